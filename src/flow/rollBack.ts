import { Failure } from '../core/failure.ts'
import type { Outlet } from '../core/outlet.ts'
import type { World } from '../core/runtime.ts'
import type { Journal } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
import { atLeastWarn, recordEndings } from './audit.ts'
import { told } from './lostResponse.ts'
import type { Ending } from './revocationOutcome.ts'
import { giveBack, type Revocation, timeToGiveBack } from './revoke.ts'

/** What the rollback of a failed step works with. */
export interface Rollback extends Pick<Revocation, 'inputs' | 'issuer'> {
  readonly failure: Failure
  readonly milliseconds: number
  readonly refused: (failure: Failure) => Failure
  readonly record: string
}

/** Removes the files of a failed step, revokes what it obtained, and returns the failure with that. */
export async function takeBack(
  world: World & Outlet,
  journal: Journal,
  { failure, milliseconds, refused, record, inputs, issuer }: Rollback,
): Promise<Failure> {
  const open = outstanding(journal.entries.entries())
  for (const { path } of open.files) atLeastWarn(world, () => void world.remove(path))
  const endings = await giveBack(world, open, {
    budget: timeToGiveBack(world, milliseconds),
    inputs,
    issuer,
    returned: (receipt) =>
      atLeastWarn(world, () => void journal.note({ kind: 'revoked', receipt })),
  })
  const recorded = refused(failure)
  // Post finds in the state what is still open, and records how that ends; what the state does not hold is recorded by nobody else.
  const final = endings.filter(({ end }) => end === 'revoked' || !journal.whole)
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
