import type { Socket } from 'node:net'
import { gzipSync } from 'node:zlib'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { HttpRequest, HttpResponse, Timeouts } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { createTransport } from '../../src/http/client.ts'
import { type Authority, type Leaf, labAuthority } from '../lab/certificates.ts'
import { closeHosts, type Host, misbehave, serve } from './hosts.ts'

const patient: Timeouts = { connect: 5_000, firstByte: 5_000, whole: 5_000 }
const direct = { proxy: {}, noProxy: undefined }
const doorOfTest = () => createTransport(direct, { base: 'ambient' })

let trusted: Authority
let other: Authority
let localhost: Leaf
beforeAll(async () => {
  ;[trusted, other] = await Promise.all([labAuthority(), labAuthority('Another authority')])
  localhost = await trusted.leaf({ names: ['localhost'] })
})
afterEach(closeHosts)

const get = (host: Host, more: Partial<HttpRequest> = {}): HttpRequest => ({
  method: 'GET',
  url: host.url,
  expects: 'json',
  ...more,
})
const outcome = (
  request: HttpRequest,
  patience = patient,
  door = doorOfTest(),
): Promise<HttpResponse | Failure> =>
  door.http(request, patience).catch((error: unknown) => {
    if (error instanceof Failure) return error
    throw error
  })
const failing = async (request: HttpRequest, patience = patient): Promise<Failure> => {
  const failure = await outcome(request, patience)
  if (failure instanceof Failure) return failure
  throw new Error(`it answered ${failure.status} ${failure.text}`)
}
/** Speaks once it has been asked. */
const saying = (text: string | Uint8Array, then: (socket: Socket) => void = () => {}) =>
  misbehave((socket) => void socket.once('data', () => socket.write(text, () => then(socket))))
const HEAD = 'HTTP/1.1 200 OK\r\n'

describe('a request', () => {
  test('arrives with its secrets in header and form, and accepts only a readable type', async () => {
    const seen: unknown[] = []
    const host = await serve((request, response) => {
      const { method, url, headers } = request
      request.on('data', (chunk) => seen.push(String(chunk)))
      request.on('end', () => {
        seen.push(method, url, headers)
        response.end('{}')
      })
    }, localhost)
    const body = {
      kind: 'form',
      fields: [
        ['a b', new Secret('c d&+')],
        ['e', 'é'],
      ],
    } as const
    const url = new URL('/v1/login?x=1#part', host.url)
    const answer = await outcome({
      method: 'POST',
      url,
      headers: { 'X-Vault-Token': new Secret('hvs.abc') },
      body,
      ca: trusted.pem,
      expects: 'json',
    })
    expect(answer).toMatchObject({ status: 200, text: '{}' })
    expect(seen.slice(0, 3)).toEqual(['a+b=c+d%26%2B&e=%C3%A9', 'POST', '/v1/login?x=1'])
    expect(seen[3]).toMatchObject({
      'x-vault-token': 'hvs.abc',
      'content-type': 'application/x-www-form-urlencoded',
      'content-length': '22',
      accept: 'application/json',
      'accept-encoding': 'identity',
      'user-agent': 'lease-credentials',
      host: host.url.host,
    })
  })

  test.each([
    [
      { kind: 'json', value: { jwt: new Secret('eyJ.x'), list: [new Secret('b'), 1, null] } },
      'application/json',
      '{"jwt":"eyJ.x","list":["b",1,null]}',
    ],
    [{ kind: 'json', value: new Secret('alone') }, 'application/json', '"alone"'],
    [{ kind: 'text', type: 'application/sdp', text: 'näive' }, 'application/sdp', 'näive'],
  ] as const)('may carry %j', async (body, type, text) => {
    const host = await serve((request, response) =>
      request.pipe(response.setHeader('x-type', request.headers['content-type'] ?? '')),
    )
    expect(await outcome({ method: 'PUT', url: host.url, body, expects: 'nothing' })).toMatchObject(
      { text, headers: { 'x-type': type } },
    )
  })

  test('needs no body, and no more headers than its own', async () => {
    const host = await serve((request, response) =>
      response.end(
        JSON.stringify([request.method, request.headers.accept, request.headers['content-length']]),
      ),
    )
    const ask = async (method: HttpRequest['method'], expects: HttpRequest['expects']) =>
      ((await outcome({ method, url: host.url, expects })) as HttpResponse).text
    expect([await ask('DELETE', 'nothing'), await ask('POST', 'xml')]).toEqual([
      '["DELETE","*/*",null]',
      '["POST","application/xml, text/xml","0"]',
    ])
  })

  test('follows no redirect', async () => {
    const second = await serve((_, response) => response.end('{}'))
    const first = await serve((_, response) =>
      response.writeHead(307, { location: second.url.href }).end(),
    )
    expect(await outcome(get(first))).toMatchObject({
      status: 307,
      headers: { location: second.url.href },
    })
    expect(second.connections).toBe(0)
  })

  test('is sent without TLS to loopback hosts only', async () => {
    for (const name of [
      'vault.example.com',
      'localhost.example.com',
      'notlocalhost',
      '127.0.0.1.example.com',
    ]) {
      const failure = await failing({
        method: 'GET',
        url: new URL(`http://${name}/`),
        expects: 'json',
      })
      expect([failure.code, failure.message]).toEqual([
        'ENVIRONMENT_REFUSED',
        `plain http is allowed for loopback hosts only: ${name}`,
      ])
    }
  })

  test('never carries the user of an address', async () => {
    const host = await serve((request, response) =>
      response.end(String(request.headers.authorization)),
    )
    expect(
      await outcome(get(host, { url: new URL(host.url.href.replace('//', '//user:password@')) })),
    ).toMatchObject({ text: 'undefined' })
  })

  test.each(['a\r\nx: y', 'a\0', 'ключ'])(
    'is not sent with a header that contains %j, and the header is not printed',
    async (value) => {
      const host = await serve((_, response) => response.end())
      const failure = await failing(get(host, { headers: { Authorization: new Secret(value) } }))
      expect([failure.code, failure.message]).toEqual([
        'INTERNAL',
        `header authorization for ${host.url.host} contains a character that cannot be sent`,
      ])
      expect(host.connections).toBe(0)
    },
  )
})

