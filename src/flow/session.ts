import type { Attempt, Sender } from '../core/retry.ts'
import type { Request, World } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Journal } from '../journal/journal.ts'
import type { Desk, Granted } from '../providers/provider.ts'
import { guardIntents } from './intentGuard.ts'
import type { Wanted } from './leaseConfig.ts'
import { receiptsOf } from './receipts.ts'
import { allParts } from './settleAll.ts'
import { supplyTokens } from './tokenSupply.ts'
import type { Tokens } from './tokens.ts'

/** What all desks of a step share. */
export interface Office {
  readonly sender: Sender
  readonly journal: Journal
  readonly tokens: Pick<Tokens, 'fresh'>
  /** Stops new attempts of all leases. */
  readonly halt: AbortController
}

/** The session in which a provider obtains one lease. */
export function deskOf(
  world: World,
  office: Office,
  lease: { readonly wanted: Wanted; readonly token: VerifiedToken },
): Desk {
  const { wanted, token } = lease
  const { name, order, ca } = wanted
  const { journal, sender, tokens, halt } = office
  let presented = false
  const withCa = (request: Request): Request => ({ ...request, ca })
  const obtain = async (source: Source, life = order.livesAtMost): Promise<Granted> => {
    const next = async (): Promise<Request> => withCa(await source.next())
    const guarded = guardIntents({ ...source, world, journal, wanted, life, next })
    const answer = await sender.send(guarded, guarded)
    const { intent, leasedNothing } = guarded
    return { answer, intent, leasedNothing }
  }
  return {
    token,
    clock: { now: () => world.now(), random: (bytes) => world.random(bytes) },
    job: { fact: (each) => world.job.fact(each) },
    log: (level, text) => world.say(level, text),
    send: (request, judging) =>
      sender.send(
        'next' in request
          ? { ...request, next: async () => withCa(await request.next()) }
          : withCa(request),
        judging,
      ),
    async exchange(ask) {
      // What a server takes once is not sent in a second exchange either.
      const used = presented && order.tokenUse === 'once'
      presented = true
      const supply = supplyTokens(world, tokens, { ...lease, used })
      const next = async (): Promise<Request> => ask.request(await supply.token())
      const { prepare, onSent: settle } = supply
      const granted = await obtain({ ...ask, next, prepare, settle })
      return { ...granted, token: supply.current }
    },
    requestLease: (ask) => obtain({ ...ask, next: async () => ask.request }, ask.life),
    all: (parts) => allParts(parts, (failure) => halt.abort(failure.of(name))),
    keep: receiptsOf(journal, wanted),
    secret(text) {
      const secret = new Secret(text)
      world.hush(secret)
      return secret
    },
  }
}

type Source = Omit<Attempt, 'host'> & Judging
