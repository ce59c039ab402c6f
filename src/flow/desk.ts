import type { VerifiedToken } from '../identity/verify.ts'
import { Secret } from '../kit/secret.ts'
import type { Attempt, Sender, Transient } from '../kit/send.ts'
import type { Request, World } from '../kit/world.ts'
import type { Journal } from '../lease/journal.ts'
import type { Desk, Granted } from '../providers/provider.ts'
import { leasing } from './leasing.ts'
import { allParts } from './parts.ts'
import { passOf } from './pass.ts'
import { receiptsOf } from './receipts.ts'
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

/** The desk at which a provider obtains one lease. */
export function deskOf(
  world: World,
  office: Office,
  lease: { readonly wanted: Wanted; readonly token: VerifiedToken },
): Desk {
  const { wanted, token } = lease
  const { name, order, ca, audience } = wanted
  const { journal, sender, tokens, halt } = office
  let presented = false
  const withCa = (request: Request): Request => ({ ...request, ca })
  const obtain = async (
    request: Pick<Attempt, 'next' | 'prepare' | 'settle'>,
    transient: Transient = () => false,
    life = order.livesAtMost,
  ): Promise<Granted> => {
    const attempt = leasing({
      world,
      journal,
      wanted,
      life,
      ...request,
      next: async () => withCa(await request.next()),
    })
    const answer = await sender.send(attempt, (each) => attempt.judge(each, transient))
    return { answer, intent: attempt.intent }
  }
  return {
    ...{ name, audience, claims: token.claims },
    now: () => world.now(),
    random: (bytes) => world.random(bytes),
    say: (level, text) => world.say(level, text),
    fact: (each) => world.job.fact(each),
    send: (request, transient) =>
      sender.send(
        'next' in request
          ? { ...request, next: async () => withCa(await request.next()) }
          : withCa(request),
        transient,
      ),
    exchange(ask, transient) {
      // What a server takes once is not sent in a second exchange either.
      const pass = passOf(world, tokens, { ...lease, used: presented && order.tokenUse === 'once' })
      presented = true
      const next = async (): Promise<Request> => ask(await pass.token())
      return obtain({ next, prepare: pass.prepare, settle: pass.used }, transient)
    },
    lease: (ask, transient, life) => obtain({ next: async () => ask }, transient, life),
    all: (parts) => allParts(parts, (failure) => halt.abort(failure.of(name))),
    nothing: (intent) => void journal.note({ kind: 'refused', intent }),
    ...receiptsOf(journal, wanted),
    secret(text) {
      const secret = new Secret(text)
      world.hush(secret)
      return secret
    },
  }
}
