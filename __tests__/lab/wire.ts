import { Secret } from '../../src/kit/secret.ts'
import type { Answer, Json, Request } from '../../src/kit/world.ts'
import type { LabAnswer, LabRequest } from './handler.ts'

const ACCEPT = { json: 'application/json', xml: 'text/xml', nothing: '*/*' }

/** A request as a server receives it: secrets revealed, body encoded, headers in lower case. */
export function received({ method, url, headers = {}, body, expects }: Request): LabRequest {
  const [type, text] = encoded(body)
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), plain(value)])
  const all = { host: url.host, accept: ACCEPT[expects], 'accept-encoding': 'identity', ...(type && { 'content-type': type }) }
  return { method, url: new URL(url), headers: { ...all, ...Object.fromEntries(own) }, body: text }
}

function encoded(body: Request['body']): readonly [type: string | undefined, text: string] {
  switch (body?.kind) {
    case undefined:
      return [undefined, '']
    case 'form': {
      const fields = body.fields.map(([name, value]): [string, string] => [name, plain(value)])
      return ['application/x-www-form-urlencoded', new URLSearchParams(fields).toString()]
    }
    case 'json':
      return ['application/json', JSON.stringify(revealed(body.value))]
    case 'text':
      return [body.type, body.text]
  }
}

// JSON.stringify alone would ask the secret for its JSON, which is `***`.
function revealed(value: Json): unknown {
  if (value instanceof Secret) return value.reveal()
  if (Array.isArray(value)) return value.map(revealed)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value as Readonly<Record<string, Json>>).map(([key, each]) => [key, revealed(each)]))
}

/** An answer as a client receives it: an object is JSON, every server says what time it is. */
export function sent({ status, headers = {}, body = '' }: LabAnswer, now: number): Answer {
  const own = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const type = typeof body === 'string' ? {} : { 'content-type': 'application/json' }
  const date = new Date(now * 1000).toUTCString()
  return { status, headers: { date, ...type, ...Object.fromEntries(own) }, text: typeof body === 'string' ? body : JSON.stringify(body) }
}

/** A value in plain text. */
export function plain(value: string | Secret): string {
  return value instanceof Secret ? value.reveal() : value
}
