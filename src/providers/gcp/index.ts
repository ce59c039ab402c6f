import type { Provider } from '../provider.ts'
import { documentNames } from './adcFile.ts'
import { termsOf } from './config.ts'
import { fields } from './fields.ts'
import { namesOf, outputs } from './names.ts'

const HOUR = 3600

const load = () => import('./exchange.ts')

/** Google Cloud, by workload identity federation. Nothing can be given back: its tokens live until they expire. */
export const gcp: Provider = {
  title: 'Google Cloud',
  fields,
  outputs,
  configure(read) {
    const terms = termsOf(read)
    const { provider, universe, account, scopes } = terms
    const hosts = [`sts.${universe}`, ...(account ? [`iamcredentials.${universe}`] : [])]
    return {
      // A token for another universe must not be one that Google accepts.
      audience: `https://iam.${universe}/${provider}`,
      owner: `gcp ${universe}`,
      tokenUse: 'many',
      host: hosts[0] ?? '',
      origins: hosts.map((host) => new URL(`https://${host}`)),
      names: namesOf(terms),
      ...documentNames(terms),
      asked: {
        'workload-identity-provider': provider,
        scope: scopes,
        ...(account && { 'service-account': account.email, lifetime: `${account.lifetime}s` }),
        ...(account && account.delegates.length > 0 && { delegates: account.delegates }),
        ...(account?.idAudience !== undefined && { 'token-audience': account.idAudience }),
      },
      livesAtMost: account ? Math.max(account.lifetime, HOUR) : HOUR,
      load,
      exchange: async (desk) => (await load()).exchange(terms, desk),
    }
  },
}
