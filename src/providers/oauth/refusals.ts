import { clip, type Refusal } from '../refusals.ts'
import type { JsonObject } from '../response.ts'
import { errorCode, errorMessage } from './errorMessage.ts'

const REUSED = [
  ['the ID token was presented before; this server accepts each one once'],
  'Write `single-use: true`, so that no two leases share one.',
] as const
const USED_BEFORE = /already (?:been )?used|reuse|replay/i
const TRUST =
  "the server's trust policy names another issuer, subject or audience than the token's, " +
  'letter for letter'

/**
 * The rows by error code: RFC 6749 (5.2), RFC 8693 (2.2.2), and the codes of servers with their own
 * format.
 */
const rows: Readonly<Record<string, Refusal>> = {
  invalid_request: row(
    'invalid_request',
    [
      'a field is missing, doubled, or not the one that this server wants',
      'some servers say this of an ID token that they do not accept',
    ],
    'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the ' +
      'documentation of the server.',
  ),
  invalid_client: row(
    'invalid_client',
    [
      '`client-id` is unknown to the server',
      'the server wants a secret, or HTTP Basic, beside it',
      TRUST,
    ],
    'Check `client-id` and `client-secret`; where the ID token is the assertion of the ' +
      'client, compare its claims with what the client is bound to.',
  ),
  invalid_grant: row(
    'invalid_grant',
    [
      TRUST,
      'the token was used before, and this server accepts each one once',
      'the server cannot fetch the keys of the issuer',
    ],
    'Compare the claims in the log with the trust policy; write `single-use: true` when two ' +
      'leases share a server that refuses a second use.',
  ),
  unauthorized_client: row(
    'unauthorized_client',
    ['the client may not use this grant', 'a condition on the claims does not hold'],
    'Allow the grant for the client on the server, or compare the claims in the log with the ' +
      'condition.',
  ),
  unsupported_grant_type: row(
    'unsupported_grant_type',
    [
      'the server does not know this grant, or has it switched off',
      'the address is not that of its token endpoint',
    ],
    'Choose another `grant`, or switch it on at the server.',
  ),
  invalid_scope: row(
    'invalid_scope',
    ['a scope is unknown, or the client may not have it'],
    'Correct `scope`, or allow it at the server.',
  ),
  invalid_target: row(
    'invalid_target',
    ['the server issues no tokens for this `resource` or audience'],
    'Correct `resource`, or `audience` among the `parameters`.',
  ),
  access_denied: row(
    'access_denied',
    [TRUST, 'the connector of the server did not accept the token'],
    'Compare the claims in the log with what the server admits.',
  ),
  request_not_supported: row(
    'request_not_supported',
    ['the server wants another type of token in or out'],
    'Set `subject-type` and `requested-type` to what the server supports; Dex wants ' +
      '`subject-type: id_token`.',
  ),
  'invalid-publisher': row(
    'invalid-publisher',
    [
      'no trusted publisher of the index matches repository, workflow file and environment',
      'the upload runs in a reusable workflow',
    ],
    'Register a publisher with exactly the names that the claims show.',
  ),
  'invalid-token': row(
    'invalid-token',
    ['the audience is not the one of this index', 'the token has expired'],
    'Ask the index for its audience (`/_/oidc/audience`) and write it into `audience`.',
  ),
  'invalid-reuse-token': row('invalid-reuse-token', ...REUSED),
  'invalid-payload': row(
    'invalid-payload',
    ['the body is not what this server reads'],
    'Check `body` and `token-field`.',
  ),
}

/**
 * Rows recognised by a pattern, for servers without codes: errors in JSON:API format or plain text.
 */
const byWords: readonly (readonly [RegExp, Refusal])[] = [
  [USED_BEFORE, row('"already used"', ...REUSED)],
  [
    /audience/i,
    row(
      '"audience"',
      ['the server expects another audience than the one asked for'],
      'Set `audience` to what the server is configured with.',
    ),
  ],
  [
    /expired|not yet valid/i,
    row(
      '"expired"',
      ['the token reached the server too late, or its clock is wrong'],
      'Run it again; check the clock of the server.',
    ),
  ],
  [
    /event/i,
    row(
      '"event"',
      ['the server accepts no tokens of this event, such as pull_request_target or workflow_run'],
      'Run it in a workflow that starts by another event.',
    ),
  ],
]

const byStatus: Readonly<Record<number, Refusal>> = {
  400: row(
    '400',
    [TRUST, 'the request is not in the form that this server wants'],
    'Compare the claims in the log with what the server trusts, and `body`, `token-field` ' +
      'and `parameters` with its documentation.',
  ),
  401: row(
    '401',
    [TRUST, 'the server wants a client or a secret'],
    'Compare the claims in the log with the trust policy, and `client-id` with what the ' +
      'server knows.',
  ),
  403: row('403', [TRUST], 'Compare the claims in the log with the trust policy of the server.'),
  404: row(
    '404',
    [
      'the address is not that of the exchange',
      'the server hides with this that nothing matches the identity',
    ],
    'Check `address`, and compare the claims in the log with what the server has on record.',
  ),
  422: row(
    '422',
    ['the server could not read the request'],
    'Check `body`, `token-field` and `parameters`.',
  ),
}

/** The row of a revocation that the server does not support for this type of token. */
export const unsupportedType = row(
  'unsupported_token_type',
  ['the server cannot revoke this type of token, mostly because it keeps none on record'],
  'Write `revoke: none`, and give the token a shorter life at the server.',
)

/** The row of any other rejected revocation. */
export const notRevoked = row(
  'the token was not taken back',
  [
    'the server lets neither this token nor this client revoke it',
    '`revoke-address` is not where tokens are revoked',
  ],
  'Check `revoke`, `revoke-address` and `client-id`; the token lives until it expires.',
)

/** The row of a revocation whose client assertion, an ID token, was rejected. */
export const assertionRejected = row(
  'the client assertion was rejected at the revocation endpoint',
  [
    'the revocation endpoint of the server takes no ID token as a client assertion',
    'the trust of the client in the issuer was changed while the job ran',
  ],
  'Let the client authenticate by assertion at the revocation endpoint, too, or write ' +
    '`revoke: none` and give the token a short lifetime at the server.',
)

/** All troubleshooting rows, for the README. */
export const refusals: readonly Refusal[] = [
  ...Object.values(rows),
  ...byWords.map(([, each]) => each),
  ...Object.values(byStatus),
  unsupportedType,
  notRevoked,
  assertionRejected,
]

/**
 * Returns the row that matches a response by its code, else by words of a closed list, else by its
 * status; `undefined` if none does.
 */
export function recognised(response: JsonObject, status: number): Refusal | undefined {
  const code = errorCode(response)
  if (code !== undefined && Object.hasOwn(rows, code)) return rows[code]
  const words = clip(errorMessage(response) ?? '')
  return byWords.find(([symptom]) => symptom.test(words))?.[1] ?? byStatus[status]
}

/** Returns whether the server rejected the ID token because it had been presented before. */
export const wasUsedBefore = (response: JsonObject): boolean =>
  errorCode(response) === 'invalid-reuse-token' ||
  USED_BEFORE.test(clip(errorMessage(response) ?? ''))

function row(symptom: string, causes: readonly string[], fix: string): Refusal {
  return { code: 'EXCHANGE_REFUSED', symptom, causes, fix }
}
