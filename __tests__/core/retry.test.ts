import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { attemptTimeouts, remainingMs, startBudget, subBudget } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { type RequestSource, retryingClient } from '../../src/core/retry.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/runtime.ts'
import type { Judge, Judging } from '../../src/core/verdict.ts'
import type { LabAnswer } from '../lab/handler.ts'
import {
  type Fault,
  type InMemoryRuntime,
  inMemoryRuntime,
  type RuntimeOptions,
} from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import { runs } from '../properties/runs.ts'

const ORIGIN = 'https://vault.lab.test'
const ask = (expects: HttpRequest['expects'] = 'json'): HttpRequest => ({
  method: 'GET',
  url: new URL(`${ORIGIN}/v1`),
  expects,
})
const fine: LabAnswer = { status: 200, body: { ok: true } }
const reset = new Failure('UNREACHABLE', 'vault.lab.test closed the connection', {
  transient: true,
})

/** A server that answers in this order, and with the last one for ever. */
const answering = (order: readonly Fault[], more: Partial<RuntimeOptions> = {}): InMemoryRuntime =>
  inMemoryRuntime({
    hosts: { [ORIGIN]: () => fine },
    fault: (_, n) => order[Math.min(n, order.length) - 1],
    ...more,
  })
const requests = ({ transcript }: InMemoryRuntime): number =>
  transcript.filter(({ kind }) => kind === 'request').length
const waits = ({ transcript }: InMemoryRuntime): number[] =>
  transcript.flatMap((deed) => (deed.kind === 'sleep' ? [deed.milliseconds] : []))
const until = async (met: () => boolean): Promise<void> => {
  for (let turn = 0; !met() && turn < 1_000; turn++) await new Promise(setImmediate)
}
const failureOf = async (pending: Promise<unknown>): Promise<Failure> => {
  const failure = await pending.then(
    () => undefined,
    (error: unknown) => error,
  )
  if (failure instanceof Failure) return failure
  throw new Error('it did not fail')
}

describe('a response', () => {
  const html = { 'content-type': 'text/html; charset=utf-8' }
  test.each<readonly [string, LabAnswer, HttpRequest['expects'], number]>([
    ['200', fine, 'json', 1],
    ['204', { status: 204 }, 'json', 1],
    ['301', { status: 301 }, 'json', 1],
    ['400', { status: 400 }, 'json', 1],
    ['401', { status: 401 }, 'json', 1],
    ['403', { status: 403 }, 'json', 1],
    ['404, of HTML', { status: 404, headers: html, body: '<html>' }, 'json', 1],
    ['412', { status: 412 }, 'json', 1],
    ['408', { status: 408 }, 'json', 2],
    ['425', { status: 425 }, 'json', 2],
    ['429', { status: 429 }, 'json', 2],
    ['500', { status: 500 }, 'json', 2],
    ['502', { status: 502 }, 'json', 2],
    ['503', { status: 503 }, 'json', 2],
    ['504', { status: 504 }, 'json', 2],
    ['599', { status: 599 }, 'json', 2],
    ['200 that is empty', { status: 200, body: ' \n' }, 'json', 2],
    ['200 that calls itself HTML', { status: 200, headers: html, body: 'portal' }, 'xml', 2],
    [
      '200 that calls itself HTML and is JSON',
      { status: 200, headers: html, body: ' {"token":"x"}' },
      'json',
      1,
    ],
    [
      '200 that calls itself HTML and is JSON at once',
      { status: 200, headers: html, body: '{"token":"x"}' },
      'json',
      1,
    ],
    [
      '200 that calls itself HTML and has JSON in it',
      { status: 200, headers: html, body: 'portal {"token":"x"}' },
      'json',
      2,
    ],
    [
      '200 that calls itself HTML and is JSON, for XML',
      { status: 200, headers: html, body: '{"token":"x"}' },
      'xml',
      2,
    ],
    ['200 that speaks of HTML', { status: 200, body: '{"page":"<html>"}' }, 'json', 1],
    ['200 that is HTML of another spelling', { status: 200, body: '<!doctype  html>' }, 'json', 2],
    ['299 that is empty', { status: 299, body: '' }, 'json', 2],
    [
      '200 that is HTML',
      { status: 200, headers: { 'content-type': 'text/plain' }, body: ' <!DOCTYPE html><p>' },
      'json',
      2,
    ],
    [
      '201 that is HTML',
      { status: 201, headers: { 'content-type': 'text/plain' }, body: '<HTML>' },
      'json',
      2,
    ],
    ['200 that is XML', { status: 200, body: '<AssumeRole/>' }, 'xml', 1],
    ['200 that is empty, where nothing was asked for', { status: 200 }, 'nothing', 1],
    [
      '200 that calls itself HTML, where nothing was asked for',
      { status: 200, headers: html },
      'nothing',
      1,
    ],
    [
      '200 that is a page, where nothing was asked for',
      { status: 200, body: '<html>Sign in' },
      'nothing',
      2,
    ],
  ])('of %s is final or not', async (_, first, expects, count) => {
    const runtime = answering([first, fine])
    const answer = await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask(expects))
    expect([requests(runtime), answer.status]).toEqual([count, count === 1 ? first.status : 200])
  })

  test('may be known by the server alone to be worth another attempt', async () => {
    const runtime = answering([{ status: 403, body: 'Pending' }, fine])
    const judge: Judge = ({ text }) => (text === 'Pending' ? 'retry' : undefined)
    expect(
      (await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask(), { judge })).status,
    ).toBe(200)
  })

  test('of 5xx may be known by the server alone to be final', async () => {
    const refusal = new Failure('EXCHANGE_REFUSED', 'never')
    const runtime = answering([{ status: 500 }, fine])
    const sent = retryingClient(runtime, startBudget(runtime, 60_000)).send(ask(), {
      judge: () => refusal,
    })
    expect(await failureOf(sent)).toBe(refusal)
    expect(requests(runtime)).toBe(1)
  })
})

