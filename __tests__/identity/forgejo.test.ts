import { describe, expect, test } from '@jest/globals'
import { requestToken } from '../../src/identity/idToken.ts'
import { FORGEJO, GITHUB, sourceOf } from '../../src/identity/sources.ts'
import { unavailable } from '../../src/identity/unavailable.ts'
import { jobFacts as factsIn } from '../../src/runner/job.ts'
import { jobFacts } from '../lab/facts.ts'
import { forgejoDialect, forgejoFacts, forgejoVariables } from '../lab/forgejo.ts'
import type { Overrides } from '../lab/issuer.ts'
import { frozen, replay } from './frozen.ts'
import { AUDIENCE, expecting, failureOf, jobAt, lines, proving } from './job.ts'

const forgejo = (version: 15 | 16 = 16, list = false) => ({
  forgejo: true,
  act: true,
  facts: forgejoFacts,
  dialect: forgejoDialect(version, { list }),
})
const ISS = 'https://git.example.com/api/actions'

describe('the rules of Forgejo', () => {
  const sourceIn = (facts: Readonly<Record<string, string>>, on = true) =>
    sourceOf({ forgejo: on, github: (name) => facts[name] || undefined })

  test('apply only where its runner says so', () => {
    expect(sourceIn(forgejoFacts)).toBe(FORGEJO)
    expect(sourceIn(forgejoFacts, false)).toBe(GITHUB)
    expect(sourceIn(jobFacts, false)).toBe(GITHUB)
  })

  test.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "on GitHub's runner",
      jobFacts,
      "GITHUB_REPOSITORY_ID is set, which only GitHub's runner does",
    ],
    [
      'on a GitHub Enterprise Server',
      { ...jobFacts, server_url: 'https://github.example.com' },
      'GITHUB_REPOSITORY_ID is set',
    ],
    [
      'with the ids of a repository',
      { ...forgejoFacts, repository_id: '1' },
      'GITHUB_REPOSITORY_ID is set',
    ],
    ...['https://github.com', 'https://GitHub.com.', 'https://octo.ghe.com'].map(
      (server_url): [string, Readonly<Record<string, string>>, string] => [
        `at ${server_url}`,
        { ...forgejoFacts, server_url },
        'GITHUB_SERVER_URL is an address of GitHub',
      ],
    ),
    [
      'without a server',
      { ...forgejoFacts, server_url: '' },
      'GITHUB_SERVER_URL is not an address',
    ],
  ])('are contradicted %s', async (_, facts, why) => {
    const failure = await failureOf(Promise.resolve().then(() => sourceIn(facts)))
    expect(failure.code).toBe('ENVIRONMENT_REFUSED')
    expect(failure.message).toContain(`FORGEJO_ACTIONS is "true", but ${why}`)
  })

  test.each(['1', 'True', 'TRUE', ' true', ''])('do not apply at FORGEJO_ACTIONS=%j', (value) => {
    expect(factsIn({ FORGEJO_ACTIONS: value }).forgejo).toBe(false)
  })
})

describe('no variable that a job can set selects a weaker rule', () => {
  const upper = (facts: Readonly<Record<string, string>>, prefix: string) =>
    Object.fromEntries(
      Object.entries(facts).map(([name, value]) => [`${prefix}_${name.toUpperCase()}`, value]),
    )
  const evil = Object.fromEntries(
    Object.keys({ ...jobFacts, ...forgejoFacts }).map((name) => [name, 'https://evil.example.com']),
  )
  const forges = { ...forgejoVariables, ...upper(evil, 'FORGEJO'), ...upper(evil, 'GITEA') }

  test("on GitHub: Forgejo's and Gitea's own change no fact of the job", () => {
    const plain = factsIn(upper(jobFacts, 'GITHUB'))
    const job = factsIn({ ...upper(jobFacts, 'GITHUB'), ...forges })
    for (const name of Object.keys(jobFacts)) expect(job.github(name)).toBe(plain.github(name))
    expect([plain.forgejo, job.forgejo]).toEqual([false, true])
    expect(() => sourceOf(job)).toThrow(
      'FORGEJO_ACTIONS is "true", but GITHUB_REPOSITORY_ID is set',
    )
  })

  test('on GitHub: no frozen token is accepted with FORGEJO_ACTIONS=true', async () => {
    for (const each of frozen.cases)
      expect([each.name, await replay(each, { forgejo: true })]).toEqual([
        each.name,
        'ENVIRONMENT_REFUSED',
      ])
  })

  test('on GitHub: not even if its runner named no repository', async () => {
    const more = { repository_id: '', repository_owner_id: '' }
    // Nothing but the ids of the runner would tell this one from a Forgejo of that name.
    const asForgejo = 'a Forgejo issuer on a GitHub Enterprise Server'
    for (const each of frozen.cases.filter(({ name }) => name !== asForgejo))
      for (const on of [true, false])
        expect([each.name, await replay(each, { forgejo: on, more })]).not.toEqual([
          each.name,
          'accepted',
        ])
  })

  const REJECTED: readonly Overrides[] = [
    { claims: { iss: 'https://token.actions.githubusercontent.com' } },
    { claims: { aud: 'x' } },
    { claims: { run_id: '7' } },
    { claims: { run_id: undefined } },
    { claims: { run_attempt: undefined } },
    { claims: { repository: 'octo-org/other' } },
    { claims: { event_name: 'issues' } },
    { claims: { exp: 1 } },
    { header: { alg: 'none' } },
  ]

  test.each(REJECTED)("on Forgejo: GitHub's variables let no token pass: %j", async (overrides) => {
    const plain = await proving(forgejo()).refusal(overrides)
    expect(plain.code).not.toBe('ENVIRONMENT_REFUSED')
    for (const [name, value] of Object.entries({ ...jobFacts, repository_id: '1' })) {
      const facts = { ...forgejoFacts, ...(name in forgejoFacts ? {} : { [name]: value }) }
      const outcome = await Promise.resolve()
        .then(() => proving({ ...forgejo(), facts }).refusal(overrides))
        .catch((error: unknown) => error)
      expect(['ENVIRONMENT_REFUSED', plain.code]).toContain((outcome as { code: string }).code)
    }
    // Without its own variable, the stricter rules of GitHub hold.
    const github = await proving({ ...forgejo(), forgejo: false }).refusal(overrides)
    expect(github.code).toMatch(/^ID_TOKEN_INVALID|RESPONSE_INVALID$/)
  })
})

