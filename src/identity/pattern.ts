/**
 * Whether a text is what a pattern says: compared by code point, where `*` stands for any run of characters, also none, without `/` and `:`,
 * and `**` for any at all. Takes time in proportion to the lengths of both, whatever they hold: no regular expression is made of a user's text.
 */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  const parts = pattern.match(/\*\*?|[^*]/gu) ?? []
  // Whether the first n parts account for all that was read so far.
  let reached = advance(parts, [true], '')
  for (const point of text) reached = advance(parts, reached, point)
  return reached[parts.length] === true
}

/** One character more; the empty one at the start lets wildcards stand for nothing. */
function advance(parts: readonly string[], before: readonly (boolean | undefined)[], point: string): readonly boolean[] {
  const after = [before[0] === true && point === '']
  parts.forEach((part, n) => {
    const taken = part.startsWith('*') ? before[n + 1] === true && crosses(part, point) : before[n] === true && part === point
    after.push(taken || (part.startsWith('*') && after[n] === true))
  })
  return after
}

const crosses = (wildcard: string, point: string): boolean => wildcard === '**' || (point !== '/' && point !== ':')
