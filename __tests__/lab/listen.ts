import { createServer as createHttpServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { type AddressInfo, createServer, type Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { Leaf } from './certificates.ts'
import { type Fault, isSpoilt, misdo, spoiltAnswer } from './faults.ts'
import type { Handler, LabAnswer, LabRequest } from './handler.ts'
import { distant } from './link.ts'
import { sent } from './wire.ts'

export interface ListenOptions {
  /** Speaks TLS with this certificate. */
  readonly tls?: Leaf
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
  /** How often somebody connected. */
  readonly connections: number
  /** What arrived, whole and in order; whatever became of it. */
  readonly requests: readonly LabRequest[]
  /** What a handler threw: a fault of the lab. */
  readonly errors: readonly unknown[]
  /** Asked for each request, counted from 1. */
  misbehave(plan: (n: number, request: LabRequest) => Fault | undefined): void
  /** Asked for each connection, counted from 1, before TLS: it is reset, left without a word, or greeted with garbage. */
  misconnect(plan: (n: number) => 'reset' | 'silence' | 'garbage' | undefined): void
  /** Sees each request when it has arrived, and when its answer is ready to be sent; the server waits for it. */
  watch(hook: (moment: 'arrived' | 'answering', n: number, request: LabRequest) => unknown): void
  /** Nobody listens any more, and open connections are reset. */
  down(): void
  /** Listens again, on the same port. */
  up(): Promise<void>
  close(): Promise<void>
}

/** Mounts a handler on a loopback port. */
export async function listen(handler: Handler, options: ListenOptions = {}): Promise<Listener> {
  const desk = openDesk(handler, options)
  const http = createHttpServer((request, response) => void receive(desk, request, response))
  http.on('clientError', (_error, socket) => socket.destroy())
  const tcp = createServer({ noDelay: true }, (socket) => connect(desk, socket, (stream) => http.emit('connection', stream)))
  const open = (port: number): Promise<void> =>
    new Promise((resolve, reject) => tcp.once('error', reject).listen(port, '127.0.0.1', () => resolve()))
  await open(0)
  const { port } = tcp.address() as AddressInfo
  desk.origin = `http${options.tls ? 's' : ''}://${options.host ?? '127.0.0.1'}:${port}`
  desk.down = () => {
    desk.opening = undefined
    tcp.close()
    for (const socket of desk.sockets) socket.resetAndDestroy()
  }
  desk.opening = Promise.resolve()
  desk.up = () => {
    clearTimeout(desk.reopening)
    if (!desk.closed) desk.opening ??= open(port)
    return desk.opening ?? Promise.resolve()
  }
  return {
    ...{ origin: desk.origin, port, requests: desk.requests, errors: desk.errors, down: desk.down, up: desk.up },
    get connections() {
      return desk.connections
    },
    misbehave: (plan) => void Object.assign(desk, { misbehave: plan }),
    misconnect: (plan) => void Object.assign(desk, { misconnect: plan }),
    watch: (hook) => void Object.assign(desk, { watch: hook }),
    close: () =>
      new Promise((resolve) => {
        desk.closed = true
        clearTimeout(desk.reopening)
        for (const socket of desk.sockets) socket.destroy()
        http.close()
        if (tcp.listening) tcp.close(() => resolve())
        else resolve()
      }),
  }
}

/** All that a listener knows. */
interface Desk {
  readonly handler: Handler
  readonly options: ListenOptions
  readonly requests: LabRequest[]
  readonly errors: unknown[]
  readonly sockets: Set<Socket>
  /** The socket below a stream that speaks HTTP. */
  readonly below: WeakMap<Duplex, Socket>
  origin: string
  connections: number
  closed: boolean
  /** Settles when it listens; absent while it is down. */
  opening: Promise<void> | undefined
  reopening: NodeJS.Timeout | undefined
  misbehave: Parameters<Listener['misbehave']>[0]
  misconnect: Parameters<Listener['misconnect']>[0]
  watch: Parameters<Listener['watch']>[0]
  down: Listener['down']
  up: Listener['up']
}

function openDesk(handler: Handler, options: ListenOptions): Desk {
  const nothing = (): undefined => undefined
  const hooks = { misbehave: nothing, misconnect: nothing, watch: nothing, down: nothing, up: async () => undefined }
  const seen = { requests: [], errors: [], sockets: new Set<Socket>(), below: new WeakMap<Duplex, Socket>() }
  return { handler, options, ...seen, ...hooks, origin: '', connections: 0, closed: false, opening: undefined, reopening: undefined }
}

function connect(desk: Desk, socket: Socket, speak: (stream: Duplex) => void): void {
  const { rtt = 0, tls } = desk.options
  desk.sockets.add(socket)
  socket.on('error', () => undefined).on('close', () => desk.sockets.delete(socket))
  switch (desk.misconnect(++desk.connections)) {
    case 'reset':
      return void socket.resetAndDestroy()
    case 'garbage':
      return void socket.end('220 mail.lab.test ESMTP\r\n')
    case 'silence':
      return void socket.resume()
    case undefined: {
      const link = rtt > 0 ? distant(socket, rtt) : socket
      const stream = tls ? new TLSSocket(link, { isServer: true, secureContext: createSecureContext(tls) }) : link
      // A client that breaks off a handshake is none of the lab's troubles.
      link.on('error', () => undefined)
      stream.on('error', () => undefined)
      desk.below.set(stream, socket)
      speak(stream)
    }
  }
}

async function receive(desk: Desk, incoming: IncomingMessage, response: ServerResponse): Promise<void> {
  const request = await arrived(desk.origin, incoming).catch(() => undefined)
  if (!request) return
  const n = desk.requests.push(request)
  try {
    await desk.watch('arrived', n, request)
    const fault = desk.misbehave(n, request)
    const answer = fault === undefined || fault.done ? await desk.handler(request) : { status: 200, body: { value: 'never to be used' } }
    await desk.watch('answering', n, request)
    if (fault) spoil(desk, fault, { text: sent(answer, 0).text, url: request.url, response })
    else reply(desk, answer, response)
  } catch (error) {
    desk.errors.push(error)
    reply(desk, { status: 500 }, response)
  }
}

async function arrived(origin: string, incoming: IncomingMessage): Promise<LabRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const target = incoming.url ?? '/'
  const url = new URL(target.startsWith('/') ? `${origin}${target}` : target)
  const headers = Object.fromEntries(Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]))
  return { method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks).toString() }
}

function reply({ options }: Desk, answer: LabAnswer, response: ServerResponse): void {
  const { status, headers, text } = sent(answer, options.now?.() ?? Date.now() / 1000)
  response.writeHead(status, { ...headers, ...(status !== 204 && { 'content-length': Buffer.byteLength(text) }) }).end(text)
}

function spoil(desk: Desk, fault: Fault, { text, url, response }: { text: string; url: URL; response: ServerResponse }): void {
  const stream = response.socket
  const socket = stream && desk.below.get(stream)
  if (isSpoilt(fault)) reply(desk, spoiltAnswer(fault, url), response)
  else if (fault.kind === 'refuse') refuse(desk, fault.milliseconds)
  else if (fault.kind === 'raw') stream?.end(fault.bytes)
  else if (socket) misdo(fault.kind, { stream, socket, text })
}

function refuse(desk: Desk, milliseconds: number | undefined): void {
  desk.down()
  if (milliseconds !== undefined) desk.reopening = setTimeout(() => void desk.up(), milliseconds)
}