describe('a token of Forgejo', () => {
  test.each([15, 16] as const)('is accepted as version %i issues it', async (version) => {
    for (const list of [false, true]) {
      const { prove, mint } = proving(forgejo(version, list))
      const token = (await prove(mint())).get('app')
      expect(token?.claims).toMatchObject({ iss: ISS, run_id: '1658821493' })
      expect(Object.hasOwn(token?.claims ?? {}, 'repository_id')).toBe(version === 16)
    }
  })

  test.each<[string, unknown]>([
    ['two audiences', [AUDIENCE, 'sts.amazonaws.com']],
    ['the audience twice', [AUDIENCE, AUDIENCE]],
    ['an empty list', []],
    ['a list of another audience', ['sts.amazonaws.com']],
    ['a list in a list', [[AUDIENCE]]],
    ['an object', { 0: AUDIENCE, length: 1 }],
    ['a part of the audience', [AUDIENCE.slice(0, -1)]],
  ])('is rejected with %s', async (_, aud) => {
    const failure = await proving(forgejo()).refusal({ claims: { aud } })
    expect(failure.code).toBe('ID_TOKEN_INVALID')
  })

  test.each(['repository', 'run_id', 'run_attempt'])('is bound to the run by %s', async (name) => {
    for (const value of ['7', undefined, 7, ['x']])
      expect((await proving(forgejo(15)).refusal({ claims: { [name]: value } })).code).toBe(
        'RUN_MISMATCH',
      )
    const facts = { ...forgejoFacts, [name]: '' }
    const dialect = { ...forgejoDialect(15), claims: () => forgejoDialect(15).claims(forgejoFacts) }
    expect((await proving({ ...forgejo(), dialect, facts }).refusal({})).code).toBe('RUN_MISMATCH')
  })

  test.each(['Repository', 'RUN_ID', 'Repository_Id'])('is rejected with %s beside', async (name) =>
    expect((await proving(forgejo()).refusal({ claims: { [name]: 'x' } })).code).toBe(
      'ID_TOKEN_INVALID',
    ),
  )

  test.each([15, 16] as const)('of a pull request: own code only (%i)', async (version) => {
    const claims = { event_name: 'pull_request' }
    const from = (repo: unknown) =>
      proving({ ...forgejo(version), event: { pull_request: { head: { repo } } } })
    const own = from({ id: 1296269, full_name: 'octo-org/app' })
    expect((await own.prove(own.mint({ claims }))).size).toBe(1)
    const strangers = [
      { id: 7, full_name: 'stranger/app' },
      version === 15 ? { id: 1296269 } : { full_name: 'octo-org/app' },
      null,
    ]
    for (const repo of strangers)
      expect((await from(repo).refusal({ claims })).code).toBe('EVENT_REFUSED')
  })

  test('is compared with its keys by discovery, if they are at no known place', async () => {
    const { prove, mint, runtime } = proving({
      ...forgejo(),
      dialect: { ...forgejoDialect(16), keysPath: '/keys' },
    })
    expect((await prove(mint())).size).toBe(1)
    const urls = runtime.transcript.flatMap((deed) => (deed.kind === 'request' ? [deed.url] : []))
    expect(urls).toEqual([
      `${ISS}/.well-known/keys`,
      `${ISS}/.well-known/openid-configuration`,
      `${ISS}/keys`,
    ])
  })
})

