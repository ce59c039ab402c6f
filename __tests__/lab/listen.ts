import { createServer as createHttpServer } from 'node:http'
import { type AddressInfo, createServer } from 'node:net'
import type { Leaf } from './certificates.ts'
import type { Fault } from './faults.ts'
import type { Handler, LabRequest } from './handler.ts'
import { connect, openListenerState, receive } from './listenerState.ts'

export interface ListenOptions {
  /** Speaks TLS with this certificate. */
  readonly tls?: Leaf
  /** Serves only clients with a certificate of this authority, as PEM. */
  readonly clients?: string
  /** Milliseconds of a simulated round trip. */
  readonly rtt?: number
  /** The name in its origin; anything but loopback is reached through the lab's proxy alone. */
  readonly host?: string
  /** The time of its `Date` headers, in seconds. */
  readonly now?: () => number
}

/** A lab server on a free loopback port. */
export interface Listener {
  readonly origin: string
  readonly port: number
  /** The number of connections. */
  readonly connections: number
  /** What arrived, whole and in order; whatever became of it. */
  readonly requests: readonly LabRequest[]
  /** What a handler threw: a fault of the lab. */
  readonly errors: readonly unknown[]
  /** Asked for each request, counted from 1. */
  misbehave(plan: (n: number, request: LabRequest) => Fault | undefined): void
  /**
   * Asked for each connection, counted from 1, before TLS: it is reset, left without a word, or
   * greeted with garbage.
   */
  misconnect(plan: (n: number) => 'reset' | 'silence' | 'garbage' | undefined): void
  /**
   * Sees each request when it has arrived, and when its response is ready to be sent; the server
   * waits for it.
   */
  watch(hook: (moment: 'arrived' | 'answering', n: number, request: LabRequest) => unknown): void
  /** Closes the port and resets open connections. */
  down(): void
  /** Listens again, on the same port. */
  up(): Promise<void>
  close(): Promise<void>
}

const TRIES = 100

/** Mounts a handler on a loopback port. */
export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listener> {
  const listener = openListenerState(handler, options)
  const http = createHttpServer((request, response) => void receive(listener, request, response))
  http.on('clientError', (_error, socket) => socket.destroy())
  const tcp = createServer({ noDelay: true }, (socket) =>
    connect(listener, socket, (stream) => http.emit('connection', stream)),
  )
  const once = (port: number): Promise<void> =>
    new Promise((resolve, reject) => {
      const listening = (): void => {
        tcp.off('error', reject)
        resolve()
      }
      tcp.once('error', reject).listen(port, '127.0.0.1', listening)
    })
  // While the port was closed, another connection may have been opened from this port; it ends
  // soon.
  const open = async (port: number): Promise<void> => {
    for (let tries = 1; ; tries++) {
      try {
        return await once(port)
      } catch (error) {
        if (
          (error as NodeJS.ErrnoException).code !== 'EADDRINUSE' ||
          tries === TRIES ||
          listener.closed
        )
          throw error
        await new Promise((resolve) => setTimeout(resolve, 50))
      }
    }
  }
  await open(0)
  const { port } = tcp.address() as AddressInfo
  listener.origin = `http${options.tls ? 's' : ''}://${options.host ?? '127.0.0.1'}:${port}`
  listener.down = () => {
    listener.opening = undefined
    tcp.close()
    for (const socket of listener.sockets) socket.resetAndDestroy()
  }
  listener.opening = Promise.resolve()
  listener.up = () => {
    clearTimeout(listener.reopening)
    if (!listener.closed) listener.opening ??= open(port)
    return listener.opening ?? Promise.resolve()
  }
  return {
    ...{
      origin: listener.origin,
      port,
      requests: listener.requests,
      errors: listener.errors,
      down: listener.down,
      up: listener.up,
    },
    get connections() {
      return listener.connections
    },
    misbehave: (plan) => void Object.assign(listener, { misbehave: plan }),
    misconnect: (plan) => void Object.assign(listener, { misconnect: plan }),
    watch: (hook) => void Object.assign(listener, { watch: hook }),
    close: () =>
      new Promise((resolve) => {
        listener.closed = true
        clearTimeout(listener.reopening)
        for (const socket of listener.sockets) socket.destroy()
        http.close()
        if (tcp.listening) tcp.close(() => resolve())
        else resolve()
      }),
  }
}
