import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parseDocument } from 'yaml'
import { isObject } from '../src/core/json.ts'
import { judgeAwsTrustPolicy } from '../src/trust/aws.ts'
import { evaluateCel } from '../src/trust/cel.ts'
import { judgeEntraCredential } from '../src/trust/entra.ts'
import { type GoogleTrust, judgeGoogleTrust } from '../src/trust/google.ts'
import type { ClaimSet, Judgement } from '../src/trust/judgement.ts'
import { claimsOfJob, type JobIdentity } from '../src/trust/neighbours.ts'
import { findStrangers } from '../src/trust/strangers.ts'
import { judgeVaultRole } from '../src/trust/vault.ts'

const names = ['aws', 'vault', 'google', 'azure', 'kubernetes'] as const
const pages = Object.fromEntries(
  names.map((name) => [name, readFileSync(`docs/setup/${name}.md`, 'utf8')]),
) as Readonly<Record<(typeof names)[number], string>>

/** Returns the fenced blocks of a page in one language, in their order. */
const textsIn = (page: string, language: string): readonly string[] =>
  [...page.matchAll(/^```(\w*)\n(.*?)^```$/gms)].flatMap(([, name, text = '']) =>
    name === language ? [text] : [],
  )

/** Returns the value of a YAML document; an error or a warning, such as of a tag, fails the test. */
function parseYaml(text: string): unknown {
  const document = parseDocument(text, { logLevel: 'silent' })
  expect([...document.errors, ...document.warnings]).toEqual([])
  return document.toJS()
}

const jsonIn = (page: string): readonly unknown[] =>
  textsIn(page, 'json').map((text): unknown => JSON.parse(text))

function member(value: unknown, ...path: readonly string[]): unknown {
  return path.reduce<unknown>((node, name) => (isObject(node) ? node[name] : undefined), value)
}

/** The job that section 4 of each page shows, and the jobs of the two variants. */
const production: JobIdentity = {
  owner: 'octo-org',
  ownerId: '9919',
  repository: 'app',
  repositoryId: '1296269',
  ref: 'refs/heads/main',
  event: 'push',
  environment: 'production',
  workflow: '.github/workflows/deploy.yml',
  audience: 'set by each provider',
  issuer: 'https://token.actions.githubusercontent.com',
  immutable: false,
}
const branch: JobIdentity = { ...production, environment: undefined }
const reusable: JobIdentity = {
  ...production,
  reusable: 'octo-org/ci/.github/workflows/deploy.yml@refs/tags/v1',
}
const jobs = [production, branch, reusable]

type Judge = (claims: ClaimSet) => Judgement

/** Names of the intended jobs that are locked out, and of the other jobs that get in. */
function mistakes(judge: Judge, job: JobIdentity): readonly string[] {
  return findStrangers(judge, { admitted: [job] }).map(({ name }) => name)
}

/** Each document of a page, in order, must admit its job in both forms of the subject only. */
function expectExact(judges: readonly Judge[], audience: string): void {
  expect(judges).toHaveLength(jobs.length)
  for (const [index, job] of jobs.entries())
    expect(mistakes(judges[index] as Judge, { ...job, audience })).toEqual([])
}

const decisionFor = (judge: Judge | undefined, job: JobIdentity) =>
  judge?.(claimsOfJob(job)).decision

