import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { LabAnswer } from '../lab/handler.ts'
import {
  awsInputs,
  inProcessStep,
  ROLE,
  STS,
  type StepSetting,
  VAULT,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import type { Fault } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import { mistakesIn } from './planInputs.ts'

type Texts = Readonly<Record<string, string>>
const test_ = { 'must-be-rejected': 'true' }
const without = ({ export: _, ...inputs }: Texts): Texts => inputs
const ELSEWHERE = { [ROLE]: { claims: { sub: ['repo:octo-org/app:ref:refs/heads/main'] } } }

const lost = (): Failure => new Failure('UNREACHABLE', 'the host is down', { transient: true })
const at =
  (origin: string, fault: Fault): NonNullable<StepSetting['fault']> =>
  ({ url }) =>
    url.origin === origin ? fault : undefined
/** The session of another account. */
const foreign = (answer: LabAnswer): LabAnswer => ({
  ...answer,
  body: String(answer.body).replaceAll('123456789012', '210987654321'),
})

async function played(inputs: Texts, setting: StepSetting = {}) {
  const s = inProcessStep(setting)
  const failure = await s.main({ ...without(inputs), ...test_ })
  return { s, failure, log: s.runtime.logged() }
}

describe('a lease that must be rejected', () => {
  test('passes if the trust policy rejects the identity, and exports nothing', async () => {
    const { s, failure, log } = await played(awsInputs, { roles: ELSEWHERE })
    expect(failure).toBeUndefined()
    expect(log).toContain('aws: rejected by the trust policy at sts.eu-central-1.amazonaws.com')
    expect([s.runtime.env, s.runtime.outputs['leased'], s.sts.living()]).toEqual([{}, 'false', []])
    expect(s.record()).toEqual([
      expect.objectContaining({ event: 'refused', code: 'EXCHANGE_REFUSED', verified: true }),
    ])
    expect(s.runtime.summary()).toContain('### Trust policies rejected this workflow')
  })

  const role = { role_type: 'jwt', user_claim: 'repository', bound_audiences: [VAULT] } as const
  const bound = (terms: object): StepSetting => ({
    vault: { roles: { 'jwt/ci': { ...role, ...terms } } },
  })

  test.each([
    ['another subject', bound({ bound_subject: 'repo:octo-org/app:pull_request' })],
    ['another claim', bound({ bound_claims: { ref: 'refs/heads/other' } })],
    ['a claim that the token lacks', bound({ bound_claims: { missing: 'x' } })],
  ])('passes if a role of Vault binds %s', async (_, setting) => {
    const { s, failure } = await played(vaultInputs, setting)
    expect(failure).toBeUndefined()
    expect([s.vault.living(), s.runtime.outputs['leased']]).toEqual([[], 'false'])
  })

  test('proves nothing if a role of Vault binds another audience', async () => {
    const { failure } = await played(vaultInputs, bound({ bound_audiences: ['other'] }))
    expect(failure?.code).toBe('INCONCLUSIVE')
  })

  test('fails if it is granted, and the session that AWS cannot revoke may do nothing', async () => {
    const { s, failure } = await played(awsInputs)
    expect(failure).toMatchObject({ code: 'NOT_REJECTED', facts: { lease: 'aws' } })
    expect(s.sts.living()).toHaveLength(1)
    const [exchange] = events(s.runtime.transcript, 'request').filter(({ url }) =>
      url.startsWith(STS),
    )
    const form = new URLSearchParams(exchange?.body)
    expect(form.get('DurationSeconds')).toBe('900')
    expect(JSON.parse(form.get('Policy') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Deny', Action: '*', Resource: '*' }],
    })
    expect([s.runtime.env, s.runtime.outputs]).toEqual([{}, {}])
  })

  test('fails if it is granted, and the lease is revoked', async () => {
    const { s, failure } = await played(vaultInputs)
    expect(failure?.code).toBe('NOT_REJECTED')
    expect(failure?.message).toContain('vault.lab.test accepted the token of this workflow')
    expect(s.vault.living()).toEqual([])
    expect([s.runtime.env, s.runtime.outputs]).toEqual([{}, {}])
  })

  test('is recorded as rejected, and a granted one by its code', async () => {
    const { s } = await played(vaultInputs)
    expect(s.record().map(({ event, code }) => [event, code])).toEqual([
      ['refused', 'NOT_REJECTED'],
      ['ended', undefined],
    ])
  })

  test.each<[string, Texts, StepSetting]>([
    ['the server is down', awsInputs, { fault: at(STS, { status: 503 }) }],
    ['it throttles', awsInputs, { fault: at(STS, { status: 429 }) }],
    ['the response is lost', vaultInputs, { fault: at(VAULT, { lost: lost() }) }],
    ['the role does not exist', { ...vaultInputs, role: 'other' }, {}],
    ['the audience is another', { ...awsInputs, audience: 'sts.amazonaws.com.cn' }, {}],
    ['the request is forbidden on the way', awsInputs, { fault: at(STS, { status: 403 }) }],
  ])('proves nothing if %s', async (_, inputs, setting) => {
    const { s, failure } = await played({ ...inputs, timeout: '20s' }, setting)
    expect(failure?.code).toBe('INCONCLUSIVE')
    expect([s.runtime.env, s.runtime.outputs]).toEqual([{}, {}])
  })

  test('was not rejected if a guard found the granted lease to be another one', async () => {
    const { handle } = inProcessStep().sts
    const s = inProcessStep({
      fault: async (request) =>
        request.url.origin === STS ? foreign(await handle(request)) : undefined,
    })
    const failure = await s.main({ ...without(awsInputs), ...test_ })
    expect(failure?.code).toBe('NOT_REJECTED')
    expect(failure?.message).toContain('and then: GUARD_FAILED')
  })

  test('does not pass when an expectation differs: no token was sent', async () => {
    const { failure } = await played({ ...awsInputs, expect: 'ref: refs/heads/other' })
    expect(failure?.code).toBe('CLAIM_MISMATCH')
  })

  test('does not pass when the step is cancelled', async () => {
    const s = inProcessStep({
      fault: ({ url }) => {
        if (url.origin === STS) s.runtime.cancel()
        return undefined
      },
    })
    expect(await s.main({ ...without(awsInputs), ...test_ })).toMatchObject({ code: 'CANCELLED' })
  })
})

describe('several leases that must be rejected', () => {
  const both = {
    'must-be-rejected': 'true',
    expect: 'repository: octo-org/app',
    leases: `
deploy: {from: aws, role: "${ROLE}", region: eu-central-1}
app: {from: vault, address: "${VAULT}", role: ci}`,
  }

  test('fail for the one that is granted, which is revoked', async () => {
    const s = inProcessStep({ roles: ELSEWHERE })
    expect(await s.main(both)).toMatchObject({ code: 'NOT_REJECTED', facts: { lease: 'app' } })
    expect(s.vault.living()).toEqual([])
    expect(s.record().map(({ lease, event, code }) => [lease, event, code])).toEqual([
      ['deploy', 'refused', 'EXCHANGE_REFUSED'],
      ['app', 'refused', 'NOT_REJECTED'],
      ['app', 'ended', undefined],
    ])
  })

  test('are named together, the granted one first', async () => {
    const s = inProcessStep({ fault: at(STS, { status: 503 }) })
    const failure = await s.main({ ...both, timeout: '20s' })
    expect(failure?.code).toBe('NOT_REJECTED')
    expect(failure?.message).toMatch(/^lease "app": .*\nINCONCLUSIVE, lease "deploy": /)
  })
})

describe('a test of trust policies', () => {
  const aws = { ...awsInputs, 'must-be-rejected': 'true' }
  const sentences = (inputs: Texts): string => mistakesIn(inputs).join('\n')

  test.each<[string, Texts, string]>([
    ['exports nothing', { ...aws, export: 'env' }, '"export" must be "none" or left out'],
    ['is no dry run', { ...without(aws), 'dry-run': 'true' }, 'use one of the two'],
    ['is never skipped', { ...without(aws), 'on-unavailable': 'skip' }, 'nothing is proven'],
    ['has a lifetime of its own', { ...without(aws), lifetime: '1h' }, '"lifetime" has no effect'],
    ['has no session policy', { ...without(aws), 'session-policy': '{}' }, 'has no effect'],
    [
      'is for all leases of a step',
      {
        leases: `
a: {from: aws, role: "${ROLE}", region: eu-central-1, must-be-rejected: true}
b: {from: vault, address: "${VAULT}", role: ci, export: none}`,
      },
      'for all leases of a step or for none',
    ],
  ])('%s', (_, inputs, sentence) => expect(sentences(inputs)).toContain(sentence))

  test('needs no export, and neither does a dry run; any other step does', () => {
    expect(sentences(without(aws))).toBe('')
    expect(sentences({ ...without(awsInputs), 'dry-run': 'true' })).toBe('')
    expect(sentences(without(awsInputs))).toContain('"export" is required')
  })
})
