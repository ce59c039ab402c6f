import type { Runtime } from '../core/runtime.ts'
import type { TempFile } from '../journal/entry.ts'
import type { Header } from '../journal/header.ts'
import type { StoredJournal } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
import { stillAliveBlock } from '../record/summary.ts'
import { recordEndings, warnOnError } from './audit.ts'
import { groupForLog, type OutcomeLine, type RevocationOutcome } from './outcomes.ts'
import { refreshNotes } from './refreshNotes.ts'
import { revocationBudget, revokeAll } from './revoke.ts'
import type { Inputs } from './supplies.ts'

/**
 * Runs the post step: removes main's files, revokes its leases, records the outcomes and sends them
 * to the sinks. It trusts the journal alone; an input is used only if its SHA-256 matches the one in
 * a receipt. Throws the first failed revocation of a lease with `on-revoke-failure: fail`, or else
 * the failure of a sink with `on-failure: fail`.
 */
export async function runPost(
  runtime: Runtime,
  stored: StoredJournal,
  inputs: Inputs,
): Promise<void> {
  const { header, entries, warnings, killed } = stored
  for (const warning of warnings) runtime.log('warning', warning)
  const open = outstanding(entries, { killed })
  for (const file of open.files) warnOnError(runtime, () => endFile(runtime, file))
  const budget = revocationBudget(runtime, header.budget)
  const outcomes = await revokeAll(runtime, open, { budget, inputs, header, refreshed: true })
  const lines = logOutcomes(runtime, outcomes)
  for (const note of refreshNotes(runtime, header.record, open.receipts)) runtime.log('info', note)
  const ended = record(runtime, header, outcomes)
  summarize(runtime, header, { lines, notes: notesOf(outcomes) })
  const unshipped = header.sinks
    ? await (await import('./shipEndings.ts')).shipEndings(runtime, stored, { ended, open, budget })
    : undefined
  throwIfStrict(outcomes)
  if (unshipped) throw unshipped
}

/** Removes a file of main, or replaces it by the content that main noted for later post steps. */
function endFile(runtime: Runtime, { path, restore }: TempFile): void {
  const removed = runtime.removeTempFile(path) === 'removed'
  if (removed && restore !== undefined) runtime.writeTempFile(path, restore)
}

function logOutcomes(
  runtime: Runtime,
  outcomes: readonly RevocationOutcome[],
): readonly OutcomeLine[] {
  if (outcomes.length === 0) runtime.log('info', 'Nothing is left to revoke')
  const lines = groupForLog(outcomes)
  for (const { end, flags = [], sentence } of lines) {
    const isUncertain = end === 'failed' || end === 'unknown' || flags.length > 0
    runtime.log(isUncertain ? 'warning' : 'info', sentence)
  }
  return lines
}

// The runner deletes the record with the job, unless the workflow uploads it.
const SUMMARY = 'the job summary, or '

function record(
  runtime: Runtime,
  header: Header,
  outcomes: readonly RevocationOutcome[],
): readonly string[] {
  const { record: path } = header
  const lines = recordEndings(runtime, header, outcomes)
  if (path !== undefined && notesOf(outcomes).length > 0)
    runtime.log(
      'info',
      `How to end a lease early: see ${header.summary ? SUMMARY : ''}"note" in ${path}`,
    )
  return lines
}

/** Returns how each lease that is still valid can be ended, with its name; each note once. */
function notesOf(outcomes: readonly RevocationOutcome[]): readonly string[] {
  const notes = outcomes.flatMap(({ lease, note }) =>
    note === undefined ? [] : [`${lease}: ${note}`],
  )
  return [...new Set(notes)]
}

interface Ending {
  readonly lines: readonly OutcomeLine[]
  readonly notes: readonly string[]
}

/** Adds the leases that may still be valid to the job summary. */
function summarize(runtime: Runtime, { summary }: Header, { lines, notes }: Ending): void {
  const left = lines.filter(({ end }) => end === 'failed' || end === 'unknown' || end === 'expires')
  if (!summary || left.length === 0) return
  const sentences = left.map(({ sentence }) => sentence)
  const block = stillAliveBlock(sentences, notes)
  warnOnError(runtime, () => runtime.appendSummary(block))
}

function throwIfStrict(outcomes: readonly RevocationOutcome[]): void {
  const failed = outcomes.find(({ strict, failure }) => strict === true && failure !== undefined)
  if (failed?.failure) throw failed.failure
}
