/**
 * The runner's reading of standard output and of command files, written from its grammar and not
 * from our writers.
 */
export interface Command {
  readonly name: string
  readonly message: string
}

// What .NET trims from the beginning of a line, and more.
const SPACE = /^[\s\p{Cc}\p{Cf}]*/u

/**
 * The commands that a runner finds in what a step printed: the newer form at the start of a line,
 * the older one anywhere.
 */
export function commandsIn(printed: string): readonly Command[] {
  return printed.split(/\r\n|[\r\n]/).flatMap((line) => {
    const rest = line.replace(SPACE, '')
    const end = rest.indexOf('::', 2)
    if (rest.startsWith('::') && end > 0) {
      const [name = ''] = rest.slice(2, end).split(' ')
      const message = rest.slice(end + 2)
      return [
        {
          name,
          message: message.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%'),
        },
      ]
    }
    return line.includes('##[') ? [{ name: 'legacy', message: line }] : []
  })
}

/** The pairs in a command file; throws where the runner fails the step. */
export function pairsIn(text: string): ReadonlyMap<string, string> {
  const pairs = new Map<string, string>()
  const lines = text.split('\n')
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at] ?? ''
    if (line === '') continue
    const equals = line.indexOf('=')
    const heredoc = line.indexOf('<<')
    if (equals >= 0 && (heredoc < 0 || equals < heredoc)) {
      pairs.set(line.slice(0, equals), line.slice(equals + 1))
      continue
    }
    if (heredoc < 1) throw new Error(`Invalid format: ${line}`)
    const delimiter = line.slice(heredoc + 2)
    const end = lines.indexOf(delimiter, at + 1)
    if (delimiter === '' || end < 0 || end === lines.length - 1)
      throw new Error('Matching delimiter not found')
    pairs.set(line.slice(0, heredoc), lines.slice(at + 1, end).join('\n'))
    at = end
  }
  return pairs
}
