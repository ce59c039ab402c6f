import { escapeCell } from '../record/summary.ts'
import { asciiJson } from '../trust/quote.ts'
import type { Finding } from './findings.ts'
import type { PolicyReview } from './policies.ts'

const MOST = 500

/** Returns the findings as JSON for the output. */
export const findingsJson = (findings: readonly Finding[]): string =>
  asciiJson(findings.slice(0, MOST))

/** Returns the text of an annotation: the sentence, the fix, and the proof. */
export const annotationText = ({ kind, text, fix, witness }: Finding): string =>
  [
    `${kind}: ${text}`,
    `Fix: ${fix}`,
    ...(witness ? [`Proof: a token with ${asciiJson(witness)}`] : []),
  ].join('\n')

/** Returns the job summary: a row for each policy, and one for each finding. */
export function reviewSummary(
  { judged, skipped }: PolicyReview,
  findings: readonly Finding[],
): string {
  return [
    '### Review of trust policies',
    '',
    ...markdownTable(
      ['policy', 'findings'],
      judged.map(({ name, findings: count }) => [name, count === 0 ? 'none' : String(count)]),
    ),
    ...(skipped.length > 0
      ? [`Not judged, as they trust no token of this issuer: ${count(skipped.length)}.`, '']
      : []),
    ...findingTable(findings),
  ].join('\n')
}

const count = (number: number): string => (number === 1 ? '1 policy' : `${number} policies`)

function findingTable(findings: readonly Finding[]): readonly string[] {
  const shown = findings.slice(0, MOST)
  const rows = shown.map(({ kind, file, line, text, fix }) => [kind, `${file}:${line}`, text, fix])
  return [
    ...markdownTable(['finding', 'where', 'what', 'fix'], rows),
    ...shown.flatMap(({ file, line, witness }) =>
      witness ? [`- ${escapeCell(`${file}:${line}`)}: ${escapeCell(asciiJson(witness))}`] : [],
    ),
    '',
  ]
}

/** Returns the lines of a table; none without rows. */
export function markdownTable(
  head: readonly string[],
  rows: readonly (readonly string[])[],
): readonly string[] {
  if (rows.length === 0) return []
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`
  return [
    line(head),
    line(head.map(() => '---')),
    ...rows.slice(0, MOST).map((row) => line(row.map(escapeCell))),
    '',
  ]
}
