import { quoteClaim } from '../../identity/claims.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import { awsStatement } from '../../trust/awsPolicy.ts'
import { asciiJson } from '../../trust/quote.ts'
import { textClaims } from '../../trust/subject.ts'
import type { ChainedRole } from './chain.ts'
import type { Role } from './role.ts'

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
 * Returns a statement for the trust policy of a role that accepts tokens of exactly this workflow.
 */
export function tokenStatement(
  role: Role,
  { claims, audience }: Pick<VerifiedToken, 'claims' | 'audience'>,
): readonly string[] {
  if (role.account === '' || typeof claims['iss'] !== 'string') return []
  return statement(awsStatement(role, textClaims(claims), audience))
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
    Effect: 'Allow',
    Principal: { AWS: from.arn },
    Action: actions.length > 1 ? actions : actions[0],
    ...condition,
  })
}

const statement = (parts: object): readonly string[] => [
  'A statement for the trust policy of the role that would admit it:',
  ...asciiJson(parts, 2).split('\n'),
]
