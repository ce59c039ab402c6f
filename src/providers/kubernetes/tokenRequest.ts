import type { Failure } from '../../core/failure.ts'
import type { HttpResponse, Json } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { RevocationData } from '../../journal/entry.ts'
import type { LeaseSession, ReceiptHandle } from '../provider.ts'
import { objectAt, parseJson, responseInvalid, textAt, tokenAt } from '../response.ts'
import {
  apiRequest,
  type Cluster,
  deletionOf,
  isDeleted,
  type KubeAction,
  type ServiceAccount,
  secretsPath,
} from './api.ts'
import { checkIssued } from './issuedToken.ts'

/** The token of a service account that is requested. */
export interface TokenTerms {
  readonly account: ServiceAccount
  /** In seconds. */
  readonly lifetime: number
  /** The audience of the token; `undefined` for the API server itself. */
  readonly audience: string | undefined
  /**
   * What the revocation needs beside namespace and name of the Secret. `null` binds the token to no
   * Secret: it cannot be revoked.
   */
  readonly revocation: RevocationData | null
  /** Identifiers for the record, such as the user that the cluster maps this workflow to. */
  readonly keys?: Readonly<Record<string, string>>
  /** Returns the failure for a request that the server rejected. */
  rejected(response: HttpResponse, action: KubeAction): Failure
}

/** The token of a service account. */
export interface ServiceAccountToken {
  readonly token: Secret
  /** Seconds since the epoch. */
  readonly expiresAt: number
  readonly id: string
  /** The id under which the cluster's audit log has each request with the token. */
  readonly keys: Readonly<Record<string, readonly string[]>>
}

/** The Secret without content to which a token is bound. */
interface BoundSecret {
  readonly name: string
  readonly uid: string
}

const NOTE =
  'The token is not bound to a Secret: it ends early only if the service account is deleted.'

/**
 * Creates an empty Secret, requests a token that is bound to it, compares what was issued with what
 * was requested, and returns it. Deleting the Secret revokes the token. The receipt precedes the
 * first request: its name is chosen here, so that a Secret whose response was lost is deleted.
 */
export async function leaseToken(
  session: LeaseSession,
  cluster: Cluster,
  terms: TokenTerms,
): Promise<ServiceAccountToken> {
  const { account, lifetime, revocation } = terms
  const { namespace } = account
  const id = `system:serviceaccount:${namespace}:${account.name}`
  const expiresAt = Math.ceil(session.clock.now() + lifetime)
  const name = secretName(session)
  const receipt = session.keep({
    ...{ id, expiresAt },
    revocation: revocation && { ...revocation, namespace, secret: name },
    ...(revocation ? {} : { note: NOTE }),
    keys: { ...terms.keys, ...(revocation && { secret: `${namespace}/${name}` }) },
  })
  const context = { session, cluster, terms, receipt }
  const secret = revocation ? await createSecret(context, name) : undefined
  // In the state before the token exists: the revocation names the Secret by its uid.
  if (secret) receipt.extend({ expiresAt, revocation: { uid: secret.uid } })
  try {
    const issued = await issueToken(context, secret)
    return { id, ...issued }
  } catch (error) {
    if (secret) await deleteAtOnce(context, secret)
    throw error
  }
}

interface Context {
  readonly session: LeaseSession
  readonly cluster: Cluster
  readonly terms: TokenTerms
  readonly receipt: ReceiptHandle
}

