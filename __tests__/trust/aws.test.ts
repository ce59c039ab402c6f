import { describe, expect, test } from '@jest/globals'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import { claimsOfJob, type JobIdentity, neighboursOf } from '../../src/trust/neighbours.ts'

const ISSUER = 'token.actions.githubusercontent.com'
const job: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: '.github/workflows/deploy.yml',
  audience: 'sts.amazonaws.com',
  issuer: `https://${ISSUER}`,
  immutable: false,
}
const production = { ...job, environment: 'production' }

const policy = (condition: unknown, more: Readonly<Record<string, unknown>> = {}) => ({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Allow',
      Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}` },
      Action: 'sts:AssumeRoleWithWebIdentity',
      Condition: condition,
      ...more,
    },
  ],
})
const key = (name: string): string => `${ISSUER}:${name}`
const judged = (document: unknown, identity: JobIdentity = job): string =>
  judgeAwsTrustPolicy(document, claimsOfJob(identity)).decision
/** The neighbours of a job that a policy lets in, by name. */
const strangers = (document: unknown, identity: JobIdentity): readonly string[] =>
  neighboursOf(identity)
    .filter((neighbour) => judged(document, neighbour.identity) === 'admits')
    .map(({ name }) => name)

const audience = { [key('aud')]: 'sts.amazonaws.com' }

describe('a trust policy of exact strings', () => {
  const exact = policy({
    StringEquals: { ...audience, [key('sub')]: 'repo:octo-org/shop:ref:refs/heads/main' },
  })

  test('admits its job', () => expect(judged(exact)).toBe('admits'))

  test('admits no neighbour but those whose subject is the same', () => {
    expect(strangers(exact, job)).toEqual(['a new repository under a name that was given up'])
  })

  test('admits nobody else once the repository ID is bound', () => {
    const bound = policy({
      StringEquals: {
        ...audience,
        [key('sub')]: 'repo:octo-org/shop:environment:production',
        [key('repository_id')]: '456789',
        [key('ref')]: 'refs/heads/main',
      },
    })
    expect(judged(bound, production)).toBe('admits')
    expect(strangers(bound, production)).toEqual([])
  })
})

describe('the traps of trust policies', () => {
  test.each<[string, unknown, JobIdentity, readonly string[]]>([
    [
      'no subject: any repository on GitHub',
      { StringEquals: audience },
      job,
      ['another repository of the same owner', 'the same repository name under another owner'],
    ],
    [
      'a prefix of the owner: owners whose name begins like it',
      { StringEquals: audience, StringLike: { [key('sub')]: 'repo:octo-org*' } },
      job,
      ['a repository of an owner whose name begins like this one'],
    ],
    [
      'every repository of the owner',
      { StringEquals: audience, StringLike: { [key('sub')]: 'repo:octo-org/*' } },
      job,
      ['another repository of the same owner', 'a pull request'],
    ],
    [
      'every context of the repository: pull requests and all environments',
      { StringEquals: audience, StringLike: { [key('sub')]: 'repo:octo-org/shop:*' } },
      production,
      ['a pull request without the environment', 'another environment', 'no environment'],
    ],
    [
      'ForAllValues: an absent key counts as a match',
      {
        'ForAllValues:StringEquals': {
          ...audience,
          [key('environment')]: 'production',
        },
      },
      production,
      ['no environment', 'the same repository name under another owner'],
    ],
    [
      'IfExists: an absent key counts as a match',
      {
        StringEquals: audience,
        StringEqualsIfExists: { [key('environment')]: 'production' },
      },
      production,
      ['no environment'],
    ],
    [
      'an environment in the subject hides the branch',
      { StringEquals: { ...audience, [key('sub')]: 'repo:octo-org/shop:environment:production' } },
      production,
      ['another branch', 'a pull request'],
    ],
  ])('%s', (_, condition, identity, admitted) => {
    expect(judged(policy(condition), identity)).toBe('admits')
    expect(strangers(policy(condition), identity)).toEqual(expect.arrayContaining([...admitted]))
  })

  test('a wildcard under an exact operator never matches', () => {
    expect(judged(policy({ StringEquals: { [key('sub')]: 'repo:octo-org/shop:*' } }))).toBe(
      'denies',
    )
  })

  test('a claim that IAM does not offer as a key never matches', () => {
    expect(judged(policy({ StringEquals: { [key('event_name')]: 'push' } }))).toBe('denies')
  })

  test('a second statement that is wider lets strangers in', () => {
    const narrow = policy({ StringEquals: { [key('sub')]: 'repo:octo-org/shop:pull_request' } })
    const wide = policy({ StringLike: { [key('sub')]: 'repo:octo-org/*' } })
    const both = { ...narrow, Statement: [...narrow.Statement, ...wide.Statement] }
    expect(judged(both)).toBe('admits')
  })

  test('only one of the two forms of the subject locks out the other', () => {
    const legacy = policy({ StringLike: { [key('sub')]: 'repo:octo-org/shop:*' } })
    expect(judged(legacy, { ...job, immutable: true })).toBe('denies')
  })
})

describe('operators', () => {
  test.each<[string, unknown, string]>([
    ['a key in another case', { StringEquals: { [key('SUB').toUpperCase()]: 'x' } }, 'denies'],
    ['keys without case', { StringEquals: { [key('Repository')]: 'octo-org/shop' } }, 'admits'],
    ['values with case', { StringEquals: { [key('repository')]: 'Octo-Org/shop' } }, 'denies'],
    [
      'values without case where asked',
      { StringEqualsIgnoreCase: { [key('repository')]: 'OCTO-org/shop' } },
      'admits',
    ],
    ['any of a list', { StringEquals: { [key('ref')]: ['refs/heads/x', job.ref] } }, 'admits'],
    ['none of a list', { StringNotEquals: { [key('ref')]: ['refs/heads/x', job.ref] } }, 'denies'],
    [
      'a negated operator on an absent key',
      { StringNotEquals: { [key('environment')]: 'x' } },
      'admits',
    ],
    ['Null for an absent key', { Null: { [key('environment')]: 'true' } }, 'admits'],
    ['Null for a present key', { Null: { [key('ref')]: true } }, 'denies'],
    [
      'ForAnyValue on an absent key',
      { 'ForAnyValue:StringLike': { [key('environment')]: '*' } },
      'denies',
    ],
    ['one character', { StringLike: { [key('ref')]: 'refs/heads/mai?' } }, 'admits'],
    ['an ARN that a claim never is', { ArnLike: { [key('sub')]: 'arn:aws:*' } }, 'denies'],
    [
      'a demand for roles that GitHub does not send',
      { Bool: { 'sts:RoleAuthorizedByIdp': true } },
      'denies',
    ],
    [
      'an operator that is not evaluated',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } },
      'cannot-tell',
    ],
    [
      'a key of the request',
      { StringEquals: { 'aws:RequestedRegion': 'eu-central-1' } },
      'cannot-tell',
    ],
    ['a policy variable', { StringLike: { [key('sub')]: '${aws:username}' } }, 'cannot-tell'],
    [
      'what is not evaluated beside what does not match',
      { IpAddress: { 'aws:SourceIp': '10.0.0.0/8' }, StringEquals: { [key('ref')]: 'x' } },
      'denies',
    ],
  ])('%s', (_, condition, decision) => expect(judged(policy(condition))).toBe(decision))
})

describe('statements', () => {
  const allow = policy({ StringEquals: { [key('ref')]: job.ref } })

  test('a denial wins, and one that cannot be told leaves no admission', () => {
    const deny = (condition: unknown) => ({
      ...allow,
      Statement: [...allow.Statement, { ...policy(condition).Statement[0], Effect: 'Deny' }],
    })
    expect(judged(deny({ StringEquals: { [key('ref')]: job.ref } }))).toBe('denies')
    expect(judged(deny({ StringEquals: { [key('ref')]: 'x' } }))).toBe('admits')
    expect(judged(deny({ IpAddress: { 'aws:SourceIp': '10.0.0.0/8' } }))).toBe('cannot-tell')
  })

  test.each<[string, Readonly<Record<string, unknown>>, string]>([
    ['a wildcard action', { Action: 'sts:Assume*' }, 'admits'],
    ['another action', { Action: 'sts:AssumeRole' }, 'denies'],
    [
      'another account is not seen here',
      { Principal: { Federated: `arn:aws:iam::999999999999:oidc-provider/${ISSUER}` } },
      'admits',
    ],
    [
      'a provider of an enterprise',
      { Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${ISSUER}/octo` } },
      'denies',
    ],
    ['a service', { Principal: { Service: 'ec2.amazonaws.com' } }, 'denies'],
    ['everybody', { Principal: '*' }, 'cannot-tell'],
    ['everything but an action', { Action: undefined, NotAction: 'sts:AssumeRole' }, 'cannot-tell'],
  ])('%s', (_, change, decision) =>
    expect(judged(policy({ StringEquals: { [key('ref')]: job.ref } }, change))).toBe(decision),
  )

  test('names the statement that decided', () => {
    const named = policy({ StringEquals: { [key('ref')]: job.ref } }, { Sid: 'Deploy' })
    expect(judgeAwsTrustPolicy(named, claimsOfJob(job)).because).toBe(
      'statement "Deploy" allows it',
    )
  })

  test.each([undefined, [], 'x', { Statement: 'x' }, { Statement: [{ Effect: 'Maybe' }] }])(
    'a malformed policy admits nobody: %j',
    (document) => expect(judged(document)).not.toBe('admits'),
  )
})
