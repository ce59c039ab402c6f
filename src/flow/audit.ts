import { asFailure, Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { type AuditEvent, toJsonLine } from '../record/event.ts'
import { formatSummary } from '../record/summary.ts'
import { actorOf, type FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { RevocationOutcome } from './outcomes.ts'
import type { ExportedLease, Plan } from './run.ts'

/** Returns the record line of each exported lease. */
export function leasedLines(
  runtime: Runtime,
  exposed: readonly ExportedLease[],
  journal: Pick<Journal, 'entries'>,
): readonly string[] {
  const notes = new Map(
    journal.entries.flatMap((entry) =>
      entry.kind === 'receipt' && entry.note !== undefined
        ? [[entry.lease, entry.note] as const]
        : [],
    ),
  )
  return exposed.map((each) => {
    const note = notes.get(each.obtained.config.name)
    return toJsonLine({ ...leasedEvent(runtime, each), note })
  })
}

/** Returns the block of all leases for the job summary. */
export function leasedSummary(runtime: Runtime, exposed: readonly ExportedLease[]): string {
  return formatSummary(
    exposed.map(({ obtained: { config, lease }, where }) => ({
      ...{
        lease: config.name,
        from: config.from,
        host: config.prepared.host,
        asked: config.prepared.requested,
        exposed: where,
      },
      ...{
        id: lease.id,
        expiresAt: lease.expiresAt,
        leasedAt: runtime.now(),
      },
    })),
  )
}

function leasedEvent(
  runtime: Runtime,
  { obtained: { config, token, lease }, where }: ExportedLease,
): AuditEvent {
  const expires_at = lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt)
  return {
    ...baseEvent(runtime, 'leased', config),
    ...actorOf(token),
    id: lease.id,
    expires_at,
    exposed: where,
  }
}

/**
 * Appends an event for each lease that failed to the record. Returns the failure with the path of
 * the record, or unchanged if the record cannot be written.
 */
export function recordRefusals(
  runtime: Runtime,
  plan: Plan,
  {
    failure,
    record,
    failureLog,
  }: { readonly failure: Failure; readonly record: string; readonly failureLog: FailureLog },
): Failure {
  try {
    for (const config of plan.leases) {
      const refusal = failureLog.eventFor(config.name, failure)
      if (refusal)
        runtime.appendToRecord(
          record,
          toJsonLine({ ...baseEvent(runtime, 'refused', config), ...refusal }),
        )
    }
    return new Failure(failure.code, failure.message, {
      ...failure.facts,
      record,
      cause: failure.facts.cause ?? failure,
    })
  } catch (error) {
    runtime.log('warning', asFailure(error).message)
    return failure
  }
}

/** Appends the event of each outcome to the record. */
export function recordEndings(
  runtime: Runtime,
  record: string,
  outcomes: readonly RevocationOutcome[],
): void {
  for (const { lease, from, host, id, expiresAt, end, failure, note, flags } of outcomes) {
    const known = { id, note, flags, code: failure?.code }
    runtime.appendToRecord(
      record,
      toJsonLine({
        schema: 1,
        time: rfc3339(runtime.now()),
        event: 'ended',
        lease,
        from,
        host,
        expires_at: expiresAt === undefined ? null : rfc3339(expiresAt),
        ...known,
        end,
      }),
    )
  }
}

/** Runs an action and logs its error as a warning, so that cleanup and revocation continue. */
export function warnOnError(runtime: Runtime, act: () => void): void {
  try {
    act()
  } catch (error) {
    runtime.log('warning', asFailure(error).message)
  }
}

function baseEvent(
  runtime: Runtime,
  event: AuditEvent['event'],
  { name, from, audience, prepared }: LeaseConfig,
): AuditEvent {
  return {
    schema: 1,
    time: rfc3339(runtime.now()),
    event,
    lease: name,
    from,
    host: prepared.host,
    audience,
    asked: prepared.requested,
    flags: runtime.network.flags,
  }
}
