import { afterEach, describe, expect, test } from '@jest/globals'
import { awsStatement, awsTrustPolicy } from '../../src/trust/awsPolicy.ts'
import { entraCredentials } from '../../src/trust/entraCredential.ts'
import { googleDocuments } from '../../src/trust/googleProvider.ts'
import { claimsOfJob, type JobIdentity } from '../../src/trust/neighbours.ts'
import { octoStsPolicy } from '../../src/trust/octoStsPolicy.ts'
import { vaultRole } from '../../src/trust/vaultRole.ts'
import { openWorkspace, type Workspace } from '../lab/review.ts'

const open: Workspace[] = []
afterEach(() => {
  for (const one of open.splice(0)) one.close()
})
const workspace = (files: Readonly<Record<string, unknown>>): Workspace => {
  const one = openWorkspace(files)
  open.push(one)
  return one
}

const ISSUER = 'https://token.actions.githubusercontent.com'
const HOST = 'token.actions.githubusercontent.com'
const job: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  environment: 'production',
  workflow: '.github/workflows/deploy.yml',
  audience: 'sts.amazonaws.com',
  issuer: ISSUER,
  immutable: true,
}
const pool = 'iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p'
const JOBS = `
jobs:
  deploy:
    repository: octo-org/shop
    repository-id: "456789"
    owner-id: "123456"
    environment: production
  fork:
    repository: stranger/shop
    repository-id: "9"
    owner-id: "8"
`

interface AwsCondition {
  readonly [operator: string]: Readonly<Record<string, string | readonly string[]>>
}
const aws = (...conditions: readonly AwsCondition[]) => ({
  Version: '2012-10-17',
  Statement: conditions.map((condition) => ({
    Effect: 'Allow',
    Principal: { Federated: `arn:aws:iam::123456789012:oidc-provider/${HOST}` },
    Action: 'sts:AssumeRoleWithWebIdentity',
    Condition: Object.fromEntries(
      Object.entries(condition).map(([operator, keys]) => [
        operator,
        Object.fromEntries(Object.entries(keys).map(([key, value]) => [`${HOST}:${key}`, value])),
      ]),
    ),
  })),
})
const aud = { aud: 'sts.amazonaws.com' }
const vault = (change: Readonly<Record<string, unknown>>) => ({
  role_type: 'jwt',
  user_claim: 'repository_id',
  bound_audiences: ['https://vault.example.com'],
  ...change,
})
const google = (attributeCondition: string) => ({
  attributeMapping: { 'google.subject': 'assertion.sub' },
  attributeCondition,
  oidc: { issuerUri: ISSUER, allowedAudiences: ['https://iam.example.com'] },
})
const entra = (change: Readonly<Record<string, unknown>>) => ({
  name: 'github',
  issuer: ISSUER,
  audiences: ['api://AzureADTokenExchange'],
  ...change,
})

/** Printed by `dry-run` for a job, each in the file that a repository would keep. */
const printed = (of: JobIdentity): Readonly<Record<string, unknown>> => {
  const claims = claimsOfJob(of)
  const account = { partition: 'aws', account: '123456789012' }
  return {
    'policies/aws.json': awsTrustPolicy(awsStatement(account, claims, of.audience)),
    'policies/vault.json': vaultRole(claims, of.audience),
    'policies/google.json': googleDocuments(pool, claims, of.audience),
    'policies/github.sts.yaml': JSON.stringify(octoStsPolicy(claims, of.audience)),
  }
}

describe('the policies that dry-run prints', () => {
  const jobs: Readonly<Record<string, Partial<JobIdentity>>> = {
    'a push in an environment': {},
    'a push': { environment: undefined },
    'a subject without ids': { immutable: false },
    'a tag': { environment: undefined, ref: 'refs/tags/v1' },
    'a pull request': { environment: undefined, event: 'pull_request', ref: 'refs/pull/42/merge' },
    'a reusable workflow': { reusable: 'octo-org/ci/.github/workflows/r.yml@refs/heads/main' },
  }

  test.each(Object.keys(jobs))('raise no alarm without a table: %s', async (name) => {
    const files = printed({ ...job, ...jobs[name] })
    const { failure, findings, summary } = await workspace(files).review({
      policies: 'policies/**',
    })
    expect([failure, findings]).toEqual([undefined, []])
    for (const path of Object.keys(files)) expect(summary).toContain(`| ${path} | none |`)
  })

  test('raise no alarm with a table', async () => {
    const files = printed(job)
    const rows = Object.keys(files)
      .map(
        (path) =>
          `  ${path}:\n    audience: ${job.audience}\n    admits: [deploy]\n    rejects: [fork]\n`,
      )
      .join('')
    const table = `${JOBS}policies:\n${rows}`
    const { review } = workspace({ ...files, 'trust.yml': table })
    const { failure, findings } = await review({ policies: 'policies/**', table: 'trust.yml' })
    expect([failure, findings]).toEqual([undefined, []])
  })

  test('as credentials of Entra raise none, where the subject says all', async () => {
    const claims = claimsOfJob({ ...job, environment: undefined })
    const all = entraCredentials(claims, 'api://AzureADTokenExchange')
    const lists = { 'list.json': all, 'graph.json': { value: all } }
    const { findings, summary } = await workspace(lists).review({ policies: '*.json' })
    expect([findings, summary.match(/json \| none/g)?.length]).toEqual([[], 2])
  })
})

