import { attemptTimeouts, type Budget, isExhausted, remainingMs, subBudget } from './budget.ts'
import { asFailure, Failure } from './failure.ts'
import { requestIdOf } from './requestId.ts'
import type { HttpRequest, HttpResponse, Runtime } from './runtime.ts'
import { describeResponse, generalVerdict, type Judging, type Verdict } from './verdict.ts'

/**
 * Sends a request and retries it within one budget. Used by identity, providers and revocation.
 */
export interface HttpClient {
  send(request: HttpRequest | RequestSource, judging?: Judging): Promise<HttpResponse>
}

/** Builds the request of each attempt. */
export interface RequestSource {
  readonly host: string
  next(): Promise<HttpRequest>
  /** Runs during the wait before the next attempt, such as the request for a fresh ID token. */
  prepare?(wait: number): Promise<void>
  onOutcome?(outcome: HttpResponse | Failure): void
}

const MOST_ATTEMPTS = 10

/**
 * Retries transport errors, 408, 425, 429, 5xx, success responses without content and the server's
 * own codes: at most ten attempts, within the budget. See decision 24.
 */
export function retryingClient(runtime: Runtime, whole: Budget): HttpClient {
  return {
    async send(source, judging = {}) {
      const attempt: RequestSource =
        'next' in source ? source : { host: source.url.host, next: async () => source }
      const { share } = source as Partial<HttpRequest>
      const budget = share === undefined ? whole : subBudget(runtime, whole, share)
      const series: Series = { runtime, budget, attempt, judging, log: retryLog(runtime) }
      let mostInformative: HttpResponse | Failure | undefined
      try {
        for (let count = 1; ; count++) {
          const { outcome, verdict, truncated, started } = await begin(series, count)
          if (!started && mostInformative)
            throw retriesExhausted(series, { count: count - 1, outcome: mostInformative })
          if (verdict instanceof Failure) throw verdict
          if (verdict === 'accept') return outcome as HttpResponse
          // An attempt that the end of the budget truncated is not evidence about the host.
          mostInformative = truncated && mostInformative ? mostInformative : outcome
          await waitBeforeRetry(series, { count, outcome, mostInformative })
        }
      } finally {
        series.log.end()
      }
    },
  }
}

/** The parameters shared by all attempts of one request. */
interface Series {
  readonly runtime: Runtime
  readonly budget: Budget
  readonly attempt: RequestSource
  readonly judging: Judging
  readonly log: RetryLog
}

interface AttemptResult {
  readonly outcome: HttpResponse | Failure
  readonly verdict: Verdict
  /** It timed out with less time than a full attempt has. */
  readonly truncated: boolean
  /** There was time to start it. */
  readonly started: boolean
}

/**
 * Makes one attempt. A preconnected connection may have been closed before a byte was sent, which
 * is not evidence about the host, so the first such attempt is repeated at once and not counted.
 */
async function begin(series: Series, count: number): Promise<AttemptResult> {
  const result = await attemptOnce(series, count)
  const { preconnected, notSent } = result.outcome instanceof Failure ? result.outcome.facts : {}
  return count === 1 && preconnected && notSent ? attemptOnce(series, count) : result
}

async function attemptOnce(
  { runtime, budget, attempt, judging }: Series,
  count: number,
): Promise<AttemptResult> {
  budget.stopNew?.throwIfAborted()
  const request = await attempt.next()
  // `next` may fetch a fresh token; the budget may have been stopped in the meantime.
  if (budget.stopNew?.aborted)
    attempt.onOutcome?.(new Failure('CANCELLED', 'the attempt did not begin', { notSent: true }))
  budget.stopNew?.throwIfAborted()
  const limits = attemptTimeouts(runtime, budget, request.slow)
  const started = !isExhausted(limits.whole, budget)
  const outcome = started
    ? await runtime.http(request, limits).catch(asFailure)
    : outOfTime(attempt.host)
  attempt.onOutcome?.(outcome)
  if (!(outcome instanceof Failure)) {
    const verdict = judging.judge?.(outcome, count) ?? generalVerdict(outcome, request.expects)
    return { outcome, verdict, truncated: false, started }
  }
  const truncated = outcome.code === 'TIMED_OUT' && limits.whole < budget.total / 4
  return { outcome, verdict: outcome.facts.transient ? 'retry' : outcome, truncated, started }
}

/** An attempt without time would blame the host for time that other requests used. */
const outOfTime = (host: string): Failure =>
  new Failure('TIMED_OUT', `no time was left for a request to ${host}`, { notSent: true })

