import { describe, expect, test } from '@jest/globals'
import { startBudget } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { retryingClient } from '../../src/core/retry.ts'
import type { HttpRequest } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import type { Judge } from '../../src/core/verdict.ts'
import type { LeaseConfig } from '../../src/flow/leaseConfig.ts'
import { createSession } from '../../src/flow/session.ts'
import type { VerifiedToken } from '../../src/identity/verify.ts'
import { openJournal } from '../../src/journal/journal.ts'
import { outstanding } from '../../src/journal/outstanding.ts'
import type { LeaseSession, PreparedLease } from '../../src/providers/provider.ts'
import { START } from '../lab/clock.ts'
import { type Fault, type InMemoryRuntime, inMemoryRuntime } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const SERVER = 'https://server.lab.test'
const notSent = new Failure('UNREACHABLE', 'down', { transient: true, notSent: true })
const lost = { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }
const yes = { status: 200, body: { granted: true } }

/**
 * A session for one lease at a server that sends these responses in order, and a success from then
 * on.
 */
function openSession(
  answers: readonly Fault[],
  {
    life = 300,
    ...options
  }: Partial<PreparedLease & Pick<LeaseConfig, 'ca'>> & { readonly life?: number } = {},
) {
  let count = 0
  const tokenNamed = (name: string): VerifiedToken =>
    ({
      jwt: new Secret(name),
      audience: 'aud',
      lease: 'app',
      claims: { ref: 'main' },
      expiresAt: START + life,
    }) as unknown as VerifiedToken
  const runtime = inMemoryRuntime({
    hosts: { [SERVER]: () => yes },
    fault: (_, n) => answers[n - 1],
  })
  const journal = openJournal(runtime, {
    budget: 15_000,
    ...runtime.network,
    summary: false,
    record: undefined,
  })
  const { ca, ...terms } = options
  const prepared = { host: 'server.lab.test', tokenUse: 'many', maxLifetime: 600, ...terms }
  const config = {
    name: 'app',
    from: 'vault',
    audience: 'aud',
    prepared,
    ca,
    onRevokeFailure: 'fail',
  } as unknown as LeaseConfig
  const context = {
    client: retryingClient(runtime, startBudget(runtime, 60_000)),
    journal,
    tokens: { fresh: async () => tokenNamed(`fresh ${++count}`) },
    halt: new AbortController(),
  }
  const at = createSession(runtime, context, { config, token: tokenNamed('first') })
  return { runtime, journal, at, open: () => outstanding(journal.entries.entries()) }
}

const ask = (headers: HttpRequest['headers'] = {}): HttpRequest => ({
  method: 'POST',
  url: new URL(SERVER),
  headers,
  expects: 'json',
})
const login = {
  request: ({ jwt }: VerifiedToken): HttpRequest => ask({ authorization: jwt }),
}
const reject: Judge = ({ status }) => (status === 400 ? 'retry-with-fresh-token' : undefined)
const shown = (runtime: InMemoryRuntime): readonly (string | undefined)[] =>
  events(runtime.transcript, 'request').map(({ headers }) => headers['authorization'])

