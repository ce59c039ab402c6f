import type { Provider } from '../provider.ts'
import { inactive, lagging, standby, unreturnable } from './commonRows.ts'
import { exchange } from './exchange.ts'
import { fields } from './fields.ts'
import { loginRows, mfa } from './loginRows.ts'
import { dataRows, readRows } from './readRows.ts'
import { revoke, wayIsSound } from './revoke.ts'
import { knownNames, termsOf } from './terms.ts'
import { sourcesOf } from './wish.ts'

// More connections than this cost the server more than they save.
const CONNECTIONS = 10

/** HashiCorp Vault and OpenBao: a login by JWT, and what can be read with its token. */
export const vault: Provider = {
  title: 'Vault / OpenBao',
  fields,
  outputs: {
    VAULT_ADDR: 'The address of the server, where the token is handed over.',
    VAULT_TOKEN: 'The token of the login, where it is handed over.',
    VAULT_NAMESPACE: 'The namespace, where one is set and the token is handed over.',
  },
  refusals: [...loginRows, mfa, standby, lagging, inactive, ...readRows, ...Object.values(dataRows), unreturnable],
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
      origins: Array.from({ length: Math.max(1, Math.min(sources.length, CONNECTIONS)) }, () => origin),
      names: knownNames(terms),
      asked: {
        ...(role !== undefined && { role }),
        ...(namespace !== undefined && { namespace }),
        ...(sources.length > 0 && { read: sources.map(({ path }) => path) }),
      },
      livesAtMost: undefined,
      exchange: (desk) => exchange(terms, desk),
    }
  },
  revoke: (sender, { way }) => revoke(sender, way),
  wayIsSound,
}
