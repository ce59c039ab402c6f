import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { startBudget } from '../../src/core/budget.ts'
import { Failure } from '../../src/core/failure.ts'
import { retryingClient } from '../../src/core/retry.ts'
import { Secret } from '../../src/core/secret.ts'
import type { Receipt } from '../../src/journal/entry.ts'
import { oauth } from '../../src/providers/oauth/index.ts'
import { isValidRevocationData, revoke } from '../../src/providers/oauth/revoke.ts'
import { parseExpiry } from '../../src/providers/parseExpiry.ts'
import type { Handler, LabAnswer } from '../lab/handler.ts'
import { type OauthOptions, type OauthServer, oauthServer } from '../lab/oauth.ts'
import type { Fault } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const ISSUER = 'https://auth.lab.test/realms/lab'
const ADDRESS = `address: ${ISSUER}/token\naudience: ${ISSUER}\n`
const DISCOVER = `discover: ${ISSUER}\naudience: ${ISSUER}\n`
const NOW = 1_790_000_000

interface Stage extends ProviderHarness {
  readonly server: OauthServer
}

async function at(
  yaml: string,
  options: OauthOptions = {},
  fault?: (n: number) => Fault | undefined,
): Promise<Stage> {
  let server: OauthServer | undefined
  const found = await providerHarness(oauth, yaml, {
    ...(fault && { fault: (_, n) => fault(n) }),
    servers: (lab, issuer) => {
      server = oauthServer(lab, issuer.verifier, options)
      return server.hosts
    },
  })
  return { ...found, server: server as OauthServer }
}

/** A server that always answers the same. */
async function answering(answer: LabAnswer | Handler, yaml = ADDRESS): Promise<ProviderHarness> {
  return providerHarness(oauth, yaml, {
    servers: () => ({
      'https://auth.lab.test': typeof answer === 'function' ? answer : () => answer,
    }),
  })
}

const requests = ({ runtime }: ProviderHarness): string[] =>
  events(runtime.transcript, 'request').map(
    ({ method, url }) => `${method} ${new URL(url).pathname}`,
  )

const token = async (stage: ProviderHarness): Promise<string | undefined> =>
  plain(await stage.obtain())['ACCESS_TOKEN']

