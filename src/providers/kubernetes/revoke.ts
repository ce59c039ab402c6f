import type { HttpClient } from '../../core/retry.ts'
import type { Secret } from '../../core/secret.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import type { Supplies } from '../provider.ts'
import { match, type Refusal } from '../refusals.ts'
import { jsonOrEmpty, objectAt, rejection, textAt } from '../response.ts'
import { deletionOf, errorIn, isDeleted, type SecretPlace } from './api.ts'

const PARTS = new Set(['address', 'audience', 'namespace', 'secret', 'uid'])
const NAMESPACE = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/
const SECRET = /^lease-\d{1,20}-\d{1,6}-[0-9a-f]{8}$/

/** Returns whether this provider could have written the data: it names a Secret of a lease only. */
export function isValidRevocationData(way: RevocationData): boolean {
  const { address = '', audience = '' } = way
  const url = parseSafeUrl(address)
  return (
    url?.pathname.endsWith('/') === true &&
    url.search + url.hash === '' &&
    audience !== '' &&
    isLeaseSecret(way) &&
    Object.keys(way).every((part) => PARTS.has(part))
  )
}

const code = 'EXCHANGE_REFUSED'

/** The row of any other rejection. */
const notDeleted: Refusal = {
  code,
  symptom: 'the Secret was not deleted',
  causes: ['the API server, or a proxy in front of it, rejects the request'],
  fix: 'Delete it with the command in the log. It has no content.',
}

/** The rows of a rejected deletion. */
export const deletionRows: readonly Refusal[] = [
  {
    code,
    when: { status: 401 },
    symptom: 'the Secret was not deleted: Unauthorized',
    causes: ['the cluster no longer accepts the ID tokens of this workflow'],
    fix: 'Look in the log of kube-apiserver for the reason: the token was obtained with the same audience.',
  },
  {
    code,
    when: { status: 403 },
    symptom: 'the Secret was not deleted: Forbidden',
    causes: ['the Role of this user allows `create` on Secrets, but not `delete`'],
    fix: 'Add `delete` to its rule `{apiGroups: [""], resources: [secrets], verbs: [create, delete]}`.',
  },
  notDeleted,
]

/** Returns whether the data names a Secret that a lease could have created. */
export const isLeaseSecret = ({
  namespace = '',
  secret = '',
  uid = 'none',
}: RevocationData): boolean =>
  NAMESPACE.test(namespace) && SECRET.test(secret) && /^[A-Za-z0-9-]{1,64}$/.test(uid)

/** Returns the command that deletes the Secret, for an administrator of the cluster. */
export const commandByHand = ({ namespace, secret }: RevocationData): string =>
  `kubectl delete secret -n ${namespace} ${secret}`

/** Deletes the Secret that the token is bound to, with a fresh ID token. */
export function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
  supplies: Pick<Supplies, 'idToken'>,
): Promise<'revoked' | 'already-gone'> {
  const { address = '', audience = '', namespace = '', secret = '', uid } = revocation
  return deleteSecret(client, {
    ...{ base: new URL(address), place: { namespace, secret, uid } },
    token: async () => (await supplies.idToken(audience)).jwt,
  })
}

/** Where a Secret is, and who deletes it. */
export interface SecretDeletion {
  readonly base: URL
  readonly place: SecretPlace
  readonly ca?: string | undefined
  token(): Promise<Secret>
}

/**
 * Deletes a Secret, and with it the token that is bound to it. Returns `already-gone` if the server
 * states that this Secret does not exist. A 404 without that statement proves nothing.
 */
export async function deleteSecret(
  client: HttpClient,
  { base, place, ca, token }: SecretDeletion,
): Promise<'revoked' | 'already-gone'> {
  const { namespace, secret, uid } = place
  const response = await client.send({
    host: base.host,
    next: async () => ({ ...deletionOf({ base }, place, await token()), ca }),
  })
  if (isDeleted(response, place)) return 'revoked'
  const error = errorIn(response, 'delete')
  const details = objectAt(jsonOrEmpty(response), 'details') ?? {}
  const isNamed = textAt(details, 'name') === secret
  // Without a uid no token was requested: the creation of the Secret failed or was never sent.
  if (error.status === 404 && error.code === 'NotFound' && isNamed)
    return uid === undefined ? 'revoked' : 'already-gone'
  // Another Secret has the name: this one, and with it its token, is gone.
  if (error.status === 409 && error.code === 'Conflict' && isNamed) return 'already-gone'
  throw rejection(response, {
    code,
    host: base.host,
    to: `the deletion of the Secret ${namespace}/${secret}`,
    row: match(deletionRows, error) ?? notDeleted,
  })
}