interface RetryState {
  readonly count: number
  readonly outcome: HttpResponse | Failure
  readonly mostInformative: HttpResponse | Failure
}

/** Waits, and prepares the next attempt meanwhile. Throws if the limits allow no further one. */
async function waitBeforeRetry(series: Series, state: RetryState): Promise<void> {
  const { runtime, budget, attempt, log } = series
  const { count, outcome } = state
  const last = { count, outcome: state.mostInformative }
  const required = outcome instanceof Failure ? 0 : retryAfter(runtime, outcome)
  const rest = remainingMs(runtime, budget)
  const backOff = Math.min(backOffMs(runtime, budget, count), lastChanceMs(budget, rest, count))
  const wait = Math.max(backOff, required)
  if (required > 0 && isExhausted(rest - required, budget))
    throw retriesExhausted(series, {
      ...last,
      more:
        ` and requires a wait of ${Math.ceil(required / 1000)} s, ` +
        `${Math.floor(rest / 1000)} s left`,
    })
  if (count >= MOST_ATTEMPTS || isExhausted(rest - wait, budget))
    throw retriesExhausted(series, last)
  const reason =
    outcome instanceof Failure ? outcome.message : `${attempt.host} ${describeResponse(outcome)}`
  log.note(reason, wait, rest)
  // Both run in parallel, so that preparing (such as fetching an ID token) adds no further wait.
  const cut = new AbortController()
  const prepared = attempt.prepare?.(wait).catch((error: unknown) => {
    cut.abort(error)
    throw error
  })
  const signals = budget.stopNew ? [budget.stopNew, cut.signal] : [cut.signal]
  await Promise.all([runtime.sleep(wait, AbortSignal.any(signals)), prepared])
}

interface RetryLog {
  readonly note: (reason: string, wait: number, rest: number) => void
  readonly end: () => void
}

/** Logs the first retry, and at the end the number of further ones and the last reason. */
function retryLog(runtime: Runtime): RetryLog {
  let retries = 0
  let last = ''
  return {
    note(reason, wait, rest) {
      last = reason
      if (++retries === 1)
        runtime.log('info', `${reason}; attempt 2 in ${seconds(wait)} s, ${seconds(rest)} s left`)
    },
    end() {
      const more = retries === 2 ? '1 more retry' : `${retries - 1} more retries`
      if (retries > 1) runtime.log('info', `${last}; … ${more}`)
    },
  }
}

/**
 * Returns the milliseconds before the next attempt: random between w/2 and w, where w is 1, 2, 4,
 * 8, then 16 s. In a budget below a minute, w shrinks in proportion, so that as many attempts fit.
 */
function backOffMs(runtime: Runtime, { total }: Budget, count: number): number {
  const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60)
  const [byte = 0] = runtime.random(1)
  return longest * (1 / 2 + byte / 510)
}

/**
 * Returns the longest wait that still leaves time for an attempt; without a limit if that would be
 * shorter than an eighth of the back-off.
 */
function lastChanceMs({ total }: Budget, rest: number, count: number): number {
  const room = rest - total / 120
  const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60)
  return room < longest / 8 ? Number.POSITIVE_INFINITY : room
}

/** Returns `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(runtime: Runtime, { headers }: HttpResponse): number {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? 0 : Math.max(0, date - runtime.now() * 1000)
}

interface End {
  readonly count: number
  /** The most informative outcome about the host. */
  readonly outcome: HttpResponse | Failure
  readonly more?: string
}

function retriesExhausted({ attempt, judging }: Series, end: End): Failure {
  const { count, outcome, more = '' } = end
  const tries = count === 1 ? 'one attempt' : `${count} attempts`
  if (outcome instanceof Failure)
    return outcome.with({ message: `${outcome.message} (${tries})`, transient: false })
  const requestId = requestIdOf(outcome)
  const message = `${attempt.host} ${describeResponse(outcome)}${more} (${tries})`
  if (outcome.status < 300) return new Failure('RESPONSE_INVALID', message, { requestId })
  const known = judging.explain?.(outcome)
  if (known) {
    const { symptom, causes, fix } = known
    return new Failure('UNREACHABLE', `${message}: ${symptom}`, { requestId, causes, fix })
  }
  const limited = 'the server limits the rate of requests'
  const failing = 'the server, or a gateway before it, is failing or overloaded'
  return new Failure('UNREACHABLE', message, {
    requestId,
    causes: [outcome.status === 429 ? limited : failing],
    fix: 'Re-run the job; if it persists, check the health of the server, or raise `timeout`.',
  })
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
