import type { Agent, AgentOptions } from 'node:http'
import type { Socket } from 'node:net'
import type { SecureContext } from 'node:tls'

/**
 * The lines to one origin: connections that stay open, and those that were opened before they were
 * needed.
 */
export interface ConnectionPool {
  readonly agent: Agent
  /** Opens connections early; what fails here is seen again by the request that needs it. */
  preconnect(count: number): void
}

// A further socket costs a millisecond, and saves a round trip for whoever would have waited for
// another.
const MOST_SOCKETS = 10

const preconnected = new WeakSet<Socket>()

/** Whether the connection was opened in advance. */
export const wasPreconnected = (socket: Socket): boolean => preconnected.has(socket)

type Connect = (
  options: object,
  done?: (error: Error | null, socket: Socket) => void,
) => Socket | null | undefined

/** Lines to an origin; `context` is what TLS believes. */
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
  connectable.createConnection = (asked, done) => nextLiveSocket(spare) ?? connect(asked, done)
  return {
    agent,
    preconnect(count) {
      for (let open = spare.length; open < Math.min(count, MOST_SOCKETS); open++) {
        const socket = connect({ ...connectable.options, ...connectionTarget(origin) })
        if (!socket) return
        // A failure without a listener would end the process.
        socket.on('error', () => {})
        preconnected.add(socket)
        spare.push(socket)
      }
    },
  }
}

/** The oldest connection that still stands, or is about to. */
function nextLiveSocket(spare: Socket[]): Socket | undefined {
  for (let socket = spare.shift(); socket; socket = spare.shift())
    if (!socket.destroyed && !socket.readableEnded) return socket
  return undefined
}

/** Where a connection goes, as Node's own request would say it. */
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
