/** The claims of one token, each as the string that a trust policy compares. */
export type ClaimSet = Readonly<Record<string, string>>

/**
 * Whether a document admits a token. `cannot-tell` is a response, never a guess in either
 * direction.
 */
export type Decision = 'admits' | 'denies' | 'cannot-tell'

/** A decision and the part of the document that made it. */
export interface Judgement {
  readonly decision: Decision
  readonly because: string
}

/** Kleene's third value stands for what the document alone does not decide. */
export type Truth = boolean | 'unknown'

/** True if all are; false as soon as one is, whatever the unknown ones may be. */
export function allOf(values: readonly Truth[]): Truth {
  if (values.includes(false)) return false
  return values.includes('unknown') ? 'unknown' : true
}

/** True as soon as one is; false if all are. */
export function anyOf(values: readonly Truth[]): Truth {
  if (values.includes(true)) return true
  return values.includes('unknown') ? 'unknown' : false
}

/** Negation; what is unknown stays unknown. */
export const not = (value: Truth): Truth => (value === 'unknown' ? value : !value)

/** A claim that the token itself holds. */
export const claimValue = (claims: ClaimSet, name: string): string | undefined =>
  Object.hasOwn(claims, name) ? claims[name] : undefined

/** A value or a list of values, as a list; `undefined` if one of them is not a string. */
export function stringsIn(value: unknown): readonly string[] | undefined {
  const items: readonly unknown[] = Array.isArray(value) ? value : [value]
  return items.every((item) => typeof item === 'string') ? (items as readonly string[]) : undefined
}

/** Which characters a pattern may use for "any run" and "any one". */
export interface WildcardSyntax {
  readonly one?: string
}

/**
 * Whether a pattern covers a string: `*` stands for any run of characters, the character `one`, if
 * given, for exactly one. Takes time in proportion to the product of both lengths at worst.
 */
export function wildcardMatches(
  pattern: string,
  text: string,
  { one }: WildcardSyntax = {},
): boolean {
  let [at, from, star, mark] = [0, 0, -1, 0]
  while (from < text.length) {
    const part = pattern[at]
    if (part === '*') [star, mark, at] = [at, from, at + 1]
    else if (part !== undefined && (part === text[from] || part === one))
      [at, from] = [at + 1, from + 1]
    else if (star >= 0) {
      mark += 1
      ;[at, from] = [star + 1, mark]
    } else return false
  }
  while (pattern[at] === '*') at += 1
  return at === pattern.length
}
