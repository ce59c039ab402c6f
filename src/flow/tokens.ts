import { asFailure, Failure } from '../core/failure.ts'
import type { Sender } from '../core/retry.ts'
import type { World } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { requestToken } from '../identity/idToken.ts'
import type { KeySet } from '../identity/jwks.ts'
import { type VerifiedToken, verify } from '../identity/verify.ts'
import type { Refusals } from './failureLog.ts'
import type { Wanted } from './leaseConfig.ts'
import { merged, type Refused } from './mergeFailures.ts'
import type { Plan } from './plan.ts'

/** Where the leases of a step get their tokens: none is handed out before every token of the step is verified. */
export interface Tokens {
  /** Requests and verifies the tokens of all leases; throws one failure for all that is wrong. */
  prove(): Promise<ReadonlyMap<string, VerifiedToken>>
  /** Another token for one lease, verified like the first. */
  fresh(lease: Wanted): Promise<VerifiedToken>
}

/** Tokens for the leases of a plan: one per audience where its server takes a token many times, else one per lease. */
export function tokensOf(
  world: World,
  plan: Plan,
  from: { readonly sender: Sender; readonly keys: KeySet; readonly refusals: Refusals },
): Tokens {
  const obtain = async (leases: readonly Wanted[]): Promise<ReadonlyMap<string, VerifiedToken>> => {
    const audience = leases[0]?.audience ?? ''
    let jwt: Secret | undefined
    try {
      jwt = await requestToken(world, { sender: from.sender, issuer: plan.step.issuer }, audience)
      const verified = await verify(jwt, { ...plan.step, audience, keys: from.keys, world }, leases)
      for (const [name, token] of verified) from.refusals.proven(name, token)
      return verified
    } catch (error) {
      from.refusals.unproven(leases, asFailure(error), jwt)
      throw error
    }
  }
  return {
    async prove() {
      const wanted = groups(plan.leases)
      const settled = await Promise.allSettled(wanted.map(obtain))
      const [first, ...more] = settled.flatMap((each, at) =>
        each.status === 'rejected' ? [refusedOf(each.reason, wanted[at])] : [],
      )
      if (first) throw merged(first, more)
      return new Map(
        settled.flatMap((each) => (each.status === 'fulfilled' ? [...each.value] : [])),
      )
    },
    async fresh(lease) {
      const token = (await obtain([lease])).get(lease.name)
      if (!token) throw new Failure('INTERNAL', 'a verified token went missing')
      return token
    },
  }
}

/** Leases that share one token. */
function groups(leases: readonly Wanted[]): readonly (readonly Wanted[])[] {
  const shared = Map.groupBy(
    leases.filter(({ order }) => order.tokenUse === 'many'),
    ({ audience }) => audience,
  )
  return [
    ...shared.values(),
    ...leases.filter(({ order }) => order.tokenUse === 'once').map((each) => [each]),
  ]
}

function refusedOf(error: unknown, leases: readonly Wanted[] = []): Refused {
  const failure = asFailure(error)
  const { lease } = failure.facts
  return { failure, leases: lease === undefined ? leases.map(({ name }) => name) : [lease] }
}
