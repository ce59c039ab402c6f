import type { Agent, ClientRequest, IncomingMessage } from 'node:http'
import type { Socket } from 'node:net'
import type { TLSSocket } from 'node:tls'
import { asFailure } from '../core/failure.ts'
import type { HttpResponse, Timeouts } from '../core/runtime.ts'
import { readResponse } from './body.ts'
import { connectionTarget, wasPreconnected } from './connections.ts'
import { type Deadlines, deadlines, type Phase, timeoutFailure } from './deadlines.ts'
import { toFailure } from './networkErrors.ts'
import type { Payload } from './payload.ts'

/** One request, ready to go. */
export interface PreparedRequest {
  readonly method: string
  readonly url: URL
  readonly payload: Payload
  readonly agent: Agent
  /** The most bytes to accept. */
  readonly cap: number
  /** The proxy in between, as it is named to people. */
  readonly proxy?: string | undefined
}

/** One attempt: settles always, with a response or a `Failure`. */
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
  let answering = false
  request.on('socket', (socket) => {
    // Before it has a socket, a request waits for another one to finish, which is not a fault of
    // the host.
    limits.start('connect')
    limits.start('firstByte')
    whenConnected(socket, () => {
      limits.met('connect')
      onConnected()
    })
  })
  request.on('response', (response) => {
    answering = true
    limits.met('firstByte')
    onResponse(response)
  })
  request.on('upgrade', (_, socket) => {
    socket.destroy()
    onError({ code: 'HPE_UPGRADE' })
  })
  request.on('error', onError)
  // Some connections are closed without an error.
  request.on('close', () => answering || onError({ code: 'ECONNRESET' }))
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
 * Calls back once the connection stands, for TLS with a certificate that was believed: until then
 * nothing of the request has left.
 */
function whenConnected(socket: Socket, then: () => void): void {
  const secure = 'authorized' in socket ? (socket as TLSSocket) : undefined
  if (secure ? secure.authorized : !socket.connecting) then()
  else socket.once(secure ? 'secureConnect' : 'connect', then)
}