describe('an ID token becomes an access token', () => {
  test('by token exchange, which an absent grant stands for', async () => {
    const stage = await at(ADDRESS)
    const lease = await stage.obtain()
    expect(stage.server.living()).toEqual([plain(lease)['ACCESS_TOKEN']])
    expect(lease).toMatchObject({
      expiresAt: NOW + 600,
      id: 'auth.lab.test',
      credentials: { token: 'ACCESS_TOKEN' },
    })
    expect(requests(stage)).toEqual(['POST /realms/lab/token'])
  })

  test('by the JWT bearer grant', async () => {
    const stage = await at(
      `${ADDRESS}grant: jwt-bearer\nscope: [read, write]\nresource: https://api.lab.test/v1`,
    )
    const granted = await token(stage)
    expect(stage.server.living()).toEqual([granted])
  })

  test('as the assertion of a client', async () => {
    const stage = await at(`${ADDRESS}grant: client-credentials\nclient-id: ci`, {
      client: { id: 'ci' },
    })
    const lease = await stage.obtain()
    expect(stage.server.living()).toEqual([plain(lease)['ACCESS_TOKEN']])
    expect(lease.id).toBe('ci@auth.lab.test')
  })

  test('beside a client secret, which is masked in both its forms and said aloud', async () => {
    const secret = 's:cr+t / ü'
    const stage = await at(`${ADDRESS}client-id: "ci:1"\nclient-secret: "${secret}"`, {
      client: { id: 'ci:1', secret },
    })
    const granted = await token(stage)
    expect(stage.server.living()).toEqual([granted])
    const hushed = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    expect(hushed).toContain(secret)
    expect(hushed.map((each) => Buffer.from(each, 'base64').toString())).toContain(
      'ci%3A1:s%3Acr%2Bt+%2F+%C3%BC',
    )
    const notices = events(stage.runtime.transcript, 'say').filter(
      ({ level }) => level === 'notice',
    )
    expect(notices.map(({ text }) => text)).toEqual([expect.stringContaining('client secret')])
    expect(JSON.stringify(stage.order.requested)).not.toContain(secret)
  })

  test('is masked before anything else is said or remembered of it', async () => {
    const stage = await at(ADDRESS)
    const granted = await token(stage)
    const order = stage.runtime.readable()
    const mask = order.indexOf(`mask ${granted}`)
    expect(order.findIndex((line) => line.startsWith('remember entry_1'))).toBeGreaterThan(mask)
    expect(order.slice(0, mask).join('\n')).not.toContain(granted)
  })

  const lost = { lost: new Failure('UNREACHABLE', 'the response was lost', { transient: true }) }

  test('also from a server that accepts each ID token once, when its first response is lost on the way', async () => {
    const stage = await at(`${ADDRESS}single-use: true`, { singleUse: true }, (n) =>
      n === 1 ? lost : undefined,
    )
    const granted = await token(stage)
    expect(stage.server.living()).toHaveLength(2)
    expect(stage.server.living()[1]).toBe(granted)
    expect(stage.order.tokenUse).toBe('once')
  })

  test('also where the workflow did not say that the server does so', async () => {
    const stage = await at(ADDRESS, { singleUse: true }, (n) => (n === 1 ? lost : undefined))
    const granted = await token(stage)
    expect(stage.server.living()[1]).toBe(granted)
  })

  const reused = { status: 422, body: { errors: [{ code: 'invalid-reuse-token' }] } }
  const worded = { status: 400, body: { errors: [{ detail: 'JWT has already been used' }] } }
  const described = {
    status: 400,
    body: { error: 'invalid_grant', error_description: 'assertion was already used' },
  }
  test.each([reused, worded, described])(
    'after a rejection that says "used before", with a fresh ID token: %j',
    async (rejection) => {
      const stage = await at(ADDRESS, { singleUse: true }, (n) => (n === 1 ? rejection : undefined))
      const granted = await token(stage)
      expect(stage.server.living()).toEqual([granted])
      const sent = events(stage.runtime.transcript, 'request').map(({ body }) =>
        new URLSearchParams(body).get('subject_token'),
      )
      expect([sent.length, new Set(sent).size]).toEqual([2, 2])
    },
  )

  test('not after a second rejection that says "used before"', async () => {
    const stage = await at(ADDRESS, {}, () => reused)
    expect(await failureOf(stage.obtain())).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringContaining('invalid-reuse-token'),
    })
    expect(requests(stage)).toHaveLength(2)
  })
})

