import { Failure, type FailureCode } from '../core/failure.ts'
import { type Parsed, parseObject } from '../core/json.ts'
import { requestIdOf } from '../core/requestId.ts'
import type { HttpResponse } from '../core/runtime.ts'
import { sanitizeForeign } from '../core/sanitize.ts'
import type { Refusal } from './provider.ts'

/**
 * A JSON object that a server sent: every member is of unknown type, and missing ones are really
 * missing.
 */
export type JsonObject = Readonly<Record<string, unknown>>

// Real answers have five levels; what is deeper would overflow the stack of whatever walks it.
const DEEPEST = 64

/**
 * The JSON object of a response; anything else is `RESPONSE_INVALID`, also one in which a member
 * stands twice.
 */
export function parseJson({ text }: Pick<HttpResponse, 'text'>, host: string): JsonObject {
  const read: Parsed = deeperThan(text, DEEPEST)
    ? { error: 'is nested too deeply' }
    : parseObject(text)
  if ('error' in read) throw responseInvalid(host, `with something that ${read.error}`)
  return read.members
}

/**
 * As `jsonOf`, for answers whose status is a refusal already: what is no JSON object is an empty
 * one.
 */
export function jsonOrEmpty({ text }: Pick<HttpResponse, 'text'>): JsonObject {
  const value = deeperThan(text, DEEPEST) ? undefined : parsed(text)
  return isObject(value) ? value : {}
}

/** A yes that cannot be trusted: `sentence` completes `HOST answered …` and quotes nothing. */
export const responseInvalid = (host: string, sentence: string): Failure =>
  new Failure('RESPONSE_INVALID', `${host} answered ${sentence}`)

/** A member that is an object, or `undefined`. */
export function objectAt(object: JsonObject, name: string): JsonObject | undefined {
  const value = ownMember(object, name)
  return isObject(value) ? value : undefined
}

/** A member that is a text and not empty, or `undefined`. */
export function textAt(object: JsonObject, name: string): string | undefined {
  const value = ownMember(object, name)
  return typeof value === 'string' && value !== '' ? value : undefined
}

/**
 * A member that fits into a header and a variable as it is: visible ASCII, not empty. A token with
 * a line break in it is an attack.
 */
export function tokenAt(object: JsonObject, name: string): string | undefined {
  const value = textAt(object, name)
  return value !== undefined && /^[\x21-\x7e]+$/.test(value) ? value : undefined
}

/**
 * A member that counts seconds, as a number or (some servers) as digits; at most ten years, which
 * no lease outlives.
 */
export function secondsAt(object: JsonObject, name: string): number | undefined {
  const value = ownMember(object, name)
  const count = typeof value === 'string' && /^\d{1,9}$/.test(value) ? Number(value) : value
  return typeof count === 'number' && count >= 0 && count <= 315_576_000 ? count : undefined
}

// A server's sentence is short, and to miss a sign like /claim .* is missing/ takes the square of
// what is searched.
const SENTENCE = 4096

/** As much of a server's words as signs are looked for in. */
export const clip = (words: string): string => words.slice(0, SENTENCE)

/** The member itself; never one that every object inherits. */
export const ownMember = (object: JsonObject, name: string): unknown =>
  Object.hasOwn(object, name) ? object[name] : undefined

/** What to say of a response that is no yes. */
export interface RejectionDetails {
  readonly code: FailureCode
  readonly host: string
  /** Completes `HOST returned 403 to …`: `the login as role "ci"`. */
  readonly to: string
  /** The row of the provider's troubleshooting that was recognised. */
  readonly row?: Refusal | undefined
  /** Our side: lines for the comparison with the server's. */
  readonly diagnostics?: readonly string[]
}

/**
 * A refusal in our own words: status, the row that was recognised, our side. A redirect is
 * explained and never followed; a yes without what was asked for is none.
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
    requestId: requestIdOf(response),
  })
}

const REDIRECT = {
  causes: [
    'the address is not the one that the server calls its own',
    'a portal or proxy answers in its place',
  ],
  fix:
    'Set the address to the one that answers itself. A token is never sent on to where a ' +
    'response points.',
}

function target({ headers }: Pick<HttpResponse, 'headers'>): string {
  const location = headers['location'] ?? ''
  return URL.canParse(location) ? ` to ${sanitizeForeign(new URL(location).host)}` : ''
}

const isObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

/** Counts brackets outside texts, without building anything. */
function deeperThan(text: string, limit: number): boolean {
  let depth = 0
  let inText = false
  for (let at = 0; at < text.length; at++) {
    const letter = text[at]
    if (inText) {
      if (letter === '\\') at++
      else if (letter === '"') inText = false
    } else if (letter === '"') inText = true
    else if (letter === '{' || letter === '[') {
      if (++depth > limit) return true
    } else if (letter === '}' || letter === ']') depth--
  }
  return false
}
