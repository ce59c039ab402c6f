import { clampExpiry } from '../journal/entry.ts'
import type { Journal } from '../journal/journal.ts'
import type { LeaseSession } from '../providers/provider.ts'
import type { LeaseConfig } from './leaseConfig.ts'

/**
 * Returns a function that journals what one lease obtains. It returns a handle that extends the
 * receipt or marks it as revoked.
 */
export function receiptWriter(
  { append, entries }: Journal,
  { name: lease, from, prepared, ca, onRevokeFailure, refresh }: LeaseConfig,
): LeaseSession['keep'] {
  const { host } = prepared
  return ({ intent, id, revocation, note: remark, expiresAt }) => {
    // The index is taken before the write: an entry that cannot be written to disk is in the
    // journal anyway.
    const receipt = entries.length
    append({
      kind: 'receipt',
      intent,
      lease,
      from,
      host,
      id,
      expiresAt: clampExpiry(expiresAt) ?? null,
      revocation,
      onRevokeFailure,
      note: remark,
      ca,
      ...(refresh && { refreshLifetime: prepared.maxLifetime }),
    })
    return {
      extend: (added) =>
        void append({
          kind: 'more',
          receipt,
          intent: added.intent,
          expiresAt: clampExpiry(added.expiresAt) ?? null,
          revocation: added.revocation,
        }),
      revoked: () => void append({ kind: 'revoked', receipt }),
    }
  }
}