describe('the endpoints are found by the name of the issuer', () => {
  test.each([
    ['as OpenID publishes them', '/.well-known/openid-configuration'],
    ['as RFC 8414 inserts the path', '/.well-known/oauth-authorization-server/realms/lab'],
    ['as some servers append it', '/.well-known/oauth-authorization-server'],
  ])('%s', async (_, wellKnown) => {
    const stage = await at(DISCOVER, { wellKnown })
    const granted = await token(stage)
    expect(stage.server.living()).toEqual([granted])
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.server.living()).toEqual([])
  })

  test.each([
    ['of an issuer that differs by a slash', { issuer: `${ISSUER}/` }, 'a slash at the end'],
    ['of another issuer', { issuer: 'https://evil.lab.test' }, 'another server responds'],
    [
      'that send the token elsewhere without TLS',
      { token_endpoint: 'http://auth.lab.test/token' },
      'not an https address',
    ],
    [
      'whose endpoint holds credentials',
      { token_endpoint: 'https://a:b@auth.lab.test/token' },
      'not an https address',
    ],
    ['whose endpoint is not an address', { token_endpoint: 7 }, 'not an https address'],
    ['without a token endpoint', { token_endpoint: undefined }, 'names no token_endpoint'],
  ])('metadata %s are refused, and no token is sent', async (_, metadata, symptom) => {
    const stage = await at(DISCOVER, { metadata })
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('RESPONSE_INVALID')
    expect([failure.message, ...failure.causes].join('\n')).toContain(symptom)
    expect(requests(stage)).toEqual(['GET /realms/lab/.well-known/openid-configuration'])
  })

  test('also where the site before it answers every other path with a page', async () => {
    const stage = await providerHarness(oauth, DISCOVER, {
      servers: (clock, issuer) => {
        const { handle } = oauthServer(clock, issuer.verifier, {
          wellKnown: '/.well-known/oauth-authorization-server/realms/lab',
        })
        const site: Handler = (request) =>
          request.url.pathname.includes('openid-configuration')
            ? { status: 200, body: '<html>welcome</html>' }
            : handle(request)
        return { 'https://auth.lab.test': site }
      },
    })
    expect(await token(stage)).toEqual(expect.any(String))
    expect(stage.runtime.monotonicMs()).toBeLessThan(10_000)
  })

  test('also where a gateway answers with a page for a while', async () => {
    const stage = await at(DISCOVER, {}, (n) =>
      n <= 4 ? { status: 200, body: '<html>wait</html>' } : undefined,
    )
    expect(await token(stage)).toEqual(expect.any(String))
  })

  test('also where it is down for half of the time', async () => {
    let stage: Stage | undefined
    let since: number | undefined
    stage = await at(DISCOVER, {}, () => {
      const now = stage?.runtime.monotonicMs() ?? 0
      since ??= now
      return now - since < 30_000 ? { status: 503 } : undefined
    })
    expect(await token(stage)).toEqual(expect.any(String))
  })

  test('and a place that publishes nothing is named', async () => {
    const stage = await at(DISCOVER, { wellKnown: '/elsewhere' })
    expect((await failureOf(stage.obtain())).message).toBe(
      `auth.lab.test publishes no metadata for "${ISSUER}"`,
    )
    expect(requests(stage)).toHaveLength(3)
  })

  test('a loopback issuer may name its own plain address, and no other host', async () => {
    const at = 'http://127.0.0.1:8080'
    const failing = async (host: string, more = ''): Promise<string> => {
      const body = { issuer: at, token_endpoint: `http://${host}/token` }
      const servers = () => ({ [at]: () => ({ status: 200, body }) })
      const stage = await providerHarness(oauth, `discover: ${at}\naudience: x${more}`, { servers })
      return (await failureOf(stage.obtain())).code
    }
    const other = '127.0.0.1:9090'
    expect(await failing(other, `\naddress: http://${other}/token`)).toBe('UNREACHABLE')
    expect(await failing(other)).toBe('RESPONSE_INVALID')
    expect(await failing('auth.lab.test')).toBe('RESPONSE_INVALID')
  })
})

