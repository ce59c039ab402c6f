import type { ClaimSet } from './judgement.ts'
import { asciiJson } from './quote.ts'
import { isPullRequest, subjectForms } from './subject.ts'

/** A federated identity credential, as Microsoft Graph reads it. */
export interface EntraCredential {
  readonly name: string
  readonly issuer: string
  readonly subject?: string | null
  readonly audiences: readonly string[]
  readonly claimsMatchingExpression?: { readonly value: string; readonly languageVersion: 1 }
}

/**
 * Returns an exact credential for each form of the subject, since one compares one string; none for
 * a token without a subject.
 */
export const entraCredentials = (claims: ClaimSet, audience: string): readonly EntraCredential[] =>
  (claims['sub'] === undefined ? [] : subjectForms(claims)).map((subject, index) => ({
    name: credentialName(claims, index === 0 ? '' : '-other-form'),
    issuer: claims['iss'] ?? '',
    subject,
    audiences: [audience],
  }))

/**
 * Returns flexible credentials (preview) that compare the workflow and its ref beside the subject,
 * for jobs whose subject hides the ref behind an environment. Empty where Entra does not offer
 * them, where a value cannot be written in their language, and in pull requests, whose ref differs
 * each time.
 */
export function flexibleCredentials(
  claims: ClaimSet,
  audience: string,
): readonly EntraCredential[] {
  const { iss = '', environment, job_workflow_ref: workflow } = claims
  if (iss !== 'https://token.actions.githubusercontent.com' || environment === undefined) return []
  if (workflow === undefined || isPullRequest(claims)) return []
  const forms = subjectForms(claims)
  if ([...forms, workflow].some((text) => text.includes("'"))) return []
  return forms.map((subject, index) => ({
    name: credentialName(claims, index === 0 ? '-flexible' : '-flexible-other-form'),
    issuer: iss,
    subject: null,
    audiences: [audience],
    claimsMatchingExpression: {
      value: `claims['sub'] eq '${subject}' and claims['job_workflow_ref'] eq '${workflow}'`,
      languageVersion: 1,
    },
  }))
}

const LONGEST_NAME = 120

const credentialName = ({ repository = 'actions' }: ClaimSet, end: string): string =>
  `github-${repository.replace(/[^A-Za-z0-9]+/g, '-')}`.slice(0, LONGEST_NAME - end.length) + end

/** Returns a credential as JSON, one member per line. */
export const credentialLines = (credential: EntraCredential): readonly string[] => [
  '{',
  ...Object.entries(credential).map(
    ([name, value], index, all) =>
      `  ${asciiJson(name)}: ${asciiJson(value)}${index < all.length - 1 ? ',' : ''}`,
  ),
  '}',
]
