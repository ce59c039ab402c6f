import { Failure } from '../kit/failure.ts'
import { Secret } from '../kit/secret.ts'
import type { Network, World } from '../kit/world.ts'
import { type Entry, entryOf } from './entry.ts'

/** The first line of the journal: how post must work, whatever a later step does to its environment. */
export interface Opening extends Network {
  readonly v: 1
  readonly nonce: string
  /** Milliseconds that post may take. */
  readonly budget: number
  readonly summary: boolean
  /** The path of the record. */
  readonly record: string | undefined
}

/** What survives from main to post: an append-only list in the runner's state. */
export interface Journal {
  readonly entries: readonly Entry[]
  /** The state has all that post must know: `false` while something that was obtained could not be written. */
  readonly whole: boolean
  /** Remembers an entry, in memory and in the state; returns its number. Throws `STATE_UNWRITABLE`. */
  note(entry: Entry): number
}

/** What post found: the entries by their numbers, and what it could not believe. */
export interface Found {
  readonly opening: Opening
  readonly entries: ReadonlyMap<number, Entry>
  readonly warnings: readonly string[]
}

// A variable beyond 128 KiB would stop post from starting on Linux, 32 K on Windows; all variables together have a limit, too.
const LINE = 30_000
const ALL = 512 * 1024

/** Writes the opening; nothing may be requested before it is in the state. */
export function openJournal(
  world: Pick<World, 'remember' | 'random' | 'hush'>,
  facts: Omit<Opening, 'v' | 'nonce'>,
): Journal {
  const nonce = Array.from(world.random(16), (byte) => byte.toString(16).padStart(2, '0')).join('')
  world.hush(new Secret(nonce))
  world.remember('opening', JSON.stringify({ v: 1, nonce, ...facts } satisfies Opening))
  const entries: Entry[] = []
  const state = stateOf(world)
  let whole = true
  return {
    entries,
    get whole() {
      return whole && state.complete
    },
    note(entry) {
      const number = entries.length
      const line = JSON.stringify({ nonce, ...entry })
      const fits = state.fits(line)
      // An attempt that cannot be noted is not made.
      if (entry.kind === 'intent') {
        if (!fits) throw tooLarge()
        state.write(number, line, { needed: false })
        return entries.push(entry) - 1
      }
      // In memory first: should the disk be full, the rollback still knows of it. A number that is taken stands in the state, too.
      entries.push(entry)
      whole &&= fits
      state.write(
        number,
        fits ? line : JSON.stringify({ nonce, kind: 'returned', receipt: number }),
        { needed: true },
      )
      if (!fits) throw tooLarge()
      return number
    },
  }
}

const tooLarge = (): Failure =>
  new Failure(
    'STATE_UNWRITABLE',
    `what must be remembered of a lease is too large for the runner's state`,
  )

/** The lines of the state. Post reads to the first gap: what a full disk refused is written before anything else is. */
function stateOf({ remember }: Pick<World, 'remember'>) {
  const waiting: (readonly [key: string, line: string])[] = []
  let size = 0
  return {
    get complete() {
      return waiting.length === 0
    },
    fits(line: string) {
      size += line.length
      return line.length <= LINE && size <= ALL
    },
    write(number: number, line: string, { needed }: { readonly needed: boolean }) {
      waiting.push([`entry_${number}`, line])
      try {
        for (let [next] = waiting; next; [next] = waiting) {
          remember(...next)
          waiting.shift()
        }
      } catch (error) {
        if (!needed) waiting.pop()
        throw error
      }
    },
  }
}

/** Reads the journal back; `undefined` when main never opened one. Entries that main did not write are skipped with a warning. */
export function readJournal(state: (key: string) => string | undefined): Found | undefined {
  const line = state('opening')
  if (line === undefined) return undefined
  const opening = openingOf(parsed(line))
  if (!opening)
    throw new Failure(
      'INTERNAL',
      "the first line of this step's state is not one that this action wrote",
    )
  const entries = new Map<number, Entry>()
  const warnings: string[] = []
  for (let number = 0; ; number++) {
    const text = state(`entry_${number}`)
    if (text === undefined) return { opening, entries, warnings }
    const value = parsed(text)
    const entry = value?.['nonce'] === opening.nonce ? entryOf(value) : undefined
    if (entry) entries.set(number, entry)
    else warnings.push(`state entry ${number} was not written by this step's main and is ignored`)
  }
}

function parsed(line: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(line)
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined
  } catch {
    return undefined
  }
}

function openingOf(value: Readonly<Record<string, unknown>> | undefined): Opening | undefined {
  if (
    value?.['v'] !== 1 ||
    typeof value['nonce'] !== 'string' ||
    !/^[0-9a-f]{32}$/.test(value['nonce'])
  )
    return undefined
  const { budget, summary, record, proxy, noProxy, ca, system } = value as Partial<Opening>
  if (typeof budget !== 'number' || !(budget > 0) || typeof summary !== 'boolean') return undefined
  if (
    !holdsTexts(proxy) ||
    !(ca === undefined || holdsTexts(ca, 'path', 'sha256')) ||
    !texts(record, noProxy, system)
  )
    return undefined
  return { v: 1, nonce: value['nonce'], budget, summary, record, proxy, noProxy, ca, system }
}

const texts = (...values: readonly unknown[]): boolean =>
  values.every((each) => each === undefined || typeof each === 'string')

/** An object of texts, with at least these. */
function holdsTexts<T>(value: T | undefined, ...needed: readonly string[]): value is T {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return false
  return texts(...Object.values(value)) && needed.every((name) => Object.hasOwn(value, name))
}
