import { type Budget, left } from '../core/budget.ts'
import { asFailure } from '../core/failure.ts'
import type { Outlet } from '../core/outlet.ts'
import { senderOf } from '../core/retry.ts'
import type { World } from '../core/runtime.ts'
import { needsPayload } from '../identity/events.ts'
import { requestAddress, unavailable } from '../identity/idToken.ts'
import { keysOf } from '../identity/jwks.ts'
import { sourceOf } from '../identity/sources.ts'
import { loadVerifier } from '../identity/verify.ts'
import { loadYaml } from '../inputs/yaml.ts'
import { type Journal, openJournal } from '../journal/journal.ts'
import { atLeastWarn, recordRefusals } from './audit.ts'
import { expose } from './export.ts'
import { noRefusals } from './failureLog.ts'
import type { Wanted } from './leaseConfig.ts'
import {
  asked,
  handed,
  leased,
  namesOnlyNotice,
  ownerAudiences,
  proven,
  suggestion,
  unreachable,
} from './log.ts'
import { type Obtained, obtain, type Wave } from './obtain.ts'
import { type Plan, planOf } from './plan.ts'
import { takeBack } from './rollBack.ts'
import type { Inputs } from './supplies.ts'
import { type Tokens, tokensOf } from './tokens.ts'

/** The whole of main: plan, prove, exchange, guard, expose, record. */
export async function lease(
  world: World & Outlet,
  inputs: ReadonlyMap<string, string>,
): Promise<void> {
  const start = world.elapsed()
  await world.turn()
  const source = sourceOf(world.job)
  const plan = await planOf(inputs, loadYaml, {
    serverUrl: world.job.fact('server_url'),
    source,
    holdsCertificates: world.holdsCertificates,
  })
  if (world.job.idToken) requestAddress(world.job, plan.step.issuer)
  dialTargets(world, plan.leases)
  await world.turn()
  if (!world.job.idToken) return skip(world, plan)
  for (const line of asked(plan)) world.say('info', line)
  for (const line of ownerAudiences(plan, world)) world.say('notice', line)
  const record = world.place('record.jsonl')
  const { issuer } = plan.step
  const budget = { total: plan.step.timeout, ends: start + plan.step.timeout }
  const journal = openJournal(world, {
    budget: Math.min(plan.step.timeout, POST_MS),
    ...world.network,
    summary: plan.step.summary,
    record,
    run: `${world.job.fact('run_id')}-${world.job.fact('run_attempt')}`,
    issuer: issuer.iss,
    idTokenOrigin: placeOf(world.job.idToken.url),
  })
  try {
    await wave(world, plan, { budget, journal, record, inputs: () => inputs })
  } finally {
    // Main's last act. If it fails, post treats the journal as that of a killed main.
    atLeastWarn(world, () => journal.close())
  }
}

/** Origin and path, without the query. */
function placeOf(address: string): string | undefined {
  const url = URL.parse(address)
  return url ? `${url.origin}${url.pathname}` : undefined
}

interface Ledger {
  readonly budget: Budget
  readonly journal: Journal
  readonly record: string
  readonly inputs: Inputs
}

const POST_MS = 15_000
const SIGNAL_MS = 5_000

async function wave(world: World & Outlet, plan: Plan, ledger: Ledger): Promise<void> {
  const { budget, journal, record, inputs } = ledger
  const halt = new AbortController()
  const sender = senderOf(world, {
    ...budget,
    ends: budget.ends - budget.total / 8,
    stop: AbortSignal.any([world.cancelled, halt.signal]),
    abort: lateAbort(world),
  })
  const keys = keysOf(world, sender, plan.step.issuer)
  const refusals = noRefusals(world.job.idToken?.bearer)
  const tokens = tokensOf(world, plan, { sender, keys, refusals })
  try {
    const obtained = await prove(world, plan, {
      tokens,
      office: { sender, journal, tokens },
      halt,
      refusals,
    })
    world.cancelled.throwIfAborted()
    const exposed = expose(world, plan, { obtained, journal, record })
    for (const line of [...leased(world, obtained), ...handed(world, plan, exposed)])
      world.say('info', line)
    const mute = unreachable(world, plan)
    if (mute !== undefined) world.say('warning', mute)
  } catch (error) {
    // The last eighth of the budget was kept for this; a cancelled step has the seconds that the runner grants.
    const rest = world.cancelled.aborted ? SIGNAL_MS : left(world, budget)
    throw await takeBack(world, journal, {
      failure: asFailure(error),
      milliseconds: rest,
      record,
      inputs,
      issuer: plan.step.issuer.iss,
      refused: (failure) => recordRefusals(world, plan, { failure, record, refusals }),
    })
  }
}

async function prove(
  world: World & Outlet,
  plan: Plan,
  { tokens, ...wave }: Wave & { readonly tokens: Tokens },
): Promise<readonly Obtained[]> {
  const [verified] = await Promise.all([tokens.prove(), prepare(world, plan)])
  for (const line of proven(verified)) world.say('info', line)
  for (const notice of [suggestion(plan, verified), namesOnlyNotice(verified)])
    if (notice !== undefined) world.say('notice', notice)
  return obtain(world, plan.leases, { ...wave, tokens: verified })
}

/** What can be done while the network is busy, and would hold up the requests if it came before them. */
async function prepare(world: World & Outlet, { leases }: Plan): Promise<void> {
  await world.turn()
  for (const load of [loadVerifier, ...leases.map(({ order }) => order.load)])
    void load().catch(() => {})
  // Its reader is large; the token alone decides whether the payload counts.
  if (needsPayload(world.job.fact('event_name'))) void world.job.event()
  world.sweep()
}

/** Cuts off what is under way a moment after a cancellation: an answer on its way may hold a lease that is to be returned. */
function lateAbort(world: World): AbortSignal {
  const abort = new AbortController()
  const cut = (): void =>
    void world.sleep(SIGNAL_MS / 4).then(() => abort.abort(world.cancelled.reason))
  world.cancelled.addEventListener('abort', cut)
  return abort.signal
}

/** The tick that completes the plan: as many connections as a host will be asked at once. */
function dialTargets(world: World, leases: readonly Wanted[]): void {
  const wanted = leases.flatMap(({ order, ca }) => order.origins.map((origin) => ({ origin, ca })))
  for (const alike of Map.groupBy(
    wanted,
    ({ origin, ca }) => `${origin.origin} ${ca ?? ''}`,
  ).values()) {
    const [first] = alike
    if (first) world.dial(first.origin, { ca: first.ca, count: alike.length })
  }
}

async function skip(world: World & Outlet, plan: Plan): Promise<void> {
  const failure = await unavailable(world.job)
  if (plan.step.ifUnavailable === 'fail')
    throw recordRefusals(world, plan, {
      failure,
      record: world.place('record.jsonl'),
      refusals: noRefusals(),
    })
  world.say('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`)
  world.expose({ env: new Map(), outputs: new Map([['leased', 'false']]) })
}
