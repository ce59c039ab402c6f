import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import { parseSession } from '../../src/exports/credentialProcess.ts'
import { ROLE } from '../lab/inProcessStep.ts'
import { KUBE_USER } from '../lab/kubernetes.ts'
import {
  refreshedAws,
  refreshedGoogle,
  refreshedKubernetes,
  refreshJob,
} from '../lab/refreshInMemory.ts'
import { runs } from '../properties/runs.ts'

const isRecord = new Ajv2020({ allErrors: true, strict: false }).compile(
  JSON.parse(readFileSync('src/record/record.schema.json', 'utf8')) as object,
)
const HOUR = 3600
const keyIn = (stdout = ''): string =>
  (JSON.parse(stdout) as { readonly AccessKeyId: string }).AccessKeyId
/** A command that the runner would find in a line. */
const COMMAND = /^\s*::|##\[/m

describe('a session with refresh', () => {
  test('is printed without a request until 16 minutes are left, then leased again', async () => {
    const job = await refreshJob()
    expect(job.failure).toBeUndefined()
    const first = await job.call()
    job.pass(HOUR - 16 * 60 - 2)
    const same = await job.call()
    expect([first.code, first.requests, same.requests, same.stdout]).toEqual([
      ...[0, [], []],
      first.stdout,
    ])
    job.pass(3)
    const next = await job.call()
    expect([next.code, next.requests.length, keyIn(next.stdout) === keyIn(first.stdout)]).toEqual([
      ...[0, 3],
      false,
    ])
    expect(next.requests.at(-1)).toBe('POST sts.eu-central-1.amazonaws.com')
    expect(job.sts.living()).toHaveLength(2)
    const again = await job.call()
    expect([again.requests, again.stdout]).toEqual([[], next.stdout])
  })

  test('ends a minute earlier for libraries than for the server', async () => {
    const job = await refreshJob()
    const { stdout = '' } = await job.call()
    const { Expiration, Version } = JSON.parse(stdout) as Record<string, string>
    expect([Version, Date.parse(Expiration ?? '') / 1000]).toEqual([
      1,
      Math.floor(job.main.now()) + HOUR - 60,
    ])
  })

  test('is recorded each time, with the step that asked, and counted by post', async () => {
    const job = await refreshJob()
    job.pass(HOUR - 600)
    await job.call({ env: { GITHUB_ACTION: '__run_2' } })
    const lines = (job.file('record.jsonl') ?? '').trim().split('\n')
    const events = lines.map((line) => JSON.parse(line) as Record<string, unknown>)
    expect(events.map(({ event, refresh, step }) => [event, refresh, step])).toEqual([
      ['leased', true, undefined],
      ['refreshed', true, '__run_2'],
    ])
    expect(events[1]?.['exported']).toEqual(['profile:aws'])
    expect(new Set(events.map((event) => event['lease_uid'])).size).toBe(1)
    for (const event of events) expect([isRecord(event), isRecord.errors]).toEqual([true, null])
  })

  const rejecting = {
    status: 403,
    body: '<ErrorResponse><Error><Code>AccessDenied</Code></Error></ErrorResponse>',
  }
  const atSts = (url: URL): boolean => url.hostname.startsWith('sts.')
  const rejectedBySts = {
    fault: ({ url }: { readonly url: URL }) => (atSts(url) ? rejecting : undefined),
  }

  test('that cannot be leased again is printed while it works, and fails after that', async () => {
    const job = await refreshJob()
    job.pass(HOUR - 600)
    const silent = await job.call(rejectedBySts)
    expect([silent.code, silent.stderr, silent.requests.length]).toEqual([0, undefined, 3])
    job.pass(600 - 59)
    const failed = await job.call(rejectedBySts)
    expect([failed.code, failed.stdout]).toEqual([1, undefined])
    expect(failed.stderr).toMatch(
      /^lease-credentials: EXCHANGE_REFUSED: lease "aws" cannot be refreshed: .*\. Likely cause: .*\. Fix: .*\.\n$/,
    )
    expect(failed.stderr).not.toMatch(COMMAND)
  })

  test('that was rejected is not requested again for a minute, and has the same text', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const first = await job.call(rejectedBySts)
    const second = await job.call(rejectedBySts)
    expect([first.requests.length, second.requests, second.stderr]).toEqual([3, [], first.stderr])
    job.pass(61)
    expect((await job.call()).code).toBe(0)
  })

  test('is not leased for claims that differ from "expect", though main was', async () => {
    const job = await refreshJob({
      inputs: { ...refreshedAws, expect: 'environment: production' },
    })
    job.pass(HOUR)
    const other = job.issuer.mint('sts.amazonaws.com', { claims: { environment: 'staging' } })
    const { code, stderr, requests } = await job.call({
      fault: ({ url }) =>
        url.pathname.includes('idtoken') ? { status: 200, body: { value: other } } : undefined,
    })
    expect([code, requests.some((each) => each.includes('sts.'))]).toEqual([1, false])
    expect(stderr).toContain('CLAIM_MISMATCH')
    expect(job.sts.living()).toEqual([])
  })

  test('is not leased with a forged token, or with one of another run', async () => {
    for (const overrides of [
      { claims: { run_id: '999' } },
      { claims: { iss: 'https://evil.lab.test' } },
    ]) {
      const job = await refreshJob()
      job.pass(HOUR)
      const forged = job.issuer.mint('sts.amazonaws.com', overrides)
      const { code, stdout, requests } = await job.call({
        fault: ({ url }) =>
          url.pathname.includes('idtoken') ? { status: 200, body: { value: forged } } : undefined,
      })
      expect([code, stdout, requests.some((each) => each.includes('sts.'))]).toEqual([
        ...[1, undefined],
        false,
      ])
    }
  })

  test.each([
    ['another host', (url: string) => url.replace('azure-eastus', 'evil')],
    ['another path', (url: string) => url.replace('/74//', '/75//')],
    ['plain http', (url: string) => url.replace('https:', 'http:')],
  ])('is requested nowhere but where main requested its token: %s', async (_, change) => {
    const job = await refreshJob()
    job.pass(HOUR)
    const { url, bearer } = job.issuer.idToken
    const reply = await job.call({ idToken: { url: change(url), bearer } })
    expect([reply.code, reply.stdout, reply.requests]).toEqual([1, undefined, []])
    expect(reply.stderr).toContain('ENVIRONMENT_REFUSED')
  })

  test('names the variables that a program between step and command removed', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const bare = await job.call({ idToken: undefined })
    expect([bare.code, bare.requests]).toEqual([1, []])
    expect(bare.stderr).toContain('ACTIONS_ID_TOKEN_REQUEST_URL')
    // Another step has them, and must not wait for the minute.
    expect((await job.call()).code).toBe(0)
  })

  test('says when the permission of the job to request tokens has expired', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const payload = Buffer.from(JSON.stringify({ exp: Math.floor(job.main.now()) - 240 }))
    const bearer = `eyJhbGciOiJub25lIn0.${payload.toString('base64url')}.x`
    const reply = await job.call({ idToken: { ...job.issuer.idToken, bearer } })
    expect([reply.code, reply.requests]).toEqual([1, []])
    expect(reply.stderr).toContain('expired 4 min ago')
  })

  test('fails within 15 seconds where a host is silent', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const begun = job.main.monotonicMs()
    const reply = await job.call({ fault: () => 'silence' })
    expect([reply.code, job.main.monotonicMs() - begun <= 15_000]).toEqual([1, true])
    expect(reply.stderr).toContain('within 15 s; what was leased has expired')
  })

  test('waits for a process that leases already, then prints what it stored', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const replies = await Promise.all(Array.from({ length: 20 }, () => job.call({ latency: 20 })))
    expect(new Set(replies.map(({ stdout }) => keyIn(stdout))).size).toBe(1)
    expect(replies.flatMap(({ requests }) => requests)).toHaveLength(3)
    expect(job.file('lease-aws.lock')).toBeUndefined()
  })

  test('does not wait longer than ten seconds for a lock, and then takes what still works', async () => {
    const job = await refreshJob()
    job.pass(HOUR - 600)
    job.write('lease-aws.lock', '')
    const stored = await job.call()
    expect([stored.code, stored.requests]).toEqual([0, []])
    job.pass(600)
    expect(await job.call()).toMatchObject({ code: 0, requests: { length: 3 } })
  })

  test('fails with its own words where its files are gone or were changed', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const gone = await job.call({ store: { plan: () => undefined } })
    expect([gone.code, gone.requests, gone.stderr]).toEqual([
      ...[1, []],
      expect.stringContaining('its files are gone'),
    ])
    for (const text of ['', '{}', 'x', '{"v":1,"lease":"aws","inputs":[]}']) {
      const changed = await job.call({ store: { plan: () => text } })
      expect([changed.code, changed.requests]).toEqual([1, []])
      expect(changed.stderr).toContain('INTERNAL')
    }
  })

  test.each(['', '1\n', '99999999999\n{"Version":1', 'x\n{}\n', '1\n{"Expiration":"never"}\n'])(
    'is leased again where the stored one is damaged: %j',
    async (text) => {
      const job = await refreshJob()
      job.write('lease-aws.json', text)
      expect(await job.call()).toMatchObject({ code: 0, requests: { length: 3 } })
      expect(parseSession(job.file('lease-aws.json'))).toBeDefined()
    },
  )

  test('comes from the same inputs as in main, in the form with several leases too', async () => {
    const leases = `
deploy:
  from: aws
  role: ${ROLE}
  region: eu-central-1
  session-policy: '{"Version": "2012-10-17", "Statement": []}'
  expect:
    environment: [production, "st\\u0061ging"]
  export: profile`
    const expecting = 'repository: octo-org/app'
    const job = await refreshJob({
      inputs: { leases, refresh: 'true', expect: expecting },
      lease: 'deploy',
    })
    expect(job.failure).toBeUndefined()
    job.pass(HOUR)
    expect(await job.call()).toMatchObject({ code: 0 })
    const plan = JSON.parse(job.file('refresh-deploy.json') ?? '{}') as {
      readonly inputs: Readonly<Record<string, string>>
    }
    expect(new Set(Object.keys(plan.inputs))).toEqual(new Set(['expect', 'leases']))
    expect(plan.inputs['leases']).toContain('Statement')
  })

  test('prints no line that the runner takes for a command, whatever servers send', async () => {
    const nasty = fc.oneof(
      fc.string(),
      fc.constantFrom('::add-mask::x', '\n::stop-commands::y', '##[error]z', '\r\n::error::'),
    )
    const served = fc.record({
      status: fc.constantFrom(200, 400, 401, 403, 404, 500),
      body: fc.array(nasty).map((parts) => parts.join('')),
      at: fc.constantFrom('idtoken', 'jwks', '/'),
    })
    await fc.assert(
      fc.asyncProperty(served, async ({ at, ...response }) => {
        const job = await refreshJob()
        job.pass(HOUR)
        const fault = ({ url }: { readonly url: URL }) =>
          url.pathname.includes(at) || (at === '/' && atSts(url)) ? response : undefined
        const { stdout = '', stderr = '' } = await job.call({ fault })
        expect(`${stdout}\n${stderr}`).not.toMatch(COMMAND)
        expect(stderr.split('\n').length).toBeLessThanOrEqual(2)
      }),
      runs(30),
    )
  })

  test('repeats a stored rejection as one line, whoever wrote the file', async () => {
    const job = await refreshJob()
    job.pass(HOUR)
    const at = Math.floor(job.main.now())
    const message = 'x\n::add-mask::secret\n##[error]y'
    job.write('lease-aws.rejected', JSON.stringify({ at, code: 'EXCHANGE_REFUSED', message }))
    const { stderr = '', requests } = await job.call()
    expect([requests, stderr.trimEnd().split('\n').length]).toEqual([[], 1])
    expect(stderr).not.toMatch(COMMAND)
    for (const stored of ['{}', 'x', JSON.stringify({ at, code: 'toString', message })]) {
      job.write('lease-aws.rejected', stored)
      expect((await job.call()).code).toBe(0)
      job.pass(HOUR)
    }
  })
})