describe('a judge', () => {
  const attempts = async (judging: Judging, order: readonly Fault[]): Promise<string> => {
    const runtime = answering(order)
    const sent = retryingClient(runtime, startBudget(runtime, 60_000)).send(ask(), judging)
    const end = await sent.then(({ status }) => String(status), String)
    return `${requests(runtime)}: ${end}`
  }

  test('may accept what the general rules would retry', async () =>
    expect(await attempts({ judge: () => 'accept' }, [{ status: 200 }])).toBe('1: 200'))

  test('is told which attempt it is', async () => {
    const judge: Judge = (_, attempt) => (attempt < 4 ? 'retry' : undefined)
    expect(await attempts({ judge }, [{ status: 403 }])).toBe('4: 403')
  })

  test('explains the last response when the attempts end', async () => {
    const explain: Judging['explain'] = ({ status }) =>
      status === 400 ? { symptom: 'busy', causes: ['a'], fix: 'B.' } : undefined
    const judging: Judging = { judge: () => 'retry', explain }
    const runtime = answering([{ status: 400 }])
    const sent = retryingClient(runtime, startBudget(runtime, 1_000)).send(ask(), judging)
    expect(await failureOf(sent)).toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringMatching(/^vault\.lab\.test returned 400 \(\d+ attempts\): busy$/),
      causes: ['a'],
      fix: 'B.',
    })
    expect(await attempts(judging, [{ status: 503 }])).not.toContain('busy')
  })
})

