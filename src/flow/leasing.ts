import { Failure } from '../kit/failure.ts'
import type { Attempt, Transient } from '../kit/send.ts'
import type { Answer, Request, World } from '../kit/world.ts'
import type { Journal } from '../lease/journal.ts'
import type { Wanted } from './wanted.ts'

/** Attempts at a request that may lease something. */
export interface Leasing extends Attempt {
  /** The last one's place in the journal. */
  readonly intent: number
  /** Is another attempt worth it? Closes the intent of an answer that leased nothing. */
  judge(answer: Answer, transient: Transient): boolean
}

interface Terms {
  readonly world: World
  readonly journal: Journal
  readonly wanted: Wanted
  /** Seconds that a lease may live of which we never heard. */
  readonly life: number | undefined
  next(): Promise<Request>
  prepare?(wait: number): Promise<void>
  settle?(outcome: Answer | Failure): void
}

/** An intent stands in the journal before each attempt leaves: an answer that is lost may have leased something. */
export function leasing({
  world,
  journal,
  wanted: { name: lease, from, order },
  life,
  ...request
}: Terms): Leasing {
  let intent = -1
  let { host } = order
  const leasedNothing = (): void => void journal.note({ kind: 'refused', intent })
  return {
    get host() {
      return host
    },
    get intent() {
      return intent
    },
    async next() {
      const made = await request.next()
      host = made.url.host
      intent = journal.note({
        kind: 'intent',
        lease,
        from,
        host,
        until: life === undefined ? null : Math.ceil(world.now() + life),
      })
      return made
    },
    prepare: async (wait) => request.prepare?.(wait),
    settle(outcome) {
      request.settle?.(outcome)
      if (outcome instanceof Failure && outcome.facts.unsent === true) leasedNothing()
    },
    judge(answer, transient) {
      // What the provider knows for a refusal of its server's own, now or for good, is one.
      let known = true
      try {
        known = transient(answer)
        return known
      } finally {
        if (known || refuses(answer)) leasedNothing()
      }
    },
  }
}

/** An answer that certainly leased nothing, whoever gave it. Any other 5xx may be that of a gateway, or of a server that failed after it had leased. */
const refuses = ({ status, headers }: Answer): boolean =>
  (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined)