describe.each(names)('docs/setup/%s.md', (name) => {
  const page = pages[name]

  test('holds JSON and YAML that parse', () => {
    expect(jsonIn(page).every(isObject)).toBe(true)
    expect(textsIn(page, 'yaml').map(parseYaml).every(isObject)).toBe(true)
    const checked = ['sh', 'json', 'yaml', 'hcl', 'text'].flatMap((language) =>
      textsIn(page, language),
    )
    expect(page.match(/^```/gm)).toHaveLength(checked.length * 2)
  })

  test('says of each command whether it was run', () => {
    const unmarked = textsIn(page, 'sh').filter(
      (text) => !/^# (?:Never run|Run against)/.test(text),
    )
    expect(unmarked).toEqual([])
  })

  test('ends in one whole job with a token, an environment and an explicit export', () => {
    const [job, ...others] = textsIn(page, 'yaml')
      .map(parseYaml)
      .map((workflow) => member(workflow, 'jobs', 'deploy'))
      .filter((each) => each !== undefined)
    expect(others).toEqual([])
    expect(member(job, 'permissions', 'id-token')).toBe('write')
    expect(member(job, 'environment')).toBe('production')
    const steps = member(job, 'steps') as readonly unknown[]
    const uses = steps.filter((step) => String(member(step, 'uses')).includes('lease-credentials'))
    expect(uses).toHaveLength(1)
    expect(member(uses[0], 'with', 'export')).toEqual(expect.any(String))
    const expectation = parseDocument(String(member(uses[0], 'with', 'expect'))).toJS() as unknown
    expect(expectation).toEqual({
      repository_id: Number(production.repositoryId),
      environment: production.environment,
      ref: production.ref,
    })
  })

  test('links only to its own headings', () => {
    const titles = [...page.toLowerCase().matchAll(/^#+ (.*)$/gm)]
    const anchors = titles.map(([, title = '']) => title.replace(/[^\w -]/g, '').replace(/ /g, '-'))
    const linked = [...page.matchAll(/\]\(#([^)]+)\)/g)].map(([, anchor]) => anchor)
    expect(linked.filter((anchor) => !anchors.includes(anchor ?? ''))).toEqual([])
  })
})

describe('the trust policies of docs/setup/aws.md', () => {
  const policies = jsonIn(pages.aws).filter((policy) => JSON.stringify(policy).includes('WebIdent'))
  const judges = policies.map(
    (each): Judge =>
      (claims) =>
        judgeAwsTrustPolicy(each, claims),
  )

  test('admit their job in both forms of the subject, and no neighbour', () => {
    expectExact(judges, 'sts.amazonaws.com')
  })

  test('compare "sub", without which IAM rejects them', () => {
    for (const policy of policies)
      expect(JSON.stringify(policy)).toContain('token.actions.githubusercontent.com:sub')
  })

  test('with job_workflow_ref reject the job without the reusable workflow', () => {
    const own = { ...production, audience: 'sts.amazonaws.com' }
    expect(decisionFor(judges[2], own)).toBe('denies')
  })

  test('are the same in CloudFormation', () => {
    const documents = textsIn(pages.aws, 'yaml').map(parseYaml)
    const template = documents.find((each) => isObject(each) && 'Resources' in each)
    const role = member(template, 'Resources', 'Role', 'Properties')
    expect(member(role, 'AssumeRolePolicyDocument')).toEqual(policies[0])
    const [inline] = member(role, 'Policies') as readonly unknown[]
    expect(member(inline, 'PolicyDocument')).toEqual(jsonIn(pages.aws)[1])
  })
})

describe('the roles of docs/setup/vault.md', () => {
  const roles = jsonIn(pages.vault)
  const judges = roles.map(
    (role): Judge =>
      (claims) =>
        judgeVaultRole(role, claims),
  )

  test('admit their job in both forms of the subject, and no neighbour', () => {
    expectExact(judges, 'https://vault.example.com')
  })

  test('with job_workflow_ref reject the job without the reusable workflow', () => {
    const own = { ...production, audience: 'https://vault.example.com' }
    expect(decisionFor(judges[2], own)).toBe('denies')
  })

  test('give service tokens that end, to an entity named by the repository id', () => {
    const common = { user_claim: 'repository_id', token_type: 'service', token_max_ttl: '15m' }
    for (const role of roles) expect(role).toMatchObject(common)
  })
})

describe('the rules of docs/setup/kubernetes.md', () => {
  const [entry, rbac] = textsIn(pages.kubernetes, 'yaml').map(parseYaml)
  const first = (value: unknown): unknown => (value as readonly unknown[] | undefined)?.[0]
  const jwt = first(member(entry, 'jwt'))
  const items = member(rbac, 'items') as readonly unknown[]
  const [user] = items.flatMap((item) => {
    const subject = first(member(item, 'subjects'))
    return member(subject, 'kind') === 'User' ? [member(subject, 'name')] : []
  })
  const evaluate = (path: unknown, claims: ClaimSet) =>
    evaluateCel(String(member(path, 'expression')), (_, name) => claims[name])

  /** As the API server and RBAC decide: authenticated, and the user of the RoleBinding. */
  const judge: Judge = (claims) => {
    const { aud = '', iss } = claims
    const issuer = member(jwt, 'issuer', 'url') === iss
    const audience = (member(jwt, 'issuer', 'audiences') as readonly string[]).includes(aud)
    const rule = evaluate(first(member(jwt, 'claimValidationRules')), claims)
    const name = evaluate(member(jwt, 'claimMappings', 'username'), claims)
    const holds = rule.kind === 'bool' && rule.value && name.kind === 'string'
    const admits = issuer && audience && holds && name.value === user
    return { decision: admits ? 'admits' : 'denies', because: '' }
  }

  test('admit their job in both forms of the subject, and no neighbour', () => {
    expect(mistakes(judge, { ...production, audience: 'https://kube.example.com:6443' })).toEqual(
      [],
    )
  })

  test('let the workflow create and delete Secrets, and read none', () => {
    const rules = items.flatMap((item) => (member(item, 'rules') ?? []) as readonly unknown[])
    expect(rules.map((rule) => [member(rule, 'resources'), member(rule, 'verbs')])).toEqual([
      [['secrets'], ['create', 'delete']],
      [['serviceaccounts/token'], ['create']],
    ])
  })
})

/** Returns a block of shell commands with its variables put in. */
function expandVariables(text: string): string {
  const variables = [...text.matchAll(/^([A-Z]+)='?([^'\n]+)'?$/gm)]
  return variables.reduce((all, [, name, value]) => all.replaceAll(`$${name}`, `${value}`), text)
}

const gcloud = textsIn(pages.google, 'sh').map(expandVariables).join('')
const valuesOf = (option: RegExp): readonly string[] =>
  [...gcloud.matchAll(option)].map(([, value = '']) => value.replace(/\s+/g, ' '))
const conditions = valuesOf(/--attribute-condition='([^']+)'/g)
const members = valuesOf(/iam\.workloadIdentityUser \\\n +--member="([^"]+)"/g)
const trusts = valuesOf(/--attribute-mapping="(.+)" \\$/gm).map((mapping, index): GoogleTrust => {
  const attributeMapping = Object.fromEntries(
    mapping.split(',').map((entry) => entry.split(/=(.*)/).slice(0, 2)),
  ) as unknown
  const provider = { attributeMapping, attributeCondition: conditions[index] }
  return { provider, members: [members[index] ?? ''] }
})

describe('the providers of docs/setup/google.md', () => {
  const audience = 'https://iam.googleapis.com/the-name-of-the-provider'
  // Google compares the audience before the condition is evaluated.
  const judges = trusts.map((trust): Judge => {
    const judge: Judge = (claims) => judgeGoogleTrust(trust, claims)
    return (claims) =>
      claims['aud'] === audience ? judge(claims) : { decision: 'denies', because: 'audience' }
  })

  test('admit their job in both forms of the subject, and no neighbour', () => {
    expectExact(judges, audience)
  })

  test('with job_workflow_ref reject the job without the reusable workflow', () => {
    expect(decisionFor(judges[2], { ...production, audience })).toBe('denies')
  })

  test('map subjects that no binding of another provider names', () => {
    for (const [index, { provider }] of trusts.entries()) {
      const others = members.filter((each) => each !== members[index])
      expect(others.length).toBeGreaterThan(1)
      const crossed: Judge = (claims) => judgeGoogleTrust({ provider, members: others }, claims)
      expect(decisionFor(crossed, jobs[index] as JobIdentity)).toBe('denies')
    }
  })

  test('are undone by removing exactly the member that was added', () => {
    expect(members).toHaveLength(trusts.length + 1)
    expect(members.at(-1)).toBe(members[0])
  })
})

describe('the credentials of docs/setup/azure.md', () => {
  const audience = 'api://AzureADTokenExchange'
  const [immutable, byName, branchImmutable, branchByName, flexible] = jsonIn(pages.azure)
  const anyOf =
    (...credentials: readonly unknown[]): Judge =>
    (claims) => {
      const judged = credentials.map((each) => judgeEntraCredential(each, claims))
      return judged.find(({ decision }) => decision === 'admits') ?? (judged[0] as Judgement)
    }

  const givenUp = 'a new repository under a name that was given up'
  const otherRefs = ['a pull request', 'another branch']

  test('admit the job in both forms; besides it only what the page says they cannot compare', () => {
    const environment = mistakes(anyOf(immutable, byName), { ...production, audience })
    expect(environment).toEqual([givenUp, ...otherRefs])
    const main = mistakes(anyOf(branchImmutable, branchByName), { ...branch, audience })
    expect(main).toEqual([givenUp])
  })

  test('with ids keep out a name that was given up; with job_workflow_ref, other refs too', () => {
    const job = { ...production, audience, immutable: true }
    const lockedOut = 'locked-out-by-subject-form'
    expect(mistakes(anyOf(immutable), job)).toEqual([lockedOut, ...otherRefs])
    expect(mistakes(anyOf(flexible), job)).toEqual([lockedOut])
  })
})

describe('the Terraform of docs/setup', () => {
  test.each([
    ['vault', /"vault_.*_(?:binding|policy_attachment)"/],
    ['google', /"google_\w+_iam_(?:binding|policy)"/],
    ['aws', /"aws_iam_(?:policy_attachment|role_policies_exclusive)"/],
  ] as const)('%s uses no resource that removes the access of others', (name, exclusive) => {
    expect(textsIn(pages[name], 'hcl').join('')).not.toMatch(exclusive)
  })

  test('names the values that the judged documents name', () => {
    const [terraform = ''] = textsIn(pages.google, 'hcl')
    for (const term of conditions[0]?.split(' && ') ?? [])
      expect(terraform).toContain(JSON.stringify(term))
    const [vault = ''] = textsIn(pages.vault, 'hcl')
    const bound = Object.entries(member(jsonIn(pages.vault)[0], 'bound_claims') ?? {})
    for (const [claim, value] of bound)
      expect(vault).toMatch(new RegExp(`${claim} += "${String(value)}"`))
    const [azure = ''] = textsIn(pages.azure, 'hcl')
    for (const credential of jsonIn(pages.azure).slice(0, 2))
      expect(azure).toContain(`"${String(member(credential, 'subject'))}"`)
  })
})
