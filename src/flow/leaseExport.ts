import type { Secret } from '../core/secret.ts'
import type { CredentialFile } from '../exports/file.ts'
import type { ObtainedLease } from './obtain.ts'

/** What one lease wants exported, and what stands against it. */
export interface LeaseExport {
  readonly obtained: ObtainedLease
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  readonly credentialFiles: readonly CredentialFile[]
  /** The variables of the job that it sets. */
  readonly names: readonly string[]
  readonly errors: readonly string[]
  readonly where: readonly string[]
}
