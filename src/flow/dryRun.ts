import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { type DryRun, describeDryRun, publicClaims, summarizeDryRun } from './dryRunReport.ts'
import { createRun, type Plan, type Run } from './run.ts'
import { verifyAll, verifyTokens } from './tokens.ts'

/**
 * Main with `dry-run`: shows the identity of this run and the policies that would accept it, then
 * verifies the tokens as the real run does and throws what it would throw. Requests go to the
 * runner and to the issuer only. No token leaves this function.
 */
export async function runDry(runtime: Runtime, plan: Plan, start: number): Promise<void> {
  const run = createRun(runtime, plan, {
    budget: { total: plan.step.timeout, ends: start + plan.step.timeout },
    journal: withoutJournal,
    record: '',
    inputs: () => new Map(),
  })
  const found = await showable(run)
  for (const line of describeDryRun(found)) runtime.log('info', line)
  runtime.exportValues({
    env: new Map(),
    outputs: new Map([
      ['leased', 'false'],
      ['claims', JSON.stringify(publicClaims(found))],
    ]),
    ...(plan.step.summary && { summary: summarizeDryRun(found) }),
  })
  runtime.log('warning', 'Nothing was leased: this step has "dry-run: true"')
  await verifyTokens(run)
  runtime.log('info', 'The real run would now send the tokens to the servers of the leases')
}

/** Returns the claims of any genuine token of this run, whatever `expect` and the event are. */
async function showable(run: Run): Promise<DryRun> {
  const { plan, runtime } = run
  const event = runtime.job.github('event_name') ?? ''
  const tokens = await verifyAll({
    ...run,
    plan: {
      ...plan,
      step: { ...plan.step, allowEvents: new Set([...plan.step.allowEvents, event]) },
      leases: plan.leases.map((config) => ({ ...config, expect: [] })),
    },
  })
  return {
    leases: plan.leases.flatMap((config) => {
      const token = tokens.get(config.name)
      return token ? [{ config, token: { claims: token.claims, audience: token.audience } }] : []
    }),
  }
}

/** Nothing is leased, so nothing may be written; the tombstone in the state stands. */
const withoutJournal: Run['journal'] = {
  header: { uid: '', record: undefined },
  entries: [],
  fullyPersisted: true,
  append: () => {
    throw new Failure('INTERNAL', 'a dry run has no journal')
  },
  close: () => {},
}
