import { describe, expect, test } from '@jest/globals'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import type { ClaimSet } from '../../src/trust/judgement.ts'

// What AWS's documentation says of each operator, as cases. Pages of the IAM User Guide:
// reference_policies_elements_condition_operators, reference_policies_condition-single-vs-
// multi-valued-context-keys, reference_policies_evaluation-logic, reference_policies_variables.
const ISSUER = 'token.actions.githubusercontent.com'
const claims: ClaimSet = {
  iss: `https://${ISSUER}`,
  aud: 'sts.amazonaws.com',
  sub: 'repo:octo-org/app:ref:refs/heads/main',
  repository: 'octo-org/app',
  repository_owner_id: '65',
  ref: 'refs/heads/main',
}
const SUB = `${ISSUER}:sub`
const ENVIRONMENT = `${ISSUER}:environment`

function judged(condition: unknown, change: object = {}, version = '2012-10-17'): string {
  const statement = {
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: condition,
  }
  const policy = { Version: version, Statement: [statement], ...change }
  return judgeAwsTrustPolicy(policy, claims).decision
}

describe("AWS's documentation", () => {
  test.each<[string, unknown, string]>([
    ['the example for GitHub', { StringLike: { [SUB]: 'repo:octo-org/app:*' } }, 'admits'],
    ['StringEquals is exact', { StringEquals: { [SUB]: 'repo:octo-org/app:*' } }, 'denies'],
    [
      'values are compared with case',
      { StringEquals: { [SUB]: claims['sub']?.toUpperCase() } },
      'denies',
    ],
    [
      'keys are compared without case',
      { StringEquals: { [SUB.toUpperCase()]: claims['sub'] } },
      'admits',
    ],
    ['several values are an OR', { StringEquals: { [SUB]: ['x', claims['sub']] } }, 'admits'],
    [
      'several keys are an AND',
      { StringEquals: { [SUB]: claims['sub'], [`${ISSUER}:ref`]: 'x' } },
      'denies',
    ],
    [
      'several values of a negated operator are a NOR',
      { StringNotEquals: { [SUB]: ['x', claims['sub']] } },
      'denies',
    ],
    ['a key that is absent does not match', { StringEquals: { [ENVIRONMENT]: 'x' } }, 'denies'],
    [
      'a negated operator holds for an absent key',
      { StringNotEquals: { [ENVIRONMENT]: 'x' } },
      'admits',
    ],
    [
      'IfExists holds for an absent key',
      { StringEqualsIfExists: { [ENVIRONMENT]: 'x' } },
      'admits',
    ],
    ['IfExists compares a present key', { StringEqualsIfExists: { [SUB]: 'x' } }, 'denies'],
    [
      'ForAllValues holds for an absent key',
      { 'ForAllValues:StringEquals': { [ENVIRONMENT]: 'x' } },
      'admits',
    ],
    [
      'ForAnyValue does not hold for an absent key',
      { 'ForAnyValue:StringEquals': { [ENVIRONMENT]: 'x' } },
      'denies',
    ],
    ['Null true holds for an absent key', { Null: { [ENVIRONMENT]: 'true' } }, 'admits'],
    ['Null false holds for a present key', { Null: { [SUB]: 'false' } }, 'admits'],
    [
      '? is exactly one character',
      { StringLike: { [`${ISSUER}:repository_owner_id`]: '?5' } },
      'admits',
    ],
    ['Bool matches no other text', { Bool: { [SUB]: claims['sub'] } }, 'denies'],
    ['${$} is a dollar sign', { StringEquals: { [SUB]: `\${$}${claims['sub']}` } }, 'denies'],
    [
      'a variable is not evaluated here',
      { StringEquals: { [SUB]: '${aws:username}' } },
      'cannot-tell',
    ],
    [
      'a claim that GitHub has and AWS does not read',
      { StringEquals: { [`${ISSUER}:event_name`]: 'push' } },
      'denies',
    ],
    ['a token without the roles claim', { Bool: { 'sts:RoleAuthorizedByIdp': 'true' } }, 'denies'],
  ])('%s', (_, condition, decision) => expect(judged(condition)).toBe(decision))

  test('an explicit Deny wins', () => {
    const like = { StringLike: { [SUB]: 'repo:*' } }
    const statement = {
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: like,
    }
    const Statement = [
      { ...statement, Effect: 'Allow' },
      { ...statement, Effect: 'Deny' },
    ]
    expect(judged(like, { Statement })).toBe('denies')
  })

  test('an older version knows no variables: the text is literal', () => {
    expect(judged({ StringNotEquals: { [SUB]: '${aws:username}' } }, {}, '2008-10-17')).toBe(
      'admits',
    )
  })
})
