import type { Provider } from '../provider.ts'
import { knownNames, termsOf } from './config.ts'
import { fields } from './fields.ts'
import { sourcesOf } from './readSpec.ts'

// More connections than this cost the server more than they save.
const CONNECTIONS = 10

const load = () => import('./exchange.ts')

/** HashiCorp Vault and OpenBao: a login by JWT, and what can be read with its token. */
export const vault: Provider = {
  title: 'Vault / OpenBao',
  fields,
  outputs: {
    VAULT_ADDR: 'The address of the server, where the token is handed over.',
    VAULT_TOKEN: 'The token of the login, where it is handed over.',
    VAULT_NAMESPACE: 'The namespace, where one is set and the token is handed over.',
  },
  configure(read) {
    const terms = termsOf(read)
    const { base, host, role, namespace } = terms
    const origin = new URL(base.origin)
    const sources = sourcesOf(terms)
    return {
      audience: base.origin,
      owner: base.origin,
      tokenUse: 'many',
      host,
      // As many connections as there are reads at once.
      origins: Array.from(
        { length: Math.max(1, Math.min(sources.length, CONNECTIONS)) },
        () => origin,
      ),
      names: knownNames(terms),
      asked: {
        ...(role !== undefined && { role }),
        ...(namespace !== undefined && { namespace }),
        ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
      },
      livesAtMost: undefined,
      load,
      exchange: async (desk) => (await load()).exchange(terms, desk),
    }
  },
}
