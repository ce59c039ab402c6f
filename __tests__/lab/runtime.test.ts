import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { HttpRequest, Timeouts } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { frozenLab } from './clock.ts'
import { labIssuer } from './issuer.ts'
import { inMemoryRuntime, type RuntimeOptions } from './runtime.ts'
import { signingKey } from './tokenVerifier.ts'
import { events } from './transcript.ts'

const patience: Timeouts = { connect: 1000, firstByte: 2000, whole: 4000 }
const echo = {
  'https://echo.test': ({
    method,
    headers,
    body,
  }: {
    method: string
    headers: object
    body: string
  }) => ({
    status: 200,
    body: { method, headers, body },
  }),
}
const get: HttpRequest = { method: 'GET', url: new URL('https://echo.test/'), expects: 'json' }
const runtime = (options: Partial<RuntimeOptions> = {}) =>
  inMemoryRuntime({ hosts: echo, ...options })

describe('a runtime in memory', () => {
  test('encodes a form as browsers do, with a plus for a space, and reveals its secrets', async () => {
    const fields: [string, string | Secret][] = [
      ['a b', 'c d'],
      ['token', new Secret('s+/=é')],
    ]
    const { text } = await runtime().http(
      { ...get, method: 'POST', body: { kind: 'form', fields } },
      patience,
    )
    expect(JSON.parse(text)).toMatchObject({
      body: 'a+b=c+d&token=s%2B%2F%3D%C3%A9',
      headers: {
        'content-type': 'application/x-www-form-urlencoded',
        accept: 'application/json',
        'accept-encoding': 'identity',
      },
    })
  })

  test('reveals secrets at any depth of JSON, and in headers', async () => {
    const value = { a: [new Secret('one'), { b: new Secret('two') }, null, 3, true] }
    const { text } = await runtime().http(
      { ...get, headers: { 'X-Vault-Token': new Secret('hvs') }, body: { kind: 'json', value } },
      patience,
    )
    expect(JSON.parse(text)).toMatchObject({
      body: '{"a":["one",{"b":"two"},null,3,true]}',
      headers: { 'x-vault-token': 'hvs', 'content-type': 'application/json' },
    })
  })

  test('does not reach a host that is not defined, and reports the request as not sent', async () => {
    const failing = runtime().http({ ...get, url: new URL('https://elsewhere.test/') }, patience)
    await expect(failing).rejects.toMatchObject({
      code: 'UNREACHABLE',
      facts: { transient: true, notSent: true },
    })
  })

  test('lets waits overlap, and moves its clock by the longest of them', async () => {
    const { sleep, monotonicMs, now } = runtime()
    const start = now()
    await Promise.all([sleep(1000), sleep(3000), sleep(2000).then(() => sleep(500))])
    expect([monotonicMs(), now() - start]).toEqual([3000, 3])
  })

  test('ends a wait when its signal is aborted, without moving the clock', async () => {
    const { sleep, cancelled, cancel, monotonicMs } = runtime()
    const waiting = sleep(Number.POSITIVE_INFINITY, cancelled)
    cancel()
    await expect(waiting).rejects.toMatchObject({ code: 'CANCELLED' })
    expect(monotonicMs()).toBe(0)
  })

  test('lets requests in parallel take the time of one', async () => {
    const { http, monotonicMs } = runtime({ latency: 50 })
    await Promise.all([http(get, patience), http(get, patience), http(get, patience)])
    expect(monotonicMs()).toBe(50)
  })

  test('injects faults by request: broken, another response, silent, or done with a lost response', async () => {
    const lost = new Failure('UNREACHABLE', 'reset', { transient: true })
    let served = 0
    const hosts = { 'https://echo.test': () => ({ status: 200 + served++ }) }
    const faults = [lost, { status: 503 }, 'silence', { lost }] as const
    const { http, readable, monotonicMs } = runtime({
      hosts,
      fault: (_request, n) => faults[n - 1],
    })
    for (const _ of faults) await http(get, patience).catch(() => undefined)
    await http(get, patience)
    expect(readable().filter((line) => !line.startsWith('request'))).toEqual([
      'broken 1 UNREACHABLE',
      'answer 2 503',
      'broken 3 TIMED_OUT',
      'broken 4 UNREACHABLE',
      'answer 5 201',
    ])
    expect(monotonicMs()).toBe(patience.firstByte)
  })

  test('applies the size limit of a request', async () => {
    await expect(runtime().http({ ...get, cap: 10 }, patience)).rejects.toMatchObject({
      code: 'RESPONSE_INVALID',
    })
  })

  test('has a full disk from a given call on', () => {
    const { saveState, state, exportValues, env } = runtime({
      fullFrom: { remember: 2, expose: 1 },
    })
    saveState({ opening: '{}' })
    expect(() => saveState({ entry_0: '{}' })).toThrow(
      expect.objectContaining({ code: 'STATE_UNWRITABLE' }),
    )
    expect(() => exportValues({ env: new Map([['A', '1']]), outputs: new Map() })).toThrow(
      expect.objectContaining({ code: 'EXPORT_FAILED' }),
    )
    expect([[...state.keys()], env]).toEqual([['opening'], {}])
  })

  test('passes state, files and time to the runtime of post', () => {
    const main = runtime()
    const path = main.tempFilePath('token')
    main.writeTempFile(path, new Secret('value'))
    main.saveState({ opening: '{}' })
    main.lab.pass(60_000)
    const post = runtime({ after: main })
    expect([
      post.stateOf()('opening'),
      post.readText(path),
      post.now() - main.now(),
      post.removeTempFile(path),
      post.removeTempFile(path),
    ]).toEqual(['{}', 'value', 0, 'removed', 'absent'])
    expect(() => post.removeTempFile('/etc/passwd')).toThrow(
      expect.objectContaining({ code: 'EXPORT_FAILED' }),
    )
  })

  test('lists secrets and requests in their order', async () => {
    const { mask, http, transcript, readable } = runtime()
    mask(new Secret('s3cret'))
    await http(get, patience)
    expect(readable().slice(0, 2)).toEqual(['mask s3cret', 'request 1 GET https://echo.test/'])
    expect(events(transcript, 'mask')).toEqual([{ kind: 'mask', value: 's3cret' }])
  })
})

