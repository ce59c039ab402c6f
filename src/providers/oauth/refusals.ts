import type { Refusal } from '../refusals.ts'
import { revocationRows } from './revoke.ts'

const code = 'EXCHANGE_REFUSED'
const TRUST =
  "the server's trust policy names another issuer, subject or audience than the token's; they " +
  'are compared character by character'
const REUSED = {
  code,
  verdict: 'retry-with-fresh-token',
  causes: ['the ID token was presented before; this server accepts each one once'],
  fix: 'Write `single-use: true`, so that no two leases share one.',
} as const

/**
 * The rejections of token endpoints: codes of RFC 6749 (5.2), RFC 8693 (2.2.2) and of servers with
 * their own format; then words, for errors in JSON:API format or plain text; then the status.
 */
export const rows: readonly Refusal[] = [
  { ...REUSED, when: { code: 'invalid-reuse-token' }, symptom: 'invalid-reuse-token' },
  // A proxy may have sent the token already and lost the response, whatever the code says.
  {
    ...REUSED,
    when: { words: /already (?:been )?used|reuse|replay/i },
    symptom: '"already used"',
  },
  {
    code,
    when: { code: 'invalid_request' },
    symptom: 'invalid_request',
    causes: [
      'a field is missing, sent twice, or not the one that this server requires',
      'some servers return this for an ID token that they do not accept',
    ],
    fix:
      'Compare `grant`, `subject-type`, `token-field`, `body` and `parameters` with the ' +
      'documentation of the server.',
  },
  {
    code,
    when: { code: 'invalid_client' },
    symptom: 'invalid_client',
    causes: [
      '`client-id` is unknown to the server',
      'the server also requires a secret, or HTTP Basic',
      TRUST,
    ],
    fix:
      'Check `client-id` and `client-secret`; where the ID token is the assertion of the ' +
      'client, compare its claims with what the client is bound to.',
  },
  {
    code,
    when: { code: 'invalid_grant' },
    symptom: 'invalid_grant',
    causes: [
      TRUST,
      'the token was used before, and this server accepts each one once',
      'the server cannot fetch the keys of the issuer',
    ],
    fix:
      'Compare the claims in the log with the trust policy; write `single-use: true` when two ' +
      'leases share a server that rejects a second use.',
  },
  {
    code,
    when: { code: 'unauthorized_client' },
    symptom: 'unauthorized_client',
    causes: ['the client may not use this grant', 'a condition on the claims does not hold'],
    fix:
      'Allow the grant for the client on the server, or compare the claims in the log with the ' +
      'condition.',
  },
  {
    code,
    when: { code: 'unsupported_grant_type' },
    symptom: 'unsupported_grant_type',
    causes: [
      'the server does not support this grant, or it is disabled',
      'the address is not that of its token endpoint',
    ],
    fix: 'Choose another `grant`, or enable it at the server.',
  },
  {
    code,
    when: { code: 'invalid_scope' },
    symptom: 'invalid_scope',
    causes: ['a scope is unknown, or the client may not have it'],
    fix: 'Correct `scope`, or allow it at the server.',
  },
  {
    code,
    when: { code: 'invalid_target' },
    symptom: 'invalid_target',
    causes: ['the server issues no tokens for this `resource` or audience'],
    fix: 'Correct `resource`, or `audience` among the `parameters`.',
  },
  {
    code,
    when: { code: 'access_denied' },
    symptom: 'access_denied',
    causes: [TRUST, 'the connector of the server did not accept the token'],
    fix: 'Compare the claims in the log with what the server accepts.',
  },
  {
    code,
    when: { code: 'request_not_supported' },
    symptom: 'request_not_supported',
    causes: ['the server requires another type of token in the request or the response'],
    fix:
      'Set `subject-type` and `requested-type` to what the server supports; Dex requires ' +
      '`subject-type: id_token`.',
  },
  {
    code,
    when: { code: 'invalid-publisher' },
    show: 'trust-policy',
    symptom: 'invalid-publisher',
    causes: [
      'no trusted publisher of the index matches repository, workflow file and environment',
      'the upload runs in a reusable workflow',
    ],
    fix: 'Register a publisher with exactly the names that the claims show.',
  },
  {
    code,
    when: { code: 'invalid-token' },
    symptom: 'invalid-token',
    causes: ['the audience is not the one of this index', 'the token has expired'],
    fix: 'Request the audience of the index (`/_/oidc/audience`) and write it into `audience`.',
  },
  {
    code,
    when: { code: 'invalid-payload' },
    symptom: 'invalid-payload',
    causes: ['the server cannot parse the body'],
    fix: 'Check `body` and `token-field`.',
  },
  {
    code,
    when: { words: /audience/i },
    symptom: '"audience"',
    causes: ['the server expects another audience than that of the token'],
    fix: 'Set `audience` to what the server is configured with.',
  },
  {
    code,
    when: { words: /expired|not yet valid/i },
    symptom: '"expired"',
    causes: ['the token reached the server too late, or its clock is wrong'],
    fix: 'Run it again; check the clock of the server.',
  },
  {
    code,
    when: { words: /event/i },
    symptom: '"event"',
    causes: [
      'the server accepts no tokens of this event, such as pull_request_target or workflow_run',
    ],
    fix: 'Run it in a workflow that another event starts.',
  },
  {
    code,
    when: { status: 400 },
    symptom: '400',
    causes: [TRUST, 'the request does not have the format that this server requires'],
    fix:
      'Compare the claims in the log with what the server trusts, and `body`, `token-field` ' +
      'and `parameters` with its documentation.',
  },
  {
    code,
    when: { status: 401 },
    symptom: '401',
    causes: [TRUST, 'the server requires a client or a secret'],
    fix:
      'Compare the claims in the log with the trust policy, and `client-id` with what the ' +
      'server knows.',
  },
  {
    code,
    when: { status: 403 },
    symptom: '403',
    causes: [TRUST],
    fix: 'Compare the claims in the log with the trust policy of the server.',
  },
  {
    code,
    when: { status: 404 },
    symptom: '404',
    causes: [
      'the address is not that of the exchange',
      'the server returns this if nothing matches the identity',
    ],
    fix: 'Check `address`, and compare the claims in the log with the configuration of the server.',
  },
  {
    code,
    when: { status: 422 },
    symptom: '422',
    causes: ['the server could not parse the request'],
    fix: 'Check `body`, `token-field` and `parameters`.',
  },
]

/** The whole refusal table, for the documentation. */
export const refusals: readonly Refusal[] = [...rows, ...revocationRows]
