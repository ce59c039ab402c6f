import type { HttpClient } from '../../core/retry.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import type { Supplies } from '../provider.ts'
import { match } from '../refusals.ts'
import { jsonOrEmpty, objectAt, rejection, textAt } from '../response.ts'
import { deletionOf, errorIn, isDeleted } from './api.ts'
import { deletionRows } from './refusals.ts'

const PARTS = new Set(['address', 'audience', 'namespace', 'secret', 'uid'])
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const SECRET = /^lease-\d{1,20}-\d{1,6}-[0-9a-f]{8}$/

/** Returns whether this provider could have written the data: it names a Secret of a lease only. */
export function isValidRevocationData(way: RevocationData): boolean {
  const { address = '', audience = '', namespace = '', secret = '', uid = 'none' } = way
  const url = parseSafeUrl(address)
  return (
    url?.pathname.endsWith('/') === true &&
    url.search + url.hash === '' &&
    audience !== '' &&
    NAMESPACE.test(namespace) &&
    SECRET.test(secret) &&
    /^[A-Za-z0-9-]{1,64}$/.test(uid) &&
    Object.keys(way).every((part) => PARTS.has(part))
  )
}

/**
 * Deletes the Secret that the token is bound to, with a fresh ID token. Returns `already-gone` if
 * the server states that this Secret does not exist. A 404 without that statement proves nothing.
 */
export async function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
  supplies: Pick<Supplies, 'idToken'>,
): Promise<'revoked' | 'already-gone'> {
  const { address = '', audience = '', namespace = '', secret = '', uid } = revocation
  const base = new URL(address)
  const place = { namespace, secret, uid }
  const response = await client.send({
    host: base.host,
    next: async () => deletionOf({ base }, place, (await supplies.idToken(audience)).jwt),
  })
  if (isDeleted(response, place)) return 'revoked'
  const { status, code } = errorIn(response, 'delete')
  const details = objectAt(jsonOrEmpty(response), 'details') ?? {}
  const isNamed = textAt(details, 'name') === secret
  // Without a uid no token was requested: the creation of the Secret failed or was never sent.
  if (status === 404 && code === 'NotFound' && isNamed)
    return uid === undefined ? 'revoked' : 'already-gone'
  // Another Secret has the name: this one, and with it its token, is gone.
  if (status === 409 && code === 'Conflict' && isNamed) return 'already-gone'
  throw rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host: base.host,
    to: `the deletion of the Secret ${namespace}/${secret}`,
    row: match(deletionRows, { status, code, message: '' }) ?? deletionRows.at(-1),
  })
}
