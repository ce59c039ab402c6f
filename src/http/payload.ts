import { Failure } from '../core/failure.ts'
import type { HttpBody, HttpRequest } from '../core/runtime.ts'
import { Secret, unwrap } from '../core/secret.ts'

/** Headers and body as they are sent, with their secrets unwrapped. */
export interface Payload {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Buffer | undefined
}

const ACCEPT = {
  json: 'application/json',
  xml: 'application/xml, text/xml',
  nothing: '*/*',
} as const

/** Returns encoded headers and body. Throws `INTERNAL` if a header value cannot be sent. */
export function createPayload({ headers = {}, body, expects, url }: HttpRequest): Payload {
  const encoded = body === undefined ? undefined : encode(body)
  const own = Object.entries(headers).map(
    ([name, value]) => [name.toLowerCase(), unwrap(value)] as const,
  )
  for (const [name, value] of own)
    if (!/^[\t\x20-\x7e\x80-\xff]*$/.test(value))
      throw new Failure(
        'INTERNAL',
        `header ${name} for ${url.host} contains a character that cannot be sent`,
      )
  return {
    headers: {
      accept: ACCEPT[expects],
      'user-agent': 'lease-credentials',
      // A compressed body can expand to a thousand times the bytes that were read.
      'accept-encoding': 'identity',
      ...(encoded && {
        'content-type': encoded.type,
        'content-length': String(Buffer.byteLength(encoded.text)),
      }),
      ...Object.fromEntries(own),
    },
    body: encoded && Buffer.from(encoded.text),
  }
}

function encode(body: HttpBody): { readonly type: string; readonly text: string } {
  switch (body.kind) {
    case 'form':
      return {
        type: 'application/x-www-form-urlencoded',
        text: new URLSearchParams(
          body.fields.map(([name, value]): [string, string] => [name, unwrap(value)]),
        ).toString(),
      }
    case 'json':
      return { type: 'application/json', text: JSON.stringify(body.value, secretReplacer) }
    case 'text':
      return { type: body.type, text: body.text }
  }
}

// A replacer gets the result of `toJSON`; the object that holds it still has the `Secret`.
function secretReplacer(this: unknown, key: string, value: unknown): unknown {
  const original = (this as Readonly<Record<string, unknown>>)[key]
  return original instanceof Secret ? original.reveal() : value
}
