import {
  closeSync,
  constants,
  fstatSync,
  lstatSync,
  openSync,
  readdirSync,
  readSync,
} from 'node:fs'
import { join } from 'node:path'
import { Failure } from '../core/failure.ts'
import type { Checkout, CheckoutEntry } from '../review/runtime.ts'
import { NO_FOLLOW } from './appendFile.ts'

const MOST_ENTRIES = 20_000
const DEEPEST = 40

/**
 * Opens a folder of the workspace whose content is not trusted. Returns `undefined` if the path
 * leads out of the workspace, is not a directory, or has a link in it.
 */
export function openCheckout(workspace: string, path: string): Checkout | undefined {
  const root = descend(workspace, path)
  if (root === undefined || !lstatSync(root, { throwIfNoEntry: false })?.isDirectory())
    return undefined
  return {
    list(folder) {
      const found: CheckoutEntry[] = []
      const start = descend(root, folder)
      if (start !== undefined && isDirectory(start)) walk(start, folder, found)
      return found.sort((a, b) => (a.path < b.path ? -1 : 1))
    },
    read(file, most) {
      const whole = descend(root, file)
      return whole === undefined ? undefined : readRegular(whole, most)
    },
  }
}

const isDirectory = (path: string): boolean =>
  lstatSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false

/**
 * Returns the absolute path of a relative one; `undefined` if a part of it leads upwards, into Git's
 * own folder (which holds a token), or through anything but directories.
 */
function descend(from: string, path: string): string | undefined {
  const parts = path.split('/').filter((part) => part !== '.' && part !== '')
  if (path.startsWith('/') || parts.some(isForbidden)) return undefined
  const parents = parts.slice(0, -1).map((_, index) => join(from, ...parts.slice(0, index + 1)))
  return parents.every(isDirectory) ? join(from, ...parts) : undefined
}

const isForbidden = (part: string): boolean =>
  part === '..' || part.toLowerCase() === '.git' || /[\\:\p{Cc}]/u.test(part)

function walk(directory: string, path: string, found: CheckoutEntry[]): void {
  if (path.split('/').length > DEEPEST) throw tooMuch(`it is nested deeper than ${DEEPEST} levels`)
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    if (entry.name.toLowerCase() === '.git') continue
    const inside = [path, entry.name].filter((part) => part !== '' && part !== '.').join('/')
    const clean = !isForbidden(entry.name)
    if (entry.isDirectory() && clean) walk(join(directory, entry.name), inside, found)
    else found.push({ path: inside, kind: entry.isFile() && clean ? 'file' : 'other' })
    if (found.length > MOST_ENTRIES) throw tooMuch(`it holds more than ${MOST_ENTRIES} files`)
  }
}

const tooMuch = (reason: string): Failure =>
  new Failure('INPUT_INVALID', `a folder that is to be reviewed is too large: ${reason}`, {
    causes: ['a pattern in "policies" begins with a wildcard, so that all files are listed'],
    fix: 'Name the folder in the pattern, such as `policies/*.json`.',
  })

function readRegular(path: string, most: number): string | undefined {
  if (!lstatSync(path, { throwIfNoEntry: false })?.isFile()) return undefined
  let file: number
  try {
    file = openSync(path, constants.O_RDONLY | NO_FOLLOW)
  } catch {
    return undefined
  }
  try {
    const { size } = fstatSync(file)
    if (!fstatSync(file).isFile() || size > most) return undefined
    const bytes = Buffer.alloc(size)
    const read = readSync(file, bytes, 0, size, 0)
    return bytes.toString('utf8', 0, read).replace(/^\uFEFF/, '')
  } finally {
    closeSync(file)
  }
}
