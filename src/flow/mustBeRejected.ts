import { asFailure, Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import { escapeCell } from '../record/summary.ts'
import { recordRefusals } from './audit.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { type LeaseFailure, mergeFailures } from './mergeFailures.ts'
import { type ObtainContext, obtain } from './obtain.ts'
import type { Plan } from './plan.ts'

/** The parts of the run that a test of trust policies uses. */
export interface TestRun extends Omit<ObtainContext, 'halt'> {
  readonly tokens: ReadonlyMap<string, VerifiedToken>
  readonly record: string
}

/**
 * Sends the token of each lease to its server and returns if every trust policy rejects it. Throws
 * `NOT_REJECTED` if a server granted something, which the caller revokes, and `INCONCLUSIVE` if a
 * request failed in another way. One lease does not stop the others.
 */
export async function expectRejections(runtime: Runtime, plan: Plan, run: TestRun): Promise<void> {
  const ends = await Promise.all(plan.leases.map((config) => attempt(runtime, config, run)))
  runtime.cancelled.throwIfAborted()
  const failed = ends.flatMap(({ config, failure, passed }): readonly LeaseFailure[] =>
    passed ? [] : [{ leases: [config.name], failure: failure.forLease(config.name) }],
  )
  // What was granted is the news; what proves nothing comes after it.
  const [first, ...more] = failed.toSorted((a, b) => rank(a.failure) - rank(b.failure))
  for (const { config, failure } of ends) run.failureLog.failed(config.name, failure)
  if (first) throw mergeFailures(first, more)
  for (const { config } of ends)
    runtime.log(
      'info',
      `${config.name}: rejected by the trust policy at ${config.prepared.host}, as it must be`,
    )
  const [{ failure } = { failure: undefined }] = ends
  if (failure) recordRefusals(runtime, plan, { ...run, failure })
  runtime.exportValues({
    env: new Map(),
    outputs: new Map([
      ['leased', 'false'],
      ['record', run.record],
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

async function attempt(runtime: Runtime, config: LeaseConfig, run: TestRun): Promise<TestEnd> {
  const { host } = config.prepared
  try {
    await obtain(runtime, [config], { ...run, halt: new AbortController() })
    return {
      config,
      passed: false,
      failure: new Failure('NOT_REJECTED', `${host} accepted the token of this workflow`),
    }
  } catch (error) {
    const failure = asFailure(error)
    if (failure.code === 'CANCELLED') throw failure
    if (failure.facts.rejectedBy === 'trust-policy') return { config, passed: true, failure }
    return { config, passed: false, failure: explain(config, failure, run) }
  }
}

/** A step that failed after a login was not rejected; one that failed before proves nothing. */
function explain({ name, prepared }: LeaseConfig, failure: Failure, run: TestRun): Failure {
  const { code, message, facts } = failure
  const granted = run.context.journal.entries.some(
    (entry) => entry.kind === 'receipt' && entry.lease === name,
  )
  return new Failure(
    granted ? 'NOT_REJECTED' : 'INCONCLUSIVE',
    granted
      ? `${prepared.host} accepted the token of this workflow, and then: ${code}: ${message}`
      : `no rejection by the trust policy of ${prepared.host}: ${code}: ${message}`,
    granted ? { ...facts, causes: undefined, fix: undefined, cause: failure } : facts,
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
