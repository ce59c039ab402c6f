import { describe, expect, test } from '@jest/globals'
import { parse, parseAllDocuments } from 'yaml'
import { judgeAwsTrustPolicy } from '../../src/trust/aws.ts'
import { awsStatement, awsTrustPolicy } from '../../src/trust/awsPolicy.ts'
import { evaluateCel } from '../../src/trust/cel.ts'
import { judgeEntraCredential } from '../../src/trust/entra.ts'
import { entraCredentials, flexibleCredentials } from '../../src/trust/entraCredential.ts'
import { judgeGoogleTrust } from '../../src/trust/google.ts'
import { googleDocuments } from '../../src/trust/googleProvider.ts'
import type { ClaimSet, Judgement } from '../../src/trust/judgement.ts'
import { authenticationLines, kubernetesTrust, roleLines } from '../../src/trust/kubernetesTrust.ts'
import { claimsOfJob, type JobIdentity } from '../../src/trust/neighbours.ts'
import { judgeOctoStsPolicy } from '../../src/trust/octoSts.ts'
import { octoStsPolicy } from '../../src/trust/octoStsPolicy.ts'
import { type ClaimsJudge, findStrangers } from '../../src/trust/strangers.ts'
import { judgeVaultRole } from '../../src/trust/vault.ts'
import { vaultRole } from '../../src/trust/vaultRole.ts'

const push: JobIdentity = {
  owner: 'octo-org',
  ownerId: '123456',
  repository: 'shop',
  repositoryId: '456789',
  ref: 'refs/heads/main',
  event: 'push',
  workflow: '.github/workflows/deploy.yml',
  audience: 'sts.amazonaws.com',
  issuer: 'https://token.actions.githubusercontent.com',
  immutable: false,
}
const pull = { event: 'pull_request', ref: 'refs/pull/42/merge' }
const environment = 'production'
const odd = 'x${aws:username}*?"\'\\ü😀%{y}`'
const jobs: Readonly<Record<string, JobIdentity>> = {
  'a push': push,
  'a push, subject with ids': { ...push, immutable: true },
  'an environment': { ...push, environment },
  'an environment, subject with ids': { ...push, environment, immutable: true },
  'a tag': { ...push, ref: 'refs/tags/v2.1' },
  'a schedule': { ...push, event: 'schedule' },
  'a pull request': { ...push, ...pull },
  'a pull request with an environment': { ...push, ...pull, environment },
  'a reusable workflow': { ...push, reusable: 'octo-org/ci/.github/workflows/r.yml@refs/tags/v1' },
  'characters that every language treats specially': {
    ...push,
    ref: `refs/heads/${odd}`,
    environment: odd,
  },
}

const any = (judgements: readonly Judgement[]): Judgement =>
  judgements.find(({ decision }) => decision !== 'denies') ?? judgements[0] ?? never()
function never(): never {
  throw new Error('nothing was printed')
}

const pool = 'iam.googleapis.com/projects/1/locations/global/workloadIdentityPools/p'
interface Expression {
  readonly expression: string
}
interface PrintedCluster {
  readonly jwt: readonly {
    readonly issuer: { readonly url: string; readonly audiences: readonly string[] }
    readonly claimValidationRules: readonly Expression[]
    readonly claimMappings?: { readonly username: Expression }
  }[]
}
const account = { namespace: 'deploy', name: 'ci' }
const printedRoles = (users: readonly string[], revocable = true) =>
  parseAllDocuments(roleLines(account, revocable, users).join('\n')).map(
    (document): Readonly<Record<string, unknown>> => document.toJS(),
  )

/** As the API server and RBAC decide on what is printed, having read it as YAML. */
function clusterJudge(claims: ClaimSet, audience: string): ClaimsJudge {
  const trust = kubernetesTrust(claims, audience)
  const { jwt } = parse(authenticationLines(trust).join('\n')) as PrintedCluster
  const [entry = never()] = jwt
  const [, binding] = printedRoles(trust.users)
  const subjects = (binding?.['subjects'] ?? []) as readonly { readonly name: string }[]
  const users = subjects.map(({ name }) => name)
  return (other) => {
    const evaluated = ({ expression }: Expression) =>
      evaluateCel(expression, (root, name) => (root === 'claims' ? other[name] : 'unknown'))
    const rules = entry.claimValidationRules.map(evaluated)
    const user = evaluated(entry.claimMappings?.username ?? never())
    const admits =
      entry.issuer.url === other['iss'] &&
      entry.issuer.audiences.includes(other['aud'] ?? '') &&
      rules.every((rule) => rule.kind === 'bool' && rule.value) &&
      user.kind === 'string' &&
      users.includes(user.value)
    return { decision: admits ? 'admits' : 'denies', because: '' }
  }
}

