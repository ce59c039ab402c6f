import type { ClaimSet } from '../../src/trust/judgement.ts'
import { claimsOfJob, type JobIdentity, neighboursOf } from '../../src/trust/neighbours.ts'
import type { Chance } from './chance.ts'

const ISSUER = 'https://token.actions.githubusercontent.com'

/** Returns a job of a small world, in which names resemble each other. */
export function someJob(chance: Chance, audience: string): JobIdentity {
  const event = chance.pick(['push', 'push', 'schedule', 'pull_request'])
  const reusable = chance.percent(20)
  return {
    owner: chance.pick(['octo-org', 'octo-orga', 'octo']),
    ownerId: chance.pick(['65', '651']),
    repository: chance.pick(['app', 'app-x', 'App']),
    repositoryId: chance.pick(['1296269', '129626']),
    ref:
      event === 'pull_request'
        ? 'refs/pull/7/merge'
        : chance.pick(['refs/heads/main', 'refs/heads/main-x', 'refs/tags/v1', 'refs/heads/a/b']),
    event,
    environment: chance.pick([undefined, undefined, 'production', 'prod', 'a:b']),
    workflow: '.github/workflows/deploy.yml',
    ...(reusable && { reusable: 'octo-org/ci/.github/workflows/r.yml@refs/heads/main' }),
    audience,
    issuer: ISSUER,
    immutable: chance.percent(50),
  }
}

/** Returns the job itself, one beside it, or any other one. */
export function aroundJob(chance: Chance, job: JobIdentity): ClaimSet {
  if (chance.percent(45)) return claimsOfJob(job)
  if (chance.percent(70)) return claimsOfJob(chance.pick(neighboursOf(job)).identity)
  return claimsOfJob(someJob(chance, job.audience))
}
