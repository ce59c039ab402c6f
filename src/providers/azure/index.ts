import type { Provider } from '../provider.ts'
import { parseConfig } from './config.ts'
import { fields } from './fields.ts'
import { identifiers, outputs } from './names.ts'

const DAY = 86_400

const load = () => import('./exchange.ts')

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
    const { cloudName, cloud, tenantId, clientId, subscriptionId, tokens } = config
    return {
      audience: cloud.audience,
      audienceOwner: `azure ${cloudName}`,
      tokenUse: 'many',
      host: cloud.authority,
      origins: [new URL(`https://${cloud.authority}`)],
      names: [...tokens.keys(), ...identifiers(config).map(([name]) => name)],
      requested: {
        'tenant-id': tenantId,
        'client-id': clientId,
        scope: [...tokens.values()],
        cloud: cloudName,
        ...(subscriptionId !== undefined && { 'subscription-id': subscriptionId }),
      },
      maxLifetime: DAY,
      trust: { kind: 'azure', clientId },
      preload: load,
      exchange: async (leaseSession) => (await load()).exchange(config, leaseSession),
    }
  },
}
