import { asFailure, Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Lease, RegistryLogin } from '../journal/credentials.ts'
import { clampExpiry } from '../journal/entry.ts'
import { type LeaseFailure, mergeFailures } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { describeLeases } from './log.ts'
import type { ObtainedLease, Run, StepTokens } from './run.ts'
import { createSession, settleAll } from './session.ts'

/**
 * Runs all exchanges in parallel, checks each lease when it arrives, logs the leases and returns
 * them. Throws the merged failures of the leases that failed themselves; a lease that was stopped
 * because another failed is not counted.
 */
export async function exchangeAll(run: Run, tokens: StepTokens): Promise<readonly ObtainedLease[]> {
  const { runtime, plan, halt, failureLog } = run
  const failures: LeaseFailure[] = []
  const exchanges = plan.leases.map(async (config) => {
    try {
      return await exchangeOne(run, tokens, config)
    } catch (error) {
      const failure = asFailure(error).forLease(config.name)
      if (failure.facts.lease === config.name) {
        failureLog.failed(config.name, failure)
        failures.push({ leases: [config.name], failure })
      }
      throw failure
    }
  })
  const obtained = await settleAll(exchanges, (failure) => halt.abort(failure)).catch((error) => {
    const [first, ...more] = failures
    throw first ? mergeFailures(first, more) : error
  })
  runtime.cancelled.throwIfAborted()
  for (const line of describeLeases(runtime, obtained)) runtime.log('info', line)
  return obtained
}

async function exchangeOne(
  run: Run,
  tokens: StepTokens,
  config: LeaseConfig,
): Promise<ObtainedLease> {
  const { runtime } = run
  const token = tokens.verified.get(config.name)
  if (!token) throw new Failure('INTERNAL', 'a lease has no verified token')
  const session = createSession(runtime, { ...run, tokens }, { config, token })
  const response = await config.prepared.exchange(session)
  const lease = { ...response, expiresAt: clampExpiry(response.expiresAt) }
  rejectExpired(runtime, lease)
  checkMinLifetime(runtime, config, lease)
  return { config, token, lease, environment: tokens.environment?.get(config.name) }
}

/**
 * Throws `GUARD_FAILED` if the lease has expired on arrival: later steps would trust credentials
 * that do not work.
 */
function rejectExpired(runtime: Runtime, { expiresAt }: Lease): void {
  if (expiresAt === undefined || expiresAt > runtime.now()) return
  throw new Failure('GUARD_FAILED', 'the lease had expired when it arrived', {
    causes: ["this machine's clock is wrong", 'a proxy returned a cached response'],
    fix: 'Set the clock of the runner; if it is right, look at what the server answers.',
  })
}

/**
 * Returns when the first of what is exported expires: logins may outlive the session that obtained
 * them, and the access to a cluster may end before it.
 */
function exportedUntil(exports: LeaseConfig['exports'], lease: Lease): number | undefined {
  if (exports.has('docker') && exports.size === 1) return firstEnd(lease.logins ?? [])
  const clusterEnds = exports.has('kubeconfig') ? lease.cluster?.expiresAt : undefined
  return lease.expiresAt === undefined || clusterEnds === undefined
    ? lease.expiresAt
    : Math.min(lease.expiresAt, clusterEnds)
}

/** Returns when the first of the passwords ends: it may be after the session that obtained it. */
function firstEnd(logins: readonly RegistryLogin[]): number | undefined {
  const ends = logins.map(({ expiresAt }) => expiresAt)
  return ends.some((end) => end === undefined)
    ? undefined
    : Math.min(...ends.filter((end) => end !== undefined))
}

// The response takes time, and the server's clock differs from ours: a granted hour looks a little
// shorter.
const LIFETIME_TOLERANCE_S = 30

/** Throws `GUARD_FAILED` if the lease is shorter than `min-lifetime`, or its expiry is unknown. */
function checkMinLifetime(
  runtime: Runtime,
  { minLifetime, exports }: LeaseConfig,
  lease: Lease,
): void {
  if (minLifetime === undefined) return
  const expiresAt = exportedUntil(exports, lease)
  const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - runtime.now())
  if (
    granted !== undefined &&
    granted >= minLifetime - Math.min(LIFETIME_TOLERANCE_S, minLifetime / 20)
  )
    return
  const result =
    granted === undefined ? 'the server returned no expiry' : `the server granted ${granted} s`
  throw new Failure(
    'GUARD_FAILED',
    `${result}; "min-lifetime" requires at least ${minLifetime} s`,
    {
      causes: ['the server limits the lifetime'],
      fix:
        `Raise the limit at the server, or lower ` +
        `"min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
    },
  )
}