describe("an ID token for Google's libraries", () => {
  const audience =
    '//iam.googleapis.com/projects/123456789012/locations/global/workloadIdentityPools/github/providers/github'
  const env = { GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE: audience }

  test('is new with each call, verified, and exchanged by the library alone', async () => {
    const job = await refreshJob({ inputs: refreshedGoogle })
    expect(job.failure).toBeUndefined()
    const [first, second] = [await job.call({ env }), await job.call({ env })]
    const [one, two] = [first, second].map(
      ({ stdout = '' }) => JSON.parse(stdout) as Record<string, string>,
    )
    expect(one).toMatchObject({ version: 1, success: true })
    expect(one?.['id_token']).not.toBe(two?.['id_token'])
    expect(job.issuer.verifier.verify(two?.['id_token'] ?? '').claims['aud']).toBe(
      `https:${audience}`,
    )
    expect(first.requests.some((each) => each.includes('googleapis'))).toBe(false)
  })

  test('is not printed for another audience than that of the lease', async () => {
    const job = await refreshJob({ inputs: refreshedGoogle })
    const other = { GOOGLE_EXTERNAL_ACCOUNT_AUDIENCE: '//iam.googleapis.com/projects/1/other' }
    const { code, stdout = '', stderr, requests } = await job.call({ env: other })
    expect([code, stderr, requests]).toEqual([0, undefined, []])
    expect(JSON.parse(stdout)).toMatchObject({
      version: 1,
      success: false,
      code: 'ENVIRONMENT_REFUSED',
    })
  })

  test('that cannot be had is JSON with our words, and nothing on standard error', async () => {
    const job = await refreshJob({ inputs: refreshedGoogle })
    const { code, stdout = '', stderr } = await job.call({ env, idToken: undefined })
    expect([code, stderr, stdout.split('\n').length]).toEqual([0, undefined, 2])
    expect(JSON.parse(stdout)).toMatchObject({ success: false, code: 'ID_TOKEN_UNAVAILABLE' })
  })

  test('stands in no file: the credential file names the command alone', async () => {
    const job = await refreshJob({ inputs: refreshedGoogle })
    const { GOOGLE_APPLICATION_CREDENTIALS: path = '', ...env } = job.main.env
    const document = JSON.parse(job.main.disk.get(path) ?? '{}') as Record<string, unknown>
    expect(document['id_token']).toBeUndefined()
    expect(document['credential_source']).toEqual({
      executable: { command: expect.stringMatching(/\/refresh-gcp$/), timeout_millis: 30_000 },
    })
    expect(Object.keys(env)).toEqual([
      'GOOGLE_CLOUD_PROJECT',
      'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE',
    ])
    expect([...job.main.disk.values()].some((text) => /eyJ[\w-]+\.eyJ/.test(text))).toBe(false)
    expect(job.main.logged()).toContain("GOOGLE_EXTERNAL_ACCOUNT_ALLOW_EXECUTABLES: '1'")
  })
})

