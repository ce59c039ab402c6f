/** The claims of a token, as they stand in it. Any name may occur, `__proto__` too: read them with `claimOf`. */
export type Claims = Readonly<Record<string, unknown>>

/** A claim that the token itself holds; `undefined` when it is absent. */
export const claimOf = (claims: Claims, name: string): unknown => (Object.hasOwn(claims, name) ? claims[name] : undefined)
