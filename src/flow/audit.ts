import { asFailure, Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { type AuditEvent, toJsonLine } from '../record/event.ts'
import { formatSummary } from '../record/summary.ts'
import { actorOf, type FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { ExportedLease } from './obtain.ts'
import type { Plan } from './plan.ts'
import type { RevocationOutcome } from './revocationOutcome.ts'

/** The line of each lease in the record. */
export function leasedLines(
  world: Runtime,
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
    const note = notes.get(each.obtained.wanted.name)
    return toJsonLine({ ...leasedEvent(world, each), note })
  })
}

/** The block of all leases in the job summary. */
export function leasedSummary(world: Runtime, exposed: readonly ExportedLease[]): string {
  return formatSummary(
    exposed.map(({ obtained: { wanted, lease }, where }) => ({
      ...{
        lease: wanted.name,
        from: wanted.from,
        host: wanted.prepared.host,
        asked: wanted.prepared.requested,
        exposed: where,
      },
      ...{
        id: lease.id,
        expiresAt: lease.expiresAt,
        leasedAt: world.now(),
      },
    })),
  )
}

function leasedEvent(
  world: Runtime,
  { obtained: { wanted, token, lease }, where }: ExportedLease,
): AuditEvent {
  const expires_at = lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt)
  return {
    ...baseEvent(world, 'leased', wanted),
    ...actorOf(token),
    id: lease.id,
    expires_at,
    exposed: where,
  }
}

/** An event for each lease that was refused; returns the failure with the path of the record, if there is one now. */
export function recordRefusals(
  world: Runtime,
  plan: Plan,
  {
    failure,
    record,
    refusals,
  }: { readonly failure: Failure; readonly record: string; readonly refusals: FailureLog },
): Failure {
  try {
    for (const wanted of plan.leases) {
      const refusal = refusals.eventFor(wanted.name, failure)
      if (refusal)
        world.appendToRecord(
          record,
          toJsonLine({ ...baseEvent(world, 'refused', wanted), ...refusal }),
        )
    }
    return new Failure(failure.code, failure.message, {
      ...failure.facts,
      record,
      cause: failure.facts.cause ?? failure,
    })
  } catch (error) {
    world.log('warning', asFailure(error).message)
    return failure
  }
}

/** The event of each ending. */
export function recordEndings(
  world: Runtime,
  record: string,
  endings: readonly RevocationOutcome[],
): void {
  for (const { lease, from, host, id, expiresAt, end, failure, note, flags } of endings) {
    const known = { id, note, flags, code: failure?.code }
    world.appendToRecord(
      record,
      toJsonLine({
        schema: 1,
        time: rfc3339(world.now()),
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

/** Runs what only documents: its failure is a warning while the leases are being ended. */
export function warnOnError(world: Runtime, act: () => void): void {
  try {
    act()
  } catch (error) {
    world.log('warning', asFailure(error).message)
  }
}

function baseEvent(
  world: Runtime,
  event: AuditEvent['event'],
  { name, from, audience, prepared }: LeaseConfig,
): AuditEvent {
  return {
    schema: 1,
    time: rfc3339(world.now()),
    event,
    lease: name,
    from,
    host: prepared.host,
    audience,
    asked: prepared.requested,
    flags: world.network.flags,
  }
}
