import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../src/core/failure.ts'
import { dateOf, numericDateOf } from '../../src/providers/parseExpiry.ts'
import { PROVIDER } from '../lab/google.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import { type InProcessStep, inProcessStep } from '../lab/inProcessStep.ts'

type Inputs = Readonly<Record<string, string>>

const ID = '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22'
const SECRET = 'a-token-of-the-lab'
const FAR = '2026-09-21T15:13:20Z'

/** One response that states a lifetime: how a provider asks for it, and its body as JSON or XML. */
interface Case {
  readonly name: string
  readonly inputs: Inputs
  readonly is: (request: LabRequest) => boolean
  /** The response with this text as the value of its lifetime. */
  readonly body: (lifetime: string) => string
  readonly good: readonly string[]
  readonly bad: readonly string[]
}

const NOT_SECONDS = [
  ...['-1', '-0.5', '1e999', '-1e999', '1e12', 'true', 'false', '[]', '[600]', '{}'],
  ...['"soon"', '"12abc"', '"-5"', '"1e3"', '"0x10"', '" 600"', '"NaN"', '"Infinity"', '""'],
]
const NOT_DATES = ['600', '"soon"', '"2026-13-40T00:00:00Z"', '"2026-09-21"', 'true', '[]', '""']

const as = (inputs: Inputs): Inputs => ({ ...inputs, export: '[env, output]' })
const idToken = (exp: string): string =>
  `eyJhbGciOiJSUzI1NiJ9.${Buffer.from(`{"exp":${exp}}`).toString('base64url')}.c2lnbmF0dXJl`
const google = {
  from: 'gcp',
  export: 'output',
  'workload-identity-provider': PROVIDER,
  'service-account': 'ci@my-project.iam.gserviceaccount.com',
}
const vault = { from: 'vault', export: 'output', address: 'https://vault.lab.test', role: 'ci' }
const ends = (path: string) => (request: LabRequest) => request.url.pathname.endsWith(path)
const read = (path: string): Inputs => as({ ...vault, read: `X_*: ${path}` })
const federated = `{"access_token":"${SECRET}-1","expires_in":300}`
const loggedIn =
  '{"auth":{"client_token":"hvs.lab","accessor":"lab","lease_duration":900,"token_type":"service"}}'

const cases: readonly Case[] = [
  {
    name: 'oauth expires_in',
    inputs: as({
      from: 'oauth',
      export: 'output',
      address: 'https://id.lab.test/token',
      audience: 'lab',
    }),
    is: ends('/token'),
    body: (value) => `{"access_token":"${SECRET}","expires_in":${value}}`,
    good: ['600', '600.5', '"600"', '0', 'null', `"${FAR}"`, '1790003600', '1790003600000'],
    bad: [...NOT_SECONDS.filter((each) => each !== '1e12'), '1e15', '"2026-13-40T00:00:00Z"'],
  },
  {
    name: 'azure expires_in',
    inputs: as({ from: 'azure', export: 'output', 'tenant-id': ID, 'client-id': ID }),
    is: ends('/oauth2/v2.0/token'),
    body: (value) => `{"access_token":"${SECRET}","expires_in":${value}}`,
    good: ['3599', '"3599"', 'null'],
    bad: NOT_SECONDS,
  },
  {
    name: 'gcp expires_in of the federated token',
    inputs: as({ from: 'gcp', export: 'output', 'workload-identity-provider': PROVIDER }),
    is: ends('/v1/token'),
    body: (value) => `{"access_token":"${SECRET}","expires_in":${value}}`,
    good: ['300', '"300"', 'null'],
    bad: NOT_SECONDS,
  },
  {
    name: 'gcp expireTime of the access token',
    inputs: as(google),
    is: ends(':generateAccessToken'),
    body: (value) => `{"accessToken":"${SECRET}","expireTime":${value}}`,
    good: [`"${FAR}"`, 'null'],
    bad: NOT_DATES,
  },
  {
    name: 'gcp exp of the ID token',
    inputs: as({ ...google, 'token-type': 'id', 'token-audience': 'https://app.lab.test' }),
    is: ends(':generateIdToken'),
    body: (value) => `{"token":"${idToken(value)}"}`,
    good: ['1790003600', 'null'],
    bad: ['-1', '1e300', '1e999', '"1790003600"', 'true', '[]', '{}', `"${FAR}"`],
  },
  {
    name: 'vault lease_duration of the login',
    inputs: as(vault),
    is: ends('/login'),
    body: (value) =>
      `{"auth":{"client_token":"hvs.lab","accessor":"lab","lease_duration":${value}}}`,
    good: ['900', '0'],
    bad: [...NOT_SECONDS, 'null'],
  },
  {
    name: 'vault lease_duration of a leased secret',
    inputs: read('database/creds/app'),
    is: ends('/database/creds/app'),
    body: (value) =>
      `{"lease_id":"database/creds/app/1","lease_duration":${value},"data":{"P":"${SECRET}"}}`,
    good: ['600', '0', 'null'],
    bad: NOT_SECONDS,
  },
  {
    name: 'vault token_ttl of a token without a lease',
    inputs: read('gcp/token/app'),
    is: ends('/gcp/token/app'),
    body: (value) => `{"lease_duration":0,"data":{"token":"${SECRET}","token_ttl":${value}}}`,
    good: ['300', '"300"', 'null'],
    bad: ['-1', '1e999', '"-5"', '1e12'],
  },
  {
    name: 'vault wrapping ttl',
    inputs: as({ ...vault, read: 'X: secret/data/app', wrap: '60s' }),
    is: ends('/secret/data/app'),
    body: (value) => `{"wrap_info":{"token":"${SECRET}","accessor":"a","ttl":${value}}}`,
    good: ['60'],
    bad: [...NOT_SECONDS, 'null'],
  },
  {
    name: 'vault expiration of a certificate',
    inputs: as({ ...vault, read: 'X_*: {path: pki/issue/web, with: {common_name: a.lab.test}}' }),
    is: ends('/pki/issue/web'),
    body: (value) =>
      `{"data":{"serial_number":"17:67","certificate":"${SECRET}","expiration":${value}}}`,
    good: ['1790003600', 'null'],
    bad: ['-1', '1', '1e300', '1e999', 'true', '[1790003600]', '"soon"', '""'],
  },
  {
    name: 'aws Expiration',
    inputs: as({
      ...{
        from: 'aws',
        export: 'output',
        role: 'arn:aws:iam::123456789012:role/deploy',
        region: 'eu-central-1',
      },
      'session-name': 'nightly',
    }),
    is: ({ url }) => url.host.startsWith('sts.'),
    body: (value) => {
      const action = 'AssumeRoleWithWebIdentity'
      const arn = 'arn:aws:sts::123456789012:assumed-role/deploy/nightly'
      const keys = `<AccessKeyId>ASIALAB</AccessKeyId><SecretAccessKey>${SECRET}</SecretAccessKey>`
      const rest = `<SessionToken>${SECRET}</SessionToken><Expiration>${value}</Expiration>`
      const user = `<AssumedRoleUser><Arn>${arn}</Arn></AssumedRoleUser>`
      const result = `<Credentials>${keys}${rest}</Credentials>${user}`
      return `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`
    },
    good: [FAR, '2026-09-21T15:13:20.5Z'],
    bad: ['', '600', '-1', 'NaN', 'soon', '2026-13-40T00:00:00Z', '2026-09-21', '1790003600'],
  },
]

