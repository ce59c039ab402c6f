import { aws } from './aws/index.ts'
import { azure } from './azure/index.ts'
import { gcp } from './gcp/index.ts'
import { kubernetes } from './kubernetes/index.ts'
import { oauth } from './oauth/index.ts'
import { octoSts } from './octo-sts/index.ts'
import type { Provider } from './provider.ts'
import { vault } from './vault/index.ts'

const registry = {
  ...{ aws, vault, gcp, azure, kubernetes, oauth },
  'octo-sts': octoSts,
} as const satisfies Record<string, Provider>

/** The values that `from` accepts. */
export type ProviderName = keyof typeof registry

/** Every provider by its `from` value. */
export const providers: Readonly<Record<ProviderName, Provider>> = registry

/** The provider names in the order of the registry. */
export const providerNames = Object.keys(registry) as readonly ProviderName[]