describe('each attempt to exchange a token', () => {
  test.each<[string, 'many' | 'once', readonly Fault[], readonly string[]]>([
    ['carries the verified one', 'once', [], ['first']],
    ['carries a fresh token after a lost response', 'many', [lost], ['first', 'fresh 1']],
    [
      'carries a fresh token after a timeout',
      'many',
      ['silence', 'silence'],
      ['first', 'fresh 1', 'fresh 2'],
    ],
    [
      'carries a fresh token after a 5xx of a gateway',
      'many',
      [{ status: 502 }, { status: 503 }],
      ['first', 'fresh 1', 'fresh 2'],
    ],
    [
      'carries a fresh token after a 429',
      'many',
      [{ status: 429, headers: { 'retry-after': '1' } }],
      ['first', 'fresh 1'],
    ],
    [
      'carries the same token after attempts that sent no byte',
      'once',
      [notSent, notSent],
      ['first', 'first', 'first'],
    ],
    [
      'carries a fresh token after an attempt that sent bytes and one that sent none',
      'many',
      [lost, notSent],
      ['first', 'fresh 1', 'fresh 1'],
    ],
  ])('%s', async (_, tokenUse, answers, tokens) => {
    const { runtime, at } = openSession(answers, { tokenUse })
    await at.exchange(login)
    expect(shown(runtime)).toEqual(tokens)
  })

  test.each([
    [60, 'first'],
    [59, 'fresh 1'],
  ])('with %d s to live carries the token that is %s', async (life, token) => {
    const { runtime, at } = openSession([], { life })
    await at.exchange(login)
    expect(shown(runtime)).toEqual([token])
  })

  test.each([
    ['once', ['first', 'fresh 1']],
    ['many', ['first', 'first']],
  ] as const)('of a second exchange, where the server takes a token %s', async (use, tokens) => {
    const { runtime, at } = openSession([], { tokenUse: use })
    await at.exchange(login)
    await at.exchange(login)
    expect(shown(runtime)).toEqual(tokens)
  })

  test('carries a fresh token after a rejection that asks for one', async () => {
    const { runtime, at } = openSession([{ status: 400, body: { error: 'seen' } }])
    await at.exchange({ ...login, judge: reject })
    expect(shown(runtime)).toEqual(['first', 'fresh 1'])
  })

  test('carries a fresh token only once after such rejections', async () => {
    const { runtime, at } = openSession([{ status: 400 }, { status: 503 }, { status: 400 }])
    const { response } = await at.exchange({ ...login, judge: reject })
    expect([response.status, shown(runtime)]).toEqual([400, ['first', 'fresh 1', 'fresh 2']])
  })

  test('is returned with the token that was presented', async () => {
    const { at } = openSession([lost])
    const { token } = await at.exchange(login)
    expect(token.jwt.reveal()).toBe('fresh 1')
    expect(at.token.jwt.reveal()).toBe('first')
  })
})

describe('the journal of an exchange', () => {
  test('has an intent with its latest expiry before the request is sent', async () => {
    const { runtime, at } = openSession([])
    await at.exchange(login)
    const [noted, sent] = ['remember entry_0', 'request 1'].map((begin) =>
      runtime.readable().findIndex((line) => line.startsWith(begin)),
    ) as [number, number]
    expect(noted).toBeGreaterThan(0)
    expect(noted).toBeLessThan(sent)
    expect(runtime.readable()[noted]).toContain(
      `"lease":"app","from":"vault","host":"server.lab.test","until":${START + 600}`,
    )
  })

  test('has no expiry in the intent if only the server knows it', async () => {
    const { at, open } = openSession([], { maxLifetime: undefined })
    await at.exchange(login)
    expect(open().lost).toMatchObject([{ until: null }])
  })

  test.each<[string, readonly Fault[], number]>([
    ['a success without a receipt', [yes], 1],
    ['a response that was lost', [lost], 2],
    ['what was never sent', [notSent], 1],
    [
      'what the server refused for now',
      [{ status: 503, headers: { 'retry-after': '1' } }, { status: 429 }],
      1,
    ],
    [
      'what a gateway could not pass on: the server may have done it',
      [{ status: 502 }, { status: 504 }, { status: 524 }],
      4,
    ],
    [
      'what a gateway could not pass on, whenever it is to be tried again',
      [{ status: 502, headers: { 'retry-after': '1' } }],
      2,
    ],
    [
      'what failed without a word of the server: it may have done it before',
      [{ status: 500 }, { status: 503 }],
      3,
    ],
  ])(
    'keeps the intent open after %s, and after the success that follows',
    async (_, answers, count) => {
      const { at, open } = openSession(answers)
      await at.exchange(login)
      expect(open().lost).toHaveLength(count)
    },
  )

  test.each([300, 302, 403])('is closed by a %d', async (status) => {
    const { at, open } = openSession([{ status }])
    expect((await at.exchange(login)).response.status).toBe(status)
    expect(open().lost).toEqual([])
  })

  test('closes the intent after a rejection that the provider recognises, transient or not', async () => {
    const passing = openSession([{ status: 503, body: { error: 'busy' } }])
    const judge: Judge = ({ status }) => (status === 503 ? 'retry' : undefined)
    await passing.at.exchange({ ...login, judge })
    expect(passing.open().lost).toHaveLength(1)
    const final = openSession([{ status: 500, body: { error: 'misconfigured' } }])
    const refusal = new Failure('EXCHANGE_REFUSED', 'no')
    await expect(final.at.exchange({ ...login, judge: () => refusal })).rejects.toBe(refusal)
    expect(final.open().lost).toEqual([])
  })

  test('closes the intent after a success that leased nothing', async () => {
    const { at, open } = openSession([])
    const { leasedNothing } = await at.exchange(login)
    leasedNothing()
    expect(open().lost).toEqual([])
  })

  test('has the revocation data of a lease', async () => {
    const { at, open } = openSession([], { ca: 'PEM' })
    const { intent } = await at.requestLease({ request: ask() })
    at.keep({ intent, id: 'one', expiresAt: START + 9, revocation: { token: 't' } })
    at.keep({
      intent,
      id: 'two',
      expiresAt: undefined,
      revocation: null,
      note: 'ask an administrator',
    })
    expect(open().lost).toEqual([])
    expect(open().receipts.map(([, receipt]) => receipt)).toEqual([
      {
        kind: 'receipt',
        intent,
        lease: 'app',
        from: 'vault',
        host: 'server.lab.test',
        id: 'one',
        expiresAt: START + 9,
        revocation: { token: 't' },
        onRevokeFailure: 'fail',
        ca: 'PEM',
      },
      {
        kind: 'receipt',
        intent,
        lease: 'app',
        from: 'vault',
        host: 'server.lab.test',
        id: 'two',
        expiresAt: null,
        revocation: null,
        onRevokeFailure: 'fail',
        ca: 'PEM',
        note: 'ask an administrator',
      },
    ])
  })

  test('extends a receipt by another item', async () => {
    const { at, open } = openSession([])
    const first = await at.exchange(login)
    const second = await at.requestLease({ request: ask() })
    const revocation = { token: 't', ends: '' }
    const receipt = at.keep({ intent: first.intent, id: 'one', expiresAt: START + 9, revocation })
    receipt.extend({ intent: second.intent, expiresAt: undefined, revocation: { ends: 'two' } })
    expect(open()).toMatchObject({
      lost: [],
      receipts: [[2, { id: 'one', expiresAt: null, revocation: { token: 't', ends: 'two' } }]],
    })
  })

  test('distinguishes revoked receipts, even if two are equal', async () => {
    const { at, open } = openSession([])
    const { intent } = await at.exchange(login)
    const draft = { intent, id: 'one', expiresAt: undefined, revocation: { token: 't' } }
    const [first] = [at.keep(draft), at.keep(draft)]
    first?.revoked()
    expect(open().receipts.map(([number]) => number)).toEqual([2])
  })
})

