import type { Provider } from '../provider.ts'
import { termsOf } from './config.ts'
import { receiverOf } from './endpointSource.ts'
import { fields } from './fields.ts'

const load = () => import('./exchange.ts')

/** Any token endpoint that takes an ID token, by configuration. */
export const oauth: Provider = {
  title: 'OAuth 2.0 and other token endpoints',
  fields,
  outputs: { ACCESS_TOKEN: 'The leased token, unless `names` says otherwise.' },
  configure(read) {
    const terms = termsOf(read)
    const { place, form, client, reading, ending } = terms
    const receiver = receiverOf(place)
    const origins = [place.url.origin, receiver.origin]
    const names = [...reading.values.keys()]
    const shown = ['grant_type', 'scope', 'resource', 'requested_token_type'].flatMap((name) => {
      const value = form.fields.get(name)
      return typeof value === 'string' ? [[name, value] as const] : []
    })
    return {
      audience: undefined,
      owner: receiver.origin,
      tokenUse: read.flag('single-use') ? 'once' : 'many',
      host: receiver.host,
      origins: [...new Set(origins)].map((origin) => new URL(origin)),
      names,
      asked: {
        ...(receiver !== place.url || place.kind === 'address'
          ? { address: receiver.href }
          : undefined),
        ...(place.kind === 'discover' && { discover: place.url.href }),
        ...Object.fromEntries(shown),
        ...(client !== undefined && { 'client-id': client }),
        parameters: [...form.fields.keys()],
        return: ending.kind,
      },
      livesAtMost: undefined,
      load,
      exchange: async (desk) => (await load()).exchange(terms, desk),
    }
  },
}
