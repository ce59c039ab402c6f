import type { ClaimSet } from './judgement.ts'
import { celString, shellWord } from './quote.ts'
import { identifyingClaims, subjectForms } from './subject.ts'

/** A workload identity provider, with the members that may impersonate the service account. */
export interface GoogleDocuments {
  readonly provider: {
    readonly attributeMapping: Readonly<Record<string, string>>
    readonly attributeCondition: string
    readonly oidc: { readonly issuerUri: string; readonly allowedAudiences: readonly string[] }
  }
  readonly members: readonly string[]
}

// Google rejects a token whose mapped subject is longer.
const LONGEST_SUBJECT = 127

const byteLength = (text: string): number => new TextEncoder().encode(text).length

/**
 * Returns the condition, the mapping and the binding that accept the tokens of exactly this
 * workflow, with either form of its subject.
 */
export function googleDocuments(pool: string, claims: ClaimSet, audience: string): GoogleDocuments {
  const forms = subjectForms(claims)
  const terms = Object.entries(identifyingClaims(claims)).map(
    ([name, value]) => `assertion.${name} == ${celString(value)}`,
  )
  const short = forms.every((form) => byteLength(form) <= LONGEST_SUBJECT)
  const id = claims['repository_id']
  return {
    provider: {
      attributeMapping: {
        'google.subject': short || id === undefined ? 'assertion.sub' : 'assertion.repository_id',
        ...(id !== undefined && { 'attribute.repository_id': 'assertion.repository_id' }),
      },
      attributeCondition: [`assertion.sub in [${forms.map(celString).join(', ')}]`, ...terms].join(
        ' && ',
      ),
      oidc: { issuerUri: claims['iss'] ?? '', allowedAudiences: [audience] },
    },
    members:
      id === undefined
        ? [`principal://${pool}/subject/${claims['sub']}`]
        : [`principalSet://${pool}/attribute.repository_id/${id}`],
  }
}

/** Returns the command that lets a federated member impersonate a service account. */
export const addBinding = (account: string, member: string): readonly string[] => [
  `gcloud iam service-accounts add-iam-policy-binding ${account} \\`,
  `  --role=roles/iam.workloadIdentityUser --member=${shellWord(member)}`,
]
