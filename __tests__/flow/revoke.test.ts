import { describe, expect, test } from '@jest/globals'
import { startBudget } from '../../src/core/budget.ts'
import { revocationBudget, revokeAll } from '../../src/flow/revoke.ts'
import type { Intent, Receipt } from '../../src/journal/entry.ts'
import { START } from '../lab/clock.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const VAULT = 'https://vault.lab.test'
const revocation = { address: `${VAULT}/`, token: 'hvs.abc', kind: 'service' }
const receipt: Receipt = {
  kind: 'receipt',
  intent: 0,
  lease: 'app',
  from: 'vault',
  host: 'vault.lab.test',
  id: 'ab12',
  expiresAt: START + 3600,
  revocation,
  onRevokeFailure: 'warn',
}
const intent: Intent = {
  kind: 'intent',
  lease: 'app',
  from: 'vault',
  host: 'vault.lab.test',
  until: START + 3600,
}
const noSupplies = {
  inputs: () => new Map<string, string>(),
  header: { uid: '0'.repeat(32), issuer: undefined },
}
const takes = { [VAULT]: () => ({ status: 204 }) }

/**
 * What becomes of these things, at a Vault that takes everything back unless the test says
 * otherwise.
 */
async function end(
  receipts: readonly Receipt[],
  {
    lost = [],
    revoked = [],
    returned = () => {},
    ...imagination
  }: Partial<RuntimeOptions> & {
    readonly lost?: readonly Intent[]
    /** Main says that it revoked these, by their place. */
    readonly revoked?: readonly number[]
    readonly returned?: (runtime: InMemoryRuntime) => void
  } = {},
) {
  const runtime = inMemoryRuntime({ hosts: takes, ...imagination })
  const dead: number[] = []
  const open = {
    receipts: receipts.map((each, at) => [at + 7, each] as const),
    revoked: new Set(revoked.map((at) => at + 7)),
    lost,
  }
  const endings = await revokeAll(runtime, open, {
    budget: startBudget(runtime, 6_000),
    ...noSupplies,
    onRevoked(number) {
      dead.push(number)
      returned(runtime)
    },
  })
  return { endings, dead, requests: events(runtime.transcript, 'request'), runtime }
}

