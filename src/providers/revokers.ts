import type { Revoker } from './provider.ts'
import type { ProviderName } from './registry.ts'

type Load = () => Promise<Revoker>

/**
 * Of the providers that take back what they leased, each by itself: post loads no more than it
 * needs.
 */
const registry = new Map<string, Load>([
  ['vault', () => import('./vault/revoke.ts')],
  ['oauth', () => import('./oauth/revoke.ts')],
  ['octo-sts', () => import('./octo-sts/revoke.ts')],
] satisfies [ProviderName, Load][])

/** How the provider of that name, which may come from anywhere, takes things back. */
export const revokerFor = async (name: string): Promise<Revoker | undefined> =>
  registry.get(name)?.()
