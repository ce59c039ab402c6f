/**
 * Reads GITHUB_ENV, GITHUB_OUTPUT and GITHUB_STATE with the runner's own grammar: `NAME=VALUE`, or
 * `NAME<<DELIMITER`, lines, `DELIMITER`. Lazily, as the runner does: what stands before a mistake
 * has taken effect when it throws.
 */
export function* parsePairs(text: string): Generator<readonly [name: string, value: string]> {
  const lines = linesOf(text.replace(/^\uFEFF/, ''))
  for (let i = 0; i < lines.length; i++) {
    const { text: line } = lines[i] as Line
    if (line === '') continue
    const [equals, heredoc] = [line.indexOf('='), line.indexOf('<<')]
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      if (equals === 0) throw new Error(`Invalid format '${line}'. Name must not be empty`)
      yield [line.slice(0, equals), line.slice(equals + 1)]
    } else if (heredoc >= 0) {
      const [name, delimiter] = [line.slice(0, heredoc), line.slice(heredoc + 2)]
      if (name === '' || delimiter === '')
        throw new Error(
          `Invalid format '${line}'. Name must not be empty and delimiter must not be empty`,
        )
      const end = endOf(lines, i + 1, delimiter)
      const value = lines.slice(i + 1, end).map((each) => each.text)
      yield [name, value.join('\n')]
      i = end
    } else throw new Error(`Invalid format '${line}'`)
  }
}

/** Directories of GITHUB_PATH. */
export function parsePaths(text: string): readonly string[] {
  return linesOf(text).flatMap((line) => (line.text === '' ? [] : [line.text]))
}

interface Line {
  readonly text: string
  readonly whole: boolean
}

/**
 * Lines, and whether a line break ended them. A carriage return is part of a line: only on Windows
 * it is not.
 */
function linesOf(text: string): readonly Line[] {
  const parts = text.split('\n')
  const lines = parts.map((part, index) => ({ text: part, whole: index < parts.length - 1 }))
  return lines.at(-1)?.text === '' ? lines.slice(0, -1) : lines
}

function endOf(lines: readonly Line[], start: number, delimiter: string): number {
  for (let i = start; i < lines.length; i++) {
    const line = lines[i] as Line
    if (line.text === delimiter) return i
    if (!line.whole) throw new Error('Invalid value. EOF marker missing new line.')
  }
  throw new Error(`Invalid value. Matching delimiter not found '${delimiter}'`)
}
