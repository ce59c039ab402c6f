import type { JobFacts } from '../kit/world.ts'
import { type Claims, claimOf } from './claims.ts'
import type { Expecting } from './expect.ts'
import { shown } from './shown.ts'

/** The claims that bind a token to this very run, where the runner says the same of the job. */
export const BOUND: readonly string[] = [
  'repository_id',
  'repository_owner_id',
  'run_id',
  'run_attempt',
]

/** Events that people without a right to the repository can cause, and that run in its name. */
export const PRIVILEGED: ReadonlySet<string> = new Set([
  ...['pull_request_target', 'issue_comment', 'issues', 'discussion', 'discussion_comment'],
  'workflow_run',
])

/** What ties the token to another run than this one. */
export function runMismatches(claims: Claims, job: Pick<JobFacts, 'fact'>): readonly string[] {
  return BOUND.flatMap((name) => {
    const [got, own] = [claimOf(claims, name), job.fact(name)]
    if (got === undefined || own === undefined || got === own) return []
    return [`"${name}" is ${shown(got)}; this run is ${shown(own)} (GITHUB_${name.toUpperCase()})`]
  })
}

/** A run that outsiders can have caused, and the leases that do not allow it. */
export interface RefusedEvent {
  readonly sentence: string
  readonly leases: readonly Expecting[]
}

/** Judged by the claim: the runner's own variable could have been changed. The event's payload is read for `workflow_run` alone. */
export async function refusedEvent(
  claims: Claims,
  {
    job,
    allowed,
  }: { readonly job: Pick<JobFacts, 'event'>; readonly allowed: ReadonlySet<string> },
  leases: readonly Expecting[],
): Promise<RefusedEvent | undefined> {
  const event = claimOf(claims, 'event_name')
  if (typeof event !== 'string')
    return { sentence: 'the token does not say which event started the run', leases }
  if (!PRIVILEGED.has(event) || allowed.has(event)) return undefined
  const unwilling = leases.filter(
    ({ expect }) => !expect.some((each) => each.get('event_name')?.includes(event)),
  )
  if (unwilling.length === 0) return undefined
  if (event !== 'workflow_run')
    return {
      sentence: `the run was started by ${event}, which outsiders can cause`,
      leases: unwilling,
    }
  if (causedHere(claims, await job.event())) return undefined
  return {
    sentence:
      'the run was started by workflow_run, after a run of a pull request or of another repository',
    leases: unwilling,
  }
}

/** The run that triggered this one was of this repository's own code, and of no pull request. */
function causedHere(claims: Claims, payload: Readonly<Record<string, unknown>>): boolean {
  const run = member(payload, 'workflow_run')
  const event = member(run, 'event')
  const head = member(run, 'head_repository')
  const id = member(head, 'id')
  const own =
    id === undefined
      ? same(member(head, 'full_name'), claimOf(claims, 'repository'))
      : same(id, claimOf(claims, 'repository_id'))
  return own && typeof event === 'string' && event !== '' && !event.startsWith('pull_request')
}

/** Ids are numbers in a payload, and texts in a token. */
const same = (told: unknown, claimed: unknown): boolean =>
  (typeof told === 'string' || typeof told === 'number') &&
  claimed !== '' &&
  String(told) === claimed

const member = (value: unknown, name: string): unknown =>
  typeof value === 'object' && value !== null && Object.hasOwn(value, name)
    ? (value as Claims)[name]
    : undefined
