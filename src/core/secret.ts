/**
 * Wraps a value that must never be printed. Every accidental conversion yields `***`; only
 * `reveal()` returns the value, where bytes leave the process.
 */
export class Secret {
  readonly #value: string
  /** The encoding of the bytes: with `latin1`, each character is a byte that is not text. */
  readonly encoding: 'utf8' | 'latin1'
  constructor(value: string, encoding: 'utf8' | 'latin1' = 'utf8') {
    this.#value = value
    this.encoding = encoding
  }
  reveal(): string {
    return this.#value
  }
  /** The length of the value, for limits that do not need the value itself. */
  get length(): number {
    return this.#value.length
  }
  toString(): string {
    return '***'
  }
  toJSON(): string {
    return '***'
  }
  // The symbol by its registered name, so that `node:util` is not loaded.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***'
  }
}

/** Returns whether a value is bytes that are not text, which only a file can hold. */
export const isBinary = (value: string | Secret): boolean =>
  value instanceof Secret && value.encoding === 'latin1'

/** Returns the bytes of a value that may be a secret; for code that writes files. */
export const bytesOf = (value: string | Secret): Buffer =>
  Buffer.from(unwrap(value), value instanceof Secret ? value.encoding : 'utf8')

/** Returns the string in a value that may be a secret; for code that writes or sends both. */
export const unwrap = (value: string | Secret): string =>
  value instanceof Secret ? value.reveal() : value
