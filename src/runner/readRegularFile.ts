import { closeSync, constants, fstatSync, openSync, readSync } from 'node:fs'
import { isFileAt, isKernelPath } from './places.ts'

/**
 * Returns what a regular file holds, `none` if there is no file, or `unreadable` if it must not be
 * read: it is too large, has no end, would block, or is made up by the kernel (/proc, /dev, /sys).
 */
export function readRegularFile(path: string, most: number): Buffer | 'none' | 'unreadable' {
  if (isKernelPath(path)) return 'unreadable'
  let file: number
  try {
    // A link is followed: the file is the job's own. A FIFO would block an open without O_NONBLOCK
    // for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return 'none'
  }
  try {
    const stat = fstatSync(file, { bigint: true })
    if (stat.isDirectory()) return 'none'
    return stat.isFile() && stat.size <= most && isFileAt(path, stat)
      ? readUpTo(file, most)
      : 'unreadable'
  } catch {
    return 'unreadable'
  } finally {
    closeSync(file)
  }
}

/** A size may lie: files of /proc have none, and some of them no end. */
function readUpTo(file: number, most: number): Buffer | 'unreadable' {
  const parts: Buffer[] = []
  for (let size = 0; size <= most; ) {
    const part = Buffer.alloc(64 * 1024)
    const read = readSync(file, part)
    if (read === 0) return Buffer.concat(parts)
    size += read
    parts.push(part.subarray(0, read))
  }
  return 'unreadable'
}
