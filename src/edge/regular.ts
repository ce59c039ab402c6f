import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'

/** What a regular file holds; or that there is none, or something that is not to be read: it is too large, it has no end, it would wait for a writer. */
export function contentOf(path: string, most: number): Buffer | 'none' | 'unreadable' {
  let file: number
  try {
    // A link is followed: the file is the job's own. A FIFO would block an open without O_NONBLOCK for ever.
    file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
  } catch {
    return 'none'
  }
  try {
    const stat = fstatSync(file)
    if (stat.isDirectory()) return 'none'
    return stat.isFile() && stat.size <= most ? readFileSync(file) : 'unreadable'
  } catch {
    return 'unreadable'
  } finally {
    closeSync(file)
  }
}
