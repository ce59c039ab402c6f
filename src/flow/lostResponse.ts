import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../exports/values.ts'
import type { Intent } from '../journal/entry.ts'
import type { RevocationOutcome } from './revocationOutcome.ts'

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

/** Groups outcomes for the log: lost responses from one host become one line. */
export function groupForLog(
  outcomes: readonly RevocationOutcome[],
): readonly Pick<RevocationOutcome, 'end' | 'sentence' | 'flags'>[] {
  const matters = Map.groupBy(outcomes, (each) =>
    each.id === undefined ? `${each.end} ${each.lease} ${each.host}` : each,
  )
  return [...matters.values()].flatMap(([first, ...more]) =>
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
