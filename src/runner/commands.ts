import { maskForms } from '../core/masks.ts'
import type { Secret } from '../core/secret.ts'

export { type Write, writeStdout } from './stdout.ts'

/** Workflow commands that show a message in the log. */
export type Annotation = 'debug' | 'notice' | 'warning' | 'error'

/** Returns one `add-mask` command for each form of a secret. */
export function maskLines(secret: Secret): string {
  return maskForms(secret.reveal())
    .map((form) => `::add-mask::${escaped(form)}\n`)
    .join('')
}

/** Returns text as log lines, none of which the runner interprets as a command. */
export function logLines(text: string): string {
  return `${text
    .split(/\r\n|[\r\n]/)
    .map((line) => neutralise(line).replace(/^([^!-~]*):(?=:)/, '$1: '))
    .join('\n')}\n`
}

/**
 * Returns a command with a message; a message of several lines stays one command. The place is the
 * line of a file to which GitHub attaches it.
 */
export function annotationLine(
  kind: Annotation,
  text: string,
  place?: { readonly file: string; readonly line: number },
): string {
  const at = place ? ` file=${escapedProperty(place.file)},line=${place.line}` : ''
  return `::${kind}${at}::${escaped(
    text
      .split(/\r\n|[\r\n]/)
      .map(neutralise)
      .join('\n'),
  )}\n`
}

// The older syntax of commands (`##[`) is recognised anywhere in a line; some readers of the log
// treat a control character as the end of a line.
const neutralise = (line: string): string =>
  line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll('##[', '## [')

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')

const escapedProperty = (text: string): string =>
  escaped(neutralise(text)).replaceAll(':', '%3A').replaceAll(',', '%2C')
