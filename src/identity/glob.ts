/**
 * Returns whether a string matches a pattern, compared by code point. `*` matches any run of
 * characters except `/` and `:`, even an empty one; `**` matches any run. The time is proportional
 * to the product of both lengths for every input, which a regular expression would not guarantee.
 */
export function matches(pattern: string, text: string): boolean {
  if (!pattern.includes('*')) return pattern === text
  const parts = pattern.match(/\*\*?|[^*]/gu) ?? []
  // Element n: whether the first n parts match all characters read so far.
  let reached = step(parts, new Uint8Array(parts.length + 1), '')
  for (const point of text) reached = step(parts, reached, point)
  return reached.at(-1) === 1
}

/** Reads one more character; the initial empty one lets wildcards match the empty string. */
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