describe('the address at which Forgejo issues tokens', () => {
  const asked = async (url: string, facts = forgejoFacts) => {
    const {
      runtime,
      sender: client,
      source,
    } = jobAt({ ...forgejo(), facts, idToken: { url, bearer: 'b' } })
    const failure = await failureOf(requestToken(runtime, { client, issuer: source }, AUDIENCE))
    return { failure, requests: runtime.transcript.filter(({ kind }) => kind === 'request') }
  }
  const PINNED = `${ISS}/_apis/pipelines/workflows/1658821493/idtoken`

  test.each([PINNED, `${PINNED}?placeholder=true`])('may be %s', async (url) => {
    const { runtime, sender: client, source, issuer } = jobAt(forgejo())
    const { idToken } = runtime.job
    const job = { ...runtime.job, idToken: idToken && { ...idToken, url } }
    const handle = issuer.handle
    expect(handle).toBeDefined()
    await requestToken({ ...runtime, job }, { client, issuer: source }, AUDIENCE).catch(() => {})
    const [request] = runtime.transcript.filter(({ kind }) => kind === 'request')
    expect(request).toMatchObject({ url: expect.stringContaining(`${PINNED}?`) })
  })

  test.each([
    PINNED.replace('git.example.com', 'evil.example.com'),
    PINNED.replace('git.example.com', 'git.example.com.evil.example.com'),
    PINNED.replace('git.example.com', 'git.example.com:8443'),
    PINNED.replace('1658821493', '1658821494'),
    PINNED.replace('/api/actions', ''),
    PINNED.replace('/_apis', '//_apis'),
    PINNED.replace('/_apis', '/x/../_apis'),
    PINNED.replace('idtoken', 'idtoken/../x'),
    PINNED.replace('https:', 'HTTPS:'),
    `${PINNED}/`,
    `${PINNED}#?placeholder=true`,
    `${PINNED}?placeholder=true#x`,
    `${PINNED}?a=?b`,
    `${PINNED}\\@evil.example.com`,
    ` ${PINNED}`,
    'https://run-actions-1-azure-eastus.actions.githubusercontent.com/74//idtoken/a/b?x=1',
  ])('may not be %s', async (url) => {
    const { failure, requests } = await asked(url)
    expect(failure).toMatchObject({
      code: 'ENVIRONMENT_REFUSED',
      message: `ACTIONS_ID_TOKEN_REQUEST_URL must be ${PINNED}, with a query at most`,
    })
    expect(failure.fix).toContain('`issuer: ROOT_URL/api/actions`')
    expect(requests).toEqual([])
  })

  test.each(['', 'x', '1/../2', '1658821493?'])('is unknown without a run: %j', async (run_id) => {
    const { failure, requests } = await asked(PINNED, { ...forgejoFacts, run_id })
    expect(failure.message).toBe(
      'ACTIONS_ID_TOKEN_REQUEST_URL cannot be checked, as GITHUB_RUN_ID is not a number',
    )
    expect(requests).toEqual([])
  })
})

test('a job without tokens reads what Forgejo needs, not what act lacks', async () => {
  const { runtime } = jobAt({ ...forgejo(), idToken: undefined })
  const failure = await unavailable(runtime.job)
  expect(failure.code).toBe('ID_TOKEN_UNAVAILABLE')
  expect(failure.message).toContain('\n    enable-openid-connect: true')
  expect(failure.causes.join()).toMatch(/fork.*version 15/)
  expect(failure.message).not.toMatch(/\bact\b/)
})

describe('a mismatch on Forgejo explains', () => {
  test('that the runner can know another address than the issuer', async () => {
    const iss = 'https://code.example.org/api/actions'
    expect(await proving(forgejo()).refusal({ claims: { iss } })).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      fix: `If that is your Forgejo, declare it: issuer: "${iss}"`,
    })
    const failure = await proving(forgejo()).refusal({ claims: { iss: `${iss}/x` } })
    expect(failure.fix).not.toContain('declare it: issuer')
  })

  const hintsFor = async (version: 15 | 16, claim: string, pattern: string) => {
    const leases = [{ name: 'app', expect: expecting([claim, pattern]) }]
    const failure = await proving(forgejo(version)).refusal({}, leases)
    expect(failure.code).toBe('CLAIM_MISMATCH')
    return lines(failure.message).filter((line) => line.startsWith('  '))
  }

  test('the form of its subject, and what to write', async () => {
    expect(await hintsFor(16, 'sub', 'repo:octo-org/app:ref:refs/heads/main')).toEqual([
      '  this is the form of Forgejo 16, repo:OWNER-OWNER_ID/REPO-REPO_ID:…; `expect` has ' +
        'the old form, write "repo:octo-org-65/app-1296269:ref:refs/heads/main", or expect ' +
        '`repository_id` and `repository_owner_id` instead',
    ])
    const [hint] = await hintsFor(15, 'sub', 'repo:octo-org/other:ref:refs/heads/main')
    expect(hint).toMatch(/^ {2}Forgejo writes repo:OWNER\/REPO:ref:REF/)
  })

  test.each<[15 | 16, string, string]>([
    [15, 'repository_id', 'Forgejo issues ids from version 16 on; before, expect `repository`'],
    [16, 'environment', 'Forgejo has no environments'],
  ])('in version %i: %s', async (version, claim, hint) =>
    expect((await hintsFor(version, claim, 'x')).join()).toContain(hint),
  )
})
