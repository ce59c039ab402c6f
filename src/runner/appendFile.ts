import {
  type BigIntStats,
  closeSync,
  constants,
  fchmodSync,
  fstatSync,
  ftruncateSync,
  openSync,
  writeSync,
} from 'node:fs'

/** A regular file, open for appending, that can be brought back to what it was. */
export interface AppendHandle {
  /** Bytes that it held when it was opened. */
  readonly size: number
  /** Other users of the machine cannot read it: `false` where its mode could not be set to 0600. */
  readonly ownerOnly: boolean
  write(text: string): void
  /** Takes back what was written; false when even that fails. */
  rollBack(): boolean
  close(): void
}

/** How a file is opened: `OpenForAppend` in tests stands for a disk that is full. */
export type OpenForAppend = (path: string, create?: 'create') => AppendHandle

/**
 * Follows no link, waits for nobody: a FIFO without a reader would block an open without NONBLOCK
 * for ever. Windows knows no such flags.
 */
export const NO_FOLLOW = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a regular file for appending, sets its mode to 0600 and follows no link. With `create`, a
 * missing one is made. Throws for anything that is not a regular file.
 */
export const openForAppend: OpenForAppend = (path, create) => {
  const file = openSync(
    path,
    constants.O_WRONLY | constants.O_APPEND | NO_FOLLOW | (create ? constants.O_CREAT : 0),
    0o600,
  )
  const stat = fstatSync(file, { bigint: true })
  if (!stat.isFile()) {
    closeSync(file)
    throw new Error('not a regular file')
  }
  return {
    size: Number(stat.size),
    ownerOnly: makeOwnerOnly(file, stat),
    write: (text) => writeAll(file, text),
    rollBack: () => truncateTo(path, stat),
    close: () => closeSync(file),
  }
}

/**
 * Sets the mode of an open file to 0600: the runner creates its command files with 0644. Returns
 * `false` where that is not allowed; on Windows, where a mode says nothing, `true`.
 */
export function makeOwnerOnly(file: number, { mode }: Pick<BigIntStats, 'mode'>): boolean {
  if (process.platform === 'win32' || (mode & 0o077n) === 0n) return true
  try {
    fchmodSync(file, 0o600)
    return true
  } catch {
    return false
  }
}

/** Writes a text whole, or throws. */
export function writeAll(file: number, text: string): void {
  for (let rest: Uint8Array = Buffer.from(text); rest.length > 0; )
    rest = rest.subarray(writeSync(file, rest))
}

/**
 * By a second opening of the same file: what is open for appending alone cannot be cut on Windows.
 */
function truncateTo(path: string, { dev, ino, size }: BigIntStats): boolean {
  try {
    const file = openSync(path, constants.O_WRONLY | NO_FOLLOW)
    try {
      const stat = fstatSync(file, { bigint: true })
      if (stat.dev !== dev || stat.ino !== ino) return false
      ftruncateSync(file, Number(size))
      return true
    } finally {
      closeSync(file)
    }
  } catch {
    return false
  }
}
