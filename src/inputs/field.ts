/** One input in `action.yml` and the README. Its default is defined here only. */
export interface Field {
  readonly name: string
  /** One or two sentences that begin with a capital and end with a full stop. */
  readonly description: string
  /** Replaces an absent value. */
  readonly default?: string
  /** The value is never quoted in an error. */
  readonly secret?: true
}