describe('a response', () => {
  test('has printable headers, each once', async () => {
    const host = await saying(
      `${HEAD}X-A: one\r\nX-A: two\r\nRetry-After: 3\r\nX-B: ` +
        `caf\xc3\xa9\tno\r\nContent-Length: 2\r\n\r\n{}`,
    )
    expect(await outcome(get(host))).toEqual({
      status: 200,
      headers: { 'x-a': 'one', 'retry-after': '3', 'x-b': 'cafno', 'content-length': '2' },
      text: '{}',
    })
  })

  test('may follow any number of informational responses within the deadline', async () => {
    const host = await saying(
      `${'HTTP/1.1 103 Early Hints\r\nLink: </x>\r\n\r\n'.repeat(50)}HTTP/1.1 100 ` +
        `Continue\r\n\r\n${HEAD}Content-Length: 2\r\n\r\n{}`,
    )
    expect(await outcome(get(host))).toMatchObject({ status: 200, text: '{}' })
  })

  test.each(['', 'identity', 'Identity'])('may have the content encoding %j', async (encoding) => {
    const host = await serve((_, response) =>
      response.setHeader('content-encoding', encoding).end('ok'),
    )
    expect(await outcome(get(host))).toMatchObject({ text: 'ok' })
  })

  test.each([
    [
      'more than was asked for',
      () => serve((_, response) => response.end('x'.repeat(70_000))),
      'sent a response of more than 64 KiB',
    ],
    [
      'compressed',
      () =>
        serve((_, response) => response.setHeader('content-encoding', 'gzip').end(gzipSync('x'))),
      'sent a response in an encoding that was not requested',
    ],
    [
      'compressed twice',
      () =>
        saying(
          `${HEAD}Content-Encoding: identity\r\nContent-Encoding: br\r\nContent-Length: 1\r\n\r\nx`,
        ),
      'sent a response in an encoding that was not requested',
    ],
    [
      'not UTF-8',
      () => serve((_, response) => response.end(Buffer.from([0x22, 0xff, 0x22]))),
      'sent a response that is not UTF-8',
    ],
    [
      'not HTTP',
      () => misbehave((socket) => socket.write('SSH-2.0-OpenSSH_9.6\r\n')),
      'responded with something that is not HTTP',
    ],
    [
      'all headers',
      () => saying(`${HEAD}X: ${'y'.repeat(20_000)}\r\n\r\n`),
      'responded with headers that are too large',
    ],
    [
      'a header with a control character',
      () => saying(`${HEAD}X: a\x01b\r\nContent-Length: 0\r\n\r\n`),
      'responded with something that is not HTTP',
    ],
    [
      'a switch of protocols',
      () =>
        saying(
          'HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n',
        ),
      'responded with a switch to another protocol',
    ],
  ])('that is %s is rejected without a retry', async (_, start, what) => {
    const host = await start()
    const failure = await failing(get(host))
    expect([failure.code, failure.message, failure.facts.transient ?? false]).toEqual([
      'RESPONSE_INVALID',
      `${host.url.host} ${what}`,
      false,
    ])
  })

  test.each([
    ['large', () => serve((_, response) => response.writeHead(503).end('x'.repeat(70_000)))],
    [
      'compressed',
      () =>
        serve((_, response) =>
          response.writeHead(503, { 'content-encoding': 'gzip' }).end(gzipSync('x')),
        ),
    ],
    ['garbled', () => serve((_, response) => response.writeHead(503).end(Buffer.from([0xff])))],
  ])('counts by its status if its body is %s', async (_, start) => {
    expect(await outcome(get(await start()))).toMatchObject({ status: 503, text: '' })
  })

  test('without an end is dropped at the size limit', async () => {
    let sent = 0
    const { promise: closed, resolve } = Promise.withResolvers<void>()
    const host = await saying(`${HEAD}Content-Length: 314572800\r\n\r\n`, (socket) => {
      const more = (): void => {
        while (!socket.destroyed && socket.write(Buffer.alloc(65_536))) sent += 65_536
      }
      socket.on('drain', more).on('close', () => resolve())
      more()
    })
    expect((await failing(get(host, { cap: 131_072 }))).message).toContain('more than 128 KiB')
    await closed
    expect(sent).toBeLessThan(30_000_000)
  })
})

