import type { Provider } from '../provider.ts'
import { distinctSources, readNames } from '../reading/readEntry.ts'
import { type AwsConfig, parseConfig, SESSION_VARIABLES } from './config.ts'
import { ecrEndpoint } from './ecrHosts.ts'
import { fields } from './fields.ts'
import { audienceOf, partitionOf, partitionOfSts } from './partitions.ts'

const outputs = {
  AWS_ACCESS_KEY_ID: 'The id of the access key.',
  AWS_SECRET_ACCESS_KEY: 'The secret of the access key.',
  AWS_SESSION_TOKEN: 'The token of the session, without which the key is worth nothing.',
  AWS_REGION: 'The region, as written in `region`.',
  AWS_DEFAULT_REGION: 'The same, for older tools.',
  AWS_CREDENTIAL_EXPIRATION: 'When the session expires, in RFC 3339.',
  AWS_ACCOUNT_ID: 'The account of the role.',
  arn: 'The ARN of the assumed role and session.',
  account: 'The account of the role.',
}

// More connections than this cost a store more than they save.
const CONNECTIONS = 10

const load = () => import('./assume.ts')
const loadReader = () => import('./read.ts')
const loadCluster = () => import('./cluster.ts')
const loadLogin = () => import('./ecr.ts')

/** Returns the loader of the modules that this lease needs. */
function loaderOf({ reads, registries, cluster }: AwsConfig): () => Promise<unknown> {
  if (reads.length > 0) return loadReader
  if (registries.length > 0) return loadLogin
  return cluster ? loadCluster : load
}

/** Leases sessions of IAM roles from AWS STS or a server that implements its protocol. */
export const aws: Provider = {
  title: 'AWS',
  fields,
  outputs,
  usualExports: ['kubeconfig', 'env', 'profile'],
  configure(read) {
    const config = parseConfig(read)
    const { role, chain, region, endpoint, customEndpoint, lifetime, sessionName, policies } =
      config
    const { cluster } = config
    const reads = config.reads.length > 0
    const registries = config.registries.map((registry) => registry.host)
    const { id: partition } = partitionOf(region)
    // A token that AWS would accept must not reach a server that is not AWS.
    const known = customEndpoint ? partitionOfSts(endpoint.hostname) : partition
    return {
      audience: known === undefined ? endpoint.origin : audienceOf(known),
      audienceOwner: known === undefined ? endpoint.origin : `aws:${known}`,
      tokenUse: 'many',
      host: endpoint.host,
      origins: [
        new URL(endpoint.origin),
        ...storeOrigins(config),
        ...ecrOrigins(config),
        ...(cluster ? [new URL(cluster.endpoint.origin)] : []),
      ],
      ...(cluster && { cluster: true }),
      names: [...(config.exportCredentials ? SESSION_VARIABLES : []), ...readNames(config.reads)],
      ...(registries.length > 0 && { registries }),
      requested: {
        ...{ role: role.arn, region, lifetime: `${lifetime} s` },
        ...(sessionName !== undefined && { 'session-name': sessionName }),
        ...(policies.policy !== undefined && {
          'session-policy': `${policies.policy.length} characters`,
        }),
        ...(policies.managed.length > 0 && { 'managed-policies': policies.managed }),
        ...(reads && { read: distinctSources(config.reads).map(({ path }) => path) }),
        ...(cluster && { cluster: cluster.name }),
        ...(registries.length > 0 && { registries }),
        ...(chain.length > 0 && { chain: chain.map((hop) => hop.role.arn) }),
      },
      maxLifetime: lifetime,
      trust: customEndpoint
        ? undefined
        : { kind: 'aws', partition: role.partition, account: role.account, role: role.name },
      preload: loaderOf(config),
      async exchange(leaseSession) {
        if (reads) return (await loadReader()).assumeAndRead(config, leaseSession)
        if (registries.length > 0) return (await loadLogin()).assumeAndLogIn(config, leaseSession)
        if (!cluster) return (await load()).assume(config, leaseSession)
        return (await loadCluster()).assumeForCluster({ ...config, cluster }, leaseSession)
      },
    }
  },
}

/** Returns one origin for each parallel request to a store. */
function storeOrigins({ reads, stores }: AwsConfig): readonly URL[] {
  const sources = distinctSources(reads)
  const secrets = sources.filter(({ store }) => store === 'secretsmanager').length
  const calls = Math.ceil((sources.length - secrets) / CONNECTIONS)
  const origins = (url: URL, count: number): readonly URL[] =>
    Array.from({ length: Math.min(count, CONNECTIONS) }, () => new URL(url.origin))
  return [...origins(stores.secretsmanager, secrets), ...origins(stores.ssm, calls)]
}

/** Returns one origin for each password. */
function ecrOrigins({ registries, ecrAddress, variant }: AwsConfig): readonly URL[] {
  const endpoints = registries.map(
    (registry) => (ecrAddress ?? ecrEndpoint(registry, variant)).origin,
  )
  return [...new Set(endpoints)].map((origin) => new URL(origin))
}
