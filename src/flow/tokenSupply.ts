import { Failure } from '../core/failure.ts'
import type { HttpResponse, Runtime } from '../core/runtime.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { IdTokens } from './tokens.ts'

// A token with less life than this may be dead by the time that a server looks at it.
const SHORTEST_LIFE_S = 60

/** The ID tokens of the attempts at one exchange. */
export interface TokenSupply {
  token(): Promise<VerifiedToken>
  /** Requests and verifies a fresh token during the wait, if the next attempt needs one. */
  prepare(wait: number): Promise<void>
  onSent(outcome: HttpResponse | Failure): void
  /** The token of the last attempt. */
  readonly current: VerifiedToken
}

/**
 * The token for each attempt. An attempt that may have reached the server may have used its token
 * up, whatever came back: the next one carries a fresh token. The same where little life is left.
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