describe('an attempt', () => {
  test('that closed the connection is repeated, three times and more', async () => {
    const runtime = answering([reset, reset, reset, reset, fine])
    expect((await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())).status).toBe(
      200,
    )
    expect(events(runtime.transcript, 'say')).toMatchObject([
      {
        level: 'info',
        text: expect.stringMatching(
          /^vault\.lab\.test closed the connection; attempt 2 in \d\.\d s, 60\.0 s left$/,
        ),
      },
      { level: 'info', text: 'vault.lab.test closed the connection; … 3 more retries' },
    ])
  })

  test('that failed for good is not', async () => {
    const runtime = answering([
      new Failure('UNREACHABLE', 'presented a certificate for another name'),
    ])
    await failureOf(retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()))
    expect(requests(runtime)).toBe(1)
  })

  test('makes its request anew each time, and hears how each one ended', async () => {
    const runtime = answering([reset, { status: 503 }, fine])
    const ended: unknown[] = []
    const attempt: RequestSource = {
      host: 'vault.lab.test',
      next: async () => ask(),
      onOutcome: (outcome) =>
        ended.push(outcome instanceof Failure ? outcome.code : outcome.status),
    }
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(attempt)
    expect(ended).toEqual(['UNREACHABLE', 503, 200])
  })

  const dead = new Failure('UNREACHABLE', 'vault.lab.test closed the connection', {
    transient: true,
    notSent: true,
    preconnected: true,
  })
  test('on a dead preconnected socket is repeated at once, and not counted', async () => {
    const runtime = answering([dead, fine])
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())
    expect([requests(runtime), waits(runtime), runtime.logged()]).toEqual([2, [], ''])
  })

  const used = new Failure('UNREACHABLE', 'vault.lab.test closed the connection', {
    transient: true,
    preconnected: true,
  })
  test.each<readonly [string, readonly Fault[], number]>([
    ['twice', [dead, dead, fine], 1],
    ['after another attempt', [reset, dead, fine], 2],
    ['when bytes may have left', [used, fine], 1],
  ])('on a dead preconnected socket is not repeated at once %s', async (_, order, count) => {
    const runtime = answering(order)
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())
    expect(waits(runtime)).toHaveLength(count)
  })

  test('is prepared during the wait before it, which costs no further time', async () => {
    const runtime: InMemoryRuntime = answering([{ status: 503 }, fine])
    const prepared: number[] = []
    let began = 0
    const attempt: RequestSource = {
      host: 'vault.lab.test',
      async next() {
        began = runtime.monotonicMs()
        return ask()
      },
      async prepare(wait) {
        prepared.push(wait, runtime.monotonicMs())
        await runtime.lab.sleep(wait / 2)
      },
    }
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(attempt)
    expect([prepared, began]).toEqual([[waits(runtime)[0], 0], waits(runtime)[0]])
  })

  test('that cannot be prepared ends the wait before it', async () => {
    const runtime: InMemoryRuntime = answering([{ status: 503 }])
    const refusal = new Failure('ID_TOKEN_UNAVAILABLE', 'no')
    const attempt: RequestSource = {
      host: 'vault.lab.test',
      next: async () => ask(),
      prepare: () => Promise.reject(refusal),
    }
    expect(
      await failureOf(retryingClient(runtime, startBudget(runtime, 60_000)).send(attempt)),
    ).toBe(refusal)
    expect([requests(runtime), runtime.monotonicMs()]).toEqual([1, 0])
  })

  test('has a twelfth of the budget to connect, a sixth to begin a response, a quarter in all, and never more than is left', () => {
    const runtime = answering([fine])
    const budget = startBudget(runtime, 60_000)
    expect(attemptTimeouts(runtime, budget)).toMatchObject({
      connect: 5_000,
      firstByte: 10_000,
      whole: 15_000,
    })
    runtime.lab.pass(52_000)
    expect(attemptTimeouts(runtime, budget)).toMatchObject({
      connect: 5_000,
      firstByte: 8_000,
      whole: 8_000,
    })
    runtime.lab.pass(52_000)
    expect([remainingMs(runtime, budget), attemptTimeouts(runtime, budget).whole]).toEqual([0, 0])
  })

  test('has a third of the budget where the response waits for something else', () => {
    const runtime = answering([fine])
    expect(attemptTimeouts(runtime, startBudget(runtime, 60_000), true)).toMatchObject({
      connect: 5_000,
      firstByte: 20_000,
      whole: 20_000,
    })
  })

  test('that has but a share of the time is cut off once time is short', () => {
    const runtime = answering([fine])
    const [abortShares, cut] = [new AbortController().signal, new AbortController().signal]
    const share = subBudget(
      runtime,
      startBudget(runtime, 60_000, { stopNew: cut, abortAll: cut, abortShares }),
      1 / 2,
    )
    expect([
      share.total,
      share.ends,
      share.stopNew === abortShares,
      share.abortAll === abortShares,
    ]).toEqual([60_000, 30_000, true, true])
    const plain = subBudget(runtime, startBudget(runtime, 60_000, { stopNew: cut }), 1 / 2)
    expect([plain.ends, plain.stopNew === cut, plain.abortAll]).toEqual([30_000, true, undefined])
  })

  test('does not begin without time, and blames nobody', async () => {
    const runtime = answering([fine])
    const sender = retryingClient(runtime, startBudget(runtime, 60_000))
    runtime.lab.pass(59_990)
    const failure = await failureOf(sender.send(ask()))
    expect(failure).toMatchObject({
      code: 'TIMED_OUT',
      message: 'no time was left for a request to vault.lab.test',
      facts: { notSent: true },
    })
    expect(requests(runtime)).toBe(0)
  })

  test('that is not begun for lack of time does not hide what its host said before', async () => {
    const runtime = answering([{ status: 503 }])
    let count = 0
    const slow: RequestSource = {
      host: 'vault.lab.test',
      async next() {
        if (++count === 2) runtime.lab.pass(60_000)
        return ask()
      },
    }
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 60_000)).send(slow),
    )
    expect(failure).toMatchObject({
      code: 'UNREACHABLE',
      message: 'vault.lab.test returned 503 (one attempt)',
    })
    expect(requests(runtime)).toBe(1)
  })

  test.each(['silence', { status: 503 }] as const)(
    'and all that follow it have no more than their share: %j',
    async (fault) => {
      const runtime = answering([fault])
      const sender = retryingClient(runtime, startBudget(runtime, 60_000))
      await failureOf(sender.send({ ...ask(), share: 1 / 2 }))
      expect(runtime.monotonicMs()).toBeLessThanOrEqual(30_000)
      expect(requests(runtime)).toBeGreaterThan(2)
      await failureOf(sender.send({ ...ask(), share: 1 / 2 }))
      expect(runtime.monotonicMs()).toBeLessThanOrEqual(45_000)
    },
  )
})

