import { rfc3339 } from '../core/time.ts'

/** One lease in the job summary. */
export interface SummaryRow {
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly id: string
  /** Seconds since the epoch. */
  readonly leasedAt: number
  readonly expiresAt: number | undefined
  readonly exposed: readonly string[]
  readonly asked: Readonly<Record<string, string | readonly string[]>>
  readonly labels?: ReadonlyMap<string, string>
}

// The runner shows at most 1 MiB of a step's summary, and a server can return any number of names.
const LONGEST = 900 * 1024

/**
 * Returns main's block of the job summary: a row per lease, and collapsed details. Requests, and
 * then names, are left out if the block would be too large; empty if it still is.
 */
export function formatSummary(rows: readonly SummaryRow[]): string {
  const forms = [
    rows,
    rows.map((row) => ({ ...row, asked: {} })),
    rows.map((row) => ({ ...row, asked: {}, exposed: countOnly(row) })),
  ]
  return forms.map(formatRows).find((block) => Buffer.byteLength(block) <= LONGEST) ?? ''
}

const countOnly = ({ exposed }: SummaryRow): readonly string[] => [`${exposed.length} names`]

function formatRows(rows: readonly SummaryRow[]): string {
  return [
    `### Leased credentials`,
    '',
    '| lease | from | until | exported as |',
    '| --- | --- | --- | --- |',
    ...rows.map(
      ({ lease, from, host, expiresAt, exposed }) =>
        `| ${escapeCell(lease)} | ${escapeCell(from)} (${escapeCell(host)}) | ` +
        `${formatExpiry(expiresAt)} | ${exposed.map(escapeCell).join(', ') || 'nothing'} |`,
    ),
    '',
    '<details><summary>Details and lifetimes</summary>',
    '',
    ...rows.flatMap(({ lease, id, asked, labels = new Map<string, string>() }) => [
      `- ${escapeCell(lease)}: ${escapeCell(id)}`,
      ...[...labels].map(([key, value]) => `  - ${escapeCell(key)}: ${escapeCell(value)}`),
      ...Object.entries(asked).map(
        ([key, value]) => `  - ${escapeCell(key)}: ${[value].flat().map(escapeCell).join(', ')}`,
      ),
    ]),
    '',
    ...gantt(rows),
    '</details>',
    '',
  ].join('\n')
}

/**
 * Returns post's block of the job summary: the leases that may still be valid, one line if it is
 * one, and how an administrator can end them early.
 */
export function stillAliveBlock(sentences: readonly string[], notes: readonly string[]): string {
  const [first = '', ...more] = sentences.map(escapeCell)
  const alive =
    more.length === 0
      ? [`Not revoked: ${first}`]
      : ['Not revoked:', '', ...[first, ...more].map((sentence) => `- ${sentence}`)]
  if (notes.length === 0) return [...alive, ''].join('\n')
  return [
    ...alive,
    '',
    '<details><summary>How to end them early</summary>',
    '',
    ...notes.map((note) => `- ${escapeCell(note)}`),
    '',
    '</details>',
    '',
  ].join('\n')
}

function gantt(rows: readonly SummaryRow[]): readonly string[] {
  const known = rows.filter(({ expiresAt }) => expiresAt !== undefined)
  // One bar compares nothing.
  if (known.length < 2) return []
  return [
    ...[
      '```mermaid',
      'gantt',
      '  title How long each lease can live',
      '  dateFormat X',
      '  axisFormat %H:%M',
    ],
    // The provider comes first: a lease may be named `section`, which is a keyword in mermaid.
    ...known.map(
      ({ lease, from, leasedAt, expiresAt }) =>
        `  ${from} ${lease} :${Math.floor(leasedAt)}, ${Math.floor(expiresAt ?? leasedAt)}`,
    ),
    ...['```', ''],
  ]
}

const formatExpiry = (seconds: number | undefined): string =>
  seconds === undefined ? 'unknown' : rfc3339(seconds)

/**
 * Returns the string escaped for a table cell: names come from workflow files, and the summary is
 * rendered as Markdown.
 */
export const escapeCell = (text: string): string =>
  text
    .replace(/[\s\p{C}]+/gu, ' ')
    .replace(/[&<>|`\\*_[\]#!~$@]/g, (character) => `&#${character.charCodeAt(0)};`)
