import type { FailureFacts } from '../core/failure.ts'
import type { JobFacts } from '../core/runtime.ts'
import { type Claims, ownClaim, quoteClaim } from './claims.ts'
import { ACCEPTED_EVENTS, needsPayload } from './events.ts'
import type { LeaseExpectations } from './expect.ts'
import type { Source } from './sources.ts'

/** Returns a sentence for each claim that differs from this run, or is absent on either side. */
export function runMismatches(
  claims: Claims,
  job: Pick<JobFacts, 'github'>,
  { boundClaims }: Pick<Source, 'boundClaims'>,
): readonly string[] {
  return boundClaims.flatMap((name) => {
    const [got, own] = [ownClaim(claims, name), job.github(name)]
    const variable = `GITHUB_${name.toUpperCase()}`
    if (own === undefined)
      return [`"${name}" is ${quoteClaim(got)}; the runner does not set ${variable}`]
    return got === own
      ? []
      : [`"${name}" is ${quoteClaim(got)}; this run is ${quoteClaim(own)} (${variable})`]
  })
}

/** An event that is not accepted, and the leases that do not expect it. */
export interface RejectedEvent {
  readonly sentence: string
  readonly facts: Pick<FailureFacts, 'causes' | 'fix'>
  readonly leases: readonly LeaseExpectations[]
}

interface EventRules {
  readonly source: Pick<Source, 'hasRepositoryIds'>
  readonly job: Pick<JobFacts, 'event'>
  readonly allowed: ReadonlySet<string>
}

/**
 * Returns why the event of the run is rejected, or `undefined` if it is accepted. The claim
 * decides, because the runner's variable could have been changed. Names are compared exactly: no
 * other spelling than the issuer's is accepted. The payload is read only if a condition needs it.
 */
export async function rejectedEvent(
  claims: Claims,
  { job, allowed, source }: EventRules,
  leases: readonly LeaseExpectations[],
): Promise<RejectedEvent | undefined> {
  const event = ownClaim(claims, 'event_name')
  if (typeof event !== 'string')
    return { sentence: 'the token has no "event_name" claim', facts: {}, leases }
  if (ACCEPTED_EVENTS.includes(event) || allowed.has(event)) return undefined
  const affected = leases.filter(
    ({ expect }) => !expect.some((expectations) => expectations.get('event_name')?.includes(event)),
  )
  if (affected.length === 0) return undefined
  const reason = needsPayload(event)
    ? unmetCondition(event, await job.event(), (kind, repository) =>
        notThisRepository(kind, repository, { claims, source }),
      )
    : 'this step does not accept that event'
  if (reason === undefined) return undefined
  const sentence = `the run was started by ${quoteClaim(event)}: ${reason}`
  return { sentence, facts: adviceFor(event), leases: affected }
}

/** Returns cause and fix; the fix is ready to paste, so only for a name that needs no quotes. */
function adviceFor(event: string): RejectedEvent['facts'] {
  const causes = [
    `people without write access to the repository may be able to cause ${quoteClaim(event)}`,
  ]
  if (!/^[a-z][a-z_]*$/.test(event)) return { causes }
  const forms = [`  allow-events: ${event}`, 'or', '  expect: |', `    event_name: ${event}`]
  return {
    causes,
    fix: ['If this step may run for it, name the event:', ...forms].join('\n'),
  }
}

/** Returns what the payload does not prove, or `undefined` if the condition of the event is met. */
function unmetCondition(
  event: string,
  payload: Claims,
  notThis: (kind: string, repository: unknown) => string | undefined,
): string | undefined {
  if (event === 'pull_request')
    return notThis('head', path(payload, 'pull_request', 'head', 'repo'))
  const trigger = path(payload, 'workflow_run', 'event')
  // One hop only, and no pull request: the payload does not contain the cause of earlier runs.
  if (typeof trigger !== 'string' || !ACCEPTED_EVENTS.includes(trigger))
    return (
      `the run before it was started by ` +
      `${trigger === undefined ? 'an unknown event' : quoteClaim(trigger)}`
    )
  return notThis('triggering', path(payload, 'workflow_run', 'head_repository'))
}

/**
 * Returns how a repository of the payload differs from the token's, or `undefined` if it is the
 * same. Ids are numbers in a payload and strings in a token. Without ids, names are compared.
 */
function notThisRepository(
  kind: string,
  repository: unknown,
  { claims, source }: { readonly claims: Claims } & Pick<EventRules, 'source'>,
): string | undefined {
  const byName = !source.hasRepositoryIds && ownClaim(claims, 'repository_id') === undefined
  const what = byName ? 'name' : 'id'
  const own = ownClaim(claims, byName ? 'repository' : 'repository_id')
  const got = path(repository, byName ? 'full_name' : 'id')
  if (typeof got !== 'number' && typeof got !== 'string')
    return `the event payload does not state the ${what} of the ${kind} repository`
  if (typeof own === 'string' && own !== '' && String(got) === own) return undefined
  return (
    `the ${kind} repository has the ${what} ${quoteClaim(String(got))}, this one ` +
    `${quoteClaim(own)}`
  )
}

const path = (value: unknown, ...names: readonly string[]): unknown =>
  names.reduce(
    (inner: unknown, name) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, name)
        ? (inner as Claims)[name]
        : undefined,
    value,
  )