describe('a token is revoked', () => {
  test('where the user says, by RFC 7009, with the id of the client', async () => {
    const stage = await at(
      `${ADDRESS}revoke: rfc7009\nrevoke-address: ${ISSUER}/revoke\nclient-id: ci`,
      { client: { id: 'ci' } },
    )
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.server.living()).toEqual([])
    expect(await stage.revoke()).toEqual(['revoked'])
  })

  test('with the secret of the client', async () => {
    const stage = await at(`${DISCOVER}client-id: ci\nclient-secret: hunter22`, {
      client: { id: 'ci', secret: 'hunter22' },
    })
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.server.living()).toEqual([])
  })

  test('with a fresh ID token as the assertion of the client, however long the job took', async () => {
    const stage = await at(`${DISCOVER}grant: client-credentials\nclient-id: ci`, {
      singleUse: true,
    })
    await stage.obtain()
    stage.runtime.lab.pass(301_000)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.server.living()).toEqual([])
  })

  test('with another fresh ID token for each attempt, as a server may take one only once', async () => {
    let lost = 0
    const stage = await at(
      `${DISCOVER}grant: client-credentials\nclient-id: ci`,
      { singleUse: true },
      (n) =>
        n === 3 && ++lost === 1
          ? { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }
          : undefined,
    )
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect([lost, stage.server.living()]).toEqual([1, []])
  })

  test('and what the state holds for it has neither the client secret nor an ID token', async () => {
    const secret = 'hunter22-and-more'
    const basic = btoa(`ci:${secret}`)
    const stages = await Promise.all([
      at(`${DISCOVER}client-id: ci\nclient-secret: ${secret}`, { client: { id: 'ci', secret } }),
      at(`${DISCOVER}grant: client-credentials\nclient-id: ci`),
    ])
    for (const { obtain, runtime, receipts } of stages) {
      await obtain()
      const state = [...runtime.state.values()].join('\n')
      const hidden = [secret, basic, ...[...runtime.lab.issued].filter((each) => /^eyJ/.test(each))]
      expect(hidden.filter((each) => state.includes(each))).toEqual([])
      expect(receipts()).toMatchObject([{ revocation: { kind: 'rfc7009' } }])
    }
  })

  test('by a JSON body that holds the token and nothing else of the lease', async () => {
    let body: string | undefined
    let authorization: string | undefined
    const stage = await providerHarness(
      oauth,
      `${ADDRESS}revoke: json\nrevoke-address: ${ISSUER}/revoke-json\nrevoke-field: accessToken\n` +
        'client-id: ci\nclient-secret: hunter22\n',
      {
        servers: (lab, issuer) => {
          const server = oauthServer(lab, issuer.verifier, {
            issuer: ISSUER,
            client: { id: 'ci', secret: 'hunter22' },
          })
          const [[origin = '', handle] = []] = Object.entries(server.hosts)
          return {
            [origin]: (request) => {
              if (!request.url.pathname.endsWith('/revoke-json'))
                return handle?.(request) ?? { status: 404 }
              body = request.body
              authorization = request.headers['authorization']
              return { status: 200, body: { message: 'revoked' } }
            },
          }
        },
      },
    )
    const { ACCESS_TOKEN } = plain(await stage.obtain())
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(JSON.parse(body ?? '')).toEqual({ accessToken: ACCESS_TOKEN })
    expect(authorization).toBeUndefined()
  })

  test('by JSON only where address and member are known', async () => {
    const way = { kind: 'json', address: `${ISSUER}/r`, token: 't' }
    expect(isValidRevocationData({ ...way, field: 'accessToken' })).toBe(true)
    for (const field of ['', 'a b', '__proto__"', undefined])
      expect(isValidRevocationData(field === undefined ? way : { ...way, field })).toBe(false)
    expect(isValidRevocationData({ ...way, kind: 'delete', field: 'x' })).toBe(false)
    const mistakes = (yaml: string): Promise<string> =>
      failureOf(orderOf(oauth, yaml)).then(({ message }) => message)
    expect(await mistakes(`${ADDRESS}revoke: json\n`)).toMatch(/"revoke-address" is required/)
    expect(await mistakes(`${ADDRESS}revoke-field: x\n`)).toMatch(/belongs to "revoke: json"/)
  })

  test('never, where no way is known, and the record says so', async () => {
    const stage = await at(ADDRESS)
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['expires'])
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: 'no revocation is configured or published' },
    ])
    const silent = await at(`${DISCOVER}revoke: none`)
    await silent.obtain()
    expect(await silent.revoke()).toEqual(['expires'])
    const mute = await at(DISCOVER, { metadata: { revocation_endpoint: undefined } })
    await mute.obtain()
    expect(await mute.revoke()).toEqual(['expires'])
  })

  test('and a revocation that was asked for and cannot be found is refused before the token is sent', async () => {
    const stage = await at(`${DISCOVER}revoke: rfc7009`, {
      metadata: { revocation_endpoint: undefined },
    })
    expect((await failureOf(stage.obtain())).code).toBe('INPUT_INVALID')
    expect(stage.server.living()).toEqual([])
    const found = await at(`${DISCOVER}revoke: rfc7009`)
    await found.obtain()
    expect(await found.revoke()).toEqual(['revoked'])
  })

  const refuse = (): Promise<never> => Promise.reject(new Error('nothing more is needed'))
  const secret = (text: string): Secret => new Secret(text)
  const nothingSupplied = { input: refuse, idToken: refuse, secret }
  const receipt = (
    revocation: Record<string, string>,
  ): Receipt & { revocation: Record<string, string> } => ({
    ...{
      kind: 'receipt',
      intent: 0,
      lease: 'mine',
      from: 'oauth',
      host: 'auth.lab.test',
      id: 'x',
      expiresAt: null,
      onRevokeFailure: 'warn',
    },
    revocation,
  })

  test.each([
    ['rfc7009', 400, { error: 'unsupported_token_type' }, 'unsupported_token_type'],
    ['rfc7009', 401, { error: 'invalid_client' }, 'the token was not revoked'],
    ['rfc7009', 400, { error: 'invalid_token' }, 'already-gone'],
    ['delete', 403, {}, '403 to the revocation of the token: the token was not revoked'],
    ['delete', 401, {}, 'already-gone'],
    ['delete', 404, {}, 'already-gone'],
    ['delete', 204, {}, 'revoked'],
  ])('by %s, and %i means what it says', async (kind, status, body, outcome) => {
    const { runtime } = await answering({ status, body })
    const way = { kind, address: 'https://auth.lab.test/x', token: 'secret-token' }
    const result = revoke(
      retryingClient(runtime, startBudget(runtime, 1000)),
      receipt(way),
      nothingSupplied,
    )
    if (outcome === 'already-gone' || outcome === 'revoked') expect(await result).toBe(outcome)
    else expect((await failureOf(result)).message).toContain(outcome)
  })

  test.each([
    { kind: 'delete', address: 'http://auth.lab.test/', token: 't' },
    { kind: 'delete', address: 'https://a:b@auth.lab.test/', token: 't' },
    { kind: 'delete', address: 'nowhere', token: 't' },
    { kind: 'post', address: 'https://auth.lab.test/', token: 't' },
    { kind: 'rfc7009', address: 'https://auth.lab.test/', token: '' },
    { kind: 'rfc7009', address: 'https://auth.lab.test/' },
    { kind: 'rfc7009', address: 'https://auth.lab.test/', token: 't', secret: 'hunter22' },
    { kind: 'rfc7009', address: 'https://auth.lab.test/', token: 't', basic: 'Basic eDp5' },
    {},
  ])('but never by a way that this provider did not write: %j', (way) => {
    expect(isValidRevocationData(way)).toBe(false)
    expect(
      isValidRevocationData({ kind: 'delete', address: 'http://127.0.0.1:1/', token: 't' }),
    ).toBe(true)
  })
})

