import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { LabRequest } from '../lab/handler.ts'
import { refreshJob } from '../lab/refreshInMemory.ts'
import type { Fault } from '../lab/runtime.ts'
import { identityCalls } from './identity.ts'
import { type Call, COMMANDS, MARK } from './providerCase.ts'
import { aws } from './providerCases/aws.ts'

const HOUR = 3600
const BUDGET_S = 15

const calls: readonly (readonly [string, Call])[] = [
  ...identityCalls,
  ...aws.calls.filter(({ name }) => name === 'exchange'),
].map((call) => [call.name, call])

const reset = new Failure('UNREACHABLE', 'the connection was reset', { transient: true })
const statuses = [400, 401, 403, 404, 408, 429, 500, 502, 503]
const passing: Readonly<Record<string, Fault>> = {
  reset,
  lost: { lost: reset },
  ...Object.fromEntries([429, 500, 503].map((status) => [String(status), { status }])),
}
const lasting: Readonly<Record<string, Fault>> = {
  ...passing,
  silence: 'silence',
  ...Object.fromEntries(
    statuses.map((status) => [`${status} and text`, { status, body: COMMANDS }]),
  ),
}

/** Strikes a call, the first time or always. */
const striking =
  ({ is }: Call, fault: Fault, times: number) =>
  (request: LabRequest): Fault | undefined =>
    is(request) && times-- > 0 ? fault : undefined

describe.each(calls)('the command of a later step, at the call "%s"', (_, call) => {
  const { name } = call
  const always = {
    ...lasting,
    ...Object.fromEntries(Object.entries(call.lies).map(([lie, { answer }]) => [lie, answer])),
  }

  test.each(Object.keys(passing))('leases in spite of one fault: %s', async (title) => {
    const job = await refreshJob()
    job.pass(HOUR)
    const { code, stderr } = await job.call({
      fault: striking(call, passing[title] as Fault, 1),
    })
    expect([name, title, code, stderr]).toEqual([name, title, 0, undefined])
  })

  test.each(Object.keys(always))('fails in time, and keeps what works: %s', async (title) => {
    const fault = always[title] as Fault
    const job = await refreshJob()
    job.pass(HOUR - 300)
    const before = job.file('lease-aws.json')
    const begun = job.main.now()
    const kept = await job.call({ fault: striking(call, fault, 1000) })
    const duration = job.main.now() - begun
    expect([kept.code, kept.stderr, job.file('lease-aws.json')]).toEqual([0, undefined, before])
    job.pass(300)
    const failed = await job.call({ fault: striking(call, fault, 1000) })
    expect([failed.code, failed.stdout, duration <= BUDGET_S]).toEqual([1, undefined, true])
    expect(failed.stderr).toMatch(
      /^lease-credentials: [A-Z_]+: lease "aws" cannot be refreshed: [^\n]+ Fix: [^\n]+\n$/,
    )
    expect(failed.stderr).not.toMatch(new RegExp(`${MARK}|::|##\\[`))
    expect(job.file('lease-aws.lock')).toBeUndefined()
  })
})
