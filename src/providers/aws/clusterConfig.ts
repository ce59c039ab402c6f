import type { Reader } from '../../inputs/reader.ts'
import type { ServiceAccount } from '../kubernetes/api.ts'
import { BOUNDS, NAMESPACE, parseAccount } from '../kubernetes/config.ts'
import { GLOBAL, partitionOf, type Variant } from './partitions.ts'

/** An EKS cluster to which the session gives access. */
export interface ClusterConfig {
  readonly name: string
  /** The endpoint of EKS, which describes the cluster. */
  readonly endpoint: URL
  /** The namespace of the context. */
  readonly namespace: string | undefined
  /** Whether the session is exported, too. */
  readonly exportSession: boolean
  /** The service account whose token takes the place of the one that EKS accepts for 15 minutes. */
  readonly serviceAccount: ClusterAccount | undefined
}

/** The service account of a cluster, and the token that is requested for it. */
export interface ClusterAccount {
  readonly account: ServiceAccount
  /** In seconds. */
  readonly lifetime: number
  readonly revocable: boolean
}

const NAME = /^[0-9A-Za-z][\w-]{0,99}$/
const HOUR = 3600
const OF_CLUSTER = ['kube-namespace', 'kube-service-account', 'revoke']

/**
 * Reads `cluster` and the inputs that belong to it; `undefined` without `cluster`. `at` is the
 * `store-address`.
 */
export function parseCluster(
  read: Reader,
  region: string,
  { at, variant }: { readonly at: URL | undefined; readonly variant: Variant },
): ClusterConfig | undefined {
  if (!read.has('cluster')) {
    for (const name of OF_CLUSTER.filter((field) => read.has(field)))
      read.addError(name, 'needs "cluster"')
    return undefined
  }
  const rule = 'the name of an EKS cluster: letters, digits, - and _, at most 100'
  const name = read.matching('cluster', NAME, rule) ?? ''
  const targets = read.has('export') ? (read.list('export') ?? []) : []
  if (region === GLOBAL)
    read.addError('region', `must be a region with "cluster": ${GLOBAL} has no clusters`)
  for (const other of ['read', 'registries'].filter((field) => read.has(field)))
    read.addError('cluster', `cannot be used with "${other}"; use a lease for each`)
  if (targets.length > 0 && !targets.some((target) => ['kubeconfig', 'none'].includes(target)))
    read.addError('cluster', 'needs "export: kubeconfig", alone or in a list')
  const exportSession = targets.some((target) => !['kubeconfig', 'none'].includes(target))
  return {
    ...{ name, exportSession },
    endpoint: at ?? eksEndpoint(region || 'us-east-1', variant),
    namespace: read.matching('kube-namespace', NAMESPACE, 'the name of a namespace'),
    serviceAccount: parseClusterAccount(read, exportSession),
  }
}

function parseClusterAccount(read: Reader, exportSession: boolean): ClusterAccount | undefined {
  const account = parseAccount(read)
  read.matching('revoke', /^none$/, '"none" or left out')
  if (!read.has('kube-service-account')) {
    if (read.has('revoke')) read.addError('revoke', 'needs "kube-service-account"')
    if (read.has('lifetime') && !exportSession)
      read.addError('lifetime', 'has no effect: EKS accepts a token for 15 minutes')
    return undefined
  }
  if (read.has('chain') && !read.has('revoke'))
    read.addError(
      'chain',
      'cannot be used with "kube-service-account", whose token the post step revokes with the ' +
        'first role alone; write "revoke: none", or let the cluster admit the first role',
    )
  // The lifetime of the session, which is exported, is that of the token, too.
  const lifetime = (exportSession ? undefined : read.duration('lifetime', BOUNDS)) ?? HOUR
  return account && { account, lifetime, revocable: !read.has('revoke') }
}

/** Returns the endpoint of EKS in a region, by the endpoint rules that AWS publishes. */
export function eksEndpoint(region: string, { fips, dualStack }: Variant): URL {
  const { id, suffix, dualStackSuffix } = partitionOf(region)
  if (!fips || dualStack) {
    const host = fips ? 'eks-fips' : 'eks'
    return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`)
  }
  // The default hosts of GovCloud are FIPS-validated already.
  const hosts: Readonly<Record<string, string>> = { aws: 'fips.eks', 'aws-us-gov': 'eks' }
  return new URL(`https://${hosts[id] ?? 'eks-fips'}.${region}.${suffix}`)
}