describe('a refusal is explained', () => {
  test.each([
    ['invalid_grant', { audience: 'https://other.lab.test' }, ADDRESS],
    ['invalid_grant', { subject: 'repo:other/repo:ref:refs/heads/main' }, ADDRESS],
    ['invalid_client', { client: { id: 'ci' } }, `${ADDRESS}client-id: cd`],
    ['invalid_scope', {}, `${ADDRESS}scope: everything`],
    ['invalid_target', {}, `${ADDRESS}resource: https://elsewhere.lab.test`],
    ['invalid_request', {}, `${ADDRESS}subject-type: access_token`],
    ['unsupported_grant_type', {}, `${ADDRESS}grant: none\ntoken-field: jwt`],
  ])('%s, with our side of it', async (code, options, yaml) => {
    const stage = await at(yaml, options)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toContain(
      `: ${code}\n  the token says iss: "https://token.actions.githubusercontent.com"\n  ` +
        `the token says sub: "repo:`,
    )
    expect(refusals.oauth.map(({ symptom }) => symptom)).toContain(code)
    expect(stage.server.living()).toEqual([])
  })

  test.each([
    [
      'a code of an index',
      422,
      { errors: [{ code: 'invalid-reuse-token', description: 'x' }] },
      'invalid-reuse-token',
    ],
    [
      'the words of crates.io',
      400,
      { errors: [{ detail: 'JWT has already been used' }] },
      '"already used"',
    ],
    ['the manner of JSON:API', 400, { errors: [{ title: 'Invalid audience' }] }, '"audience"'],
    ['a plain message', 400, { message: 'token expired' }, '"expired"'],
    ['a message of Alibaba Cloud', 400, { Message: 'the event is not allowed' }, '"event"'],
    ['a bare 404', 404, { detail: 'no' }, '404'],
    ['no JSON at all', 403, '<html>no</html>', '403'],
    ['an inherited name', 422, { error: 'toString' }, '422'],
  ])('from %s', async (_, status, body, symptom) => {
    const stage = await answering({ status, body })
    expect((await failureOf(stage.obtain())).message).toContain(
      `auth.lab.test returned ${status} to the exchange: ${symptom}`,
    )
  })

  test('and nothing is explained that is not known', async () => {
    const stage = await answering({ status: 418, body: { errors: 'x' } })
    expect((await failureOf(stage.obtain())).message).toContain(
      'auth.lab.test returned 418 to the exchange\n',
    )
  })

  test('with the words of the server only in the reduced form, and without any secret', async () => {
    const echo: Handler = ({ body }) => {
      const jwt = new URLSearchParams(body).get('subject_token') ?? ''
      return {
        status: 400,
        body: {
          error: 'invalid_grant',
          error_description: `no\n::error::${jwt} ##[group] hunter22 <b>${jwt.slice(0, 60)}`,
        },
      }
    }
    const stage = await answering(echo, `${ADDRESS}client-id: ci\nclient-secret: hunter22`)
    const { message } = await failureOf(stage.obtain())
    expect(message).toContain(
      'the message of the server, sanitized: no :error: group (long text left out)',
    )
    for (const secret of stage.runtime.lab.issued)
      expect(message).not.toContain(secret.slice(0, 41))
    expect(message).not.toMatch(/hunter22|::|##\[/)
  })
})

describe('what a server repeats of a request', () => {
  test('is shown in no form when it may be secret: reduced, no mask would cover it', async () => {
    const echo: Handler = ({ body }) => ({
      status: 400,
      body: {
        error: 'invalid_request',
        error_description: `not for ${decodeURIComponent(body)}; ${body}; client ci`,
      },
    })
    const secrets =
      'client-id: ci\nclient-secret: S3cret/Pass!w0rd\nparameters: {tenant_key: ' +
      '"hunter2!zebra#77", keys: [k3y/one!]}'
    const stage = await answering(echo, `${ADDRESS}${secrets}`)
    const { message } = await failureOf(stage.obtain())
    expect(message).toContain('the message of the server, sanitized: not for')
    expect(message).not.toMatch(/hunter2|zebra|S3cret|w0rd|k3y/)
  })
})

test('nor is the header in which the client shows its secret', async () => {
  const echo: Handler = ({ headers }) => ({
    status: 401,
    body: { error: 'invalid_client', error_description: `what is ${headers['authorization']}?` },
  })
  const stage = await answering(echo, `${ADDRESS}client-id: ci\nclient-secret: pa!ss(word)~x1`)
  const { message } = await failureOf(stage.obtain())
  expect(message).toMatch(/the message of the server, sanitized: what is Basic$/m)
})

describe('a response is read as configured', () => {
  const granting = (body: object, yaml = ''): Promise<ProviderHarness> =>
    answering({ status: 201, body }, `${ADDRESS}${yaml}`)

  test('from deep inside, with the end as RFC 3339', async () => {
    const stage = await granting(
      { data: [{ token: 'abcdefgh', until: '2026-09-21T14:00:00Z' }] },
      'token-path: data.0.token\nexpires-path: data.0.until\nnames: [A_TOKEN, B_TOKEN]',
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A_TOKEN: 'abcdefgh', B_TOKEN: 'abcdefgh' })
    expect(lease).toMatchObject({
      expiresAt: Date.parse('2026-09-21T14:00:00Z') / 1000,
      credentials: { token: 'A_TOKEN' },
    })
  })

  test('with several values under names of their own', async () => {
    const stage = await granting(
      { Credentials: { Id: 'id-value', Key: 'key-value' } },
      'names:\n  X_ID: Credentials.Id\n  X_KEY: Credentials.Key',
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ X_ID: 'id-value', X_KEY: 'key-value' })
    expect(lease.credentials).not.toHaveProperty('token')
    expect(stage.order.names).toEqual(['X_ID', 'X_KEY'])
  })

  test('and what is missing is named, beside what is there', async () => {
    const stage = await granting({ token: 'abcdefgh', 'a b': 1 })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'RESPONSE_INVALID',
      message: 'auth.lab.test responded without a string at "access_token"; its response has token',
    })
    const empty = await granting({})
    expect((await failureOf(empty.obtain())).message).toContain('no member with a plain name')
  })

  test('and a half of a response is kept, so that it is revoked', async () => {
    const stage = await granting({ a: 'abcdefgh' }, 'names: { A: a, B: b }\nrevoke: delete')
    expect((await failureOf(stage.obtain())).message).toContain('without a string at "b" for B')
    expect(stage.receipts()).toMatchObject([
      { revocation: { kind: 'delete', token: 'abcdefgh', address: `${ISSUER}/token` } },
    ])
  })

  test.each([['line\nbreak'], [''], [7], [null]])('but no token is %j', async (value) => {
    const stage = await granting({ access_token: value })
    expect((await failureOf(stage.obtain())).code).toBe('RESPONSE_INVALID')
  })

  test('and a yes that is no JSON cannot be trusted', async () => {
    const stage = await answering({ status: 200, body: 'token=abc' })
    expect((await failureOf(stage.obtain())).code).toBe('RESPONSE_INVALID')
  })

  test.each([
    [900, NOW + 900],
    ['3599', NOW + 3599],
    [NOW + 60, NOW + 60],
    [(NOW + 60) * 1000, NOW + 60],
    ['2026-09-21T16:13:20+02:00', NOW],
    ['2026-13-40T00:00:00Z', undefined],
    ['soon', undefined],
    [0, undefined],
    [-5, undefined],
    [undefined, undefined],
    [1e300, undefined],
  ])('and an end of %j is %j', (value, instant) => expect(parseExpiry(value, NOW)).toBe(instant))

  test('which is unknown where the response says nothing, and that is said', async () => {
    const stage = await granting({ access_token: 'abcdefgh' })
    expect(await stage.obtain()).toMatchObject({ expiresAt: undefined })
    expect(stage.runtime.logged()).toContain('at "expires_in"')
  })
})

