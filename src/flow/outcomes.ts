import type { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../core/time.ts'
import type { Intent, Receipt } from '../journal/entry.ts'

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

/**
 * Returns the outcome of an attempt whose intent was never closed: it may have issued an unknown
 * lease.
 */
export function lostResponse(
  runtime: Pick<Runtime, 'now'>,
  { lease, from, host, until, token }: Intent,
): RevocationOutcome {
  const base = { lease, from, host, id: undefined, expiresAt: until ?? undefined, token }
  const end = until !== null && until <= runtime.now() ? 'expired' : 'unknown'
  return { ...base, end, sentence: formatLost([{ ...base, end }]) }
}

/** One line of the log about one or several outcomes. */
export type OutcomeLine = Pick<RevocationOutcome, 'end' | 'sentence' | 'flags'>

/** Groups outcomes for the log: lost responses from one host become one line. */
export function groupForLog(outcomes: readonly RevocationOutcome[]): readonly OutcomeLine[] {
  const groups = Map.groupBy(outcomes, (outcome) =>
    outcome.id === undefined ? `${outcome.end} ${outcome.lease} ${outcome.host}` : outcome,
  )
  return [...groups.values()].flatMap(([first, ...more]) =>
    first
      ? [
          {
            end: first.end,
            ...(first.flags && { flags: first.flags }),
            sentence: more.length === 0 ? first.sentence : formatLost([first, ...more]),
          },
        ]
      : [],
  )
}

type LostAttempt = Pick<RevocationOutcome, 'lease' | 'host' | 'expiresAt' | 'end'>

/** Returns the sentence for lost responses from one host; the latest expiry counts. */
function formatLost(lost: readonly [LostAttempt, ...LostAttempt[]]): string {
  const [{ lease, host, end }, ...more] = lost
  const several = more.length > 0
  const what = several
    ? `${lost.length} unusable responses from ${host}`
    : `no usable response from ${host}`
  if (end === 'expired') return `${lease}: ${what}; whatever was leased has expired`
  const times = lost.map(({ expiresAt }) => expiresAt)
  const life = times.includes(undefined)
    ? 'for as long as the server allows'
    : `until ${rfc3339(Math.max(...times.map((time) => time ?? 0)))}`
  return (
    `${lease}: ${what}; ${several ? 'unknown leases' : 'an unknown lease'} may be ` +
    `valid ${life}`
  )
}
