import type { Refusal } from '../refusals.ts'

const refused = (row: Omit<Refusal, 'code'>): Refusal => ({
  code: 'READ_REFUSED',
  ...row,
})

/** The row for a secret that does not exist, which `| optional` accepts. */
export const notFound = refused({
  symptom: 'SecretNotFound: no such secret, or no such version',
  when: { status: 404, code: ['SecretNotFound', 'CertificateNotFound'] },
  causes: [
    'the name, the version or the vault is another',
    'the secret is deleted and can be recovered for 7 to 90 days',
    'the policy of the certificate does not allow its key to be exported',
  ],
  fix:
    'Compare the path with `az keyvault secret list`, recover the secret, or write `| optional` ' +
    'after it if it may be absent.',
})

/** The rejections of Key Vault, specific rows first. */
export const storeRefusals: readonly Refusal[] = [
  notFound,
  refused({
    symptom: '403 ForbiddenByRbac: the identity has no role for the values of secrets',
    when: { status: 403, code: ['ForbiddenByRbac'] },
    causes: [
      'the role Key Vault Secrets User is missing on the vault or the secret',
      'the role was assigned only minutes ago',
      'Contributor and Owner do not allow values to be read',
    ],
    fix: 'Assign the role "Key Vault Secrets User" at the scope of the vault or of one secret.',
  }),
  refused({
    symptom: '403 ForbiddenByPolicy: the access policy of the vault does not allow it',
    when: { status: 403, code: ['ForbiddenByPolicy', 'AccessDenied'] },
    causes: ['the vault uses access policies, and none gives the identity "get" on secrets'],
    fix: 'Run: az keyvault set-policy --name VAULT --object-id ID --secret-permissions get',
  }),
  refused({
    symptom: '403 ForbiddenByFirewall: the network of the runner may not reach the vault',
    when: { status: 403, code: ['ForbiddenByFirewall', 'ForbiddenByConnection'] },
    causes: ['the firewall of the vault is on; the addresses of hosted runners change'],
    fix: 'Use a runner inside the network, or a private endpoint.',
  }),
  refused({
    symptom: '403 SecretDisabled: the version is disabled',
    when: { status: 403, code: ['SecretDisabled'] },
    causes: ['the latest version is read, whether it is enabled or not'],
    fix: 'Enable it, or name another by ?version=.',
  }),
  refused({
    symptom: '403 Forbidden: the identity may not read the secret',
    when: { status: 403 },
    causes: ['role or access policy is missing', 'the firewall of the vault is on'],
    fix: 'Assign the role "Key Vault Secrets User", and check the network rules of the vault.',
  }),
  refused({
    symptom: '401 Unauthorized: the vault does not accept the token',
    when: { status: 401 },
    causes: [
      'the vault belongs to another tenant than `tenant-id` (AKV10032)',
      'the vault is in another cloud (AKV10022)',
    ],
    fix: 'Set `tenant-id` to the tenant of the vault, and `cloud` to its cloud.',
  }),
  refused({
    symptom: '400 BadParameter: the vault rejected the name or the version of its API',
    when: { status: 400 },
    causes: [
      'the secret is not a certificate, so `?format=pem` cannot convert it',
      'a sovereign cloud does not have that version of the API yet',
    ],
    fix: 'Leave out `?format=pem`, and convert the certificate in a later step.',
  }),
]
