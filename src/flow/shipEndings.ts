import { type Budget, remainingMs } from '../core/budget.ts'
import { asFailure, Failure } from '../core/failure.ts'
import { retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { FORGEJO, GITHUB, isForgejoToken } from '../identity/sources.ts'
import { Reader } from '../inputs/reader.ts'
import { loadYaml } from '../inputs/yaml.ts'
import type { Header } from '../journal/header.ts'
import type { StoredJournal } from '../journal/journal.ts'
import { memoryJournal } from '../journal/memoryJournal.ts'
import type { Outstanding } from '../journal/outstanding.ts'
import { refreshedLine, warnOnError } from './audit.ts'
import { exchangeAll } from './exchange.ts'
import { stepFields } from './fields.ts'
import { loadPlan } from './plan.ts'
import { createRun, type Plan, type SinkConfig } from './run.ts'
import { deliver, loginOf, type SinkLogin, sinkFailure } from './ship.ts'
import { parseSinks } from './sinkInputs.ts'
import { openTokenSource, type TokenSource } from './tokenSource.ts'

/** The lines that post ships, and the time that is left after the revocations. */
interface Endings {
  readonly ended: readonly string[]
  readonly open: Pick<Outstanding, 'unshipped'>
  readonly budget: Budget
}

/**
 * Sends to each sink the lines that main could not deliver, and the endings. A fresh ID token
 * authenticates it, or is exchanged anew for the lease that main used. Returns the first failure of
 * a sink with `on-failure: fail`; logs the others and never throws.
 */
export async function shipEndings(
  runtime: Runtime,
  stored: StoredJournal,
  { ended, open, budget }: Endings,
): Promise<Failure | undefined> {
  if (ended.length + open.unshipped.length === 0) return undefined
  try {
    const job = withFactsOf(runtime, stored.header)
    const { sinks, plan } = await storedSinks(job, stored.header)
    const logIn = createLogins(job, stored, { plan, budget })
    const logins = await Promise.all(sinks.map((sink) => logIn(sink).catch(asFailure)))
    const renewed = new Set(
      logins.flatMap((login) => (login instanceof Failure ? [] : (login.line ?? []))),
    )
    const client = retryingClient(runtime, budget)
    const failures = await Promise.all(
      sinks.map(async (sink, at) => {
        const login = logins[at]
        if (!login || login instanceof Failure) return login && sinkFailure(sink, login)
        const pending = open.unshipped.filter((entry) => entry.sink === sink.name)
        const lines = [...pending.flatMap((entry) => entry.lines), ...ended, ...renewed]
        const run = stored.header.run ?? {}
        return (await deliver(runtime, client, { sink, lines, login: login.login, run })).failure
      }),
    )
    return firstStrict(runtime, sinks, failures)
  } catch (error) {
    runtime.log('warning', `the endings were not sent to the sinks: ${asFailure(error).message}`)
    return undefined
  }
}

/** Logs the failures of sinks with `on-failure: warn`. Returns the first of the others. */
function firstStrict(
  runtime: Runtime,
  sinks: readonly SinkConfig[],
  failures: readonly (Failure | undefined)[],
): Failure | undefined {
  const isStrict = (at: number): boolean => sinks[at]?.onFailure === 'fail'
  failures.forEach((failure, at) => {
    if (failure && !isStrict(at)) runtime.log('warning', failure.message)
  })
  return failures.find((failure, at) => failure !== undefined && isStrict(at))
}

/** Returns the runtime with the ids of the run that main wrote into the header. */
const withFactsOf = (runtime: Runtime, { run }: Pick<Header, 'run'>): Runtime => ({
  ...runtime,
  job: { ...runtime.job, github: (name) => run?.[name] ?? runtime.job.github(name) },
})

/** Parses the sinks, and the leases in them, as main did. Throws if they are not valid. */
async function storedSinks(
  { job, isPem }: Runtime,
  { sinks = {}, issuer }: Header,
): Promise<{ readonly sinks: readonly SinkConfig[]; readonly plan?: Plan }> {
  const values = new Map([
    ...Object.entries(sinks),
    ...(issuer ? [['issuer', issuer] as const] : []),
  ])
  if (values.has('leases')) {
    const source = isForgejoToken({ iss: issuer }) ? FORGEJO : GITHUB
    const plan = await loadPlan(values, loadYaml, {
      ...{ serverUrl: job.github('server_url'), source, isPem },
    })
    return { sinks: plan.sinks?.all ?? [], plan }
  }
  const errors: string[] = []
  const read = new Reader({
    values,
    fields: stepFields,
    parse: await loadYaml(),
    errors,
    where: '',
  })
  const parsed = parseSinks(read, [])
  if (errors.length > 0) throw new Failure('INTERNAL', errors.join('\n'))
  return { sinks: parsed }
}

/** The credentials for a sink, and the line about a lease that was obtained again for it. */
interface PostLogin {
  readonly login: SinkLogin
  readonly line?: string
}

/** Returns a function that authenticates a sink with half of the time that is left. */
function createLogins(
  runtime: Runtime,
  { header, entries }: StoredJournal,
  { plan, budget }: { readonly plan: Plan | undefined; readonly budget: Budget },
): (sink: SinkConfig) => Promise<PostLogin> {
  const half = { ...budget, ends: runtime.monotonicMs() + remainingMs(runtime, budget) / 2 }
  const client = retryingClient(runtime, half)
  const source = openTokenSource(runtime, { client, issuer: header.issuer })
  const obtained = new Set(
    [...entries.values()].flatMap((entry) => (entry.kind === 'receipt' ? [entry.lease] : [])),
  )
  const leased = new Map<string, Promise<PostLogin>>()
  return async ({ name, lease, url }) => {
    if (lease === undefined) {
      const { jwt } = await source(url.origin, `sinks.${name}`)
      return { login: { kind: 'bearer', token: async () => jwt } }
    }
    // Main compared the claims with `expect` before it obtained the lease; post does not.
    if (!plan || !obtained.has(lease))
      throw new Failure('EXCHANGE_REFUSED', `lease "${lease}" was not obtained`, {
        causes: ['the step failed before it obtained the lease'],
        fix: 'To send the lines of failed steps, use a sink without "lease".',
      })
    const again = { source, lease, header, plan, budget: half }
    const login = leased.get(lease) ?? leaseAgain(runtime, again)
    leased.set(lease, login)
    return login
  }
}

interface Renewal {
  readonly source: TokenSource
  readonly lease: string
  readonly header: Header
  readonly plan: Plan
  readonly budget: Budget
}

/** Obtains the lease of a sink again, by the functions of main, and records it. */
async function leaseAgain(
  runtime: Runtime,
  { source, lease, header, plan, budget }: Renewal,
): Promise<PostLogin> {
  const leases = plan.leases.filter(({ name }) => name === lease)
  const journal = memoryJournal(header)
  // A run keeps the last eighth of its budget for the rollback, which this one does not have.
  const run = createRun(
    runtime,
    { ...plan, leases },
    {
      ...{ budget: { ...budget, ends: budget.ends + budget.total / 8 }, journal, record: '' },
      inputs: () => new Map(),
    },
  )
  const tokens = await Promise.all(
    leases.map(async ({ name, audience }) => [name, await source(audience, name)] as const),
  )
  const [renewed] = await exchangeAll(run, {
    verified: new Map(tokens),
    fresh: ({ name, audience }) => source(audience, name),
  })
  if (!renewed) throw new Failure('INTERNAL', 'the lease of a sink was not obtained')
  const line = refreshedLine(runtime, renewed, { ...journal, where: [] })
  const { record } = header
  if (record !== undefined) warnOnError(runtime, () => runtime.appendToRecord(record, line))
  return { login: loginOf(renewed.lease), line }
}
