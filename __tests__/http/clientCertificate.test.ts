import type { IncomingMessage } from 'node:http'
import type { TLSSocket } from 'node:tls'
import { afterEach, beforeAll, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { ClientCertificate, HttpRequest, HttpResponse } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { createTransport } from '../../src/http/client.ts'
import { setProxy } from '../../src/http/proxy.ts'
import { type Authority, type Leaf, labAuthority } from '../lab/certificates.ts'
import { closeHosts, type Host, serve, startProxy } from './hosts.ts'

const patient = { connect: 5_000, firstByte: 5_000, whole: 5_000 }
const direct = { proxy: {}, noProxy: undefined }

let trusted: Authority
let clients: Authority
let localhost: Leaf
let app: ClientCertificate
let deploy: ClientCertificate
let stranger: ClientCertificate

const asClient = async (authority: Authority, name: string): Promise<ClientCertificate> => {
  const { cert, key } = await authority.leaf({ names: [name], client: true })
  return { chain: cert, key: new Secret(key) }
}

beforeAll(async () => {
  trusted = await labAuthority()
  clients = await labAuthority('Authority of the clients')
  localhost = await trusted.leaf({ names: ['localhost', 'vault.lab.test'] })
  ;[app, deploy] = await Promise.all([asClient(clients, 'app'), asClient(clients, 'deploy')])
  stranger = await asClient(await labAuthority('Unknown authority'), 'stranger')
})
const env = { ...process.env }
afterEach(async () => {
  process.env = { ...env }
  await closeHosts()
})

/** The common name in the certificate that a client presented. */
const presented = ({ socket }: IncomingMessage): string =>
  String((socket as TLSSocket).getPeerCertificate().subject?.CN)

/** A server that serves only clients with a certificate, and tells them which one it saw. */
const mutual = (): Promise<Host> =>
  serve((request, response) => response.end(JSON.stringify({ client: presented(request) })), {
    ...localhost,
    clients: clients.pem,
  })

const to = (url: URL, identity?: ClientCertificate): HttpRequest => ({
  ...{ method: 'GET', url, expects: 'json', ca: trusted.pem },
  ...(identity && { identity }),
})

const outcome = (sent: Promise<HttpResponse>): Promise<HttpResponse | Failure> =>
  sent.catch((error: unknown) => {
    if (error instanceof Failure) return error
    throw error
  })

describe('a client certificate', () => {
  test('is presented on the connections of its own requests, which no other request uses', async () => {
    const host = await mutual()
    const { http } = createTransport(direct, { base: 'ambient' })
    const seen: unknown[] = []
    for (const identity of [app, deploy, app, deploy])
      seen.push(JSON.parse((await http(to(host.url, identity), patient)).text))
    expect(seen).toEqual(['app', 'deploy', 'app', 'deploy'].map((client) => ({ client })))
    expect(host.connections).toBe(2)
    // The same address without a certificate: the open connections must not serve it.
    expect(await outcome(http(to(host.url), patient))).toBeInstanceOf(Failure)
    expect(host.connections).toBe(3)
  })

  test('is presented on a connection that was opened early', async () => {
    const host = await mutual()
    const { http, preconnect } = createTransport(direct, { base: 'ambient' })
    preconnect(host.url, { ca: trusted.pem, identity: app })
    const response = await http(to(host.url, app), patient)
    expect(JSON.parse(response.text)).toEqual({ client: 'app' })
    expect(host.connections).toBe(1)
  })

  test('that is missing is reported, and nothing counts as sent', async () => {
    const host = await mutual()
    const { http } = createTransport(direct, { base: 'ambient' })
    expect(await outcome(http(to(host.url), patient))).toMatchObject({
      code: 'UNREACHABLE',
      message: `${host.url.host} requires a client certificate`,
      facts: { notSent: true, fix: expect.stringMatching(/`tls-certificate`/) },
    })
  })

  test('of an unknown authority is never served', async () => {
    const host = await mutual()
    const { http } = createTransport(direct, { base: 'ambient' })
    const failure = await outcome(http(to(host.url, stranger), patient))
    expect(failure).toMatchObject({ code: 'UNREACHABLE' })
  })

  test('reaches the server through a proxy, and the proxy never sees it', async () => {
    const host = await mutual()
    const own = await trusted.leaf({ names: ['127.0.0.1', 'localhost'] })
    const proxy = await startProxy({ identity: own })
    const settings = { proxy: { https: proxy.url.href }, noProxy: undefined }
    setProxy(process.env, settings)
    const { http } = createTransport(settings, { base: 'ambient' })
    const target = new URL(`https://vault.lab.test:${host.url.port}/`)
    const response = await outcome(http(to(target, app), patient))
    expect(response).toMatchObject({ status: 200, text: '{"client":"app"}' })
    expect(proxy.certificates).toEqual([{}])
  })

  test('that OpenSSL rejects is an error before the first connection', async () => {
    const host = await mutual()
    const { http } = createTransport(direct, { base: 'ambient' })
    const broken = { chain: app.chain, key: deploy.key }
    const failure = await outcome(http(to(host.url, broken), patient))
    expect(failure).toMatchObject({ code: 'INPUT_INVALID', facts: { notSent: true } })
    expect(host.connections).toBe(0)
  })
})
