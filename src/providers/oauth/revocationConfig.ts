import type { Reader } from '../../inputs/reader.ts'
import { type EndpointSource, receiverOf } from './endpointSource.ts'

/** How a token is revoked; an address that is not configured is discovered. */
export type RevocationConfig =
  | { readonly kind: 'none' }
  | { readonly kind: 'rfc7009'; readonly address: URL | undefined }
  | { readonly kind: 'delete'; readonly address: URL }
  | { readonly kind: 'discovered' }

/** Reads `revoke` and `revoke-address`. */
export function parseRevocation(read: Reader, place: EndpointSource): RevocationConfig {
  const address = read.address('revoke-address')
  if (!read.has('revoke')) {
    if (read.has('revoke-address'))
      read.addError('revoke', 'is required beside "revoke-address": rfc7009 or delete')
    return place.kind === 'discover' ? { kind: 'discovered' } : { kind: 'none' }
  }
  const kind = read.oneOf('revoke', ['rfc7009', 'delete', 'none'])
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
  }
}
