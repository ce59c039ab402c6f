import type { Secret } from '../core/secret.ts'
import type { Document } from '../exports/file.ts'
import type { Obtained } from './obtain.ts'

/** What one lease wants handed over, and what stands against it. */
export interface Part {
  readonly obtained: Obtained
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  readonly documents: readonly Document[]
  /** The variables of the job that it sets. */
  readonly names: readonly string[]
  readonly mistakes: readonly string[]
  readonly where: readonly string[]
}
