import type { VerifiedToken } from '../identity/verify.ts'
import { Failure } from '../kit/failure.ts'
import { Secret } from '../kit/secret.ts'
import type { Attempt, Sender, Transient } from '../kit/send.ts'
import type { Answer, Request, World } from '../kit/world.ts'
import type { Journal } from '../lease/journal.ts'
import type { Desk, Granted, Kept } from '../providers/provider.ts'
import { allParts } from './parts.ts'
import type { Tokens } from './tokens.ts'
import type { Wanted } from './wanted.ts'

/** What all desks of a step share. */
export interface Office {
  readonly sender: Sender
  readonly journal: Journal
  readonly tokens: Pick<Tokens, 'fresh'>
  /** Stops new attempts of all leases. */
  readonly halt: AbortController
}

// A token with less life than this may be dead by the time that a server looks at it.
const SHORTEST_LIFE_S = 60

/** The desk at which a provider obtains one lease. */
export function deskOf(world: World, office: Office, lease: { readonly wanted: Wanted; readonly token: VerifiedToken }): Desk {
  const { wanted } = lease
  const { journal, sender } = office
  const { name, from, order, ca, ifNotReturned } = wanted
  const receipts = new Map<Kept, number>()
  const pass = passOf(world, office, lease)
  const withCa = (request: Request): Request => (ca === undefined ? request : { ...request, ca })
  const noted = async (next: () => Promise<Request>, transient: Transient = () => false, life = order.livesAtMost): Promise<Granted> => {
    let intent = -1
    let host = order.host
    const leasedNothing = (): void => void journal.note({ kind: 'refused', intent })
    const attempt: Attempt = {
      get host() {
        return host
      },
      async next() {
        const request = withCa(await next())
        host = request.url.host
        const until = life === undefined ? null : Math.ceil(world.now() + life)
        intent = journal.note({ kind: 'intent', lease: name, from, host, until })
        return request
      },
      settle(outcome) {
        pass.used(outcome)
        if (outcome instanceof Failure && outcome.facts.unsent === true) leasedNothing()
      },
    }
    const answer = await sender.send(attempt, (each) => {
      // What the provider knows for a refusal of its server's own, now or for good, is one.
      let known = true
      try {
        known = pass.judged(transient(each))
        return known
      } finally {
        if (known || refuses(each)) leasedNothing()
      }
    })
    return { answer, intent }
  }
  return {
    ...{ name, audience: wanted.audience, claims: lease.token.claims },
    now: () => world.now(),
    random: (bytes) => world.random(bytes),
    say: (level, text) => world.say(level, text),
    fact: (each) => world.job.fact(each),
    send: (request, transient) =>
      sender.send('next' in request ? { ...request, next: async () => withCa(await request.next()) } : withCa(request), transient),
    exchange: (ask, transient) => noted(async () => ask(await pass.token()), transient),
    lease: (ask, transient, life) => noted(async () => ask, transient, life),
    all: (parts) => allParts(parts, (failure) => office.halt.abort(failure.of(name))),
    nothing: (intent) => void journal.note({ kind: 'refused', intent }),
    keep(kept) {
      const { intent, id, expiresAt, way, note } = kept
      const extra = { ...(note !== undefined && { note }), ...(ca !== undefined && { ca }) }
      receipts.set(kept, journal.entries.length)
      journal.note({
        kind: 'receipt',
        intent,
        lease: name,
        from,
        host: order.host,
        id,
        expiresAt: expiresAt ?? null,
        way,
        ifNotReturned,
        ...extra,
      })
    },
    more(kept, { intent, expiresAt, way }) {
      const receipt = receipts.get(kept)
      if (receipt !== undefined) journal.note({ kind: 'more', receipt, intent, expiresAt: expiresAt ?? null, way })
    },
    returned(kept) {
      const receipt = receipts.get(kept)
      if (receipt !== undefined) journal.note({ kind: 'returned', receipt })
    },
    secret(text) {
      const secret = new Secret(text)
      world.hush(secret)
      return secret
    },
  }
}

interface Pass {
  token(): Promise<VerifiedToken>
  used(outcome: Answer | Failure): void
  judged(transient: boolean): boolean
}

/** The token for each attempt: another one when the last may be used up, was not liked, or is about to expire. */
function passOf(world: World, { tokens }: Office, { wanted, token }: { readonly wanted: Wanted; readonly token: VerifiedToken }): Pass {
  let current = token
  let spent = false
  return {
    async token() {
      if (spent || current.expiresAt - world.now() < SHORTEST_LIFE_S) current = await tokens.fresh(wanted)
      spent = false
      return current
    },
    used(outcome) {
      spent ||= wanted.order.tokenUse === 'once' && !(outcome instanceof Failure && outcome.facts.unsent === true)
    },
    judged(transient) {
      spent ||= transient
      return transient
    },
  }
}

/** An answer that certainly leased nothing, whoever gave it. Any other 5xx may be that of a gateway, or of a server that failed after it had leased. */
const refuses = ({ status, headers }: Answer): boolean =>
  (status >= 300 && status < 500) || (status === 503 && headers['retry-after'] !== undefined)
