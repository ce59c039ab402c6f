import { asFailure, type Failure } from '../core/failure.ts'

import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../core/time.ts'
import type { Lease } from '../journal/credentials.ts'
import type { Receipt } from '../journal/entry.ts'
import type { Header } from '../journal/header.ts'
import type { Journal } from '../journal/journal.ts'
import { type AuditEvent, severityOf, toJsonLine } from '../record/event.ts'
import { eventHead, newStepIds, type StepIds, tokenIds } from '../record/head.ts'
import { formatSummary } from '../record/summary.ts'
import { actorOf, type FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { RevocationOutcome } from './outcomes.ts'
import type { ExportedLease, ObtainedLease, Plan } from './run.ts'

/**
 * Returns the record line of each exported lease, and of what main has revoked already, such as a
 * Vault token that only read static secrets: post will not see that any more.
 */
export const leasedLines = (
  runtime: Runtime,
  exposed: readonly ExportedLease[],
  journal: Pick<Journal, 'header' | 'entries'>,
): readonly string[] => [
  ...exposed.map((lease) =>
    toJsonLine(leasedEvent(runtime, lease, { event: 'leased', ...journal })),
  ),
  ...endedInMain(runtime, journal),
]

/** Returns the record line of a lease that a later step, or post, obtained again. */
export const refreshedLine = (
  runtime: Runtime,
  obtained: ObtainedLease,
  {
    step,
    where = [`profile:${obtained.config.name}`],
    ...journal
  }: Pick<Journal, 'header' | 'entries'> & {
    readonly step?: string | undefined
    readonly where?: readonly string[]
  },
): string => {
  const event = leasedEvent(runtime, { obtained, where }, { event: 'refreshed', ...journal })
  return toJsonLine({ ...event, step })
}

function leasedEvent(
  runtime: Runtime,
  { obtained: { config, token, lease, environment }, where }: ExportedLease,
  {
    event,
    header,
    entries,
  }: Pick<Journal, 'header' | 'entries'> & { readonly event: 'leased' | 'refreshed' },
): AuditEvent {
  const own = entries
    .filter((entry) => entry.kind === 'receipt')
    .filter((receipt) => receipt.lease === config.name)
  const notes = new Set(own.map(({ note }) => note).filter((note) => note !== undefined))
  const ids = tokenIds(token.claims)
  return {
    ...baseEvent(runtime, header, { event, config, token: ids }),
    ...actorOf(token),
    // With versions, as the store named them.
    ...(lease.read?.length && { read: lease.read }),
    id: lease.id,
    ...keysOf(own, lease),
    request: lease.requestId,
    expires_at: lease.expiresAt === undefined ? null : rfc3339(lease.expiresAt),
    exported: where,
    ...(config.refresh && { refresh: true }),
    severity: severityOf({ event }),
    ...(notes.size > 0 && { note: [...notes].join('; ') }),
    ...(environment && { environment_rules: { ...environment } }),
  }
}

function endedInMain(
  runtime: Runtime,
  { header, entries }: Pick<Journal, 'header' | 'entries'>,
): readonly string[] {
  return entries.flatMap((entry) => {
    const receipt = entry.kind === 'revoked' ? entries[entry.receipt] : undefined
    if (receipt?.kind !== 'receipt' || isReplaced(entries, receipt)) return []
    const { lease, from, host, id, token, keys, request, expiresAt } = receipt
    const facts = { lease, from, host, id, token, keys, request, sentence: '' }
    const outcome = { ...facts, expiresAt: expiresAt ?? undefined, end: 'revoked' } as const
    return [toJsonLine(endedEvent(runtime, header, outcome))]
  })
}

/** Returns whether another receipt says how to revoke the same thing: this one was rewritten. */
const isReplaced = (entries: Journal['entries'], receipt: Receipt): boolean =>
  entries
    .slice(entries.indexOf(receipt) + 1)
    .some(
      (later) => later.kind === 'receipt' && later.id === receipt.id && later.revocation !== null,
    )

/** Returns the keys of all receipts of a lease: several values of one name become a list. */
function keysOf(receipts: readonly Receipt[], lease: Lease): Pick<AuditEvent, 'keys'> {
  const pairs = [
    ...receipts.flatMap(({ keys }) => Object.entries(keys ?? {})),
    ...Object.entries(lease.keys ?? {}).flatMap(([name, values]) =>
      values.map((value) => [name, value] as const),
    ),
  ]
  if (pairs.length === 0) return {}
  const keys = [...Map.groupBy(pairs, ([name]) => name)].map(([name, same]) => {
    const [only = '', ...more] = new Set(same.map(([, value]) => value))
    return [name, more.length === 0 ? only : [only, ...more]] as const
  })
  return { keys: Object.fromEntries(keys) }
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
        labels: config.labels,
      },
      ...{
        id: lease.id,
        expiresAt: lease.expiresAt,
        leasedAt: runtime.now(),
      },
    })),
  )
}

