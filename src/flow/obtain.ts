import { asFailure, Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Lease } from '../journal/credentials.ts'
import { clampExpiry } from '../journal/entry.ts'
import type { FailureLog } from './failureLog.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { type LeaseFailure, mergeFailures } from './mergeFailures.ts'
import { createSession, type SessionContext } from './session.ts'
import { settleAll } from './settleAll.ts'

/** A lease that was obtained and passed its checks, with its configuration and its token. */
export interface ObtainedLease {
  readonly config: LeaseConfig
  readonly token: VerifiedToken
  readonly lease: Lease
}

/** Where the values of one lease were exported: names only. */
export interface ExportedLease {
  readonly obtained: ObtainedLease
  readonly where: readonly string[]
}

/**
 * What parallel exchanges need: the context of their sessions, and the controller that stops new
 * attempts once a lease, or a part of one, has failed.
 */
export interface ObtainContext {
  readonly context: Omit<SessionContext, 'halt'>
  readonly halt: AbortController
  readonly failureLog: FailureLog
}

/**
 * Runs all exchanges in parallel and returns the leases. Throws the merged failures of the leases
 * that failed themselves; a lease that was stopped because another failed is not counted.
 */
export async function obtain(
  runtime: Runtime,
  config: readonly LeaseConfig[],
  wave: ObtainContext & { readonly tokens: ReadonlyMap<string, VerifiedToken> },
): Promise<readonly ObtainedLease[]> {
  const { halt, failureLog } = wave
  const refused: LeaseFailure[] = []
  const asked = config.map(async (each) => {
    try {
      return await obtainOne(runtime, each, wave)
    } catch (error) {
      const failure = asFailure(error).forLease(each.name)
      if (failure.facts.lease === each.name) {
        failureLog.failed(each.name, failure)
        refused.push({ leases: [each.name], failure })
      }
      throw failure
    }
  })
  try {
    return await settleAll(asked, (failure) => halt.abort(failure))
  } catch (error) {
    const [first, ...more] = refused
    throw first ? mergeFailures(first, more) : error
  }
}

async function obtainOne(
  runtime: Runtime,
  config: LeaseConfig,
  {
    context,
    halt,
    tokens,
  }: Pick<ObtainContext, 'context' | 'halt'> & {
    readonly tokens: ReadonlyMap<string, VerifiedToken>
  },
): Promise<ObtainedLease> {
  const token = tokens.get(config.name)
  if (!token) throw new Failure('INTERNAL', 'a lease has no verified token')
  const granted = await config.prepared.exchange(
    createSession(runtime, { ...context, halt }, { config, token }),
  )
  const lease = { ...granted, expiresAt: clampExpiry(granted.expiresAt) }
  rejectExpired(runtime, lease)
  checkMinLifetime(runtime, config, lease)
  return { config, token, lease }
}

/**
 * Throws `GUARD_FAILED` if the lease has expired on arrival: later steps would trust credentials
 * that do not work.
 */
function rejectExpired(runtime: Runtime, { expiresAt }: Lease): void {
  if (expiresAt === undefined || expiresAt > runtime.now()) return
  throw new Failure('GUARD_FAILED', 'the lease had expired when it arrived', {
    causes: ["this machine's clock is wrong", 'something in between answers with what it has kept'],
    fix: 'Set the clock of the runner; if it is right, look at what the server answers.',
  })
}

// The response takes time, and the server's clock differs from ours: a granted hour looks a little
// shorter.
const LIFETIME_TOLERANCE_S = 30

/** Throws `GUARD_FAILED` if the lease is shorter than `min-lifetime`, or its expiry is unknown. */
function checkMinLifetime(
  runtime: Runtime,
  { minLifetime }: LeaseConfig,
  { expiresAt }: Lease,
): void {
  if (minLifetime === undefined) return
  const granted = expiresAt === undefined ? undefined : Math.round(expiresAt - runtime.now())
  if (
    granted !== undefined &&
    granted >= minLifetime - Math.min(LIFETIME_TOLERANCE_S, minLifetime / 20)
  )
    return
  const said =
    granted === undefined
      ? 'the server did not say how long the lease lives'
      : `the server granted ${granted} s`
  throw new Failure('GUARD_FAILED', `${said}; "min-lifetime" asks for at least ${minLifetime} s`, {
    causes: ['the server limits the life of what it leases'],
    fix:
      `Raise the limit at the server, or lower ` +
      `"min-lifetime"${granted === undefined ? '' : ` to ${granted}s`}.`,
  })
}
