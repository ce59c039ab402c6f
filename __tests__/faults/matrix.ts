import type { Verdict } from './play.ts'

const WORDS: Readonly<Record<string, string>> = {
  UNREACHABLE: 'unreachable',
  TIMED_OUT: 'late',
  RESPONSE_INVALID: 'invalid',
  EXCHANGE_REFUSED: 'refused',
  READ_REFUSED: 'refused',
  GUARD_FAILED: 'guarded',
  ID_TOKEN_UNAVAILABLE: 'no token',
  ID_TOKEN_INVALID: 'forged',
}

/**
 * The matrix as people read it: a line for each fault, a column for each call; an outcome and its
 * seconds in each cell.
 */
export function matrixOf(verdicts: readonly Verdict[]): string {
  const headings = [...new Set(verdicts.map(({ row }) => row.heading))]
  const lines = Map.groupBy(
    verdicts,
    ({ row }) =>
      `${row.serverFault.name}, ${row.timeout === undefined ? 'default timeout' : row.extent}`,
  )
  const cells = [...lines].map(([line, found]) => [
    line,
    ...headings.map((heading) => cellOf(found.filter(({ row }) => row.heading === heading))),
  ])
  const table = [['', ...headings], ...cells]
  const widths =
    table[0]?.map((_, providerCase) =>
      Math.max(...table.map((each) => each[providerCase]?.length ?? 0)),
    ) ?? []
  return table
    .map((each) =>
      each
        .map((cell, providerCase) => cell.padEnd(widths[providerCase] ?? 0))
        .join('  ')
        .trimEnd(),
    )
    .join('\n')
}

function cellOf(verdicts: readonly Verdict[]): string {
  const [verdict] = verdicts
  if (!verdict) return '-'
  const word = WORDS[verdict.outcome] ?? verdict.outcome
  return `${verdict.complaints.length > 0 ? 'FAILED ' : ''}${word} ${verdict.seconds.toFixed(1)}`
}
