import type { Provider } from './provider.ts'

const registry = {} as const satisfies Record<string, Provider>

/** What `from` may say. */
export type ProviderName = keyof typeof registry

/** Every provider, by the name that `from` gives it. */
export const providers: Readonly<Record<ProviderName, Provider>> = registry

/** The names, in the order of the registry. */
export const providerNames = Object.keys(registry) as readonly ProviderName[]
