import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { HttpClient } from '../../src/core/retry.ts'
import type { Runtime } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { requestToken as request } from '../../src/identity/idToken.ts'
import { deriveIssuer, type Issuer } from '../../src/identity/issuer.ts'
import { jobFacts } from '../lab/facts.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { failureOf, jobAt } from './job.ts'

const AUDIENCE = 'https://vault.example.com'
const { issuer: GITHUB } = deriveIssuer() as { readonly issuer: Issuer }
const requestToken = (runtime: Runtime, client: HttpClient, audience: string) =>
  request(runtime, { client, issuer: GITHUB }, audience)

/** A job whose token service answers this. */
const answering = (...answers: readonly LabAnswer[]) => jobAt({ fault: (_, n) => answers[n - 1] })

describe('a token is asked for', () => {
  test('at the very address that the runner gave, with the audience added and the permission presented', async () => {
    const { runtime, sender, issuer } = jobAt()
    const jwt = await requestToken(runtime, sender, AUDIENCE)
    const [request] = runtime.transcript.filter(({ kind }) => kind === 'request')
    expect(request).toMatchObject({
      method: 'GET',
      url: `${issuer.idToken.url}&audience=${encodeURIComponent(AUDIENCE)}`,
      headers: { authorization: `Bearer ${issuer.idToken.bearer}`, accept: 'application/json' },
    })
    expect(issuer.idToken.url).toContain('/74//idtoken/')
    expect(issuer.verifier.verify(jwt.reveal(), { audience: AUDIENCE }).claims['aud']).toBe(
      AUDIENCE,
    )
  })

  test('with any audience, and never with two', async () => {
    const { runtime, sender, issuer } = jobAt()
    for (const audience of ['a b&audience=c', 'ü/?#', 'api://AzureADTokenExchange']) {
      const jwt = await requestToken(runtime, sender, audience)
      expect(issuer.verifier.verify(jwt.reveal()).claims['aud']).toBe(audience)
    }
  })

  test('with the one audience that was wanted, whatever the address says already', async () => {
    const { runtime, sender, issuer } = jobAt()
    const url = `${issuer.idToken.url}&audience=a&audience=b`
    const jwt = await requestToken(
      {
        ...runtime,
        job: { ...runtime.job, idToken: { url, bearer: new Secret(issuer.idToken.bearer) } },
      },
      sender,
      AUDIENCE,
    )
    expect(issuer.verifier.verify(jwt.reveal()).claims['aud']).toBe(AUDIENCE)
  })

  test('of a server on this machine over http', async () => {
    const { runtime, sender } = jobAt({
      facts: { ...jobFacts, server_url: 'http://127.0.0.1:8080' },
    })
    expect((await requestToken(runtime, sender, AUDIENCE)).reveal()).toMatch(/^eyJ/)
  })

  test('and is masked before anything else happens', async () => {
    const { runtime, sender } = jobAt()
    const jwt = await requestToken(runtime, sender, AUDIENCE)
    expect(runtime.transcript.at(-1)).toEqual({ kind: 'mask', value: jwt.reveal() })
    expect(runtime.transcript.map(({ kind }) => kind)).toEqual(['request', 'answer', 'mask'])
  })
})

describe('the address that the runner gave is refused', () => {
  test.each([
    'http://token.example.com/x?y=z',
    'https://user@token.example.com/x',
    'https://:word@token.example.com/',
    'ftp://localhost/',
    'nonsense',
  ])('when it is %s', async (url) => {
    const { runtime, sender } = jobAt({ idToken: { url, bearer: 'a-permission-of-the-runner' } })
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(failure.code).toBe('ENVIRONMENT_REFUSED')
    expect(failure.message).toBe(
      'ACTIONS_ID_TOKEN_REQUEST_URL is not an https URL without credentials',
    )
    expect(failure.fix).toMatch(/^Find the step that sets ACTIONS_ID_TOKEN_REQUEST_URL/)
    expect(runtime.transcript).toEqual([])
  })
})

