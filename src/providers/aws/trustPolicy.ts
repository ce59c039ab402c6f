import { quoteClaim } from '../../identity/quoteClaim.ts'
import { isForgejoToken } from '../../identity/sources.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import type { ChainedRole } from './chain.ts'
import type { Role } from './role.ts'

type TokenClaims = VerifiedToken['claims']

// The claims of GitHub's tokens that trust policies can compare, by the documentation of IAM.
const COMPARED_CLAIMS = (
  'sub aud repository repository_id ref environment job_workflow_ref workflow actor actor_id ' +
  'enterprise_id'
).split(' ')

/** Returns the claims that trust policies compare, for the diagnostics of a rejected token. */
export const tokenClaims = ({ claims }: Pick<VerifiedToken, 'claims'>): readonly string[] =>
  ['iss', ...COMPARED_CLAIMS]
    .filter((name) => typeof claims[name] === 'string')
    .map((name) => `  the token says ${name}: ${quoteClaim(claims[name])}`)

/**
 * Returns a statement for the trust policy of a role that accepts this job on this ref only: the
 * subject of a job with an environment does not contain the ref.
 */
export function tokenStatement(
  { partition, account }: Role,
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
): readonly string[] {
  const issuer = String(claims['iss'] ?? '').replace(/^https:\/\//, '')
  if (account === '' || issuer === '') return []
  const [subject, ...more] = subjectPatterns(claims)
  // Of other issuers, AWS compares only the subject and the audience.
  const compared = /^token\.actions\.githubusercontent\.com(?:\/|$)/.test(issuer)
    ? ['repository_id', 'ref'].flatMap((name) =>
        typeof claims[name] === 'string' ? [[`${issuer}:${name}`, claims[name]] as const] : [],
      )
    : []
  return statement({
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${issuer}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${issuer}:aud`]: audience,
        [`${issuer}:sub`]: more.length > 0 ? [subject, ...more] : subject,
        ...Object.fromEntries(compared),
      },
    },
  })
}

/**
 * Returns a statement for the trust policy of a role that accepts the role before it in a chain.
 * The external id is not shown.
 */
export function roleStatement(
  from: Role,
  { externalId, tags, sourceIdentity }: ChainedRole,
): readonly string[] {
  const actions = [
    'sts:AssumeRole',
    ...(tags.size > 0 ? ['sts:TagSession'] : []),
    ...(sourceIdentity === undefined ? [] : ['sts:SetSourceIdentity']),
  ]
  const condition =
    externalId === undefined
      ? {}
      : { Condition: { StringEquals: { 'sts:ExternalId': 'the external-id of the workflow' } } }
  return statement({
    Principal: { AWS: from.arn },
    Action: actions.length > 1 ? actions : actions[0],
    ...condition,
  })
}

/**
 * Returns every form in which the subject of this repository may appear, including the immutable
 * form if the token still has the old one.
 */
function subjectPatterns(claims: TokenClaims): readonly string[] {
  const { sub, repository, repository_id: id, repository_owner_id: owner } = claims
  const [, ownerName, name] =
    typeof repository === 'string' ? (/^([^/@:]+)\/([^/@:]+)$/.exec(repository) ?? []) : []
  const old = `repo:${ownerName}/${name}:`
  const subject = String(sub)
  if (
    ownerName === undefined ||
    !subject.startsWith(old) ||
    typeof id !== 'string' ||
    typeof owner !== 'string'
  )
    return [subject]
  const at = isForgejoToken(claims) ? '-' : '@'
  const immutable = `repo:${ownerName}${at}${owner}/${name}${at}${id}:`
  return [subject, immutable + subject.slice(old.length)]
}

function statement(parts: Readonly<Record<string, unknown>>): readonly string[] {
  const json = JSON.stringify({ Effect: 'Allow', ...parts }, undefined, 2)
    // Both escapes are valid JSON: lookalike characters become visible, and the runner recognises
    // no workflow command.
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[')
  return ['A statement for the trust policy of the role that would admit it:', ...json.split('\n')]
}
