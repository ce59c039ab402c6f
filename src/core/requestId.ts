import type { HttpResponse } from './runtime.ts'

// The names under which servers and gateways return the id of a request, most specific first.
const HEADERS = [
  'x-amzn-requestid',
  'x-amz-request-id',
  'x-ms-request-id',
  'client-request-id',
  'x-goog-request-id',
  'x-github-request-id',
  'x-vault-request-id',
  'x-request-id',
  'request-id',
  'x-correlation-id',
]

/**
 * Hexadecimal digits with hyphens or colons, such as a UUID. No other server text is printed
 * unchanged; neither a JWT nor any token that the supported servers issue has this form.
 */
const FORM = /^(?=.*\d)[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]$/

/** Returns the id by which server operators find the request in their logs, or `undefined`. */
export function requestIdOf({
  headers = {},
  text = '',
}: Partial<Pick<HttpResponse, 'headers' | 'text'>>): string | undefined {
  return [...HEADERS.map((name) => headers[name]), ...idsIn(text)].find(isRequestId)
}

/** Returns a value if it has the form of a request id. */
export const validRequestId = (value: unknown): string | undefined =>
  isRequestId(value) ? value : undefined

const isRequestId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 40 && FORM.test(value)

/**
 * Returns the id in a JSON body. Vault writes it into its audit log; the headers of a response may
 * be those of a gateway, or an echo of the request.
 */
export const requestIdInBody = (text: string): string | undefined => idsIn(text).find(isRequestId)

/** Returns the ids in a JSON body; Vault and Entra send them there. */
function idsIn(text: string): readonly unknown[] {
  if (!text.startsWith('{')) return []
  try {
    const { request_id, trace_id } = JSON.parse(text) as Record<string, unknown>
    return [request_id, trace_id]
  } catch {
    return []
  }
}
