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
