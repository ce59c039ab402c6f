import { Failure } from '../core/failure.ts'

/**
 * The claims of a token, unchanged. Any name may occur, even `__proto__`: read them with
 * `ownClaim`.
 */
export type Claims = Readonly<Record<string, unknown>>

/** Returns an own claim of the token; `undefined` if it is absent. */
export const ownClaim = (claims: Claims, name: string): unknown =>
  Object.hasOwn(claims, name) ? claims[name] : undefined

/**
 * Returns the names of which the token has another spelling: a parser that ignores case or
 * normalizes Unicode could confuse the two.
 */
export function confusableNames(claims: Claims, names: readonly string[]): readonly string[] {
  const folded = new Set(
    Object.keys(claims)
      .filter((name) => !names.includes(name))
      .map(foldName),
  )
  return names.filter((name) => folded.has(name))
}

const foldName = (name: string): string =>
  name
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{White_Space}\p{Cc}]/gu, '')
    .toLowerCase()

/** Returns an `ID_TOKEN_INVALID` failure with one or more reasons. */
export function invalidToken(...reasons: readonly string[]): Failure {
  const [first = '', ...more] = reasons
  return new Failure(
    'ID_TOKEN_INVALID',
    more.length === 0
      ? `the ID token is rejected: ${first}`
      : ['the ID token is rejected:', ...reasons].join('\n'),
  )
}

const LONGEST = 400

/**
 * Returns a claim or an expected value in a form for the log: a string in quotes, on one line, with
 * every non-ASCII character escaped, so that strings that look alike can be distinguished. The
 * claims of a verified token are not secrets, and every character of them matters.
 */
export function quoteClaim(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'absent'
    case 'string':
      return value.length > LONGEST ? `${ascii(value.slice(0, LONGEST))} (cut)` : ascii(value)
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${value}, not a string`
    default:
      return Array.isArray(value) ? 'a list, not a string' : 'not a string'
  }
}

const ascii = (text: string): string =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    // The runner interprets this sequence as a command anywhere in a line.
    .replaceAll('##[', '## [')
