import { request as httpRequest } from 'node:http'
import { request as httpsRequest, type RequestOptions } from 'node:https'
import { afterAll, beforeAll, describe, expect, test } from '@jest/globals'
import { type Authority, type Leaf, labAuthority } from './certificates.ts'
import type { Fault } from './faults.ts'
import type { Handler } from './handler.ts'
import { type Listener, type ListenOptions, listen } from './listen.ts'
import { listenProxy } from './proxy.ts'

interface Got {
  readonly status: number | undefined
  readonly headers: NodeJS.Dict<string | string[]>
  readonly text: string
}

/**
 * A client without any care: it shows what really goes over the wire. `until` ends a body that
 * would never end.
 */
function get(address: string, options: RequestOptions & { until?: number } = {}): Promise<Got> {
  const send = address.startsWith('https') ? httpsRequest : httpRequest
  return new Promise((resolve, reject) => {
    const sent = send(address, { agent: false, ...options }, (answer) => {
      let text = ''
      const settle = (): void =>
        resolve({ status: answer.statusCode, headers: answer.headers, text })
      answer.setEncoding('latin1').on('data', (chunk: string) => {
        text += chunk
        if (text.length > (options.until ?? Number.POSITIVE_INFINITY)) answer.destroy()
      })
      answer
        .on('end', settle)
        .on('error', reject)
        .on('close', () => (options.until === undefined ? reject(new Error('cut')) : settle()))
    })
    sent
      .on('error', reject)
      .on('timeout', () => sent.destroy(new Error('timeout')))
      .end()
  })
}

let served = 0
const handler: Handler = ({ url }) => {
  served++
  return { status: 200, body: { path: url.pathname } }
}
const open: Listener[] = []
const mount = async (options?: ListenOptions): Promise<Listener> => {
  const listener = await listen(handler, options)
  open.push(listener)
  return listener
}
afterAll(async () => {
  for (const each of open) await each.close()
})

describe.each(['http', 'https', 'https far away'])('a lab server over %s', (how) => {
  let [authority, leaf]: [Authority, Leaf] | [undefined, undefined] = [undefined, undefined]
  let server: Listener
  let trust: RequestOptions
  beforeAll(async () => {
    authority = await labAuthority()
    leaf = await authority.leaf()
    server = await mount({
      ...(how !== 'http' && { tls: leaf }),
      ...(how.endsWith('away') && { rtt: 10 }),
    })
    trust = { ca: authority.pem }
  })
  const first = (fault: Fault): void => {
    const start = server.requests.length
    server.misbehave((n) => (n === start + 1 ? fault : undefined))
  }

  test('serves its handler', async () => {
    expect(await get(`${server.origin}/a//b?c=d`, trust)).toMatchObject({
      status: 200,
      text: '{"path":"/a//b"}',
      headers: { 'content-type': 'application/json', 'content-length': '16' },
    })
    expect(server.requests.at(-1)?.url.href).toBe(`${server.origin}/a//b?c=d`)
  })

  test.each(['reset', 'reset-midway', 'close', 'cut-length', 'cut-chunked'] as const)(
    'closes the connection: %s, and serves the next request',
    async (kind) => {
      first({ kind })
      await expect(get(server.origin, trust)).rejects.toThrow(/reset|hang up|cut|aborted/i)
      expect(await get(server.origin, trust)).toMatchObject({ status: 200 })
    },
  )

  test.each(['controls', 'not-http'] as const)(
    'sends bytes that are not HTTP: %s',
    async (kind) => {
      first({ kind })
      await expect(get(server.origin, trust)).rejects.toThrow(/Parse Error/i)
    },
  )

  test.each(['silence', 'headers-then-silence', 'drip'] as const)(
    'delays its response: %s',
    async (kind) => {
      first({ kind })
      await expect(
        get(server.origin, { ...trust, signal: AbortSignal.timeout(200) }),
      ).rejects.toThrow(/aborted/i)
    },
  )

  test('sends an unexpected response', async () => {
    first({ kind: 'empty' })
    expect(await get(server.origin, trust)).toMatchObject({ status: 200, text: '' })
    first({ kind: 'html' })
    expect(await get(server.origin, trust)).toMatchObject({
      status: 200,
      headers: { 'content-type': 'text/html' },
    })
    first({ kind: 'status', status: 429, retryAfter: 10 })
    expect(await get(server.origin, trust)).toMatchObject({
      status: 429,
      headers: { 'retry-after': '10' },
    })
    first({ kind: 'status', status: 503, retryAfter: { date: 10 } })
    expect((await get(server.origin, trust)).headers['retry-after']).toMatch(/GMT$/)
    first({ kind: 'redirect', to: 'loop' })
    expect(await get(`${server.origin}/x`, trust)).toMatchObject({
      status: 307,
      headers: { location: `${server.origin}/x` },
    })
    first({ kind: 'answer', answer: { status: 200, body: '[1]' } })
    expect(await get(server.origin, trust)).toMatchObject({ text: '[1]' })
    first({ kind: 'raw', bytes: 'HTTP/1.1 299 Odd\r\nContent-Length: 1\r\n\r\nx' })
    expect(await get(server.origin, trust)).toMatchObject({ status: 299, text: 'x' })
  })

  test('sends a response that is too large, and a decompression bomb', async () => {
    first({ kind: 'huge' })
    expect((await get(server.origin, { ...trust, until: 5_000_000 })).text.length).toBeGreaterThan(
      5_000_000,
    )
    first({ kind: 'bomb' })
    const { headers, text } = await get(server.origin, trust)
    expect([headers['content-encoding'], text.length < 500_000]).toEqual(['gzip', true])
  })

  test('performs the request if only its response is lost', async () => {
    served = 0
    first({ kind: 'reset' })
    await expect(get(server.origin, trust)).rejects.toThrow(/reset|hang up/i)
    expect(served).toBe(0)
    first({ kind: 'reset', done: true })
    await expect(get(server.origin, trust)).rejects.toThrow(/reset|hang up/i)
    expect(served).toBe(1)
  })

  test('reports each request when it has arrived and when its response is due', async () => {
    const seen: string[] = []
    server.watch((moment, _n, { url }) => seen.push(`${moment} ${url.pathname} ${served}`))
    served = 0
    await get(`${server.origin}/seen`, trust)
    expect(seen).toEqual(['arrived /seen 0', 'answering /seen 1'])
    server.watch(() => undefined)
  })

  test('stops and restarts on the same port', async () => {
    first({ kind: 'refuse', milliseconds: 50 })
    await expect(get(server.origin, trust)).rejects.toThrow(/reset|hang up/i)
    await expect(get(server.origin, trust)).rejects.toThrow(/ECONNREFUSED/i)
    await server.up()
    expect(await get(server.origin, trust)).toMatchObject({ status: 200 })
  })

  test('fails before the first byte of a request', async () => {
    const start = server.connections
    server.misconnect((n) => (['reset', 'garbage', 'silence'] as const)[n - start - 1])
    await expect(get(server.origin, trust)).rejects.toThrow(/reset|hang up|disconnected/i)
    await expect(get(server.origin, trust)).rejects.toThrow(
      /Parse Error|wrong version|packet length|record/i,
    )
    await expect(
      get(server.origin, { ...trust, signal: AbortSignal.timeout(100) }),
    ).rejects.toThrow(/aborted/i)
    expect(await get(server.origin, trust)).toMatchObject({ status: 200 })
    expect(server.errors).toEqual([])
  })
})

