import { Failure } from '../core/failure.ts'
import type { RequestSource } from '../core/retry.ts'
import type { HttpResponse, Runtime } from '../core/runtime.ts'
import type { Judging } from '../core/verdict.ts'
import type { Journal } from '../journal/journal.ts'
import type { LeaseConfig } from './leaseConfig.ts'

/** The attempts at a request that may lease something, with an intent in the journal for each. */
export interface GuardedAttempts extends RequestSource, Judging {
  /** The place of the last attempt's intent in the journal. */
  readonly intent: number
  /** Closes the intent of the last attempt. */
  leasedNothing(): void
}

interface Options extends Omit<RequestSource, 'host'>, Judging {
  readonly runtime: Runtime
  readonly journal: Journal
  readonly config: LeaseConfig
  /** Seconds that a lease may be valid whose response was lost; only the server knows if absent. */
  readonly life: number | undefined
}

/** Journals an intent before each attempt: one whose response is lost may have leased something. */
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
      intent = journal.append({ kind: 'intent', lease, from, host, until })
      return request
    },
    prepare: async (wait) => options.prepare?.(wait),
    onOutcome(outcome) {
      options.onOutcome?.(outcome)
      if (outcome instanceof Failure && outcome.facts.notSent === true) leasedNothing()
    },
    /** Carries out the provider's verdict: the only place where one has an effect. */
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
          // A server that rejects two tokens in a row means something else than the token.
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
 * Whether a response certainly leased nothing, whoever sent it. Any other 5xx may be that of a
 * gateway, or of a server that failed after it had leased (decision 19).
 */
const isCertainRejection = ({ status, headers }: HttpResponse): boolean =>
  (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined)
