import type { Entry } from './entry.ts'
import type { Journal } from './journal.ts'

/** Returns a journal that ends with this process, for leases that no later step could revoke. */
export function memoryJournal(header: Journal['header']): Journal {
  const entries: Entry[] = []
  return {
    header,
    entries,
    fullyPersisted: true,
    append: (entry: Entry) => entries.push(entry) - 1,
    close: () => undefined,
  }
}
