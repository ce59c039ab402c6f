import { isBinary, type Secret, unwrap } from '../core/secret.ts'

// Linux refuses to start a process with one variable of more than 128 KiB, Windows with one of more
// than 32,766 characters.
const LINUX = 131_072
const WINDOWS = 32_766

/** Returns the variables of one lease under their prefixed names. */
export function prefixedVariables(
  values: ReadonlyMap<string, Secret | string>,
  prefix: string,
): ReadonlyMap<string, Secret | string> {
  return new Map([...values].map(([name, value]) => [`${prefix}${name}`, value]))
}

/** Returns why a value cannot be a variable or an output; `undefined` if it can. */
export function textValueError(name: string, value: Secret | string): string | undefined {
  if (!isBinary(value)) return undefined
  return (
    `the value for ${name} is bytes that are not text; write "export: file", or "| bytes" ` +
    `after its path to get it in Base64`
  )
}

/** Returns why a value cannot be an environment variable; `undefined` if it can. */
export function envValueError(
  name: string,
  value: Secret | string,
  windows: boolean,
): string | undefined {
  if (isBinary(value)) return textValueError(name, value)
  const text = unwrap(value)
  if (text.includes('\0'))
    return (
      `the value for ${name} holds a NUL character, which no variable can; hand it ` +
      `over with ` +
      `"export: file"`
    )
  if (text.includes('\r') && !text.includes('\n'))
    return (
      `the value for ${name} holds a carriage return, which would be lost; hand it ` +
      `over with ` +
      `"export: file"`
    )
  const size = Buffer.byteLength(name) + Buffer.byteLength(text) + 2
  const limit = windows ? WINDOWS : LINUX
  return size > limit - limit / 16
    ? `the value for ${name} is too large for one variable (${size} of ${limit} bytes); hand ` +
        `it over with "export: file"`
    : undefined
}
