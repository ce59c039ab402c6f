import { claimsOf, type Facts, jobFacts } from './facts.ts'
import type { Dialect } from './issuer.ts'

const { repository_id: id, repository_owner_id: owner, ...shared } = jobFacts
const server = 'https://git.example.com'

/** A job as Forgejo's runner describes it: with GitHub's variables, but without the ids. */
export const forgejoFacts: Facts = {
  ...shared,
  server_url: server,
  api_url: `${server}/api/v1`,
  graphql_url: '',
}

/** What the runner sets beside `GITHUB_*`; every step can change it. */
export const forgejoVariables: Readonly<Record<string, string>> = {
  ACT: 'true',
  FORGEJO_ACTIONS: 'true',
  GITEA_ACTIONS: 'true',
}

// Version 15 has these; the ids, `actor_id` and `head_ref` came with 16.
const CLAIMS = [
  ...['actor', 'base_ref', 'event_name', 'ref', 'ref_protected', 'ref_type', 'repository'],
  ...['repository_owner', 'run_attempt', 'run_id', 'run_number', 'sha', 'workflow', 'workflow_ref'],
]

/** How Forgejo 15 and 16 issue their tokens (`routers/api/actions/oidc.go`). */
export function forgejoDialect(version: 15 | 16, { list = false } = {}): Dialect {
  const iss: Dialect['iss'] = (serverUrl) => `${serverUrl.replace(/\/+$/, '')}/api/actions`
  return {
    iss,
    keysPath: '/.well-known/keys',
    requestUrl: ({ server_url: at = '', run_id: run }) =>
      `${iss(at)}/_apis/pipelines/workflows/${run}/idtoken?placeholder=true`,
    claims(facts) {
      const all = claimsOf(facts)
      const known = Object.fromEntries(CLAIMS.map((name) => [name, all[name]]))
      if (version === 15) return known
      const more = { actor_id: all['actor_id'], head_ref: all['head_ref'] }
      return { ...known, ...more, repository_id: id, repository_owner_id: owner }
    },
    subject({ repository, event_name: event, ref }) {
      const [ownerName, name] = String(repository).split('/')
      const named = version === 15 ? repository : `${ownerName}-${owner}/${name}-${id}`
      return `repo:${named}:${event === 'pull_request' ? 'pull_request' : `ref:${ref}`}`
    },
    aud: (audience) => (list ? [audience] : audience),
    lifetime: 3600,
    hasJti: false,
  }
}
