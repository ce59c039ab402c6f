import type { Outlet } from '../core/outlet.ts'
import type { World } from '../core/runtime.ts'
import type { Found } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
import { leftoversOf } from '../record/summary.ts'
import { atLeastWarn, recordEndings } from './audit.ts'
import { told } from './lostResponse.ts'
import type { Ending } from './revocationOutcome.ts'
import { giveBack, timeToGiveBack } from './revoke.ts'
import type { Inputs } from './supplies.ts'

/**
 * The whole of post: removes main's files, revokes what it leased, records the endings. It trusts
 * the journal alone; an input counts only if its SHA-256 is the one in a receipt.
 */
export async function close(
  world: World & Outlet,
  { opening, entries, warnings, killed }: Found,
  inputs: Inputs,
): Promise<void> {
  for (const warning of warnings) world.say('warning', warning)
  const open = outstanding(entries, { killed })
  for (const { path } of open.files) atLeastWarn(world, () => void world.remove(path))
  const endings = await giveBack(world, open, {
    budget: timeToGiveBack(world, opening.budget),
    inputs,
    issuer: opening.issuer,
    returned: () => {},
  })
  if (endings.length === 0) world.say('info', 'Nothing is left to give back')
  const matters = told(endings)
  for (const matter of matters) world.say(levelOf(matter), matter.sentence)
  const { record } = opening
  if (record !== undefined) atLeastWarn(world, () => recordEndings(world, record, endings))
  const left = matters.filter(
    ({ end }) => end === 'failed' || end === 'unknown' || end === 'expires',
  )
  if (opening.summary && left.length > 0)
    atLeastWarn(world, () => world.summarize(leftoversOf(left.map(({ sentence }) => sentence))))
  const strict = endings.find((each) => each.strict === true && each.failure !== undefined)
  if (strict?.failure) throw strict.failure
}

const levelOf = ({ end, flags = [] }: Pick<Ending, 'end' | 'flags'>): 'info' | 'warning' =>
  end === 'failed' || end === 'unknown' || flags.length > 0 ? 'warning' : 'info'
