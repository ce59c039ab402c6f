import { asFailure, Failure } from '../core/failure.ts'
import type { Outlet } from '../core/outlet.ts'
import type { World } from '../core/runtime.ts'
import { rfc3339 } from '../exports/values.ts'
import type { Journal } from '../journal/journal.ts'
import { type Event, lineOf } from '../record/event.ts'
import { summaryOf } from '../record/summary.ts'
import { type Refusals, whoOf } from './failureLog.ts'
import type { Wanted } from './leaseConfig.ts'
import type { Exposed } from './obtain.ts'
import type { Plan } from './plan.ts'
import type { Ending } from './revocationOutcome.ts'

/** The line of each lease in the record. */
export function leasedLines(
  world: World,
  exposed: readonly Exposed[],
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
    return lineOf({ ...leasedEvent(world, each), note })
  })
}

/** The block of all leases in the job summary. */
export function leasedSummary(world: World, exposed: readonly Exposed[]): string {
  return summaryOf(
    exposed.map(({ obtained: { wanted, lease }, where }) => ({
      ...{
        lease: wanted.name,
        from: wanted.from,
        host: wanted.order.host,
        asked: wanted.order.asked,
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

function leasedEvent(world: World, { obtained: { wanted, token, lease }, where }: Exposed): Event {
  const expires_at = lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt)
  return {
    ...base(world, 'leased', wanted),
    ...whoOf(token),
    id: lease.id,
    expires_at,
    exposed: where,
  }
}

/** An event for each lease that was refused; returns the failure with the path of the record, if there is one now. */
export function recordRefusals(
  world: World & Outlet,
  plan: Plan,
  {
    failure,
    record,
    refusals,
  }: { readonly failure: Failure; readonly record: string; readonly refusals: Refusals },
): Failure {
  try {
    for (const wanted of plan.leases) {
      const refusal = refusals.of(wanted.name, failure)
      if (refusal) world.append(record, lineOf({ ...base(world, 'refused', wanted), ...refusal }))
    }
    return new Failure(failure.code, failure.message, {
      ...failure.facts,
      record,
      cause: failure.facts.cause ?? failure,
    })
  } catch (error) {
    world.say('warning', asFailure(error).message)
    return failure
  }
}

/** The event of each ending. */
export function recordEndings(
  world: World & Outlet,
  record: string,
  endings: readonly Ending[],
): void {
  for (const { lease, from, host, id, expiresAt, end, failure, note, flags } of endings) {
    const known = { id, note, flags, code: failure?.code }
    world.append(
      record,
      lineOf({
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
export function atLeastWarn(world: World, act: () => void): void {
  try {
    act()
  } catch (error) {
    world.say('warning', asFailure(error).message)
  }
}

function base(world: World, event: Event['event'], { name, from, audience, order }: Wanted): Event {
  return {
    schema: 1,
    time: rfc3339(world.now()),
    event,
    lease: name,
    from,
    host: order.host,
    audience,
    asked: order.asked,
    flags: world.network.flags,
  }
}
