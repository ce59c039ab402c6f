import { abortAfterCancel, type Budget } from '../core/budget.ts'
import { type HttpClient, retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Issuer } from '../identity/issuer.ts'
import { createKeySet, type KeySet } from '../identity/jwks.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Lease } from '../journal/credentials.ts'
import { type Journal, openJournal } from '../journal/journal.ts'
import { runOf } from '../record/head.ts'
import { createFailureLog, type FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { Inputs } from './supplies.ts'

/** The complete, validated configuration of a step. */
export interface Plan {
  readonly form: 'flat' | 'many'
  readonly step: StepConfig
  readonly leases: readonly LeaseConfig[]
}

/** The configuration that applies to all leases of the step. */
export interface StepConfig {
  readonly issuer: Issuer
  readonly allowEvents: ReadonlySet<string>
  readonly onUnavailable: 'fail' | 'skip'
  /** Nothing is sent to the servers of the leases. */
  readonly dryRun: boolean
  readonly summary: boolean
  /** Milliseconds. */
  readonly timeout: number
}

/** What the steps of main share. */
export interface Run {
  readonly runtime: Runtime
  readonly plan: Plan
  readonly budget: Budget
  readonly client: HttpClient
  readonly keys: KeySet
  readonly journal: Journal
  readonly failureLog: FailureLog
  /** Stops new attempts of all leases once one has failed. */
  readonly halt: AbortController
  /** The path of the record. */
  readonly record: string
  readonly inputs: Inputs
}

/** The ID tokens of a step. It exists only once every token of the step is verified. */
export interface StepTokens {
  /** The verified token of each lease, by the name of the lease. */
  readonly verified: ReadonlyMap<string, VerifiedToken>
  /** Requests another token for one lease and verifies it like the first. */
  fresh(lease: LeaseConfig): Promise<VerifiedToken>
}

/** A lease that was obtained and passed its checks, with its configuration and its token. */
export interface ObtainedLease {
  readonly config: LeaseConfig
  readonly token: VerifiedToken
  readonly lease: Lease
}

/** Where the values of one lease were exported: names only. */
export interface ExportedLease {
  readonly obtained: ObtainedLease
  readonly where: readonly string[]
}

const POST_MS = 15_000

/** Logs what is requested, opens the journal and returns the run. Throws `STATE_UNWRITABLE`. */
export function openRun(
  runtime: Runtime,
  plan: Plan,
  { start, inputs }: { readonly start: number; readonly inputs: ReadonlyMap<string, string> },
): Run {
  for (const line of describeRequests(plan)) runtime.log('info', line)
  for (const line of defaultAudienceNotice(plan, runtime)) runtime.log('notice', line)
  const record = runtime.tempFilePath('record.jsonl')
  const { timeout, summary, issuer } = plan.step
  const journal = openJournal(runtime, {
    budget: Math.min(timeout, POST_MS),
    ...runtime.network,
    summary,
    record,
    run: runOf(runtime.job),
    issuer: issuer.iss,
    idTokenOrigin: originAndPath(runtime.job.idToken?.url),
  })
  const budget = { total: timeout, ends: start + timeout }
  return createRun(runtime, plan, { budget, journal, record, inputs: () => inputs })
}

/** Returns a run that writes to the given journal. */
export function createRun(
  runtime: Runtime,
  plan: Plan,
  given: Pick<Run, 'budget' | 'journal' | 'record' | 'inputs'>,
): Run {
  const { budget } = given
  const halt = new AbortController()
  const client = retryingClient(runtime, {
    ...budget,
    // The last eighth is reserved for the rollback.
    ends: budget.ends - budget.total / 8,
    stopNew: AbortSignal.any([runtime.cancelled, halt.signal]),
    // A response in transit may contain a lease that must be revoked.
    abortAll: abortAfterCancel(runtime, 1 / 4),
  })
  const keys = createKeySet(runtime, client, plan.step.issuer)
  const failureLog = createFailureLog(runtime.job.idToken?.bearer)
  return { ...given, runtime, plan, halt, client, keys, failureLog }
}

/** Returns origin and path of a URL, without the query; `undefined` if it cannot be parsed. */
function originAndPath(address = ''): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname}` : undefined
}

/** Returns one line per lease: what is requested, and from which host. */
function describeRequests({ leases }: Plan): readonly string[] {
  return leases.map(({ name, from, prepared }) => {
    const details = Object.entries(prepared.requested).map(
      ([key, value]) => `${key} ${[value].flat().join(', ')}`,
    )
    return (
      `${name}: requesting from ${prepared.host} ` +
      `(${from})${details.length === 0 ? '' : `: ${details.join('; ')}`}`
    )
  })
}

/**
 * Returns a notice for each lease with GitHub's default audience, which does not identify the
 * server: every server that kept that default accepts the token.
 */
function defaultAudienceNotice({ leases }: Plan, runtime: Runtime): readonly string[] {
  const owner = `${runtime.job.github('server_url')}/${runtime.job.github('repository_owner')}`
  return leases
    .filter(({ audience }) => audience === owner)
    .map(
      ({ name }) =>
        `${name}: the audience is the owner's address, GitHub's default; a name of the ` +
        `server's own keeps the token from working elsewhere`,
    )
}
