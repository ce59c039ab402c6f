import { retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { createKeySet } from '../identity/jwks.ts'
import { type DryRun, describeDryRun, publicClaims, summarizeDryRun } from './dryRunReport.ts'
import { createFailureLog } from './failureLog.ts'
import { defaultAudienceNotice, namesOnlyNotice, suggestExpect } from './log.ts'
import type { Plan } from './plan.ts'
import { createIdTokens, type IdTokens } from './tokens.ts'

/**
 * Main with `dry-run`: shows the identity of this run and the policies that would accept it, then
 * verifies the tokens as the real run does and throws what it would throw. Requests go to the
 * runner and to the issuer only. No token leaves this function.
 */
export async function runDry(runtime: Runtime, plan: Plan, start: number): Promise<void> {
  const { timeout: total, issuer, summary } = plan.step
  const client = retryingClient(runtime, {
    // As in the real run, which keeps an eighth for its rollback.
    ...{ total, ends: start + total - total / 8 },
    ...{ stopNew: runtime.cancelled, abortAll: runtime.cancelled },
  })
  const from = { client, keys: createKeySet(runtime, client, issuer) }
  const tokensOf = (given: Plan): IdTokens =>
    createIdTokens(runtime, given, {
      ...from,
      failureLog: createFailureLog(runtime.job.idToken?.bearer),
    })
  const tokens = await tokensOf(withoutExpectations(runtime, plan)).verifyAll()
  for (const line of defaultAudienceNotice(plan, runtime)) runtime.log('notice', line)
  for (const notice of [suggestExpect(plan, tokens), namesOnlyNotice(tokens)])
    if (notice !== undefined) runtime.log('notice', notice)
  const found: DryRun = {
    leases: plan.leases.flatMap((config) => {
      const token = tokens.get(config.name)
      return token ? [{ config, token: { claims: token.claims, audience: token.audience } }] : []
    }),
  }
  for (const line of describeDryRun(found)) runtime.log('info', line)
  runtime.exportValues({
    env: new Map(),
    outputs: new Map([
      ['leased', 'false'],
      ['claims', JSON.stringify(publicClaims(found))],
    ]),
    ...(summary && { summary: summarizeDryRun(found) }),
  })
  runtime.log('warning', 'Nothing was leased: this step has "dry-run: true"')
  await tokensOf(plan).verifyAll()
  runtime.log('info', 'The real run would now send the tokens to the servers of the leases')
}

/** Returns a plan for which any genuine token of this run is verified, to show its claims. */
function withoutExpectations(runtime: Runtime, plan: Plan): Plan {
  const event = runtime.job.github('event_name') ?? ''
  return {
    ...plan,
    step: { ...plan.step, allowEvents: new Set([...plan.step.allowEvents, event]) },
    leases: plan.leases.map((config) => ({ ...config, expect: [] })),
  }
}
