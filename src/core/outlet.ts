import type { Secret } from './secret.ts'

/** What leaves this step for later ones and for people. Real in `edge/`, imagined in `__tests__/lab`. */
export interface Outlet {
  /**
   * Writes variables, outputs and record: all of them or nothing at all; throws `EXPORT_FAILED`.
   * A summary that cannot be written is a warning.
   */
  exportValues(exposure: ExportedValues): void
  /** A variable of the job as it is now: to report what is overwritten or would shadow ours. */
  variable(name: string): string | undefined
  /** Does the job run container actions, as far as can be seen? They find RUNNER_TEMP elsewhere, or not at all. */
  containerActions(): boolean
  /** A path for a file of this step, in a fresh directory of our own under RUNNER_TEMP; nothing is written yet. */
  tempFilePath(name: string): string
  /** Writes a file at a path that `place` gave: 0600, exclusively, following no link. Throws `EXPORT_FAILED`. */
  writeTempFile(path: string, content: string | Secret): void
  /** Text of a file of the job's, or `undefined` when it is absent, no regular file, or larger than 1 MiB. `~/` is the home. */
  readText(path: string): string | undefined
  /** Removes a file at a path that `place` could have given in this run; throws `EXPORT_FAILED` for any other path and when it cannot. */
  removeTempFile(path: string): 'removed' | 'absent'
  /** Removes what runs before this one left under RUNNER_TEMP; best effort. */
  removeStale(): void
  /** Appends one line to the record at a path that `place` gave in this run. */
  appendToRecord(path: string, line: string): void
  /** Appends to the job summary; throws `EXPORT_FAILED`. */
  appendSummary(markdown: string): void
}

/** What later steps get, by name, and what is on record of it: a lease that cannot be recorded is not handed over either. */
export interface ExportedValues {
  readonly env: ReadonlyMap<string, string | Secret>
  readonly outputs: ReadonlyMap<string, string | Secret>
  /** Lines to append to the record, at a path that `place` gave. */
  readonly record?: { readonly path: string; readonly lines: readonly string[] }
  /** Markdown for the job summary. */
  readonly summary?: string
}
