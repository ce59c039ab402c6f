import { Failure } from '../core/failure.ts'
import type { Runtime } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { type Entry, parseEntry } from './entry.ts'
import { type Header, parseHeader, parseLine, TOMBSTONE } from './header.ts'

/** An append-only list in the runner's state, from main to post. */
export interface Journal {
  readonly header: Pick<Header, 'record' | 'uid' | 'run' | 'issuer' | 'labels'>
  readonly entries: readonly Entry[]
  /** `false` while the state lacks an entry about something that was leased. */
  readonly fullyPersisted: boolean
  /** Appends an entry in memory and in the state; returns its number. Throws `STATE_UNWRITABLE`. */
  append(entry: Entry): number
  /** Marks the journal as complete; main calls it last. Throws `STATE_UNWRITABLE`. */
  close(): void
}

/** The journal as post reads it: the valid entries by their numbers, and a warning for the rest. */
export interface StoredJournal {
  readonly header: Header
  readonly entries: ReadonlyMap<number, Entry>
  readonly warnings: readonly string[]
  /** Main ended before it called `close`. */
  readonly killed: boolean
}

// A variable of more than 128 KiB (Linux) or 32 K (Windows) would prevent post from starting; all
// variables of a process together are limited, too.
const MAX_LINE = 30_000
const MAX_TOTAL = 512 * 1024

/** Writes the header and returns an empty journal. Throws `STATE_UNWRITABLE`. */
export function openJournal(
  runtime: Pick<Runtime, 'saveState' | 'random' | 'mask'>,
  facts: Omit<Header, 'v' | 'nonce' | 'uid'>,
): Journal {
  const random = Buffer.from(runtime.random(32)).toString('hex')
  const [nonce, uid] = [random.slice(0, 32), random.slice(32)]
  runtime.mask(new Secret(nonce))
  const header: Header = { v: 1, nonce, uid, ...facts }
  runtime.saveState({ closed: 'open', opening: JSON.stringify(header) })
  const entries: Entry[] = []
  const state = createStateWriter(runtime)
  let whole = true
  return {
    header,
    entries,
    get fullyPersisted() {
      return whole && state.complete
    },
    append(entry) {
      const number = entries.length
      const line = JSON.stringify({ nonce, ...entry })
      const fits = state.fits(line)
      // A request that may lease something is not sent unless its entry is in the state.
      if (entry.kind === 'intent') {
        if (!fits) throw tooLarge()
        state.write(number, line, { needed: false })
        return entries.push(entry) - 1
      }
      // In memory first, so that the rollback has the entry if the disk is full. The number is used
      // and post reads up to the first gap, so an entry that is too large becomes a placeholder.
      entries.push(entry)
      whole &&= fits
      state.write(
        number,
        fits ? line : JSON.stringify({ nonce, kind: 'revoked', receipt: number }),
        { needed: true },
      )
      if (!fits) throw tooLarge()
      return number
    },
    close: () => state.close(entries.length),
  }
}

const tooLarge = (): Failure =>
  new Failure(
    'STATE_UNWRITABLE',
    `the journal entry of a lease is too large for the runner's state`,
  )

/**
 * Returns the writer of the journal's lines in the state. Each write sets `closed` to the number of
 * entries before it writes the entry. The last value of a key wins, so that post knows where main's
 * entries end even if main was killed. Lines that a full disk rejected are written first.
 */
function createStateWriter({ saveState }: Pick<Runtime, 'saveState'>) {
  const pending: (readonly [number: number, line: string])[] = []
  let size = 0
  const flush = (): void => {
    for (let [next] = pending; next; [next] = pending) {
      const [number, line] = next
      saveState({ closed: `open ${number + 1}`, [`entry_${number}`]: line })
      pending.shift()
    }
  }
  return {
    get complete() {
      return pending.length === 0
    },
    fits(line: string) {
      size += line.length
      return line.length <= MAX_LINE && size <= MAX_TOTAL
    },
    write(number: number, line: string, { needed: mustPersist }: { readonly needed: boolean }) {
      pending.push([number, line])
      try {
        flush()
      } catch (error) {
        if (!mustPersist) pending.pop()
        throw error
      }
    },
    close(count: number) {
      flush()
      saveState({ closed: String(count) })
    },
  }
}

/**
 * Reads the journal from the state; returns `undefined` if main leased nothing. Entries that main
 * did not write are skipped with a warning. Throws `INTERNAL` if main did not write the header.
 */
export function readJournal(state: (key: string) => string | undefined): StoredJournal | undefined {
  const line = state('opening')
  if (line === undefined || line === TOMBSTONE.opening) return undefined
  const header = parseHeader(parseLine(line))
  if (!header)
    throw new Failure(
      'INTERNAL',
      "the header in this step's state is not one that this action wrote",
    )
  const { killed, count } = closingOf(state('closed'))
  const entries = new Map<number, Entry>()
  const warnings: string[] = []
  let number = 0
  for (; number < count; number++) {
    const text = state(`entry_${number}`)
    if (text === undefined) break
    const value = parseLine(text)
    const entry = value?.['nonce'] === header.nonce ? parseEntry(value) : undefined
    if (entry) entries.set(number, entry)
    else warnings.push(`state entry ${number} was not written by this step's main and is ignored`)
  }
  if (number === count && state(`entry_${count}`) !== undefined)
    warnings.push(`state entries from ${count} on were not written by this step's main: ignored`)
  return { header, entries, warnings, killed }
}

/** Returns the log line of a post without leases; entries in its state are not from main. */
export const nothingLeased = (state: (key: string) => string | undefined): string =>
  state('entry_0') === undefined
    ? 'Nothing was leased, so there is nothing to revoke'
    : 'Nothing was leased, so nothing is revoked; the STATE_entry_* variables set since are ignored'

/** Parses `closed`. If main cannot have written it, only the nonce identifies main's entries. */
function closingOf(text = ''): { readonly killed: boolean; readonly count: number } {
  if (text === TOMBSTONE.closed) return { killed: true, count: 0 }
  const [, open, count = ''] = /^(open )?(\d{1,6})$/.exec(text) ?? []
  return count === ''
    ? { killed: true, count: Number.POSITIVE_INFINITY }
    : { killed: open !== undefined, count: Number(count) }
}
