import { Failure } from '../core/failure.ts'
import type { RequestSource } from '../core/retry.ts'
import type { HttpRequest, HttpResponse, Runtime } from '../core/runtime.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Intent } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { LeaseConfig } from './leaseConfig.ts'

/** The attempts at a request that may lease something; each has an intent in the journal. */
export interface GuardedAttempts extends RequestSource, Judging {
  /** The index of the last attempt's intent in the journal. */
  readonly intent: number
  /** Closes the intent of the last attempt. */
  leasedNothing(): void
}

interface Options extends Omit<RequestSource, 'host'>, Judging {
  readonly runtime: Runtime
  readonly journal: Journal
  readonly config: LeaseConfig
  /**
   * Seconds for which a lease may be valid if its response is lost; `undefined` if only the server
   * knows.
   */
  readonly life: number | undefined
  /** The ids of the token that authorises the next attempt. */
  readonly token: () => Intent['token']
}

/**
 * Returns the attempts with an intent journaled before each: an attempt whose response is lost may
 * have leased something.
 */
export function guardIntents(options: Options): GuardedAttempts {
  const { runtime, journal, life } = options
  const { name: lease, from, prepared } = options.config
  let { host } = prepared
  let intent = -1
  let renewed = false
  const leasedNothing = (): void => void journal.append({ kind: 'refused', intent })
  return {
    get host() {
      return host
    },
    get intent() {
      return intent
    },
    leasedNothing,
    async next() {
      const request = await options.next()
      host = request.url.host
      const until = life === undefined ? null : Math.ceil(runtime.now() + life)
      const token = options.token()
      intent = journal.append({ kind: 'intent', lease, from, host, until, token })
      return request
    },
    prepare: async (wait) => options.prepare?.(wait),
    onOutcome(outcome) {
      options.onOutcome?.(outcome)
      if (outcome instanceof Failure && outcome.facts.notSent === true) leasedNothing()
    },
    /** Applies the provider's verdict; verdicts take effect nowhere else. */
    judge(response, attempt) {
      const verdict = options.judge?.(response, attempt)
      switch (verdict) {
        case undefined:
        case 'accept':
          if (isCertainRejection(response)) leasedNothing()
          return verdict
        case 'retry':
          leasedNothing()
          return verdict
        case 'retry-with-fresh-token': {
          leasedNothing()
          // If a server rejects two tokens in a row, the token is not the reason.
          const again = !renewed
          renewed = true
          return again ? verdict : 'accept'
        }
        default:
          leasedNothing()
          return verdict
      }
    },
    ...(options.explain && { explain: options.explain }),
  }
}

/**
 * Returns whether a response certainly leased nothing, even if a gateway sent it. Any other 5xx may
 * come from a gateway, or from a server that failed after it had leased (see decision 19).
 */
const isCertainRejection = ({ status, headers }: HttpResponse): boolean =>
  (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined)

// A token that expires sooner may have expired by the time the server checks it.
const SHORTEST_LIFE_S = 60

/** Supplies the ID tokens for the attempts at one exchange. */
export interface TokenSupply {
  token(): Promise<VerifiedToken>
  /** Requests and verifies a fresh token during the wait if the next attempt needs one. */
  prepare(wait: number): Promise<void>
  onSent(outcome: HttpResponse | Failure): void
  /** The token of the last attempt. */
  readonly current: VerifiedToken
}

/**
 * Returns the token supply of one exchange. An attempt that may have reached the server may have
 * used up its token, whatever the response: the next attempt carries a fresh one, as it does if the
 * token expires soon.
 */
export function supplyTokens(
  runtime: Runtime,
  { fresh }: { fresh(lease: LeaseConfig): Promise<VerifiedToken> },
  {
    config,
    token,
    used = false,
  }: { readonly config: LeaseConfig; readonly token: VerifiedToken; readonly used?: boolean },
): TokenSupply {
  let current = token
  let needsFresh = used
  const ensureFit = async (wait: number): Promise<void> => {
    const life = current.expiresAt - runtime.now() - wait / 1000
    if (!needsFresh && life >= SHORTEST_LIFE_S) return
    current = await fresh(config)
    needsFresh = false
  }
  return {
    get current() {
      return current
    },
    async token() {
      await ensureFit(0)
      return current
    },
    prepare: ensureFit,
    onSent(outcome) {
      needsFresh ||= !(outcome instanceof Failure && outcome.facts.notSent === true)
    },
  }
}

/** Returns the attempts at a request that carries the ID token; `onToken` learns of each token. */
export const attemptsWith = (
  supply: TokenSupply,
  ask: (token: VerifiedToken) => HttpRequest,
  onToken: (token: VerifiedToken) => void,
): Pick<RequestSource, 'next' | 'prepare' | 'onOutcome'> => ({
  async next() {
    const token = await supply.token()
    onToken(token)
    return ask(token)
  },
  prepare: supply.prepare,
  onOutcome: supply.onSent,
})
