import type { Reader } from '../../inputs/reader.ts'
import { type ReadEntry, writtenName } from './readEntry.ts'

/** What every provider with `read` has beside its own inputs. */
export interface ReadConfig<E extends ReadEntry = ReadEntry> {
  readonly reads: readonly E[]
  /** Names, or `DB_*`, whose values are not masked. */
  readonly unmasked: readonly string[]
  /** Whether the credentials of the login are exported, too. */
  readonly exportCredentials: boolean
}

/** Reads `unmasked` and `export-credentials`, and checks the entries against them. */
export function parseReading<E extends ReadEntry>(
  read: Reader,
  reads: readonly E[],
  credentialNames: readonly string[],
): ReadConfig<E> {
  const reading: ReadConfig<E> = {
    reads,
    unmasked: read.list('unmasked') ?? [],
    exportCredentials: read.flag('export-credentials') || !read.has('read'),
  }
  rejectDuplicates(read, reads, reading.exportCredentials ? credentialNames : [])
  rejectUnread(read, reading)
  return reading
}

/** Reports names that would be set twice. The comparison ignores case, as Windows does. */
function rejectDuplicates(
  read: Reader,
  reads: readonly ReadEntry[],
  credentialNames: readonly string[],
): void {
  const taken = new Map(credentialNames.map((name) => [name.toUpperCase(), name]))
  for (const entry of reads) {
    const mark = writtenName(entry)
    const first = taken.get(mark.toUpperCase())
    if (first !== undefined)
      read.addError(`read.${mark}`, `would set a variable that ${first} sets already`)
    taken.set(mark.toUpperCase(), mark)
  }
}

/** Reports names in `unmasked` that nothing sets, and inputs that need `read`. */
function rejectUnread(read: Reader, { reads, unmasked }: ReadConfig): void {
  for (const name of unmasked)
    if (read.has('read') && !reads.some((entry) => covers(entry, name)))
      read.addError('unmasked', `names ${JSON.stringify(name)}, which "read" does not`)
  if (read.has('read')) return
  if (read.has('unmasked')) read.addError('unmasked', 'concerns what is read, so it needs "read"')
  if (read.has('export-credentials') && !read.flag('export-credentials'))
    read.addError('export-credentials', 'would leave nothing to export, as there is no "read"')
}

/** Returns whether an entry can set a variable that the pattern matches. */
function covers({ name, selector }: ReadEntry, pattern: string): boolean {
  const stem = stemOf(pattern)
  if (selector.kind !== 'each') return stem === undefined ? name === pattern : name.startsWith(stem)
  if (stem === undefined) return pattern.startsWith(name) && pattern !== name
  return name.startsWith(stem) || stem.startsWith(name)
}

/** Returns whether `unmasked` names a variable, itself or by `DB_*`. */
export const isUnmasked = (unmasked: readonly string[], name: string): boolean =>
  unmasked.some((pattern) => {
    const stem = stemOf(pattern)
    return stem === undefined ? pattern === name : name.startsWith(stem) && name !== stem
  })

const stemOf = (pattern: string): string | undefined => /^(\w+_)\*$/.exec(pattern)?.[1]

const NEEDS_CREDENTIALS = 'needs "export-credentials: true", as only what is read is exported'

/**
 * Reports inputs that cannot be used with `read` while the credentials of the login are not
 * exported: what is read has no lifetime, and there is nothing that these inputs could apply to.
 */
export function rejectWithoutCredentials(
  read: Reader,
  { exportCredentials }: ReadConfig,
  names: readonly string[],
): void {
  if (exportCredentials) return
  if (read.has('min-lifetime'))
    read.addError('min-lifetime', 'has no effect: what "read" exports does not expire')
  for (const name of names) if (read.has(name)) read.addError(name, NEEDS_CREDENTIALS)
}
