import type { Secret } from '../core/secret.ts'
import type { FileContent, Lease } from '../journal/credentials.ts'
import { valuesOf } from './values.ts'

/**
 * A file that a lease exports: its name in the step's temporary directory, the variable that holds
 * its path, and its content.
 */
export interface CredentialFile {
  readonly file: string
  readonly variable: string
  /** A function if the content must include the file's path. */
  readonly content: Secret | string | FileContent
}

/** Returns one file for each value of a lease, or the documents that its consumers read. */
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