describe('known traps, without a table', () => {
  const sub = 'repo:octo-org/shop'
  const inAny = (text: RegExp) => ({ kind: 'trap', text })
  const traps: Readonly<Record<string, readonly [unknown, { kind: string; text: RegExp }]>> = {
    'AWS without sub': [
      aws({ StringEquals: aud }),
      inAny(/the same repository name under another/),
    ],
    'AWS with all repositories': [
      aws({ StringEquals: aud, StringLike: { sub: 'repo:octo-org/*' } }),
      inAny(/another repository of the same owner/),
    ],
    'AWS with a prefix of the owner': [
      aws({ StringEquals: aud, StringLike: { sub: 'repo:octo-org*' } }),
      inAny(/an owner whose name begins like this one/),
    ],
    'AWS with every context': [
      aws({ StringEquals: aud, StringLike: { sub: `${sub}:*` } }),
      inAny(/a pull request/),
    ],
    'AWS with ForAllValues': [
      aws({ 'ForAllValues:StringEquals': { ...aud, environment: 'production' } }),
      inAny(/no environment/),
    ],
    'AWS with IfExists': [
      aws({
        StringEquals: aud,
        StringLike: { sub: `${sub}:*` },
        StringEqualsIfExists: { environment: 'production' },
      }),
      inAny(/no environment/),
    ],
    'AWS with a star under StringEquals': [
      aws({ StringEquals: { ...aud, sub: `${sub}:*` } }),
      { kind: 'locked-out', text: /admits none of the jobs/ },
    ],
    'AWS with names that can be given up': [
      aws({ StringEquals: { ...aud, sub: `${sub}:ref:refs/heads/main` } }),
      inAny(/a new repository under a name that was given up/),
    ],
    'AWS with an environment that hides the branch': [
      aws({ StringEquals: { ...aud, sub: `${sub}:environment:production`, repository_id: '1' } }),
      inAny(/another branch/),
    ],
    'AWS with one form of the subject': [
      aws({ StringEquals: { ...aud, sub: `${sub}:ref:refs/heads/main`, repository_id: '1' } }),
      inAny(/an intended job is not admitted/),
    ],
    'AWS with a second statement that is wider': [
      aws(
        { StringEquals: { ...aud, sub: `${sub}:ref:refs/heads/main`, repository_id: '1' } },
        { StringEquals: aud, StringLike: { sub: 'repo:octo-org/*' } },
      ),
      inAny(/another repository of the same owner/),
    ],
    'Vault without bounds': [vault({}), inAny(/the same repository name under another/)],
    'Vault with a glob that crosses /': [
      vault({ bound_claims_type: 'glob', bound_claims: { sub: 'repo:octo-org/sh*' } }),
      inAny(/a repository whose name begins like this one/),
    ],
    'Google with an unanchored expression': [
      google(`assertion.repository.matches('octo-org/shop')`),
      inAny(/a repository whose name begins like this one/),
    ],
    'Google with a prefix': [
      google(`assertion.repository.startsWith('octo-org/')`),
      inAny(/another repository of the same owner/),
    ],
    'Google with the name of the owner': [
      google(`assertion.repository_owner == 'octo-org'`),
      inAny(/another repository of the same owner/),
    ],
    'Entra with a wildcard': [
      entra({
        subject: null,
        claimsMatchingExpression: {
          value: `claims['sub'] matches '${sub}:*'`,
          languageVersion: 1,
        },
      }),
      inAny(/a pull request/),
    ],
    'Entra with an environment': [
      entra({ subject: `${sub}:environment:production` }),
      inAny(/a pull request/),
    ],
    'Octo STS with a pattern': [
      `issuer: ${ISSUER}\nsubject_pattern: repo:octo-org/.*\naudience: octo-sts.dev\n`,
      inAny(/another repository of the same owner/),
    ],
  }

  test.each(Object.keys(traps))('%s', async (name) => {
    const [content, expected] = traps[name] ?? [{}, inAny(/never/)]
    const file = typeof content === 'string' ? 'policies/p.sts.yaml' : 'policies/p.json'
    const { failure, findings } = await workspace({ [file]: content }).review({
      policies: 'policies/*',
    })
    const found = findings.filter(
      ({ kind, text }) => kind === expected.kind && expected.text.test(text),
    )
    expect(findings.map(({ kind, text }) => `${kind}: ${text}`)).toEqual(
      expect.arrayContaining([expect.stringMatching(expected.text)]),
    )
    expect(found.length).toBeGreaterThan(0)
    // Each has a proof and a fix; a trap is a warning.
    for (const { witness, fix } of findings)
      expect([witness?.['iss'], fix === '']).toEqual([ISSUER, false])
    expect(failure?.code).toBe(expected.kind === 'trap' ? undefined : 'REVIEW_FAILED')
  })
})

