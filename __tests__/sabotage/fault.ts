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

/** A test, by its file and a part of its name; or the compiler, where the type is the proof. */
export type Guard = { readonly test: string; readonly named: string } | 'types'

/** What became of a fault. */
export type Verdict = { readonly caught: string } | { readonly survived: string }

/** The fault, done to a text. */
export function done({ find, replace, file }: Fault, text: string): string {
  const [before, after, ...more] = text.split(find)
  if (before === undefined || after === undefined || more.length > 0)
    throw new Error(`the fault has rotted: ${JSON.stringify(find)} stands ${more.length + (after === undefined ? 0 : 1)} times in ${file}`)
  return `${before}${replace}${after}`
}
