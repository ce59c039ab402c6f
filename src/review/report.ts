import { escapeCell } from '../record/summary.ts'
import { asciiJson } from '../trust/quote.ts'
import type { Finding } from './findings.ts'
import type { LeaseEntry } from './inventory.ts'
import type { PolicyReview } from './policies.ts'

const MOST = 500

/** Returns findings or leases as JSON for an output. */
export const listJson = (list: readonly (Finding | LeaseEntry)[]): string =>
  asciiJson(list.slice(0, MOST))

/** Returns the text of an annotation: the sentence, the fix, and the proof. */
export const annotationText = ({ kind, text, fix, witness }: Finding): string =>
  [
    `${kind}: ${text}`,
    `Fix: ${fix}`,
    ...(witness ? [`Proof: a token with ${asciiJson(witness)}`] : []),
  ].join('\n')

interface Reviewed extends Pick<PolicyReview, 'judged' | 'skipped'> {
  readonly leases: readonly LeaseEntry[]
  readonly findings: readonly Finding[]
}

// The runner shows at most 1 MiB of a step's summary.
const LONGEST = 900 * 1024

/** Returns the job summary: a row for each policy, lease and finding; no proofs if too long. */
export function reviewSummary({ judged, skipped, leases, findings }: Reviewed): string {
  const tables = (found: readonly Finding[]): string =>
    [
      '### Review of trust policies and leases',
      '',
      ...markdownTable(
        ['policy', 'findings'],
        judged.map(({ name, findings: count }) => [name, count === 0 ? 'none' : String(count)]),
      ),
      ...(skipped.length > 0
        ? [`Policies not judged, as they trust no token of this issuer: ${skipped.length}.`, '']
        : []),
      ...leaseTable(leases),
      ...findingTable(found),
    ].join('\n')
  const forms = [findings, findings.slice(0, 50).map(({ witness: _, ...finding }) => finding)]
  return forms.map(tables).find((text) => Buffer.byteLength(text) <= LONGEST) ?? ''
}

const leaseTable = (leases: readonly LeaseEntry[]): readonly string[] =>
  markdownTable(
    ['lease', 'from', 'identity', 'secrets', 'exported', 'owner', 'purpose', 'reviewed', 'where'],
    leases.map((lease) => [
      lease.name,
      [lease.from, lease.server].filter(Boolean).join(' '),
      lease.identity,
      lease.paths.join(', '),
      lease.exports.join(', '),
      lease['owned-by'],
      lease.purpose,
      lease.reviewed,
      `${lease.file}:${lease.line} (${lease.job})`,
    ]),
  )

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

function markdownTable(
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
