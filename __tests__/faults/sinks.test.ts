import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { LabRequest } from '../lab/handler.ts'
import { findLeaks } from '../lab/leaks.ts'
import type { Fault } from '../lab/runtime.ts'
import { type SinkJob, sinkInputs, sinkJob } from '../lab/sinkJob.ts'
import { events } from '../lab/transcript.ts'
import { COMMANDS, MARK } from './providerCase.ts'

const BUDGET_MS = 60_000
const POST_MS = 15_000

const reset = new Failure('UNREACHABLE', 'the connection was reset', { transient: true })
const down = new Failure('UNREACHABLE', 'the host could not be reached', {
  transient: true,
  notSent: true,
})
const json = { 'content-type': 'application/json' }
const html = { 'content-type': 'text/html' }

/** What may pass: one such fault does no harm. */
const passing: Readonly<Record<string, Fault>> = {
  ...{ down, reset, 'lost answer': { lost: reset }, silence: 'silence', slow: { after: 2_000 } },
  '429': { status: 429 },
  '429, after 2 s': { status: 429, headers: { 'retry-after': '2' } },
  ...Object.fromEntries([502, 503, 504].map((status) => [String(status), { status }])),
  'HTML 200': { status: 200, headers: html, body: `<html>${MARK}</html>` },
}
/** What the sink has decided: it is not asked again. */
const final: Readonly<Record<string, Fault>> = Object.fromEntries(
  [302, 400, 401, 403, 404, 413].map((status) => [
    `${status} and text`,
    { status, headers: { ...json, location: 'https://elsewhere.test' }, body: COMMANDS },
  ]),
)
/** What only a response of OTLP says. */
const partial: Readonly<Record<string, Fault>> = {
  partial: {
    status: 200,
    headers: json,
    body: { partialSuccess: { rejectedLogRecords: '1', errorMessage: COMMANDS } },
  },
  'no confirmation': { status: 200, headers: json, body: COMMANDS },
  'a count that is none': {
    status: 200,
    headers: json,
    body: { partialSuccess: { rejectedLogRecords: MARK } },
  },
  'an hour of patience': { status: 429, headers: { 'retry-after': '3600' } },
}
const slow = ({ after }: { readonly after?: number }): boolean => after !== undefined

const SINKS = [
  ['collector', []],
  ['cloudwatch', ['audit']],
  ['google', ['logs']],
  ['sentinel', ['monitor']],
] as const
// The policies differ in the flow, the clouds in what authenticates a request.
const cases = SINKS.flatMap(([sink, leases]) =>
  (sink === 'collector' ? (['warn', 'fail'] as const) : (['fail'] as const)).map((policy) => ({
    ...{ sink, leases, policy },
  })),
)

/** Strikes the requests that carry lines, the first ones or always. */
const striking =
  (fault: Fault, times: number) =>
  ({ url }: LabRequest): Fault | undefined =>
    /\/v1\/logs$|\/dataCollectionRules\//.test(url.pathname) && times-- > 0 ? fault : undefined

const isSlow = (fault: Fault): boolean =>
  typeof fault === 'object' && !(fault instanceof Failure) && slow(fault as { after?: number })

/** Whatever a sink does: no secret goes there or into the log, and it never speaks through us. */
function expectSafe(job: SinkJob, ...logs: readonly string[]): void {
  const bodies = Object.entries(job.sinks).map(([where, { requests }]) => ({
    where,
    text: requests.map(({ body }) => body).join('\n'),
  }))
  const text = [job.runtime.logged(), JSON.stringify(job.record()), ...logs].join('\n')
  expect(findLeaks([...bodies, { where: 'log', text }], job.runtime.lab.issued)).toEqual([])
  expect(text).not.toMatch(new RegExp(`${MARK}|::(?:set|add|error)|##\\[`))
}

describe.each(cases)('sink $sink, on-failure: $policy', ({ sink, leases, policy }) => {
  const inputs = sinkInputs({ [sink]: policy }, ['app', ...leases])
  const lasting = { ...passing, ...final, ...(sink === 'sentinel' ? {} : partial) }

  test.each(Object.keys(passing))('has every line after one fault: %s', async (title) => {
    const fault = passing[title] as Fault
    const job = sinkJob({ fault: striking(fault, 1) })
    expect(await job.main(inputs)).toBeUndefined()
    const after = await job.post({ fault: striking(fault, 1) })
    expect([title, after?.failure]).toEqual([title, undefined])
    const stored = new Set(job.sinks[sink].lines.map(({ uid }) => uid))
    expect(job.record().filter(({ uid }) => !stored.has(uid))).toEqual([])
    expect(job.vault.living()).toEqual([])
    expectSafe(job, after?.runtime.logged() ?? '')
  })

  test.each(Object.keys(lasting))(
    'keeps its word in main under a lasting fault: %s',
    async (title) => {
      const fault = lasting[title] as Fault
      const job = sinkJob({ fault: striking(fault, 1_000) })
      const failure = await job.main(inputs)
      const exported = events(job.runtime.transcript, 'expose').length
      const fails = policy === 'fail' && !isSlow(fault)
      expect([title, failure?.code, exported]).toEqual(
        fails ? [title, 'SINK_FAILED', 0] : [title, undefined, 1],
      )
      expect(job.runtime.monotonicMs()).toBeLessThanOrEqual(BUDGET_MS)
      if (fails) expect(job.vault.living()).toEqual([])
      else if (!isSlow(fault)) expect(job.runtime.logged()).toContain(`sink "${sink}": `)
      const repeated = events(job.runtime.transcript, 'request').filter(({ body }) =>
        body.includes('leased'),
      )
      if (title in final || title === 'partial') expect(repeated).toHaveLength(1)
      await job.post()
      expect(job.vault.living()).toEqual([])
      expectSafe(job, failure?.message ?? '')
    },
  )

  test.each(Object.keys(lasting))('revokes in post under a lasting fault: %s', async (title) => {
    const fault = lasting[title] as Fault
    const job = sinkJob()
    expect(await job.main(inputs)).toBeUndefined()
    const begun = job.runtime.monotonicMs()
    const after = await job.post({ fault: striking(fault, 1_000) })
    expect(job.runtime.monotonicMs() - begun).toBeLessThanOrEqual(POST_MS)
    const strict = policy === 'fail' && !isSlow(fault)
    expect([title, after?.failure?.code]).toEqual([title, strict ? 'SINK_FAILED' : undefined])
    expect(job.vault.living()).toEqual([])
    expect(job.record().filter(({ event }) => event === 'ended').length).toBeGreaterThan(0)
    expectSafe(job, after?.failure?.message ?? '', after?.runtime.logged() ?? '')
  })
})
