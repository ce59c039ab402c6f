import type { HttpRequest, HttpResponse } from '../../src/core/runtime.ts'
import { Secret } from '../../src/core/secret.ts'
import { createPayload } from '../../src/http/body.ts'
import type { LabAnswer, LabRequest } from './handler.ts'

/**
 * A request as a server receives it, encoded by the door itself: secrets revealed, headers in lower
 * case.
 */
export function received(request: HttpRequest): LabRequest {
  const { headers, body } = createPayload(request)
  const { method, url } = request
  return {
    method,
    url: new URL(url),
    headers: { host: url.host, ...headers },
    body: body?.toString() ?? '',
  }
}

/** A response as a client receives it: an object is JSON, every server says what time it is. */
export function sent({ status, headers = {}, body = '' }: LabAnswer, now: number): HttpResponse {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' }
  const date = new Date(now * 1000).toUTCString()
  return {
    status,
    headers: { date, ...type, ...Object.fromEntries(own) },
    text: typeof body === 'string' ? body : JSON.stringify(body),
  }
}

/** A value in plain text. */
export function plain(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value
}
