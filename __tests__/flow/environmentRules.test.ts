import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import { asFailure, Failure } from '../../src/core/failure.ts'
import { formatFailure } from '../../src/core/report.ts'
import { runMain } from '../../src/flow/main.ts'
import { frozenLab } from '../lab/clock.ts'
import { type EnvironmentOptions, environmentsApi, GITHUB_TOKEN } from '../lab/environments.ts'
import { type Facts, jobFacts } from '../lab/facts.ts'
import { vaultInputs } from '../lab/inProcessStep.ts'
import { type IssuerOptions, labIssuer, signingKey } from '../lab/issuer.ts'
import { inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import { vaultServer } from '../lab/vault.ts'
import { AWS, mistakesIn, VAULT, vault } from './planInputs.ts'

const isRecord = new Ajv2020({ allErrors: true, strict: false }).compile({
  ...(JSON.parse(readFileSync('src/record/record.schema.json', 'utf8')) as object),
  additionalProperties: false,
})
const TOKEN = '${{ github.token }}'
const rulesOf = (rules: string) => ({
  ...vaultInputs,
  export: 'output',
  'environment-rules': rules,
  'github-token': GITHUB_TOKEN,
})

interface Setting extends Partial<Pick<RuntimeOptions, 'fault' | 'latency' | 'variables'>> {
  readonly api?: EnvironmentOptions
  readonly facts?: Facts
  readonly claims?: IssuerOptions['claims']
  readonly forged?: boolean
}

/** Runs main against an environment; shows what it left. */
async function played(
  rules: string | Readonly<Record<string, string>>,
  { api = {}, facts = jobFacts, claims, forged = false, ...rest }: Setting = {},
) {
  const lab = frozenLab()
  const issuer = labIssuer(lab, { facts, ...(claims && { claims }) })
  if (forged) {
    const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    issuer.keys.push({ ...signingKey(0), privateKey })
  }
  const server = vaultServer(lab, issuer.verifier)
  const environments = environmentsApi(api)
  const hosts = { ...issuer.hosts, ...server.hosts, ...environments.hosts }
  const { origin = '', prefix } = api
  const [issuing, reading] = [issuer.hosts[origin], environments.hosts[origin]]
  // GitHub Enterprise Server is the issuer and the API under one name.
  if (issuing && reading && prefix)
    hosts[origin] = (request) =>
      request.url.pathname.startsWith(prefix) ? reading(request) : issuing(request)
  const known = { hosts, facts: issuer.facts, idToken: issuer.idToken }
  const runtime = inMemoryRuntime({ ...known, ...rest, lab })
  const inputs = new Map(Object.entries(typeof rules === 'string' ? rulesOf(rules) : rules))
  const failure = await runMain(runtime, inputs).then(() => undefined, asFailure)
  const [, text = ''] = [...runtime.disk].find(([path]) => path.endsWith('record.jsonl')) ?? []
  const record = text
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Record<string, unknown>)
  const requests = events(runtime.transcript, 'request')
  // Whatever becomes of it: the token goes to the API alone, and is nowhere afterwards.
  for (const { url, headers, body } of requests)
    if (JSON.stringify([headers, body, url]).includes(GITHUB_TOKEN))
      expect(new URL(url).origin).toBe(api.origin ?? 'https://api.github.com')
  const left = [...runtime.state, ...runtime.disk, runtime.logged(), JSON.stringify(record)]
  expect(JSON.stringify(left)).not.toContain(GITHUB_TOKEN)
  for (const line of record) expect([isRecord(line), isRecord.errors]).toEqual([true, null])
  const logins = requests.filter(({ url }) => url.includes('/auth/jwt/login'))
  return { failure, record, runtime, requests, logins, vault: server, asked: environments.asked }
}

const PROTECTED = {
  reviewers: 2,
  preventSelfReview: true,
  branches: ['main', 'tag:v*'],
  approvedBy: ['hubot', 'mona'],
} as const
const ALL =
  'required-reviewers: 2\nprevent-self-review: true\nbranches: [main, "tag:v*"]\napproved: true'

