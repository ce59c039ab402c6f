import type { Outlet } from '../kit/outlet.ts'
import type { World } from '../kit/world.ts'
import type { Found } from '../lease/journal.ts'
import { outstanding } from '../lease/outstanding.ts'
import { leftoversOf } from '../record/summary.ts'
import type { Ending } from './ending.ts'
import { giveBack, timeToGiveBack } from './giveBack.ts'
import { told } from './lost.ts'
import { atLeastWarn, recordEndings } from './records.ts'

/** The whole of post: give back what main leased, remove its files, record the endings. Reads the journal and nothing else. */
export async function close(
  world: World & Outlet,
  { opening, entries, warnings }: Found,
): Promise<void> {
  for (const warning of warnings) world.say('warning', warning)
  const open = outstanding(entries)
  for (const { path } of open.files) atLeastWarn(world, () => void world.remove(path))
  const endings = await giveBack(world, open, {
    budget: timeToGiveBack(world, opening.budget),
    returned: () => {},
  })
  if (endings.length === 0) world.say('plain', 'Nothing is left to give back')
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

const levelOf = ({ end }: Pick<Ending, 'end'>): 'plain' | 'warning' =>
  end === 'failed' || end === 'unknown' ? 'warning' : 'plain'
