import type { Provider } from '../provider.ts'
import { parseSupplied } from '../supplied.ts'
import { parseConfig } from './config.ts'
import { receiverOf } from './endpointSource.ts'
import { fields } from './fields.ts'

const load = () => import('./exchange.ts')

/** Leases tokens from any token endpoint that accepts an ID token, by configuration. */
export const oauth: Provider = {
  title: 'OAuth 2.0 and other token endpoints',
  fields,
  outputs: { ACCESS_TOKEN: 'The leased token, unless `names` names another variable.' },
  usualExports: ['output', 'env'],
  configure(read) {
    const config = parseConfig(read)
    const { source, form, clientId, paths, revocation } = config
    const receiver = receiverOf(source)
    const origins = [source.url.origin, receiver.origin]
    const names = [...paths.values.keys()]
    const shown = ['grant_type', 'scope', 'resource', 'requested_token_type'].flatMap((name) => {
      const value = form.fields.get(name)
      return typeof value === 'string' ? [[name, value] as const] : []
    })
    return {
      audience: undefined,
      audienceOwner: receiver.origin,
      tokenUse: read.flag('single-use') ? 'once' : 'many',
      host: receiver.host,
      origins: [...new Set(origins)].map((origin) => new URL(origin)),
      names,
      ...(config.registries.length > 0 && { registries: config.registries }),
      requested: {
        ...(config.registries.length > 0 && { registries: config.registries }),
        ...(receiver !== source.url || source.kind === 'address'
          ? { address: receiver.href }
          : undefined),
        ...(source.kind === 'discover' && { discover: source.url.href }),
        ...Object.fromEntries(shown),
        ...(clientId !== undefined && { 'client-id': clientId }),
        parameters: [...form.fields.keys()],
        return: revocation.kind,
      },
      maxLifetime: undefined,
      supplied: parseSupplied(read, receiver.origin),
      preload: load,
      exchange: async (leaseSession) => (await load()).exchange(config, leaseSession),
    }
  },
}
