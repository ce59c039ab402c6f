import { datable } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { Desk } from '../providers/provider.ts'
import type { Wanted } from './leaseConfig.ts'

/** Journals what one lease obtains; a receipt's handle extends it or marks it as revoked. */
export function receiptsOf(
  { note, entries }: Journal,
  { name: lease, from, order, ca, ifNotReturned }: Wanted,
): Desk['keep'] {
  const { host } = order
  return ({ intent, id, way, note: remark, expiresAt }) => {
    // Known before it is written: an entry that the disk refuses is in the journal all the same.
    const receipt = entries.length
    note({
      kind: 'receipt',
      intent,
      lease,
      from,
      host,
      id,
      expiresAt: datable(expiresAt) ?? null,
      way,
      ifNotReturned,
      note: remark,
      ca,
    })
    return {
      extend: (added) =>
        void note({
          kind: 'more',
          receipt,
          intent: added.intent,
          expiresAt: datable(added.expiresAt) ?? null,
          way: added.way,
        }),
      revoked: () => void note({ kind: 'revoked', receipt }),
    }
  }
}