describe('environment-rules', () => {
  test('lets a protected and approved run lease, with its approvers on record', async () => {
    const { failure, record, vault: server, asked } = await played(ALL, { api: PROTECTED })
    expect([failure, server.living().length]).toEqual([undefined, 1])
    expect(record).toMatchObject([
      {
        event: 'leased',
        environment_rules: {
          environment_node_id: 'EN_kwDOABPGrc4AAAAB',
          required_reviewers: 2,
          prevent_self_review: true,
          branches: ['main', 'tag:v*'],
          approved_by: [
            { id: '100', login: 'hubot' },
            { id: '101', login: 'mona' },
          ],
        },
      },
    ])
    expect([...asked].sort((a, b) => a.localeCompare(b))).toEqual([
      'GET /repos/octo-org/app/actions/runs/1658821493/approvals',
      'GET /repos/octo-org/app/environments/production',
      'GET /repos/octo-org/app/environments/production/deployment-branch-policies',
    ])
  })

  test.each<[string, string, EnvironmentOptions, string]>([
    ['that a workflow created by naming it', ALL, {}, 'required-reviewers: at least 2; it has 0'],
    [
      'with fewer reviewers',
      'required-reviewers: 3',
      PROTECTED,
      'required-reviewers: at least 3; it has 2',
    ],
    [
      'whose runs are approved by those who start them',
      'prevent-self-review: true',
      { ...PROTECTED, preventSelfReview: false },
      'prevent-self-review: the person who starts the run may approve it',
    ],
    [
      'that admits all branches',
      'branches: [main]',
      { branches: 'all' },
      'branches: it admits all branches and tags',
    ],
    [
      'that admits a further branch',
      'branches: [main]',
      { branches: ['main', 'release/*'] },
      'branches: it admits 1 further patterns',
    ],
    [
      'that admits a tag of that name',
      'branches: [main]',
      { branches: ['tag:main'] },
      'branches: it admits 1 further patterns',
    ],
    [
      'that admits protected branches, of which one is meant',
      'branches: [main]',
      { branches: 'protected' },
      'branches: it admits every protected branch',
    ],
    [
      'that nobody approved',
      'approved: true',
      { ...PROTECTED, approvedBy: [] },
      'approved: this environment was not approved in this run',
    ],
    [
      'beside another that was approved',
      'approved: true',
      { ...PROTECTED, approved: 'EN_other' },
      'approved: this environment was not approved in this run',
    ],
  ])('refuses an environment %s', async (_, rules, api, line) => {
    const { failure, record, logins } = await played(rules, { api })
    expect(failure).toMatchObject({ code: 'ENVIRONMENT_UNPROTECTED', facts: { lease: 'vault' } })
    expect(failure?.message).toContain(`\n  ${line}`)
    expect([logins.length, record.length]).toEqual([0, 1])
    expect(record).toMatchObject([
      { event: 'refused', code: 'ENVIRONMENT_UNPROTECTED', verified: true, severity: 'medium' },
    ])
  })

  test('takes "protected" only while the ref of the run is protected itself', async () => {
    const api = { branches: 'protected' } as const
    expect((await played('branches: protected', { api })).failure).toBeUndefined()
    const facts = { ...jobFacts, ref_protected: 'false' }
    const { failure } = await played('branches: protected', { api, facts })
    expect(failure?.message).toContain('the ref of this run is not protected')
  })

  test.each<[string, Setting, RegExp]>([
    ['a job without an environment', { claims: { environment: undefined } }, /needs a job with an/],
    ['an environment created anew', { api: { ...PROTECTED, nodeId: 'EN_new' } }, /another envir/],
    [
      'a token without environment_node_id',
      { api: PROTECTED, claims: { environment_node_id: undefined } },
      /"environment_node_id" is absent/,
    ],
    ['a name that leads elsewhere', { claims: { environment: '..' } }, /needs a job with an/],
    ['a token without the permission', { api: { ...PROTECTED, token: 'x' } }, /returned 403/],
    ['an environment that is gone', { api: { ...PROTECTED, name: 'other' } }, /returned 404/],
  ])('refuses %s', async (_, setting, message) => {
    const { failure, logins } = await played(ALL, setting)
    expect([failure?.code, logins]).toEqual(['ENVIRONMENT_UNPROTECTED', []])
    expect(failure?.message).toMatch(message)
  })

  test('says which permission a 403 lacks', async () => {
    const { failure } = await played(ALL, { api: { ...PROTECTED, token: 'x' } })
    expect(failure?.causes[0]).toContain('actions: read')
    expect(failure?.fix).toContain('actions: read')
  })

  test('sends a name with special characters as one part of the path', async () => {
    const name = 'prod/eu #1'
    const setting = { api: { ...PROTECTED, name }, claims: { environment: name } }
    const { failure, asked } = await played('required-reviewers: 1', setting)
    expect([failure, asked]).toEqual([
      undefined,
      ['GET /repos/octo-org/app/environments/prod%2Feu%20%231'],
    ])
  })

  test('is judged only if the token is genuine', async () => {
    const { failure, logins } = await played(ALL, { api: {}, forged: true })
    expect([failure?.code, logins]).toEqual(['ID_TOKEN_INVALID', []])
  })

  test('reads while the keys are fetched', async () => {
    // Keys that arrive long after the token.
    const slow: Setting = {
      latency: 50,
      fault: ({ url }) => (url.pathname.endsWith('/jwks') ? { after: 200 } : undefined),
    }
    const without = await played({ ...vaultInputs, export: 'output' }, slow)
    const { failure, runtime } = await played(ALL, { api: PROTECTED, ...slow })
    expect(failure).toBeUndefined()
    expect(runtime.lab.elapsed()).toBe(without.runtime.lab.elapsed())
  })

  test('goes to the API of the issuer, whatever GITHUB_API_URL says', async () => {
    const facts = { ...jobFacts, api_url: 'https://evil.lab.test' }
    expect((await played(ALL, { api: PROTECTED, facts })).failure).toBeUndefined()
    const origin = 'https://github.lab.test'
    const server = { ...jobFacts, server_url: origin, api_url: 'https://evil.lab.test' }
    const api = { ...PROTECTED, origin, prefix: '/api/v3' }
    const { requests } = await played(ALL, { api, facts: server })
    const seen = requests.filter(({ url }) => url.includes('/environments/'))
    expect(new Set(seen.map(({ url }) => new URL(url).origin))).toEqual(new Set([origin]))
  })

  const down = (status: number): Setting => ({
    api: PROTECTED,
    fault: ({ url }) => (url.host === 'api.github.com' ? { status } : undefined),
  })
  test.each<[string, Setting, string]>([
    ['is down', down(503), 'UNREACHABLE'],
    ['limits requests', down(429), 'UNREACHABLE'],
    ['redirects', down(302), 'ENVIRONMENT_UNPROTECTED'],
    [
      'cannot be reached',
      {
        fault: ({ url }) =>
          url.host === 'api.github.com'
            ? new Failure('UNREACHABLE', 'api.github.com refused the connection', {
                transient: true,
              })
            : undefined,
      },
      'UNREACHABLE',
    ],
    [
      'does not answer',
      { fault: ({ url }) => (url.host === 'api.github.com' ? 'silence' : undefined) },
      'TIMED_OUT',
    ],
    [
      'answers with something else',
      {
        fault: ({ url }) =>
          url.host === 'api.github.com' ? { status: 200, body: '{"node_id":7}' } : undefined,
      },
      'RESPONSE_INVALID',
    ],
  ])('leases nothing where the API %s', async (_, setting, code) => {
    const { failure, logins } = await played(ALL, setting)
    expect([failure?.code, logins]).toEqual([code, []])
  })

  test('survives an API that fails for a moment', async () => {
    let count = 0
    const { failure } = await played(ALL, {
      api: PROTECTED,
      fault: ({ url }) =>
        url.host === 'api.github.com' && ++count <= 2 ? { status: 502 } : undefined,
    })
    expect(failure).toBeUndefined()
  })

  test('of one lease keeps the others from leasing', async () => {
    const leases = `
app: {${VAULT}, export: output}
deploy: {${VAULT}, export: none, environment-rules: {required-reviewers: 1}}`
    const {
      failure,
      vault: server,
      record,
    } = await played({ leases, 'github-token': GITHUB_TOKEN })
    expect([failure?.code, failure?.facts.lease, server.living()]).toEqual([
      'ENVIRONMENT_UNPROTECTED',
      'deploy',
      [],
    ])
    expect(record.map(({ lease }) => lease)).toEqual(['deploy'])
  })

  test('is not read in a dry run', async () => {
    const { export: _, ...inputs } = { ...rulesOf(ALL), 'dry-run': 'true' }
    const { failure, asked } = await played(inputs, { api: {} })
    expect([failure, asked]).toEqual([undefined, []])
  })
})

