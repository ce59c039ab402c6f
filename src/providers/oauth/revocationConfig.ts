import type { Reader } from '../../inputs/reader.ts'
import { type EndpointSource, receiverOf } from './endpointSource.ts'

const FIELD = /^[A-Za-z_][\w-]{0,63}$/

/** How a token is revoked; an address that is not configured is discovered. */
export type RevocationConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'rfc7009'; readonly address: URL | undefined }
  | { readonly kind: 'delete'; readonly address: URL }
  | { readonly kind: 'json'; readonly address: URL; readonly field: string }
  | { readonly kind: 'discovered' }

/** Reads `revoke`, `revoke-address` and `revoke-field`. */
export function parseRevocation(read: Reader, place: EndpointSource): RevocationConfig {
  const address = read.address('revoke-address')
  if (read.has('revoke-field') && read.optional('revoke') !== 'json')
    read.addError('revoke-field', 'belongs to "revoke: json"')
  if (!read.has('revoke')) {
    if (read.has('revoke-address'))
      read.addError('revoke', 'is required beside "revoke-address": rfc7009, delete or json')
    return place.kind === 'discover' ? { kind: 'discovered' } : { kind: 'none' }
  }
  const kind = read.oneOf('revoke', ['rfc7009', 'delete', 'json', 'none'])
  switch (kind) {
    case 'none':
      return { kind }
    case 'rfc7009':
      if (place.kind === 'address' && !read.has('revoke-address'))
        read.addError('revoke-address', 'is required for "revoke: rfc7009"')
      return { kind, address }
    case 'delete':
      if (place.kind === 'discover' && !place.token && !read.has('revoke-address'))
        read.addError('revoke-address', 'is required for "revoke: delete"')
      return { kind, address: address ?? receiverOf(place) }
    case 'json':
      if (!read.has('revoke-address'))
        read.addError('revoke-address', 'is required for "revoke: json"')
      return {
        kind,
        address: address ?? receiverOf(place),
        field: read.matching('revoke-field', FIELD, 'the name of a member, such as token') ?? '',
      }
  }
}
