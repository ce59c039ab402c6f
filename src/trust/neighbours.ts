import type { ClaimSet } from './judgement.ts'

/** One job of a workflow, as far as its ID token tells. */
export interface JobIdentity {
  readonly owner: string
  readonly ownerId: string
  readonly repository: string
  readonly repositoryId: string
  readonly ref: string
  readonly event: string
  readonly environment?: string | undefined
  /** Path of the workflow file in the repository. */
  readonly workflow: string
  /**
   * `OWNER/REPO/PATH@REF` of the reusable workflow that defines the job; its own workflow if
   * absent.
   */
  readonly reusable?: string | undefined
  readonly audience: string
  readonly issuer: string
  /**
   * The subject carries the numeric IDs: repositories made, renamed or transferred since 2026-07.
   */
  readonly immutable: boolean
}

/** A job that a policy should not admit merely because it admits another one. */
export interface Neighbour {
  readonly name: string
  readonly identity: JobIdentity
}

/** The claims that GitHub puts into the ID token of a job, with the default subject. */
export function claimsOfJob(job: JobIdentity): ClaimSet {
  const full = `${job.owner}/${job.repository}`
  const own = `${full}/${job.workflow}@${job.ref}`
  return {
    iss: job.issuer,
    aud: job.audience,
    sub: `repo:${repositorySegment(job)}:${contextSegment(job)}`,
    repository: full,
    repository_id: job.repositoryId,
    repository_owner: job.owner,
    repository_owner_id: job.ownerId,
    ref: job.ref,
    event_name: job.event,
    workflow_ref: own,
    job_workflow_ref: job.reusable ?? own,
    ...(job.environment !== undefined && { environment: job.environment }),
  }
}

const repositorySegment = (job: JobIdentity): string =>
  job.immutable
    ? `${job.owner}@${job.ownerId}/${job.repository}@${job.repositoryId}`
    : `${job.owner}/${job.repository}`

// Exactly one context, by this precedence: the environment hides the branch and the pull request.
function contextSegment({ environment, event, ref }: JobIdentity): string {
  if (environment !== undefined) return `environment:${environment.replaceAll(':', '%3A')}`
  return event === 'pull_request' ? 'pull_request' : `ref:${ref.replaceAll(':', '%3A')}`
}

/** Jobs that differ from an intended one in the way in which policies are commonly too wide. */
export function neighboursOf(job: JobIdentity): readonly Neighbour[] {
  const other = { ownerId: '99990001', repositoryId: '99990002' }
  // Pull requests of one repository have the same subject, and a ref that changes with each.
  const isPull = job.event === 'pull_request'
  const branch = (ref: string): Partial<JobIdentity> => ({
    ...(isPull && { event: 'push' }),
    ref,
    environment: undefined,
  })
  const pullRequest = { event: 'pull_request', ref: 'refs/pull/7/merge' }
  const variants: readonly (readonly [string, Partial<JobIdentity>])[] = [
    ['another repository of the same owner', { repository: 'other', repositoryId: '99990002' }],
    ['a repository whose name begins like this one', prefixed(job)],
    [
      'a repository of an owner whose name begins like this one',
      { ...other, owner: `${job.owner}x` },
    ],
    ['the same repository name under another owner', { ...other, owner: 'stranger' }],
    ['a new repository under a name that was given up', other],
    ['a pull request', pullRequest],
    ['a pull request without the environment', { ...pullRequest, environment: undefined }],
    ['another branch', { ref: 'refs/heads/other', ...(isPull && { event: 'push' }) }],
    ['another branch without the environment', branch('refs/heads/other')],
    ['a branch whose name begins like this one', branch(`${job.ref}-x`)],
    ['a tag', branch('refs/tags/v1')],
    ['no environment', { environment: undefined }],
    ['another environment', { environment: 'other' }],
    ['another case of the owner and repository', cased(job)],
    ['another audience', { audience: 'https://stranger.example' }],
  ]
  return variants
    .filter(([, change]) => !isPull || !/^refs\/pull\//.test(change.ref ?? ''))
    .map(([name, change]) => ({ name, identity: { ...job, ...change } }))
    .filter(
      ({ identity }) => JSON.stringify(claimsOfJob(identity)) !== JSON.stringify(claimsOfJob(job)),
    )
}

const prefixed = (job: JobIdentity): Partial<JobIdentity> => ({
  repository: `${job.repository}-x`,
  repositoryId: '99990003',
})
const cased = (job: JobIdentity): Partial<JobIdentity> => ({
  owner: job.owner.toUpperCase(),
  repository: job.repository.toUpperCase(),
  ownerId: '99990004',
  repositoryId: '99990005',
})
