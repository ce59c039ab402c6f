import type { HttpResponse } from '../../core/runtime.ts'
import { clip, type Refusal, type ServerError } from '../refusals.ts'
import { jsonOrEmpty, ownMember, textAt } from '../response.ts'

/** Returns Entra's error: the first code of its list, else the first one in its description. */
export function errorIn(response: HttpResponse): ServerError {
  const body = jsonOrEmpty(response)
  const message = textAt(body, 'error_description') ?? ''
  const codes = ownMember(body, 'error_codes')
  const first: unknown = Array.isArray(codes) ? codes[0] : undefined
  const [described = ''] = /AADSTS\d{5,8}/.exec(clip(message)) ?? []
  const code = typeof first === 'number' ? `AADSTS${first}` : described
  return { status: response.status, code, message }
}

const code = 'EXCHANGE_REFUSED'
const COMPARE =
  'Compare the federated credential of the application with the one in the log, character by ' +
  'character.'
const SUBJECT = [
  'no federated credential has this subject: the environment of a job replaces the branch ' +
    'in it, and a tag or pull request has another form',
  'the subject contains numeric ids (repositories created, renamed or moved since July 2026)',
  'the credential was created a few minutes ago',
]

/** The rejections of Entra. */
export const rows: readonly Refusal[] = [
  {
    code,
    when: { code: 'AADSTS700213' },
    show: 'trust-policy',
    symptom: 'AADSTS700213',
    causes: SUBJECT,
    fix: COMPARE,
  },
  {
    code,
    when: { code: 'AADSTS7002131' },
    show: 'trust-policy',
    symptom: 'AADSTS7002131',
    causes: ['the expression of a flexible federated credential does not match', ...SUBJECT],
    fix:
      'Compare the federated credentials of the application with the claims in the log; an ' +
      'expression may use only `sub` and `job_workflow_ref`.',
  },
  {
    code,
    when: { code: 'AADSTS7002138' },
    show: 'trust-policy',
    symptom: 'AADSTS7002138',
    causes: [
      'a federated credential has this subject in another letter case; Entra has compared ' +
        'letter case since 2025',
    ],
    fix:
      'Add a federated credential with the letter case that the log shows; the existing one ' +
      'may serve other workflows.',
  },
  {
    code,
    // This older code does not say whether issuer, subject or audience differs.
    when: { code: 'AADSTS70021' },
    show: 'policy',
    symptom: 'AADSTS70021',
    causes: SUBJECT,
    fix: COMPARE,
  },
  {
    code,
    when: { code: 'AADSTS700211' },
    show: 'policy',
    symptom: 'AADSTS700211',
    causes: [
      'no federated credential has this issuer: a slash at its end makes it another one',
      'the server is GitHub Enterprise, or the enterprise has a slug in its issuer',
    ],
    fix: COMPARE,
  },
  {
    code,
    when: { code: 'AADSTS700212' },
    show: 'policy',
    symptom: 'AADSTS700212',
    causes: ['no federated credential has this audience', '`cloud` is not the one of the tenant'],
    fix: COMPARE,
  },
  {
    code,
    when: {
      code: ['AADSTS700233', 'AADSTS700234', 'AADSTS700235', 'AADSTS700237', 'AADSTS7002241'],
    },
    symptom: 'AADSTS700233, AADSTS700234, AADSTS700235, AADSTS700237, AADSTS7002241',
    causes: ['the expression of a flexible federated credential is not allowed here'],
    fix:
      'Compare its parts with the claims in the log; only `sub` and `job_workflow_ref` may be ' +
      'used, and only with the issuer of github.com.',
  },
  {
    code,
    when: { code: 'AADSTS7000226' },
    show: 'policy',
    symptom: 'AADSTS7000226',
    causes: ['the application has no federated credential at all'],
    fix: 'Add the one in the log.',
  },
  {
    code,
    when: { code: 'AADSTS700024' },
    // A third attempt would not help.
    verdict: 'retry-with-fresh-token',
    symptom: 'AADSTS700024',
    causes: ['the ID token was too old when it arrived', "the runner's clock is wrong"],
    fix: 'Run it again; set the clock of the runner.',
  },
  {
    code,
    when: { code: 'AADSTS700023' },
    show: 'policy',
    symptom: 'AADSTS700023',
    causes: ['Entra does not accept the audience of the ID token'],
    fix: 'Leave `audience` out, so that it follows from `cloud`.',
  },
  {
    code,
    when: { code: 'AADSTS50013' },
    // Entra may have fetched the keys of the issuer since.
    verdict: 'retry-with-fresh-token',
    symptom: 'AADSTS50013',
    causes: ['Entra could not fetch or match the keys of the issuer'],
    fix: 'Run it again; a private issuer must be reachable by Entra.',
  },
  {
    code,
    when: { code: 'AADSTS500133' },
    symptom: 'AADSTS500133',
    causes: ['the ID token is not valid yet, or no longer', 'the clock of the issuer is wrong'],
    fix: 'Run it again; set the clock of the issuer.',
  },
  {
    code,
    when: { code: 'AADSTS700016' },
    symptom: 'AADSTS700016',
    causes: [
      'the application is unknown in this tenant',
      '`client-id` or `tenant-id` is mistyped, or the variable that fills it is empty',
    ],
    fix: 'Check both ids.',
  },
  {
    code,
    when: { code: ['AADSTS90002', 'AADSTS900023'] },
    symptom: 'AADSTS90002, AADSTS900023',
    causes: ['the tenant does not exist in this cloud', '`tenant-id` is mistyped or empty'],
    fix: 'Check `tenant-id` and `cloud`.',
  },
  {
    code,
    when: { code: ['AADSTS500011', 'AADSTS70011', 'AADSTS1002012'] },
    symptom: 'AADSTS500011, AADSTS70011, AADSTS1002012',
    causes: ['the resource is unknown in this tenant, or the scope does not end in /.default'],
    fix: 'Check `scope`, such as https://vault.azure.net/.default.',
  },
  {
    code,
    when: { code: ['AADSTS7000215', 'AADSTS7000222'] },
    symptom: 'AADSTS7000215, AADSTS7000222',
    causes: ['the application expects a secret or certificate here, not a federated credential'],
    fix: 'Add a federated credential to the application.',
  },
  {
    code,
    when: { code: 'AADSTS53003' },
    symptom: 'AADSTS53003',
    causes: ['a Conditional Access policy for workload identities blocks this location'],
    fix: 'Allow the addresses of the runners in the policy.',
  },
  {
    code,
    when: { code: ['AADSTS900439', 'AADSTS900440'] },
    symptom: 'AADSTS900439, AADSTS900440',
    causes: ['the tenant belongs to another national cloud'],
    fix: 'Set `cloud` to the one of the tenant.',
  },
  {
    code,
    when: { code: ['AADSTS90033', 'AADSTS50196'] },
    verdict: 'retry',
    symptom: 'AADSTS90033, AADSTS50196',
    causes: ['Entra is overloaded, or received too many requests'],
    fix: 'Run it again; raise `timeout` if it lasts.',
  },
]

/** For the documentation only: seen outside this step, or resolved by its retries. */
const elsewhere: readonly Refusal[] = [
  {
    code,
    symptom: 'No subscriptions found (Azure CLI)',
    causes: ['the identity has no role in any subscription'],
    fix: 'Assign a role, or log in with --allow-no-subscriptions.',
  },
  {
    code: 'RESPONSE_INVALID',
    symptom: 'JSON is invalid: Expecting value (Azure CLI)',
    causes: ['Entra returned an empty response, which is temporary'],
    fix: 'This action retries within `timeout`; raise it if that was not enough.',
  },
]

/** The whole refusal table, for the documentation. */
export const refusals: readonly Refusal[] = [...rows, ...elsewhere]
