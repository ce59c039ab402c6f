import { Failure } from '../../core/failure.ts'
import type { Secret } from '../../core/secret.ts'
import { clockTime } from '../../core/time.ts'
import type { ClusterAccess, Credentials, Lease } from '../../journal/credentials.ts'
import type { Cluster } from '../kubernetes/api.ts'
import type { LeaseSession } from '../provider.ts'
import { assume } from './assume.ts'
import { isRestricted, withNote } from './assumeNarrowed.ts'
import type { ClusterConfig } from './clusterConfig.ts'
import { signClusterToken } from './clusterToken.ts'
import {
  type AwsClusterConfig,
  type DescribedCluster,
  describeCluster,
  describePolicy,
} from './describeCluster.ts'

/** A token for the API server of a cluster. */
interface ClusterToken {
  readonly token: Secret
  /** Seconds since the epoch. */
  readonly expiresAt: number
  readonly keys?: Lease['keys']
}

/** How long EKS accepts a token, in seconds from its signature. */
const TOKEN_LIFE = 15 * 60
/** The limit of the cluster's authenticator. */
const LONGEST_TOKEN = 4096

/**
 * Assumes the role and returns a lease with access to the EKS cluster: its address, its authority
 * and a token, which is that of a service account if the lease names one.
 */
export async function assumeForCluster(
  config: AwsClusterConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const { cluster } = config
  const lease = await assume(narrowed(config), withNote(leaseSession, noteOf(cluster)))
  const { credentials } = lease
  if (credentials.kind !== 'aws') throw new Failure('INTERNAL', 'a session of AWS was expected')
  const described = await describeCluster(config, leaseSession, credentials)
  const signed = signedToken(config, leaseSession, { lease, credentials, described })
  const { token, expiresAt, keys } = cluster.serviceAccount
    ? await exchangeToken(config, leaseSession, { lease, described, signed: signed.token })
    : signed
  if (!cluster.serviceAccount) noticeEnd(leaseSession, cluster, expiresAt)
  const { server, ca } = described
  const access: ClusterAccess = { server, ca, namespace: cluster.namespace, token, expiresAt }
  return {
    ...lease,
    expiresAt: cluster.exportSession ? lease.expiresAt : expiresAt,
    keys: { ...lease.keys, ...keys, cluster: [described.arn] },
    cluster: access,
  }
}

/** A session that is not exported may only describe the cluster, unless a policy is set. */
function narrowed(config: AwsClusterConfig): AwsClusterConfig {
  const { policies, cluster } = config
  if (cluster.exportSession || isRestricted(policies)) return config
  return { ...config, policies: { policy: describePolicy(config), managed: [] } }
}

interface ObtainedSession {
  readonly lease: Lease
  readonly credentials: Extract<Credentials, { kind: 'aws' }>
  readonly described: DescribedCluster
}

function signedToken(
  { region, endpoint }: AwsClusterConfig,
  { clock, secret }: LeaseSession,
  { lease, credentials, described: { bound } }: ObtainedSession,
): ClusterToken {
  const now = clock.now()
  const text = signClusterToken(credentials, { region, sts: endpoint, bound, now })
  if (text.length > LONGEST_TOKEN)
    throw new Failure(
      'GUARD_FAILED',
      `the token must have at most ${LONGEST_TOKEN} characters; it has ${text.length}`,
      {
        causes: ['session tags, policies or the chain make the session token long'],
        fix: 'Use fewer tags and policies in "chain", "session-policy" and "managed-policies".',
      },
    )
  const sessionEnds = lease.expiresAt ?? Number.POSITIVE_INFINITY
  return { token: secret(text), expiresAt: Math.min(sessionEnds, now + TOKEN_LIFE) }
}

/** Exchanges the signed token at the cluster for one of the service account. */
async function exchangeToken(
  config: AwsClusterConfig,
  leaseSession: LeaseSession,
  given: Pick<ObtainedSession, 'lease' | 'described'> & { readonly signed: Secret },
): Promise<ClusterToken> {
  const { cluster, role, endpoint, region } = config
  const { lease, described, signed } = given
  const { server, ca, bound } = described
  const { leaseToken, rejectedByCluster } = await import('./clusterAccount.ts')
  const { account, lifetime, revocable } = cluster.serviceAccount as NonNullable<
    ClusterConfig['serviceAccount']
  >
  const base = new URL(`${server}/`)
  const api: Cluster = {
    base,
    send: (request, judging) =>
      leaseSession.send(
        { host: base.host, next: async () => ({ ...request(signed), ca }) },
        judging,
      ),
  }
  const session = lease.id.split('/').at(-1) ?? ''
  const own = { ...leaseSession, keep: keepAs(leaseSession, lease.id) }
  return leaseToken(own, api, {
    ...{ account, audience: undefined },
    lifetime: cluster.exportSession ? config.lifetime : lifetime,
    revocation: revocable
      ? {
          ...{ address: base.href, ca, bound, region, role: role.arn, session },
          ...{ sts: endpoint.href, audience: leaseSession.token.audience },
        }
      : null,
    keys: { service_account: `${account.namespace}/${account.name}` },
    rejected: (response, action) => rejectedByCluster(response, action, { config, base }),
  })
}

/** Everything that one lease obtains is on record under one id. */
const keepAs =
  ({ keep }: LeaseSession, id: string): LeaseSession['keep'] =>
  (kept) =>
    keep({ ...kept, id })

function noticeEnd({ log, token }: LeaseSession, { name }: ClusterConfig, end: number): void {
  log(
    'notice',
    `${token.lease}: EKS cluster ${name} accepts the token until ${clockTime(end)} UTC, for 15 minutes at ` +
      'most. Write "kube-service-account: NAMESPACE/NAME" to get a token of a service account, ' +
      'which is valid for an hour and is revoked',
  )
}

/** Names in each receipt what no policy ends: using the token needs no permission. */
const noteOf = ({ name }: ClusterConfig): string =>
  `it signed a token for EKS cluster ${name}, which is accepted for up to 15 minutes ` +
  'even if a policy denies the session'
