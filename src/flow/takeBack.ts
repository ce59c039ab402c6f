import { Failure } from '../kit/failure.ts'
import type { Outlet } from '../kit/outlet.ts'
import type { World } from '../kit/world.ts'
import type { Journal } from '../lease/journal.ts'
import { outstanding } from '../lease/outstanding.ts'
import type { Ending } from './ending.ts'
import { giveBack, timeToGiveBack } from './giveBack.ts'
import { told } from './lost.ts'
import { atLeastWarn, recordEndings } from './records.ts'

/** Undoes a step that failed: removes its files, gives back what it obtained, and says so in the failure that it returns. */
export async function takeBack(
  world: World & Outlet,
  journal: Journal,
  {
    failure,
    milliseconds,
    refused,
    record,
  }: {
    readonly failure: Failure
    readonly milliseconds: number
    readonly refused: (failure: Failure) => Failure
    readonly record: string
  },
): Promise<Failure> {
  const { files, receipts, lost } = outstanding(journal.entries.entries())
  for (const { path } of files) atLeastWarn(world, () => void world.remove(path))
  const returned = (receipt: number): void =>
    atLeastWarn(world, () => void journal.note({ kind: 'returned', receipt }))
  const endings = await giveBack(
    world,
    { receipts, lost },
    { budget: timeToGiveBack(world, milliseconds), returned },
  )
  const recorded = refused(failure)
  // Post finds in the state what is still open, and records how that ends; what the state does not hold is recorded by nobody else.
  const final = endings.filter(({ end }) => end === 'returned' || !journal.whole)
  atLeastWarn(world, () => recordEndings(world, record, final))
  return withEndings(recorded, endings)
}

function withEndings(failure: Failure, endings: readonly Ending[]): Failure {
  const { code, message, facts } = failure
  const sentences = told(endings).map(({ sentence }) => sentence)
  return new Failure(code, [message, 'Nothing was exported.', ...sentences].join('\n'), {
    ...facts,
    cause: facts.cause ?? failure,
  })
}
