import { Failure } from '../kit/failure.ts'
import type { Sender } from '../kit/send.ts'
import type { World } from '../kit/world.ts'
import type { Issuer } from './source.ts'

/** A public key that may sign tokens, reduced to what verification needs. */
export interface SigningKey {
  readonly kty: 'RSA'
  readonly alg: 'RS256'
  readonly n: string
  readonly e: string
}

/** The keys of an issuer. */
export interface KeySet {
  /** The one signing key of this id. */
  find(kid: string): Promise<SigningKey>
  /** How many seconds the issuer's clock is ahead of ours, by the `Date` of its answers. */
  skew(): number | undefined
}

/** For `verify-signature: false`: asks nobody, knows no key. */
export const noKeys: KeySet = {
  find: () => Promise.reject(new Failure('INTERNAL', 'a signature was to be verified without keys')),
  skew: () => undefined,
}

/** Starts fetching the keys at once, so that they are there when the token is. */
export function keysOf(_world: Pick<World, 'now'>, _sender: Sender, _issuer: Issuer): KeySet {
  return noKeys
}
