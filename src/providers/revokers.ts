import type { Revoker } from './provider.ts'
import type { ProviderName } from './registry.ts'

type Load = () => Promise<Revoker>

/** The providers that can revoke, each loaded separately so that post loads only what it needs. */
const registry = new Map<string, Load>([
  ['vault', () => import('./vault/revoke.ts')],
  ['aws', () => import('./aws/revoke.ts')],
  ['kubernetes', () => import('./kubernetes/revoke.ts')],
  ['oauth', () => import('./oauth/revoke.ts')],
  ['octo-sts', () => import('./octo-sts/revoke.ts')],
] satisfies [ProviderName, Load][])

/** Returns the revoker of a provider; `undefined` if the name, which is untrusted, has none. */
export const revokerFor = async (name: string): Promise<Revoker | undefined> =>
  registry.get(name)?.()
