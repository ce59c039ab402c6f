import { afterEach, beforeAll, beforeEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { HttpRequest, HttpResponse } from '../../src/core/runtime.ts'
import { createTransport } from '../../src/http/client.ts'
import { proxyFromEnv, proxySecrets, proxyUrl, setProxy } from '../../src/http/proxy.ts'
import { type Authority, type Leaf, labAuthority } from '../lab/certificates.ts'
import { closeHosts, type Host, serve, startProxy } from './hosts.ts'

let trusted: Authority
let vault: Leaf
let saved: NodeJS.ProcessEnv
beforeAll(async () => {
  trusted = await labAuthority()
  vault = await trusted.leaf({ names: ['vault.lab.test'] })
})
beforeEach(() => {
  saved = { ...process.env }
})
afterEach(async () => {
  process.env = saved
  await closeHosts()
})

const patient = { connect: 5_000, firstByte: 5_000, whole: 5_000 }

/** Asks the host under the name that only the proxy knows. */
async function through(
  address: string,
  host: Host,
  {
    noProxy,
    ca = trusted.pem,
    patience = patient,
  }: { noProxy?: string; ca?: string; patience?: typeof patient } = {},
): Promise<HttpResponse | Failure> {
  const settings = { proxy: { https: address }, noProxy }
  setProxy(process.env, settings)
  const request: HttpRequest = {
    method: 'GET',
    url: new URL(`https://vault.lab.test:${host.url.port}/v1`),
    expects: 'json',
    ca,
  }
  return createTransport(settings, { base: 'ambient' })
    .http(request, patience)
    .catch((error: unknown) => error as Failure)
}

describe('a request behind a proxy', () => {
  test('goes through it with its credentials, and trusts only the configured authorities', async () => {
    const host = await serve((_, response) => response.end('{}'), vault)
    const proxy = await startProxy()
    const address = proxy.url.href.replace('//', '//me:p%40ss@')
    expect(await through(address, host)).toMatchObject({ status: 200, text: '{}' })
    expect(proxy.asked).toEqual([
      `CONNECT vault.lab.test:${host.url.port} Basic ${Buffer.from('me:p@ss').toString('base64')}`,
    ])
    const stranger = await labAuthority()
    expect(await through(address, host, { ca: stranger.pem })).toMatchObject({
      code: 'UNREACHABLE',
      message:
        `vault.lab.test:${host.url.port} presented a certificate of an authority that is not ` +
        `trusted here`,
      facts: { notSent: true },
    })
  })

  test('is checked against the name of the target, and not of the proxy', async () => {
    const host = await serve(
      (_, response) => response.end('{}'),
      await trusted.leaf({ names: ['other.lab.test'] }),
    )
    const proxy = await startProxy()
    expect(await through(proxy.url.href, host)).toMatchObject({
      message: expect.stringContaining('presented a certificate for another name'),
    })
  })

  test('checks the proxy, too, when that is reached over TLS', async () => {
    const host = await serve((_, response) => response.end('{}'), vault)
    const proxy = await startProxy({ identity: await trusted.leaf({ names: ['localhost'] }) })
    expect(await through(proxy.url.href, host)).toMatchObject({ status: 200 })
    const stranger = await startProxy({
      identity: await (await labAuthority()).leaf({ names: ['localhost'] }),
    })
    expect(await through(stranger.url.href, host)).toMatchObject({
      code: 'UNREACHABLE',
      facts: { notSent: true },
    })
    expect(stranger.asked).toEqual([])
  })

  test('can be made many times at once', async () => {
    const host = await serve((_, response) => response.end('{}'), vault)
    const proxy = await startProxy()
    const answers = await Promise.all(
      Array.from({ length: 15 }, () => through(proxy.url.href, host)),
    )
    expect(answers.filter((answer) => !(answer instanceof Failure))).toHaveLength(15)
    expect(proxy.asked).toHaveLength(15)
  })

  test('bypasses it for hosts in NO_PROXY and for loopback hosts', async () => {
    const host = await serve(
      (_, response) => response.end('{}'),
      await trusted.leaf({ names: ['0.0.0.0', 'localhost'] }),
    )
    const proxy = await startProxy()
    const settings = { proxy: { https: proxy.url.href }, noProxy: '0.0.0.0' }
    setProxy(process.env, settings)
    const door = createTransport(settings, { base: 'ambient' })
    door.preconnect(host.url, { ca: trusted.pem })
    for (const url of [host.url, new URL(`https://0.0.0.0:${host.url.port}`)])
      expect(
        await door.http({ method: 'GET', url, expects: 'json', ca: trusted.pem }, patient),
      ).toMatchObject({ status: 200 })
    expect(proxy.asked).toEqual([])
  })

  test.each([
    [403, false, 'the proxy does not allow this runner to reach vault.lab.test'],
    [407, false, 'the proxy requires a user and a password'],
    [502, true, 'the proxy does not allow this runner to reach vault.lab.test'],
  ])('that it rejects with %d names the proxy and the host', async (refuse, transient, cause) => {
    const host = await serve(() => {}, vault)
    const proxy = await startProxy({ refuse })
    const failure = (await through(proxy.url.href.replace('//', '//me:secret@'), host)) as Failure
    expect(failure).toMatchObject({
      code: 'UNREACHABLE',
      message:
        `the proxy ${proxy.url.host} refused to connect to ` +
        `vault.lab.test:${host.url.port} ` +
        `(${refuse})`,
      facts: { notSent: true, transient },
    })
    expect(failure.causes[0]).toContain(cause)
    expect(JSON.stringify(failure)).not.toContain('secret')
  })

  test('names a proxy that cannot be reached', async () => {
    const host = await serve(() => {}, vault)
    const proxy = await startProxy()
    await proxy.close()
    expect(await through(proxy.url.host, host)).toMatchObject({
      message: expect.stringContaining(`the proxy ${proxy.url.host}, through which`),
      facts: { notSent: true, transient: true },
    })
  })

  test('times out if the proxy does not respond', async () => {
    const host = await serve(() => {}, vault)
    const proxy = await startProxy({ silent: true })
    expect(
      await through(proxy.url.href, host, { patience: { ...patient, whole: 150 } }),
    ).toMatchObject({
      code: 'TIMED_OUT',
      facts: { notSent: true },
    })
  })

  test('goes through a proxy whose address is a name without a scheme', async () => {
    const host = await serve((_, response) => response.end('{}'), vault)
    const proxy = await startProxy()
    expect(await through(`localhost:${proxy.url.port}`, host)).toMatchObject({ status: 200 })
    expect(proxy.asked).toHaveLength(1)
  })

  test('is rejected if the password of the proxy cannot be decoded', async () => {
    const host = await serve((_, response) => response.end('{}'), vault)
    const proxy = await startProxy()
    const address = proxy.url.href.replace('//', '//me:pa%ss@')
    expect(await through(address, host)).toMatchObject({
      code: 'ENVIRONMENT_REFUSED',
      message: 'HTTPS_PROXY must be an http or https address',
      causes: ['it is misspelt', expect.stringContaining('% as %25')],
      facts: { notSent: true },
    })
    expect(proxySecrets(address)).toContain('pa%ss')
    expect(proxy.asked).toEqual([])
  })

  test('is rejected, not sent directly, if the address of the proxy is malformed', async () => {
    const host = await serve(() => {}, vault)
    expect(await through('http://:no', host)).toMatchObject({ code: 'ENVIRONMENT_REFUSED' })
  })
})

describe('the settings of a proxy', () => {
  test('are read in both cases; lower case takes precedence', () => {
    expect(
      proxyFromEnv({
        HTTPS_PROXY: 'http://a',
        https_proxy: 'http://b',
        HTTP_PROXY: 'http://c',
        NO_PROXY: 'd',
      }),
    ).toEqual({
      proxy: { https: 'http://b', http: 'http://c' },
      noProxy: 'd',
    })
    expect(proxyFromEnv({ HTTPS_PROXY: '', no_proxy: '' })).toEqual({
      proxy: {},
      noProxy: undefined,
    })
  })

  test('are those that main recorded, whatever the environment contains', () => {
    const env = {
      HTTPS_PROXY: 'http://evil',
      https_proxy: 'http://evil',
      HTTP_PROXY: 'http://evil',
      no_proxy: '*',
      NO_PROXY: '*',
      PATH: '/bin',
    }
    setProxy(env, { proxy: { https: 'http://good' }, noProxy: undefined })
    expect(env).toEqual({ https_proxy: 'http://good', PATH: '/bin' })
  })

  test('are masked in all forms in which the password is sent', () => {
    expect(proxySecrets('http://me:p%40ssword@proxy:3128')).toEqual(
      expect.arrayContaining([
        'p@ssword',
        'p%40ssword',
        Buffer.from('me:p@ssword').toString('base64'),
      ]),
    )
    expect(proxySecrets('http://me:100%@proxy')).toContain('100%')
    expect(proxySecrets('http://proxy:3128')).toEqual([])
    expect(proxySecrets('http://to%40ken@proxy:3128')).toEqual(
      expect.arrayContaining(['to@ken', 'to%40ken', Buffer.from('to@ken:').toString('base64')]),
    )
    expect(proxySecrets('http://:no')).toEqual([])
  })

  test('may leave out the scheme', () => {
    expect([
      proxyUrl('proxy:3128')?.host,
      proxyUrl('HTTPS://proxy')?.protocol,
      proxyUrl('http://:no'),
    ]).toEqual(['proxy:3128', 'https:', undefined])
  })
})
