import { asFailure, Failure } from '../core/failure.ts'
import type { HttpClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { requestToken } from '../identity/idToken.ts'
import type { KeySet } from '../identity/jwks.ts'
import { type VerifiedToken, verify } from '../identity/verify.ts'
import type { FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { type LeaseFailure, mergeFailures } from './mergeFailures.ts'
import type { Plan } from './plan.ts'

/**
 * Supplies the ID tokens of a step's leases: none is returned before every token of the step is
 * verified.
 */
export interface IdTokens {
  /** Requests and verifies the tokens of all leases; throws all failures merged into one. */
  verifyAll(): Promise<ReadonlyMap<string, VerifiedToken>>
  /** Requests another token for one lease and verifies it like the first. */
  fresh(lease: LeaseConfig): Promise<VerifiedToken>
}

/**
 * Returns the tokens for the leases of a plan: one token per audience where the server accepts a
 * token many times, otherwise one per lease.
 */
export function createIdTokens(
  runtime: Runtime,
  plan: Plan,
  from: { readonly client: HttpClient; readonly keys: KeySet; readonly failureLog: FailureLog },
): IdTokens {
  const obtain = async (
    leases: readonly LeaseConfig[],
  ): Promise<ReadonlyMap<string, VerifiedToken>> => {
    const audience = leases[0]?.audience ?? ''
    let jwt: Secret | undefined
    try {
      jwt = await requestToken(runtime, { client: from.client, issuer: plan.step.issuer }, audience)
      const verified = await verify(
        jwt,
        { ...plan.step, audience, keys: from.keys, runtime },
        leases,
      )
      for (const [name, token] of verified) from.failureLog.verified(name, token)
      return verified
    } catch (error) {
      from.failureLog.unverified(leases, asFailure(error), jwt)
      throw error
    }
  }
  return {
    async verifyAll() {
      const config = groupByAudience(plan.leases)
      const settled = await Promise.allSettled(config.map(obtain))
      const [first, ...more] = settled.flatMap((each, at) =>
        each.status === 'rejected' ? [leaseFailure(each.reason, config[at])] : [],
      )
      if (first) throw mergeFailures(first, more)
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

/** Returns the leases in groups, each of which shares one token. */
function groupByAudience(leases: readonly LeaseConfig[]): readonly (readonly LeaseConfig[])[] {
  const shared = Map.groupBy(
    leases.filter(({ prepared }) => prepared.tokenUse === 'many'),
    ({ audience }) => audience,
  )
  return [
    ...shared.values(),
    ...leases.filter(({ prepared }) => prepared.tokenUse === 'once').map((lease) => [lease]),
  ]
}

function leaseFailure(error: unknown, leases: readonly LeaseConfig[] = []): LeaseFailure {
  const failure = asFailure(error)
  const { lease } = failure.facts
  return { failure, leases: lease === undefined ? leases.map(({ name }) => name) : [lease] }
}
