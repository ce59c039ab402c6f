import type { Pair, YAMLError } from 'yaml'
import { quoted } from '../core/sanitize.ts'
import type { ParseYaml, YamlValue } from './yamlValue.ts'

const LARGEST = 64 * 1024
const DEEPEST = 16
const MOST_MISTAKES = 10

/**
 * Loads the YAML parser. It returns every scalar as the string that was written, and rejects
 * features of YAML that would silently change a value.
 */
export async function loadYaml(): Promise<ParseYaml> {
  const library = await import('yaml')
  return (text) => {
    try {
      return parseDocument(library, text)
    } catch {
      return { errors: ['it cannot be parsed'] }
    }
  }
}

function parseDocument(library: YamlModule, text: string): ReturnType<ParseYaml> {
  if (Buffer.byteLength(text) > LARGEST)
    return { errors: [`it is larger than ${LARGEST / 1024} KiB`] }
  // Checked before the lexer runs, because it uses some control characters as its own markers.
  const control = text.search(/(?!\t|\r?\n)\p{Cc}/u)
  if (control >= 0)
    return {
      errors: formatErrors(text, [{ at: control, sentence: 'there is a control character' }]),
    }
  const lexical = findPitfalls(library, text)
  // The uniqueness of keys is checked in `convertMapping`, in linear time.
  const options = {
    schema: 'failsafe',
    version: '1.2',
    merge: false,
    uniqueKeys: false,
    prettyErrors: false,
  } as const
  const document = library.parseDocument(text, options)
  const syntax = [...document.errors, ...document.warnings].map((error) => syntaxError(error, text))
  const errors = [...lexical, ...syntax]
  const value = convertNode(document.contents, { library, at: 0, depth: 0, errors })
  return errors.length > 0 ? { errors: formatErrors(text, errors) } : { value }
}

/**
 * Returns one sentence per line, because further errors in a line mostly follow from the first.
 * Lexical errors take precedence over syntax errors.
 */
function formatErrors(text: string, errors: readonly YamlError[]): readonly string[] {
  const lines = new Map<number, string>()
  const starts = [...text.matchAll(/\n/g)].map(({ index }) => index)
  for (const { at, sentence } of errors) {
    const line = lineAt(starts, at)
    if (!lines.has(line)) lines.set(line, `in line ${line}, ${sentence}`)
  }
  const sorted = [...lines].sort(([a], [b]) => a - b).map(([, sentence]) => sentence)
  return sorted.slice(0, MOST_MISTAKES)
}

function lineAt(starts: readonly number[], at: number): number {
  let [low, high] = [0, starts.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((starts[middle] as number) < at) low = middle + 1
    else high = middle
  }
  return low + 1
}

/** Returns a message for an error of the parser, whose own message would quote the input. */
function syntaxError({ code, pos: [at] }: YAMLError, text: string): YamlError {
  switch (code) {
    case 'BAD_SCALAR_START':
      return {
        at,
        sentence:
          `a string that starts with ` +
          `${text[at] === '@' ? '@' : 'a character that YAML reserves'} must be in quotes`,
      }
    case 'TAB_AS_INDENT':
      return { at, sentence: 'a tab indents; use spaces' }
    case 'BAD_INDENT':
      return { at, sentence: 'the indentation does not fit the lines before' }
    case 'BLOCK_AS_IMPLICIT_KEY':
      return { at, sentence: 'there is a second ": " on the line; put the value in quotes' }
    case 'MISSING_CHAR':
      return { at, sentence: 'a quote, bracket, colon or comma is missing' }
    case 'BAD_DQ_ESCAPE':
      return {
        at,
        sentence: 'a backslash in double quotes starts an unknown escape; use single quotes',
      }
    case 'MULTILINE_IMPLICIT_KEY':
      return { at, sentence: 'a key is spread over several lines; perhaps its ": " is missing' }
    case 'MULTIPLE_DOCS':
      return { at, sentence: 'a second document begins' }
    default:
      return { at, sentence: 'there is a syntax error' }
  }
}

