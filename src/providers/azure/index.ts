import type { Provider } from '../provider.ts'
import { termsOf } from './config.ts'
import { fields } from './fields.ts'
import { identifiers, outputs } from './names.ts'

const DAY = 86_400

const load = () => import('./exchange.ts')

/** Azure, by a federated credential of an application or a managed identity. Nothing can be given back: its tokens live until they expire. */
export const azure: Provider = {
  title: 'Azure',
  fields,
  outputs,
  configure(read) {
    const terms = termsOf(read)
    const { cloudName, cloud, tenant, client, subscription, tokens } = terms
    return {
      audience: cloud.audience,
      owner: `azure ${cloudName}`,
      tokenUse: 'many',
      host: cloud.authority,
      origins: [new URL(`https://${cloud.authority}`)],
      names: [...tokens.keys(), ...identifiers(terms).map(([name]) => name)],
      asked: {
        'tenant-id': tenant,
        'client-id': client,
        scope: [...tokens.values()],
        cloud: cloudName,
        ...(subscription !== undefined && { 'subscription-id': subscription }),
      },
      livesAtMost: DAY,
      load,
      exchange: async (desk) => (await load()).exchange(terms, desk),
    }
  },
}
