import type { Agent, AgentOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'

/** Connections to one origin: kept alive between requests, or opened before they are needed. */
export interface ConnectionPool {
  readonly agent: Agent
  /** Opens connections early. The request that needs a connection reports its failure. */
  preconnect(count: number): void
}

// A further socket costs a millisecond, and saves a round trip for a request that would wait for
// another one.
const MOST_SOCKETS = 10

const preconnected = new WeakSet<Socket>()

/** Returns whether the connection was opened by `preconnect`. */
export const wasPreconnected = (socket: Socket): boolean => preconnected.has(socket)

type Connect = (
  options: object,
  done?: (error: Error | null, socket: Socket) => void,
) => Socket | null | undefined

/** Returns the connections to an origin; `context` supplies the certificates that TLS trusts. */
export function poolFor(origin: URL, context: () => SecureContext): ConnectionPool {
  const secure = origin.protocol === 'https:'
  const options: AgentOptions = { keepAlive: true, maxSockets: MOST_SOCKETS, scheduling: 'lifo' }
  const agent = secure
    ? new (process.getBuiltinModule('node:https').Agent)({
        ...options,
        secureContext: context(),
        rejectUnauthorized: true,
      })
    : new (process.getBuiltinModule('node:http').Agent)(options)
  const connectable = agent as unknown as { createConnection: Connect; options: object }
  const connect = connectable.createConnection.bind(agent)
  const spare: Socket[] = []
  connectable.createConnection = (target, done) => nextLiveSocket(spare) ?? connect(target, done)
  return {
    agent,
    preconnect(count) {
      for (let open = spare.length; open < Math.min(count, MOST_SOCKETS); open++) {
        const socket = connect({ ...connectable.options, ...connectionTarget(origin) })
        if (!socket) return
        // An 'error' event without a listener would crash the process.
        socket.on('error', () => {})
        preconnected.add(socket)
        spare.push(socket)
      }
    },
  }
}

/** Takes the oldest connection that is open or connecting; drops those that are closed. */
function nextLiveSocket(spare: Socket[]): Socket | undefined {
  for (let socket = spare.shift(); socket; socket = spare.shift())
    if (!socket.destroyed && !socket.readableEnded) return socket
  return undefined
}

/** Returns host, port and server name as Node's own request derives them from a URL. */
export function connectionTarget({ hostname, port, protocol }: URL): {
  readonly host: string
  readonly port: number
  readonly servername: string
} {
  const host = hostname.replace(/^\[|\]$/g, '')
  const address = /^[\d.]+$|:/.test(host)
  return {
    host,
    port: Number(port || (protocol === 'https:' ? 443 : 80)),
    servername: address ? '' : host,
  }
}
