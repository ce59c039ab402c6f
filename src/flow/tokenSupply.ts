import { Failure } from '../core/failure.ts'
import type { HttpResponse, Runtime } from '../core/runtime.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { IdTokens } from './tokens.ts'

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
  { fresh }: Pick<IdTokens, 'fresh'>,
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