describe('the token service hesitates', () => {
  test.each([
    "Can't issue ID_TOKEN for job in 'Pending' state",
    "Can't issue ID_TOKEN for job in 'Delayed' state.",
  ])('%s: it is asked again', async (body) => {
    const { runtime, sender } = answering(
      { status: 403, body },
      { status: 403, body },
      { status: 503 },
    )
    expect((await requestToken(runtime, sender, AUDIENCE)).reveal()).toMatch(/^eyJ/)
    expect(runtime.transcript.filter(({ kind }) => kind === 'request')).toHaveLength(4)
  })

  test('for longer than the step may take', async () => {
    const { runtime, sender } = jobAt({ fault: () => ({ status: 403, body: 'Pending' }) })
    expect(await failureOf(requestToken(runtime, sender, AUDIENCE))).toMatchObject({
      code: 'UNREACHABLE',
    })
  })
})

describe('the token service refuses', () => {
  test.each<[string, LabAnswer, string, RegExp, RegExp]>([
    [
      'an expired permission',
      { status: 401 },
      'ID_TOKEN_UNAVAILABLE',
      /returned 401: this job may no longer request/,
      /more than six hours/,
    ],
    [
      'a job that has ended',
      { status: 403, body: "job in 'Completed' state" },
      'ID_TOKEN_UNAVAILABLE',
      /403: the job has ended/,
      /outlived the job/,
    ],
    [
      'a job without permission',
      { status: 403, body: 'Resource not accessible' },
      'ID_TOKEN_UNAVAILABLE',
      /403: this job may not request/,
      /id-token: write/,
    ],
    [
      'an address that is not a token service',
      { status: 404, body: 'No job is Pending, Delayed or Completed here' },
      'ID_TOKEN_UNAVAILABLE',
      /404: this is not a response of the token service/,
      /responds instead of/,
    ],
    [
      'by leading elsewhere',
      { status: 302, headers: { location: 'https://evil.example.com' } },
      'ID_TOKEN_UNAVAILABLE',
      /returned 302/,
      /responds instead of/,
    ],
  ])('%s', async (_, answer, code, message, cause) => {
    const { runtime, sender } = answering(answer)
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(failure).toMatchObject({ code, message: expect.stringMatching(message) })
    expect(failure.causes[0]).toMatch(cause)
    expect(runtime.transcript.filter(({ kind }) => kind === 'request')).toHaveLength(1)
  })

  test.each([
    '{}',
    '[]',
    '"a"',
    '{"value":1}',
    '{"value":""}',
    '{"value":null}',
    '{"value":["a"]}',
    'eyJ',
    '{"value":"a","value":"b"}',
    '{"valuе":"a"}',
  ])('by saying yes with %s', async (body) => {
    const { runtime, sender } = answering({ status: 200, body })
    expect(await failureOf(requestToken(runtime, sender, AUDIENCE))).toMatchObject({
      code: 'RESPONSE_INVALID',
      message:
        'run-actions-1-azure-eastus.actions.githubusercontent.com responded without an ID token',
    })
  })

  test('by not being there, which is said not to be a matter of permissions', async () => {
    const { runtime, sender } = jobAt({ hosts: {} })
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(failure.code).toBe('UNREACHABLE')
    expect(failure.message).toMatch(/^no ID token could be fetched: run-actions-1/)
    expect(failure.causes[0]).toBe(
      'a firewall or proxy does not know the host of the token service',
    )
  })

  test('by silence, as a firewall does', async () => {
    const { runtime, sender } = jobAt({ fault: () => 'silence' })
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(failure).toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringMatching(/^no ID token could be fetched: run-actions-1/),
    })
    expect(failure.causes[0]).toBe(
      'a firewall or proxy does not know the host of the token service',
    )
  })

  test('and its words are never repeated', async () => {
    const { runtime, sender } = answering({ status: 400, body: '::error::tell-tale' })
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(`${JSON.stringify(failure)}${failure.message}${runtime.logged()}`).not.toContain(
      'tell-tale',
    )
  })

  test('a cancelled step stays cancelled', async () => {
    const { runtime, sender } = jobAt({
      fault: () => new Failure('CANCELLED', 'the step was cancelled'),
    })
    expect(await failureOf(requestToken(runtime, sender, AUDIENCE))).toMatchObject({
      code: 'CANCELLED',
      message: 'the step was cancelled',
    })
  })
})

