/** Returns whether a JSON value is an object: neither `null` nor an array. */
export const isObject = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/** The members of a JSON object, or the error as a predicate that completes a sentence. */
export type Parsed =
  | { readonly members: Readonly<Record<string, unknown>> }
  | { readonly error: string }

/**
 * Parses a JSON object. Returns an error if an object at any depth has a duplicate member, because
 * parsers differ in which of the two they use.
 */
export function parseObject(text: string): Parsed {
  const value = parse(text)
  if (!isObject(value)) return { error: 'is not a JSON object' }
  return hasDuplicateKeys(text)
    ? { error: 'has two members with the same name' }
    : { members: value }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Strings and the structural characters suffice: the input is known to be valid JSON.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g

/** Compares names after unescaping: `"is\u0073"` equals `"iss"`. */
function hasDuplicateKeys(json: string): boolean {
  const objects: Set<unknown>[] = []
  let latest = ''
  for (const [lexeme] of json.matchAll(LEXEMES)) {
    if (lexeme === '{') objects.push(new Set())
    else if (lexeme === '}') objects.pop()
    else if (lexeme !== ':') latest = lexeme
    else {
      const names = objects.at(-1)
      const name: unknown = JSON.parse(latest)
      if (names?.has(name)) return true
      names?.add(name)
    }
  }
  return false
}
