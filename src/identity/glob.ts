/**
 * Whether a text is what a pattern says: compared by code point, where `*` stands for any run of
 * characters, also none, without `/` and `:`, and `**` for any at all. Takes time in proportion to
 * the lengths of both, whatever they hold: no regular expression is made of a user's text.
 */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  const parts = pattern.match(/\*\*?|[^*]/gu) ?? []
  // At n: whether the first n parts account for all that was read so far.
  let reached = step(parts, new Uint8Array(parts.length + 1), '')
  for (const point of text) reached = step(parts, reached, point)
  return reached.at(-1) === 1
}

/** One character more; the empty one at the start lets wildcards stand for nothing. */
function step(parts: readonly string[], before: Uint8Array, point: string): Uint8Array {
  const after = new Uint8Array(before.length)
  after[0] = Number(point === '')
  const barrier = point === '/' || point === ':'
  parts.forEach((part, n) => {
    const wild = part === '*' || part === '**'
    const taken = wild
      ? before[n + 1] === 1 && !(barrier && part === '*')
      : before[n] === 1 && part === point
    after[n + 1] = Number(taken || (wild && after[n] === 1))
  })
  return after
}
