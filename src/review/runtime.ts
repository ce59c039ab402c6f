import type { Level } from '../core/runtime.ts'

/** A line of a file in the checkout, to which an annotation points. */
export interface FilePlace {
  readonly file: string
  readonly line: number
}

/** Something in a checkout that is not a directory. */
export interface CheckoutEntry {
  /** Relative to the checkout, with `/`. */
  readonly path: string
  /** A link, a device or a name with control characters is listed, and never read. */
  readonly kind: 'file' | 'other'
}

/** The regular files below one folder of the workspace. */
export interface Checkout {
  /** Returns what is below a folder, sorted. Throws `INPUT_INVALID` if it is too much. */
  list(folder: string): readonly CheckoutEntry[]
  /**
   * Returns the text of a regular file; `undefined` if there is none, if it is larger than `most`
   * bytes, or if a link is part of its path.
   */
  read(path: string, most: number): string | undefined
}

/** Access of the review to what is outside this program. It has no network and no secret. */
export interface ReviewRuntime {
  /** Returns the seconds since the epoch. */
  now(): number
  /** Reads a `GITHUB_*` variable by its name without prefix, in lower case. */
  github(name: string): string | undefined
  /** The runner offers ID tokens to this step. */
  readonly mayRequestTokens: boolean
  /**
   * Opens a folder of the workspace; `undefined` if it is outside, is not a directory, or a link is
   * part of its path.
   */
  checkout(path: string): Checkout | undefined
  log(level: Level, text: string): void
  /** Writes an annotation at a line of a file. */
  annotate(kind: 'notice' | 'warning' | 'error', text: string, place: FilePlace): void
  /** Writes outputs and the job summary. Throws `EXPORT_FAILED`. */
  publish(outputs: ReadonlyMap<string, string>, summary: string): void
}
