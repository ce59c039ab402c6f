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
 * Hexadecimal with hyphens or colons, as UUIDs and their like: nothing else of a server's is shown
 * unchanged, and neither a JWT nor any token that the supported servers issue looks like it.
 */
const FORM = /^(?=.*\d)[0-9A-Fa-f][0-9A-Fa-f:-]{6,38}[0-9A-Fa-f]$/

/** The id by which the server's operators find this request in their logs, or `undefined`. */
export function requestIdOf({
  headers = {},
  text = '',
}: Partial<Pick<HttpResponse, 'headers' | 'text'>>): string | undefined {
  return [...HEADERS.map((name) => headers[name]), ...idsIn(text)].find(isRequestId)
}

const isRequestId = (value: unknown): value is string =>
  typeof value === 'string' && value.length <= 40 && FORM.test(value)

/** Vault and Entra write it into the body. */
function idsIn(text: string): readonly unknown[] {
  if (!text.startsWith('{')) return []
  try {
    const { request_id, trace_id } = JSON.parse(text) as Record<string, unknown>
    return [request_id, trace_id]
  } catch {
    return []
  }
}
