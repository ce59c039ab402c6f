import type { Entry, File, Intent, More, Receipt, Way } from './entry.ts'
import type { Found } from './journal.ts'

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
      case 'more': {
        const whole = extended(receipts.get(entry.receipt), entry)
        if (!whole) break
        intents.delete(entry.intent)
        receipts.set(entry.receipt, whole)
        break
      }
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

type Stored = Pick<Found, 'entries' | 'warnings'> & { readonly killed?: boolean }

/**
 * Returns whether post has nothing to revoke, to remove or to warn of. If main was killed, what it
 * says it revoked is not trusted, and the answer is no.
 */
export function isSettled({ entries, warnings, killed = false }: Stored): boolean {
  const { receipts, lost, files } = outstanding(entries)
  return !killed && warnings.length + receipts.length + lost.length + files.length === 0
}

/** A receipt and what was added to it; nothing is added to one that is closed, or that gives nothing back. */
function extended(receipt: Receipt | undefined, { way, expiresAt }: More): Receipt | undefined {
  return receipt?.way ? { ...receipt, expiresAt, way: joined(receipt.way, way) } : undefined
}

const joined = (first: Way, more: Way): Way =>
  Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(more).map(([part, text]) => [part, behind(first[part], text)] as const),
  ])

const behind = (before: string | undefined, text: string): string =>
  before ? `${before}\n${text}` : text
