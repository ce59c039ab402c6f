import { type Budget, remainingMs } from '../core/budget.ts'
import { asFailure } from '../core/failure.ts'

import { retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { needsPayload } from '../identity/events.ts'
import { requestAddress, unavailable } from '../identity/idToken.ts'
import { createKeySet } from '../identity/jwks.ts'
import { sourceOf } from '../identity/sources.ts'
import { loadVerifier } from '../identity/verify.ts'
import { loadYaml } from '../inputs/yaml.ts'
import { type Journal, openJournal } from '../journal/journal.ts'
import { recordRefusals, warnOnError } from './audit.ts'
import { exportAll } from './export.ts'
import { createFailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import {
  defaultAudienceNotice,
  describeExports,
  describeIdentity,
  describeLeases,
  describeRefresh,
  describeRequests,
  missingStepIdWarning,
  namesOnlyNotice,
  suggestExpect,
} from './log.ts'
import { type ObtainContext, type ObtainedLease, obtain } from './obtain.ts'
import { loadPlan, type Plan } from './plan.ts'
import { refreshFacts } from './refreshFiles.ts'
import { originAndPath } from './refreshPlan.ts'
import { rollBack } from './rollBack.ts'
import type { Inputs } from './supplies.ts'
import { createIdTokens, type IdTokens } from './tokens.ts'

/** Runs main: parses inputs, verifies and exchanges tokens, exports and records; or rolls back. */
export async function runMain(
  runtime: Runtime,
  inputs: ReadonlyMap<string, string>,
): Promise<void> {
  const start = runtime.monotonicMs()
  await runtime.yieldToEventLoop()
  const source = sourceOf(runtime.job)
  const plan = await loadPlan(inputs, loadYaml, {
    serverUrl: runtime.job.github('server_url'),
    source,
    isPem: runtime.isPem,
    ...refreshFacts(runtime),
  })
  if (runtime.job.idToken) requestAddress(runtime.job, plan.step.issuer)
  preconnectTargets(runtime, plan.leases)
  await runtime.yieldToEventLoop()
  if (!runtime.job.idToken) return skipOrFail(runtime, plan)
  for (const line of describeRequests(plan)) runtime.log('info', line)
  for (const line of defaultAudienceNotice(plan, runtime)) runtime.log('notice', line)
  const record = runtime.tempFilePath('record.jsonl')
  const { issuer } = plan.step
  const budget = { total: plan.step.timeout, ends: start + plan.step.timeout }
  const journal = openJournal(runtime, {
    budget: Math.min(plan.step.timeout, POST_MS),
    ...runtime.network,
    summary: plan.step.summary,
    record,
    run: `${runtime.job.github('run_id')}-${runtime.job.github('run_attempt')}`,
    issuer: issuer.iss,
    idTokenOrigin: originAndPath(runtime.job.idToken.url),
  })
  try {
    await obtainAndExport(runtime, plan, { budget, journal, record, inputs: () => inputs })
  } finally {
    // Main's last action. If it fails, post treats the journal as that of a killed main.
    warnOnError(runtime, () => journal.close())
  }
}

interface RunContext {
  readonly budget: Budget
  readonly journal: Journal
  readonly record: string
  readonly inputs: Inputs
}

const POST_MS = 15_000
const SIGNAL_MS = 5_000

async function obtainAndExport(runtime: Runtime, plan: Plan, ledger: RunContext): Promise<void> {
  const { budget, journal, record, inputs } = ledger
  const halt = new AbortController()
  const client = retryingClient(runtime, {
    ...budget,
    ends: budget.ends - budget.total / 8,
    stopNew: AbortSignal.any([runtime.cancelled, halt.signal]),
    abortAll: abortAfterGrace(runtime),
  })
  const keys = createKeySet(runtime, client, plan.step.issuer)
  const failureLog = createFailureLog(runtime.job.idToken?.bearer)
  const tokens = createIdTokens(runtime, plan, { client, keys, failureLog })
  try {
    const obtained = await verifyAndExchange(runtime, plan, {
      tokens,
      context: { client, journal, tokens },
      halt,
      failureLog,
    })
    runtime.cancelled.throwIfAborted()
    const exposed = exportAll(runtime, plan, { obtained, journal, record })
    for (const line of [
      ...describeLeases(runtime, obtained),
      ...describeExports(runtime, plan, exposed),
      ...describeRefresh(plan),
    ])
      runtime.log('info', line)
    const mute = missingStepIdWarning(runtime, plan)
    if (mute !== undefined) runtime.log('warning', mute)
  } catch (error) {
    // The last eighth of the budget is reserved for the rollback; a cancelled step has only the
    // seconds that the runner grants.
    const rest = runtime.cancelled.aborted ? SIGNAL_MS : remainingMs(runtime, budget)
    throw await rollBack(runtime, journal, {
      failure: asFailure(error),
      milliseconds: rest,
      record,
      inputs,
      issuer: plan.step.issuer.iss,
      refused: (failure) => recordRefusals(runtime, plan, { failure, record, failureLog }),
    })
  }
}

async function verifyAndExchange(
  runtime: Runtime,
  plan: Plan,
  { tokens, ...wave }: ObtainContext & { readonly tokens: IdTokens },
): Promise<readonly ObtainedLease[]> {
  const [verified] = await Promise.all([tokens.verifyAll(), preloadModules(runtime, plan)])
  for (const line of describeIdentity(verified)) runtime.log('info', line)
  for (const notice of [suggestExpect(plan, verified), namesOnlyNotice(verified)])
    if (notice !== undefined) runtime.log('notice', notice)
  return obtain(runtime, plan.leases, { ...wave, tokens: verified })
}

/** Loads modules and removes stale files during the requests; earlier, it would delay them. */
async function preloadModules(runtime: Runtime, { leases }: Plan): Promise<void> {
  await runtime.yieldToEventLoop()
  for (const load of [loadVerifier, ...leases.map(({ prepared }) => prepared.preload)])
    void load().catch(() => {})
  // The payload's parser is large; the token alone decides whether the payload is used.
  if (needsPayload(runtime.job.github('event_name'))) void runtime.job.event()
  runtime.removeStale()
}

/**
 * Returns a signal that aborts open requests a moment after a cancellation: a response in transit
 * may contain a lease that must be revoked.
 */
function abortAfterGrace(runtime: Runtime): AbortSignal {
  const abort = new AbortController()
  const cut = (): void =>
    void runtime.sleep(SIGNAL_MS / 4).then(() => abort.abort(runtime.cancelled.reason))
  runtime.cancelled.addEventListener('abort', cut)
  return abort.signal
}

/** Opens as many connections to each host as it will receive parallel requests. */
function preconnectTargets(runtime: Runtime, leases: readonly LeaseConfig[]): void {
  const config = leases.flatMap(({ prepared, ca }) =>
    prepared.origins.map((origin) => ({ origin, ca })),
  )
  for (const alike of Map.groupBy(
    config,
    ({ origin, ca }) => `${origin.origin} ${ca ?? ''}`,
  ).values()) {
    const [first] = alike
    if (first) runtime.preconnect(first.origin, { ca: first.ca, count: alike.length })
  }
}

async function skipOrFail(runtime: Runtime, plan: Plan): Promise<void> {
  const failure = await unavailable(runtime.job)
  if (plan.step.onUnavailable === 'fail')
    throw recordRefusals(runtime, plan, {
      failure,
      record: runtime.tempFilePath('record.jsonl'),
      failureLog: createFailureLog(),
    })
  runtime.log('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`)
  runtime.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) })
}
