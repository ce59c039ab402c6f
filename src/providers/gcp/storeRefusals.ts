import type { Refusal } from '../refusals.ts'

const refused = (row: Omit<Refusal, 'code'>): Refusal => ({
  code: 'READ_REFUSED',
  ...row,
})

/** The row for a secret that does not exist, which `| optional` accepts. */
export const notFound = refused({
  symptom: 'NOT_FOUND: no such secret, or no such version',
  when: { status: 404, code: ['NOT_FOUND'] },
  causes: [
    'the name, the project or the version is another, or the version was destroyed',
    'the secret is regional: its path then names the location',
    'the secret has no versions yet',
  ],
  fix:
    'Compare the path with `gcloud secrets versions list`, or write `| optional` after it if the ' +
    'secret may be absent.',
})

/** The rejections of Secret Manager, specific rows first. */
export const storeRefusals: readonly Refusal[] = [
  notFound,
  refused({
    symptom: 'SERVICE_DISABLED: the Secret Manager API is off',
    when: { status: 403, code: ['SERVICE_DISABLED'] },
    causes: ['the API is not enabled in the project that is charged for the request'],
    fix: 'Run: gcloud services enable secretmanager.googleapis.com --project PROJECT',
  }),
  refused({
    symptom: 'PERMISSION_DENIED: the identity may not access the version',
    when: { status: 403 },
    causes: [
      'roles/secretmanager.secretAccessor is missing on the secret',
      'an IAM condition names another version',
      'the secret does not exist, and the identity may not learn that',
      'VPC Service Controls reject requests from this network',
    ],
    fix:
      'Grant roles/secretmanager.secretAccessor on the secret to the service account, or without ' +
      'one to the principalSet of the repository.',
  }),
  refused({
    symptom: 'FAILED_PRECONDITION: the version is disabled or destroyed, or its key is',
    when: { status: 400, code: ['FAILED_PRECONDITION'] },
    causes: [
      '`latest` is the version that was created last, whatever its state',
      'the customer managed key of the secret cannot be used',
    ],
    fix: 'Enable the version, add a new one, or name another by ?version=.',
  }),
  refused({
    symptom: 'UNAUTHENTICATED: Secret Manager does not accept the token',
    when: { status: 401 },
    causes: ['the token is of another universe', "the runner's clock is wrong"],
    fix: 'Check `universe`, and the clock of the runner.',
  }),
]
