import type { Relying } from './handler.ts'

/** A relying server that takes each ID token once: whatever became of its response, a second use is rejected. */
export function singleUse(relying: Relying): Relying {
  const seen = new Set<unknown>()
  return {
    get iss() {
      return relying.iss
    },
    verify(jwt, terms) {
      const verdict = relying.verify(jwt, terms)
      const { jti } = verdict.claims
      if (seen.has(jti)) throw new Error('the token was used before')
      seen.add(jti)
      return verdict
    },
  }
}
