import type { Failure } from '../core/failure.ts'

/** What became of one thing that was leased, or may have been. */
export interface RevocationOutcome {
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly id: string | undefined
  readonly expiresAt: number | undefined
  /** `gone`: the server says that it was dead before this step revoked it. */
  readonly end: 'revoked' | 'already-gone' | 'expired' | 'expires' | 'failed' | 'unknown'
  /** `unconfirmed`: only the server says so. */
  readonly flags?: readonly 'unconfirmed'[]
  /** One sentence for people. */
  readonly sentence: string
  /** How an administrator could end it early; for the record. */
  readonly note?: string | undefined
  /** Why a return failed. */
  readonly failure?: Failure
  /** The user wants a failed return to fail the step. */
  readonly strict?: boolean
}
