/** One export target. A new target is one more row, and its name in the rows of `providers.ts`. */
export interface TargetRow {
  readonly name: string
  /** The places in which a leased secret may stand when this is the only target. */
  readonly places: readonly Place[]
}

/** Where later steps can find a value: an output, a variable of the job, a file in RUNNER_TEMP. */
export type Place = 'outputs' | 'variables' | 'files'

/** Every export target. */
export const targets: readonly TargetRow[] = [
  { name: 'output', places: ['outputs'] },
  { name: 'env', places: ['variables'] },
  { name: 'file', places: ['files'] },
  { name: 'profile', places: ['files'] },
  { name: 'none', places: [] },
]