describe('an ID token for kubectl', () => {
  const tokenIn = ({ stdout = '' }: { readonly stdout?: string }): string =>
    JSON.parse(stdout).status.token

  test('is new with each call, and the cluster takes it long after the first one has ended', async () => {
    const job = await refreshJob({ inputs: refreshedKubernetes })
    expect(job.failure).toBeUndefined()
    job.pass(HOUR)
    const [first, second] = [await job.call(), await job.call()]
    expect(tokenIn(first)).not.toBe(tokenIn(second))
    for (const reply of [first, second])
      expect(job.kubernetes.userOf(tokenIn(reply))).toBe(KUBE_USER)
    const { apiVersion, kind, status } = JSON.parse(first.stdout ?? '')
    expect([apiVersion, kind]).toEqual(['client.authentication.k8s.io/v1', 'ExecCredential'])
    const { exp } = job.issuer.verifier.verify(tokenIn(first)).claims
    expect(Date.parse(status.expirationTimestamp) / 1000).toBe(Number(exp) - 30)
    expect(first.requests.some((each) => each.includes('kube'))).toBe(false)
  })

  test('stands in no file: the kubeconfig names the command alone', async () => {
    const job = await refreshJob({ inputs: refreshedKubernetes })
    const { users } = JSON.parse(job.file('kubeconfig') ?? '')
    expect(users[0].user).toEqual({
      exec: {
        apiVersion: 'client.authentication.k8s.io/v1',
        command: expect.stringMatching(/\/refresh-kubernetes$/),
        args: [],
        interactiveMode: 'Never',
        provideClusterInfo: false,
        installHint: expect.any(String),
      },
    })
    expect([...job.main.disk.values()].some((text) => /eyJ[\w-]+\.eyJ/.test(text))).toBe(false)
    expect(job.main.logged()).not.toContain('cannot be revoked. Write')
  })

  test('that cannot be had is a sentence on standard error, which kubectl shows', async () => {
    const job = await refreshJob({ inputs: refreshedKubernetes })
    const { code, stdout, stderr } = await job.call({ idToken: undefined })
    expect([code, stdout]).toEqual([1, undefined])
    expect(stderr).toMatch(/^lease-credentials: ID_TOKEN_UNAVAILABLE: lease "kubernetes" cannot/)
  })

  test('is not printed if the claims are not those that the workflow expects', async () => {
    const inputs = { ...refreshedKubernetes, expect: 'environment: production' }
    const job = await refreshJob({ inputs })
    const plan = JSON.parse(job.file('refresh-kubernetes.json') ?? '')
    plan.inputs.expect = 'environment: staging'
    job.write('refresh-kubernetes.json', JSON.stringify(plan))
    const { code, stdout, stderr } = await job.call()
    expect([code, stdout]).toEqual([1, undefined])
    expect(stderr).toContain('CLAIM_MISMATCH')
  })
})

test('a failure of the disk keeps what was leased again', async () => {
  const job = await refreshJob()
  job.pass(HOUR)
  const saveSession = (): never => {
    throw new Failure('EXPORT_FAILED', 'the disk is full')
  }
  const reply = await job.call({ store: { saveSession } })
  expect([reply.code, keyIn(reply.stdout).startsWith('ASIA')]).toEqual([0, true])
})
