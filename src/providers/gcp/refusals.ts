import type { HttpResponse } from '../../core/runtime.ts'
import type { Refusal, ServerError } from '../refusals.ts'
import { jsonOrEmpty, objectAt, textAt } from '../response.ts'

/**
 * Returns the error in the OAuth format of the token service, or in the format of Google's APIs.
 * Google documents its messages but not a code for each, so the message starts with the code.
 */
export function errorIn(response: HttpResponse): ServerError {
  const body = jsonOrEmpty(response)
  const error = objectAt(body, 'error')
  const [code, message] = error
    ? [textAt(error, 'status'), textAt(error, 'message')]
    : [textAt(body, 'error'), textAt(body, 'error_description')]
  const parts = [code, message].filter((part) => part !== undefined)
  return { status: response.status, code: code ?? '', message: parts.join(' ') }
}

const code = 'EXCHANGE_REFUSED'

/** The rejections of the token service and of the impersonation. */
export const rows: readonly Refusal[] = [
  {
    code,
    when: { words: /attribute condition/i },
    show: 'trust-policy',
    symptom: 'the attribute condition rejects the token',
    causes: [
      'the condition of the provider (CEL) is false for these claims: another owner, branch, ' +
        'or letter case',
    ],
    fix: "Compare the claims in the log with the provider's attribute condition.",
  },
  {
    code,
    when: { words: /target service indicated by the "?audience|invalid_target/i },
    symptom: 'the audience names no provider',
    causes: [
      'the project is given by its id instead of its number',
      'the pool or the provider was deleted, is disabled, or is mistyped',
    ],
    fix:
      'Check `workload-identity-provider` against `gcloud iam workload-identity-pools ' +
      'providers describe`, with its state.',
  },
  {
    code,
    when: { words: /invalid value for "?audience/i },
    symptom: 'the audience is not a full resource name',
    causes: [
      'a pool is named instead of a provider',
      'the variable that fills `workload-identity-provider` is empty',
    ],
    fix:
      'Write `workload-identity-provider` as ' +
      'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.',
  },
  {
    code,
    when: { words: /audience in ID Token|audience.*does not match/i },
    symptom: 'the audience of the ID token',
    causes: ['the provider does not allow the audience of the token'],
    fix: 'Omit `audience`, or write one of the allowed audiences of the provider.',
  },
  {
    code,
    when: { words: /127 bytes/i },
    symptom: 'google.subject exceeds 127 bytes',
    causes: [
      'branch, environment and repository make the subject too long; the form with numeric ' +
        'ids adds some twenty characters',
    ],
    fix:
      'Create another provider that maps something shorter, such as google.subject = "repo:" + ' +
      'assertion.repository_id + ":" + assertion.ref: a new mapping of this one would revoke the ' +
      'access of other workflows.',
  },
  {
    code,
    when: { words: /must be of type STRING|mapped attribute/i },
    symptom: 'a mapped attribute is absent',
    causes: [
      'the mapping of the provider names a claim that this token does not have, such as ' +
        'environment',
    ],
    fix: 'Map claims that every token has.',
  },
  {
    code,
    when: { words: /stale to sign-in|expired/i },
    verdict: 'retry-with-fresh-token',
    symptom: 'the ID token is stale',
    causes: ['the token is older than Google accepts', "the runner's clock is wrong"],
    fix: 'Run it again; each attempt requests a fresh token.',
  },
  {
    code,
    when: { words: /issuer in ID Token/i },
    symptom: 'the issuer differs',
    causes: [
      'the provider was created for github.com, and this server is another: GitHub Enterprise, ' +
        'or an enterprise slug',
    ],
    fix:
      'Create another provider whose issuer is the `iss` in the log, and write it as ' +
      '`workload-identity-provider`.',
  },
  {
    code,
    // Google says this of an account that does not exist, too: only a test that the account accepts
    // another job tells the two apart.
    when: { words: /getAccessToken|getOpenIdToken/i },
    show: 'trust-policy',
    symptom: 'iam.serviceAccounts.getAccessToken denied',
    causes: [
      'the federated identity lacks roles/iam.workloadIdentityUser on the service account',
      'the binding names an attribute that the provider does not map',
      'the binding was created less than five minutes ago',
    ],
    fix:
      'Run one of the commands in the log; the first admits the fewest runs. Then wait five ' +
      'minutes.',
  },
  {
    code,
    when: { words: /lifetime cannot exceed|lifetimeExtension/i },
    symptom: 'the lifetime exceeds an hour',
    causes: [
      'more than 3600 s need the organisation policy ' +
        'iam.allowServiceAccountCredentialLifetimeExtension',
      "the runner's clock is ahead",
    ],
    fix: 'Set `lifetime: 55m`, or add the service account to the policy (up to 12h).',
  },
  {
    code,
    when: { words: /SERVICE_DISABLED|has not been used in project|is disabled/i },
    symptom: 'an API is not enabled',
    causes: [
      'the project lacks the IAM Service Account Credentials API or the Security Token Service API',
    ],
    fix:
      'Run `gcloud services enable iamcredentials.googleapis.com sts.googleapis.com` in the ' +
      'project of the pool.',
  },
  {
    code,
    when: { words: /rate limit|RESOURCE_EXHAUSTED|quota/i },
    symptom: 'throttled',
    causes: ['many jobs send requests at the same time'],
    fix: 'Spread the jobs, or raise `timeout`: attempts are repeated within it.',
  },
  {
    code,
    when: { words: /Gaia id not found|NOT_FOUND|not found/i },
    symptom: 'the service account does not exist',
    causes: ['`service-account` or one of `delegates` is mistyped, or was deleted'],
    fix: 'Check the address with `gcloud iam service-accounts list`.',
  },
]

/** For the documentation only: occurs after this step. */
const afterTheStep: Refusal = {
  code,
  symptom: '401 of a registry or API, five minutes after the lease',
  causes: ['without `service-account` the token expires with the ID token'],
  fix: 'Set `service-account`, or request the lease again.',
}

/** The whole refusal table, for the documentation. */
export const refusals: readonly Refusal[] = [...rows, afterTheStep]
