import type { ClaimSet } from './judgement.ts'
import { identifyingClaims, subjectForms } from './subject.ts'

/** A role of Vault's JWT auth method, as `vault write` reads it. */
export interface VaultRole {
  readonly role_type: 'jwt'
  readonly user_claim: string
  readonly bound_audiences: readonly string[]
  readonly bound_claims_type: 'string'
  readonly bound_claims: Readonly<Record<string, string | readonly string[]>>
}

/**
 * Returns a role that accepts the tokens of exactly this workflow. The subject is bound as a claim,
 * since `bound_subject` holds only one of its two forms.
 */
export function vaultRole(claims: ClaimSet, audience: string): VaultRole {
  const [subject = '', ...more] = subjectForms(claims)
  return {
    role_type: 'jwt',
    user_claim: claims['repository_id'] === undefined ? 'sub' : 'repository_id',
    bound_audiences: [audience],
    bound_claims_type: 'string',
    bound_claims: {
      sub: more.length > 0 ? [subject, ...more] : subject,
      ...identifyingClaims(claims),
    },
  }
}
