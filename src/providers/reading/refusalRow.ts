import type { Verdict } from '../../core/verdict.ts'
import type { Refusal } from '../provider.ts'

/** A troubleshooting row of a secret store, and how a response is recognised as its case. */
export interface StoreRefusal extends Refusal {
  /** Every part that is present must hold. The message is matched and never shown. */
  readonly when: {
    readonly status?: number
    readonly code?: readonly string[]
    readonly words?: RegExp
  }
  readonly verdict?: Extract<Verdict, 'retry'>
}

/** The parts of an error response that rows are matched against. */
export interface StoreError {
  readonly status: number
  readonly code: string
  readonly message: string
}

/** Returns the first row that matches, if there is one. */
export const matchStoreError = (
  rows: readonly StoreRefusal[],
  { status, code, message }: StoreError,
): StoreRefusal | undefined =>
  rows.find(
    ({ when }) =>
      (when.status === undefined || when.status === status) &&
      (when.code === undefined || when.code.includes(code)) &&
      (when.words === undefined || when.words.test(message)),
  )
