import { writeSync } from 'node:fs'
import { maskForms } from '../core/masks.ts'
import type { Secret } from '../core/secret.ts'

/** Commands that people see. */
export type Annotation = 'debug' | 'notice' | 'warning' | 'error'

/** Where commands go: standard output, written at once, so that a kill loses nothing. */
export type Write = (text: string) => void

/**
 * Writes all of a text to standard output before it returns; a reader that went away is not an
 * error of ours.
 */
export function writeStdout(
  text: string,
  write: (bytes: Uint8Array) => number = (bytes) => writeSync(1, bytes),
): void {
  let rest: Uint8Array = Buffer.from(text)
  while (rest.length > 0) {
    try {
      rest = rest.subarray(write(rest))
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'EAGAIN') return
      // The pipe is full: its reader needs a moment.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
}

/** One command for each form of a secret. */
export function maskLines(secret: Secret): string {
  return maskForms(secret.reveal())
    .map((form) => `::add-mask::${escaped(form)}\n`)
    .join('')
}

/** Text as lines of the log, none of which the runner can take for a command. */
export function logLines(text: string): string {
  return `${text
    .split(/\r\n|[\r\n]/)
    .map((line) => neutralise(line).replace(/^([^!-~]*):(?=:)/, '$1: '))
    .join('\n')}\n`
}

/** A command with a message; a message of several lines stays one command. */
export function annotationLine(kind: Annotation, text: string): string {
  return `::${kind}::${escaped(
    text
      .split(/\r\n|[\r\n]/)
      .map(neutralise)
      .join('\n'),
  )}\n`
}

// The older form of a command is recognised anywhere in a line; control characters may end a line
// for some reader of the log.
const neutralise = (line: string): string =>
  line.replace(/[\p{Cc}\u2028\u2029]/gu, ' ').replaceAll('##[', '## [')

const escaped = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A')
