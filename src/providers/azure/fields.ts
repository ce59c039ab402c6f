import type { Field } from '../../inputs/reader.ts'
import { readingFields } from '../reading/fields.ts'
import { registriesField } from '../registryLogin.ts'

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
  registriesField(
    'Hosts of container registries to log in at, such as `example.azurecr.io`: one, or a list. With ' +
      '`export: docker`; the password works for about three hours, and the token is exported ' +
      'beside it only by a further target.',
  ),
  ...readingFields(
    'What to read from Key Vault with the token: a YAML mapping. `NAME: VAULT/NAME#field`, ' +
      '`NAME: NAME` beside `key-vault`, or the identifier of the secret; without `#field` the ' +
      'secret as it is, `NAME_*` one value for each field. `?version=` names a version, ' +
      '`?format=pem` converts a certificate with its key; ` | base64`, ` | bytes` and ' +
      '` | optional` may follow.',
    'Whether the token is exported beside what was read. Otherwise it is for Key Vault only and ' +
      'stays in this process.',
  ),
  {
    name: 'key-vault',
    description: 'The name of the vault of entries in `read` that name none.',
  },
]
