import { describe, expect, test } from '@jest/globals'
import { evaluateCel, truthOf } from '../../src/trust/cel.ts'
import { judgeGoogleTrust, workloadIdentityMembers } from '../../src/trust/google.ts'
import { claimsOfJob, type JobIdentity } from '../../src/trust/neighbours.ts'

const job: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: '.github/workflows/deploy.yml',
  audience:
    'https://iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p/providers/g',
  issuer: 'https://token.actions.githubusercontent.com',
  immutable: false,
}
const pool = '//iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p'
const mapping = {
  'google.subject': 'assertion.sub',
  'attribute.repository_id': 'assertion.repository_id',
  'attribute.where': "assertion.repository + '@' + assertion.ref",
}
const judged = (attributeCondition: string | undefined, members?: readonly string[], who = job) =>
  judgeGoogleTrust(
    { provider: { attributeMapping: mapping, attributeCondition }, ...(members && { members }) },
    claimsOfJob(who),
  ).decision

describe('attribute conditions', () => {
  test.each([
    ["assertion.repository_id == '456789'", 'admits'],
    ['assertion[\'repository_id\'] == "456789"', 'admits'],
    ["assertion.repository_id != '456789'", 'denies'],
    ["assertion.repository_owner_id == '123456' && assertion.ref == 'refs/heads/main'", 'admits'],
    ["assertion.ref == 'x' || assertion.event_name == 'push'", 'admits'],
    ["!(assertion.ref in ['refs/heads/x', 'refs/heads/y'])", 'admits'],
    ["assertion.ref in ['refs/heads/main']", 'admits'],
    ["assertion.sub.startsWith('repo:octo-org/')", 'admits'],
    ["assertion.sub.endsWith(':pull_request')", 'denies'],
    ["assertion.repository.contains('octo')", 'admits'],
    ["attribute.where == 'octo-org/shop@refs/heads/main'", 'admits'],
    ['google.subject == assertion.sub', 'admits'],
    ['has(assertion.environment)', 'denies'],
    ['!has(assertion.environment)', 'admits'],
    // An absent claim is an error, which rejects the token, unless the other side of `||` is true.
    ["assertion.environment == 'production'", 'denies'],
    ["!(assertion.environment == 'production')", 'denies'],
    ["assertion.environment == 'production' || assertion.ref == 'refs/heads/main'", 'admits'],
    ["assertion.ref == 'refs/heads/main' || assertion.environment == 'production'", 'admits'],
    ["assertion.environment == 'x' && assertion.ref == 'nowhere'", 'denies'],
    // RE2 is not anchored.
    ["assertion.repository.matches('octo-org/sho')", 'admits'],
    ["assertion.repository.matches('^octo-org/sho$')", 'denies'],
    ["assertion.repository.matches('^octo-org/[^/]+$')", 'admits'],
    ["assertion.repository.matches('(a+)+$')", 'cannot-tell'],
    ['assertion.repository.size() > 3', 'cannot-tell'],
    ["assertion.ref == 'x' ? true : false", 'cannot-tell'],
    ["assertion.ref.lowerAscii('x') == 'x'", 'cannot-tell'],
    ["assertion.ref == 'refs/heads/main' extra", 'cannot-tell'],
    ['', 'admits'],
  ])('%s', (condition, decision) => expect(judged(condition)).toBe(decision))

  test('what is not evaluated beside what is false is false', () => {
    expect(truthOf(evaluateCel("size(x.y) > 1 && a.b == 'c'", () => 'c'))).toBe('unknown')
    expect(judged("assertion.ref.lowerAscii('') == 'x' && assertion.ref == 'x'")).toBe('denies')
  })

  test('a deep expression is not evaluated', () => {
    expect(judged(`${'('.repeat(60)}true${')'.repeat(60)}`)).toBe('cannot-tell')
  })
})

describe('bindings', () => {
  test.each([
    [`principalSet:${pool}/attribute.repository_id/456789`, 'admits'],
    [`principalSet:${pool}/attribute.repository_id/1`, 'denies'],
    [`principalSet:${pool}/attribute.repository/octo-org/shop`, 'denies'],
    [`principal:${pool}/subject/repo:octo-org/shop:ref:refs/heads/main`, 'admits'],
    [`principal:${pool}/subject/repo:octo-org/shop:pull_request`, 'denies'],
    [`principalSet:${pool}/*`, 'admits'],
    ['user:somebody@example.com', 'denies'],
  ])('%s', (member, decision) => expect(judged('true', [member])).toBe(decision))

  test('are read from the policy of a service account', () => {
    const policy = {
      bindings: [
        { role: 'roles/viewer', members: ['user:a@example.com'] },
        { role: 'roles/iam.workloadIdentityUser', members: [`principalSet:${pool}/*`] },
      ],
    }
    expect(workloadIdentityMembers(policy)).toEqual([`principalSet:${pool}/*`])
  })
})

test('a mapping that an absent claim breaks rejects the token', () => {
  const provider = {
    attributeMapping: { 'google.subject': 'assertion.sub', 'attribute.e': 'assertion.environment' },
  }
  expect(judgeGoogleTrust({ provider }, claimsOfJob(job)).decision).toBe('denies')
})