describe('a table', () => {
  const wide = aws(
    { StringEquals: { ...aud, sub: 'repo:octo-org/shop:environment:production' } },
    { StringEquals: aud, StringLike: { sub: 'repo:stranger/*' } },
  )
  const row = (policy: string, more = ''): string =>
    `  ${policy}:\n    admits: [deploy]\n    rejects: [fork]\n${more}`
  const withRows = (...rows: readonly string[]): string => `${JOBS}policies:\n${rows.join('')}`
  const inputs = { policies: 'policies/*.json', table: 'trust.yml' }

  test('finds a listed stranger and neighbours, each at the line of its statement', async () => {
    const { review } = workspace({
      'policies/p.json': wide,
      'trust.yml': withRows(row('policies/p.json')),
    })
    const { failure, findings, annotated } = await review(inputs)
    expect(failure?.message).toBe('the review found: 1 locked-out, 2 stranger')
    const lines = JSON.stringify(wide, null, 2).split('\n')
    const second = lines.findIndex((line) => line.includes('repo:stranger/*')) - 10
    expect(lines.slice(second - 1, second + 1)).toEqual(['    {', '      "Effect": "Allow",'])
    const stranger = findings.find(({ witness }) => witness?.['repository'] === 'stranger/shop')
    expect([stranger?.kind, stranger?.line]).toEqual(['stranger', second])
    expect(annotated).toEqual([
      'error policies/p.json:1',
      `error policies/p.json:${second}`,
      'error policies/p.json:4',
    ])
  })

  test('tolerates the neighbours that it names, and no other', async () => {
    const policy = aws({
      StringEquals: { ...aud, repository_id: '456789' },
      StringLike: { sub: 'repo:octo-org*/shop*:*' },
    })
    const tolerates = `    tolerates: [a pull request, another branch, a tag]\n`
    const { review } = workspace({
      'policies/p.json': policy,
      'trust.yml': withRows(row('policies/p.json', tolerates)),
    })
    const [found, ...more] = (await review(inputs)).findings
    expect(more).toEqual([])
    expect(found?.text).toContain('no environment')
    expect(found?.text).not.toContain('a tag')
  })

  test('fails for a policy without a row, and for a row without a policy', async () => {
    const { review } = workspace({
      'policies/new.json': aws({ StringEquals: aud }),
      'policies/ec2.json': {
        Version: '2012-10-17',
        Statement: [
          {
            Effect: 'Allow',
            Principal: { Service: 'ec2.amazonaws.com' },
            Action: 'sts:AssumeRole',
          },
        ],
      },
      'trust.yml': withRows(row('policies/old.json')),
    })
    const { findings, failure, summary } = await review(inputs)
    expect(findings.map(({ kind, file }) => `${kind} ${file}`)).toEqual([
      'unlisted policies/new.json',
      'trap policies/new.json',
      'missing trust.yml',
    ])
    expect(failure?.message).toBe('the review found: 1 unlisted, 1 missing')
    expect(summary).toContain('trust no token of this issuer: 1.')
  })

  test('with mistakes is rejected with all of them', async () => {
    const table = `jobs:\n  deploy:\n    repository: shop\n    ref: main\n    color: red\npolicies:\n  p.json:\n    admits: [deplyo]\n`
    const { failure } = await workspace({ 'p.json': wide, 'trust.yml': table }).review({
      policies: 'p.json',
      table: 'trust.yml',
      'fail-on': '[strangers]',
      polices: 'x',
    })
    expect(failure?.code).toBe('INPUT_INVALID')
    expect(failure?.message.split('\n').slice(1)).toEqual([
      '"polices" is not an input; did you mean "policies"?',
      '"table.jobs.deploy.color" is not a key of the table',
      '"table.jobs.deploy.repository" must be OWNER/NAME',
      '"table.jobs.deploy.owner-id" is required',
      '"table.jobs.deploy.repository-id" is required',
      '"table.jobs.deploy.ref" must be a full ref such as refs/heads/main; got "main"',
      '"table.policies.p.json.admits" names "deplyo", which is not in "jobs"; did you mean "deploy"?',
      '"fail-on" must be "none" or name kinds of findings; did you mean "stranger"?; got "strangers"',
    ])
  })

  test('with fail-on none only warns', async () => {
    const { review } = workspace({
      'policies/p.json': wide,
      'trust.yml': withRows(row('policies/p.json')),
    })
    const { failure, annotated } = await review({ ...inputs, 'fail-on': 'none' })
    expect([failure, new Set(annotated.map((one) => one.split(' ')[0]))]).toEqual([
      undefined,
      new Set(['warning']),
    ])
  })
})

