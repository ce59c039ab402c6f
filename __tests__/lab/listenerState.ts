import { X509Certificate } from 'node:crypto'
import type { IncomingMessage, ServerResponse } from 'node:http'
import type { Socket } from 'node:net'
import type { Duplex } from 'node:stream'
import { createSecureContext, TLSSocket } from 'node:tls'
import type { Leaf } from './certificates.ts'
import { type Fault, isSpoilt, misdo, spoiltAnswer } from './faults.ts'
import type { Handler, LabAnswer, LabRequest } from './handler.ts'
import { distant } from './link.ts'
import type { Listener, ListenOptions } from './listen.ts'
import { sent } from './wire.ts'

/** All that a listener knows. */
export interface ListenerState {
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

/** Returns the state of a listener before its first connection. */
export function openListenerState(handler: Handler, options: ListenOptions): ListenerState {
  const nothing = (): undefined => undefined
  const hooks = {
    misbehave: nothing,
    misconnect: nothing,
    watch: nothing,
    down: nothing,
    up: async () => undefined,
  }
  const seen = {
    requests: [],
    errors: [],
    sockets: new Set<Socket>(),
    below: new WeakMap<Duplex, Socket>(),
  }
  return {
    handler,
    options,
    ...seen,
    ...hooks,
    origin: '',
    connections: 0,
    closed: false,
    opening: undefined,
    reopening: undefined,
  }
}

/** Takes a connection, and hands on the stream that is to speak HTTP. */
export function connect(
  state: ListenerState,
  socket: Socket,
  speak: (stream: Duplex) => void,
): void {
  const { rtt = 0, tls, clients } = state.options
  state.sockets.add(socket)
  socket.on('error', () => undefined).on('close', () => state.sockets.delete(socket))
  switch (state.misconnect(++state.connections)) {
    case 'reset':
      return void socket.resetAndDestroy()
    case 'garbage':
      return void socket.end('220 mail.lab.test ESMTP\r\n')
    case 'silence':
      return void socket.resume()
    case undefined: {
      const link = rtt > 0 ? distant(socket, rtt) : socket
      const stream = tls ? secured(link, tls, clients) : link
      // A client that breaks off a handshake is none of the lab's troubles.
      link.on('error', () => undefined)
      stream.on('error', () => undefined)
      state.below.set(stream, socket)
      speak(stream)
    }
  }
}

function secured(link: Duplex, tls: Leaf, clients: string | undefined): TLSSocket {
  const secureContext = createSecureContext(clients === undefined ? tls : { ...tls, ca: clients })
  const mutual = clients !== undefined
  const stream = new TLSSocket(link as Socket, {
    ...{ isServer: true, secureContext, requestCert: mutual, rejectUnauthorized: mutual },
  })
  // OpenSSL refuses a client without a certificate; that of another authority is refused here.
  if (mutual)
    stream.on('secure', () => {
      const authority = new X509Certificate(clients).publicKey
      if (!stream.getPeerX509Certificate()?.verify(authority)) stream.destroy()
    })
  return stream
}

/** Answers a request, or misbehaves. */
export async function receive(
  state: ListenerState,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await arrived(state.origin, incoming).catch(() => undefined)
  if (!request) return
  const n = state.requests.push(request)
  try {
    await state.watch('arrived', n, request)
    const fault = state.misbehave(n, request)
    const answer =
      fault === undefined || fault.done
        ? await state.handler(request)
        : { status: 200, body: { value: 'never to be used' } }
    await state.watch('answering', n, request)
    if (fault) spoil(state, fault, { text: sent(answer, 0).text, url: request.url, response })
    else reply(state, answer, response)
  } catch (error) {
    state.errors.push(error)
    reply(state, { status: 500 }, response)
  }
}

async function arrived(origin: string, incoming: IncomingMessage): Promise<LabRequest> {
  const chunks: Buffer[] = []
  for await (const chunk of incoming) chunks.push(chunk as Buffer)
  const target = incoming.url ?? '/'
  const url = new URL(target.startsWith('/') ? `${origin}${target}` : target)
  const headers = Object.fromEntries(
    Object.entries(incoming.headers).map(([name, value]) => [name, String(value)]),
  )
  return { method: incoming.method ?? 'GET', url, headers, body: Buffer.concat(chunks).toString() }
}

function reply({ options }: ListenerState, answer: LabAnswer, response: ServerResponse): void {
  const { status, headers, text } = sent(answer, options.now?.() ?? Date.now() / 1000)
  response
    .writeHead(status, {
      ...headers,
      ...(status !== 204 && { 'content-length': Buffer.byteLength(text) }),
    })
    .end(text)
}

function spoil(
  state: ListenerState,
  fault: Fault,
  { text, url, response }: { text: string; url: URL; response: ServerResponse },
): void {
  const stream = response.socket
  const socket = stream && state.below.get(stream)
  if (isSpoilt(fault)) reply(state, spoiltAnswer(fault, url), response)
  else if (fault.kind === 'refuse') refuse(state, fault.milliseconds)
  else if (fault.kind === 'raw') stream?.end(fault.bytes)
  else if (socket) misdo(fault.kind, { stream, socket, text })
}

function refuse(state: ListenerState, milliseconds: number | undefined): void {
  state.down()
  if (milliseconds !== undefined)
    state.reopening = setTimeout(
      () => void state.up().catch((error: unknown) => state.errors.push(error)),
      milliseconds,
    )
}
