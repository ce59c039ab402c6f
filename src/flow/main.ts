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
  describeRequests,
  missingStepIdWarning,
  namesOnlyNotice,
  suggestExpect,
} from './log.ts'
import { type ObtainContext, type ObtainedLease, obtain } from './obtain.ts'
import { loadPlan, type Plan } from './plan.ts'
import { rollBack } from './rollBack.ts'
import type { Inputs } from './supplies.ts'
import { createIdTokens, type IdTokens } from './tokens.ts'

/** The whole of main: plan, prove, exchange, guard, expose, record. */
export async function runMain(world: Runtime, inputs: ReadonlyMap<string, string>): Promise<void> {
  const start = world.monotonicMs()
  await world.yieldToEventLoop()
  const source = sourceOf(world.job)
  const plan = await loadPlan(inputs, loadYaml, {
    serverUrl: world.job.github('server_url'),
    source,
    isPem: world.isPem,
  })
  if (world.job.idToken) requestAddress(world.job, plan.step.issuer)
  preconnectTargets(world, plan.leases)
  await world.yieldToEventLoop()
  if (!world.job.idToken) return skipOrFail(world, plan)
  for (const line of describeRequests(plan)) world.log('info', line)
  for (const line of defaultAudienceNotice(plan, world)) world.log('notice', line)
  const record = world.tempFilePath('record.jsonl')
  const { issuer } = plan.step
  const budget = { total: plan.step.timeout, ends: start + plan.step.timeout }
  const journal = openJournal(world, {
    budget: Math.min(plan.step.timeout, POST_MS),
    ...world.network,
    summary: plan.step.summary,
    record,
    run: `${world.job.github('run_id')}-${world.job.github('run_attempt')}`,
    issuer: issuer.iss,
    idTokenOrigin: placeOf(world.job.idToken.url),
  })
  try {
    await obtainAndExport(world, plan, { budget, journal, record, inputs: () => inputs })
  } finally {
    // Main's last act. If it fails, post treats the journal as that of a killed main.
    warnOnError(world, () => journal.close())
  }
}

/** Origin and path, without the query. */
function placeOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname}` : undefined
}

interface RunContext {
  readonly budget: Budget
  readonly journal: Journal
  readonly record: string
  readonly inputs: Inputs
}

const POST_MS = 15_000
const SIGNAL_MS = 5_000

async function obtainAndExport(world: Runtime, plan: Plan, ledger: RunContext): Promise<void> {
  const { budget, journal, record, inputs } = ledger
  const halt = new AbortController()
  const sender = retryingClient(world, {
    ...budget,
    ends: budget.ends - budget.total / 8,
    stopNew: AbortSignal.any([world.cancelled, halt.signal]),
    abortAll: abortAfterGrace(world),
  })
  const keys = createKeySet(world, sender, plan.step.issuer)
  const refusals = createFailureLog(world.job.idToken?.bearer)
  const tokens = createIdTokens(world, plan, { sender, keys, refusals })
  try {
    const obtained = await verifyAndExchange(world, plan, {
      tokens,
      office: { sender, journal, tokens },
      halt,
      refusals,
    })
    world.cancelled.throwIfAborted()
    const exposed = exportAll(world, plan, { obtained, journal, record })
    for (const line of [
      ...describeLeases(world, obtained),
      ...describeExports(world, plan, exposed),
    ])
      world.log('info', line)
    const mute = missingStepIdWarning(world, plan)
    if (mute !== undefined) world.log('warning', mute)
  } catch (error) {
    // The last eighth of the budget was kept for this; a cancelled step has the seconds that the runner grants.
    const rest = world.cancelled.aborted ? SIGNAL_MS : remainingMs(world, budget)
    throw await rollBack(world, journal, {
      failure: asFailure(error),
      milliseconds: rest,
      record,
      inputs,
      issuer: plan.step.issuer.iss,
      refused: (failure) => recordRefusals(world, plan, { failure, record, refusals }),
    })
  }
}

async function verifyAndExchange(
  world: Runtime,
  plan: Plan,
  { tokens, ...wave }: ObtainContext & { readonly tokens: IdTokens },
): Promise<readonly ObtainedLease[]> {
  const [verified] = await Promise.all([tokens.verifyAll(), preloadModules(world, plan)])
  for (const line of describeIdentity(verified)) world.log('info', line)
  for (const notice of [suggestExpect(plan, verified), namesOnlyNotice(verified)])
    if (notice !== undefined) world.log('notice', notice)
  return obtain(world, plan.leases, { ...wave, tokens: verified })
}

/** What can be done while the network is busy, and would hold up the requests if it came before them. */
async function preloadModules(world: Runtime, { leases }: Plan): Promise<void> {
  await world.yieldToEventLoop()
  for (const load of [loadVerifier, ...leases.map(({ prepared }) => prepared.preload)])
    void load().catch(() => {})
  // Its reader is large; the token alone decides whether the payload counts.
  if (needsPayload(world.job.github('event_name'))) void world.job.event()
  world.removeStale()
}

/** Cuts off what is under way a moment after a cancellation: an answer on its way may hold a lease that is to be returned. */
function abortAfterGrace(world: Runtime): AbortSignal {
  const abort = new AbortController()
  const cut = (): void =>
    void world.sleep(SIGNAL_MS / 4).then(() => abort.abort(world.cancelled.reason))
  world.cancelled.addEventListener('abort', cut)
  return abort.signal
}

/** The tick that completes the plan: as many connections as a host will be asked at once. */
function preconnectTargets(world: Runtime, leases: readonly LeaseConfig[]): void {
  const wanted = leases.flatMap(({ prepared, ca }) =>
    prepared.origins.map((origin) => ({ origin, ca })),
  )
  for (const alike of Map.groupBy(
    wanted,
    ({ origin, ca }) => `${origin.origin} ${ca ?? ''}`,
  ).values()) {
    const [first] = alike
    if (first) world.preconnect(first.origin, { ca: first.ca, count: alike.length })
  }
}

async function skipOrFail(world: Runtime, plan: Plan): Promise<void> {
  const failure = await unavailable(world.job)
  if (plan.step.onUnavailable === 'fail')
    throw recordRefusals(world, plan, {
      failure,
      record: world.tempFilePath('record.jsonl'),
      refusals: createFailureLog(),
    })
  world.log('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`)
  world.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) })
}
