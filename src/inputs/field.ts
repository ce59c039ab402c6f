/** One row of `action.yml` and of the README. Its default lives here and nowhere else. */
export interface Field {
  readonly name: string
  /** One or two sentences; begins with a capital and ends with a stop. */
  readonly description: string
  /** What stands for an absent value. */
  readonly default?: string
  /** Never shown in a error. */
  readonly secret?: true
}
