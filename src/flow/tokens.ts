import { asFailure, Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { needsPayload } from '../identity/events.ts'
import { requestToken } from '../identity/idToken.ts'
import { loadVerifier, type VerifiedToken, verify } from '../identity/verify.ts'
import { type LeaseFailure, mergeFailures } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { describeIdentity, namesOnlyNotice, suggestExpect } from './log.ts'
import type { EnvironmentCheck, Plan, Run, Sinks, StepTokens } from './run.ts'

/**
 * Requests and verifies the ID tokens of all leases and sinks and logs the identity: one token per
 * audience where the server accepts a token many times, otherwise one per lease. Throws all failures
 * merged into one, so that no token is sent unless all are verified.
 */
export async function verifyTokens(run: Run, sinks?: Sinks): Promise<StepTokens> {
  const { runtime, plan } = run
  const check = hasEnvironmentRules(plan)
    ? (await import('./environmentCheck.ts')).createEnvironmentCheck(run)
    : undefined
  const [verified] = await Promise.all([
    verifyAll(run, check, sinks),
    preloadModules(runtime, plan),
  ])
  for (const line of describeIdentity(verified)) runtime.log('info', line)
  for (const notice of [suggestExpect(plan, verified), namesOnlyNotice(verified)])
    if (notice !== undefined) runtime.log('notice', notice)
  return {
    verified,
    environment: await check?.judge(verified),
    async fresh(lease) {
      const token = (await requestAndVerify(run, [lease])).get(lease.name)
      if (!token) throw new Failure('INTERNAL', 'a verified token is missing')
      return token
    },
  }
}

/** A dry run sends nothing but its requests for tokens and keys. */
const hasEnvironmentRules = ({ step, leases }: Plan): boolean =>
  !step.dryRun && leases.some(({ environmentRules }) => environmentRules !== undefined)

/** Requests and verifies the tokens of all leases. Throws all failures merged into one. */
export async function verifyAll(
  run: Run,
  check?: EnvironmentCheck,
  sinks?: Sinks,
): Promise<ReadonlyMap<string, VerifiedToken>> {
  const groups = groupByAudience(run.plan.leases)
  const settled = await Promise.allSettled([
    ...groups.map((leases) => requestAndVerify(run, leases, check)),
    ...(sinks ? [sinks.verifySinks()] : []),
  ])
  const [first, ...more] = settled.flatMap((result, at) =>
    result.status === 'rejected' ? [leaseFailure(result.reason, groups[at])] : [],
  )
  if (first) throw mergeFailures(first, more)
  return new Map(
    settled.flatMap((result) => (result.status === 'fulfilled' ? [...(result.value ?? [])] : [])),
  )
}

/** Requests and verifies one token for leases with the same audience. */
async function requestAndVerify(
  { runtime, plan, client, keys, failureLog }: Run,
  leases: readonly LeaseConfig[],
  check?: EnvironmentCheck,
): Promise<ReadonlyMap<string, VerifiedToken>> {
  const audience = leases[0]?.audience ?? ''
  let jwt: Secret | undefined
  try {
    jwt = await requestToken(runtime, { client, issuer: plan.step.issuer }, audience)
    check?.start(jwt)
    const verified = await verify(jwt, { ...plan.step, audience, keys, runtime }, leases)
    for (const [name, token] of verified) failureLog.verified(name, token)
    return verified
  } catch (error) {
    failureLog.unverified(leases, asFailure(error), jwt)
    throw error
  }
}

/** Loads modules and removes stale files during the requests; earlier, it would delay them. */
async function preloadModules(runtime: Runtime, { leases }: Plan): Promise<void> {
  await runtime.yieldToEventLoop()
  for (const load of [loadVerifier, ...leases.map(({ prepared }) => prepared.preload)])
    void load().catch(() => {})
  // The payload's parser is large; the token alone decides whether the payload is used.
  if (needsPayload(runtime.job.github('event_name'))) void runtime.job.event()
  runtime.removeStale()
}

/** Returns the leases in groups, each of which shares one token. */
function groupByAudience(leases: readonly LeaseConfig[]): readonly (readonly LeaseConfig[])[] {
  const shared = Map.groupBy(
    leases.filter(({ prepared }) => prepared.tokenUse === 'many'),
    ({ audience }) => audience,
  )
  return [
    ...shared.values(),
    ...leases.filter(({ prepared }) => prepared.tokenUse === 'once').map((lease) => [lease]),
  ]
}

function leaseFailure(error: unknown, leases: readonly LeaseConfig[] = []): LeaseFailure {
  const failure = asFailure(error)
  const { lease } = failure.facts
  return { failure, leases: lease === undefined ? leases.map(({ name }) => name) : [lease] }
}