describe('a plan of Terraform', () => {
  const resource = (type: string, name: string, values: unknown) => ({
    address: `${type}.${name}`,
    type,
    values,
  })
  const plan = {
    format_version: '1.2',
    planned_values: {
      root_module: {
        resources: [
          resource('aws_iam_role', 'wide', {
            assume_role_policy: JSON.stringify(aws({ StringEquals: aud })),
          }),
          resource('aws_iam_role', 'later', {}),
          resource('google_iam_workload_identity_pool_provider', 'github', {
            workload_identity_pool_id: 'p',
            attribute_mapping: {
              'google.subject': 'assertion.sub',
              'attribute.owner': 'assertion.repository_owner',
            },
            attribute_condition: '',
            oidc: [{ issuer_uri: ISSUER, allowed_audiences: ['https://iam.example.com'] }],
          }),
          resource('google_service_account_iam_member', 'any', {
            role: 'roles/iam.workloadIdentityUser',
            member: `principalSet://${pool}/attribute.owner/octo-org`,
          }),
        ],
        child_modules: [
          {
            resources: [
              resource('vault_jwt_auth_backend_role', 'ci', {
                ...vault({ bound_claims: { repository: 'octo-org/shop,octo-org/app' } }),
                role_type: null,
              }),
              resource(
                'azuread_application_federated_identity_credential',
                'main',
                entra({ subject: 'repo:octo-org/shop:pull_request' }),
              ),
            ],
          },
        ],
      },
    },
  }

  test('is judged resource by resource, with its address and line', async () => {
    const text = JSON.stringify(plan, null, 2)
    const { findings } = await workspace({ 'plan.json': text }).review({ policies: 'plan.json' })
    const lines = text.split('\n')
    const found = findings.map(({ kind, line, text: sentence }) => [
      kind,
      sentence.split(':')[0],
      // The line is that of the values of the very resource.
      lines
        .slice(0, line)
        .findLast((one) => one.includes('"address"'))
        ?.match(/": "(.*)"/)?.[1],
    ])
    expect(found.every(([, address, at]) => address === at)).toBe(true)
    expect(new Set(found.map(([kind, address]) => `${kind} ${address}`))).toEqual(
      new Set([
        'trap aws_iam_role.wide',
        'cannot-tell aws_iam_role.later',
        'trap google_iam_workload_identity_pool_provider.github',
        'trap vault_jwt_auth_backend_role.ci',
        'trap azuread_application_federated_identity_credential.main',
      ]),
    )
  })

  test('has rows by address', async () => {
    const table = `${JOBS}policies:\n  plan.json#aws_iam_role.wide:\n    admits: [deploy]\n`
    const { findings } = await workspace({ 'plan.json': plan, 't.yml': table }).review({
      policies: 'plan.json',
      table: 't.yml',
    })
    expect(findings.find(({ kind }) => kind === 'stranger')?.text).toMatch(/^aws_iam_role\.wide: /)
    expect(findings.filter(({ kind }) => kind === 'unlisted')).toHaveLength(4)
  })
})
