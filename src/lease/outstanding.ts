import type { Entry, File, Intent, Receipt } from './entry.ts'

/** What is still open in a journal: a fold over its entries, the same for rollback and post. */
export interface Outstanding {
  readonly receipts: readonly (readonly [number, Receipt])[]
  /** Attempts whose answer was lost: a lease may live of which nobody heard. */
  readonly lost: readonly Intent[]
  readonly files: readonly File[]
}

/** Folds the entries, by their numbers, into what is still open. */
export function outstanding(entries: Iterable<readonly [number, Entry]>): Outstanding {
  const intents = new Map<number, Intent>()
  const receipts = new Map<number, Receipt>()
  const files: File[] = []
  for (const [number, entry] of entries) {
    switch (entry.kind) {
      case 'intent':
        intents.set(number, entry)
        break
      case 'refused':
        intents.delete(entry.intent)
        break
      case 'receipt':
        intents.delete(entry.intent)
        receipts.set(number, entry)
        break
      case 'returned':
        receipts.delete(entry.receipt)
        break
      case 'file':
        files.push(entry)
        break
    }
  }
  return { receipts: [...receipts], lost: [...intents.values()], files }
}