describe('Retry-After', () => {
  test.each([
    ['10', 10_000],
    [' 10 ', 10_000],
    [new Date((1_790_000_000 + 10) * 1000).toUTCString(), 10_000],
  ])('of %j is honoured', async (value, wait) => {
    const runtime = answering([{ status: 429, headers: { 'retry-after': value } }, fine])
    expect((await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())).status).toBe(
      200,
    )
    expect(waits(runtime)).toEqual([wait])
  })

  test.each(['soon', '-5', '1e9', '', new Date(0).toUTCString()])(
    'of %j is no reason to wait for longer',
    async (value) => {
      const runtime = answering([{ status: 503, headers: { 'retry-after': value } }, fine])
      await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())
      expect(waits(runtime)[0]).toBeLessThanOrEqual(1_000)
    },
  )

  test('that does not fit into the budget ends it at once, without a wait', async () => {
    const runtime = answering([{ status: 429, headers: { 'retry-after': '60' } }])
    runtime.lab.pass(2_000)
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()),
    )
    expect([failure.code, failure.message, waits(runtime)]).toEqual([
      'UNREACHABLE',
      'vault.lab.test returned 429 and requires a wait of 60 s, 60 s left (one attempt)',
      [],
    ])
    expect(failure.causes).toEqual(['the server limits the rate of requests'])
  })
})

