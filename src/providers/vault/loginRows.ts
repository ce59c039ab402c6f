import type { Row } from './row.ts'

const OTHER_ROLE = 'Others may use the role as it is: write another one, as the log shows'

const login = (row: Omit<Row, 'code'>): Row => ({ code: 'EXCHANGE_REFUSED', ...row })

/** How a login is refused; the first row whose words are found counts. */
export const loginRows: readonly Row[] = [
  login({
    sign: 'invalid audience (aud) claim',
    words: /invalid audience \(aud\) claim/,
    trust: true,
    audience: true,
    causes: [
      'the role was made for vault-action, which asks for the address of the owner by default',
      'the role has other bound_audiences than the audience asked for',
      'bound_audiences is absent, which Vault 1.17 and later refuse',
    ],
    cure:
      'Write `audience: https://github.com/OWNER` if the role was made for vault-action, which asks ' +
      'for that by default; or add the audience asked for to bound_audiences of the role.',
  }),
  login({
    sign: 'no audiences bound to the role',
    words: /no audiences bound to the role/,
    trust: true,
    causes: ['the role has no bound_audiences, and every ID token has an audience'],
    cure: 'Add the audience asked for to bound_audiences of the role, which has none.',
  }),
  login({
    sign: 'invalid subject (sub) claim',
    words: /invalid subject \(sub\) claim/,
    trust: true,
    causes: [
      'the role has another bound_subject, perhaps one left from an earlier write',
      'the subject has its immutable form now, with ids',
    ],
    cure: `${OTHER_ROLE}. A bound_subject stays until \`vault write\` names it.`,
  }),
  login({
    sign: 'a claim does not match bound_claims',
    words: /does not match any associated bound claim values/,
    trust: true,
    causes: [
      'bound_claims holds another value',
      'bound_claims has a pattern, and bound_claims_type is string',
      'the run is on another ref or environment than the role admits',
    ],
    cure: `Compare the claims in the log with bound_claims (patterns need bound_claims_type glob). ${OTHER_ROLE}.`,
  }),
  login({
    sign: 'a claim of bound_claims is missing',
    words: /error validating claims: claim .* is missing/,
    trust: true,
    causes: [
      'bound_claims names a claim that this token lacks, such as environment in a job without one',
    ],
    cure: `Give the job what the claim of bound_claims stands for. ${OTHER_ROLE}.`,
  }),
  login({
    sign: "the role's user_claim is not in the token",
    words: /claim .* not found in token/,
    trust: true,
    causes: ['user_claim or a claim of claim_mappings names a claim that this token lacks'],
    cure: `${OTHER_ROLE}, with a user_claim that every token has, such as repository.`,
  }),
  login({
    sign: 'invalid issuer (iss) claim',
    words: /invalid issuer \(iss\) claim/,
    causes: [
      'bound_issuer of the mount is another issuer',
      'the enterprise has an issuer of its own',
    ],
    cure:
      'Enable another JWT mount whose bound_issuer and oidc_discovery_url are the issuer of the ' +
      'token, and name it in `mount`.',
  }),
  login({
    sign: 'the token is not valid at the time of the server',
    words: /\((?:exp|nbf|iat)\) claim|token is expired|not yet valid|issued in the future/,
    causes: ['the clock of the server is wrong'],
    cure: 'Set the clock of the server, or raise clock_skew_leeway of the role.',
  }),
  login({
    sign: 'could not load configuration',
    words: /could not load configuration/,
    causes: [
      'the JWT mount was never configured',
      '`mount` or `namespace` is another one than was configured',
    ],
    cure: 'Write auth/MOUNT/config with oidc_discovery_url, or correct `mount` and `namespace`.',
  }),
  login({
    sign: 'the role could not be found',
    words: /role .* could not be found|unknown role/,
    trust: true,
    absent: true,
    causes: ['`role` is mistyped', 'the role lives in another mount or namespace'],
    cure: 'Correct `role`, `mount` or `namespace`, or write the role.',
  }),
  login({
    sign: 'missing role',
    words: /missing role/,
    causes: ['`role` is empty, and the mount has no default_role'],
    cure: 'Set `role`, or default_role of the mount.',
  }),
  login({
    sign: 'the role is for people at a browser (role_type oidc)',
    words: /role with oidc role_type is not allowed/,
    causes: ['the role was written without role_type, which is oidc then'],
    cure: 'Write another role with role_type=jwt, and name it in `role`.',
  }),
  login({
    sign: 'the mount is configured for something else than JWT',
    words: /unsupported config type|unhandled case during login/,
    causes: ['the mount is configured for OIDC logins, or inconsistently'],
    cure: 'Enable a JWT mount of its own for workflows, and name it in `mount`.',
  }),
  login({
    sign: 'the server cannot fetch the keys of the issuer',
    words: /fetching keys|get keys failed|failed to fetch|error fetching/,
    causes: [
      'the server has no way out to the issuer',
      'it does not trust the certificate of what answers (jwks_ca_pem, oidc_discovery_ca_pem)',
    ],
    cure:
      'Let the server reach the issuer, or enable another JWT mount with static keys ' +
      '(jwt_validation_pubkeys) and name it in `mount`.',
  }),
  login({
    sign: 'the signature is not one of the keys that the server knows',
    words: /error verifying token signature|failed to verify/,
    causes: ['the mount is configured with the keys of another issuer'],
    cure:
      'Enable another JWT mount whose oidc_discovery_url or jwks_url is that of the issuer of the ' +
      'token, and name it in `mount`.',
  }),
  login({
    sign: 'nothing takes logins at that path',
    words:
      /missing client token|no handler for route|unsupported path|unsupported operation|route entry not found/,
    causes: [
      '`mount` is another path than that of the JWT method',
      '`namespace` is missing or wrong',
    ],
    cure: 'Correct `mount` (the path below auth/) and `namespace`.',
  }),
  login({
    sign: 'the login is denied without a reason (403)',
    words: /^/,
    status: 403,
    causes: [
      '`mount` is another path than that of the JWT method, or `namespace` is wrong',
      'token_bound_cidrs of the role does not hold the address of the runner',
      'the CEL login is asked of a server without it',
    ],
    cure: 'Correct `mount` (the path below auth/), `namespace` and `login`; look at token_bound_cidrs of the role.',
  }),
  login({
    sign: 'nothing is there (404)',
    words: /^/,
    status: 404,
    causes: ['`mount` or `namespace` is wrong', '`address` is not that of the API'],
    cure: 'Correct `mount`, `namespace` and `address`.',
  }),
]

/** A yes that is none. */
export const mfa: Row = login({
  sign: 'the login is incomplete without a second factor',
  words: /^/,
  causes: ['a login MFA enforcement of the server covers this mount'],
  cure: 'Exclude the JWT mount from login MFA: a workflow has no second factor.',
})
