import { type Budget, isSpent, left, patience, shareOf } from './budget.ts'
import { asFailure, Failure } from './failure.ts'
import { requestIdOf } from './requestId.ts'
import type { Answer, Request, World } from './world.ts'

/** Sends a request and retries it within one budget. Identity, providers and revocation share it. */
export interface Sender {
  send(request: Request | Attempt, transient?: Transient): Promise<Answer>
}

/** Builds the request of each attempt. */
export interface Attempt {
  readonly host: string
  next(): Promise<Request>
  /** Runs during the wait before the next attempt, such as the request for a fresh ID token. */
  prepare?(wait: number): Promise<void>
  settle?(outcome: Answer | Failure): void
}

/** A server's own signs that another attempt may help; throws its refusal where a 5xx says that none can. Asked first. */
export type Transient = (answer: Answer) => boolean

const REPEATED = new Set([408, 425, 429])
const MOST_ATTEMPTS = 10

/**
 * Retries transport errors, 408, 425, 429, 5xx, success responses without content and the server's
 * own codes: at most ten attempts, within the budget. See decision 24.
 */
export function senderOf(world: World, whole: Budget): Sender {
  return {
    async send(asked, transient = () => false) {
      const attempt: Attempt =
        'next' in asked ? asked : { host: asked.url.host, next: async () => asked }
      const { share } = asked as Partial<Request>
      const budget = share === undefined ? whole : shareOf(world, whole, share)
      const series: Series = { world, budget, attempt, log: retryLog(world) }
      let telling: Answer | Failure | undefined
      try {
        for (let count = 1; ; count++) {
          const { outcome, expects, hurried, begun } = await begin(series, count)
          if (!begun && telling) throw exhausted({ host: attempt.host, count: count - 1, telling })
          if (!(outcome instanceof Failure) && !repeats(outcome, expects, transient)) return outcome
          if (outcome instanceof Failure && !outcome.facts.transient) throw outcome
          // Of an attempt that the end of the budget cut short, nothing is learned about the host.
          telling = hurried && telling ? telling : outcome
          await waitBeforeRetry(series, { host: attempt.host, count, outcome, telling })
        }
      } finally {
        series.log.end()
      }
    },
  }
}

/** The attempts at one request. */
interface Series {
  readonly world: World
  readonly budget: Budget
  readonly attempt: Attempt
  readonly log: RetryLog
}

interface Tried {
  readonly outcome: Answer | Failure
  readonly expects: Request['expects']
  /** It was given less time than others, and would have needed more. */
  readonly hurried: boolean
  /** There was time to begin it. */
  readonly begun: boolean
}

/**
 * A connection that was opened in advance may have died before it could carry a byte. One such
 * attempt says nothing about the host: it is repeated at once and not counted.
 */
async function begin(series: Series, count: number): Promise<Tried> {
  const tried = await once(series)
  const { preconnected, unsent } = tried.outcome instanceof Failure ? tried.outcome.facts : {}
  return count === 1 && preconnected && unsent ? once(series) : tried
}

async function once({ world, budget, attempt }: Series): Promise<Tried> {
  budget.stop?.throwIfAborted()
  const request = await attempt.next()
  // A fresh token takes a while; what was stopped meanwhile does not begin.
  if (budget.stop?.aborted)
    attempt.settle?.(new Failure('CANCELLED', 'the attempt did not begin', { unsent: true }))
  budget.stop?.throwIfAborted()
  const limits = patience(world, budget, request.slow)
  const begun = !isSpent(limits.whole, budget)
  const outcome = begun ? await world.http(request, limits).catch(asFailure) : tooLate(attempt.host)
  attempt.settle?.(outcome)
  const late = outcome instanceof Failure && outcome.code === 'TIMED_OUT'
  return {
    outcome,
    expects: request.expects,
    hurried: late && limits.whole < budget.total / 4,
    begun,
  }
}

/** To begin all the same would only blame the host for what others have spent. */
const tooLate = (host: string): Failure =>
  new Failure('TIMED_OUT', `no time was left to ask ${host}`, { unsent: true })

function repeats(answer: Answer, expects: Request['expects'], transient: Transient): boolean {
  return (
    transient(answer) ||
    REPEATED.has(answer.status) ||
    answer.status >= 500 ||
    hollow(answer, expects)
  )
}

const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i

const isPage = ({ headers, text }: Answer): boolean =>
  PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '')

