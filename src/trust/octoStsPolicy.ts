import type { ClaimSet } from './judgement.ts'
import { literalPattern } from './quote.ts'
import { identifyingClaims, subjectForms } from './subject.ts'

/** A trust policy of Octo STS. Its patterns must match as a whole. */
export interface OctoStsPolicy {
  readonly issuer: string
  readonly subject_pattern: string
  readonly audience: string
  readonly claim_pattern: Readonly<Record<string, string>>
}

/**
 * Returns a policy that accepts the tokens of exactly this workflow, without its permissions. The
 * server puts `^` and `$` around a pattern, so alternatives need parentheses.
 */
export function octoStsPolicy(claims: ClaimSet, audience: string): OctoStsPolicy {
  const forms = subjectForms(claims).map(literalPattern)
  return {
    issuer: claims['iss'] ?? '',
    subject_pattern: `(${forms.join('|')})`,
    audience,
    claim_pattern: Object.fromEntries(
      Object.entries(identifyingClaims(claims)).map(([name, value]) => [
        name,
        literalPattern(value),
      ]),
    ),
  }
}
