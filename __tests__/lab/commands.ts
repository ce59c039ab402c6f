/** A workflow command that stood in a line of the log. */
export interface Command {
  readonly name: string
  readonly properties: Readonly<Record<string, string>>
  readonly data: string
}

/** What the runner understands; the names compare without case. */
export const KNOWN: ReadonlySet<string> = new Set([
  ...[
    'add-mask',
    'add-matcher',
    'add-path',
    'debug',
    'echo',
    'endgroup',
    'error',
    'group',
    'notice',
    'remove-matcher',
  ],
  ...['save-state', 'set-env', 'set-output', 'stop-commands', 'warning'],
])

interface Syntax {
  /** Separates properties from each other. */
  readonly separator: ',' | ';'
  readonly property: readonly Escape[]
  readonly value: readonly Escape[]
}

type Escape = readonly [coded: string, char: string]

// The percent sign comes last, as in the runner: `%250A` is the text `%0A`, not a line break.
const DATA: readonly Escape[] = [
  ['%0D', '\r'],
  ['%0A', '\n'],
  ['%25', '%'],
]
const PROPERTY: readonly Escape[] = [['%3A', ':'], ['%2C', ','], ...DATA]
const LEGACY: readonly Escape[] = [['%3B', ';'], ['%5D', ']'], ...DATA]

const MODERN_SYNTAX: Syntax = { separator: ',', property: PROPERTY, value: DATA }
const LEGACY_SYNTAX: Syntax = { separator: ';', property: LEGACY, value: LEGACY }

/**
 * The command of a line, if it holds one: `::name a=b,c=d::data` at its start after whitespace,
 * else `##[name a=b;c=d]data` anywhere in it.
 */
export function parseCommand(
  line: string,
  known: ReadonlySet<string> = KNOWN,
): Command | undefined {
  return modern(line.trimStart(), known) ?? legacy(line, known)
}

function modern(line: string, known: ReadonlySet<string>): Command | undefined {
  const end = line.startsWith('::') ? line.indexOf('::', 2) : -1
  return end < 0
    ? undefined
    : commandOf([line.slice(2, end), line.slice(end + 2)], known, MODERN_SYNTAX)
}

function legacy(line: string, known: ReadonlySet<string>): Command | undefined {
  const start = line.indexOf('##[')
  const end = start < 0 ? -1 : line.indexOf(']', start)
  return end < 0
    ? undefined
    : commandOf([line.slice(start + 3, end), line.slice(end + 1)], known, LEGACY_SYNTAX)
}

function commandOf(
  [head, data]: readonly [string, string],
  known: ReadonlySet<string>,
  syntax: Syntax,
): Command | undefined {
  const space = head.indexOf(' ')
  const name = (space < 0 ? head : head.slice(0, space)).toLowerCase()
  if (!known.has(name)) return undefined
  const pairs =
    space < 0
      ? []
      : head
          .slice(space + 1)
          .trim()
          .split(syntax.separator)
  const properties = pairs.map(
    (pair) =>
      [pair.slice(0, Math.max(0, pair.indexOf('='))), pair.slice(pair.indexOf('=') + 1)] as const,
  )
  const meant = properties.filter(([key, value]) => key !== '' && value !== '')
  return {
    name,
    properties: Object.fromEntries(
      meant.map(([key, value]) => [key, unescaped(value, syntax.property)]),
    ),
    data: unescaped(data, syntax.value),
  }
}

function unescaped(text: string, escapes: readonly Escape[]): string {
  return escapes.reduce((result, [coded, char]) => result.replaceAll(coded, char), text)
}

/** Cuts a stream into lines as .NET does: a lone carriage return ends a line, too. */
export function lineCutter(take: (line: string) => void): {
  push(text: string): void
  end(): void
} {
  let rest = ''
  return {
    push(text) {
      const parts = (rest + text).split(/\r\n|\n|\r(?!$)/)
      rest = parts.pop() ?? ''
      for (const part of parts) take(part)
    },
    end() {
      if (rest !== '') take(rest.replace(/\r$/, ''))
      rest = ''
    },
  }
}
