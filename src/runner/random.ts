/**
 * Returns cryptographically random bytes. Loads `crypto` when called: that takes 5 ms, and post
 * often needs none.
 */
export const random = (bytes: number): Buffer =>
  process.getBuiltinModule('node:crypto').randomBytes(bytes)
