import type { RevocationData } from '../../journal/entry.ts'
import type { LeaseSession, ReceiptHandle } from '../provider.ts'
import { encode, type LeasedItem } from './leasedItem.ts'
import { accessorId, type VaultToken } from './login.ts'
import type { VaultPlace } from './request.ts'

/** What was leased with a token, and until when it lives. */
export interface LeasedThing {
  /** Absent where none was due: then that of the login stands for it. */
  readonly intent: number | undefined
  readonly end: LeasedItem
  readonly expiresAt: number | undefined
}

/** The receipts of one login. */
export interface Receipts {
  /** What is to be ended before the token, or by it. */
  readonly things: readonly LeasedThing[]
  add(thing: LeasedThing): void
  /** Something was obtained that nothing can revoke. */
  addIrrevocable(
    intent: number | undefined,
    thing: { readonly id: string; readonly expiresAt: number | undefined; readonly note: string },
  ): void
  /** Things that may not be ended after all. */
  downgrade(things: readonly LeasedThing[], note: string): void
  /** The token is dead, and everything with it. */
  close(): void
}

/**
 * One receipt for the token and all that it leased: what needs the living token must end before it,
 * and receipts are revoked in no order. It grows by what each thing adds to it. Leases of a batch
 * token, which nothing can revoke, have receipts of their own.
 */
export function createReceipts(
  token: VaultToken,
  {
    place,
    sync,
    leaseSession,
  }: { readonly place: VaultPlace; readonly sync: boolean; readonly leaseSession: LeaseSession },
): Receipts {
  const revocation = revocationData(token, place, sync)
  const batch = token.kind === 'batch'
  let things: readonly LeasedThing[] = []
  let receipt = keep()
  function keep(): ReceiptHandle {
    const how = batch
      ? { revocation: null, note: BATCH }
      : { revocation: { ...revocation, ends: things.map(({ end }) => encode(end)).join('\n') } }
    const { intent, id } = token
    return leaseSession.keep({ intent, id, expiresAt: latest(token, things), ...how })
  }
  const addIrrevocable: Receipts['addIrrevocable'] = (intent = token.intent, thing) =>
    void leaseSession.keep({ intent, ...thing, revocation: null })
  return {
    get things() {
      return things
    },
    add(thing) {
      const { intent = token.intent, end, expiresAt } = thing
      if (batch)
        return void leaseSession.keep({
          intent,
          id: accessorId(encode(end)),
          expiresAt,
          revocation: { ...revocation, ends: encode(end) },
        })
      things = [...things, thing]
      receipt.extend({
        intent,
        expiresAt: latest(token, things),
        revocation: { ends: encode(end) },
      })
    },
    addIrrevocable,
    downgrade(released, note) {
      for (const { intent = token.intent, end, expiresAt } of released)
        addIrrevocable(intent, { id: accessorId(encode(end)), expiresAt, note })
      things = things.filter((thing) => !released.includes(thing))
      const before = receipt
      receipt = keep()
      before.revoked()
    },
    close: () => receipt.revoked(),
  }
}

const BATCH = 'it is a batch token, which nothing can revoke'

function revocationData(
  { secret, kind }: VaultToken,
  { base, namespace }: VaultPlace,
  sync: boolean,
): RevocationData {
  // A receipt is the runner's memory: without the token nothing could be revoked.
  return {
    address: base.href,
    token: secret.reveal(),
    kind,
    ...(namespace !== undefined && { namespace }),
    ...(sync && { sync: 'true' }),
  }
}

/** When the last of them ends; unknown when that is unknown of one. */
function latest({ expiresAt }: VaultToken, things: readonly LeasedThing[]): number | undefined {
  const times = [expiresAt, ...things.map((thing) => thing.expiresAt)]
  return times.every((time) => time !== undefined) ? Math.max(...times) : undefined
}
