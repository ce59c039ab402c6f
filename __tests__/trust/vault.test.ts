import { describe, expect, test } from '@jest/globals'
import { claimsOfJob, type JobIdentity, neighboursOf } from '../../src/trust/neighbours.ts'
import { judgeVaultRole } from '../../src/trust/vault.ts'

const job: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  environment: 'production',
  workflow: '.github/workflows/deploy.yml',
  audience: 'https://vault.example.com',
  issuer: 'https://token.actions.githubusercontent.com',
  immutable: false,
}
const role = (change: Readonly<Record<string, unknown>>) => ({
  data: {
    role_type: 'jwt',
    user_claim: 'repository_id',
    bound_audiences: ['https://vault.example.com'],
    bound_claims_type: 'string',
    ...change,
  },
})
const judged = (document: unknown, identity: JobIdentity = job): string =>
  judgeVaultRole(document, claimsOfJob(identity)).decision
const strangers = (document: unknown): readonly string[] =>
  neighboursOf(job)
    .filter((neighbour) => judged(document, neighbour.identity) === 'admits')
    .map(({ name }) => name)

describe('a role with exact bounds', () => {
  const exact = role({
    bound_claims: { repository_id: '456789', environment: 'production', ref: 'refs/heads/main' },
  })

  test('admits its job and none of its neighbours', () => {
    expect(judged(exact)).toBe('admits')
    expect(strangers(exact)).toEqual([])
  })
})

describe('the traps of roles', () => {
  test('without bound claims every repository with the audience is admitted', () => {
    expect(strangers(role({}))).toEqual(
      expect.arrayContaining(['the same repository name under another owner', 'a pull request']),
    )
  })

  test('a glob crosses slashes: owners whose name begins like this one', () => {
    const glob = role({ bound_claims_type: 'glob', bound_claims: { sub: 'repo:octo-org*' } })
    expect(strangers(glob)).toContain('a repository of an owner whose name begins like this one')
  })

  test('a star is a character unless the type is glob', () => {
    expect(judged(role({ bound_claims: { repository: 'octo-org/*' } }))).toBe('denies')
  })
})

describe('bounds', () => {
  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['any of a list', { bound_claims: { ref: ['refs/heads/x', 'refs/heads/main'] } }, 'admits'],
    [
      'a claim that is absent',
      { bound_claims: { head_ref: '*' }, bound_claims_type: 'glob' },
      'denies',
    ],
    ['a JSON pointer', { bound_claims: { '/ref': 'refs/heads/main' } }, 'admits'],
    ['a JSON pointer into a string', { bound_claims: { '/ref/0': 'r' } }, 'denies'],
    ['another audience', { bound_audiences: ['https://github.com/octo-org'] }, 'denies'],
    ['no audience at all', { bound_audiences: null }, 'denies'],
    ['another subject', { bound_subject: 'repo:octo-org/other:ref:refs/heads/main' }, 'denies'],
    ['a claim that is a number', { bound_claims: { run: 7 } }, 'cannot-tell'],
    [
      'a type that is not known',
      { bound_claims_type: 'regex', bound_claims: { ref: '.*' } },
      'cannot-tell',
    ],
    ['a login by browser', { role_type: 'oidc' }, 'denies'],
    ['a user claim that is absent', { user_claim: 'email' }, 'denies'],
  ])('%s', (_, change, decision) => expect(judged(role(change))).toBe(decision))
})
