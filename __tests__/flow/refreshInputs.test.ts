import { describe, expect, test } from '@jest/globals'
import { runMain } from '../../src/flow/main.ts'
import { parseInputs } from '../../src/flow/plan.ts'
import { FORGEJO } from '../../src/identity/sources.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import {
  refreshedAws,
  refreshedGoogle,
  refreshedKubernetes,
  refreshJob,
} from '../lab/refreshInMemory.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { AWS, type Inputs, mistakesIn, planOf, vault } from './planInputs.ts'

const parse = await loadYaml()
const aws = (more: Inputs): readonly string[] => mistakesIn({ ...refreshedAws, ...more })
const google = (more: Inputs): readonly string[] => mistakesIn({ ...refreshedGoogle, ...more })

describe('"refresh"', () => {
  test('is false unless it is written, and then the inputs are stored', () => {
    const { refresh: _, ...without } = refreshedAws
    expect(planOf(without).leases[0]?.refresh).toBeUndefined()
    expect(planOf(refreshedAws).leases[0]?.refresh?.get('role')).toBe(refreshedAws.role)
    expect([aws({}), google({})]).toEqual([[], []])
  })

  test.each([
    ['export', 'env'],
    ['export', '[profile, env]'],
    ['export', '[profile, output]'],
    ['export', 'none'],
  ])('takes the one target that stays valid: %s %s', (name, value) => {
    const [only, ...more] = aws({ [name]: value })
    expect([only, more]).toEqual([
      expect.stringMatching(/^"export" must be "profile" alone with "refresh": a variable or/),
      [],
    ])
  })

  test('needs "file" for Google, and nothing that its file cannot express', () => {
    expect(google({ export: 'env' })).toEqual([
      expect.stringContaining('"export" must be "file" alone'),
    ])
    expect(google({ delegates: 'a@my-project.iam.gserviceaccount.com' })).toEqual([
      expect.stringMatching(/^"delegates" cannot be used with "refresh"/),
    ])
    expect(google({ 'token-type': 'id', 'token-audience': 'https://x.lab.test' })).toEqual([
      expect.stringMatching(/^"token-type" must be "access" with "refresh"/),
    ])
  })

  test('is for the ID token of a cluster: the token of a service account lives up to a day', () => {
    expect(mistakesIn(refreshedKubernetes)).toEqual([])
    const account = { ...refreshedKubernetes, 'kube-service-account': 'deploy/ci' }
    expect(mistakesIn(account)).toEqual([
      expect.stringMatching(/^"refresh" is for the ID token itself; with "kube-service-account"/),
    ])
    expect(aws({ cluster: 'prod', export: 'kubeconfig' })).toContainEqual(
      expect.stringMatching(/^"refresh" cannot be used with "cluster"/),
    )
  })

  test.each(['15m', '900s', '1799s'])('needs a session of half an hour: not %s', (lifetime) => {
    expect(aws({ lifetime })).toEqual([
      expect.stringMatching(/^"lifetime" must be at least 30m with "refresh"/),
    ])
    expect(aws({ lifetime: '30m' })).toEqual([])
  })

  test.each([
    ['azure', /Terraform requests tokens of its own with ARM_USE_OIDC=true/],
    ['vault', /request the lease again in a later step, or ask for a longer lifetime/],
    ['oauth', /request the lease again in a later step/],
    ['octo-sts', /request the lease again in a later step/],
  ])('names the way there is for %s', (from, way) => {
    const found = mistakesIn({ from, refresh: 'true', export: 'env' })
    expect(found.filter((line) => line.startsWith('"refresh"'))).toEqual([
      expect.stringMatching(way),
    ])
  })

  test('may stand beside "leases" for all, and one may take it back', () => {
    const leases = `a: {${AWS}, export: profile}\nb: {${AWS}, refresh: "false", export: env, prefix: B_}`
    const plan = planOf({ leases, refresh: 'true' })
    expect(plan.leases.map(({ refresh }) => refresh !== undefined)).toEqual([true, false])
  })

  test('must be true or false', () => {
    expect(aws({ refresh: 'yes' })).toEqual([
      expect.stringMatching(/^"refresh" must be one of true, false/),
    ])
  })

  test('needs no "export" in a dry run, and is nothing that can be tested to be rejected', () => {
    const { export: _, ...without } = refreshedAws
    expect(mistakesIn({ ...without, 'dry-run': 'true' })).toEqual([])
    expect(mistakesIn({ ...without, 'must-be-rejected': 'true' })).toEqual([
      expect.stringMatching(/^"refresh" has no effect with "must-be-rejected"/),
    ])
  })

  test('cannot be had on Forgejo', () => {
    const facts = { serverUrl: 'https://code.lab.test', source: FORGEJO, isPem: () => true }
    expect(() => parseInputs(new Map(Object.entries(refreshedAws)), parse, facts)).toThrow(
      /"refresh" must be false on Forgejo/,
    )
  })

  test('is refused before the first request where a path has a blank', async () => {
    const runtime = inMemoryRuntime({
      hosts: {},
      idToken: { url: 'https://token.lab.test/x', bearer: 'canary-4711' },
      command: { node: '/home/my runner/node' },
    })
    await expect(runMain(runtime, new Map(Object.entries(refreshedAws)))).rejects.toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringContaining('"/home/my runner/node"'),
    })
    expect(runtime.transcript.filter(({ kind }) => kind === 'request')).toEqual([])
  })

  test.each(['/a;b', "/a'b", '/a$b', '/a\nb', '/é', '/a"b', '/a`b'])(
    'takes no path that a shell or a library splits: %j',
    (path) => {
      const facts = { serverUrl: undefined, isPem: () => true, commandPaths: () => [path] }
      expect(() => parseInputs(new Map(Object.entries(refreshedAws)), parse, facts)).toThrow(
        /"refresh" needs paths of letters/,
      )
    },
  )
})