describe('a certificate', () => {
  const answering = (identity: Leaf) => serve((_, response) => response.end('{}'), identity)

  test('of an untrusted authority is rejected before a byte of the request is sent', async () => {
    const asked: unknown[] = []
    const host = await serve((request) => asked.push(request.url), localhost)
    for (const ca of [undefined, other.pem]) {
      const failure = await failing(
        get(host, { ca, headers: { authorization: new Secret('Bearer top') } }),
      )
      expect([failure.code, failure.facts.notSent, failure.facts.transient ?? false]).toEqual([
        'UNREACHABLE',
        true,
        false,
      ])
      expect(failure.message).toBe(
        `${host.url.host} presented a certificate of an authority that is not trusted here`,
      )
      expect(failure.fix).toMatch(/`ca-certificate`.*NODE_EXTRA_CA_CERTS/)
    }
    expect(asked).toEqual([])
  })

  test('for another name, or not valid now, is rejected with that reason', async () => {
    const [name, late] = await Promise.all([
      trusted.leaf({ names: ['vault.example.com'] }).then(answering),
      trusted.leaf({ names: ['localhost'], expired: true }).then(answering),
    ])
    const failures = await Promise.all(
      [name, late].map((host) => failing(get(host, { ca: trusted.pem }))),
    )
    expect(failures.map(({ message }) => message.replace(/^\S+ /, ''))).toEqual([
      'presented a certificate for another name',
      'presented a certificate that is not valid now',
    ])
    expect(failures.every(({ facts }) => facts.notSent && !facts.transient)).toBe(true)
  })

  test('that one request trusts is not trusted by another', async () => {
    const host = await answering(localhost)
    const door = doorOfTest()
    expect(await outcome(get(host, { ca: trusted.pem }), patient, door)).toMatchObject({
      status: 200,
    })
    expect(await outcome(get(host), patient, door)).toMatchObject({ code: 'UNREACHABLE' })
  })

  test.each([{}, { NODE_USE_SYSTEM_CA: '1' }])(
    'is trusted in post only through the settings of main and of the lease, whatever the environment contains: %j',
    async (env) => {
      const [a, b] = await Promise.all([
        answering(localhost),
        other.leaf({ names: ['localhost'] }).then(answering),
      ])
      Object.assign(process.env, env)
      try {
        const door = createTransport(direct, { base: 'bundled', extra: trusted.pem })
        const codes = [get(a), get(a, { ca: other.pem }), get(b, { ca: other.pem }), get(b)].map(
          async (request) => {
            const answer = await outcome(request, patient, door)
            return answer instanceof Failure ? answer.code : answer.status
          },
        )
        expect(await Promise.all(codes)).toEqual([200, 200, 200, 'UNREACHABLE'])
      } finally {
        for (const name of Object.keys(env)) delete process.env[name]
      }
    },
  )

  test('is checked for an IP address as for a name', async () => {
    const host = await answering(await trusted.leaf({ names: ['127.0.0.1'] }))
    expect(
      await outcome(
        get(host, { ca: trusted.pem, url: new URL(`https://127.0.0.1:${host.url.port}`) }),
      ),
    ).toMatchObject({ status: 200 })
  })

  test('is missing if the server does not speak TLS', async () => {
    const plain = await misbehave((socket) => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n'), 'raw')
    expect(await failing(get(plain))).toMatchObject({
      code: 'UNREACHABLE',
      message: `${plain.url.host} and this step could not agree on a secure connection`,
      facts: { notSent: true },
    })
  })

  test.each(['nonsense', '-----BEGIN CERTIFICATE-----\nnonsense\n-----END CERTIFICATE-----'])(
    'is not trusted through a text that is not PEM: %j',
    async (ca) => {
      const host = await answering(localhost)
      expect(await failing(get(host, { ca }))).toMatchObject({
        code: 'INPUT_INVALID',
        message: '"ca-certificate" must be one certificate or more, as PEM text',
        // So the journal says that nothing can have been leased.
        facts: { notSent: true },
      })
      expect(host.connections).toBe(0)
    },
  )
})

describe('connections', () => {
  const slow = (identity?: Leaf) =>
    serve((_, response) => void setImmediate(() => response.end('{}')), identity)

  test('are kept alive and shared by requests with the same trust', async () => {
    const host = await slow(localhost)
    const door = doorOfTest()
    for (let i = 0; i < 3; i++) await outcome(get(host, { ca: trusted.pem }), patient, door)
    expect(host.connections).toBe(1)
    await outcome(get(host, { ca: `${other.pem}${trusted.pem}` }), patient, door)
    expect(host.connections).toBe(2)
  })

  test('are ten to a host at most, however many requests there are', async () => {
    const host = await slow(localhost)
    const door = doorOfTest()
    const answers = await Promise.all(
      Array.from({ length: 25 }, () => outcome(get(host, { ca: trusted.pem }), patient, door)),
    )
    expect(
      answers.filter((answer) => !(answer instanceof Failure) && answer.status === 200),
    ).toHaveLength(25)
    expect(host.connections).toBe(10)
  })

  test.each(['https', 'http'])(
    'that were preconnected are used by requests, over %s',
    async (scheme) => {
      const host = await slow(scheme === 'https' ? localhost : undefined)
      const door = doorOfTest()
      const ca = scheme === 'https' ? trusted.pem : undefined
      door.preconnect(host.url, { ca, count: 3 })
      door.preconnect(host.url, { ca, count: 2 })
      await Promise.all([1, 2, 3].map(() => outcome(get(host, { ca }), patient, door)))
      expect(host.connections).toBe(3)
      await Promise.all([1, 2, 3, 4].map(() => outcome(get(host, { ca }), patient, door)))
      expect(host.connections).toBe(4)
    },
  )

  test('that were preconnected and closed are replaced', async () => {
    const { promise: dropped, resolve } = Promise.withResolvers<void>()
    let first = true
    const host = await misbehave((socket) => {
      if (!first)
        return void socket.once('data', () => socket.end(`${HEAD}Content-Length: 2\r\n\r\n{}`))
      first = false
      socket.on('close', () => resolve())
      return socket.destroy()
    })
    const door = doorOfTest()
    door.preconnect(host.url)
    await dropped
    await new Promise(setImmediate)
    expect(await outcome(get(host), patient, door)).toMatchObject({ status: 200 })
  })

  test('that failed before they were established are marked, so that the request is retried', async () => {
    const host = await misbehave((socket) => socket.resetAndDestroy())
    const door = doorOfTest()
    const url = new URL(host.url.href.replace('http:', 'https:'))
    door.preconnect(url)
    expect(await outcome({ ...get(host), url }, patient, door)).toMatchObject({
      code: 'UNREACHABLE',
      facts: { transient: true, notSent: true, preconnected: true },
    })
    const { facts } = await failing({ ...get(host), url })
    expect(facts).toMatchObject({ transient: true, notSent: true })
    expect(facts).not.toHaveProperty('preconnected')
  })

  test('that cannot be preconnected report nothing; the request does', async () => {
    const host = await slow(localhost)
    await host.close()
    const door = doorOfTest()
    door.preconnect(host.url)
    door.preconnect(new URL('https://localhost:1'), { ca: '-----BEGIN' })
    expect(await outcome(get(host), patient, door)).toMatchObject({
      code: 'UNREACHABLE',
      facts: { transient: true, notSent: true },
    })
  })
})

describe('a host with a transient failure', () => {
  test('that refuses the connection has received nothing', async () => {
    const host = await serve(() => {})
    await host.close()
    expect(await failing(get(host))).toMatchObject({
      code: 'UNREACHABLE',
      message: `${host.url.host} refused the connection`,
      facts: { transient: true, notSent: true },
    })
  })

  test.each([
    [
      'resets before it answers',
      () => misbehave((socket) => void socket.once('data', () => socket.resetAndDestroy())),
    ],
    [
      'closes without a response',
      () => misbehave((socket) => void socket.once('data', () => socket.end())),
    ],
    ['breaks off in its headers', () => saying('HTTP/1.1 200 OK\r\nX-', (socket) => socket.end())],
    [
      'resets in its body',
      () => saying(`${HEAD}Content-Length: 9\r\n\r\n{"a"`, (socket) => socket.resetAndDestroy()),
    ],
    [
      'breaks off in its body',
      () => saying(`${HEAD}Content-Length: 9\r\n\r\n{"a"`, (socket) => socket.end()),
    ],
    [
      'breaks off in its chunks',
      () =>
        saying(`${HEAD}Transfer-Encoding: chunked\r\n\r\n4\r\n{"a"\r\n`, (socket) => socket.end()),
    ],
  ])('that %s is retried', async (_, start) => {
    const host = await start()
    const failure = await failing(get(host))
    expect([failure.code, failure.facts.transient, failure.facts.notSent ?? false]).toEqual([
      'UNREACHABLE',
      true,
      false,
    ])
    expect(failure.message).toContain(`${host.url.host} closed the connection`)
  })
})

describe('a slow host', () => {
  const short: Timeouts = { connect: 150, firstByte: 150, whole: 150 }

  test.each([
    [
      'never takes the connection',
      { ...patient, connect: 150 },
      () => misbehave(() => {}, 'raw'),
      'did not accept the connection within 0.1 s',
      true,
    ],
    [
      'never answers',
      { ...patient, firstByte: 150 },
      () => misbehave(() => {}),
      'did not begin a response within 0.1 s',
      false,
    ],
    [
      'stops in its headers',
      { ...patient, firstByte: 150 },
      () => saying(`${HEAD}X: `),
      'did not begin a response within 0.1 s',
      false,
    ],
    [
      'stops in its body',
      { ...patient, whole: 150 },
      () => saying(`${HEAD}Content-Length: 9\r\n\r\n{`),
      'did not complete its response within 0.1 s',
      false,
    ],
  ] as const)('and %s is left', async (_, patience, start, what, notSent) => {
    const host = await start()
    expect(await failing(get(host), patience)).toMatchObject({
      code: 'TIMED_OUT',
      message: `${host.url.host} ${what}`,
      facts: { transient: true, notSent },
    })
  })

  test('that sends single bytes is dropped at the deadline', async () => {
    const host = await saying(`${HEAD}Transfer-Encoding: chunked\r\n\r\n`, (socket) => {
      const drip = setInterval(() => socket.write('1\r\n \r\n'), 10)
      socket.on('close', () => clearInterval(drip))
    })
    expect(await failing(get(host), { ...patient, whole: 150 })).toMatchObject({
      code: 'TIMED_OUT',
    })
  })

  test('does not use up the connect deadline of a queued request', async () => {
    const host = await serve((_, response) => void setTimeout(() => response.end('{}'), 40))
    const door = doorOfTest()
    const answers = await Promise.all(
      Array.from({ length: 50 }, () =>
        outcome(get(host), { ...patient, connect: 150, firstByte: 150 }, door),
      ),
    )
    expect(answers.filter((answer) => answer instanceof Failure)).toEqual([])
  })

  test('is dropped at once if the step is cancelled, with that reason', async () => {
    const host = await misbehave(() => {})
    const reason = new Failure('CANCELLED', 'stop')
    const controller = new AbortController()
    const pending = outcome(get(host), { ...patient, abort: controller.signal })
    controller.abort(reason)
    expect(await pending).toBe(reason)
    expect(await outcome(get(host), { ...short, abort: controller.signal })).toBe(reason)
  })
})
