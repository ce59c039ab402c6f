import { abortAfterCancel, type Budget } from '../core/budget.ts'
import { type HttpClient, retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import type { ExportSettings } from '../exports/target.ts'
import type { Issuer } from '../identity/issuer.ts'
import { createKeySet, type KeySet } from '../identity/jwks.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Lease } from '../journal/credentials.ts'
import type { Journal } from '../journal/journal.ts'
import type { SinkKind, SinkSettings } from '../record/sinks/kind.ts'
import { createFailureLog, type FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { Inputs } from './supplies.ts'

/** The complete, validated configuration of a step. */
export interface Plan {
  readonly form: 'flat' | 'many'
  readonly step: StepConfig
  readonly leases: readonly LeaseConfig[]
  readonly sinks?: PlannedSinks | undefined
}

/** The configuration that applies to all leases of the step. */
export interface StepConfig extends ExportSettings {
  readonly issuer: Issuer
  readonly allowEvents: ReadonlySet<string>
  readonly onUnavailable: 'fail' | 'skip'
  /** Nothing is sent to the servers of the leases. */
  readonly dryRun: boolean
  /** Reads the environment for `environment-rules`. It is not in the state, and post has no use for it. */
  readonly githubToken: Secret | undefined
  readonly summary: boolean
  /** Milliseconds. */
  readonly timeout: number
}

/** The sinks of a step. */
export interface PlannedSinks {
  readonly all: readonly SinkConfig[]
  /** The inputs from which post parses the sinks again; they hold no secret. */
  readonly stored: Readonly<Record<string, string>>
}

/** Where lines of the record are sent. */
export interface SinkConfig {
  readonly name: string
  readonly kind: SinkKind
  readonly url: URL
  /** The lease that authenticates it; `undefined` if the ID token itself does. */
  readonly lease: string | undefined
  readonly onFailure: 'warn' | 'fail'
  readonly settings: SinkSettings
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
  /** The protection of the environment, for each lease with `environment-rules`. */
  readonly environment?: ReadonlyMap<string, EnvironmentRecord> | undefined
}

/** How an environment is protected and who approved the run for it, for the record. */
export interface EnvironmentRecord {
  readonly environment_node_id: string
  readonly required_reviewers: number
  readonly prevent_self_review: boolean
  readonly branches: string | readonly string[]
  readonly approved_by: readonly { readonly id: string; readonly login: string }[]
}

/** Sends lines of the record to the sinks of a step, from main. */
export interface Sinks {
  /** Requests and verifies the ID tokens that authenticate sinks. Throws if one is not genuine. */
  verifySinks(): Promise<void>
  /** Sends the lines to the sinks with `on-failure: fail`. Throws `SINK_FAILED`. */
  shipRequired(lines: readonly string[], leases: readonly ObtainedLease[]): Promise<void>
  /** Sends the same lines to the other sinks. Logs failures and never throws. */
  shipOthers(leases: readonly ObtainedLease[]): Promise<void>
  /** Sends the lines of a failed step, in place of those that were queued before. Never throws. */
  shipRefusal(lines: readonly string[], budget: Budget): Promise<void>
}

/** Compares the job's environment with `environment-rules`. */
export interface EnvironmentCheck {
  /** Begins to read the environment that a token names, before the token is verified. */
  start(jwt: Secret): void
  /**
   * Returns the protection for each lease with rules. Throws `ENVIRONMENT_UNPROTECTED` if the
   * environment of a verified token allows more.
   */
  judge(tokens: ReadonlyMap<string, VerifiedToken>): Promise<ReadonlyMap<string, EnvironmentRecord>>
}

/** A lease that was obtained and passed its checks, with its configuration and its token. */
export interface ObtainedLease {
  readonly config: LeaseConfig
  readonly token: VerifiedToken
  readonly lease: Lease
  readonly environment?: EnvironmentRecord | undefined
}

/** Where the values of one lease were exported: names only. */
export interface ExportedLease {
  readonly obtained: ObtainedLease
  readonly where: readonly string[]
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
