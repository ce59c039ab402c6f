import type { FailureCode } from '../core/failure.ts'
import type { HttpResponse } from '../core/runtime.ts'
import type { Judging } from '../core/verdict.ts'

/**
 * A row of a provider's refusal table: how a rejection is recognised, what it means, and what to
 * do. A table lists specific rows before general ones: the first row that matches applies.
 */
export interface Refusal {
  readonly code: FailureCode
  readonly symptom: string
  readonly causes: readonly string[]
  readonly fix: string
  /** How the response is recognised; absent if no response of this step shows the problem. */
  readonly when?: Condition
  /** Set if another attempt may succeed; a fresh token is requested only once. */
  readonly verdict?: 'retry' | 'retry-with-fresh-token'
  /**
   * What the log shows beside the claims. `trust-policy`: the server's trust policy rejected this
   * identity, and nothing else can be the reason. `policy`: a policy may be the reason. With both,
   * the log shows a policy that would accept the identity, if the provider can write one.
   */
  readonly show?: 'trust-policy' | 'policy'
}

/** The parts of an error that a row requires; all that are present must match. */
export interface Condition {
  readonly status?: number | readonly number[]
  readonly code?: string | readonly string[]
  /** Matched against the server's message, which is never shown. */
  readonly words?: RegExp
  /** The operation that was rejected, for a provider whose operations share a table. */
  readonly action?: string | readonly string[]
}

/** The error in a response, as a provider extracts it. It is matched and never shown. */
export interface ServerError {
  readonly status: number
  /** The server's error code; empty if it sent none. */
  readonly code: string
  readonly message: string
  readonly action?: string
}

/** Returns the first row that matches the error, or `undefined`. */
export const match = <R extends Refusal>(rows: readonly R[], error: ServerError): R | undefined =>
  rows.find(({ when }) => when !== undefined && matches(when, error))

const matches = (when: Condition, error: ServerError): boolean =>
  isAmong(when.status, error.status) &&
  isAmong(when.code, error.code) &&
  isAmong(when.action, error.action) &&
  (when.words?.test(clip(error.message)) ?? true)

// Error messages are short, and a pattern such as /claim .* is missing/ that does not match takes
// quadratic time.
const LONGEST_MESSAGE = 4096

/** Returns the part of an error message that patterns are matched against. */
export const clip = (message: string): string => message.slice(0, LONGEST_MESSAGE)

const isAmong = <T>(expected: T | readonly T[] | undefined, value: T | undefined): boolean =>
  expected === undefined || [expected].flat().includes(value as never)

/** Returns the retry rules of a table: the verdict and the explanation of the row that matches. */
export function judgeBy(
  rows: readonly Refusal[],
  errorIn: (response: HttpResponse) => ServerError,
): Required<Judging> {
  const retried = (response: HttpResponse): Refusal | undefined => {
    const row = response.status < 400 ? undefined : match(rows, errorIn(response))
    return row?.verdict && row
  }
  return { judge: (response) => retried(response)?.verdict, explain: retried }
}
