import { describe, expect, test } from '@jest/globals'
import { bothInputs, inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import { mistakesIn, planOf, VAULT, vault } from './planInputs.ts'

describe('labels', () => {
  test('stand on record and in the summary', async () => {
    const s = inProcessStep()
    const labels = 'owned-by: payments\nreviewed: 2026-11-01'
    expect(await s.main({ ...vaultInputs, labels, export: 'output' })).toBeUndefined()
    expect(s.record()).toMatchObject([
      { event: 'leased', labels: { 'owned-by': 'payments', reviewed: '2026-11-01' } },
    ])
    expect(s.runtime.summary()).toContain('owned-by: payments')
  })

  test('of the step are those of each lease that has none of its own', async () => {
    const s = inProcessStep()
    const leases = bothInputs.leases.replace('role: ci', 'role: ci, labels: {purpose: read}')
    await s.main({ ...bothInputs, leases, labels: 'owned-by: payments' })
    expect(s.record().map(({ lease, labels }) => [lease, labels])).toEqual([
      ['deploy', { 'owned-by': 'payments' }],
      ['app', { purpose: 'read' }],
    ])
  })

  test('stand in the line of a refusal, too', async () => {
    const s = inProcessStep({ vault: { roles: {} } })
    await s.main({ ...vaultInputs, labels: 'owned-by: payments' })
    expect(s.record()).toMatchObject([{ event: 'refused', labels: { 'owned-by': 'payments' } }])
  })

  test('stand in the line of an ending, in post and after a rollback', async () => {
    const labels = { labels: 'owned-by: payments' }
    const [ended, refused] = [inProcessStep(), inProcessStep({ roles: {} })]
    await ended.main({ ...bothInputs, ...labels })
    await ended.post()
    await refused.main({ ...bothInputs, ...labels })
    const endings = [...ended.record(), ...refused.record()].filter(
      ({ event }) => event === 'ended',
    )
    expect(endings.map((line) => line['labels'])).toEqual(
      Array.from({ length: 3 }, () => ({ 'owned-by': 'payments' })),
    )
  })

  test('have a limit for all leases together, as post receives them in one variable', () => {
    const labels = Array.from({ length: 16 }, (_, count) => `l${count}: ${'x'.repeat(256)}`)
    const leases = ['a', 'b', 'c'].map((name) => `${name}: {${VAULT}, export: none}`)
    expect(mistakesIn({ leases: leases.join('\n'), labels: labels.join('\n') })).toEqual([
      expect.stringMatching(/^"labels" of all leases must have at most 12000 characters; got 12/),
    ])
  })

  test.each([
    ['a list', 'owned-by: [a]', /"labels.owned-by" must be text on one line/],
    ['nothing', 'owned-by: ""', /"labels.owned-by" must be text on one line/],
    ['two lines', 'owned-by: "a\\nb"', /"labels.owned-by" must be text on one line/],
    ['a long text', `owned-by: ${'x'.repeat(257)}`, /"labels.owned-by" must be text/],
    ['a name with capitals', 'Owner: a', /"labels" has the name "Owner"/],
    ['no mapping', 'payments', /"labels" must be a YAML mapping/],
    [
      'seventeen',
      Array.from({ length: 17 }, (_, count) => `l${count}: x`).join('\n'),
      /"labels" must hold at most 16 labels; got 17/,
    ],
  ])('must not be %s', (_, labels, error) => {
    expect(mistakesIn({ ...vault, labels, export: 'output' })).toEqual([
      expect.stringMatching(error),
    ])
  })

  test('may be as many and as long as that', () => {
    const labels = Array.from({ length: 16 }, (_, count) => `l${count}: ${'x'.repeat(256)}`)
    const inputs = { leases: `app: {${VAULT}, export: output}`, labels: labels.join('\n') }
    expect(planOf(inputs).leases[0]?.labels.size).toBe(16)
  })
})
