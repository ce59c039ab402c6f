import type { HttpResponse } from '../../core/runtime.ts'
import type { Refusal, ServerError } from '../refusals.ts'
import { jsonOrEmpty, ownMember, textAt } from '../response.ts'

// The gRPC codes of a gateway that sends only a status.
const BY_STATUS: Readonly<Record<number, number>> = { 400: 3, 401: 16, 403: 7, 404: 5, 429: 8 }

/** Returns the error in a response: the gRPC code in its body, else that of its status. */
export function errorIn(response: HttpResponse): ServerError {
  const { status } = response
  const body = jsonOrEmpty(response)
  const sent = ownMember(body, 'code')
  const code = typeof sent === 'number' ? sent : (BY_STATUS[status] ?? '')
  return { status, code: String(code), message: textAt(body, 'message') ?? '' }
}

const code = 'EXCHANGE_REFUSED'

/** The rejections of Octo STS, by gRPC code. */
export const rows: readonly Refusal[] = [
  {
    code,
    when: { code: '3' },
    symptom: 'InvalidArgument',
    causes: ['the server cannot parse `scope` or `identity`'],
    fix: 'Write `scope` as OWNER/REPO or OWNER, and `identity` without its file extension.',
  },
  {
    code,
    when: { code: '5' },
    symptom: 'NotFound',
    causes: [
      'there is no trust policy of this name on the default branch',
      'the app is not installed for the repository or organisation',
      'the policy is not valid YAML',
    ],
    fix:
      'Look for .github/chainguard/IDENTITY.sts.yaml in the repository, or in the .github ' +
      'repository of the organisation, and for the installation of the app.',
  },
  {
    code,
    when: { code: '7', words: /^trust policy: (?:subject|claim|expected claim) / },
    show: 'trust-policy',
    symptom: 'PermissionDenied (trust policy)',
    causes: [
      'the subject differs from the trust policy',
      'a claim of `claim_pattern` differs, or the token does not have it',
    ],
    fix:
      'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
      'are regular expressions that must match as a whole.',
  },
  {
    code,
    when: { code: '7' },
    symptom: 'PermissionDenied',
    causes: [
      'issuer, subject, audience or a claim differs from the trust policy',
      'the policy requests permissions that the installation does not have',
    ],
    fix:
      'Compare the claims in the log with the policy; `subject_pattern` and `claim_pattern` ' +
      'are regular expressions that must match as a whole.',
  },
  {
    code,
    when: { code: '8' },
    symptom: 'ResourceExhausted',
    causes: ["the installation's rate limit at GitHub is used up"],
    fix: 'Wait for its reset, or request fewer tokens.',
  },
  {
    code,
    when: { code: '16' },
    symptom: 'Unauthenticated',
    causes: [
      'the ID token has the wrong audience or has expired',
      'the server cannot reach the issuer',
    ],
    fix: 'Omit `audience`, or set it to the one that the policy names.',
  },
]

/** The whole refusal table, for the documentation. */
export const refusals = rows
