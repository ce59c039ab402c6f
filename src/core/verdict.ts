import type { Failure } from './failure.ts'
import type { HttpRequest, HttpResponse } from './runtime.ts'

/**
 * The classification of a response. `retry-with-fresh-token` is granted once; a `Failure` is final,
 * and nothing was leased.
 */
export type Verdict = 'accept' | 'retry' | 'retry-with-fresh-token' | Failure

/**
 * Returns the verdict on the response to the n-th attempt, counted from 1, or `undefined` to apply
 * the general rules. Pure: it throws nothing and keeps no state.
 */
export type Judge = (response: HttpResponse, attempt: number) => Verdict | undefined

/** A provider's rules for the responses of its server. */
export interface Judging {
  readonly judge?: Judge
  /** Returns why a retryable response persisted, after the last attempt ended with it. Pure. */
  readonly explain?: (response: HttpResponse) => Explanation | undefined
}

/** A row of a provider's troubleshooting table. */
export interface Explanation {
  readonly symptom: string
  readonly causes: readonly string[]
  readonly fix: string
}

const RETRYABLE = new Set([408, 425, 429])

/** Returns the verdict by the general rules, which apply to every server. */
export function generalVerdict(response: HttpResponse, expects: HttpRequest['expects']): Verdict {
  const { status } = response
  return RETRYABLE.has(status) || status >= 500 || isEmptySuccess(response, expects)
    ? 'retry'
    : 'accept'
}

const PAGE = /^\s*<(?:!doctype\s+html|html)\b/i

const isPage = ({ headers, text }: HttpResponse): boolean =>
  PAGE.test(text) || /^text\/html\b/i.test(headers['content-type'] ?? '')

/** Returns whether a 2xx has no content: usually sent by a gateway or portal, not the server. */
function isEmptySuccess(response: HttpResponse, expects: HttpRequest['expects']): boolean {
  const { status, text } = response
  if (status < 200 || status > 299 || status === 204) return false
  // An endpoint that returns no body still never returns HTML.
  if (PAGE.test(text)) return true
  if (expects === 'nothing') return false
  // A server that mislabels its JSON has still issued a lease: a retry would lease twice.
  const mislabelled = expects === 'json' && /^\s*\{/.test(text)
  return text.trim() === '' || (isPage(response) && !mislabelled)
}

/** Describes a retried response without quoting it: `returned 503`. */
export function describeResponse(response: HttpResponse): string {
  const { status } = response
  if (status < 200 || status > 299) return `returned ${status}`
  return `returned ${status} with ${isPage(response) ? 'a web page' : 'an empty body'}`
}
