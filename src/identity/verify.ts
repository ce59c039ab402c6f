import { Failure } from '../core/failure.ts'
import type { JobFacts, Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { checkExpectations } from './claimMismatch.ts'
import type { Claims } from './claims.ts'
import type { LeaseExpectations } from './expect.ts'
import type { Issuer } from './issuer.ts'
import type { KeySet } from './jwks.ts'
import { signedClaims } from './jws.ts'
import { checkRegistered } from './registeredClaims.ts'
import { rejectedEvent, runMismatches } from './runBinding.ts'
import type { Source } from './sources.ts'

export { loadVerifier } from './jws.ts'

/** The values and keys that a token is verified against. */
export interface VerifyOptions {
  readonly issuer: Issuer
  readonly audience: string
  readonly keys: KeySet
  readonly runtime: Pick<Runtime, 'now' | 'job'>
  readonly allowEvents: ReadonlySet<string>
}

interface TokenParts {
  readonly jwt: Secret
  readonly audience: string
  readonly lease: string
  readonly claims: Claims
}

// Gives this file, and no other, access to the private constructor.
let seal: (parts: TokenParts) => VerifiedToken

/**
 * A verified token: signed by the issuer, issued for this run, and matching the expectations of one
 * lease. Only `verify` creates it, and `exchange` accepts nothing else.
 */
export class VerifiedToken {
  readonly #parts: TokenParts
  private constructor(parts: TokenParts) {
    this.#parts = parts
  }
  static {
    seal = (parts) => new VerifiedToken(parts)
  }
  get jwt(): Secret {
    return this.#parts.jwt
  }
  get audience(): string {
    return this.#parts.audience
  }
  get lease(): string {
    return this.#parts.lease
  }
  get claims(): Claims {
    return this.#parts.claims
  }
  /** Seconds since the epoch. */
  get expiresAt(): number {
    return this.#parts.claims['exp'] as number
  }
}

/**
 * Verifies a token for the leases that share its audience: signature, registered claims, run,
 * event, expectations, in this order. Returns a verified token per lease. Throws a `Failure`.
 */
export async function verify(
  jwt: Secret,
  terms: VerifyOptions,
  leases: readonly LeaseExpectations[],
): Promise<ReadonlyMap<string, VerifiedToken>> {
  const { issuer, audience, keys, runtime } = terms
  const claims = await signedClaims(jwt, keys)
  const { iss, source } = issuer
  const { acceptsAudienceList } = source
  const clocks = { now: runtime.now(), skew: keys.skew() }
  checkRegistered(claims, { iss, audience, acceptsAudienceList, ...clocks })
  checkRun(claims, runtime.job, source)
  await checkEvent(claims, terms, leases)
  checkExpectations(claims, leases)
  return new Map(leases.map(({ name }) => [name, seal({ jwt, audience, lease: name, claims })]))
}

function checkRun(claims: Claims, job: JobFacts, source: Source): void {
  const differing = runMismatches(claims, job, source)
  if (differing.length > 0)
    throw new Failure('RUN_MISMATCH', ['the token is not of this run', ...differing].join('\n'))
}

async function checkEvent(
  claims: Claims,
  { runtime, allowEvents, issuer: { source } }: VerifyOptions,
  leases: readonly LeaseExpectations[],
): Promise<void> {
  const rejected = await rejectedEvent(
    claims,
    { job: runtime.job, allowed: allowEvents, source },
    leases,
  )
  if (!rejected) return
  const [only, ...more] = rejected.leases
  throw new Failure('EVENT_REFUSED', rejected.sentence, {
    ...rejected.facts,
    ...(only && more.length === 0 && { lease: only.name }),
  })
}
