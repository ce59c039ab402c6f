/**
 * A value that must never be printed: every accidental rendering is `***`, only `reveal()` gives it
 * up, where bytes leave the process.
 */
export class Secret {
  readonly #value: string
  constructor(value: string) {
    this.#value = value
  }
  reveal(): string {
    return this.#value
  }
  /** For limits that need no look inside. */
  get length(): number {
    return this.#value.length
  }
  toString(): string {
    return '***'
  }
  toJSON(): string {
    return '***'
  }
  // By its registered name, so that nothing of Node is loaded for it.
  [Symbol.for('nodejs.util.inspect.custom')](): string {
    return '***'
  }
}

/** The text of what may be a secret: for the places where bytes leave, which take both. */
export const unwrap = (value: string | Secret): string =>
  value instanceof Secret ? value.reveal() : value