/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow(answer: Answer, expects: Request['expects']): boolean {
  const { status, text } = answer
  if (status < 200 || status > 299 || status === 204) return false
  // An endpoint that returns no body still never returns HTML.
  if (PAGE.test(text)) return true
  if (expects === 'nothing') return false
  // A server that mislabels its JSON has leased all the same: asked again, it would lease twice.
  const mislabelled = expects === 'json' && /^\s*\{/.test(text)
  return text.trim() === '' || (isPage(answer) && !mislabelled)
}

interface Last {
  readonly host: string
  readonly count: number
  readonly outcome: Answer | Failure
  /** The one that says most about the host. */
  readonly telling: Answer | Failure
}

/** Waits before the next attempt while that is prepared. Throws if the limits allow none. */
async function waitBeforeRetry(series: Series, last: Last): Promise<void> {
  const { world, budget, attempt, log } = series
  const { host, count, outcome } = last
  const backOff = backOffMs(world, budget, count)
  const asked = outcome instanceof Failure ? 0 : retryAfter(world, outcome)
  const rest = left(world, budget)
  const wait = Math.max(backOff, asked)
  if (asked > 0 && isSpent(rest - asked, budget))
    throw exhausted(
      last,
      ` and asked to wait ${Math.ceil(asked / 1000)} s, ${Math.floor(rest / 1000)} s left`,
    )
  if (count >= MOST_ATTEMPTS || isSpent(rest - wait, budget)) throw exhausted(last)
  const reason = outcome instanceof Failure ? outcome.message : `${host} ${returned(outcome)}`
  log.note(reason, wait, rest)
  // Both at once: what the next attempt needs, such as a fresh ID token, costs no further wait.
  const cut = new AbortController()
  const prepared = attempt.prepare?.(wait).catch((error: unknown) => {
    cut.abort(error)
    throw error
  })
  const signals = budget.stop ? [budget.stop, cut.signal] : [cut.signal]
  await Promise.all([world.sleep(wait, AbortSignal.any(signals)), prepared])
}

interface RetryLog {
  readonly note: (reason: string, wait: number, rest: number) => void
  readonly end: () => void
}

/** Logs the first retry, and at the end how many followed and why the last of them did. */
function retryLog(world: World): RetryLog {
  let retries = 0
  let last = ''
  return {
    note(reason, wait, rest) {
      last = reason
      if (++retries === 1)
        world.say('plain', `${reason}; attempt 2 in ${seconds(wait)} s, ${seconds(rest)} s left`)
    },
    end() {
      const more = retries === 2 ? '1 more retry' : `${retries - 1} more retries`
      if (retries > 1) world.say('plain', `${last}; … ${more}`)
    },
  }
}

/**
 * Milliseconds before the next attempt: at random between w/2 and w, where w is 1, 2, 4, 8, then
 * 16 s. In a budget below a minute w is shorter by the same ratio, so that as many attempts fit.
 */
function backOffMs(world: World, { total }: Budget, count: number): number {
  const longest = Math.min(16, 2 ** (count - 1)) * Math.min(1_000, total / 60)
  const [byte = 0] = world.random(1)
  return longest * (1 / 2 + byte / 510)
}

/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world: World, { headers }: Answer): number {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000)
}

/** What came back, in our own words. */
function returned(answer: Answer): string {
  const { status } = answer
  if (status > 299) return `returned ${status}`
  return `returned ${status} with ${isPage(answer) ? 'a web page' : 'an empty body'}`
}

function exhausted(
  { host, count, telling: outcome }: Omit<Last, 'outcome'>,
  more: string = '',
): Failure {
  const tries = count === 1 ? 'one attempt' : `${count} attempts`
  if (outcome instanceof Failure)
    return new Failure(outcome.code, `${outcome.message} (${tries})`, {
      ...outcome.facts,
      transient: false,
      cause: outcome,
    })
  const requestId = requestIdOf(outcome)
  const message = `${host} ${returned(outcome)}${more} (${tries})`
  if (outcome.status < 300) return new Failure('ANSWER_INVALID', message, { requestId })
  return new Failure('UNREACHABLE', message, {
    requestId,
    causes: [
      outcome.status === 429
        ? 'the server limits how often it may be asked'
        : 'the server, or a gateway before it, is failing or overloaded',
    ],
    cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
  })
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
