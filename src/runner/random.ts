/**
 * Bytes that nobody can guess. The module behind them costs 5 ms to load, and post often ends
 * without any.
 */
export const random = (bytes: number): Buffer =>
  process.getBuiltinModule('node:crypto').randomBytes(bytes)
