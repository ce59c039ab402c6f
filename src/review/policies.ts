import { quoted } from '../core/sanitize.ts'
import { matches } from '../identity/glob.ts'
import type { ParseYaml } from '../inputs/yamlValue.ts'
import type { Finding } from './findings.ts'
import type { ReviewPlan } from './inputs.ts'
import { judgePolicy } from './judgePolicy.ts'
import type { CheckoutEntry } from './runtime.ts'
import type { TableRow } from './table.ts'
import { concernsIssuer, type PolicyDocument, readTrustFile } from './trustDocuments.ts'

/** The result of judging the policies of a checkout. */
export interface PolicyReview {
  readonly findings: readonly Finding[]
  /** Each policy with the number of its findings, for the summary. */
  readonly judged: readonly { readonly name: string; readonly findings: number }[]
  /** Policies that trust no token of the issuer. */
  readonly skipped: readonly string[]
}

const MOST_BYTES = 8 * 1024 * 1024
const MOST_FILES = 500

/** Judges every policy that `policies` names, each by its row of the table if there is one. */
export function reviewPolicies(plan: ReviewPlan, parse: ParseYaml): PolicyReview {
  const { table, issuer } = plan
  const files = filesOf(plan)
  const readings = files.entries.map((entry) => readEntry(plan, entry, parse))
  const documents = readings.flatMap(({ documents = [] }) => documents)
  const rowOf = (document: PolicyDocument): TableRow | undefined =>
    table?.rows.find(({ policy }) => policy === nameOf(document))
  const relevant = documents.filter(
    (document) => rowOf(document) !== undefined || concernsIssuer(document, issuer),
  )
  const judged = relevant.map((document) => {
    const row = rowOf(document)
    const unlisted = table && !row ? [unlistedFinding(document, table.file)] : []
    const found = [...unlisted, ...judgePolicy(document, row, issuer)]
    return { name: nameOf(document), found }
  })
  const names = new Set(judged.map(({ name }) => name))
  const orphans = (table?.rows ?? []).filter(({ policy }) => !names.has(policy))
  return {
    findings: [
      ...files.findings,
      ...readings.flatMap(({ finding = [] }) => finding),
      ...duplicates(relevant),
      ...judged.flatMap(({ found }) => found),
      ...orphans.map((row) => orphanFinding(row, table?.file ?? '')),
    ],
    judged: judged.map(({ name, found }) => ({ name, findings: found.length })),
    skipped: documents.filter((document) => !relevant.includes(document)).map(nameOf),
  }
}

const nameOf = ({ file, address }: PolicyDocument): string =>
  address === '' ? file : `${file}#${address}`

/** Two documents of one name would share a row, and one of them could be meant for another. */
function duplicates(documents: readonly PolicyDocument[]): readonly Finding[] {
  const names = documents.map(nameOf)
  return documents
    .filter((document, index) => names.indexOf(nameOf(document)) !== index)
    .map(({ file, address, lineFor }) => ({
      ...{ kind: 'unreadable', file, line: lineFor('') },
      text: `a second document has the name ${quoted(address)}`,
      fix: 'give each document of a file its own name',
    }))
}

function filesOf({ path, policies }: ReviewPlan) {
  const entries = new Map<string, CheckoutEntry>()
  const findings: Finding[] = []
  for (const pattern of policies) {
    const folder = /^[^*]*\//.exec(pattern)?.[0] ?? ''
    // As shells do, `**/` also stands for no folder at all.
    const forms = [pattern, pattern.replaceAll('**/', '')]
    const found = path
      .list(folder.replace(/\/$/, ''))
      .filter((entry) => forms.some((form) => matches(form, entry.path)))
    for (const entry of found) entries.set(entry.path, entry)
    if (found.length === 0)
      findings.push({
        ...{ kind: 'missing', file: '', line: 1 },
        text: `no file matches ${quoted(pattern)} of "policies"`,
        fix: 'correct the pattern; paths are relative to "path"',
      })
  }
  const all = [...entries.values()]
  if (all.length > MOST_FILES)
    findings.push({
      ...{ kind: 'unreadable', file: '', line: 1 },
      text: `"policies" names ${all.length} files; only the first ${MOST_FILES} were judged`,
      fix: 'split the review into several steps',
    })
  return { entries: all.slice(0, MOST_FILES), findings }
}

interface Reading {
  readonly documents?: readonly PolicyDocument[]
  readonly finding?: Finding
}

function readEntry({ path }: ReviewPlan, entry: CheckoutEntry, parse: ParseYaml): Reading {
  const unreadable = (text: string, fix: string): Reading => ({
    finding: { kind: 'unreadable', file: entry.path, line: 1, text, fix },
  })
  const text = entry.kind === 'file' ? path.read(entry.path, MOST_BYTES) : undefined
  if (text === undefined)
    return unreadable(
      'is not a regular file of at most 8 MiB; links are not followed',
      'commit the file itself',
    )
  const result = readTrustFile(entry.path, text, parse)
  if ('documents' in result) return result
  return unreadable(
    result.error,
    'name only trust policies in "policies", in a form that docs/reference/review.md lists',
  )
}

function unlistedFinding(document: PolicyDocument, table: string): Finding {
  const { file, lineFor } = document
  return {
    ...{ kind: 'unlisted', file, line: lineFor('') },
    text: `${quoted(nameOf(document))} has no row in ${quoted(table)}`,
    fix: 'add it under "policies" of the table, with the jobs that it must admit',
  }
}

function orphanFinding({ policy }: TableRow, table: string): Finding {
  return {
    ...{ kind: 'missing', file: table, line: 1 },
    text: `the table names ${quoted(policy)}, which was not found`,
    fix: 'name its file in "policies"; if the policy was removed, remove its row, too',
  }
}
