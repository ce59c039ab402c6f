import { writeSync } from 'node:fs'

/** Writes to standard output before it returns, so that a kill loses nothing. */
export type Write = (text: string) => void

/**
 * Writes the whole string to standard output before it returns. Ignores a closed pipe: a reader
 * that has ended must not fail the step.
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
      // The pipe is full: wait 2 ms for its reader.
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 2)
    }
  }
}
