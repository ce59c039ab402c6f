import type { Failure } from '../core/failure.ts'
import type { Receipt } from '../journal/entry.ts'

/** What became of one thing that was leased, or may have been. */
export interface RevocationOutcome {
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly id: string | undefined
  readonly expiresAt: number | undefined
  /** From the journal; for the record. */
  readonly token?: Receipt['token']
  readonly keys?: Receipt['keys']
  readonly request?: string | undefined
  /** `already-gone`: the server reports that the lease was gone before this step revoked it. */
  readonly end: 'revoked' | 'already-gone' | 'expired' | 'expires' | 'failed' | 'unknown'
  /** `unconfirmed`: only the server reports `already-gone`. */
  readonly flags?: readonly 'unconfirmed'[]
  /** One sentence for the log. */
  readonly sentence: string
  /** How an administrator can end the lease early; for the record. */
  readonly note?: string | undefined
  /** Why the revocation failed. */
  readonly failure?: Failure
  /** A failed revocation fails the step (`on-revoke-failure: fail`). */
  readonly strict?: boolean
}
