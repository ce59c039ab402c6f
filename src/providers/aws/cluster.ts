import { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { ClusterAccess, Lease } from '../../journal/credentials.ts'
import type { LeaseSession } from '../provider.ts'
import { judgeBy, match } from '../refusals.ts'
import {
  type JsonObject,
  objectAt,
  parseJson,
  rejection,
  responseInvalid,
  textAt,
} from '../response.ts'
import { assume } from './assume.ts'
import type { ClusterConfig } from './clusterConfig.ts'
import { clusterRefusals, mayNotDescribe } from './clusterRefusals.ts'
import type { AwsConfig } from './config.ts'
import { jsonErrorIn } from './jsonError.ts'
import { leasedRole } from './narrowing.ts'
import { partitionOfSts, regionalEndpoint, signingRegion } from './partitions.ts'
import { presign, type Signer, sign } from './sigv4.ts'

/** What EKS says of a cluster. */
interface Described {
  readonly server: string
  readonly ca: string
  /** The value of the header that binds a token to the cluster. */
  readonly bound: string
  readonly arn: string
}

/** How long EKS accepts a token, in seconds from its signature. */
const TOKEN_LIFE = 15 * 60
/** The limit of the cluster's authenticator. */
const LONGEST_TOKEN = 4096
const LONGEST_CA = 20_000

/**
 * Assumes the role and returns a lease with access to the EKS cluster: its address, its authority
 * and a token that the cluster accepts for 15 minutes.
 */
export async function assumeForCluster(
  config: AwsConfig & { readonly cluster: ClusterConfig },
  leaseSession: LeaseSession,
): Promise<Lease> {
  const { cluster } = config
  const lease = await assume(narrowed(config), withNote(leaseSession, cluster))
  const { credentials, expiresAt: sessionEnds } = lease
  if (credentials.kind !== 'aws') throw new Failure('INTERNAL', 'a session of AWS was expected')
  const described = await describe(config, leaseSession, credentials)
  const signedAt = leaseSession.clock.now()
  const token = signToken(config, credentials, { bound: described.bound, now: signedAt })
  if (token.length > LONGEST_TOKEN) throw tooLong(token.length)
  const expiresAt = Math.min(sessionEnds ?? Number.POSITIVE_INFINITY, signedAt + TOKEN_LIFE)
  const access: ClusterAccess = {
    ...{ server: described.server, ca: described.ca, namespace: cluster.namespace, expiresAt },
    token: leaseSession.secret(token),
  }
  noticeEnd(leaseSession, cluster, expiresAt)
  return {
    ...lease,
    expiresAt: cluster.exportSession ? sessionEnds : expiresAt,
    keys: { ...lease.keys, cluster: [described.arn] },
    cluster: access,
  }
}

function noticeEnd({ log, token }: LeaseSession, { name }: ClusterConfig, end: number): void {
  const time = new Date(end * 1000).toISOString().slice(11, 16)
  log(
    'notice',
    `${token.lease}: EKS cluster ${name} accepts the token until ${time} UTC, for 15 minutes at ` +
      'most; a longer job leases again in a later step',
  )
}

/** A session that is not exported may describe the cluster and nothing else, unless the user says. */
function narrowed(config: AwsConfig & { readonly cluster: ClusterConfig }): AwsConfig {
  const { policies, cluster } = config
  const restricted = policies.policy !== undefined || policies.managed.length > 0
  if (cluster.exportSession || restricted) return config
  return { ...config, policies: { policy: describePolicy(config), managed: [] } }
}

function describePolicy(config: AwsConfig & { readonly cluster: ClusterConfig }): string {
  const { partition, account } = leasedRole(config)
  const place = `arn:${partition}:eks:${config.region}:${account || '*'}`
  const statement = {
    ...{ Effect: 'Allow', Action: 'eks:DescribeCluster' },
    Resource: `${place}:cluster/${config.cluster.name}`,
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

async function describe(
  config: AwsConfig & { readonly cluster: ClusterConfig },
  leaseSession: LeaseSession,
  signer: Signer,
): Promise<Described> {
  const { cluster, region } = config
  const { endpoint, name } = cluster
  const url = new URL(`/clusters/${name}`, endpoint)
  const headers = sign({ method: 'GET', url, headers: {}, body: '' }, signer, {
    ...{ region, service: 'eks', now: leaseSession.clock.now() },
  })
  const response = await leaseSession.send(
    { method: 'GET', url, headers, expects: 'json' },
    judgeBy(clusterRefusals, jsonErrorIn),
  )
  if (response.status === 200) return readCluster(response, config)
  const row = match(clusterRefusals, jsonErrorIn(response))
  throw rejection(response, {
    ...{ code: 'READ_REFUSED', host: endpoint.host, row },
    to: `describing cluster ${name}; the login was fine`,
    diagnostics:
      row === mayNotDescribe
        ? [`  a policy for the role that allows it: ${describePolicy(config)}`]
        : [],
  })
}

/** Reads the cluster. Throws `GUARD_FAILED` if it is another one than the lease names. */
function readCluster(
  response: HttpResponse,
  config: AwsConfig & { readonly cluster: ClusterConfig },
): Described {
  const { name, endpoint } = config.cluster
  const cluster = objectAt(parseJson(response, endpoint.host), 'cluster') ?? {}
  const arn = textAt(cluster, 'arn') ?? ''
  const { partition, account } = leasedRole(config)
  const [, owner] = /^arn:[a-z-]+:eks:[\w-]+:(\d{12}):cluster\//.exec(arn) ?? []
  const own = `arn:${partition}:eks:${config.region}:${account || owner}:cluster/${name}`
  if (textAt(cluster, 'name') !== name || arn !== own)
    throw new Failure('GUARD_FAILED', `${endpoint.host} described another cluster than ${own}`, {
      causes: ['a proxy between the runner and EKS responds in its place'],
      fix: 'Find the server that responds in place of EKS; nothing was exported.',
    })
  if (!['ACTIVE', 'UPDATING'].includes(textAt(cluster, 'status') ?? ''))
    throw new Failure('READ_REFUSED', `cluster ${name} is neither ACTIVE nor UPDATING`, {
      causes: ['it is being created or deleted, or its creation failed'],
      fix: `Wait with \`aws eks wait cluster-active --name ${name}\`.`,
    })
  const server = serverOf(cluster)
  const ca = authorityOf(cluster)
  const bound = objectAt(cluster, 'outpostConfig') ? textAt(cluster, 'id') : name
  if (server === undefined || ca === undefined || !/^[\w-]{1,100}$/.test(bound ?? ''))
    throw responseInvalid(endpoint.host, 'with a cluster without a usable address or authority')
  return { server, ca, bound: bound ?? name, arn: own }
}

function serverOf(cluster: JsonObject): string | undefined {
  const url = parseSafeUrl(textAt(cluster, 'endpoint') ?? '')
  const plain = url?.protocol === 'https:' && url.pathname === '/' && !url.search && !url.hash
  return plain ? url.origin : undefined
}

/** Returns the certificates of the cluster's authorities; `undefined` if there are none. */
function authorityOf(cluster: JsonObject): string | undefined {
  const encoded = textAt(objectAt(cluster, 'certificateAuthority') ?? {}, 'data') ?? ''
  if (encoded.length > LONGEST_CA || !/^[A-Za-z0-9+/]+={0,2}$/.test(encoded)) return undefined
  const text = Buffer.from(encoded, 'base64').toString('latin1')
  const blocks =
    text.match(/-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g) ?? []
  return blocks.length > 0 ? `${blocks.join('\n')}\n` : undefined
}

/** Returns the token: a signed request with which the cluster asks STS who the session is. */
function signToken(
  config: AwsConfig,
  signer: Signer,
  { bound, now }: { readonly bound: string; readonly now: number },
): string {
  const { region, endpoint, customEndpoint } = config
  // The cluster accepts the hosts of AWS only, and no VPC endpoint.
  const aws = !customEndpoint || partitionOfSts(endpoint.hostname) !== undefined
  const host = aws ? regionalEndpoint(region, { fips: false, dualStack: false }) : endpoint
  const url = new URL('/?Action=GetCallerIdentity&Version=2011-06-15', host)
  const signed = presign({ url, headers: { 'x-k8s-aws-id': bound }, expires: 60 }, signer, {
    ...{ region: signingRegion(region), service: 'sts', now },
  })
  return `k8s-aws-v1.${Buffer.from(signed.reveal()).toString('base64url')}`
}

const tooLong = (length: number): Failure =>
  new Failure(
    'GUARD_FAILED',
    `the token has ${length} characters, and clusters accept ${LONGEST_TOKEN}`,
    {
      causes: ['session tags, policies or the chain make the session token long'],
      fix: 'Use fewer tags and policies in "chain", "session-policy" and "managed-policies".',
    },
  )

/** Adds to each receipt what a policy does not end: no permission is needed for the token. */
const withNote = (leaseSession: LeaseSession, { name }: ClusterConfig): LeaseSession => ({
  ...leaseSession,
  keep: (kept) =>
    leaseSession.keep({
      ...kept,
      note: [
        `it signed a token for EKS cluster ${name}, which accepts it for 15 minutes at most and ` +
          'whatever policies say',
        kept.note,
      ]
        .filter((part) => part !== undefined)
        .join('; '),
    }),
})
