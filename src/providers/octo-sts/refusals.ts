import type { Refusal } from '../refusals.ts'
import { type JsonObject, ownMember } from '../response.ts'

/** The rows by gRPC code, which the gateway includes in the body beside the HTTP status. */
const ROWS: Readonly<Record<number, Refusal>> = {
  3: row(
    'InvalidArgument',
    ['`scope` or `identity` is not what the server can read'],
    'Write `scope` as OWNER/REPO or OWNER, and `identity` without its ending.',
  ),
  5: row(
    'NotFound',
    [
      'there is no trust policy of this name on the default branch',
      'the app is not installed for the repository or organisation',
      'the policy is no valid YAML',
    ],
    'Look for .github/chainguard/IDENTITY.sts.yaml in the repository, or in the .github ' +
      'repository of the organisation, and for the installation of the app.',
  ),
  7: row(
    'PermissionDenied',
    [
      'issuer, subject, audience or a claim differs from the trust policy',
      'the policy asks for permissions that the installation does not have',
    ],
    'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
      'are regular expressions that must match as a whole.',
  ),
  8: row(
    'ResourceExhausted',
    ["the installation's rate limit at GitHub is used up"],
    'Wait for its reset, or ask for fewer tokens.',
  ),
  16: row(
    'Unauthenticated',
    ['the ID token has the wrong audience or has expired', 'the server cannot reach the issuer'],
    'Leave `audience` out, or set it to the one that the policy names.',
  ),
}
const BY_STATUS: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 429: 8 }

/** All troubleshooting rows, for the README. */
export const refusals: readonly Refusal[] = Object.values(ROWS)

/**
 * Returns the row that matches a response by its gRPC code, else by the corresponding status;
 * `undefined` if none does.
 */
export function recognised(response: JsonObject, status: number): Refusal | undefined {
  const code = ownMember(response, 'code')
  return ROWS[typeof code === 'number' ? code : (BY_STATUS[status] ?? 0)]
}

function row(symptom: string, causes: readonly string[], fix: string): Refusal {
  return { code: 'EXCHANGE_REFUSED', symptom, causes, fix }
}