describe('certificates of the lab', () => {
  test('are refused when expired, for another name, or from an unknown authority', async () => {
    const [authority, other] = await Promise.all([labAuthority(), labAuthority()])
    const [good, expired, wrong] = [
      await authority.leaf(),
      await authority.leaf({ expired: true }),
      await authority.leaf({ names: ['elsewhere.test'] }),
    ]
    const reach = async (tls: Leaf, ca: string): Promise<unknown> =>
      get((await mount({ tls })).origin, { ca }).catch(({ code }: NodeJS.ErrnoException) => code)
    expect(await reach(good, authority.pem)).toMatchObject({ status: 200 })
    expect(await reach(good, other.pem)).toMatch(/UNABLE_TO_VERIFY|SELF_SIGNED|SIGNATURE/)
    expect(await reach(expired, authority.pem)).toBe('CERT_HAS_EXPIRED')
    expect(await reach(wrong, authority.pem)).toBe('ERR_TLS_CERT_ALTNAME_INVALID')
  })
})

describe('a distant server', () => {
  test('costs one round trip to connect and one for each answer', async () => {
    const { origin } = await mount({ rtt: 60 })
    const begun = performance.now()
    await get(origin)
    const taken = performance.now() - begun
    expect([taken >= 118, taken < 400]).toEqual([true, true])
  })
})

describe('the proxy of the lab', () => {
  const through = (
    proxy: string,
    target: string,
    authorization?: string,
  ): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const { hostname, port } = new URL(proxy)
      const headers = authorization === undefined ? {} : { 'proxy-authorization': authorization }
      const request = httpRequest({ hostname, port, method: 'CONNECT', path: target, headers })
      request.on('error', reject).on('connect', ({ statusCode }, socket) => {
        if (statusCode !== 200) return resolve(statusCode)
        socket.write('GET /through HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n')
        socket.once('data', (bytes: Buffer) =>
          resolve(bytes.toString().startsWith('HTTP/1.1 200') ? 200 : 0),
        )
      })
      request.end()
    })

  test('forwards names of the lab to loopback, and lists the requests', async () => {
    const server = await mount({ host: 'vault.lab.test' })
    const proxy = await listenProxy({
      credentials: { user: 'u', password: 'p@' },
      refuse: (target) => (target.startsWith('bad.') ? 403 : undefined),
    })
    const basic = `Basic ${Buffer.from('u:p@').toString('base64')}`
    const target = new URL(server.origin).host
    expect(await through(proxy.url, target, basic)).toBe(200)
    expect(server.requests.map(({ url }) => url.pathname)).toEqual(['/through'])
    expect(await through(proxy.url, target)).toBe(407)
    expect(await through(proxy.url, `bad.lab.test:${server.port}`, basic)).toBe(403)
    expect(await through(proxy.url, `127.0.0.1:${server.port}`, basic)).toBe(403)
    expect(proxy.passages.map(({ status }) => status)).toEqual([200, 407, 403, 403])
    await proxy.close()
  })
})
