import { describe, expect, test } from '@jest/globals'
import { play } from './faults/play.ts'
import { vault } from './faults/providerCases/vault.ts'
import { providerCases } from './faults/providerCases.ts'
import { rowsOf, survives, titleOf } from './faults/row.ts'
import { openSite } from './faults/testSite.ts'

// A sample of `npm run test:faults`, which tries every fault on every call of every provider.
const sample = [
  'token · reset · once',
  'token · redirect, other host · ever',
  'token · says lines and commands · ever',
  'keys · cut by length · thrice',
  'keys · says twins · ever',
  'vault exchange · 503 · thrice',
  'vault exchange · HTML 200 · ever',
  'vault exchange · 300 MB · ever',
  'vault exchange · certificate: unknown · ever',
  'vault exchange · certificate: client · ever',
  'vault read · reset midway · once',
  'vault read · says a password of commands · ever',
  'vault return · HTML 200 · thrice',
  'vault return · 404 · ever',
  'aws exchange · its own "not now" · once',
  'aws exchange · a bomb of gzip · ever',
  'aws chain · closed · thrice',
  'gcp exchange · its own "too old" · once',
  'gcp impersonation · cut by length · thrice',
  'azure exchange · says twins · ever',
  'octo-sts return · reset · once',
]
const rows = rowsOf(providerCases).filter((row) => sample.includes(titleOf(row)))

test('the sample is a part of the matrix', () =>
  expect(new Set(rows.map(titleOf))).toEqual(new Set(sample)))

describe.each([
  ['is survived', true],
  ['is refused', false],
])('what %s', (_, survived) => {
  test.each(
    rows.filter((row) => survives(row) === survived).map((row) => [titleOf(row), row] as const),
  )(
    '%s',
    async (_title, row) => {
      const { complaints, shown, outcome } = await play(row)
      expect({ complaints, shown: complaints.length > 0 ? shown : '' }).toEqual({
        complaints: [],
        shown: '',
      })
      expect(outcome === 'ok').toBe(survived)
    },
    30_000,
  )
})

describe('several leases', () => {
  const leases = (address: string): string =>
    ['a', 'b', 'c']
      .map((name) => `${name}: {from: vault, address: "${address}", role: ci, export: output}`)
      .join('\n')

  test('are revoked in parallel, and those of a silent host time out together, within the budget of post', async () => {
    const site = await openSite(vault)
    const { job, hosts, served } = site
    const main = await job.step({
      id: 'lease',
      with: { leases: leases(hosts.server.origin), timeout: '6s', expect: 'ref: refs/heads/main' },
    })
    expect([main.shown, served.living().length]).toEqual([expect.stringContaining('c: leased'), 3])
    const asked: number[] = []
    hosts.server.misbehave(() =>
      asked.push(performance.now()) > 0 ? { kind: 'silence' } : undefined,
    )
    const [post] = await job.post()
    const [first = 0, second = 0, third = 0] = asked
    const ended = performance.now()
    expect(third - first).toBeLessThan(1_000)
    expect([second > 0, ended - first < 6_000 + 1_500, post?.outcome]).toEqual([
      true,
      true,
      'success',
    ])
    expect(
      post?.shown.match(
        /^##\[warning\][abc]: could not be revoked \(\S+ did not begin a response/gm,
      ),
    ).toHaveLength(3)
    await site.close()
  }, 30_000)
})