describe('what was leased', () => {
  test.each<[string, Partial<Receipt>, string]>([
    ['is revoked before its time', {}, 'app: revoked'],
    ['is revoked when nobody knows its time', { expiresAt: null }, 'app: revoked'],
  ])('%s', async (_, change, sentence) => {
    const { endings, dead, requests } = await end([{ ...receipt, ...change }])
    expect(endings).toMatchObject([
      { end: 'revoked', sentence, lease: 'app', id: 'ab12', strict: false },
    ])
    expect([dead, requests.map(({ url }) => url)]).toEqual([
      [7],
      [`${VAULT}/v1/auth/token/revoke-self`],
    ])
  })

  const unknown = {
    [VAULT]: () => ({ status: 403, body: { errors: ['permission denied', 'invalid token'] } }),
  }
  test('counts as already gone with a flag if only the server reports it', async () => {
    const { endings, dead } = await end([receipt], { hosts: unknown })
    expect([endings, dead]).toMatchObject([
      [
        {
          end: 'already-gone',
          flags: ['unconfirmed'],
          sentence:
            `app: was already gone according to vault.lab.test, unconfirmed: this ` +
            `step had ` +
            `not revoked it (expires in 60 min, at 2026-09-21T15:13:20Z)`,
        },
      ],
      [],
    ])
  })

  test('counts as already gone without a flag if main had revoked it or it has expired', async () => {
    const { endings } = await end([receipt, { ...receipt, expiresAt: START }], {
      hosts: unknown,
      revoked: [0],
    })
    expect(endings.map(({ end, flags, sentence }) => [end, flags, sentence])).toEqual([
      ['expired', undefined, 'app: expired'],
      ['already-gone', undefined, 'app: was already gone'],
    ])
  })

  test('is revoked last if main journaled it as revoked', async () => {
    const replaced = { ...receipt, revocation: { ...revocation, token: 'hvs.replaced' } }
    const { requests } = await end([replaced, receipt], { revoked: [0] })
    expect(requests.map(({ headers }) => headers['x-vault-token'])).toEqual([
      'hvs.abc',
      'hvs.replaced',
    ])
  })

  const dead = { status: 403, body: { errors: ['permission denied', 'invalid token'] } }
  test.each<[string, LabAnswer, object, number[]]>([
    [
      'was renewed lives on, and is revoked',
      { status: 204 },
      { end: 'revoked', sentence: 'app: revoked, 10 min after it was to expire' },
      [7],
    ],
    ['is dead has just expired', dead, { end: 'expired', sentence: 'app: expired' }, []],
    [
      'its server says nothing of is believed to be dead, and fails no job',
      { status: 503 },
      {
        end: 'expired',
        sentence: expect.stringMatching(/^app: expired; the final revocation .* returned 503 /),
      },
      [],
    ],
  ])('and has expired by this clock is revoked anyway: %s', async (_, answer, ending, returned) => {
    const over: Receipt = { ...receipt, expiresAt: START - 600, onRevokeFailure: 'fail' }
    const { endings, dead, requests } = await end([over], { hosts: { [VAULT]: () => answer } })
    expect([endings, dead]).toMatchObject([[ending], returned])
    expect(endings[0]?.failure).toBeUndefined()
    expect(requests[0]?.url).toBe(`${VAULT}/v1/auth/token/revoke-self`)
  })

  test('and may have been renewed after its expiry is reported if the revocation is rejected, and does not fail the job', async () => {
    const over: Receipt = { ...receipt, expiresAt: START - 600, onRevokeFailure: 'fail' }
    const refuses = { [VAULT]: () => ({ status: 403, body: { errors: ['permission denied'] } }) }
    const { endings, dead } = await end([over], { hosts: refuses })
    expect([endings, dead]).toMatchObject([
      [{ end: 'failed', strict: false, failure: { code: 'EXCHANGE_REFUSED' } }],
      [],
    ])
    expect(endings[0]?.sentence).toMatch(
      /^app: could not be revoked \(.*\); it was to expire 10 min ago, and is valid if it was renewed$/,
    )
  })

  test('leaves time to revoke the token after a cancellation', async () => {
    const runtime = inMemoryRuntime({
      hosts: takes,
      fault({ url }) {
        if (!url.pathname.includes('/pki/')) return undefined
        runtime.cancel()
        return 'silence'
      },
    })
    const certified = { ...receipt, revocation: { ...revocation, ends: 'certificate 3a:4b pki' } }
    const budget = revocationBudget(runtime, 60_000)
    const [ending] = await revokeAll(
      runtime,
      { receipts: [[7, certified]], revoked: new Set(), lost: [] },
      { budget, ...noSupplies },
    )
    const asked = events(runtime.transcript, 'request').map(({ url }) => new URL(url).pathname)
    expect([asked, runtime.monotonicMs()]).toEqual([
      ['/v1/pki/revoke', '/v1/auth/token/revoke-self'],
      2_500,
    ])
    expect(ending).toMatchObject({ end: 'failed', failure: { code: 'CANCELLED' } })
  })

  test('and cannot be revoked needs nothing once it has expired', async () => {
    const { endings, requests } = await end([{ ...receipt, expiresAt: START, revocation: null }])
    expect(endings).toMatchObject([{ end: 'expired', sentence: 'app: expired' }])
    expect(requests).toEqual([])
  })

  test('is revoked without waiting for an expired one at a server that does not respond', async () => {
    const gone = {
      ...receipt,
      expiresAt: START,
      host: 'gone.lab.test',
      revocation: { ...revocation, address: 'https://gone.lab.test/' },
    }
    const times: number[] = []
    const { endings } = await end([gone, receipt], {
      returned: (runtime) => void times.push(runtime.monotonicMs()),
    })
    expect(endings.map((each) => each.end)).toEqual(['expired', 'revoked'])
    expect(times).toEqual([0])
  })

  test.each<[string, Partial<Receipt>, string]>([
    [
      'until when it lives',
      {},
      'app: cannot be revoked, expires in 60 min, at 2026-09-21T15:13:20Z',
    ],
    [
      'that only the server knows until when',
      { expiresAt: null },
      'app: cannot be revoked, for as long as the server allows',
    ],
  ])('and cannot be revoked is named: %s', async (_, change, sentence) => {
    const { endings, requests } = await end([{ ...receipt, ...change, revocation: null }])
    expect(endings).toMatchObject([
      { end: 'expires', sentence, ...(change.note && { note: change.note }) },
    ])
    expect(requests).toEqual([])
  })

  test('and could not be revoked is reported with the reason, the time left and the lease', async () => {
    const { endings, dead } = await end([{ ...receipt, onRevokeFailure: 'fail' }], {
      hosts: { [VAULT]: () => ({ status: 503 }) },
    })
    expect(endings).toMatchObject([
      { end: 'failed', strict: true, failure: { code: 'UNREACHABLE', facts: { lease: 'app' } } },
    ])
    expect(endings[0]?.sentence).toMatch(
      /^app: could not be revoked \(vault.lab.test returned 503 \(\d+ attempts\)\); it stays valid, expires in 60 min, at /,
    )
    expect(dead).toEqual([])
  })

  test.each<[string, Partial<Receipt>, RegExp]>([
    ['by a provider that cannot revoke', { from: 'azure' }, /no revoker is known for "azure"/],
    [
      'by a provider that nobody knows',
      { from: 'constructor' },
      /no revoker is known for "constructor"/,
    ],
    [
      'with a path at which Vault never leases',
      { revocation: { ...revocation, address: 'http://evil.example/' } },
      /revocation data in the receipt is not valid/,
    ],
    [
      'by a way with a part too many',
      { revocation: { ...revocation, redirect: 'x' } },
      /revocation data in the receipt is not valid/,
    ],
  ])('cannot be revoked %s: no request is sent', async (_, change, reason) => {
    const { endings, requests } = await end([{ ...receipt, ...change }])
    expect(endings).toMatchObject([
      { end: 'failed', failure: { code: 'INTERNAL', message: expect.stringMatching(reason) } },
    ])
    expect(requests).toEqual([])
  })

  test('is revoked with the certificate authority of its lease', async () => {
    expect((await end([{ ...receipt, ca: 'PEM' }])).requests).toMatchObject([{ ca: 'PEM' }])
    expect((await end([receipt])).requests).toMatchObject([{ ca: undefined }])
  })

  test('is revoked in parallel, and a failure does not stop the others', async () => {
    const broken = { ...receipt, lease: 'bad', from: 'aws' }
    const { endings, dead, runtime } = await end([receipt, broken, receipt], { latency: 100 })
    expect(endings.map((each) => each.end)).toEqual(['revoked', 'failed', 'revoked'])
    expect([dead, runtime.monotonicMs()]).toEqual([[7, 9], 100])
  })
})

describe('a response that was lost', () => {
  test.each<[string, Partial<Intent>, string, string]>([
    [
      'may have leased something that lives on',
      {},
      'unknown',
      'an unknown lease may be valid until 2026-09-21T15:13:20Z',
    ],
    [
      'may have leased something without end',
      { until: null },
      'unknown',
      'an unknown lease may be valid for as long as the server allows',
    ],
    [
      'leased nothing that still lives',
      { until: START },
      'expired',
      'whatever was leased has expired',
    ],
  ])('%s', async (_, change, ending, words) => {
    const { endings, requests } = await end([], { lost: [{ ...intent, ...change }] })
    expect(endings).toMatchObject([
      { end: ending, id: undefined, lease: 'app', host: 'vault.lab.test' },
    ])
    expect(endings[0]?.sentence).toContain(`app: no usable response from vault.lab.test; ${words}`)
    expect(requests).toEqual([])
  })
})
