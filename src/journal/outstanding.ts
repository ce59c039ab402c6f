import type { Entry, Extension, Intent, Receipt, RevocationData, TempFile } from './entry.ts'
import type { StoredJournal } from './journal.ts'

/** The open items of a journal after all its entries; used by rollback and post. */
export interface Outstanding {
  readonly receipts: readonly (readonly [number, Receipt])[]
  /** Receipts that are marked as revoked; set only if main was killed. */
  readonly revoked: ReadonlySet<number>
  /** Requests without a usable response: an unknown lease may be valid. */
  readonly lost: readonly Intent[]
  readonly files: readonly TempFile[]
  /** Lines of the record that a sink has not received. */
  readonly unshipped: readonly UnshippedLines[]
}

/** The lines of one entry for one sink. */
export interface UnshippedLines {
  readonly entry: number
  readonly sink: string
  readonly lines: readonly string[]
}

/**
 * Folds the entries and returns the open items. If main was killed, a receipt that is marked as
 * revoked stays open, and its revocation is sent again.
 */
export function outstanding(
  entries: Iterable<readonly [number, Entry]>,
  { killed = false }: { readonly killed?: boolean } = {},
): Outstanding {
  const intents = new Map<number, Intent>()
  const receipts = new Map<number, Receipt>()
  const revoked = new Set<number>()
  const files: TempFile[] = []
  const unshipped = new Map<string, UnshippedLines>()
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
        const whole = extendReceipt(receipts.get(entry.receipt), entry)
        if (!whole) break
        intents.delete(entry.intent)
        receipts.set(entry.receipt, whole)
        break
      }
      case 'revoked':
        if (killed) revoked.add(entry.receipt)
        else receipts.delete(entry.receipt)
        break
      case 'file':
        files.push(entry)
        break
      case 'lines':
        for (const sink of entry.sinks)
          unshipped.set(`${number} ${sink}`, { entry: number, sink, lines: entry.lines })
        break
      case 'shipped':
        // A repeated line is recognised by its uid.
        if (!killed) unshipped.delete(`${entry.entry} ${entry.sink}`)
        break
    }
  }
  const lost = [...intents.values()]
  return { receipts: [...receipts], revoked, lost, files, unshipped: [...unshipped.values()] }
}

type Stored = Pick<StoredJournal, 'entries' | 'warnings'> & { readonly killed?: boolean }

/**
 * Returns whether post has nothing to revoke, to remove, to send or to warn about. Always `false` if main
 * was killed, because its `revoked` entries are then not trusted.
 */
export function isSettled({ entries, warnings, killed = false }: Stored): boolean {
  const { receipts, lost, files, unshipped } = outstanding(entries)
  const open = [warnings, receipts, lost, files, unshipped]
  return !killed && open.every(({ length }) => length === 0)
}

/** Returns the extended receipt; `undefined` if it is closed or cannot be revoked. */
function extendReceipt(
  receipt: Receipt | undefined,
  { revocation, expiresAt }: Extension,
): Receipt | undefined {
  return receipt?.revocation
    ? { ...receipt, expiresAt, revocation: mergeData(receipt.revocation, revocation) }
    : undefined
}

const mergeData = (first: RevocationData, more: RevocationData): RevocationData =>
  Object.fromEntries([
    ...Object.entries(first),
    ...Object.entries(more).map(([part, text]) => [part, appendLine(first[part], text)] as const),
  ])

const appendLine = (before: string | undefined, text: string): string =>
  before ? `${before}\n${text}` : text