/** A failed step, and what its lines need. */
interface Refused {
  /** Absent if the step has no journal. */
  readonly ids?: StepIds
  readonly failure: Failure
  readonly record: string
  readonly failureLog: FailureLog
}

/**
 * Appends an event for each lease that failed to the record. Returns the lines, and the failure
 * with the path of the record, or unchanged if the record cannot be written.
 */
export function recordRefusals(
  runtime: Runtime,
  plan: Plan,
  { failure, record, failureLog, ids = newStepIds(runtime) }: Refused,
): { readonly failure: Failure; readonly lines: readonly string[] } {
  const lines = plan.leases.flatMap((config) => {
    const refusal = failureLog.eventFor(config.name, failure)
    if (!refusal) return []
    const token = refusal.identity && tokenIds(refusal.identity)
    const head = baseEvent(runtime, ids, { event: 'refused', config, token })
    const severity = severityOf({ event: 'refused', code: refusal.code })
    return [toJsonLine({ ...head, ...refusal, severity })]
  })
  try {
    for (const line of lines) runtime.appendToRecord(record, line)
    return { failure: failure.with({ record }), lines }
  } catch (error) {
    runtime.log('warning', asFailure(error).message)
    return { failure, lines }
  }
}

/** Appends the event of each outcome to the record. Returns the lines, written or not. */
export function recordEndings(
  runtime: Runtime,
  { record, ...step }: Pick<Header, 'record' | 'uid' | 'run' | 'labels'>,
  outcomes: readonly RevocationOutcome[],
): readonly string[] {
  const lines = outcomes.map((outcome) => toJsonLine(endedEvent(runtime, step, outcome)))
  warnOnError(runtime, () => {
    if (record !== undefined) for (const line of lines) runtime.appendToRecord(record, line)
  })
  return lines
}

function endedEvent(
  runtime: Runtime,
  step: StepIds,
  { lease, from, host, id, token, keys, expiresAt, end, ...outcome }: RevocationOutcome,
): AuditEvent {
  const { failure, note, flags, request } = outcome
  const code = failure?.code
  return {
    ...eventHead(runtime, step, { event: 'ended', lease, token }),
    ...{ from, host, id, keys },
    request: failure?.facts.requestId ?? request,
    expires_at: expiresAt === undefined ? null : rfc3339(expiresAt),
    end,
    ...{ code, severity: severityOf({ event: 'ended', end, flags }), note, flags },
    ...(step.labels?.[lease] && { labels: step.labels[lease] }),
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
  step: StepIds,
  {
    event,
    config: { name: lease, from, audience, prepared, labels },
    token,
  }: { readonly config: LeaseConfig } & Pick<Parameters<typeof eventHead>[2], 'event' | 'token'>,
): Omit<AuditEvent, 'severity'> {
  const { read, ...requested } = prepared.requested
  return {
    ...eventHead(runtime, step, { event, lease, token }),
    ...{ from, host: prepared.host, audience, requested },
    ...(read !== undefined && { read: [read].flat() }),
    flags: runtime.network.flags,
    ...(labels.size > 0 && { labels: Object.fromEntries(labels) }),
  }
}