describe('the stored inputs', () => {
  const secret = 'canary-4711'
  const stored = (inputs: Inputs): ReadonlyMap<string, string> | undefined =>
    planOf(inputs).leases[0]?.refresh

  test('hold neither the rules of the environment nor the token with which main checked them', () => {
    const inputs = stored({
      ...refreshedAws,
      'github-token': secret,
      'environment-rules': 'required-reviewers: 1',
    })
    expect(JSON.stringify([...(inputs ?? [])])).not.toMatch(/canary|reviewers/)
    expect(planOf(Object.fromEntries(inputs ?? [])).leases).toHaveLength(1)
  })

  test('are of a lease that reads no secrets', () => {
    expect(mistakesIn({ ...refreshedAws, read: 'A: x' })).toContain(
      '"read" cannot be used with "refresh": what was read keeps its value; use a second lease',
    )
  })

  test('hold nothing of other leases and of other inputs', () => {
    const other = `other: {from: oauth, discover: "https://auth.lab.test/x", audience: x, client-id: x, client-secret: ${secret}, export: none}`
    const many = stored({ leases: `deploy: {${AWS}, export: profile, refresh: "true"}\n${other}` })
    const flat = stored({ ...refreshedAws, unknown: secret, summary: 'false' })
    for (const inputs of [many, flat]) {
      expect(inputs).toBeDefined()
      expect(JSON.stringify([...(inputs ?? [])])).not.toContain(secret)
    }
    expect(flat?.has('summary')).toBe(false)
  })

  const chain = `[{role: "arn:aws:iam::222222222222:role/a", tags: {"a key": "b: c", b: "- /x"}}]`
  test.each([
    ['flat', { ...refreshedAws, expect: 'ref: "refs/heads/*"', chain, 'min-lifetime': '20m' }],
    [
      'several',
      {
        expect: 'repository: octo-org/app',
        'allow-events': 'issue_comment',
        leases: `deploy: {${AWS}, export: profile, refresh: "true", expect: {ref: [a, "*"]}, chain: ${chain}}\napp: {from: vault, address: "${vault['address']}", role: ci, export: none}`,
      },
    ],
  ])('give the same lease again: %s', (_, inputs) => {
    const [first] = planOf(inputs).leases
    const again = planOf(Object.fromEntries(first?.refresh ?? []))
    const same = (lease: typeof first) => ({ ...lease, prepared: lease?.prepared.requested })
    expect(again.leases.map(same)).toEqual([same(first)])
    expect(again.step.allowEvents).toEqual(planOf(inputs).step.allowEvents)
  })
})

test('the record and the outputs say which leases stay valid', async () => {
  const job = await refreshJob()
  const details = JSON.parse(job.main.outputs['details'] ?? '{}') as Record<string, object>
  expect(details['aws']).toMatchObject({ refresh: true, ends: 'expires' })
  expect(job.main.env).toMatchObject({ AWS_PROFILE: 'aws', AWS_SDK_LOAD_CONFIG: '1' })
  expect(job.main.logged()).toMatch(/aws: stays valid: .*is not masked/)
})
