import type { Runtime } from '../core/runtime.ts'
import type { StoredJournal } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
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
    header,
    returned: () => {},
  })
  if (outcomes.length === 0) runtime.log('info', 'Nothing is left to revoke')
  const matters = groupForLog(outcomes)
  for (const matter of matters) runtime.log(logLevel(matter), matter.sentence)
  warnOnError(runtime, () => recordEndings(runtime, header, outcomes))
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

const logLevel = ({
  end,
  flags = [],
}: Pick<RevocationOutcome, 'end' | 'flags'>): 'info' | 'warning' =>
  end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'info'
