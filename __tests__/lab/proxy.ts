import { createServer, type IncomingMessage } from 'node:http'
import { type AddressInfo, connect } from 'node:net'
import type { Duplex } from 'node:stream'

export interface ProxyOptions {
  /** Asked for, by Basic authentication. */
  readonly credentials?: { readonly user: string; readonly password: string }
  /** The status with which a target is refused. */
  readonly refuse?: (target: string) => number | undefined
  /** Where further targets are, on loopback. */
  readonly ports?: ReadonlyMap<string, number>
}

/** One attempt to go through the proxy. */
export interface Passage {
  /** `host:port`, as the client wrote it. */
  readonly target: string
  readonly authorization: string | undefined
  readonly status: number
}

/** A proxy that knows CONNECT only, and maps every `*.lab.test:port` to that port of loopback. */
export interface Proxy {
  /** With its credentials, as in HTTPS_PROXY. */
  readonly url: string
  readonly passages: readonly Passage[]
  close(): Promise<void>
}

export async function listenProxy({
  credentials,
  refuse = () => undefined,
  ports = new Map(),
}: ProxyOptions = {}): Promise<Proxy> {
  const passages: Passage[] = []
  const sockets = new Set<Duplex>()
  const keep = (socket: Duplex): void => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy()).on('close', () => sockets.delete(socket))
  }
  const wanted =
    credentials &&
    `Basic ${Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64')}`
  // Whatever is not CONNECT would go in the clear.
  const server = createServer((_request, response) => response.writeHead(405).end())
  server.on('connection', keep)
  server.on('connect', ({ url: target = '', headers }: IncomingMessage, client: Duplex) => {
    const authorization = headers['proxy-authorization']
    const [, own] = /^[\w.-]+\.lab\.test:(\d+)$/.exec(target) ?? []
    const port = ports.get(target) ?? Number(own)
    const status =
      wanted !== undefined && authorization !== wanted
        ? 407
        : (refuse(target) ?? (port > 0 ? 200 : 403))
    passages.push({ target, authorization, status })
    if (status === 200) tunnel(port, client, keep)
    else client.end(refusal(status))
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const login = credentials
    ? `${encodeURIComponent(credentials.user)}:${encodeURIComponent(credentials.password)}@`
    : ''
  return {
    url: `http://${login}127.0.0.1:${(server.address() as AddressInfo).port}`,
    passages,
    close: () =>
      new Promise((resolve) => {
        for (const socket of sockets) socket.destroy()
        server.close(() => resolve())
      }),
  }
}

function refusal(status: number): string {
  const login = status === 407 ? 'Proxy-Authenticate: Basic realm="lab"\r\n' : ''
  return `HTTP/1.1 ${status} Refused\r\nContent-Length: 0\r\n${login}\r\n`
}

function tunnel(port: number, client: Duplex, keep: (socket: Duplex) => void): void {
  let stands = false
  const upstream = connect(port, '127.0.0.1', () => {
    stands = true
    client.write('HTTP/1.1 200 Connection established\r\n\r\n')
    upstream.pipe(client)
    client.pipe(upstream)
  })
  keep(upstream)
  // Once it stands, a tunnel breaks off as its end does; a sentence of the proxy would be taken for
  // the host's.
  const broke = (): unknown =>
    stands ? client.destroy() : client.end('HTTP/1.1 502 Bad Gateway\r\n\r\n')
  upstream.on('error', broke).on('close', () => client.end())
  client.on('close', () => upstream.destroy())
}
