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

/** A regular file, open for appending, that can be truncated to its original size. */
export interface AppendHandle {
  /** Size in bytes when the file was opened. */
  readonly size: number
  /** Whether other users cannot read the file: `false` if its mode could not be set to 0600. */
  readonly ownerOnly: boolean
  write(text: string): void
  /** Removes everything written through this handle; returns `false` if that fails. */
  rollBack(): boolean
  close(): void
}

/** Opens a file for appending. Tests pass their own function to simulate a full disk. */
export type OpenForAppend = (path: string, create?: 'create') => AppendHandle

/**
 * Flags to follow no link and not to block: without NONBLOCK, opening a FIFO without a reader would
 * block forever. Windows does not define them.
 */
export const NO_FOLLOW = (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

/**
 * Opens a regular file for appending, sets its mode to 0600 and follows no link. With `create`, a
 * missing file is created. Throws if the path is not a regular file.
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
 * `false` if that is not permitted. On Windows, where a mode has no effect, returns `true`.
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

/** Writes the whole string, or throws. */
export function writeAll(file: number, content: string | Buffer): void {
  for (let rest: Uint8Array = Buffer.from(content as Buffer); rest.length > 0; )
    rest = rest.subarray(writeSync(file, rest))
}

/**
 * Truncates the file through a second handle: on Windows, one that is open for appending cannot
 * truncate. Returns `false` if that fails, or if the path now names another file.
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