describe('a budget', () => {
  const bad = fc.constantFrom<Fault>(
    reset,
    'silence',
    { status: 500 },
    { status: 429, headers: { 'retry-after': '3' } },
    { status: 200, body: '' },
  )

  test('is never exceeded, whatever the server does and however slowly', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(bad, { minLength: 1, maxLength: 6 }),
        fc.constantFrom(6_000, 60_000),
        async (order, total) => {
          const runtime = answering(order)
          const failure = await failureOf(
            retryingClient(runtime, startBudget(runtime, total)).send(ask()),
          )
          expect(runtime.monotonicMs()).toBeLessThanOrEqual(total)
          expect(['UNREACHABLE', 'TIMED_OUT', 'RESPONSE_INVALID']).toContain(failure.code)
          expect(failure.message).toMatch(/\((?:one attempt|\d+ attempts)\)$/)
          expect(failure.facts.transient ?? false).toBe(false)
        },
      ),
      runs(25),
    )
  }, 30_000)

  test('that cuts the last attempt short is not told as a fault of the host', async () => {
    const runtime: InMemoryRuntime = inMemoryRuntime({
      hosts: { [ORIGIN]: () => fine },
      fault: () => (runtime.monotonicMs() < 5_000 ? { lost: reset } : 'silence'),
    })
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 6_000)).send(ask()),
    )
    expect(failure.message).toMatch(/^vault\.lab\.test closed the connection \(\d+ attempts\)$/)
  })

  test.each<readonly [string, Fault, Fault, number, string]>([
    [
      'was cut short, yet learned something',
      { status: 503 },
      reset,
      50_000,
      'vault.lab.test closed the connection',
    ],
    ['had its time', { status: 503 }, 'silence', 1, 'vault.lab.test did not answer in time'],
    ['was a response', reset, { status: 503 }, 1, 'vault.lab.test returned 503'],
  ])('tells of the last attempt that %s', async (_, first, last, from, words) => {
    const runtime: InMemoryRuntime = inMemoryRuntime({
      hosts: { [ORIGIN]: () => fine },
      fault: () => (runtime.monotonicMs() < from ? first : last),
    })
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()),
    )
    expect(failure.message).toMatch(new RegExp(`^${words}.* \\(\\d+ attempts\\)$`))
  })

  test('that is used up leaves what was known of the failure, but for another attempt', async () => {
    const runtime = answering([
      new Failure('UNREACHABLE', 'refused', { transient: true, notSent: true, fix: 'Start it.' }),
    ])
    const { facts } = await failureOf(
      retryingClient(runtime, startBudget(runtime, 1_000)).send(ask()),
    )
    expect(facts).toMatchObject({
      notSent: true,
      fix: 'Start it.',
      transient: false,
      cause: expect.any(Failure),
    })
  })

  test('that is used up by a failing server says what to look at', async () => {
    const runtime = answering([{ status: 503 }])
    const { causes, fix } = await failureOf(
      retryingClient(runtime, startBudget(runtime, 1_000)).send(ask()),
    )
    expect([causes, fix]).toEqual([
      ['the server, or a gateway before it, is failing or overloaded'],
      'Re-run the job; if it persists, check the health of the server, or raise `timeout`.',
    ])
  })

  const drawing = (byte: number, order: readonly Fault[]): InMemoryRuntime => ({
    ...answering(order),
    random: () => Uint8Array.of(byte),
  })
  const bounds = [1, 2, 4, 8, 16, 16, 16, 16, 16]

  test.each([
    [255, bounds],
    [0, bounds.map((bound) => bound / 2)],
  ])(
    'waits between w/2 and w, where w is 1, 2, 4, 8, then 16 s (byte %d)',
    async (byte, expected) => {
      const runtime = drawing(byte, [{ status: 503 }])
      await failureOf(retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()))
      const seen = waits(runtime)
      expect(seen.length).toBeGreaterThan(4)
      // The last wait is cut to what leaves time for an attempt.
      expect(seen.slice(0, -1)).toEqual(
        expected.slice(0, seen.length - 1).map((wait) => wait * 1_000),
      )
      expect(seen.at(-1)).toBeLessThanOrEqual((expected[seen.length - 1] ?? 0) * 1_000)
    },
  )

  test('shortens the last wait, so that one more attempt fits, if it stays long enough', async () => {
    const runtime = drawing(255, [{ status: 503 }])
    await failureOf(retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()))
    expect(waits(runtime)).toEqual([1_000, 2_000, 4_000, 8_000, 16_000, 16_000, 12_500])
    expect(runtime.monotonicMs()).toBe(59_500)
  })

  test('never allows more than ten attempts, however long it is', async () => {
    const runtime = answering([{ status: 503 }])
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 3_600_000)).send(ask()),
    )
    expect(requests(runtime)).toBe(10)
    expect(failure.message).toBe('vault.lab.test returned 503 (10 attempts)')
    expect(Math.max(...waits(runtime))).toBeLessThanOrEqual(16_000)
  })

  test.each([1_000, 6_000, 15_000])(
    'of %d ms has waits that are shorter by the same ratio, and room for several attempts',
    async (total) => {
      const runtime = drawing(255, [{ status: 503 }])
      await failureOf(retryingClient(runtime, startBudget(runtime, total)).send(ask()))
      const seen = waits(runtime)
      expect(seen.length).toBeGreaterThan(4)
      for (const [at, wait] of seen.slice(0, -1).entries())
        expect(wait).toBeCloseTo(((bounds[at] ?? 0) * total) / 60, 6)
    },
  )

  test('is logged by the first retry and one line at the end, with the count and the last reason', async () => {
    const runtime = drawing(255, [{ status: 502 }, reset, { status: 200, body: '<html>' }, fine])
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())
    expect(runtime.logged().split('\n')).toEqual([
      'vault.lab.test returned 502; attempt 2 in 1.0 s, 60.0 s left',
      'vault.lab.test returned 200 with a web page; … 2 more retries',
    ])
  })

  test('is logged by one line where one retry was enough', async () => {
    const runtime = drawing(255, [{ status: 503 }, fine])
    await retryingClient(runtime, startBudget(runtime, 60_000)).send(ask())
    expect(runtime.logged()).toBe('vault.lab.test returned 503; attempt 2 in 1.0 s, 60.0 s left')
  })

  test('that cannot hold the wait that a server asks for names both', async () => {
    const runtime = answering([{ status: 503 }, { status: 429, headers: { 'retry-after': '30' } }])
    const { message } = await failureOf(
      retryingClient(runtime, startBudget(runtime, 20_000)).send(ask()),
    )
    expect(message).toBe(
      'vault.lab.test returned 429 and requires a wait of 30 s, 19 s left (2 attempts)',
    )
  })

  test.each<readonly [Fault, string, string]>([
    [{ status: 200, body: '' }, 'RESPONSE_INVALID', 'returned 200 with an empty body'],
    [{ status: 200, body: '<html>' }, 'RESPONSE_INVALID', 'returned 200 with a web page'],
    [{ status: 503 }, 'UNREACHABLE', 'returned 503'],
    ['silence', 'TIMED_OUT', 'did not answer in time'],
  ])('that is used up by %j says so', async (fault, code, words) => {
    const runtime = answering([fault])
    const failure = await failureOf(
      retryingClient(runtime, startBudget(runtime, 1_000)).send(ask()),
    )
    expect([failure.code, failure.message]).toEqual([code, expect.stringContaining(words)])
  })

  test('that is stopped begins nothing new, neither a wait nor an attempt', async () => {
    const stop = new AbortController()
    const reason = new Failure('CANCELLED', 'stop')
    const runtime = answering([{ status: 503 }])
    const pending = failureOf(
      retryingClient(runtime, startBudget(runtime, 60_000, { stopNew: stop.signal })).send(ask()),
    )
    await until(() => waits(runtime).length > 0)
    stop.abort(reason)
    expect(await pending).toBe(reason)
    expect(requests(runtime)).toBe(1)
    expect(
      await failureOf(
        retryingClient(runtime, startBudget(runtime, 60_000, { stopNew: stop.signal })).send(ask()),
      ),
    ).toBe(reason)
    expect(requests(runtime)).toBe(1)
  })

  test('that is stopped while a token is fetched for an attempt does not begin it, and says so', async () => {
    const stop = new AbortController()
    const reason = new Failure('CANCELLED', 'stop')
    const runtime = answering([fine])
    const ended: (HttpResponse | Failure)[] = []
    const attempt: RequestSource = {
      host: 'vault.lab.test',
      async next() {
        stop.abort(reason)
        return ask()
      },
      onOutcome: (outcome) => ended.push(outcome),
    }
    expect(
      await failureOf(
        retryingClient(runtime, startBudget(runtime, 60_000, { stopNew: stop.signal })).send(
          attempt,
        ),
      ),
    ).toBe(reason)
    expect([requests(runtime), ended]).toEqual([
      0,
      [expect.objectContaining({ code: 'CANCELLED', facts: { notSent: true } })],
    ])
  })

  test('that is stopped while a request is made to which nobody listens does not begin it either', async () => {
    const stop = new AbortController()
    const reason = new Failure('CANCELLED', 'stop')
    const runtime = answering([fine])
    const next = async (): Promise<HttpRequest> => {
      stop.abort(reason)
      return ask()
    }
    const sent = retryingClient(
      runtime,
      startBudget(runtime, 60_000, { stopNew: stop.signal }),
    ).send({
      host: 'vault.lab.test',
      next,
    })
    expect([await failureOf(sent), requests(runtime)]).toEqual([reason, 0])
  })

  test('hands its cut-off to what is under way', async () => {
    const abort = new AbortController()
    const reason = new Failure('CANCELLED', 'stop')
    const runtime = answering(['silence'])
    const pending = failureOf(
      retryingClient(runtime, startBudget(runtime, 60_000, { abortAll: abort.signal })).send(ask()),
    )
    await until(() => requests(runtime) > 0)
    abort.abort(reason)
    expect(await pending).toBe(reason)
  })
})

test('what is not a failure of ours becomes one', async () => {
  const runtime = {
    ...answering([fine]),
    http: (): Promise<HttpResponse> => Promise.reject(new TypeError('ghs_topsecret')),
  }
  const failure = await failureOf(retryingClient(runtime, startBudget(runtime, 60_000)).send(ask()))
  expect([failure.code, failure.message.includes('ghs_topsecret')]).toEqual(['INTERNAL', false])
})
