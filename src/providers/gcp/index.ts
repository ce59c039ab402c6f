import type { PreparedLease, Provider } from '../provider.ts'
import { distinctSources, readNames } from '../reading/readEntry.ts'
import { adcFileNames } from './adcFile.ts'
import { type GcpConfig, parseConfig } from './config.ts'
import { fields } from './fields.ts'
import { outputs, variableNames } from './names.ts'
import { storeHost } from './storeHost.ts'

const HOUR = 3600

/** Without it, Python's library requests the project over the network. */
const fileValues = (project: string) => ({ fileValues: { GOOGLE_CLOUD_PROJECT: project } })
// More connections than this cost the server more than they save.
const CONNECTIONS = 10

const load = () => import('./exchange.ts')
const loadReader = () => import('./read.ts')

/**
 * Leases Google Cloud tokens by workload identity federation. They cannot be revoked and remain
 * valid until they expire.
 */
export const gcp: Provider = {
  title: 'Google Cloud',
  fields,
  outputs,
  usualExports: ['file', 'env'],
  configure(read) {
    const config = parseConfig(read)
    const { provider, universe, account, scopes } = config
    const reads = distinctSources(config.reads)
    const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])]
    return {
      // Google itself must not accept a token that is meant for another universe.
      audience: `https://iam.${universe}/${provider}`,
      audienceOwner: `gcp ${universe}`,
      tokenUse: 'many',
      host: hosts[0] ?? '',
      origins: [...hosts, ...storeHosts(config)].map((host) => new URL(`https://${host}`)),
      ...variablesOf(config),
      ...(config.refresh && config.project !== undefined && fileValues(config.project)),
      ...(config.registries.length > 0 && { registries: config.registries }),
      requested: {
        'workload-identity-provider': provider,
        scope: scopes,
        ...(reads.length > 0 && { read: reads.map(({ path }) => path) }),
        ...(config.registries.length > 0 && { registries: config.registries }),
        ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
        ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
        ...(account?.tokenAudience !== undefined && { 'token-audience': account.tokenAudience }),
      },
      maxLifetime: account ? Math.max(account.lifetime, HOUR) : HOUR,
      trust: { kind: 'gcp', provider, universe, account: account?.delegates[0] ?? account?.email },
      preload: reads.length > 0 ? loadReader : load,
      exchange: async (leaseSession) =>
        reads.length > 0
          ? (await loadReader()).exchangeAndRead(config, leaseSession)
          : (await load()).exchange(config, leaseSession),
    }
  },
}

/** Returns a host for each parallel read. */
const storeHosts = (config: GcpConfig): readonly string[] =>
  distinctSources(config.reads)
    .slice(0, CONNECTIONS)
    .map((source) => storeHost(config, source))

/** Returns the variables of the token, if it is exported, and of what is read. */
function variablesOf(config: GcpConfig): Pick<PreparedLease, 'names' | 'fileVariables'> {
  const read = readNames(config.reads)
  if (!config.exportCredentials) return { names: read }
  const { fileVariables } = adcFileNames(config)
  return {
    names: [...variableNames(config), ...read],
    ...(fileVariables && {
      fileVariables: [...fileVariables, ...read.map((name) => `${name}_FILE`)],
    }),
  }
}
