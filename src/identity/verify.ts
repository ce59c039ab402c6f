import type { Secret } from '../kit/secret.ts'

/** The claims of a token, as they stand in it. */
export type Claims = Readonly<Record<string, unknown>>

/** A token that is genuine, of this run, and what one lease expects. Only `verify` makes one: `exchange` accepts nothing else. */
export class VerifiedToken {
  readonly jwt: Secret
  readonly audience: string
  readonly lease: string
  readonly claims: Claims
  private constructor(jwt: Secret, audience: string, lease: string, claims: Claims) {
    this.jwt = jwt
    this.audience = audience
    this.lease = lease
    this.claims = claims
  }
}
