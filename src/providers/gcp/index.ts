import type { Provider } from '../provider.ts'
import { adcFileNames } from './adcFile.ts'
import { parseConfig } from './config.ts'
import { fields } from './fields.ts'
import { outputs, variableNames } from './names.ts'

const HOUR = 3600

const load = () => import('./exchange.ts')

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
    const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])]
    return {
      // Google itself must not accept a token that is meant for another universe.
      audience: `https://iam.${universe}/${provider}`,
      audienceOwner: `gcp ${universe}`,
      tokenUse: 'many',
      host: hosts[0] ?? '',
      origins: hosts.map((host) => new URL(`https://${host}`)),
      names: variableNames(config),
      ...adcFileNames(config),
      requested: {
        'workload-identity-provider': provider,
        scope: scopes,
        ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
        ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
        ...(account?.tokenAudience !== undefined && { 'token-audience': account.tokenAudience }),
      },
      maxLifetime: account ? Math.max(account.lifetime, HOUR) : HOUR,
      trust: { kind: 'gcp', provider, universe, account: account?.delegates[0] ?? account?.email },
      preload: load,
      exchange: async (leaseSession) => (await load()).exchange(config, leaseSession),
    }
  },
}
