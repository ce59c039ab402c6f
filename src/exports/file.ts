import type { Lease } from '../journal/credentials.ts'
import type { ExportConfig, ExportedFile, ExportTarget } from './target.ts'
import { valuesOf } from './values.ts'

/** Exports each value as a file, or the documents that the consumers of a lease read. */
export const file: ExportTarget = {
  description:
    'files that only this job can read; variables and outputs NAME_FILE hold their paths',
  logPhrase: 'in files, whose paths are in',
  names: (configs) => ({
    variables: configs.flatMap(({ name: lease, prefix, prepared: { names, fileVariables } }) =>
      (fileVariables ?? names.map(pathVariable)).map((name) => ({
        lease,
        name: `${prefix}${name}`,
      })),
    ),
  }),
  write(leases) {
    const files = leases.flatMap(({ config, lease }) => filesOf(config, lease))
    return {
      files,
      exported: files.map(({ lease, variable }) => ({ lease, name: variable })),
    }
  },
}

const pathVariable = (name: string): string => `${name}_FILE`

function filesOf({ name, prefix }: ExportConfig, lease: Lease): readonly ExportedFile[] {
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
    content,
    atEnd: 'delete',
  }))
}
