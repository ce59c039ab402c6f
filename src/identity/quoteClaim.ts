const LONGEST = 400

/**
 * A claim, or what was expected of it, as it may stand in a log: a text in quotes, on one line,
 * with every letter beyond ASCII escaped, so that two texts that look alike but differ can be told
 * apart. Of verified tokens claims are no secrets, and every letter of them counts.
 */
export function quoteClaim(value: unknown): string {
  switch (typeof value) {
    case 'undefined':
      return 'absent'
    case 'string':
      return value.length > LONGEST ? `${ascii(value.slice(0, LONGEST))} (cut)` : ascii(value)
    case 'number':
    case 'boolean':
      return `the ${typeof value} ${value}, not a text`
    default:
      return Array.isArray(value) ? 'a list, not a text' : 'not a text'
  }
}

const ascii = (text: string): string =>
  JSON.stringify(text)
    .replace(/[^\x20-\x7e]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    // What a runner takes for a command anywhere in a line.
    .replaceAll('##[', '## [')
