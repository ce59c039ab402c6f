import { Failure } from '../core/failure.ts'
import type { JobFacts } from '../core/runtime.ts'
import type { Claims } from './claims.ts'

/** A system that issues ID tokens to its jobs, and the properties of its tokens. */
export interface Source {
  readonly name: 'github' | 'forgejo'
  /** The path of the issuer, relative to the server URL. */
  readonly issuerPath: string
  /** Claims that must be present and equal the runner's variable of the same name. */
  readonly boundClaims: readonly string[]
  /** Every token has the ids of the repository and its owner. */
  readonly hasRepositoryIds: boolean
  /** Whether `aud` may be a list, which must then contain only the one audience. */
  readonly acceptsAudienceList: boolean
  /** The path of the keys, relative to the issuer. */
  readonly keysPath: string
}

/** The rules of GitHub, on github.com, ghe.com and GitHub Enterprise Server. */
export const GITHUB: Source = {
  name: 'github',
  issuerPath: '/_services/token',
  boundClaims: ['repository_id', 'repository_owner_id', 'run_id', 'run_attempt'],
  hasRepositoryIds: true,
  acceptsAudienceList: false,
  keysPath: '/.well-known/jwks',
}

/** The rules of Forgejo. Its runner sets no ids of the repository, and version 15 issues none. */
export const FORGEJO: Source = {
  name: 'forgejo',
  issuerPath: '/api/actions',
  boundClaims: ['repository', 'run_id', 'run_attempt'],
  hasRepositoryIds: false,
  acceptsAudienceList: true,
  keysPath: '/.well-known/keys',
}

/** Every claim that binds a token of any source to its run. */
export const BOUND_CLAIMS: readonly string[] = [
  ...new Set([...GITHUB.boundClaims, ...FORGEJO.boundClaims]),
]

/** Returns whether a verified token was issued by Forgejo. */
export const isForgejoToken = ({ iss }: Claims): boolean =>
  typeof iss === 'string' && iss.endsWith(FORGEJO.issuerPath)

/** Returns whether a host belongs to GitHub, which never issues tokens by Forgejo's rules. */
export const isGitHubHost = (hostname: string): boolean =>
  /(?:^|\.)(?:github\.com|ghe\.com|githubusercontent\.com)\.?$/.test(hostname)

/**
 * Returns the rules for the tokens of this job. Any step of a job can set FORGEJO_ACTIONS, so it
 * selects the rules of Forgejo only if no variable of GitHub's runner contradicts it. Throws
 * `ENVIRONMENT_REFUSED`.
 */
export function sourceOf({ forgejo, github }: Pick<JobFacts, 'forgejo' | 'github'>): Source {
  if (!forgejo) return GITHUB
  const server = URL.parse(github('server_url') ?? '')
  if (github('repository_id') !== undefined)
    throw contradicted("GITHUB_REPOSITORY_ID is set, which only GitHub's runner does")
  if (!server) throw contradicted('GITHUB_SERVER_URL is not an address')
  if (isGitHubHost(server.hostname)) throw contradicted('GITHUB_SERVER_URL is an address of GitHub')
  return FORGEJO
}

const contradicted = (why: string): Failure =>
  new Failure('ENVIRONMENT_REFUSED', `FORGEJO_ACTIONS is "true", but ${why}`, {
    causes: [
      'an earlier step wrote one of the two variables to GITHUB_ENV, or the workflow sets it ' +
        'in `env`',
    ],
    fix:
      'Find what sets FORGEJO_ACTIONS or GITHUB_REPOSITORY_ID and remove it; the runner sets ' +
      'its own variables.',
  })
