import type { PreparedLease, Provider } from '../provider.ts'
import { distinctSources, readNames } from '../reading/readEntry.ts'
import { type AzureConfig, parseConfig } from './config.ts'
import { fields } from './fields.ts'
import { identifiers, outputs } from './names.ts'

const DAY = 86_400

// More connections than this cost a vault more than they save.
const CONNECTIONS = 10

const load = () => import('./exchange.ts')
const loadReader = () => import('./read.ts')
const loadLogin = () => import('./acr.ts')

/**
 * Leases Azure tokens through a federated credential of an application or a managed identity. They
 * cannot be revoked and remain valid until they expire.
 */
export const azure: Provider = {
  title: 'Azure',
  fields,
  outputs,
  usualExports: ['env', 'output'],
  configure(read) {
    const config = parseConfig(read)
    const { cloudName, cloud, tenantId, clientId, subscriptionId, tokens, registries } = config
    const reads = distinctSources(config.reads)
    return {
      audience: cloud.audience,
      audienceOwner: `azure ${cloudName}`,
      tokenUse: 'many',
      host: cloud.authority,
      origins: [
        cloud.authority,
        ...reads.slice(0, CONNECTIONS).map(({ host }) => host),
        ...registries,
      ].map((host) => new URL(`https://${host}`)),
      names: variablesOf(config),
      ...(registries.length > 0 && { registries }),
      requested: {
        'tenant-id': tenantId,
        'client-id': clientId,
        scope: [...tokens.values()],
        ...(registries.length > 0 && { registries }),
        ...(reads.length > 0 && { read: reads.map(({ path }) => path) }),
        cloud: cloudName,
        ...(subscriptionId !== undefined && { 'subscription-id': subscriptionId }),
      },
      maxLifetime: DAY,
      trust: { kind: 'azure', clientId },
      preload: reads.length > 0 ? loadReader : registries.length > 0 ? loadLogin : load,
      async exchange(leaseSession) {
        if (reads.length > 0) return (await loadReader()).exchangeAndRead(config, leaseSession)
        return registries.length > 0
          ? (await loadLogin()).exchangeAndLogIn(config, leaseSession)
          : (await load()).exchange(config, leaseSession)
      },
    }
  },
}

/** Returns the variables of the tokens, if they are exported, and of what is read. */
function variablesOf(config: AzureConfig): PreparedLease['names'] {
  const read = readNames(config.reads)
  if (config.loginsOnly) return []
  if (!config.exportCredentials) return read
  return [...config.tokens.keys(), ...identifiers(config).map(([name]) => name), ...read]
}
