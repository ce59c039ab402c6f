import { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import { quoteClaim } from '../../identity/claims.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import type { Lease } from '../../journal/credentials.ts'
import { claimText, describeToken } from '../describeToken.ts'
import type { LeaseSession } from '../provider.ts'
import { match } from '../refusals.ts'
import { objectAt, ownMember, parseJson, rejection, responseInvalid, textAt } from '../response.ts'
import { apiRequest, type Cluster, errorIn, type KubeAction } from './api.ts'
import type { KubernetesConfig } from './config.ts'
import { rows } from './refusals.ts'
import { leaseToken } from './tokenRequest.ts'

/**
 * Leases a token of a service account, or exports the ID token itself. The guard comes first: the
 * cluster states the user that it maps this workflow to, and the token that it received.
 */
export async function exchange(config: KubernetesConfig, session: LeaseSession): Promise<Lease> {
  const cluster: Cluster = {
    base: config.base,
    send: (request, judging) => session.send(({ jwt }) => request(jwt), judging),
  }
  const review = await reviewSelf(config, session)
  const keys = { user: review.user }
  if (!config.account) return useIdToken(config, session, review)
  const { token, expiresAt, id, ...issued } = await leaseToken(session, cluster, {
    account: config.account,
    lifetime: config.lifetime,
    audience: config.tokenAudience,
    revocation: config.revocable
      ? { address: config.base.href, audience: session.token.audience }
      : null,
    keys,
    rejected: (response, action) =>
      rejected(response, action, { config, session, user: review.user }),
  })
  return { ...leaseOf(config, token), expiresAt, id, keys: issued.keys, ...review.note }
}

/** Returns the lease on the direct path: it is the ID token, which nothing can revoke. */
function useIdToken(
  config: KubernetesConfig,
  session: LeaseSession,
  { user, token, note }: Review,
): Lease {
  const { expiresAt } = token
  session.keep({ id: user, expiresAt, revocation: null, keys: { user } })
  const seconds = Math.max(0, Math.round(expiresAt - session.clock.now()))
  if (!config.refreshed) warnOfEnd(config, session, seconds)
  return { ...leaseOf(config, token.jwt), expiresAt, id: user, ...note }
}

function warnOfEnd(config: KubernetesConfig, { log }: LeaseSession, seconds: number): void {
  log(
    'warning',
    `the token for ${config.base.host} is the ID token of this job: it is valid for ${seconds} s ` +
      'and cannot be revoked. Write "kube-service-account: NAMESPACE/NAME" to get a token of a ' +
      'service account, which is valid for an hour and is revoked',
  )
}

function leaseOf(
  { base, ca, namespace, tokenAudience }: KubernetesConfig,
  token: Secret,
): Pick<Lease, 'credentials' | 'cluster'> {
  const server = base.href.replace(/\/$/, '')
  const values = new Map<string, Secret | string>([
    ...(tokenAudience === undefined ? [['KUBE_HOST', server] as const] : []),
    ['KUBE_TOKEN', token],
    ...(tokenAudience === undefined && ca !== undefined
      ? [['KUBE_CLUSTER_CA_CERT_DATA', ca] as const]
      : []),
  ])
  return {
    credentials: { kind: 'values', values, token: 'KUBE_TOKEN' },
    ...(tokenAudience === undefined && { cluster: { server, ca, token, namespace } }),
  }
}

/** The sender of a request, as the cluster identifies it. */
interface Review {
  /** The user, printable. */
  readonly user: string
  /** The token that was presented. */
  readonly token: VerifiedToken
  readonly note?: Pick<Lease, 'unverifiedNote'>
}

const CREDENTIAL_ID = 'authentication.kubernetes.io/credential-id'

/**
 * Asks the cluster for the user behind the ID token. Throws `GUARD_FAILED` if it is not
 * `expect-user`, or if the cluster received a token other than the one that was sent: a proxy then
 * sends credentials of its own.
 */
async function reviewSelf(config: KubernetesConfig, session: LeaseSession): Promise<Review> {
  const { base, expectUser } = config
  let { token } = session
  const value = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }
  const path = 'apis/authentication.k8s.io/v1/selfsubjectreviews'
  const response = await session.send((current) => {
    token = current
    return apiRequest({ base }, path, { token: current.jwt, value })
  })
  if (response.status !== 201) throw rejected(response, 'review', { config, session })
  const status = objectAt(parseJson(response, base.host), 'status') ?? {}
  const info = objectAt(status, 'userInfo') ?? {}
  const username = textAt(info, 'username')
  if (username === undefined) throw responseInvalid(base.host, 'without the user of the request')
  const user = printableUser(username, token)
  if (expectUser !== undefined && username !== expectUser)
    throw guardFailed(
      `${base.host} authenticated this workflow as "${user}", not as ${quoteClaim(expectUser)}`,
    )
  const ids = objectAt(info, 'extra')?.[CREDENTIAL_ID]
  if (ids === undefined && expectUser !== undefined) return { user, token }
  if (ids === undefined) return { user, token, note: { unverifiedNote: UNCHECKED } }
  const own = `JTI=${ownMember(token.claims, 'jti')}`
  if (Array.isArray(ids) && ids.length === 1 && ids[0] === own) return { user, token }
  throw guardFailed(`${base.host} received a token other than the one that was sent to it`)
}

const UNCHECKED =
  'The cluster does not state which token it received (Kubernetes before 1.32), and ' +
  '"expect-user" is not set, so it is not verified that no proxy forwards to another cluster.'

const guardFailed = (message: string): Failure =>
  new Failure('GUARD_FAILED', message, {
    causes: [
      'a proxy in front of the cluster sends its own credentials, or forwards to another cluster',
      'the claim mappings of the cluster, or `expect-user`, changed',
    ],
    fix: 'Set `address` to the API server itself, and compare `expect-user` with `claimMappings`.',
  })

/**
 * Returns the user as text for log and record. A mapping builds it from claims, every character of
 * which matters; anything else of that length might be a token.
 */
function printableUser(username: string, { claims }: VerifiedToken): string {
  const known = Object.values(claims).filter((value) => typeof value === 'string' && value !== '')
  const foreign = (known as string[])
    .toSorted((a, b) => b.length - a.length)
    .reduce((rest, value) => rest.replaceAll(value, ' '), username)
  return /\S{41}/.test(foreign) ? sanitizeForeign(username) : quoteClaim(username).slice(1, -1)
}

interface RejectionContext {
  readonly config: KubernetesConfig
  readonly session: LeaseSession
  readonly user?: string
}

function rejected(
  response: HttpResponse,
  action: KubeAction,
  { config, session, user }: RejectionContext,
): Failure {
  const { account, base } = config
  const to = {
    review: 'the review of the user',
    secret: `the creation of a Secret in ${account?.namespace}`,
    token: `the request for a token of ${account?.namespace}/${account?.name}`,
    delete: 'the deletion of a Secret',
  }[action]
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host: base.host,
    to,
    row: match(rows, errorIn(response, action)),
    diagnostics:
      user === undefined
        ? [
            ...describeToken(session.token),
            `  the token says jti: ${claimText(session.token, 'jti')}`,
          ]
        : [`  the cluster authenticated this workflow as user: "${user}"`],
  })
}
