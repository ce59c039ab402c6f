/** One deliberate fault: a small edit of the source, and the guard that must notice it. */
export interface Fault {
  /** The order or rule that it breaks, as design and SECURITY.md name it. */
  readonly breaks: string
  readonly file: string
  /** Stands exactly once in the file; otherwise the fault has rotted, which fails the run. */
  readonly find: string
  readonly replace: string
  readonly guard: Guard
}

/**
 * A test, by its file and a part of its name; the compiler, where the type is the proof; or the
 * linter.
 */
export type Guard = { readonly test: string; readonly named: string } | 'types' | 'lint'

/** What became of a fault. */
export type Verdict = { readonly caught: string } | { readonly survived: string }

/** The fault, done to a text; or why that is not possible any more. */
export function done(
  { find, replace, file }: Fault,
  text: string,
): { readonly text: string; readonly rotted?: string } {
  const pieces = text.split(find)
  if (pieces.length === 2) return { text: pieces.join(replace) }
  return { text, rotted: `${JSON.stringify(find)} stands ${pieces.length - 1} times in ${file}` }
}
