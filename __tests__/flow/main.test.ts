import { describe, expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import {
  awsInputs,
  bothInputs,
  type InProcessStep,
  inProcessStep,
  STS,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { AWS, VAULT } from './planInputs.ts'

describe('a step', () => {
  test('on an enterprise server trusts the issuer of that server', async () => {
    const s = inProcessStep({ facts: { ...jobFacts, server_url: 'https://octo.ghe.com' } })
    expect(await s.main(vaultInputs)).toBeUndefined()
    expect(s.vault.living()).toHaveLength(1)
  })

  test('reserves an eighth of its time for the rollback while one lease is still retried', async () => {
    const s = inProcessStep({
      fault: ({ url }) => (url.origin === STS ? { status: 503 } : undefined),
    })
    expect(await s.main({ ...bothInputs, timeout: '80s' })).toMatchObject({
      code: 'UNREACHABLE',
      facts: { lease: 'deploy' },
    })
    expect([
      s.runtime.monotonicMs() > 60_000,
      s.runtime.monotonicMs() <= 70_000,
      s.vault.living(),
    ]).toEqual([true, true, []])
  })

  test('that is cancelled during its last response exports nothing', async () => {
    const s: InProcessStep = inProcessStep({
      fault({ url }) {
        if (url.origin === STS) s.runtime.cancel()
        return undefined
      },
    })
    expect(await s.main({ ...awsInputs, export: '[env, output]' })).toMatchObject({
      code: 'CANCELLED',
    })
    expect([s.sts.living().length, s.runtime.env, s.runtime.outputs]).toEqual([1, {}, {}])
  })

  test('removes files that an earlier run left behind', async () => {
    const s = inProcessStep()
    await s.main(vaultInputs)
    expect(events(s.runtime.transcript, 'sweep')).toHaveLength(1)
  })

  test('opens one connection per parallel request, separately for each certificate authority', async () => {
    const ca = (text: string): string =>
      `-----BEGIN CERTIFICATE-----\\n${text}\\n-----END CERTIFICATE-----\\n`
    const own = (text: string): string => `{${VAULT}, export: none, ca-certificate: "${ca(text)}"}`
    const s = inProcessStep()
    await s.main({
      export: 'output',
      leases: `a: {${VAULT}}\nb: ${own('QQ==')}\nc: ${own('Qg==')}\nd: ${own('QQ==')}\ne: {${AWS}}`,
    })
    expect(
      events(s.runtime.transcript, 'dial').map(({ origin, ca, count }) => [
        origin,
        ca?.match(/Q.==/)?.[0],
        count,
      ]),
    ).toEqual([
      ['https://vault.lab.test', undefined, 1],
      ['https://vault.lab.test', 'QQ==', 2],
      ['https://vault.lab.test', 'Qg==', 1],
      [STS, undefined, 1],
    ])
  })
})

describe('post', () => {
  test.each([
    ['60s', 15_000],
    ['6s', 6_000],
  ])('of a step with timeout %s has at most %d ms', async (timeout, most) => {
    const s = inProcessStep()
    await s.main({ ...vaultInputs, timeout })
    const start = s.runtime.monotonicMs()
    const after = await s.post({ fault: () => 'silence' })
    expect(after?.runtime.logged()).toMatch(/^vault: could not be revoked/m)
    expect(s.runtime.monotonicMs() - start).toBeLessThanOrEqual(most)
    expect(s.runtime.monotonicMs() - start).toBeGreaterThan(most / 2)
  })
})