describe('the page about environment rules', () => {
  const page = readFileSync('docs/howto/environment-rules.md', 'utf8')
  const blockOf = (language: string): string =>
    new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'm').exec(page)?.[1] ?? ''
  const { jobs } = parse(blockOf('yaml')) as {
    jobs: { deploy: { steps: readonly { with: Record<string, string> }[] } }
  }
  const inputs = {
    ...jobs.deploy.steps[0]?.with,
    'github-token': GITHUB_TOKEN,
    address: vaultInputs.address,
  }

  test('has a workflow that leases from a protected environment', async () => {
    const api = { ...PROTECTED, branches: ['main'] }
    expect((await played(inputs, { api })).failure).toBeUndefined()
  })

  test('shows the log of an environment that a workflow created', async () => {
    const { failure } = await played(inputs, { api: {} })
    const lines = formatFailure(failure as Failure).lines
    const shown = blockOf('text')
      .replace(/\n {4}/g, ' ')
      .trim()
      .split('\n')
    expect(shown.filter((line) => line !== '…' && !lines.includes(line))).toEqual([])
  })
})

describe('mistakes in environment-rules', () => {
  const given = { ...vault, export: 'output', 'github-token': TOKEN.replace(/\s/g, '') }
  test.each<[string, RegExp]>([
    [
      'required-reviewers: 0',
      /"environment-rules.required-reviewers" must be a number from 1 to 6/,
    ],
    ['required-reviewers: 7', /must be a number from 1 to 6/],
    ['prevent-self-review: false', /"environment-rules.prevent-self-review" must be true/],
    ['approved: yes', /"environment-rules.approved" must be true/],
    ['branches: main', /"environment-rules.branches" must be "protected", or a list/],
    ['branches: []', /must be "protected", or a list/],
    [
      'required-reviewer: 1',
      /has no rule "required-reviewer"; .*did you mean "required-reviewers"/,
    ],
    ['{}', /must hold at least one of/],
    ['1', /must be a YAML mapping/],
  ])('are found before any request: %s', (rules, error) => {
    expect(mistakesIn({ ...given, 'environment-rules': rules })).toEqual([
      expect.stringMatching(error),
    ])
  })

  test('include a token that is missing, or that nothing needs', () => {
    const { 'github-token': token, ...without } = given
    expect(mistakesIn({ ...without, 'environment-rules': 'approved: true' })).toEqual([
      expect.stringMatching(/^"github-token" is required by "environment-rules"/),
    ])
    expect(mistakesIn({ ...without, 'github-token': token })).toEqual([
      '"github-token" is used by "environment-rules" only; delete it',
    ])
  })

  test('belong to a lease, and the token to the step', () => {
    const inside = `app: {${AWS}, export: env, github-token: x}`
    expect(mistakesIn({ leases: inside })).toEqual([
      expect.stringMatching(/github-token" belongs to the step/),
    ])
  })
})