async function createSecret(context: Context, name: string): Promise<BoundSecret> {
  const { session, cluster, terms, receipt } = context
  const { namespace } = terms.account
  const value = emptySecret(session, name, terms)
  let attempts = 0
  const create = (): Promise<HttpResponse> =>
    cluster.send((token) => {
      attempts += 1
      return apiRequest(cluster, secretsPath(namespace), { token, value })
    })
  let response = await create()
  if (response.status === 409) {
    // The name is random: an attempt whose response was lost has created the Secret.
    await cluster.send((token) => deletionOf(cluster, { namespace, secret: name }, token))
    response = await create()
  }
  if (response.status !== 201) {
    if (isCertain(response, attempts)) receipt.revoked()
    throw terms.rejected(response, 'secret')
  }
  const { host } = cluster.base
  const metadata = objectAt(parseJson(response, host), 'metadata') ?? {}
  const uid = tokenAt(metadata, 'uid')
  const isOurs = textAt(metadata, 'name') === name && textAt(metadata, 'namespace') === namespace
  if (!isOurs || uid === undefined || !UID.test(uid))
    throw responseInvalid(host, 'without the Secret that was to be created')
  return { name, uid }
}

/** Returns whether nothing was created: the response of an earlier attempt may have been lost. */
const isCertain = ({ status }: HttpResponse, attempts: number): boolean =>
  attempts === 1 && status >= 300 && status < 500

/** Matches the uid of an object. */
export const UID = /^[A-Za-z0-9-]{1,64}$/

/** Returns `lease-RUN-ATTEMPT-8hex`: unique, and a sign of which run left it behind. */
function secretName({ token, clock }: LeaseSession): string {
  const digits = Buffer.from(clock.random(4)).toString('hex')
  return ['lease', token.claims['run_id'], token.claims['run_attempt'], digits].join('-')
}

/** Returns a Secret without content; its labels and its annotation are for a sweep. */
const emptySecret = (
  { clock, token }: LeaseSession,
  name: string,
  { lifetime }: TokenTerms,
): Json => ({
  apiVersion: 'v1',
  kind: 'Secret',
  metadata: {
    name,
    labels: {
      'app.kubernetes.io/managed-by': 'lease-credentials',
      'lease-credentials/run-id': String(token.claims['run_id']),
    },
    annotations: {
      'lease-credentials/expires': new Date(Math.ceil(clock.now() + lifetime) * 1000).toISOString(),
    },
  },
  type: 'Opaque',
  immutable: true,
})

async function issueToken(
  { session, cluster, terms, receipt }: Context,
  secret: BoundSecret | undefined,
): Promise<Omit<ServiceAccountToken, 'id'>> {
  const { account, lifetime, audience } = terms
  const path = `api/v1/namespaces/${account.namespace}/serviceaccounts/${account.name}/token`
  const value: Json = {
    apiVersion: 'authentication.k8s.io/v1',
    kind: 'TokenRequest',
    spec: {
      expirationSeconds: lifetime,
      ...(audience !== undefined && { audiences: [audience] }),
      ...(secret && { boundObjectRef: { apiVersion: 'v1', kind: 'Secret', ...secret } }),
    },
  }
  let attempts = 0
  const response = await cluster.send((token) => {
    attempts += 1
    return apiRequest(cluster, path, { token, value })
  })
  if (response.status !== 201) {
    if (!secret && isCertain(response, attempts)) receipt.revoked()
    throw terms.rejected(response, 'token')
  }
  const { host } = cluster.base
  const status = objectAt(parseJson(response, host), 'status') ?? {}
  const text = tokenAt(status, 'token')
  if (text === undefined) throw responseInvalid(host, 'without a token')
  const token = session.secret(text)
  const { expiresAt, jti } = checkIssued(
    { host, text, expires: textAt(status, 'expirationTimestamp') },
    { account, audience, secret, latest: session.clock.now() + lifetime },
  )
  return { token, expiresAt, keys: jti === undefined ? {} : { credential_id: [`JTI=${jti}`] } }
}

/** Deletes the Secret of a token that is not used, best effort: the rollback repeats it. */
async function deleteAtOnce(
  { cluster, terms, receipt }: Context,
  secret: BoundSecret,
): Promise<void> {
  const place = { namespace: terms.account.namespace, secret: secret.name, uid: secret.uid }
  const response = await cluster
    .send((token) => deletionOf(cluster, place, token))
    .catch(() => undefined)
  if (response && isDeleted(response, place)) receipt.revoked()
}
