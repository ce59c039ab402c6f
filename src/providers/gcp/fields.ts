import type { Field } from '../../inputs/reader.ts'
import { readingFields } from '../reading/fields.ts'
import { registriesField } from '../registryLogin.ts'

/** The inputs of `from: gcp`. */
export const fields: readonly Field[] = [
  {
    name: 'workload-identity-provider',
    description:
      'The full resource name of the workload identity provider, ' +
      '`projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER`.',
  },
  {
    name: 'service-account',
    description:
      'The e-mail address of the service account to impersonate. Without one the federated ' +
      'token itself is leased, which expires with the ID token after five minutes.',
  },
  {
    name: 'delegates',
    description:
      'Service accounts between the federated identity and `service-account`, in the order ' +
      'of the chain.',
  },
  {
    name: 'scope',
    default: 'https://www.googleapis.com/auth/cloud-platform',
    description: 'The scopes of the access token; text or a list.',
  },
  {
    name: 'token-type',
    default: 'access',
    description: '`access`, or `id` for an ID token of the service account.',
  },
  {
    name: 'token-audience',
    description: 'The audience of that ID token, such as the address of a Cloud Run service.',
  },
  {
    name: 'project',
    description:
      'The id of the project for `GOOGLE_CLOUD_PROJECT` and its kin; by default the one in ' +
      'the address of the service account.',
  },
  {
    name: 'universe',
    default: 'googleapis.com',
    description: 'The domain of the universe, for clouds that are operated apart.',
  },
  registriesField(
    'Hosts of Artifact Registry at which the access token is a password, such as ' +
      '`europe-west3-docker.pkg.dev`: one, or a list. With `export: docker`; the token is ' +
      'exported beside it only by a further target.',
  ),
  ...readingFields(
    'What to read from Secret Manager with the token: a YAML mapping. ' +
      '`NAME: projects/PROJECT/secrets/NAME#field`, with `/locations/LOCATION` for a regional ' +
      'secret, or `NAME: NAME` beside `project`; without `#field` the secret as it is, `NAME_*` one ' +
      'value for each field. `?version=` names a version or alias; ` | base64`, ` | bytes` and ' +
      '` | optional` may follow.',
    'Whether the token is exported beside what was read. Otherwise it stays in this process, and ' +
      'one of a service account lives five minutes.',
  ),
]
