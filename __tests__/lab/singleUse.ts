import type { TokenVerifier } from './handler.ts'

/**
 * A relying server that takes each ID token once: whatever became of its response, a second use is
 * rejected.
 */
export function singleUse(verifier: TokenVerifier): TokenVerifier {
  const seen = new Set<unknown>()
  return {
    get iss() {
      return verifier.iss
    },
    verify(jwt, terms) {
      const verdict = verifier.verify(jwt, terms)
      const { jti } = verdict.claims
      if (seen.has(jti)) throw new Error('the token was used before')
      seen.add(jti)
      return verdict
    },
  }
}
