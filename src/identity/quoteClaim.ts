const LONGEST = 400

/**
 * Returns a claim or an expected value in a form for the log: a string in quotes, on one line, with
 * every non-ASCII character escaped, so that strings that look alike can be distinguished. The
 * claims of a verified token are not secrets, and every character of them matters.
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
    // The runner interprets this sequence as a command anywhere in a line.
    .replaceAll('##[', '## [')
