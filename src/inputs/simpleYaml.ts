import type { YamlValue } from './yamlValue.ts'

interface YamlLine {
  readonly indent: number
  readonly key: string
  /** `undefined` if a mapping follows. */
  readonly value: string | undefined
}

const LARGEST = 64 * 1024
const DEEPEST = 4
// A key, then nothing or a string: plain, or in quotes without any character that would need an
// escape.
const LINE =
  /^( *)([A-Za-z_][\w.-]{0,99}):(?: +(?:([A-Za-z0-9_/.][!-~]*(?: +[!-~]+)*)|"([ !#-[\]-~]*)"|'([ -&(-~]*)'))? *$/
// A string of one word.
const WORD = /^[A-Za-z_]\w{0,99}$/
// Sequences that end a plain string, or start a key or a comment in it.
const AMBIGUOUS = /:(?: |$)| #/

/**
 * Parses the simplest YAML, which most workflows use: a word, or mappings of one-line strings.
 * Returns `undefined` for any other input, valid or not. The library gives the same result for the
 * input that is parsed here, at five times the cost.
 */
export function parseSimpleYaml(text: string): YamlValue | undefined {
  if (text.length > LARGEST) return undefined
  if (WORD.test(text)) return text
  const lines: YamlLine[] = []
  for (const line of text.split('\n')) {
    if (/^ *$/.test(line)) continue
    const [, indent = '', key = '', bare, double, single] = LINE.exec(line) ?? []
    if (key === '' || (bare !== undefined && AMBIGUOUS.test(bare))) return undefined
    lines.push({ indent: indent.length, key, value: bare ?? double ?? single })
  }
  const map = takeMapping(lines, 1)
  return lines.length === 0 ? map : undefined
}

/** Removes the lines of one mapping from the front; returns `undefined` if one is not simple. */
function takeMapping(lines: YamlLine[], depth: number): YamlValue | undefined {
  const map = new Map<string, YamlValue>()
  const indent = lines[0]?.indent ?? 0
  if (depth > DEEPEST) return undefined
  for (let line = lines[0]; line && line.indent === indent; line = lines[0]) {
    lines.shift()
    const nested = (lines[0]?.indent ?? 0) > indent
    const value =
      line.value === undefined
        ? nested
          ? takeMapping(lines, depth + 1)
          : undefined
        : nested
          ? undefined
          : line.value
    if (value === undefined || map.has(line.key)) return undefined
    map.set(line.key, value)
  }
  return map.size > 0 ? map : undefined
}
