import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { judgeBy, match, type Refusal, type ServerError } from '../../src/providers/refusals.ts'
import { rejection } from '../../src/providers/response.ts'

const row = (symptom: string, more: Partial<Refusal> = {}): Refusal => ({
  code: 'EXCHANGE_REFUSED',
  symptom,
  causes: ['a cause'],
  fix: 'A fix.',
  ...more,
})
const error = (more: Partial<ServerError> = {}): ServerError => ({
  status: 400,
  code: '',
  message: '',
  ...more,
})

describe('match', () => {
  const rows = [
    row('elsewhere', {}),
    row('special', { when: { code: 'denied', words: /because of you/ } }),
    row('second operation', { when: { code: 'denied', action: 'second' } }),
    row('general', { when: { code: ['denied', 'DeniedException'] } }),
    row('by status', { when: { status: [404, 410] } }),
  ]
  test.each<[string, Partial<ServerError>, string | undefined]>([
    ['requires every condition of a row', { code: 'denied' }, 'general'],
    ['takes the first row', { code: 'denied', message: 'because of you' }, 'special'],
    ['compares the operation', { code: 'denied', action: 'second' }, 'second operation'],
    ['accepts any code of a list', { code: 'DeniedException' }, 'general'],
    ['accepts any status of a list', { status: 410 }, 'by status'],
    ['compares codes as a whole', { code: 'denied2' }, undefined],
    ['never finds a row without a condition', {}, undefined],
  ])('%s', (_, given, symptom) => {
    expect(match(rows, error(given))?.symptom).toBe(symptom)
  })
})

describe('judgeBy', () => {
  const rows = [
    row('busy', { when: { code: 'busy' }, verdict: 'retry' }),
    row('stale', { when: { code: 'stale' }, verdict: 'retry-with-fresh-token' }),
    row('final', { when: { code: 'no' } }),
  ]
  const { judge, explain } = judgeBy(rows, ({ status, text }) => error({ status, code: text }))
  const response = (status: number, text: string) => ({ status, headers: {}, text })

  test.each<[number, string, string | undefined]>([
    [400, 'busy', 'retry'],
    [401, 'stale', 'retry-with-fresh-token'],
    [403, 'no', undefined],
    [200, 'busy', undefined],
  ])('judges a %i with %j as %j', (status, text, verdict) => {
    expect(judge(response(status, text), 1)).toBe(verdict)
  })

  test('explains only what was retried', () => {
    expect(explain(response(400, 'busy'))?.symptom).toBe('busy')
    expect(explain(response(403, 'no'))).toBeUndefined()
  })
})

test('exactly these rows mean that a trust policy rejected the identity', () => {
  const marked = Object.entries(refusals).flatMap(([provider, rows]) =>
    rows
      .filter(({ show }) => show === 'trust-policy')
      .map(({ symptom }) => `${provider}: ${symptom}`),
  )
  expect(marked).toEqual([
    'aws: AccessDenied (Not authorized to perform sts:AssumeRoleWithWebIdentity): the trust ' +
      'policy of the role does not accept this token',
    'vault: invalid subject (sub) claim',
    'vault: a claim does not match bound_claims',
    'vault: a claim of bound_claims is missing',
    'gcp: the attribute condition rejects the token',
    'gcp: iam.serviceAccounts.getAccessToken denied',
    'azure: AADSTS700213',
    'azure: AADSTS7002131',
    'azure: AADSTS7002138',
    'kubernetes: Forbidden (Secrets)',
    'kubernetes: Forbidden (TokenRequest)',
    'oauth: invalid-publisher',
    'octo-sts: PermissionDenied (trust policy)',
  ])
})

test.each<[Refusal['show'], string | undefined]>([
  ['trust-policy', 'trust-policy'],
  ['policy', undefined],
  [undefined, undefined],
])('a failure of a row with "show" %j is rejected by %j', (show, rejectedBy) => {
  const { facts } = rejection(
    { status: 403, headers: {} },
    {
      code: 'EXCHANGE_REFUSED',
      host: 'sts.lab.test',
      to: 'the exchange',
      row: row('no', show && { show }),
    },
  )
  expect(facts.rejectedBy).toBe(rejectedBy)
})
