import { closeSync, constants, fstatSync, ftruncateSync, openSync, writeSync } from 'node:fs'

/** A regular file, open for appending, that can be brought back to what it was. */
export interface Appendix {
  /** Bytes that it held when it was opened. */
  readonly size: number
  write(text: string): void
  /** Takes back what was written; false when even that fails. */
  takeBack(): boolean
  close(): void
}

/** How a file is opened: `OpenAppendix` in tests stands for a disk that is full. */
export type OpenAppendix = (path: string, create?: 'create') => Appendix

// Windows knows no such flags: there the open promises less. A FIFO without a reader would block an open without NONBLOCK for ever.
const CAREFULLY = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/** Opens a file for appending; follows no link, refuses what is no regular file. With `create`, a missing one is made for its owner alone. */
export const openAppendix: OpenAppendix = (path, create) => {
  const file = openSync(path, constants.O_WRONLY | constants.O_APPEND | CAREFULLY | (create ? constants.O_CREAT : 0), 0o600)
  const stat = fstatSync(file)
  if (!stat.isFile()) {
    closeSync(file)
    throw new Error('not a regular file')
  }
  return {
    size: stat.size,
    write: (text) => writeAll(file, text),
    takeBack: () => cutTo(file, stat.size),
    close: () => closeSync(file),
  }
}

/** Writes a text whole, or throws. */
export function writeAll(file: number, text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; ) rest = rest.subarray(writeSync(file, rest))
}

function cutTo(file: number, size: number): boolean {
  try {
    ftruncateSync(file, size)
    return true
  } catch {
    return false
  }
}
