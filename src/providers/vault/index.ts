import type { Provider } from '../provider.ts'
import { distinctSources } from '../reading/readEntry.ts'
import { knownNames, parseConfig } from './config.ts'
import { fields } from './fields.ts'
import { withLogins } from './registries.ts'

// More connections than this cost the server more than they save.
const CONNECTIONS = 10

const load = () => import('./exchange.ts')

/** Logs in to HashiCorp Vault or OpenBao with a JWT and reads secrets with the token. */
export const vault: Provider = {
  title: 'Vault / OpenBao',
  fields,
  outputs: {
    VAULT_ADDR: 'The address of the server, where the token is exported.',
    VAULT_TOKEN: 'The token of the login, where it is exported.',
    VAULT_NAMESPACE: 'The namespace, where one is set and the token is exported.',
  },
  usualExports: ['env', 'output'],
  configure(read) {
    const config = parseConfig(read)
    const { base, host, role, namespace, mount, login } = config
    const origin = new URL(base.origin)
    const sources = distinctSources(config.reads)
    return {
      audience: base.origin,
      audienceOwner: base.origin,
      tokenUse: 'many',
      host,
      // One connection for each parallel read.
      origins: Array.from(
        { length: Math.max(1, Math.min(sources.length, CONNECTIONS)) },
        () => origin,
      ),
      names: knownNames(config),
      ...(config.registries.length > 0 && {
        registries: config.registries.map((registry) => registry.host),
      }),
      requested: {
        ...(role !== undefined && { role }),
        ...(namespace !== undefined && { namespace }),
        ...(config.registries.length > 0 && {
          registries: config.registries.map((registry) => registry.host),
        }),
        ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
      },
      maxLifetime: undefined,
      supplied: config.supplied,
      trust: login === 'jwt' ? { kind: 'vault', mount, role, namespace } : undefined,
      preload: load,
      async exchange(leaseSession) {
        const lease = await (await load()).exchange(config, leaseSession)
        return config.registries.length > 0 ? withLogins(lease, config, leaseSession) : lease
      },
    }
  },
}
