import { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { parseSafeUrl } from '../../core/url.ts'
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
import type { ClusterConfig } from './clusterConfig.ts'
import { clusterRefusals, mayNotDescribe } from './clusterRefusals.ts'
import { BOUND } from './clusterToken.ts'
import type { AwsConfig } from './config.ts'
import { errorIn } from './jsonCall.ts'
import { leasedRole } from './narrowing.ts'
import { type Signer, sign } from './sigv4.ts'

/** The validated inputs of a lease with a cluster. */
export interface AwsClusterConfig extends AwsConfig {
  readonly cluster: ClusterConfig
}

/** A cluster, as EKS describes it. */
export interface DescribedCluster {
  readonly server: string
  readonly ca: string
  /** The name that binds a token to the cluster. */
  readonly bound: string
  readonly arn: string
}

const LONGEST_CA = 20_000

/**
 * Describes the cluster. Throws `READ_REFUSED` if the session may not, or there is none, and
 * `GUARD_FAILED` if the response describes another one.
 */
export async function describeCluster(
  config: AwsClusterConfig,
  leaseSession: LeaseSession,
  signer: Signer,
): Promise<DescribedCluster> {
  const { cluster, region } = config
  const { endpoint, name } = cluster
  const url = new URL(`/clusters/${name}`, endpoint)
  const headers = sign({ method: 'GET', url, headers: {}, body: '' }, signer, {
    ...{ region, service: 'eks', now: leaseSession.clock.now() },
  })
  const response = await leaseSession.send(
    { method: 'GET', url, headers, expects: 'json' },
    judgeBy(clusterRefusals, errorIn),
  )
  if (response.status === 200) return readCluster(response, config)
  const row = match(clusterRefusals, errorIn(response))
  throw rejection(response, {
    ...{ code: 'READ_REFUSED', host: endpoint.host, row },
    to: `describing cluster ${name}; the login was fine`,
    diagnostics:
      row === mayNotDescribe
        ? [`  a policy for the role that allows it: ${describePolicy(config)}`]
        : [],
  })
}

/** Returns the least policy with which a role can describe the cluster. */
export function describePolicy(config: AwsClusterConfig): string {
  const { partition, account } = leasedRole(config)
  const place = `arn:${partition}:eks:${config.region}:${account || '*'}`
  const statement = {
    ...{ Effect: 'Allow', Action: 'eks:DescribeCluster' },
    Resource: `${place}:cluster/${config.cluster.name}`,
  }
  return JSON.stringify({ Version: '2012-10-17', Statement: [statement] })
}

function readCluster(response: HttpResponse, config: AwsClusterConfig): DescribedCluster {
  const { name, endpoint } = config.cluster
  const cluster = objectAt(parseJson(response, endpoint.host), 'cluster') ?? {}
  const arn = arnOf(cluster, config)
  if (!['ACTIVE', 'UPDATING'].includes(textAt(cluster, 'status') ?? ''))
    throw new Failure('READ_REFUSED', `cluster ${name} is neither ACTIVE nor UPDATING`, {
      causes: ['it is being created or deleted, or its creation failed'],
      fix: `Wait with \`aws eks wait cluster-active --name ${name}\`.`,
    })
  const server = serverOf(cluster)
  const ca = authorityOf(cluster)
  const bound = objectAt(cluster, 'outpostConfig') ? textAt(cluster, 'id') : name
  if (server === undefined || ca === undefined || bound === undefined || !BOUND.test(bound))
    throw responseInvalid(endpoint.host, 'with a cluster without a usable address or authority')
  return { server, ca, bound, arn }
}

/** Returns the ARN of the cluster. Throws `GUARD_FAILED` if it is not the one of the lease. */
function arnOf(cluster: JsonObject, config: AwsClusterConfig): string {
  const { name, endpoint } = config.cluster
  const stated = textAt(cluster, 'arn') ?? ''
  const { partition, account } = leasedRole(config)
  const [, owner] = /^arn:[a-z-]+:eks:[\w-]+:(\d{12}):cluster\//.exec(stated) ?? []
  const own = `arn:${partition}:eks:${config.region}:${account || owner}:cluster/${name}`
  if (textAt(cluster, 'name') === name && stated === own) return own
  throw new Failure('GUARD_FAILED', `${endpoint.host} described another cluster than ${own}`, {
    causes: ['a proxy between the runner and EKS responds in its place'],
    fix: 'Find the server that responds in place of EKS; nothing was exported.',
  })
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
  const blocks = Buffer.from(encoded, 'base64').toString('latin1').match(CERTIFICATES)
  return blocks ? `${blocks.join('\n')}\n` : undefined
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g
