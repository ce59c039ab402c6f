import type { RevocationData } from '../../journal/entry.ts'
import type { LeaseSession, ReceiptHandle } from '../provider.ts'
import type { VaultConfig } from './config.ts'
import { encode, type LeasedItem } from './leasedItem.ts'
import { accessorId, type VaultToken } from './login.ts'

type LoginPlace = Pick<VaultConfig, 'base' | 'namespace'>

/** An item that was leased with a token, and its expiry. */
export interface LeasedThing {
  /** Absent if no intent was written: the intent of the login is used instead. */
  readonly intent: number | undefined
  readonly end: LeasedItem
  readonly expiresAt: number | undefined
}

/** The receipts of one login. */
export interface Receipts {
  /** The items to revoke before the token, or with it. */
  readonly things: readonly LeasedThing[]
  add(thing: LeasedThing): void
  /** Journals an item that cannot be revoked. */
  addIrrevocable(
    intent: number | undefined,
    thing: { readonly id: string; readonly expiresAt: number | undefined; readonly note: string },
  ): void
  /** Journals these items as irrevocable, because their revocation is not permitted. */
  downgrade(things: readonly LeasedThing[], note: string): void
  /** Journals that the token was revoked, and everything with it. */
  close(): void
}

/**
 * Creates the receipts of a login. One receipt holds the token and all that it leased, since some
 * items must be revoked before the token and receipts are revoked in no order; each item extends
 * it. A batch token cannot be revoked itself, so each of its leases has its own receipt.
 */
export function createReceipts(
  token: VaultToken,
  {
    place,
    sync,
    leaseSession,
  }: { readonly place: LoginPlace; readonly sync: boolean; readonly leaseSession: LeaseSession },
): Receipts {
  const revocation = revocationData(token, place, sync)
  const batch = token.kind === 'batch'
  let things: readonly LeasedThing[] = []
  let receipt = keep()
  function keep(): ReceiptHandle {
    const how = batch
      ? { revocation: null, note: BATCH }
      : { revocation: { ...revocation, ends: things.map(({ end }) => encode(end)).join('\n') } }
    const { intent, id, requestId: request } = token
    return leaseSession.keep({ intent, id, request, expiresAt: latest(token, things), ...how })
  }
  const addIrrevocable: Receipts['addIrrevocable'] = (
    intent = token.intent,
    { id: item, ...thing },
  ) => void leaseSession.keep({ intent, id: token.id, keys: { item }, ...thing, revocation: null })
  return {
    get things() {
      return things
    },
    add(thing) {
      const { intent = token.intent, end, expiresAt } = thing
      if (batch)
        return void leaseSession.keep({
          intent,
          id: token.id,
          keys: { item: accessorId(encode(end)) },
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
  { base, namespace }: LoginPlace,
  sync: boolean,
): RevocationData {
  // Post has only the receipt: without the token it could not revoke anything.
  return {
    address: base.href,
    token: secret.reveal(),
    kind,
    ...(namespace !== undefined && { namespace }),
    ...(sync && { sync: 'true' }),
  }
}

/** Returns the latest expiry; `undefined` if any expiry is unknown. */
function latest({ expiresAt }: VaultToken, things: readonly LeasedThing[]): number | undefined {
  const times = [expiresAt, ...things.map((thing) => thing.expiresAt)]
  return times.every((time) => time !== undefined) ? Math.max(...times) : undefined
}
