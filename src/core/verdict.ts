import type { Failure } from './failure.ts'
import type { HttpRequest, HttpResponse } from './runtime.ts'

/**
 * What a response means. `retry-with-fresh-token` is granted once; a `Failure` is final, and
 * nothing was leased.
 */
export type Verdict = 'accept' | 'retry' | 'retry-with-fresh-token' | Failure

/**
 * Decides what a response to the n-th attempt means, counted from 1; `undefined` leaves it to the
 * rules for every server. Pure: it throws nothing and remembers nothing.
 */
export type Judge = (response: HttpResponse, attempt: number) => Verdict | undefined

/** What a provider knows of its server's responses. */
export interface Judging {
  readonly judge?: Judge
  /** Says why the server kept rejecting for now, when the attempts end with this response. Pure. */
  readonly explain?: (response: HttpResponse) => Explanation | undefined
}

/** A row of a provider's troubleshooting. */
export interface Explanation {
  readonly symptom: string
  readonly causes: readonly string[]
  readonly fix: string
}

const RETRYABLE = new Set([408, 425, 429])

/** The verdict by the rules for every server. */
export function generalVerdict(response: HttpResponse, expects: HttpRequest['expects']): Verdict {
  const { status } = response
  return RETRYABLE.has(status) || status >= 500 || isEmptySuccess(response, expects)
    ? 'retry'
    : 'accept'
}

const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i

const isPage = ({ headers, text }: HttpResponse): boolean =>
  PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '')

/** A 2xx without content: from a gateway or portal in between, rarely from the server itself. */
function isEmptySuccess(response: HttpResponse, expects: HttpRequest['expects']): boolean {
  const { status, text } = response
  if (status < 200 || status > 299 || status === 204) return false
  // An endpoint that returns no body still never returns HTML.
  if (PAGE.test(text)) return true
  if (expects === 'nothing') return false
  // A server that mislabels its JSON has leased all the same: a retry would lease twice.
  const mislabelled = expects === 'json' && /^\s*\{/.test(text)
  return text.trim() === '' || (isPage(response) && !mislabelled)
}

/** Describes a response that was retried, without its words: `returned 503`. */
export function describeResponse(response: HttpResponse): string {
  const { status } = response
  if (status < 200 || status > 299) return `returned ${status}`
  return `returned ${status} with ${isPage(response) ? 'a web page' : 'an empty body'}`
}
