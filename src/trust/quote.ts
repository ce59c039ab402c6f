/**
 * Returns JSON whose strings are ASCII, so that lookalike characters are visible, and in which the
 * runner recognises no workflow command. Both escapes are valid JSON.
 */
export const asciiJson = (value: unknown, indent?: number): string =>
  JSON.stringify(value, undefined, indent)
    .replace(/[^\x20-\x7e\n]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    .replaceAll('##[', '#\\u0023[')

/** Returns a string of HCL, the language of Terraform, in which nothing is interpolated. */
export const hclString = (text: string): string => asciiJson(text).replace(/[$%](?=\{)/g, '$&$&')

/** Returns a string of CEL in single quotes. Characters beyond ASCII are escaped by code point. */
export function celString(text: string): string {
  const escaped = text
    .replace(/[\\']/g, '\\$&')
    .replace(/[^\x20-\x7e]/gu, (character) => {
      const code = character.codePointAt(0) ?? 0
      const digits = code.toString(16)
      return code > 0xffff ? `\\U${digits.padStart(8, '0')}` : `\\u${digits.padStart(4, '0')}`
    })
    .replaceAll('##[', '#\\u0023[')
  return `'${escaped}'`
}

/** Returns a regular expression that matches exactly this string, in RE2 and in JavaScript. */
export const literalPattern = (text: string): string => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')

/** Returns the string quoted as one word of a POSIX shell. */
export const shellWord = (text: string): string =>
  /^[\w./@:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`
