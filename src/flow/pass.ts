import type { VerifiedToken } from '../identity/verify.ts'
import { Failure } from '../kit/failure.ts'
import type { Answer, World } from '../kit/world.ts'
import type { Tokens } from './tokens.ts'
import type { Wanted } from './wanted.ts'

// A token with less life than this may be dead by the time that a server looks at it.
const SHORTEST_LIFE_S = 60

/** The token of a lease, through all attempts. */
export interface Pass {
  token(): Promise<VerifiedToken>
  used(outcome: Answer | Failure): void
  judged(transient: boolean): boolean
}

/** The token for each attempt: another one when the last may be used up, was not liked, or is about to expire. */
export function passOf(
  world: World,
  { fresh }: Pick<Tokens, 'fresh'>,
  { wanted, token }: { readonly wanted: Wanted; readonly token: VerifiedToken },
): Pass {
  let current = token
  let spent = false
  return {
    async token() {
      if (spent || current.expiresAt - world.now() < SHORTEST_LIFE_S) current = await fresh(wanted)
      spent = false
      return current
    },
    used(outcome) {
      spent ||=
        wanted.order.tokenUse === 'once' &&
        !(outcome instanceof Failure && outcome.facts.unsent === true)
    },
    judged(transient) {
      spent ||= transient
      return transient
    },
  }
}
