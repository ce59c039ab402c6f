/** The members of a JSON object, or what is wrong with it, as the end of a sentence. */
export type Parsed =
  | { readonly members: Readonly<Record<string, unknown>> }
  | { readonly error: string }

/**
 * Reads a JSON object in which no member stands twice, at any depth: readers differ in which of the
 * two they believe.
 */
export function parseObject(text: string): Parsed {
  const value = parse(text)
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    return { error: 'is no JSON object' }
  return hasDuplicateKeys(text)
    ? { error: 'has two members of one name' }
    : { members: value as Readonly<Record<string, unknown>> }
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

// Enough for text that is JSON: texts, and the marks that give it its shape.
const LEXEMES = /"(?:[^"\\]|\\.)*"|[{}:]/g

/** Names are compared as they are read: `"is\u0073"` is `"iss"`. */
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
