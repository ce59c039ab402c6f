import type { Field } from '../../inputs/reader.ts'

/** The inputs of `from: azure`. */
export const fields: readonly Field[] = [
  { name: 'tenant-id', description: 'The id of the Entra tenant, or one of its domains.' },
  {
    name: 'client-id',
    description: 'The client id of the application or of the user-assigned managed identity.',
  },
  {
    name: 'scope',
    description:
      'What the token is for, as `RESOURCE/.default`; a list leases a token for each. ' +
      'Default: Azure Resource Manager of the `cloud`.',
  },
  {
    name: 'names',
    default: 'AZURE_ACCESS_TOKEN',
    description:
      'The variables under which the tokens are exported, one for each scope, in the same order.',
  },
  {
    name: 'cloud',
    default: 'public',
    description: '`public`, `government` or `china`: authority, audience and default scope follow.',
  },
  {
    name: 'subscription-id',
    description:
      'The id of the subscription, for `AZURE_SUBSCRIPTION_ID` and `ARM_SUBSCRIPTION_ID`.',
  },
]