describe('the runner offers no tokens', () => {
  const of = async (options: Parameters<typeof jobAt>[0]) => {
    const { runtime, sender } = jobAt({ ...options, idToken: undefined })
    const failure = await failureOf(requestToken(runtime, sender, AUDIENCE))
    expect(failure.code).toBe('ID_TOKEN_UNAVAILABLE')
    expect(failure.causes.join()).toMatch(/fork|Dependabot|act has no issuer|lacks `permissions/)
    return failure
  }
  const pull = (full_name: string | undefined) => ({
    pull_request: { head: { repo: full_name === undefined ? null : { full_name } } },
  })
  const pullFacts = { ...jobFacts, event_name: 'pull_request' }

  test('to a job without the permission: what to write, and that a caller needs it, too', async () => {
    const failure = await of({})
    expect(failure.message.split('\n')).toEqual([
      'the job has no permission to request ID tokens',
      'Add this to the job (what is not named there is not granted, so name what its other ' +
        'steps need):',
      'jobs:',
      '  deploy:',
      '    permissions:',
      '      id-token: write',
      '      contents: read',
      'If the workflow is called by another one (on: workflow_call), the job that calls it ' +
        'needs the same: a called job has at most what its caller has.',
    ])
    expect(failure.causes).toHaveLength(2)
  })

  test('to a job of a server that may have none at all', async () => {
    const failure = await of({
      facts: { ...jobFacts, server_url: 'https://github.company.example' },
    })
    expect(failure.causes.at(-1)).toBe('this GitHub Enterprise Server does not offer ID tokens')
    expect(
      (await of({ facts: { ...jobFacts, server_url: 'https://octo.ghe.com' } })).causes,
    ).toHaveLength(2)
  })

  test('to a job whose name is no name', async () => {
    expect((await of({ facts: { ...jobFacts, job: 'a:\nb' } })).message).toContain('\n  JOB:\n')
    expect((await of({ facts: { server_url: 'https://github.com' } })).message).toContain(
      '\n  JOB:\n',
    )
  })

  test.each(['pull_request', 'pull_request_review'])('to a %s from a fork', async (event_name) => {
    const failure = await of({ facts: { ...jobFacts, event_name }, event: pull('stranger/app') })
    expect(failure.message).toMatch(
      /^the run is of a pull request from the fork stranger\/app, and runs of forks get no ID tokens/,
    )
    expect(failure.message).toMatch(
      new RegExp(
        `\\nTo leave the job out for forks, and for nothing else:\\n {4}if: github\\.event_name != '${event_name}' \\|\\|\\n` +
          ' {6}github\\.event\\.pull_request\\.head\\.repo\\.full_name == github\\.repository$',
      ),
    )
    expect(failure.fix).toContain('`on-unavailable: skip`')
  })

  test('to a pull request from a fork that was deleted meanwhile', async () => {
    expect((await of({ facts: pullFacts, event: pull(undefined) })).message).toContain(
      'from a fork that is gone',
    )
  })

  test.each<[string, Parameters<typeof jobAt>[0]]>([
    ['a branch of its own', { facts: pullFacts, event: pull('octo-org/app') }],
    ['an unknown head', { facts: pullFacts, event: { pull_request: {} } }],
    ['a payload that cannot be read', { facts: pullFacts, event: {} }],
    [
      'an event that has tokens also for forks',
      { facts: { ...jobFacts, event_name: 'pull_request_target' }, event: pull('stranger/app') },
    ],
    ['a push', { event: pull('stranger/app') }],
  ])('to %s: that is a matter of permissions', async (_, options) => {
    expect((await of(options)).message).toMatch(/^the job has no permission/)
  })

  test.each(['actor', 'triggering_actor'])('to Dependabot (%s)', async (name) => {
    const failure = await of({ facts: { ...jobFacts, [name]: 'dependabot[bot]' } })
    expect(failure.message).toMatch(/^the run was started by Dependabot/)
    expect(failure.message).toContain('\n      id-token: write\n')
    expect(failure.message).toMatch(
      /\nOr, .* for Dependabot:\n {4}if: github\.event\.pull_request\.user\.login != 'dependabot\[bot\]'$/,
    )
    expect(failure.causes).toEqual(['the run belongs to Dependabot'])
  })

  test('to a job under act', async () => {
    const failure = await of({ act: true, facts: pullFacts, event: pull('stranger/app') })
    expect(failure.message).toBe('the job runs under act, which offers no ID tokens')
    expect(failure.fix).toContain('--env ACTIONS_ID_TOKEN_REQUEST_URL')
  })
})
