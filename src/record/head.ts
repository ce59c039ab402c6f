import { hash } from 'node:crypto'
import type { JobFacts, Runtime } from '../core/runtime.ts'
import type { EventHead, RunIds } from './event.ts'

/** What the lines of one step have in common: its random uid, and the ids of the run. */
export interface StepIds {
  readonly uid: string
  readonly run?: Readonly<Record<string, string | undefined>> | undefined
  /** The labels of each lease that has some. */
  readonly labels?: Readonly<Record<string, Readonly<Record<string, string>>>> | undefined
}

/** Returns the members of a line that join it with others. `token` has the ids of the ID token. */
export function eventHead(
  runtime: Pick<Runtime, 'now' | 'random'>,
  { uid, run: { repository_id, run_id, run_attempt } = {} }: StepIds,
  {
    event,
    lease,
    token,
  }: Pick<EventHead, 'event' | 'lease'> & { readonly token?: RunIds | undefined },
): EventHead {
  return {
    schema: 2,
    uid: randomUid(runtime),
    time: rfc3339Ms(runtime.now()),
    event,
    lease,
    lease_uid: leaseUid(uid, lease),
    run: { repository_id, run_id, run_attempt, ...token },
    trace: traceOf(run_id, run_attempt),
  }
}

/** Returns the ids of a step that has no journal. */
export const newStepIds = (runtime: Pick<Runtime, 'random' | 'job'>): StepIds => ({
  uid: randomUid(runtime),
  run: runOf(runtime.job),
})

/** Returns 32 random hexadecimal digits. */
const randomUid = ({ random }: Pick<Runtime, 'random'>): string =>
  Buffer.from(random(16)).toString('hex')

/**
 * Returns the uid of a lease, derived from the step's uid so that main and post agree without
 * further state.
 */
export const leaseUid = (stepUid: string, lease: string): string =>
  hash('sha256', `${stepUid} ${lease}`).slice(0, 32)

/** Returns the ids of the run that the runner states. */
export const runOf = ({ github }: Pick<JobFacts, 'github'>): NonNullable<StepIds['run']> =>
  Object.fromEntries(
    ['repository', 'repository_id', 'run_id', 'run_attempt'].map((name) => [name, github(name)]),
  )

/** Returns the ids of the job and the token in verified claims; `undefined` if there are none. */
export function tokenIds(
  claims: Readonly<Record<string, unknown>>,
): Readonly<Record<string, string>> | undefined {
  const pairs = ['check_run_id', 'jti'].flatMap((name) => {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined
    return typeof value === 'string' && value.length <= LONGEST_ID ? [[name, value] as const] : []
  })
  return pairs.length === 0 ? undefined : Object.fromEntries(pairs)
}

const LONGEST_ID = 128

/**
 * Returns the trace id by the rule of the OpenTelemetry Collector's GitHub receiver: the first 16
 * bytes of SHA-256(`<run_id><run_attempt>t`).
 */
export function traceOf(id: string | undefined, attempt: string | undefined): string | undefined {
  if (!id || !attempt) return undefined
  return hash('sha256', `${id}${attempt}t`).slice(0, 32)
}

const rfc3339Ms = (seconds: number): string => new Date(seconds * 1000).toISOString()
