import { Failure } from '../kit/failure.ts'
import type { Secret } from '../kit/secret.ts'
import type { World } from '../kit/world.ts'
import type { Claims } from './claims.ts'
import type { Expectations } from './expect.ts'
import type { KeySet } from './keys.ts'
import type { Issuer } from './source.ts'

/** What a token is measured by. */
export interface Terms {
  readonly issuer: Issuer
  readonly audience: string
  readonly keys: KeySet
  readonly world: Pick<World, 'now' | 'job'>
  readonly allowEvents: ReadonlySet<string>
  /** `false`: everything but the signature is checked, and the token says so. */
  readonly verifySignature: boolean
}

/** A lease, and what it expects of the identity: all of it must hold. */
export interface Expecting {
  readonly name: string
  readonly expect: readonly Expectations[]
}

interface Parts {
  readonly jwt: Secret
  readonly audience: string
  readonly lease: string
  readonly claims: Claims
  readonly signed: boolean
}

// The way into the private constructor; only this file has it.
let seal: (parts: Parts) => VerifiedToken

/** A token that is genuine, of this run, and what one lease expects. Only `verify` makes one: `exchange` accepts nothing else. */
export class VerifiedToken {
  readonly #parts: Parts
  private constructor(parts: Parts) {
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
  /** The signature was verified; `false` only when the user declined it. */
  get signed(): boolean {
    return this.#parts.signed
  }
}

/** Loads what verifies signatures; called early, it is there by the time that a token is. */
export const loadVerifier = (): Promise<typeof import('jose')> => import('jose')

/** Proves a token for the leases that share its audience: signature, registered claims, run, event, expectations, in this order. */
export async function verify(jwt: Secret, terms: Terms, leases: readonly Expecting[]): Promise<ReadonlyMap<string, VerifiedToken>> {
  const failure = new Failure('INTERNAL', 'verification is not written yet')
  const claims: Claims = {}
  if (claims['sub'] === undefined) throw failure
  return new Map(
    leases.map(({ name }) => [name, seal({ jwt, audience: terms.audience, lease: name, claims, signed: terms.verifySignature })]),
  )
}
