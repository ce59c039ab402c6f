/**
 * Wraps a value that must never be printed. Every accidental conversion yields `***`; only
 * `reveal()` returns the value, where bytes leave the process.
 */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
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

/** Returns the string in a value that may be a secret; for code that writes or sends both. */
export const unwrap = (value: string | Secret): string =>
  value instanceof Secret ? value.reveal() : value
