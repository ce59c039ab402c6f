import type { Failure } from '../../core/failure.ts'
import type { HttpClient } from '../../core/retry.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import { rejection } from '../response.ts'
import { replicaLag, revokeDenied, standby } from './commonRows.ts'
import { decode, type LeasedItem, revokePath } from './leasedItem.ts'
import { isInvalidToken } from './read.ts'
import { PATH } from './readSpec.ts'
import { type VaultPlace, vaultRequest } from './request.ts'
import { matchRow } from './row.ts'

const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends'])

/** Returns whether this provider could have written the data; other state is rejected. */
export function isValidRevocationData(way: RevocationData): boolean {
  const { address = '', token = '', kind = '', namespace = 'none', sync = 'true' } = way
  const url = parseSafeUrl(address)
  const bare = url?.pathname.endsWith('/') === true && url.search + url.hash === ''
  const texts = /^[\x21-\x7e]+$/.test(token) && PATH.test(namespace) && sync === 'true'
  return (
    bare &&
    texts &&
    ['service', 'batch'].includes(kind) &&
    decode(way['ends'] ?? '') !== undefined &&
    Object.keys(way).every((part) => PARTS.has(part))
  )
}

/**
 * Revokes the items that must be revoked before the token, then the token, which revokes everything
 * else. Returns `already-gone` if everything was invalid before.
 */
export async function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
): Promise<'revoked' | 'already-gone'> {
  const { address = '', token = '', kind, namespace, sync } = revocation
  const place = { base: new URL(address), namespace }
  const server = { place, token: new Secret(token), client }
  const single = kind === 'batch'
  // A lease of a service token is revoked with the token: it gets a request of its own only if the
  // user wants to wait until the revocation is complete.
  const first = (decode(revocation['ends'] ?? '') ?? []).filter(
    (end) => end.kind === 'certificate' || single || sync === 'true',
  )
  const share = single ? 1 : SHARE_BEFORE_TOKEN
  const ended = await Promise.allSettled(
    first.map((end) => endOne({ ...server, share }, end, single)),
  )
  const how = single ? undefined : await revokeSelf(server)
  const failed = ended.find((end) => end.status === 'rejected')
  if (failed) throw failed.reason
  return (
    how ??
    (ended.every((end) => end.status === 'fulfilled' && end.value === 'already-gone')
      ? 'already-gone'
      : 'revoked')
  )
}

interface Server {
  readonly place: VaultPlace
  readonly token: Secret
  readonly client: HttpClient
  /** The share of the remaining time that a request may use; all of it by default. */
  readonly share?: number
}

// A share of the remaining time. The other half is for the token: its revocation includes all
// leases, even those that could not be revoked one by one.
const SHARE_BEFORE_TOKEN = 1 / 2

/**
 * Revokes a token with the token itself. A 403 means either that the token is invalid or that its
 * policies deny the request; only the former is `already-gone`.
 */
export async function revokeSelf({
  place,
  token,
  client,
  share,
}: Server): Promise<'revoked' | 'already-gone'> {
  const response = await client.send(
    vaultRequest(place, 'auth/token/revoke-self', { token, share, expects: 'nothing' }),
    { judge },
  )
  if (isOk(response)) return 'revoked'
  if (response.status === 403 && isInvalidToken(response)) return 'already-gone'
  throw refusedReturn(response, place, 'auth/token/revoke-self')
}

async function endOne(
  { place, token, client, share }: Server,
  end: LeasedItem,
  isBatch: boolean,
): Promise<'revoked' | 'already-gone'> {
  const path = revokePath(end)
  const value =
    end.kind === 'lease' ? { lease_id: end.id, sync: true } : { serial_number: end.serial }
  const slow = end.kind === 'lease'
  const response = await client.send(
    vaultRequest(place, path, { token, value, share, slow, expects: 'nothing' }),
    { judge },
  )
  if (isOk(response)) return 'revoked'
  // The leases of an invalid token are revoked already. A valid service token whose policies deny
  // the request revokes the lease when the token itself is revoked.
  if (end.kind === 'lease' && response.status === 403 && (isInvalidToken(response) || !isBatch))
    return 'already-gone'
  throw refusedReturn(response, place, path)
}

/**
 * Returns whether the server confirmed: 204, or an object if there are warnings. A proxy may
 * respond to anything with 200, and nothing has been revoked.
 */
const isOk = ({ status, text }: HttpResponse): boolean =>
  status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text))

/** Retries if the node lags behind, or if something other than the server responded. */
const judge = (response: HttpResponse): Verdict | undefined => {
  const { status, text } = response
  const isEmpty = status >= 200 && status <= 299 && status !== 204 && text.trim() === ''
  return isEmpty ? 'retry' : matchRow(response, [replicaLag])?.verdict
}

function refusedReturn(response: HttpResponse, { base }: VaultPlace, path: string): Failure {
  if (response.status === 307)
    return rejection(response, {
      code: 'EXCHANGE_REFUSED',
      host: base.host,
      to: path,
      row: standby,
    })
  const row =
    response.status === 403
      ? { ...revokeDenied, fix: `Add to a policy of the role: ${policyLine(path)}` }
      : undefined
  const failure = rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host: base.host,
    to: `revoking (${path})`,
    row,
  })
  return row
    ? failure
    : failure.with({ causes: ['the server could not revoke it'], fix: 'Revoke it by hand.' })
}

/** Returns the policy line that permits an update. */
export const policyLine = (path: string): string => `path "${path}" { capabilities = ["update"] }`
