/**
 * The claims of a token, as they stand in it. Any name may occur, `__proto__` too: read them with
 * `ownClaim`.
 */
export type Claims = Readonly<Record<string, unknown>>

/** A claim that the token itself holds; `undefined` when it is absent. */
export const ownClaim = (claims: Claims, name: string): unknown =>
  Object.hasOwn(claims, name) ? claims[name] : undefined

/**
 * The names of which another spelling occurs: a reader that minds neither case nor Unicode would
 * take one for the other.
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