describe('a mistake in the inputs is found before anything is requested', () => {
  test.each([
    ['nowhere to go', 'audience: x', '"address" or "discover" is required'],
    ['a plain address', 'address: http://auth.lab.test', '"address" must be an https URL'],
    ['a lifetime', `${ADDRESS}lifetime: 15m`, '"lifetime" is decided by the server here'],
    [
      'a secret without its client',
      `${ADDRESS}client-secret: x`,
      '"client-secret" needs "client-id"',
    ],
    [
      'two tenants of a header',
      `${ADDRESS}client-id: a\nclient-secret: b\ntoken-in: bearer`,
      'both use the Authorization header',
    ],
    ['a GET with a body', `${ADDRESS}http-method: GET`, '"http-method" GET has no body'],
    ['a token in no body', `${ADDRESS}body: none`, '"token-in" must be bearer or query'],
    ['a token without a name', `${ADDRESS}grant: none`, '"token-field" is required'],
    [
      'a type that no grant carries',
      `${ADDRESS}grant: jwt-bearer\nsubject-type: jwt`,
      '"subject-type" belongs to "grant: token-exchange"',
    ],
    [
      'a secret among the parameters',
      `${ADDRESS}parameters: { client_secret: x }`,
      'use "client-secret"',
    ],
    [
      'a field set twice',
      `${ADDRESS}parameters: { grant_type: x }`,
      'sets grant_type, which another input sets already',
    ],
    [
      'the token as a parameter',
      `${ADDRESS}parameters: { subject_token: x }`,
      'sets subject_token',
    ],
    ['a map in a form', `${ADDRESS}parameters: { a: { b: c } }`, 'only "body: json" can carry'],
    [
      'a way without an address',
      `${ADDRESS}revoke: rfc7009`,
      '"revoke-address" is required for "revoke: rfc7009"',
    ],
    [
      'a deletion without an address',
      `${DISCOVER}revoke: delete`,
      '"revoke-address" is required for "revoke: delete"',
    ],
    [
      'an address without a way',
      `${ADDRESS}revoke-address: ${ISSUER}/revoke`,
      '"revoke" is required beside',
    ],
    ['a name twice', `${ADDRESS}names: [A, A]`, '"names" lists A twice'],
    ['a name without a path', `${ADDRESS}names: { A: [b] }`, '"names" must map A to a path'],
    ['no names', `${ADDRESS}names: {}`, '"names" must not be empty'],
  ])('%s', async (_, yaml, complaint) => {
    const failure = await failureOf(orderOf(oauth, yaml))
    expect(failure.code).toBe('INPUT_INVALID')
    expect(failure.message).toContain(complaint)
  })

  test('the audience is never guessed', async () => {
    const { order } = await orderOf(oauth, `address: ${ISSUER}/token`)
    expect(order).toMatchObject({
      audience: undefined,
      audienceOwner: 'https://auth.lab.test',
      tokenUse: 'many',
      maxLifetime: undefined,
    })
  })
})
