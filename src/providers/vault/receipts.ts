import type { Way } from '../../journal/entry.ts'
import type { Desk, ReceiptHandle } from '../provider.ts'
import { type End, lineOf } from './leasedItem.ts'
import { idOf, type Token } from './login.ts'
import type { Place } from './request.ts'

/** What was leased with a token, and until when it lives. */
export interface Thing {
  /** Absent where none was due: then that of the login stands for it. */
  readonly intent: number | undefined
  readonly end: End
  readonly expiresAt: number | undefined
}

/** The receipts of one login. */
export interface Receipts {
  /** What is to be ended before the token, or by it. */
  readonly things: readonly Thing[]
  add(thing: Thing): void
  /** Something was obtained that nothing can give back. */
  lasting(
    intent: number | undefined,
    thing: { readonly id: string; readonly expiresAt: number | undefined; readonly note: string },
  ): void
  /** Things that may not be ended after all. */
  release(things: readonly Thing[], note: string): void
  /** The token is dead, and everything with it. */
  close(): void
}

/**
 * One receipt for the token and all that it leased: what needs the living token must end before it, and receipts are given back in no order.
 * It grows by what each thing adds to it. Leases of a batch token, which nothing can revoke, have receipts of their own.
 */
export function receiptsOf(
  token: Token,
  { place, sync, desk }: { readonly place: Place; readonly sync: boolean; readonly desk: Desk },
): Receipts {
  const way = wayOf(token, place, sync)
  const batch = token.kind === 'batch'
  let things: readonly Thing[] = []
  let receipt = keep()
  function keep(): ReceiptHandle {
    const how = batch
      ? { way: null, note: BATCH }
      : { way: { ...way, ends: things.map(({ end }) => lineOf(end)).join('\n') } }
    const { intent, id } = token
    return desk.keep({ intent, id, expiresAt: latest(token, things), ...how })
  }
  const lasting: Receipts['lasting'] = (intent = token.intent, thing) =>
    void desk.keep({ intent, ...thing, way: null })
  return {
    get things() {
      return things
    },
    add(thing) {
      const { intent = token.intent, end, expiresAt } = thing
      if (batch)
        return void desk.keep({
          intent,
          id: idOf(lineOf(end)),
          expiresAt,
          way: { ...way, ends: lineOf(end) },
        })
      things = [...things, thing]
      receipt.extend({ intent, expiresAt: latest(token, things), way: { ends: lineOf(end) } })
    },
    lasting,
    release(released, note) {
      for (const { intent = token.intent, end, expiresAt } of released)
        lasting(intent, { id: idOf(lineOf(end)), expiresAt, note })
      things = things.filter((each) => !released.includes(each))
      const before = receipt
      receipt = keep()
      before.revoked()
    },
    close: () => receipt.revoked(),
  }
}

const BATCH = 'it is a batch token, which nothing can revoke'

function wayOf({ secret, kind }: Token, { base, namespace }: Place, sync: boolean): Way {
  // A receipt is the runner's memory: without the token nothing could be given back.
  return {
    address: base.href,
    token: secret.reveal(),
    kind,
    ...(namespace !== undefined && { namespace }),
    ...(sync && { sync: 'true' }),
  }
}

/** When the last of them ends; unknown when that is unknown of one. */
function latest({ expiresAt }: Token, things: readonly Thing[]): number | undefined {
  const times = [expiresAt, ...things.map((thing) => thing.expiresAt)]
  return times.every((each) => each !== undefined) ? Math.max(...times) : undefined
}
