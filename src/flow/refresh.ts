import { asFailure, Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import { isFresh, parseSession, storedSession } from '../exports/credentialProcess.ts'
import { GITHUB } from '../identity/sources.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import { loadYaml } from '../inputs/yaml.ts'
import type { Journal } from '../journal/journal.ts'
import { memoryJournal } from '../journal/memoryJournal.ts'
import { runOf } from '../record/head.ts'
import { recordRefusals, refreshedLine } from './audit.ts'
import { exchangeAll } from './exchange.ts'
import type { LeaseConfig } from './leaseConfig.ts'
import { loadPlan } from './plan.ts'
import { parseRefreshPlan, type RefreshPlan } from './refreshPlan.ts'
import {
  failedReply,
  idTokenReply,
  type Reply,
  sessionReply,
  throwIfRepeated,
} from './refreshReply.ts'
import { checkRequest } from './refreshRequest.ts'
import { createRun, type ObtainedLease, type Plan, type Run } from './run.ts'
import { verifyTokens } from './tokens.ts'

/** The files of one lease, and the lock that lets one process at a time obtain it again. */
export interface RefreshStore {
  readonly lease: string
  /** Each returns `undefined` if the file is absent or not a regular file. */
  plan(): string | undefined
  session(): string | undefined
  rejection(): string | undefined
  /** Both replace the file in one step, if this process holds the lock. */
  saveSession(content: Secret): void
  saveRejection(content: string): void
  /** Returns whether this process now holds the lock. */
  lock(): boolean
  unlock(): void
  /** Appends a line if the record still exists. */
  appendToRecord(line: string): void
}

/** Where the command runs: its files, the runtime for a plan, and the calling step. */
export interface RefreshContext {
  readonly store: RefreshStore
  open(plan: RefreshPlan): Runtime
  /** The calling step and the audience that Google's library names; both for texts alone. */
  readonly variable: (name: string) => string | undefined
}

const BUDGET_MS = 15_000
const LOCK_WAIT_MS = 10_000
const LOCK_POLL_MS = 50

/**
 * Obtains a lease again for a library that runs in a later step, and returns what to print: by the
 * plan that main stored, with the same verification, exchange and checks. Never throws.
 */
export async function refresh(context: RefreshContext): Promise<Reply> {
  const { store, variable } = context
  const google = variable('GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE') !== undefined
  try {
    const text = store.plan()
    if (text === undefined) throw filesGone()
    const saved = parseRefreshPlan(text)
    const runtime = context.open(saved)
    const plan = await loadPlan(new Map(Object.entries(saved.inputs)), loadYaml, {
      serverUrl: runtime.job.github('server_url'),
      source: GITHUB,
      isPem: runtime.isPem,
    })
    const run: RefreshRun = { ...context, saved, runtime, plan, config: onlyLease(plan) }
    return run.config.from === 'aws' ? await sessionFor(run) : await idTokenFor(run)
  } catch (error) {
    return failedReply(store.lease, asFailure(error), { google })
  }
}

const filesGone = (): Failure =>
  new Failure('EXPORT_FAILED', 'its files are gone', {
    causes: ['the post step of the lease has run', 'this is another job'],
    fix: 'Lease in the job that uses the credentials.',
  })

function onlyLease({ leases }: Plan): LeaseConfig {
  const [config] = leases
  if (config?.refresh) return config
  throw new Failure('INTERNAL', 'the plan holds no lease with "refresh"')
}

interface RefreshRun extends RefreshContext {
  readonly saved: RefreshPlan
  readonly runtime: Runtime
  readonly plan: Plan
  readonly config: LeaseConfig
}

/** Returns a session: the stored one while it is fresh, otherwise a new one. */
async function sessionFor(run: RefreshRun): Promise<Reply> {
  const { store, runtime } = run
  const usable = (fresh: boolean): Reply | undefined => {
    const stored = parseSession(store.session())
    if (!stored || stored.expiresAt <= runtime.now()) return undefined
    return fresh && !isFresh(stored, runtime.now()) ? undefined : sessionReply(stored.json)
  }
  const locked = await waitForLock(run, () => usable(true))
  if (typeof locked !== 'boolean') return locked
  // Without the lock a session that still works is better than a second request.
  const early = usable(locked)
  try {
    return early ?? (await newSession(run))
  } catch (error) {
    // A session that works for another minute hides the failure; the next call tries again.
    return usable(false) ?? failedReply(store.lease, asFailure(error), { google: false })
  } finally {
    store.unlock()
  }
}

/**
 * Waits until this process holds the lock (`true`), another has stored a fresh session (its reply),
 * or the wait was too long (`false`): two requests at once do no harm.
 */
async function waitForLock(
  { store, runtime }: RefreshRun,
  fresh: () => Reply | undefined,
): Promise<Reply | boolean> {
  const ends = runtime.monotonicMs() + LOCK_WAIT_MS
  for (;;) {
    const found = fresh()
    if (found) return found
    if (store.lock()) return true
    if (runtime.monotonicMs() > ends) return false
    await runtime.sleep(LOCK_POLL_MS)
  }
}

/** Obtains, stores and records a new session. A rejection is not requested again for a minute. */
async function newSession(run: RefreshRun): Promise<Reply> {
  const { store, runtime } = run
  checkRequest(run)
  throwIfRepeated(store.rejection(), runtime.now())
  try {
    const { lease, journal } = await leaseAgain(run)
    const step = run.variable('GITHUB_ACTION')
    const { credentials, expiresAt = 0 } = lease.lease
    if (credentials.kind !== 'aws') throw new Failure('INTERNAL', 'not a session of AWS')
    const content = storedSession(credentials, expiresAt)
    // Where the disk is full, the session is printed all the same.
    attempt(() => store.saveSession(content))
    store.appendToRecord(refreshedLine(runtime, lease, { ...journal, step }))
    return sessionReply(parseSession(content.reveal())?.json ?? '')
  } catch (error) {
    const { code, message, causes, fix } = asFailure(error)
    const at = Math.floor(runtime.now())
    store.saveRejection(JSON.stringify({ at, code, message, cause: causes[0], fix }))
    throw error
  }
}

function attempt(act: () => void): void {
  try {
    act()
  } catch {
    // The next call leases again.
  }
}

/** Returns an ID token for Google's library, which exchanges it itself. */
async function idTokenFor(run: RefreshRun): Promise<Reply> {
  const asked = run.variable('GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE')
  if (asked !== undefined && `https:${asked}` !== run.config.prepared.audience)
    throw new Failure('ENVIRONMENT_REFUSED', 'the library asks for another audience', {
      causes: ['the credential file was changed, or another file names this command'],
      fix: 'Use the file in GOOGLE_APPLICATION_CREDENTIALS as this action wrote it.',
    })
  checkRequest(run)
  const { verified } = await verifyTokens(openExchange(run))
  return idTokenReply(tokenOf(verified, run.config))
}

/** Verifies a new ID token, exchanges it and checks the lease: by the functions of main. */
async function leaseAgain(
  refreshRun: RefreshRun,
): Promise<{ readonly lease: ObtainedLease; readonly journal: Journal }> {
  const run = openExchange(refreshRun)
  const { runtime, plan, record, failureLog, journal } = run
  try {
    const tokens = await verifyTokens(run)
    const [lease] = await exchangeAll(run, tokens)
    if (lease) return { lease, journal }
    throw new Failure('INTERNAL', 'the lease went missing')
  } catch (error) {
    const ids = journal.header
    const refused = { ids, failure: asFailure(error), record, failureLog }
    throw recordRefusals(runtime, plan, refused).failure
  }
}

function openExchange({ runtime, plan, saved }: RefreshRun): Run {
  const { timeout: total } = plan.step
  // A run leaves the last eighth of its budget for the rollback, which this one has not.
  const ends = runtime.monotonicMs() + Math.min(total, BUDGET_MS) + total / 8
  const header = {
    uid: saved.uid,
    run: runOf(runtime.job),
    record: '',
    issuer: plan.step.issuer.iss,
  }
  const inputs = (): ReadonlyMap<string, string> => new Map()
  const own = { journal: memoryJournal(header), record: '', inputs }
  return createRun(runtime, plan, { budget: { total, ends }, ...own })
}

function tokenOf(
  verified: ReadonlyMap<string, VerifiedToken>,
  { name }: LeaseConfig,
): VerifiedToken {
  const token = verified.get(name)
  if (token) return token
  throw new Failure('INTERNAL', 'a verified token went missing')
}
