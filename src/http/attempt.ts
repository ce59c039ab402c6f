import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { asFailure, Failure } from '../core/failure.ts'
import type { HttpResponse, Timeouts } from '../core/runtime.ts'
import { type Payload, readResponse } from './body.ts'
import { connectionTarget, wasPreconnected } from './connections.ts'
import { toFailure } from './networkErrors.ts'

/** One HTTP request, with its payload encoded and its agent chosen. */
export interface PreparedRequest {
  readonly method: string
  readonly url: URL
  readonly payload: Payload
  readonly agent: Agent
  /** The largest response body to accept, in bytes. */
  readonly cap: number
  /** Host of the proxy as error messages show it; absent without a proxy. */
  readonly proxy?: string | undefined
}

/**
 * Sends one request. Throws the abort reason if the request was aborted before it began; otherwise
 * always settles, with a response or a `Failure`.
 */
export function attempt(call: PreparedRequest, timeouts: Timeouts): Promise<HttpResponse> {
  timeouts.abort?.throwIfAborted()
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
  const { host } = call.url
  const request = createRequest(call)
  let connected = false
  const fail = (error: unknown): void => {
    reject(asFailure(error))
    request.destroy()
  }
  const late = (phase: Phase): void =>
    fail(timeoutFailure(host, phase, { connected, limit: timeouts[phase] }))
  const limits = deadlines(timeouts, { late, cancelled: fail })
  listen(request, {
    limits,
    onConnected: () => {
      connected = true
    },
    onError: (error) => {
      const preconnected = request.socket !== null && wasPreconnected(request.socket)
      fail(toFailure(error, { host, connected, proxy: call.proxy, preconnected }))
    },
    onResponse: (response) => readResponse(response, { host, cap: call.cap }).then(resolve, fail),
  })
  limits.start('whole')
  request.end(call.payload.body)
  return promise.finally(limits.off)
}

interface Listeners {
  readonly limits: Deadlines
  onConnected(): void
  onError(error: unknown): void
  onResponse(response: IncomingMessage): void
}

/** Attaches every listener. An unhandled 'error' event would crash the process. */
function listen(
  request: ClientRequest,
  { limits, onConnected, onError, onResponse }: Listeners,
): void {
  let responded = false
  request.on('socket', (socket) => {
    // Not earlier: without a socket, a request is queued behind another one, and the host is not
    // responsible for that delay.
    limits.start('connect')
    limits.start('firstByte')
    whenConnected(socket, () => {
      limits.met('connect')
      onConnected()
    })
  })
  request.on('response', (response) => {
    responded = true
    limits.met('firstByte')
    onResponse(response)
  })
  request.on('upgrade', (_, socket) => {
    socket.destroy()
    onError({ code: 'HPE_UPGRADE' })
  })
  request.on('error', onError)
  // Some connections close without an 'error' event.
  request.on('close', () => responded || onError({ code: 'ECONNRESET' }))
}

function createRequest({ method, url, payload, agent }: PreparedRequest): ClientRequest {
  const { request } = process.getBuiltinModule(
    url.protocol === 'https:' ? 'node:https' : 'node:http',
  )
  return request({
    ...connectionTarget(url),
    method,
    agent,
    protocol: url.protocol,
    path: `${url.pathname}${url.search}`,
    headers: { ...payload.headers, host: url.host },
    insecureHTTPParser: false,
    maxHeaderSize: 16 * 1024,
  })
}

/**
 * Calls `then` once the connection is established, for TLS with a verified certificate. No byte of
 * the request is sent before.
 */
function whenConnected(socket: Socket, then: () => void): void {
  const secure = 'authorized' in socket ? (socket as TLSSocket) : undefined
  if (secure ? secure.authorized : !socket.connecting) then()
  else socket.once(secure ? 'secureConnect' : 'connect', then)
}

/** Phases of an attempt, each with its own deadline. */
type Phase = 'connect' | 'firstByte' | 'whole'

/** The timers of one attempt, and its cancellation. */
interface Deadlines {
  start(phase: Phase): void
  met(phase: Phase): void
  off(): void
}

/** Callbacks for a missed deadline and for cancellation. */
interface DeadlineHandlers {
  late(phase: Phase): void
  cancelled(reason: unknown): void
}

/** Returns the timers of an attempt. None runs before `start`; `off` stops all of them. */
function deadlines(timeouts: Timeouts, { late, cancelled }: DeadlineHandlers): Deadlines {
  const timers = new Map<Phase, NodeJS.Timeout>()
  const cancel = (): void => cancelled(timeouts.abort?.reason)
  timeouts.abort?.addEventListener('abort', cancel, { once: true })
  const met = (phase: Phase): void => clearTimeout(timers.get(phase))
  return {
    met,
    start(phase) {
      timers.set(
        phase,
        setTimeout(() => late(phase), timeouts[phase]),
      )
    },
    off() {
      for (const phase of timers.keys()) met(phase)
      timeouts.abort?.removeEventListener('abort', cancel)
    },
  }
}

const PHRASES = {
  connect: 'did not accept the connection',
  firstByte: 'did not begin a response',
  whole: 'did not complete its response',
} as const

/**
 * Returns a `TIMED_OUT` failure. Without a connection it always reports the connect phase, and that
 * nothing was sent.
 */
function timeoutFailure(
  host: string,
  phase: Phase,
  { connected, limit }: { readonly connected: boolean; readonly limit: number },
): Failure {
  const what = PHRASES[connected ? phase : 'connect']
  return new Failure('TIMED_OUT', `${host} ${what} within ${(limit / 1000).toFixed(1)} s`, {
    transient: true,
    notSent: !connected,
  })
}
