import type { ExportedFile, ExportTarget, LeaseToExport } from './target.ts'
import { valuesOf } from './values.ts'

const GOOGLE_BEFORE_FILE = [
  'GOOGLE_OAUTH_ACCESS_TOKEN',
  'CLOUDSDK_AUTH_ACCESS_TOKEN',
  'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE',
]

/** Exports each value as a file, or the documents that the consumers of a lease read. */
export const file: ExportTarget = {
  description:
    'files that only this job can read; variables and outputs NAME_FILE hold their paths',
  logPhrase: 'in files, whose paths are in',
  names: (configs) => ({
    variables: configs.flatMap(({ name: lease, prefix, prepared }) =>
      [
        ...(prepared.fileVariables ?? prepared.names.map(pathVariable)),
        ...Object.keys(prepared.fileValues ?? {}),
      ].map((name) => ({ lease, name: `${prefix}${name}` })),
    ),
  }),
  write(leases) {
    const files = leases.flatMap(filesOf)
    const env = leases.flatMap(({ config: { name: lease, prefix, prepared } }) =>
      Object.entries(prepared.fileValues ?? {}).map(([name, value]) => ({
        lease,
        name: `${prefix}${name}`,
        value,
      })),
    )
    return {
      env,
      files,
      exported: [
        ...env.map(({ lease, name }) => ({ lease, name: `env:${name}` })),
        ...files.map(({ lease, variable }) => ({ lease, name: `file:${variable}` })),
      ],
    }
  },
  overriddenBy({ config, lease: { credentials } }) {
    switch (credentials.kind) {
      case 'aws':
        return []
      case 'values':
        // With `refresh`, a token that is found first is not refreshed.
        return config.refresh ? GOOGLE_BEFORE_FILE : []
    }
  },
}

const pathVariable = (name: string): string => `${name}_FILE`

function filesOf({
  config: { name, prefix },
  lease,
  command,
}: LeaseToExport): readonly ExportedFile[] {
  const { credentials } = lease
  const documents = credentials.kind === 'values' ? credentials.documents : undefined
  const contents = documents
    ? [...documents].map(([variable, content]) => ({ key: variable, variable, content }))
    : [...valuesOf(lease)].map(([key, content]) => ({
        key,
        variable: pathVariable(key),
        content,
      }))
  return contents.map(({ key, variable, content }) => ({
    lease: name,
    file: `${name}-${key}`,
    variable: `${prefix}${variable}`,
    output: variable,
    content: typeof content === 'function' ? (path) => content(path, command) : content,
    atEnd: 'delete',
  }))
}
