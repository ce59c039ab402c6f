import { CANCEL_GRACE_MS, remainingMs } from '../core/budget.ts'
import type { Failure } from '../core/failure.ts'
import { outstanding } from '../journal/outstanding.ts'
import { recordEndings, recordRefusals, warnOnError } from './audit.ts'
import { groupForLog, type RevocationOutcome } from './outcomes.ts'
import { revocationBudget, revokeAll } from './revoke.ts'
import type { Run, Sinks } from './run.ts'

/**
 * Removes the files of a failed step, revokes its leases, records both and sends the record to the
 * sinks. Returns the failure with the outcomes added to its message.
 */
export async function rollBack(run: Run, failure: Failure, sinks?: Sinks): Promise<Failure> {
  const { runtime, plan, journal, record, inputs, failureLog } = run
  const open = outstanding(journal.entries.entries())
  for (const { path } of open.files) warnOnError(runtime, () => void runtime.removeTempFile(path))
  // A cancelled step has only the seconds that the runner grants.
  const rest = runtime.cancelled.aborted ? CANCEL_GRACE_MS : remainingMs(runtime, run.budget)
  const budget = revocationBudget(runtime, rest)
  const outcomes = await revokeAll(runtime, open, {
    budget,
    inputs,
    header: journal.header,
    onRevoked: (receipt) =>
      warnOnError(runtime, () => void journal.append({ kind: 'revoked', receipt })),
  })
  const recorded = recordRefusals(runtime, plan, {
    ...{ failure, record, failureLog },
    ids: journal.header,
  })
  // Post reads what is still open from the state and records its outcome. If the state is
  // incomplete, outcomes must be recorded here, since post would miss them.
  const final = outcomes.filter(({ end }) => end === 'revoked' || !journal.fullyPersisted)
  const ended = recordEndings(runtime, journal.header, final)
  if (sinks) await sinks.shipRefusal([...recorded.lines, ...ended], budget)
  return withEndings(recorded.failure, outcomes)
}

function withEndings(failure: Failure, outcomes: readonly RevocationOutcome[]): Failure {
  const sentences = groupForLog(outcomes).map(({ sentence }) => sentence)
  return failure.with({
    message: [failure.message, 'Nothing was exported.', ...sentences].join('\n'),
  })
}
