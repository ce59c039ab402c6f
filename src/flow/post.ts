import type { Runtime } from '../core/runtime.ts'
import type { StoredJournal } from '../journal/journal.ts'
import { type Outstanding, outstanding } from '../journal/outstanding.ts'
import { stillAliveBlock } from '../record/summary.ts'
import { recordEndings, warnOnError } from './audit.ts'
import { groupForLog } from './lostResponse.ts'
import type { RevocationOutcome } from './revocationOutcome.ts'
import { revocationBudget, revokeAll } from './revoke.ts'
import type { Inputs } from './supplies.ts'

/**
 * Runs the post step: removes main's files, revokes its leases and records the outcomes. It trusts
 * the journal alone; an input is used only if its SHA-256 matches the one in a receipt. Throws the
 * first failed revocation of a lease with `on-revoke-failure: fail`.
 */
export async function runPost(
  runtime: Runtime,
  { header, entries, warnings, killed }: StoredJournal,
  inputs: Inputs,
): Promise<void> {
  for (const warning of warnings) runtime.log('warning', warning)
  const open = outstanding(entries, { killed })
  for (const { path } of open.files) warnOnError(runtime, () => void runtime.removeTempFile(path))
  const outcomes = await revokeAll(runtime, open, {
    budget: revocationBudget(runtime, header.budget),
    inputs,
    issuer: header.issuer,
    refreshed: true,
    returned: () => {},
  })
  if (outcomes.length === 0) runtime.log('info', 'Nothing is left to revoke')
  const matters = groupForLog(outcomes)
  for (const matter of matters) runtime.log(logLevel(matter), matter.sentence)
  const { record } = header
  for (const line of refreshNotes(runtime, record, open.receipts)) runtime.log('info', line)
  if (record !== undefined) warnOnError(runtime, () => recordEndings(runtime, record, outcomes))
  const left = matters.filter(
    ({ end }) => end === 'failed' || end === 'unknown' || end === 'expires',
  )
  if (header.summary && left.length > 0)
    warnOnError(runtime, () =>
      runtime.appendSummary(stillAliveBlock(left.map(({ sentence }) => sentence))),
    )
  const strict = outcomes.find((ending) => ending.strict === true && ending.failure !== undefined)
  if (strict?.failure) throw strict.failure
}

/** Returns how often later steps obtained each lease again, by lines that any step can write. */
function refreshNotes(
  runtime: Runtime,
  record: string | undefined,
  receipts: Outstanding['receipts'],
): readonly string[] {
  const leases = receipts.flatMap(([, { lease, refreshLifetime }]) =>
    refreshLifetime === undefined ? [] : [lease],
  )
  if (record === undefined || leases.length === 0) return []
  const lines = runtime.readText(record)?.split('\n') ?? []
  return [...new Set(leases)].flatMap((lease) => {
    const own = `"event":"refreshed","lease":${JSON.stringify(lease)},`
    const count = lines.filter((line) => line.includes(own)).length
    return count === 0 ? [] : [`${lease}: refreshed ${count} times, according to the later steps`]
  })
}

const logLevel = ({
  end,
  flags = [],
}: Pick<RevocationOutcome, 'end' | 'flags'>): 'info' | 'warning' =>
  end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'info'
