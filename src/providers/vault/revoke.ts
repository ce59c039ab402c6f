import { Failure } from '../../core/failure.ts'
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

const PARTS = new Set(['address', 'token', 'kind', 'namespace', 'sync', 'ends'])

/** The state is believed only where it says what `receiptsOf` would write. */
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

/** Ends what must end before the token, then the token, which takes with it what is left. */
export async function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
): Promise<'revoked' | 'already-gone'> {
  const { address = '', token = '', kind, namespace, sync } = revocation
  const server = { place: { base: new URL(address), namespace }, token: new Secret(token), client }
  const single = kind === 'batch'
  // A lease of a service token dies with it: a request of its own is due only where somebody wants
  // to wait for the end.
  const first = (decode(revocation['ends'] ?? '') ?? []).filter(
    (end) => end.kind === 'certificate' || single || sync === 'true',
  )
  const share = single ? 1 : SHARE_BEFORE_TOKEN
  const ended = await Promise.allSettled(
    first.map((end) => endOne({ ...server, share }, end, single)),
  )
  const how = single ? undefined : await revokeSelf(server)
  const failed = ended.find((each) => each.status === 'rejected')
  if (failed) throw failed.reason
  return (
    how ??
    (ended.every((each) => each.status === 'fulfilled' && each.value === 'already-gone')
      ? 'already-gone'
      : 'revoked')
  )
}

interface Server {
  readonly place: VaultPlace
  readonly token: Secret
  readonly client: HttpClient
  /** The part of the time left that it may take; all of it where nothing is said. */
  readonly share?: number
}

// Of the time left. The other half is the token's: its end takes all leases with it, also those
// that could not be ended one by one.
const SHARE_BEFORE_TOKEN = 1 / 2

/**
 * Revokes a token by itself. 403 is said of a dead token and of a living one that may not: only the
 * first is gone.
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
  // With a dead token every lease of it is dead, too; and a living one, where it may not end its
  // lease itself, ends it by its own end.
  if (end.kind === 'lease' && response.status === 403 && (isInvalidToken(response) || !isBatch))
    return 'already-gone'
  throw refusedReturn(response, place, path)
}

/**
 * 204, or an object where there is something to warn of. What stands in between may say 200 to
 * anything, and nothing has ended.
 */
const isOk = ({ status, text }: HttpResponse): boolean =>
  status === 204 || (status >= 200 && status <= 299 && /^\s*\{/.test(text))

/** The node lags behind, or something else than the server answered. */
const judge = ({ status, text }: HttpResponse): Verdict | undefined =>
  status === replicaLag.status ||
  (status >= 200 && status <= 299 && status !== 204 && text.trim() === '')
    ? 'retry'
    : undefined

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
    : new Failure(failure.code, failure.message, {
        causes: ['the server could not end it'],
        fix: 'Revoke it by hand.',
      })
}

/** The line of policy that allows an update. */
export const policyLine = (path: string): string => `path "${path}" { capabilities = ["update"] }`