/** The position of a node, and the list that collects errors. */
interface Position {
  readonly library: YamlModule
  /** The offset of the parent or key, used if the node is missing. */
  readonly at: number
  readonly depth: number
  readonly errors: YamlError[]
}

/** Converts a node. An error yields an empty string, so that all errors are found at once. */
function convertNode(piece: unknown, place: Position): YamlValue {
  const { library, errors } = place
  const at = offsetAt(piece, place)
  if (library.isScalar(piece)) {
    if (piece.type === 'PLAIN' && piece.value === '') return missingValue({ ...place, at })
    return String(piece.value)
  }
  if (!library.isCollection(piece)) return missingValue({ ...place, at })
  if (place.depth === DEEPEST)
    errors.push({ at, sentence: `it is nested deeper than ${DEEPEST} levels` })
  if (place.depth === DEEPEST) return ''
  const inside = { ...place, at, depth: place.depth + 1 }
  return library.isSeq(piece)
    ? piece.items.map((item) => convertNode(item, inside))
    : convertMapping(piece.items as readonly Pair[], inside)
}

const offsetAt = (piece: unknown, { library, at }: Position): number =>
  library.isNode(piece) && piece.range ? piece.range[0] : at

function missingValue({ at, depth, errors }: Position): YamlValue {
  const sentence =
    depth === 0
      ? 'there is nothing but whitespace and comments'
      : 'a key or dash has no value; write "" for an empty string'
  errors.push({ at, sentence })
  return ''
}

function convertMapping(pairs: readonly Pair[], place: Position): ReadonlyMap<string, YamlValue> {
  const map = new Map<string, YamlValue>()
  for (const { key, value } of pairs) {
    const { library, errors } = place
    const at = offsetAt(key, place)
    const name =
      library.isScalar(key) && !(key.type === 'PLAIN' && key.value === '')
        ? String(key.value)
        : undefined
    if (name === undefined) errors.push({ at, sentence: 'a key is not a string' })
    else if (name === '<<')
      errors.push({ at, sentence: 'there is a merge key; write the fields out' })
    else if (map.has(name)) errors.push({ at, sentence: `the key ${quoted(name)} is a duplicate` })
    map.set(name ?? '', convertNode(value, { ...place, at }))
  }
  return map
}

/** The `yaml` module, loaded when the first YAML is parsed. */
type YamlModule = typeof import('yaml')

/**
 * An error and its offset. The sentence completes `in line 3, …` and quotes no value.
 */
interface YamlError {
  readonly at: number
  readonly sentence: string
}

/**
 * Returns the lexical errors: features of YAML that would silently change what the user wrote.
 */
function findPitfalls({ Lexer }: YamlModule, text: string): readonly YamlError[] {
  const errors: YamlError[] = []
  let at = 0
  let scalar = false
  let blank = true
  for (const lexeme of new Lexer().lex(text)) {
    // Markers that the lexer adds; they are not part of the input.
    const mark = lexeme === '\x02' || lexeme === '\x18' || lexeme === '\x1f'
    if (!mark && !scalar) {
      const sentence = pitfallAt(lexeme, blank)
      if (sentence) errors.push({ at, sentence })
    }
    scalar = lexeme === '\x1f'
    if (mark) continue
    at += lexeme.length
    blank = lexeme.endsWith('\n') || (blank && lexeme.trim() === '')
  }
  return errors
}

function pitfallAt(lexeme: string, blank: boolean): string | undefined {
  switch (lexeme[0]) {
    case '*':
      return 'a string that starts with * must be in quotes'
    case '&':
      return 'a string that starts with & must be in quotes (anchors are not allowed)'
    case '!':
      return 'a string that starts with ! must be in quotes (tags are not allowed)'
    case '%':
      return 'a string that starts with % must be in quotes (directives are not allowed)'
    case '#':
      return !blank && /^#[A-Za-z0-9._]/.test(lexeme)
        ? 'YAML takes what follows # for a comment: remove the space before # if it belongs to ' +
            'the value, or put one after it if it is a comment'
        : undefined
    default:
      return undefined
  }
}
