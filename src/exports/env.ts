import type { ExportTarget } from './target.ts'
import { valuesOf } from './values.ts'

/** Exports values as environment variables of all later steps. */
export const env: ExportTarget = {
  description: 'environment variables of all later steps of the job',
  logPhrase: 'in the environment as',
  names: (configs) => ({
    variables: configs.flatMap(({ name: lease, prefix, prepared }) =>
      prepared.names.map((name) => ({ lease, name: `${prefix}${name}` })),
    ),
  }),
  write(leases) {
    const variables = leases.flatMap(({ config: { name: owner, prefix }, lease }) =>
      [...valuesOf(lease)].map(([name, value]) => ({
        lease: owner,
        name: `${prefix}${name}`,
        value,
      })),
    )
    return {
      env: variables,
      exported: variables.map(({ lease, name }) => ({ lease, name: `env:${name}` })),
    }
  },
  overriddenBy({ lease: { credentials } }) {
    switch (credentials.kind) {
      case 'aws':
        return [
          'AWS_PROFILE',
          'AWS_DEFAULT_PROFILE',
          'AWS_ENDPOINT_URL',
          'AWS_WEB_IDENTITY_TOKEN_FILE',
          'AWS_ROLE_ARN',
        ]
      case 'values':
        return []
    }
  },
}
