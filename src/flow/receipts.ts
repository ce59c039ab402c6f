import { datable } from '../lease/entry.ts'
import type { Journal } from '../lease/journal.ts'
import type { Desk, Kept } from '../providers/provider.ts'
import type { Wanted } from './wanted.ts'

/** Writes into the journal what one lease has obtained, has added to it, and has given back already. */
export function receiptsOf(
  { note, entries }: Journal,
  { name: lease, from, order, ca, ifNotReturned }: Wanted,
): Pick<Desk, 'keep' | 'more' | 'returned'> {
  const { host } = order
  const receipts = new Map<Kept, number>()
  return {
    keep(kept) {
      const { intent, id, way, note: remark } = kept
      receipts.set(kept, entries.length)
      note({
        kind: 'receipt',
        intent,
        lease,
        from,
        host,
        id,
        expiresAt: datable(kept.expiresAt) ?? null,
        way,
        ifNotReturned,
        note: remark,
        ca,
      })
    },
    more(kept, { intent, expiresAt, way }) {
      const receipt = receipts.get(kept)
      if (receipt !== undefined)
        note({ kind: 'more', receipt, intent, expiresAt: datable(expiresAt) ?? null, way })
    },
    returned(kept) {
      const receipt = receipts.get(kept)
      if (receipt !== undefined) note({ kind: 'returned', receipt })
    },
  }
}
