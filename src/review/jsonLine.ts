/** The members and indices that lead to a value of a JSON text. */
export type JsonPath = readonly (string | number)[]

const LEXEME = /"(?:[^"\\]|\\.)*"|[{}[\],:]|[^\s{}[\],:"]+/g

/**
 * Returns the line in which a value of a valid JSON text begins, or that of the innermost parent
 * that exists; 1 for an empty path.
 */
export function lineOfJson(text: string, path: JsonPath): number {
  // The key or index of each level that is open, and whether the next string is a key.
  const open: { kind: '{' | '['; at: string | number }[] = []
  let [found, depth, isKey] = [0, -1, false]
  for (const { 0: lexeme, index } of text.matchAll(LEXEME)) {
    const top = open.at(-1)
    if (lexeme === '}' || lexeme === ']') open.pop()
    else if (lexeme === ',') {
      if (top?.kind === '[') top.at = Number(top.at) + 1
      isKey = top?.kind === '{'
    } else if (lexeme === ':') isKey = false
    else if (isKey && top) top.at = JSON.parse(lexeme) as string
    else if (open.length > depth && open.every(({ at }, level) => at === path[level]))
      [found, depth] = [index, open.length]
    if (lexeme === '{') open.push({ kind: '{', at: '' })
    if (lexeme === '[') open.push({ kind: '[', at: 0 })
    if (lexeme === '{') isKey = true
    if (lexeme === '[') isKey = false
    if (depth === path.length) break
  }
  return text.slice(0, found).split('\n').length
}
