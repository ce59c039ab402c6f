import { abortAfterCancel, type Budget, remainingMs } from '../core/budget.ts'
import { asFailure, Failure } from '../core/failure.ts'
import { retryingClient } from '../core/retry.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import { outstanding } from '../journal/outstanding.ts'
import { warnOnError } from './audit.ts'
import type { ObtainedLease, Run, SinkConfig, Sinks } from './run.ts'
import { deliver, loginOf, type SinkLogin } from './ship.ts'
import { openTokenSource } from './tokenSource.ts'

// A sink that is down leaves most of the time to the export and the rollback.
const SHARE = 1 / 4
// An entry of the state has at most 30,000 characters, and JSON escapes the quotes of a line.
const LONGEST_ENTRY = 20_000
// A token that expires sooner may have expired by the time the sink checks it.
const SHORTEST_LIFE_S = 60

/**
 * Returns what sends the lines of this step to its sinks. Lines are in the journal before they are
 * sent, so that post sends them again, with the same uid, to each sink that did not confirm them.
 */
export function openSinks(run: Run, all: readonly SinkConfig[]): Sinks {
  const { runtime, budget } = run
  const tokens = createTokens(run)
  const loginBy =
    (leases: readonly ObtainedLease[]): Login =>
    (sink) => {
      const obtained = leases.find(({ config }) => config.name === sink.lease)
      return obtained ? loginOf(obtained.lease) : tokens.login(sink)
    }
  const shareOf = (whole: Budget): Budget => ({
    ...whole,
    ends: runtime.monotonicMs() + remainingMs(runtime, whole) * SHARE,
  })
  const share = (): Budget => ({
    ...{ ...shareOf(budget), stopNew: runtime.cancelled },
    abortAll: abortAfterCancel(runtime, 1 / 4),
  })
  return {
    async verifySinks() {
      const own = all.filter(({ lease }) => lease === undefined)
      const settled = await Promise.allSettled(own.map(tokens.request))
      for (const result of settled) if (result.status === 'rejected') throw result.reason
    },
    async shipRequired(lines, leases) {
      queue(run, all, lines)
      const required = all.filter(({ onFailure }) => onFailure === 'fail')
      const login = loginBy(leases)
      const [failure] = await sendQueued(run, { sinks: required, login, budget: share() })
      runtime.cancelled.throwIfAborted()
      if (failure) throw failure
      if (unshipped(run).some(({ sink }) => required.some(({ name }) => name === sink)))
        throw new Failure('INTERNAL', 'a sink that must store the record was left out')
    },
    async shipOthers(leases) {
      const others = all.filter(({ onFailure }) => onFailure === 'warn')
      const login = loginBy(leases)
      warnAll(run, await sendQueued(run, { sinks: others, login, budget: share() }))
    },
    async shipRefusal(lines, rest) {
      for (const { entry, sink } of unshipped(run)) settle(run, entry, sink)
      queue(run, all, lines)
      warnAll(run, await sendQueued(run, { sinks: all, login: loginBy([]), budget: shareOf(rest) }))
    },
  }
}

/** Returns the credentials for a sink; `undefined` if this process has none. */
type Login = (sink: SinkConfig) => SinkLogin | undefined

/**
 * Returns the ID tokens of the sinks. They are verified like those of the leases, before any token
 * is sent; `expect` and `allow-events` concern leases, and a sink must receive their refusal.
 */
function createTokens({ runtime, plan, client, keys, failureLog }: Run): {
  readonly request: (sink: SinkConfig) => Promise<VerifiedToken>
  readonly login: Login
} {
  const source = openTokenSource(runtime, { client, issuer: plan.step.issuer.iss, keys })
  const tokens = new Map<string, VerifiedToken>()
  const request = async (sink: SinkConfig): Promise<VerifiedToken> => {
    const name = `sinks.${sink.name}`
    const token = await source(sink.url.origin, name).catch((error: unknown) => {
      const failure = asFailure(error)
      throw failure.with({ message: `sink "${sink.name}": ${failure.message}` })
    })
    failureLog.verified(name, token)
    tokens.set(sink.name, token)
    return token
  }
  const current = async (sink: SinkConfig, token: VerifiedToken): Promise<VerifiedToken> =>
    token.expiresAt - runtime.now() < SHORTEST_LIFE_S ? request(sink) : token
  return {
    request,
    login(sink) {
      const token = tokens.get(sink.name)
      return token && { kind: 'bearer', token: async () => (await current(sink, token)).jwt }
    },
  }
}

const unshipped = ({ journal }: Run) => outstanding(journal.entries.entries()).unshipped

/** Journals the lines for all sinks. In memory they are in the journal even if the disk is full. */
function queue(
  { runtime, journal }: Run,
  all: readonly SinkConfig[],
  lines: readonly string[],
): void {
  const sinks = all.map(({ name }) => name)
  for (const chunk of chunksOf(lines))
    warnOnError(runtime, () => void journal.append({ kind: 'lines', sinks, lines: chunk }))
}

/** Marks the lines of an entry as stored by a sink, or as withdrawn. */
const settle = ({ runtime, journal }: Run, entry: number, sink: string): void =>
  warnOnError(runtime, () => void journal.append({ kind: 'shipped', entry, sink }))

/** Returns the lines in groups that each fit into one entry of the journal. */
function chunksOf(lines: readonly string[]): readonly (readonly string[])[] {
  const chunks: string[][] = []
  let size = LONGEST_ENTRY
  for (const line of lines) {
    size += line.length
    if (size > LONGEST_ENTRY) {
      chunks.push([])
      size = line.length
    }
    chunks.at(-1)?.push(line)
  }
  return chunks
}

interface Sending {
  readonly sinks: readonly SinkConfig[]
  readonly login: Login
  readonly budget: Budget
}

/** Sends each sink the lines that it has not stored yet. Returns the failures. */
async function sendQueued(
  run: Run,
  { sinks, login, budget }: Sending,
): Promise<readonly Failure[]> {
  const { runtime, journal } = run
  const client = retryingClient(runtime, budget)
  const open = unshipped(run)
  const results = await Promise.all(
    sinks.map(async (sink) => {
      const own = open.filter((entry) => entry.sink === sink.name)
      const known = login(sink)
      const lines = own.flatMap((entry) => entry.lines)
      if (lines.length === 0 || !known) return undefined
      const shipment = { sink, lines, login: known, run: journal.header.run ?? {} }
      const { settled, failure } = await deliver(runtime, client, shipment)
      if (settled) for (const { entry } of own) settle(run, entry, sink.name)
      return failure
    }),
  )
  return results.filter((failure) => failure !== undefined)
}

function warnAll({ runtime }: Run, failures: readonly Failure[]): void {
  for (const { message } of failures) runtime.log('warning', message)
}
