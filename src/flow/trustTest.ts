import { asFailure, Failure } from '../core/failure.ts'
import { escapeCell } from '../record/summary.ts'
import { recordRefusals } from './audit.ts'
import { exchangeAll } from './exchange.ts'
import { type LeaseFailure, mergeFailures } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import type { Run, StepTokens } from './run.ts'

/**
 * Sends the token of each lease to its server and returns if every trust policy rejects it. Throws
 * `NOT_REJECTED` if a server granted something, which the caller revokes, and `INCONCLUSIVE` if a
 * request failed in another way. One lease does not stop the others.
 */
export async function expectRejections(run: Run, tokens: StepTokens): Promise<void> {
  const { runtime, plan, record, failureLog } = run
  const ends = await Promise.all(plan.leases.map((config) => attempt(run, tokens, config)))
  runtime.cancelled.throwIfAborted()
  for (const { config, failure } of ends) failureLog.failed(config.name, failure)
  const failed = ends.flatMap(({ config, failure, passed }): readonly LeaseFailure[] =>
    passed ? [] : [{ leases: [config.name], failure: failure.forLease(config.name) }],
  )
  // What was granted is the news; what proves nothing comes after it.
  const [first, ...more] = failed.toSorted((a, b) => rank(a.failure) - rank(b.failure))
  if (first) throw mergeFailures(first, more)
  for (const { config, failure } of ends) {
    const place = config.prepared.host
    runtime.log('info', `${config.name}: rejected by the trust policy at ${place}, as it must be`)
    runtime.log('debug', failure.message)
  }
  const [{ failure } = { failure: new Failure('INTERNAL', 'a test has no lease') }] = ends
  recordRefusals(runtime, plan, { failure, record, failureLog, ids: run.journal.header })
  runtime.exportValues({
    env: new Map(),
    outputs: new Map([
      ['leased', 'false'],
      ['record', record],
    ]),
    ...(plan.step.summary && { summary: testSummary(plan.leases) }),
  })
}

interface TestEnd {
  readonly config: LeaseConfig
  readonly passed: boolean
  /** The rejection of a passed test; else what the step fails with. */
  readonly failure: Failure
}

const rank = ({ code }: Failure): number => (code === 'NOT_REJECTED' ? 0 : 1)

async function attempt(run: Run, tokens: StepTokens, config: LeaseConfig): Promise<TestEnd> {
  const alone = { ...run, plan: { ...run.plan, leases: [config] }, halt: new AbortController() }
  try {
    await exchangeAll(alone, tokens)
  } catch (error) {
    const failure = asFailure(error)
    if (failure.code === 'CANCELLED') throw failure
    const passed = failure.facts.rejectedBy === 'trust-policy'
    return { config, passed, failure: passed ? failure : explain(run, config, failure) }
  }
  const sentence = `${config.prepared.host} accepted the token of this workflow`
  return { config, passed: false, failure: new Failure('NOT_REJECTED', sentence) }
}

/** A step that failed after a login was not rejected; one that failed before proves nothing. */
function explain({ journal }: Run, { name, prepared }: LeaseConfig, failure: Failure): Failure {
  const { code, message, facts } = failure
  const granted = journal.entries.some((entry) => entry.kind === 'receipt' && entry.lease === name)
  if (!granted)
    return failure.with({
      code: 'INCONCLUSIVE',
      message: `no rejection by the trust policy of ${prepared.host}: ${code}: ${message}`,
    })
  const { causes: _, fix: __, ...rest } = facts
  return new Failure(
    'NOT_REJECTED',
    `${prepared.host} accepted the token of this workflow, and then: ${code}: ${message}`,
    { ...rest, cause: failure },
  )
}

const testSummary = (leases: readonly LeaseConfig[]): string =>
  [
    '### Trust policies rejected this workflow, as they must',
    '',
    '| lease | from | server |',
    '| --- | --- | --- |',
    ...leases.map(
      ({ name, from, prepared }) =>
        `| ${[name, from, prepared.host].map(escapeCell).join(' | ')} |`,
    ),
    '',
  ].join('\n')