/** A step in which the response of the case states this lifetime; everything else works. */
async function step(
  { inputs, is, body }: Case,
  lifetime: string,
): Promise<{ readonly s: InProcessStep; readonly failure: Failure | undefined }> {
  const answer = (text: string): LabAnswer => ({ status: 200, body: text })
  const s = inProcessStep({
    fault: (request) => {
      if (is(request)) return answer(body(lifetime))
      if (ends('/v1/token')(request)) return answer(federated)
      if (ends('/auth/jwt/login')(request)) return answer(loggedIn)
      const revokes = /\/(?:revoke|revoke-self|capabilities-self|revoke-accessor)$/
      return revokes.test(request.url.pathname) ? { status: 204 } : undefined
    },
  })
  return { s, failure: await s.main(inputs) }
}

const rows = (kind: 'good' | 'bad') =>
  cases.flatMap((each) => each[kind].map((lifetime) => ({ ...each, lifetime })))

describe('a lifetime in a response', () => {
  test.each(rows('bad'))('$name: $lifetime is rejected, nothing is exported', async (row) => {
    const { s, failure } = await step(row, row.lifetime)
    expect(failure?.code).toBe('RESPONSE_INVALID')
    expect(s.runtime.env).toEqual({})
    expect(JSON.stringify([failure?.message, s.runtime.outputs])).not.toContain(SECRET)
  })

  test.each(rows('good'))('$name: $lifetime is accepted', async (row) => {
    const { failure } = await step(row, row.lifetime)
    expect(failure).toBeUndefined()
  })
})

test('what was obtained with a lifetime that cannot be read is revoked', async () => {
  const s = inProcessStep({
    fault: async ({ url }) => {
      if (!url.pathname.endsWith('/database/creds/app')) return undefined
      const body = { lease_id: 'database/creds/app/1', lease_duration: -1, data: { P: SECRET } }
      return { status: 200, body }
    },
    vault: { policies: { app: { '*': ['read', 'update'] } } },
  })
  const failure = await s.main({ ...read('database/creds/app') })
  expect(failure?.code).toBe('RESPONSE_INVALID')
  expect(s.vault.living()).toEqual([])
})

test('a token of an OAuth server with such a lifetime is revoked there', async () => {
  const revoked: string[] = []
  const s = inProcessStep({
    fault: ({ url, body }) => {
      if (url.host !== 'id.lab.test') return undefined
      if (url.pathname !== '/revoke')
        return { status: 200, body: { access_token: SECRET, expires_in: -600 } }
      revoked.push(new URLSearchParams(body).get('token') ?? '')
      return { status: 200 }
    },
  })
  const failure = await s.main({
    ...{ from: 'oauth', address: 'https://id.lab.test/token', audience: 'lab', export: 'env' },
    ...{ revoke: 'rfc7009', 'revoke-address': 'https://id.lab.test/revoke' },
  })
  expect(failure?.code).toBe('RESPONSE_INVALID')
  expect(revoked).toEqual([SECRET])
  expect(s.runtime.env).toEqual({})
})

test('dates are read as their formats say', () => {
  expect(dateOf(FAR)).toBe(1_790_003_600)
  expect([dateOf('600'), dateOf(600), dateOf('2026-13-40T00:00:00Z')]).toEqual([
    undefined,
    undefined,
    undefined,
  ])
  expect([numericDateOf(300), numericDateOf(-1), numericDateOf('300')]).toEqual([
    300,
    undefined,
    undefined,
  ])
})
