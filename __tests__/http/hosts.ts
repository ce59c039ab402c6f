import { createServer as createHttp, type IncomingMessage, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { connect, createServer as createTcp, type Server, type Socket } from 'node:net'
import { createServer as createTls, type TLSSocket } from 'node:tls'
import type { Leaf } from '../lab/certificates.ts'

/** A host on loopback. */
export interface Host {
  readonly url: URL
  /** Connections that were opened to it, so far. */
  readonly connections: number
  close(): Promise<void>
}

const opened = new Set<Host>()

/** Closes every host of a test. */
export async function closeHosts(): Promise<void> {
  await Promise.all([...opened].map((host) => host.close()))
}

/** The identity of a server; with `clients`, the authority of those that it serves. */
export type ServerIdentity = Leaf & { readonly clients?: string }

const mutual = ({ clients, ...identity }: ServerIdentity) =>
  clients === undefined
    ? identity
    : { ...identity, requestCert: true, rejectUnauthorized: true, ca: clients }

/** A well-behaved server; over TLS when it has an identity. */
export function serve(answer: RequestListener, identity?: ServerIdentity): Promise<Host> {
  return listen(
    identity ? createHttps(mutual(identity), answer) : createHttp(answer),
    identity ? 'https' : 'http',
  )
}

/**
 * A server that speaks with its socket as it likes; `raw` leaves TLS out although the address says
 * https.
 */
export function misbehave(talk: (socket: Socket) => void, identity?: Leaf | 'raw'): Promise<Host> {
  const careless = (socket: Socket): void => {
    socket.on('error', () => {})
    talk(socket)
  }
  if (identity === undefined || identity === 'raw')
    return listen(createTcp(careless), identity ? 'https' : 'http')
  return listen(createTls(identity, careless), 'https')
}

async function listen(server: Server, scheme: 'http' | 'https'): Promise<Host> {
  const sockets = new Set<Socket>()
  let connections = 0
  server.on('connection', (socket: Socket) => {
    connections++
    sockets.add(socket)
  })
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
  const { port } = server.address() as { port: number }
  const host: Host = {
    url: new URL(`${scheme}://${scheme === 'https' ? 'localhost' : '127.0.0.1'}:${port}/`),
    get connections() {
      return connections
    },
    async close() {
      opened.delete(host)
      for (const socket of sockets) socket.destroy()
      await new Promise((done) => server.close(done))
    },
  }
  opened.add(host)
  return host
}

/** A CONNECT proxy that finds every `*.lab.test` on loopback. */
export interface Proxy extends Host {
  /** What it was asked for: `CONNECT host:port`, with the credentials that came along. */
  readonly asked: readonly string[]
  /** The certificate of each client; an https proxy requests one. */
  readonly certificates: readonly object[]
}

/**
 * Starts a proxy; `refuse` is the status with which it answers in place of a tunnel, `silent` one
 * that answers nothing.
 */
export async function startProxy(
  terms: { readonly refuse?: number; readonly silent?: true; readonly identity?: Leaf } = {},
): Promise<Proxy> {
  const asked: string[] = []
  const certificates: object[] = []
  const server = terms.identity
    ? createHttps({ ...terms.identity, requestCert: true, rejectUnauthorized: false })
    : createHttp()
  server.on('connect', (request: IncomingMessage, socket: Socket, head: Buffer) => {
    asked.push(
      [request.method, request.url, request.headers['proxy-authorization']]
        .filter(Boolean)
        .join(' '),
    )
    if (terms.identity) certificates.push((socket as TLSSocket).getPeerCertificate())
    socket.on('error', () => {})
    if (terms.silent) return
    if (terms.refuse !== undefined) return void socket.end(`HTTP/1.1 ${terms.refuse} No\r\n\r\n`)
    const upstream = connect(Number(request.url?.split(':')[1]), '127.0.0.1', () => {
      socket.write('HTTP/1.1 200 OK\r\n\r\n')
      upstream.write(head)
      upstream.pipe(socket).pipe(upstream)
    })
    upstream.on('error', () => socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n'))
  })
  const host = await listen(server, terms.identity ? 'https' : 'http')
  return Object.assign(Object.create(host) as Host, { asked, certificates })
}
