import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { GITHUB_TOKEN } from '../lab/environments.ts'
import type { LabRequest } from '../lab/handler.ts'
import type { Fault } from '../lab/runtime.ts'
import { sinkJob } from '../lab/sinkJob.ts'
import { events } from '../lab/transcript.ts'
import { COMMANDS, jsonLies, MARK } from './providerCase.ts'

const BUDGET_MS = 60_000

const calls = {
  'the environment': /\/environments\/production$/,
  'its branches': /\/deployment-branch-policies$/,
  'the approvals': /\/approvals$/,
} as const

const reset = new Failure('UNREACHABLE', 'the connection was reset', { transient: true })
const html = { 'content-type': 'text/html' }
const passing: Readonly<Record<string, Fault>> = {
  ...{ reset, lost: { lost: reset }, silence: 'silence' },
  'HTML 200': { status: 200, headers: html, body: `<html>${MARK}</html>` },
  '429, after 2 s': { status: 429, headers: { 'retry-after': '2' } },
  ...Object.fromEntries(
    [408, 429, 500, 502, 503, 504].map((status) => [String(status), { status }]),
  ),
}
const lies = Object.entries(jsonLies('node_id', (value) => ({ node_id: value })))
const lasting: Readonly<Record<string, Fault>> = {
  ...passing,
  ...Object.fromEntries(
    [302, 400, 401, 403, 404].map((status) => [
      `${status} and text`,
      { status, headers: { location: 'https://elsewhere.test' }, body: COMMANDS },
    ]),
  ),
  ...Object.fromEntries(lies.map(([name, { answer }]) => [`says ${name}`, answer])),
}

const inputs = {
  from: 'vault',
  address: 'https://vault.lab.test',
  role: 'ci',
  export: 'env',
  'environment-rules':
    'required-reviewers: 1\nbranches: [main]\napproved: true\nprevent-self-review: true',
  'github-token': GITHUB_TOKEN,
}
const api = {
  ...{ reviewers: 1, preventSelfReview: true, branches: ['main'], approvedBy: ['hubot'] },
}

const striking =
  (call: RegExp, fault: Fault, times: number) =>
  ({ url }: LabRequest): Fault | undefined =>
    call.test(url.pathname) && times-- > 0 ? fault : undefined

describe.each(Object.entries(calls))("GitHub's API, reading %s", (_, call) => {
  test.each(Object.keys(passing))('is read in spite of one fault: %s', async (title) => {
    const job = sinkJob({ api, fault: striking(call, passing[title] as Fault, 1) })
    expect([title, (await job.main(inputs))?.code]).toEqual([title, undefined])
    expect(job.record()[0]).toMatchObject({ environment_rules: { required_reviewers: 1 } })
  })

  test.each(Object.keys(lasting))('lets no token out under a lasting fault: %s', async (title) => {
    const job = sinkJob({ api, fault: striking(call, lasting[title] as Fault, 1_000) })
    const failure = await job.main(inputs)
    expect([title, failure?.code]).toEqual([
      title,
      expect.stringMatching(/^(?:UNREACHABLE|TIMED_OUT|RESPONSE_INVALID|ENVIRONMENT_UNPROTECTED)$/),
    ])
    expect(job.runtime.monotonicMs()).toBeLessThanOrEqual(BUDGET_MS)
    const sent = events(job.runtime.transcript, 'request').filter(({ url }) =>
      /vault|elsewhere/.test(new URL(url).host),
    )
    expect([sent, events(job.runtime.transcript, 'expose')]).toEqual([[], []])
    const left = JSON.stringify([[...job.runtime.state], [...job.runtime.disk]])
    const shown = `${job.runtime.logged()}\n${failure?.message}`
    expect(left + shown).not.toContain(GITHUB_TOKEN)
    expect(shown).not.toMatch(new RegExp(`${MARK}|::(?:set|add|error)|##\\[`))
  })
})
