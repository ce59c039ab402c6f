import { clip, type Refusal } from '../refusals.ts'
import { type JsonObject, objectAt, textAt } from '../response.ts'

interface GcpRefusalRow extends Refusal {
  /** The pattern that Google's message must match. */
  readonly words?: RegExp
  /** A binding is missing: the command that adds it is shown. */
  readonly binding?: true
}

const ROWS: readonly GcpRefusalRow[] = [
  row('the attribute condition rejects the token', /attribute condition/i, [
    [
      'the condition of the provider (CEL) is false for these claims: another owner, branch, ' +
        'or case of letters',
    ],
    "Compare the claims in the log with the provider's attribute condition.",
  ]),
  row(
    'the audience names no provider',
    /target service indicated by the "?audience|invalid_target/i,
    [
      [
        'the project stands there by its id, not its number',
        'the pool or the provider was deleted, is disabled, or is mistyped',
      ],
      'Check `workload-identity-provider` against `gcloud iam workload-identity-pools ' +
        'providers describe`, with its state.',
    ],
  ),
  row('the audience is no full resource name', /invalid value for "?audience/i, [
    [
      'a pool is named, not a provider',
      'a variable that was to fill `workload-identity-provider` is empty',
    ],
    'Write `workload-identity-provider` as ' +
      'projects/NUMBER/locations/global/workloadIdentityPools/POOL/providers/PROVIDER.',
  ]),
  row('the audience of the ID token', /audience in ID Token|audience.*does not match/i, [
    ['the provider allows other audiences than the one asked for'],
    'Leave `audience` out, or write one of the allowed audiences of the provider.',
  ]),
  row('google.subject exceeds 127 bytes', /127 bytes/i, [
    [
      'branch, environment and repository make the subject too long; the form with numeric ' +
        'ids adds some twenty letters',
    ],
    'Make another provider that maps something shorter, such as google.subject = "repo:" + ' +
      'assertion.repository_id + ":" + assertion.ref: a new mapping of this one would take the ' +
      'access of others.',
  ]),
  row('a mapped attribute is absent', /must be of type STRING|mapped attribute/i, [
    [
      'the mapping of the provider names a claim that this token does not have, such as ' +
        'environment',
    ],
    'Map claims that every token has.',
  ]),
  row('the ID token is stale', /stale to sign-in|expired/i, [
    ['the token is older than Google accepts', "the runner's clock is wrong"],
    'Run it again; a fresh token is asked for every time.',
  ]),
  row('the issuer differs', /issuer in ID Token/i, [
    [
      'the provider was made for github.com, and this server is another: GitHub Enterprise, ' +
        'or an enterprise slug',
    ],
    'Make another provider whose issuer is the `iss` in the log, and write it as ' +
      '`workload-identity-provider`.',
  ]),
  {
    ...row('iam.serviceAccounts.getAccessToken denied', /getAccessToken|getOpenIdToken/i, [
      [
        'the federated identity lacks roles/iam.workloadIdentityUser on the service account',
        'the binding names an attribute that the provider does not map',
        'the binding is younger than five minutes',
      ],
      'Run the command in the log, which binds the role to this repository by ' +
        'attribute.repository_id; then wait five minutes.',
    ]),
    binding: true,
  },
  row('the lifetime exceeds an hour', /lifetime cannot exceed|lifetimeExtension/i, [
    [
      'more than 3600 s need the organisation policy ' +
        'iam.allowServiceAccountCredentialLifetimeExtension',
      "the runner's clock is ahead",
    ],
    'Ask for 55m, or let the policy list the service account (up to 12h).',
  ]),
  row('an API is switched off', /SERVICE_DISABLED|has not been used in project|is disabled/i, [
    ['the project lacks the IAM Service Account Credentials API or the Security Token Service API'],
    'Run `gcloud services enable iamcredentials.googleapis.com sts.googleapis.com` in the ' +
      'project of the pool.',
  ]),
  row('throttled', /rate limit|RESOURCE_EXHAUSTED|quota/i, [
    ['many jobs ask at once'],
    'Spread the jobs, or raise `timeout`: attempts are repeated within it.',
  ]),
  row('the service account does not exist', /Gaia id not found|NOT_FOUND|not found/i, [
    ['`service-account` or one of `delegates` is mistyped, or was deleted'],
    'Check the address with `gcloud iam service-accounts list`.',
  ]),
]

/** Occurs long after this step, so that only the README can describe it. */
const AFTER_THE_STEP = row('401 of a registry or API, five minutes after the lease', undefined, [
  ['without `service-account` the token dies with the ID token'],
  'Name a `service-account`, or log in again.',
])

/** All troubleshooting rows, for the README. */
export const refusals: readonly Refusal[] = [...ROWS, AFTER_THE_STEP].map(
  ({ code, symptom, causes, fix }) => ({ code, symptom, causes, fix }),
)

/**
 * Returns the row that matches a response, in the OAuth format of the token service or in the
 * format of Google's APIs; `undefined` if none does.
 */
export function recognised(response: JsonObject): GcpRefusalRow | undefined {
  const error = objectAt(response, 'error')
  const parts = error
    ? [textAt(error, 'status'), textAt(error, 'message')]
    : [textAt(response, 'error'), textAt(response, 'error_description')]
  const words = clip(parts.filter((part) => part !== undefined).join(' '))
  return ROWS.find((each) => each.words?.test(words))
}

function row(
  symptom: string,
  words: RegExp | undefined,
  [causes, fix]: readonly [readonly string[], string],
): GcpRefusalRow {
  return { code: 'EXCHANGE_REFUSED', symptom, causes, fix, ...(words && { words }) }
}
