import { Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import type { Journal } from '../journal/journal.ts'
import { outstanding } from '../journal/outstanding.ts'
import { recordEndings, warnOnError } from './audit.ts'
import { groupForLog } from './lostResponse.ts'
import type { RevocationOutcome } from './revocationOutcome.ts'
import { type Revocation, revocationBudget, revokeAll } from './revoke.ts'

/** What the rollback of a failed step works with. */
export interface Rollback extends Pick<Revocation, 'inputs' | 'issuer'> {
  readonly failure: Failure
  readonly milliseconds: number
  readonly refused: (failure: Failure) => Failure
  readonly record: string
}

/**
 * Removes the files of a failed step, revokes what it obtained, and returns the failure with that.
 */
export async function rollBack(
  runtime: Runtime,
  journal: Journal,
  { failure, milliseconds, refused, record, inputs, issuer }: Rollback,
): Promise<Failure> {
  const open = outstanding(journal.entries.entries())
  for (const { path } of open.files) warnOnError(runtime, () => void runtime.removeTempFile(path))
  const outcomes = await revokeAll(runtime, open, {
    budget: revocationBudget(runtime, milliseconds),
    inputs,
    issuer,
    returned: (receipt) =>
      warnOnError(runtime, () => void journal.append({ kind: 'revoked', receipt })),
  })
  const recorded = refused(failure)
  // Post finds in the state what is still open, and records how that ends; what the state does not
  // hold is recorded by nobody else.
  const final = outcomes.filter(({ end }) => end === 'revoked' || !journal.fullyPersisted)
  warnOnError(runtime, () => recordEndings(runtime, record, final))
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