describe('the issuer of the lab', () => {
  const lab = frozenLab()
  const issuer = labIssuer(lab)
  const ask = (audience: string): HttpRequest => {
    const url = new URL(issuer.idToken.url)
    url.searchParams.set('audience', audience)
    return { ...get, url, headers: { authorization: `Bearer ${issuer.idToken.bearer}` } }
  }
  const { http } = inMemoryRuntime({ hosts: issuer.hosts, lab })

  test('issues a token that verifies, for the job of the facts, and records it as a secret', async () => {
    const { text } = await http(ask('sts.amazonaws.com'), patience)
    const { value } = JSON.parse(text) as { value: string }
    const { claims } = issuer.verifier.verify(value, { audience: 'sts.amazonaws.com' })
    expect(claims).toMatchObject({
      sub: 'repo:octo-org/app:environment:production',
      repository_id: '1296269',
      run_attempt: '1',
      ref_protected: 'true',
    })
    expect(Number(claims['exp']) - Number(claims['iat'])).toBe(300)
    expect(lab.issued).toContain(value)
    expect(() => issuer.verifier.verify(value, { audience: 'other' })).toThrow('audience')
  })

  test('publishes the signing key, also after a rotation', async () => {
    const { kid } = issuer.rotate()
    const { text } = await http(
      { ...get, url: new URL(`${issuer.verifier.iss}/.well-known/jwks`) },
      patience,
    )
    expect((JSON.parse(text) as { keys: { kid: string }[] }).keys.at(-1)?.kid).toBe(kid)
    expect(issuer.verifier.verify(issuer.mint('a')).claims['aud']).toBe('a')
  })

  test('rejects what it did not sign', () => {
    expect(() =>
      issuer.verifier.verify(issuer.mint('a', { key: signingKey(2).privateKey })),
    ).toThrow('signature')
    expect(() => issuer.verifier.verify(issuer.mint('a', { header: { alg: 'none' } }))).toThrow(
      'no key',
    )
    expect(() => issuer.verifier.verify(issuer.mint('a', { claims: { exp: 1 } }))).toThrow('time')
  })

  test('rejects requests without the bearer, on another path, or for two audiences', async () => {
    const { url, bearer } = issuer.idToken
    const status = async (address: string, authorization: string): Promise<number> =>
      (await http({ ...get, url: new URL(address), headers: { authorization } }, patience)).status
    expect(await status(url, 'Bearer wrong')).toBe(401)
    expect(await status(url.replace('//idtoken', '/idtoken'), `Bearer ${bearer}`)).toBe(404)
    expect(await status(`${url}&audience=a&audience=b`, `Bearer ${bearer}`)).toBe(400)
  })
})
