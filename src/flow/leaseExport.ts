import type { Secret } from '../core/secret.ts'
import type { CredentialFile } from '../exports/file.ts'
import type { ObtainedLease } from './run.ts'

/** The planned export of one lease, and the errors that prevent it. */
export interface LeaseExport {
  readonly obtained: ObtainedLease
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  readonly credentialFiles: readonly CredentialFile[]
  /** The environment variables that the export sets. */
  readonly names: readonly string[]
  readonly errors: readonly string[]
  readonly where: readonly string[]
}
