import { Failure, type FailureCode } from '../core/failure.ts'
import { isObject, type Parsed, parseObject } from '../core/json.ts'
import { requestIdOf } from '../core/requestId.ts'
import type { HttpResponse } from '../core/runtime.ts'
import { sanitizeForeign } from '../core/sanitize.ts'
import type { Refusal } from './refusals.ts'

/** A JSON object from a server. Every member has an unknown type; absent members are absent. */
export type JsonObject = Readonly<Record<string, unknown>>

// Real responses have five levels; deeper nesting would overflow the stack of recursive code.
const DEEPEST = 64

/**
 * Returns the JSON object of a response. Throws `RESPONSE_INVALID` if the body is anything else, or
 * if it contains a duplicate key.
 */
export function parseJson({ text }: Pick<HttpResponse, 'text'>, host: string): JsonObject {
  const read = parseJsonText(text)
  if ('error' in read) throw responseInvalid(host, `with something that ${read.error}`)
  return read.members
}

/** Parses a JSON object; nesting that would overflow the stack of recursive code is an error. */
export const parseJsonText = (text: string): Parsed =>
  deeperThan(text, DEEPEST) ? { error: 'is nested too deeply' } : parseObject(text)

/**
 * Returns the JSON object of an error response, or an empty object if the body is anything else.
 * Unlike `parseJson`, it never throws: the status alone is a rejection already.
 */
export function jsonOrEmpty({ text }: Pick<HttpResponse, 'text'>): JsonObject {
  const value = deeperThan(text, DEEPEST) ? undefined : parsed(text)
  return isObject(value) ? value : {}
}

/**
 * Returns the failure for a success response that cannot be trusted. `sentence` completes `HOST
 * responded …` and must not quote the response.
 */
export const responseInvalid = (host: string, sentence: string): Failure =>
  new Failure('RESPONSE_INVALID', `${host} responded ${sentence}`)

/** Returns the member if it is an object, else `undefined`. */
export function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = ownMember(object, name)
  return isObject(value) ? value : undefined
}

/** Returns the member if it is a non-empty string, else `undefined`. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = ownMember(object, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * Returns the member if it fits into a header and a variable unchanged: a non-empty string of
 * visible ASCII. A line break in a token is an injection attempt.
 */
export function tokenAt(object: JsonObject, name: string): string | undefined {
  const value = textAt(object, name)
  return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined
}

/**
 * Returns a member that counts seconds, given as a number or (by some servers) as digits;
 * `undefined` if it is absent, malformed or longer than ten years, which no lease outlives.
 */
export function secondsAt(object: JsonObject, name: string): number | undefined {
  const value = ownMember(object, name)
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined
}

/** Returns the object's own member, never an inherited one. */
export const ownMember = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** Describes a rejected request for its failure. */
export interface RejectionDetails {
  readonly code: FailureCode
  readonly host: string
  /** Completes `HOST returned 403 to …`: `the login as role "ci"`. */
  readonly to: string
  /** The troubleshooting row that was recognised. */
  readonly row?: Refusal | undefined
  /** Lines of diagnostics from this side, to compare with the server's configuration. */
  readonly diagnostics?: readonly string[]
}

/**
 * Returns the failure for a rejected request, without quoting the server: status, recognised row,
 * diagnostics. A redirect is explained and never followed. A success status without a row is
 * `RESPONSE_INVALID`: the response contains no credentials.
 */
export function rejection(
  response: Pick<HttpResponse, 'status' | 'headers'> & Partial<Pick<HttpResponse, 'text'>>,
  { code, host, to, row, diagnostics = [] }: RejectionDetails,
): Failure {
  const { status } = response
  if (status < 300 && !row)
    return new Failure(
      'RESPONSE_INVALID',
      `${host} returned ${status} for ${to}, but no credentials`,
    )
  const redirect = status >= 300 && status < 400
  const meaning = redirect
    ? `, a redirect${target(response)}, which is not followed`
    : row
      ? `: ${row.symptom}`
      : ''
  const facts = row ?? (redirect ? REDIRECT : undefined)
  const message = [`${host} returned ${status} to ${to}${meaning}`, ...diagnostics].join('\n')
  return new Failure(code, message, {
    ...(facts && { causes: facts.causes, fix: facts.fix }),
    ...(row?.show === 'trust-policy' && { rejectedBy: 'trust-policy' }),
    requestId: requestIdOf(response),
  })
}

const REDIRECT = {
  causes: [
    'the server has another address than the one configured',
    'a portal or proxy responds in its place',
  ],
  fix:
    'Set the address to the one that does not redirect. A token is never sent to the target of ' +
    'a redirect.',
}

function target({ headers }: Pick<HttpResponse, 'headers'>): string {
  const location = headers['location'] ?? ''
  return URL.canParse(location) ? ` to ${sanitizeForeign(new URL(location).host)}` : ''
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Returns whether brackets outside strings are nested deeper than the limit. Allocates nothing. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inString = false
  for (let at = 0; at < text.length; at++) {
    const character = text[at]
    if (inString) {
      if (character === '\\') at++
      else if (character === '"') inString = false
    } else if (character === '"') inString = true
    else if (character === '{' || character === '[') {
      if (++depth > limit) return true
    } else if (character === '}' || character === ']') depth--
  }
  return false
}
