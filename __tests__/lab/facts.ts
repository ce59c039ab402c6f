/** `GITHUB_*` values without their prefix, in lower case. */
export type Facts = Readonly<Record<string, string>>

const SHA = '1f0ac2b0c8d94f4c2d7e3a0b5c6d7e8f9a0b1c2d'

/**
 * The facts of one job, as the runner provides them. Issuer, in-memory runtime and runner all use
 * them, so that nothing differs by accident.
 */
export const jobFacts: Facts = {
  action: '__self',
  action_ref: '',
  action_repository: '',
  actor: 'octocat',
  actor_id: '12',
  api_url: 'https://api.github.com',
  base_ref: '',
  event_name: 'push',
  graphql_url: 'https://api.github.com/graphql',
  head_ref: '',
  job: 'deploy',
  ref: 'refs/heads/main',
  ref_name: 'main',
  ref_protected: 'true',
  ref_type: 'branch',
  repository: 'octo-org/app',
  repository_id: '1296269',
  repository_owner: 'octo-org',
  repository_owner_id: '65',
  retention_days: '90',
  run_attempt: '1',
  run_id: '1658821493',
  run_number: '10',
  server_url: 'https://github.com',
  sha: SHA,
  triggering_actor: 'octocat',
  workflow: 'Deploy',
  workflow_ref: 'octo-org/app/.github/workflows/deploy.yml@refs/heads/main',
  workflow_sha: SHA,
}

// Facts that stand in the token under the same name; all are texts there, too.
const SHARED = [
  ...[
    'actor',
    'actor_id',
    'base_ref',
    'event_name',
    'head_ref',
    'ref',
    'ref_protected',
    'ref_type',
    'repository',
    'repository_id',
  ],
  ...[
    'repository_owner',
    'repository_owner_id',
    'run_attempt',
    'run_id',
    'run_number',
    'sha',
    'workflow',
    'workflow_ref',
    'workflow_sha',
  ],
]

/**
 * The claims of a token about the job of these facts, but for those of the token itself. No
 * `GITHUB_*` variable tells the second half.
 */
export function claimsOf(facts: Facts): Readonly<Record<string, string>> {
  return {
    ...Object.fromEntries(SHARED.map((name) => [name, facts[name] ?? ''])),
    check_run_id: '40124387612',
    environment: 'production',
    environment_node_id: 'EN_kwDOABPGrc4AAAAB',
    job_workflow_ref: facts['workflow_ref'] ?? '',
    job_workflow_sha: facts['workflow_sha'] ?? '',
    repository_visibility: 'private',
    runner_environment: 'github-hosted',
  }
}

/** The default subject: exactly one context, environment before pull request before ref. */
export function subjectOf(claims: Readonly<Record<string, unknown>>): string {
  const { environment, event_name: event } = claims
  const repository = textOf(claims['repository'])
  if (environment !== undefined)
    return `repo:${repository}:environment:${textOf(environment).replaceAll(':', '%3A')}`
  return event === 'pull_request'
    ? `repo:${repository}:pull_request`
    : `repo:${repository}:ref:${textOf(claims['ref'])}`
}

/** Returns a claim as text; a claim of a property test may be an object without a `toString`. */
const textOf = (claim: unknown): string =>
  typeof claim === 'object' ? JSON.stringify(claim) : String(claim)

/** Where the issuer of a server lives. */
export function issuerAddress(serverUrl: string): string {
  const { hostname, origin } = new URL(serverUrl)
  if (hostname === 'github.com') return 'https://token.actions.githubusercontent.com'
  return hostname.endsWith('.ghe.com')
    ? `https://token.actions.${hostname}`
    : `${origin}/_services/token`
}
