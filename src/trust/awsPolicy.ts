import type { ClaimSet } from './judgement.ts'
import { identifyingClaims, isPullRequest, pickClaims, subjectForms } from './subject.ts'

/** The account whose provider the policy names. */
export interface AwsAccount {
  readonly partition: string
  readonly account: string
}

/** A statement of a trust policy, in the order in which AWS's documentation writes it. */
export interface AwsStatement {
  readonly Effect: 'Allow'
  readonly Principal: { readonly Federated: string }
  readonly Action: 'sts:AssumeRoleWithWebIdentity'
  readonly Condition: AwsConditions
}

type AwsConditions = Readonly<
  Record<string, Readonly<Record<string, string | readonly string[]>> | undefined>
>

const COMPARABLE = [
  'repository_id',
  'repository_owner_id',
  'environment',
  'ref',
  'job_workflow_ref',
]

/** Returns the issuer as the prefix of its condition keys. */
export const conditionPrefix = (iss: string): string => iss.replace(/^https:\/\//, '')

/** Returns whether AWS compares more claims of this issuer than subject and audience. */
export const hasGitHubKeys = (prefix: string): boolean =>
  /^token\.actions\.githubusercontent\.com(?:\/|$)/.test(prefix)

/**
 * Returns a statement that accepts the tokens of exactly this workflow, with either form of its
 * subject. Every value is literal: a policy variable in a claim is not evaluated.
 */
export function awsStatement(
  { partition, account }: AwsAccount,
  claims: ClaimSet,
  audience: string,
): AwsStatement {
  const prefix = conditionPrefix(claims['iss'] ?? '')
  const keyed = (values: Readonly<Record<string, string>>) =>
    Object.entries(values).map(([name, value]) => [`${prefix}:${name}`, value] as const)
  const [subject = '', ...more] = subjectForms(claims).map(literal)
  const compared = hasGitHubKeys(prefix) ? pickClaims(identifyingClaims(claims), COMPARABLE) : {}
  return {
    Effect: 'Allow',
    Principal: { Federated: `arn:${partition}:iam::${account}:oidc-provider/${prefix}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: {
      StringEquals: {
        [`${prefix}:aud`]: literal(audience),
        [`${prefix}:sub`]: more.length > 0 ? [subject, ...more] : subject,
        ...Object.fromEntries(keyed(compared).map(([key, value]) => [key, literal(value)])),
      },
      ...(hasGitHubKeys(prefix) &&
        isPullRequest(claims) && {
          StringLike: { [`${prefix}:ref`]: 'refs/pull/*/merge' },
        }),
    },
  }
}

/** Returns a whole trust policy of one statement. */
export const awsTrustPolicy = (statement: AwsStatement) => ({
  Version: '2012-10-17',
  Statement: [statement],
})

const literal = (value: string): string => value.replaceAll('${', '${$}{')
