import { type Budget, isSpent, left, patience, shareOf } from './budget.ts'
import { asFailure, Failure } from './failure.ts'
import type { Answer, Request, World } from './world.ts'

/** The one loop of attempts, inside one budget; used by identity, providers and the return alike. */
export interface Sender {
  send(request: Request | Attempt, transient?: Transient): Promise<Answer>
}

/** Makes the request anew for each attempt (a token may have been used up by the last one); `settle` hears how it ended. */
export interface Attempt {
  readonly host: string
  next(): Promise<Request>
  settle?(outcome: Answer | Failure): void
}

/** A server's own signs that another attempt may help; throws its refusal where a 5xx says that none can. Asked first. */
export type Transient = (answer: Answer) => boolean

const REPEATED = new Set([408, 425, 429])

/** Attempts repeat while the budget lasts: transport errors, 408, 425, 429, 5xx, no content where some was due, and the server's own signs. */
export function senderOf(world: World, whole: Budget): Sender {
  return {
    async send(asked, transient = () => false) {
      const attempt: Attempt =
        'next' in asked ? asked : { host: asked.url.host, next: async () => asked }
      const { share } = asked as Partial<Request>
      const budget = share === undefined ? whole : shareOf(world, whole, share)
      let telling: Answer | Failure | undefined
      for (let count = 1; ; count++) {
        const { outcome, expects, hurried, begun } = await once(world, budget, attempt)
        if (!begun && telling) throw exhausted({ host: attempt.host, count: count - 1, telling })
        if (!(outcome instanceof Failure) && !repeats(outcome, expects, transient)) return outcome
        if (outcome instanceof Failure && !outcome.facts.transient) throw outcome
        // Of an attempt that the end of the budget cut short, nothing is learned about the host.
        telling = hurried && telling ? telling : outcome
        await pause(world, budget, { host: attempt.host, count, outcome, telling })
      }
    },
  }
}

interface Tried {
  readonly outcome: Answer | Failure
  readonly expects: Request['expects']
  /** It was given less time than others, and would have needed more. */
  readonly hurried: boolean
  /** There was time to begin it. */
  readonly begun: boolean
}

async function once(world: World, budget: Budget, attempt: Attempt): Promise<Tried> {
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

/** A 2xx without what was asked for: a gateway or portal in between, rarely the server itself. */
function hollow({ status, headers, text }: Answer, expects: Request['expects']): boolean {
  if (status < 200 || status > 299 || status === 204) return false
  // Whatever a server says that has nothing to say, it is no page for people.
  if (PAGE.test(text)) return true
  if (expects === 'nothing') return false
  // A server that mislabels its JSON has leased all the same: asked again, it would lease twice.
  const mislabelled = expects === 'json' && /^\s*\{/.test(text)
  return (
    text.trim() === '' || (/^text\/html\b/i.test(headers['content-type'] ?? '') && !mislabelled)
  )
}

interface Last {
  readonly host: string
  readonly count: number
  readonly outcome: Answer | Failure
  /** The one that says most about the host. */
  readonly telling: Answer | Failure
}

/** Waits before the next attempt, or gives up when the budget cannot hold it. */
async function pause(world: World, budget: Budget, last: Last): Promise<void> {
  const { host, count, outcome } = last
  const wait = Math.max(
    backOff(world, budget, count),
    outcome instanceof Failure ? 0 : retryAfter(world, outcome),
  )
  const rest = left(world, budget)
  if (isSpent(rest - wait, budget)) throw exhausted(last)
  const reason = outcome instanceof Failure ? outcome.message : `${host} answered ${outcome.status}`
  world.say(
    'plain',
    `${reason}; attempt ${count + 1} in ${seconds(wait)} s, ${seconds(rest)} s left`,
  )
  await world.sleep(wait, budget.stop)
}

/** Full jitter: from a 120th of the budget, doubling to a twelfth. */
function backOff(world: World, { total }: Budget, count: number): number {
  const ceiling = Math.min(total / 12, (total / 120) * 2 ** (count - 1))
  const [byte = 0] = world.random(1)
  return ceiling * ((byte + 1) / 256)
}

/** `Retry-After` in milliseconds, from seconds or a date (RFC 9110, 10.2.3). */
function retryAfter(world: World, { headers }: Answer): number {
  const value = headers['retry-after']?.trim() ?? ''
  if (/^\d{1,9}$/.test(value)) return Number(value) * 1000
  const date = Date.parse(value)
  return Number.isNaN(date) ? 0 : Math.max(0, date - world.now() * 1000)
}

function exhausted({ host, count, telling: outcome }: Omit<Last, 'outcome'>): Failure {
  const tries = count === 1 ? 'one attempt' : `${count} attempts`
  if (outcome instanceof Failure)
    return new Failure(outcome.code, `${outcome.message} (${tries})`, {
      ...outcome.facts,
      transient: false,
      cause: outcome,
    })
  if (outcome.status < 300)
    return new Failure(
      'ANSWER_INVALID',
      `${host} answered ${outcome.status} without usable content (${tries})`,
    )
  return new Failure('UNREACHABLE', `${host} answered ${outcome.status} (${tries})`, {
    causes: [
      outcome.status === 429
        ? 'the server limits how often it may be asked'
        : 'the server, or a gateway before it, is failing or overloaded',
    ],
    cure: 'Try again; if it lasts, look at the health of the server, or raise `timeout`.',
  })
}

const seconds = (milliseconds: number): string => (milliseconds / 1000).toFixed(1)
