import { replicaLag, revokeDenied, sealed, standby } from './commonRows.ts'
import { dataRows, readRows } from './readRows.ts'
import type { VaultRefusalRow } from './row.ts'

const OTHER_ROLE = 'Other workflows may use the role as it is: write another one, as the log shows'

const login = (row: Omit<VaultRefusalRow, 'code'>): VaultRefusalRow => ({
  code: 'EXCHANGE_REFUSED',
  ...row,
})

/** The rejections of a login. */
export const loginRows: readonly VaultRefusalRow[] = [
  login({
    symptom: 'invalid audience (aud) claim',
    when: { words: /invalid audience \(aud\) claim/ },
    show: 'policy',
    audience: true,
    causes: [
      'the role was created for vault-action, whose default audience is the URL of the owner',
      'bound_audiences of the role does not contain the audience of the token',
      'bound_audiences is absent, which Vault 1.17 and later reject',
    ],
    fix:
      'Write `audience: https://github.com/OWNER` if the role was created for vault-action, ' +
      'whose default it is; or add the audience of the token to bound_audiences of the role.',
  }),
  login({
    symptom: 'no audiences bound to the role',
    when: { words: /no audiences bound to the role/ },
    show: 'policy',
    causes: ['the role has no bound_audiences, and every ID token has an audience'],
    fix: 'Add the audience of the token to bound_audiences of the role, which has none.',
  }),
  login({
    symptom: 'invalid subject (sub) claim',
    when: { words: /invalid subject \(sub\) claim/ },
    show: 'trust-policy',
    causes: [
      'the role has another bound_subject, perhaps one left from an earlier write',
      'the subject now has its immutable form, with ids',
    ],
    fix: `${OTHER_ROLE}. A bound_subject stays until \`vault write\` names it.`,
  }),
  login({
    symptom: 'a claim does not match bound_claims',
    when: { words: /does not match any associated bound claim values/ },
    show: 'trust-policy',
    causes: [
      'bound_claims contains another value',
      'bound_claims has a pattern, and bound_claims_type is string',
      'the run is on another ref or environment than the role accepts',
    ],
    fix:
      `Compare the claims in the log with bound_claims (patterns need bound_claims_type ` +
      `glob). ${OTHER_ROLE}.`,
  }),
  login({
    symptom: 'a claim of bound_claims is missing',
    when: { words: /error validating claims: claim .* is missing/ },
    show: 'trust-policy',
    causes: [
      'bound_claims names a claim that this token lacks, such as environment in a job without one',
    ],
    fix:
      `Give the job what the claim in bound_claims requires, such as an environment. ` +
      `${OTHER_ROLE}.`,
  }),
  login({
    symptom: "the role's user_claim is not in the token",
    when: { words: /claim .* not found in token/ },
    show: 'policy',
    causes: ['user_claim or a claim of claim_mappings names a claim that this token lacks'],
    fix: `${OTHER_ROLE}, with a user_claim that every token has, such as repository_id.`,
  }),
  login({
    symptom: 'invalid issuer (iss) claim',
    when: { words: /invalid issuer \(iss\) claim/ },
    causes: [
      'bound_issuer of the mount is another issuer',
      'the enterprise has an issuer of its own',
    ],
    fix:
      'Enable another JWT mount whose bound_issuer and oidc_discovery_url are the issuer of the ' +
      'token, and name it in `mount`.',
  }),
  login({
    symptom: 'the token is not valid at the time of the server',
    when: {
      words: /\((?:exp|nbf|iat)\) claim|token is expired|not yet valid|issued in the future/,
    },
    causes: ['the clock of the server is wrong'],
    fix: 'Set the clock of the server, or raise clock_skew_leeway of the role.',
  }),
  login({
    symptom: 'could not load configuration',
    when: { words: /could not load configuration/ },
    causes: [
      'the JWT mount was never configured',
      '`mount` or `namespace` is another one than was configured',
    ],
    fix: 'Write auth/MOUNT/config with oidc_discovery_url, or correct `mount` and `namespace`.',
  }),
  login({
    symptom: 'the role could not be found',
    when: { words: /role .* could not be found|unknown role/ },
    show: 'policy',
    absent: true,
    causes: ['`role` is mistyped', 'the role is in another mount or namespace'],
    fix: 'Correct `role`, `mount` or `namespace`, or write the role.',
  }),
  login({
    symptom: 'missing role',
    when: { words: /missing role/ },
    causes: ['`role` is empty, and the mount has no default_role'],
    fix: 'Set `role`, or default_role of the mount.',
  }),
  login({
    symptom: 'the role is for logins in a browser (role_type oidc)',
    when: { words: /role with oidc role_type is not allowed/ },
    causes: ['the role was written without role_type, whose default is oidc'],
    fix: 'Write another role with role_type=jwt, and name it in `role`.',
  }),
  login({
    symptom: 'the mount is not configured for JWT',
    when: { words: /unsupported config type|unhandled case during login/ },
    causes: ['the mount is configured for OIDC logins, or inconsistently'],
    fix: 'Enable a separate JWT mount for workflows, and name it in `mount`.',
  }),
  login({
    symptom: 'the server cannot fetch the keys of the issuer',
    when: { words: /fetching keys|get keys failed|failed to fetch|error fetching/ },
    causes: [
      'the server cannot reach the issuer',
      'it does not trust the certificate of the issuer (jwks_ca_pem, oidc_discovery_ca_pem)',
    ],
    fix:
      'Let the server reach the issuer, or enable another JWT mount with static keys ' +
      '(jwt_validation_pubkeys) and name it in `mount`.',
  }),
  login({
    symptom: 'no key that the server knows made the signature',
    when: { words: /error verifying token signature|failed to verify/ },
    causes: ['the mount is configured with the keys of another issuer'],
    fix:
      'Enable another JWT mount whose oidc_discovery_url or jwks_url is that of ' +
      'the issuer of the token, and name it in `mount`.',
  }),
  login({
    symptom: 'there is no login endpoint at that path',
    when: {
      words:
        /missing client token|no handler for route|unsupported path|unsupported operation|route entry not found/,
    },
    causes: [
      '`mount` is another path than that of the JWT method',
      '`namespace` is missing or wrong',
    ],
    fix: 'Correct `mount` (the path below auth/) and `namespace`.',
  }),
  login({
    symptom: 'the login is denied without a reason (403)',
    when: { status: 403 },
    causes: [
      '`mount` is another path than that of the JWT method, or `namespace` is wrong',
      'token_bound_cidrs of the role does not contain the address of the runner',
      'the server does not support the CEL login',
    ],
    fix:
      'Correct `mount` (the path below auth/), `namespace` and `login`; look at ' +
      'token_bound_cidrs of the role.',
  }),
  login({
    symptom: 'the path does not exist (404)',
    when: { status: 404 },
    causes: ['`mount` or `namespace` is wrong', '`address` is not that of the API'],
    fix: 'Correct `mount`, `namespace` and `address`.',
  }),
]

/** A success response that requires a second factor and contains no token. */
export const mfa: VaultRefusalRow = login({
  symptom: 'the login is incomplete without a second factor',
  causes: ['a login MFA enforcement of the server covers this mount'],
  fix: 'Exclude the JWT mount from login MFA: a workflow has no second factor.',
})

/** The whole refusal table in the order of a lease, for the documentation. */
export const refusals: readonly VaultRefusalRow[] = [
  ...loginRows,
  mfa,
  standby,
  replicaLag,
  sealed,
  ...readRows,
  ...Object.values(dataRows),
  revokeDenied,
]
