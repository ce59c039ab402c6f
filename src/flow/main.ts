import { asFailure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { unavailable } from '../identity/idToken.ts'
import { recordRefusals, warnOnError } from './audit.ts'
import { exchangeAll } from './exchange.ts'
import { exportAll, prepareExport } from './export.ts'
import { createFailureLog } from './failureLog.ts'
import { openRun } from './openRun.ts'
import { parsePlan } from './plan.ts'
import { preconnectTargets } from './preconnect.ts'
import { rollBack } from './rollBack.ts'
import type { Plan, Sinks } from './run.ts'
import { verifyTokens } from './tokens.ts'

/**
 * Runs main. Every token is verified before one is sent, and everything that is leased is in the
 * state before the next request. A failed step revokes all of its leases and exports nothing. A sink
 * with `on-failure: fail` has stored the record before anything is exported.
 */
export async function runMain(
  runtime: Runtime,
  inputs: ReadonlyMap<string, string>,
): Promise<void> {
  const start = runtime.monotonicMs()
  const plan = await parsePlan(runtime, inputs)
  if (!plan.step.dryRun) await preconnectTargets(runtime, plan.leases)
  if (!runtime.job.idToken) return skipOrFail(runtime, plan)
  if (plan.step.dryRun) return (await import('./dryRun.ts')).runDry(runtime, plan, start)
  const run = openRun(runtime, plan, { start, inputs })
  let sinks: Sinks | undefined
  try {
    if (plan.sinks) sinks = (await import('./sinks.ts')).openSinks(run, plan.sinks.all)
    const tokens = await verifyTokens(run, sinks)
    if (isTest(plan)) return await (await import('./trustTest.ts')).expectRejections(run, tokens)
    const leases = await exchangeAll(run, tokens)
    const prepared = prepareExport(run, leases)
    if (sinks) await sinks.shipRequired(prepared.lines, leases)
    exportAll(run, prepared)
    if (sinks) await sinks.shipOthers(leases)
  } catch (error) {
    throw await rollBack(run, asFailure(error), sinks)
  } finally {
    // Main's last action. If it fails, post treats the journal as that of a killed main.
    warnOnError(runtime, () => run.journal.close())
  }
}

/** Returns whether the step tests trust policies: its leases must be rejected, all of them. */
const isTest = ({ leases }: Plan): boolean => leases.some(({ mustBeRejected }) => mustBeRejected)

/** Leases nothing: the job cannot request ID tokens. Throws unless `on-unavailable` is `skip`. */
async function skipOrFail(runtime: Runtime, plan: Plan): Promise<void> {
  const failure = await unavailable(runtime.job)
  if (plan.step.onUnavailable === 'fail')
    throw recordRefusals(runtime, plan, {
      failure,
      record: runtime.tempFilePath('record.jsonl'),
      failureLog: createFailureLog(),
    }).failure
  runtime.log('notice', `Nothing is leased, as "on-unavailable: skip" asks: ${failure.message}`)
  runtime.exportValues({ env: new Map(), outputs: new Map([['leased', 'false']]) })
}