describe('a session', () => {
  test('names the host of the failed request, which may differ from the host of the lease', async () => {
    const { at } = openSession(Array<Fault>(99).fill({ status: 503 }), { host: 'issuer.lab.test' })
    await expect(at.requestLease({ request: ask() })).rejects.toThrow(
      /^server\.lab\.test returned 503/,
    )
  })

  test('masks a secret when it is created', () => {
    const { runtime, at } = openSession([])
    expect(at.secret('correct horse').reveal()).toBe('correct horse')
    expect(events(runtime.transcript, 'mask').map(({ value }) => value)).toContain('correct horse')
  })

  test.each<[string, (at: LeaseSession) => Promise<unknown>]>([
    ['exchanges', (at) => at.exchange(login)],
    ['leases', (at) => at.requestLease({ request: ask() })],
    ['asks', (at) => at.send(ask())],
    ['asks again and again', (at) => at.send({ host: 'server.lab.test', next: async () => ask() })],
  ])('trusts the certificate authority of its lease when it %s', async (_, act) => {
    const { runtime, at } = openSession([], { ca: 'PEM' })
    await act(at)
    expect(events(runtime.transcript, 'request').map(({ ca }) => ca)).toEqual(['PEM'])
    const plain = openSession([])
    await act(plain.at)
    expect(events(plain.runtime.transcript, 'request').map(({ ca }) => ca)).toEqual([undefined])
  })

  test('gives a provider the token, the clock and the facts of the job', () => {
    const { runtime, at } = openSession([])
    at.log('info', 'hello')
    const { lease, audience, claims } = at.token
    expect([lease, audience, claims, at.clock.now(), at.job.github('run_attempt')]).toEqual([
      'app',
      'aud',
      { ref: 'main' },
      START,
      '1',
    ])
    expect(Object.keys(at).length).toBeLessThanOrEqual(10)
    expect([at.clock.random(4).length, runtime.logged()]).toEqual([4, 'hello'])
  })
})
