import type { Secret } from '../core/secret.ts'
import type { Lease } from '../journal/credentials.ts'
import { valuesOf } from './values.ts'

/**
 * A file that a lease wants: its name in our directory, the variable that names its path, what it
 * holds.
 */
export interface CredentialFile {
  readonly file: string
  readonly variable: string
  /** Of its own path, where the document must hold that. */
  readonly content: Secret | string | ((path: string) => Secret)
}

/** One file for each value of a lease, or the documents that its consumers want. */
export function credentialFiles(name: string, lease: Lease): readonly CredentialFile[] {
  const { credentials } = lease
  const documents = credentials.kind === 'values' ? credentials.documents : undefined
  if (documents)
    return [...documents].map(([variable, content]) => ({
      file: `${name}-${variable}`,
      variable,
      content,
    }))
  return [...valuesOf(lease)].map(([key, content]) => ({
    file: `${name}-${key}`,
    variable: `${key}_FILE`,
    content,
  }))
}
