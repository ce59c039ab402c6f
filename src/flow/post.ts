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
 * The whole of post: removes main's files, revokes what it leased, records the endings. It trusts
 * the journal alone; an input counts only if its SHA-256 is the one in a receipt.
 */
export async function runPost(
  world: Runtime,
  { header, entries, warnings, killed }: StoredJournal,
  inputs: Inputs,
): Promise<void> {
  for (const warning of warnings) world.log('warning', warning)
  const open = outstanding(entries, { killed })
  for (const { path } of open.files) warnOnError(world, () => void world.removeTempFile(path))
  const endings = await revokeAll(world, open, {
    budget: revocationBudget(world, header.budget),
    inputs,
    issuer: header.issuer,
    returned: () => {},
  })
  if (endings.length === 0) world.log('info', 'Nothing is left to give back')
  const matters = groupForLog(endings)
  for (const matter of matters) world.log(logLevel(matter), matter.sentence)
  const { record } = header
  if (record !== undefined) warnOnError(world, () => recordEndings(world, record, endings))
  const left = matters.filter(
    ({ end }) => end === 'failed' || end === 'unknown' || end === 'expires',
  )
  if (header.summary && left.length > 0)
    warnOnError(world, () =>
      world.appendSummary(stillAliveBlock(left.map(({ sentence }) => sentence))),
    )
  const strict = endings.find((each) => each.strict === true && each.failure !== undefined)
  if (strict?.failure) throw strict.failure
}

const logLevel = ({
  end,
  flags = [],
}: Pick<RevocationOutcome, 'end' | 'flags'>): 'info' | 'warning' =>
  end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'info'
