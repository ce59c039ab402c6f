import { Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import type { Journal } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
import { recordEndings, warnOnError } from './audit.ts'
import { groupForLog } from './lostResponse.ts'
import type { RevocationOutcome } from './revocationOutcome.ts'
import { type Revocation, revocationBudget, revokeAll } from './revoke.ts'

/** What the rollback of a failed step needs. */
export interface Rollback extends Pick<Revocation, 'inputs'> {
  readonly failure: Failure
  readonly milliseconds: number
  readonly refused: (failure: Failure) => Failure
}

/**
 * Removes the files of a failed step and revokes its leases. Returns the failure with the outcomes
 * added to its message.
 */
export async function rollBack(
  runtime: Runtime,
  journal: Journal,
  { failure, milliseconds, refused, inputs }: Rollback,
): Promise<Failure> {
  const open = outstanding(journal.entries.entries())
  for (const { path } of open.files) warnOnError(runtime, () => void runtime.removeTempFile(path))
  const outcomes = await revokeAll(runtime, open, {
    budget: revocationBudget(runtime, milliseconds),
    inputs,
    header: journal.header,
    returned: (receipt) =>
      warnOnError(runtime, () => void journal.append({ kind: 'revoked', receipt })),
  })
  const recorded = refused(failure)
  // Post reads what is still open from the state and records its outcome. If the state is
  // incomplete, outcomes must be recorded here, since post would miss them.
  const final = outcomes.filter(({ end }) => end === 'revoked' || !journal.fullyPersisted)
  warnOnError(runtime, () => recordEndings(runtime, journal.header, final))
  return withEndings(recorded, outcomes)
}

function withEndings(failure: Failure, outcomes: readonly RevocationOutcome[]): Failure {
  const { code, message, facts } = failure
  const sentences = groupForLog(outcomes).map(({ sentence }) => sentence)
  return new Failure(code, [message, 'Nothing was exported.', ...sentences].join('\n'), {
    ...facts,
    cause: facts.cause ?? failure,
  })
}
