import type { ClaimSet } from './judgement.ts'
import { asciiJson } from './quote.ts'

/** What each claim of GitHub's ID tokens means to a policy that compares it. */
const MEANINGS: Readonly<Record<string, string>> = {
  iss: 'who signed the token',
  aud: 'whom the token is for; the `audience` of the lease',
  sub: 'the subject: the repository and one of environment, pull request and ref',
  repository: 'the name of the repository; another one can get it after a rename',
  repository_id: 'the repository, whatever its name; never used again',
  repository_owner: 'the name of the owner; another one can get it after a rename',
  repository_owner_id: 'the owner, whatever the name; never used again',
  repository_visibility: 'public, private or internal, at the start of the run',
  ref: 'the branch or tag; refs/pull/NUMBER/merge in a pull request',
  ref_type: 'branch or tag',
  ref_protected: 'whether rules protect the ref; text, not a boolean',
  base_ref: 'the target branch of a pull request; empty otherwise',
  head_ref: 'the source branch of a pull request; its author chose the name',
  sha: 'the commit',
  environment: 'the environment of the job, as the workflow writes it',
  environment_node_id: 'the environment, whatever its name',
  event_name: 'the event that started the run',
  actor: 'the user who started the run; not who approved it',
  actor_id: 'the same user, whatever the name',
  workflow: 'the `name` of the workflow; anyone who may push can choose it',
  workflow_ref: 'the workflow file and its ref: the caller, where a reusable workflow is called',
  workflow_sha: 'the commit of that file',
  job_workflow_ref: 'the file that defines the job: the reusable workflow, if one is called',
  job_workflow_sha: 'the commit of that file',
  run_id: 'the run; differs each time',
  run_number: 'the count of runs of this workflow; differs each time',
  run_attempt: 'counts re-runs of the same run',
  check_run_id: 'the job within the run',
  runner_environment: 'github-hosted or self-hosted',
  enterprise: 'the slug of the enterprise',
  enterprise_id: 'the enterprise, whatever its slug',
  jti: 'the id of this token alone',
  exp: 'when the token expires',
  iat: 'when the token was issued',
  nbf: 'from when the token is valid',
}

/** Returns the meaning of a claim for the writer of a policy; empty for an unknown one. */
export function claimMeaning(name: string): string {
  if (name.startsWith('repo_property_')) return 'a custom property of the repository'
  return Object.hasOwn(MEANINGS, name) ? (MEANINGS[name] ?? '') : ''
}

/** A value that a policy for this workflow may be written for, and why the token has another. */
export interface NearMiss {
  /** `claim = "value"`. */
  readonly written: string
  readonly because: string
}

/** Returns the values that are commonly written into policies and do not match this token. */
export function nearMisses(claims: ClaimSet): readonly NearMiss[] {
  const { sub = '', ref = '', environment, event_name: event } = claims
  const [, prefix] = /^(repo:[^:]+:)(?:environment|pull_request|ref)(?::|$)/.exec(sub) ?? []
  const misses: NearMiss[] = []
  if (prefix === undefined)
    misses.push({
      written: `sub = ${asciiJson(`repo:${claims['repository']}:ref:${ref}`)}`,
      because: 'the organisation or the repository composes the subject itself',
    })
  else if (environment !== undefined) {
    if (event === 'pull_request')
      misses.push({
        written: `sub = ${asciiJson(`${prefix}pull_request`)}`,
        because: 'the environment of the job hides the pull request',
      })
    misses.push({
      written: `sub = ${asciiJson(`${prefix}ref:${ref}`)}`,
      because: 'the environment of the job hides the branch; compare `ref` beside it',
    })
  } else if (event === 'pull_request')
    misses.push({
      written: `sub = ${asciiJson(`${prefix}ref:${ref}`)}`,
      because: 'a pull request has the subject `pull_request` in place of its ref',
    })
  if (prefix !== undefined && environment === undefined)
    misses.push({
      written: `sub = ${asciiJson(`${prefix}environment:NAME`)}`,
      because: 'the job names no environment',
    })
  return [...misses, ...workflowMisses(claims)]
}

function workflowMisses(claims: ClaimSet): readonly NearMiss[] {
  const { workflow_ref: caller, job_workflow_ref: called } = claims
  if (caller === undefined || called === undefined || caller === called) return []
  return [
    {
      written: `job_workflow_ref = ${asciiJson(caller)}`,
      because: `a reusable workflow defines the job, ${asciiJson(called)}`,
    },
  ]
}
