import { createServer as createHttp, type RequestListener } from 'node:http'
import { createServer as createHttps } from 'node:https'
import { createServer as createTcp, type Server, type Socket } from 'node:net'
import { createServer as createTls } from 'node:tls'
import type { Identity } from './authority.ts'

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

/** A well-behaved server; over TLS when it has an identity. */
export function serve(answer: RequestListener, identity?: Identity): Promise<Host> {
  return listen(identity ? createHttps(identity, answer) : createHttp(answer), identity ? 'https' : 'http')
}

/** A server that speaks with its socket as it likes; `raw` leaves TLS out although the address says https. */
export function misbehave(talk: (socket: Socket) => void, identity?: Identity | 'raw'): Promise<Host> {
  const careless = (socket: Socket): void => {
    socket.on('error', () => {})
    talk(socket)
  }
  if (identity === undefined || identity === 'raw') return listen(createTcp(careless), identity ? 'https' : 'http')
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