/** What is printed for a job, as the judge of its provider sees it. */
const printed: Readonly<Record<string, (claims: ClaimSet, audience: string) => ClaimsJudge>> = {
  aws(claims, audience) {
    const statement = awsStatement({ partition: 'aws', account: '123456789012' }, claims, audience)
    const policy: unknown = JSON.parse(JSON.stringify(awsTrustPolicy(statement)))
    return (other) => judgeAwsTrustPolicy(policy, other)
  },
  vault: (claims, audience) => (other) => judgeVaultRole(vaultRole(claims, audience), other),
  gcp: (claims, audience) => (other) =>
    judgeGoogleTrust(googleDocuments(pool, claims, audience), other),
  'octo-sts': (claims, audience) => (other) =>
    judgeOctoStsPolicy(octoStsPolicy(claims, audience), other),
  kubernetes: clusterJudge,
}
const judgeAny =
  (credentials: readonly unknown[]): ClaimsJudge =>
  (other) =>
    any(credentials.map((credential) => judgeEntraCredential(credential, other)))

describe.each(Object.keys(printed))('what is printed for %s', (kind) => {
  test.each(Object.keys(jobs))('admits both forms of %s and no neighbour', (name) => {
    const job = jobs[name] ?? push
    const judge = printed[kind]?.(claimsOfJob(job), job.audience) ?? never()
    expect(findStrangers(judge, { admitted: [job] })).toEqual([])
  })
})

describe('what is printed for azure', () => {
  const names = (credentials: readonly unknown[], job: JobIdentity): readonly string[] =>
    findStrangers(judgeAny(credentials), { admitted: [job] }).map(({ name }) => name)

  test.each(['a push', 'a push, subject with ids', 'a tag', 'a schedule', 'a pull request'])(
    'as exact credentials admits both forms of %s and no neighbour but by its name',
    (name) => {
      const job = jobs[name] ?? push
      // A credential compares the subject alone: without ids, a name that was given up suffices.
      expect(names(entraCredentials(claimsOfJob(job), job.audience), job)).toEqual(
        job.immutable ? [] : ['a new repository under a name that was given up'],
      )
    },
  )

  test('as flexible credentials compares the branch behind an environment', () => {
    const job = jobs['an environment'] ?? push
    const [exact, flexible] = [entraCredentials, flexibleCredentials].map((print) =>
      names(print(claimsOfJob(job), job.audience), job),
    )
    expect(exact).toEqual([
      'a new repository under a name that was given up',
      'a pull request',
      'another branch',
    ])
    expect(flexible).toEqual(['a new repository under a name that was given up'])
  })

  test('as flexible credentials is not printed where their language cannot say it', () => {
    const job = jobs['characters that every language treats specially'] ?? push
    expect(flexibleCredentials(claimsOfJob(job), job.audience)).toEqual([])
  })
})

describe('what is printed for kubernetes', () => {
  const claims = claimsOfJob({ ...push, environment })
  const user = 'github:456789:refs/heads/main:production'

  test('names the user of the page, and keeps an own one of the cluster', () => {
    expect(kubernetesTrust(claims, 'a').users).toEqual([user])
    expect(kubernetesTrust(claims, 'a', user).username).toBeDefined()
    const own = kubernetesTrust(claims, 'a', 'ci@example.com')
    expect([own.users, own.username]).toEqual([['ci@example.com'], undefined])
    expect(authenticationLines(own).join('\n')).not.toContain('claimMappings')
  })

  test('lets the workflow create and delete Secrets only to revoke, and read none', () => {
    const verbs = (revocable: boolean) => printedRoles([user], revocable)[0]?.['rules']
    const token = {
      ...{ apiGroups: [''], resources: ['serviceaccounts/token'] },
      ...{ resourceNames: ['ci'], verbs: ['create'] },
    }
    const secrets = { apiGroups: [''], resources: ['secrets'], verbs: ['create', 'delete'] }
    expect(verbs(true)).toEqual([secrets, token])
    expect(verbs(false)).toEqual([token])
  })

  test('binds both forms of the subject where the token has no repository_id', () => {
    const { repository_id: _, ...rest } = claims
    const judge = clusterJudge(rest, push.audience)
    expect(judge(rest).decision).toBe('admits')
    expect(judge({ ...rest, sub: 'repo:octo-org/shop:environment:other' }).decision).toBe('denies')
  })

  test('escapes by code point what the YAML parser of Kubernetes would reject as a surrogate', () => {
    const lines = authenticationLines(kubernetesTrust(claims, '\u{1f600}')).join('\n')
    expect(lines).toContain('audiences: ["\\U0001f600"]')
  })
})
