import type { IncomingMessage } from 'node:http'
import { Failure } from '../core/failure.ts'
import type { HttpBody, HttpRequest, HttpResponse } from '../core/runtime.ts'
import { Secret, unwrap } from '../core/secret.ts'

/**
 * Reads a response of at most `cap` bytes. Always settles: rejects with `UNREACHABLE` if the
 * connection breaks, and with `RESPONSE_INVALID` if a response with a status below 300 is unusable.
 * If it rejects, the caller must close the connection.
 */
export function readResponse(
  response: IncomingMessage,
  { host, cap }: { readonly host: string; readonly cap: number },
): Promise<HttpResponse> {
  const { promise, resolve, reject } = Promise.withResolvers<HttpResponse>()
  const status = response.statusCode ?? 0
  const headers = printableHeaders(response)
  const chunks: Uint8Array[] = []
  let size = 0
  const unusable = (what: string): void => {
    // A redirect or an error is judged by its status, which is valid without the body.
    if (status >= 300) resolve({ status, headers, text: '' })
    else reject(new Failure('RESPONSE_INVALID', `${host} ${what}`))
    response.destroy()
  }
  const cut = (): void =>
    reject(
      new Failure('UNREACHABLE', `${host} closed the connection in the middle of its response`, {
        transient: true,
      }),
    )
  response.on('data', (chunk: Uint8Array) => {
    size += chunk.length
    if (size <= cap) chunks.push(chunk)
    else unusable(`sent a response of more than ${Math.floor(cap / 1024)} KiB`)
  })
  response.on('end', () => {
    if (!response.complete) return cut()
    const text = utf8(Buffer.concat(chunks))
    if (text === undefined) unusable('sent a response that is not UTF-8')
    else resolve({ status, headers, text })
  })
  for (const event of ['aborted', 'error', 'close']) response.on(event, cut)
  if (isEncoded(response)) unusable('sent a response in an encoding that was not requested')
  return promise
}

/** Returns the first value of each header, reduced to printable ASCII characters. */
function printableHeaders({ headersDistinct }: IncomingMessage): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Object.entries(headersDistinct).map(([name, [value = ''] = []]) => [
      name,
      value.replace(/[^\x20-\x7e]/g, ''),
    ]),
  )
}

const isEncoded = ({ headersDistinct }: IncomingMessage): boolean =>
  (headersDistinct['content-encoding'] ?? []).some(
    (value) => !/^(?:identity)?$/i.test(value.trim()),
  )

function utf8(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

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
