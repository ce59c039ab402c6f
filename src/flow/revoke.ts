import { type Budget, budgetOf } from '../core/budget.ts'
import { asFailure, Failure } from '../core/failure.ts'
import { type Attempt, senderOf } from '../core/retry.ts'
import type { Request, World } from '../core/runtime.ts'
import { rfc3339 } from '../exports/values.ts'
import type { Receipt } from '../journal/entry.ts'
import type { Outstanding } from '../journal/outstanding.ts'
import { returnsOf } from '../providers/revokers.ts'
import { lostOne } from './lostResponse.ts'
import type { Ending } from './revocationOutcome.ts'
import { type Inputs, suppliesFor } from './supplies.ts'

/** How the leases of a step are revoked. */
export interface Revocation {
  readonly budget: Budget
  readonly inputs: Inputs
  readonly issuer: string | undefined
  /** Called with the number of each receipt that was revoked. */
  readonly returned: (number: number) => void
}

/** Revokes everything that is open, in parallel and inside the budget; never throws. */
export async function giveBack(
  world: World,
  open: Pick<Outstanding, 'receipts' | 'revoked' | 'lost'>,
  revocation: Revocation,
): Promise<readonly Ending[]> {
  const endAll = (receipts: Outstanding['receipts']): Promise<readonly Ending[]> =>
    Promise.all(
      receipts.map(async ([number, receipt]) => {
        const again = open.revoked.has(number)
        const ending = await endingOf(world, receipt, { ...revocation, again })
        if (ending.end === 'revoked') revocation.returned(number)
        return ending
      }),
    )
  // What main says it revoked comes last: it may share a token with a receipt that replaced it.
  const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number))
  const first = await endAll(groups.get(false) ?? [])
  const last = await endAll(groups.get(true) ?? [])
  return [...first, ...last, ...open.lost.map((intent) => lostOne(world, intent))]
}

// The runner kills a step soon after it has asked it to stop.
const SIGNAL_MS = 5_000

/** The time for giving back: so much in all, and five seconds once the runner wants the step to end. */
export function timeToGiveBack(world: World, milliseconds: number): Budget {
  const { cancelled } = world
  const [short, cut] = [new AbortController(), new AbortController()]
  const abort = (signal: AbortController, wait: number): void =>
    void world.sleep(wait).then(() => signal.abort(cancelled.reason))
  cancelled.addEventListener('abort', () => {
    abort(short, SIGNAL_MS / 2)
    abort(cut, SIGNAL_MS)
  })
  const total = cancelled.aborted ? Math.min(milliseconds, SIGNAL_MS) : milliseconds
  return budgetOf(world, total, { stop: cut.signal, abort: cut.signal, short: short.signal })
}

async function endingOf(
  world: World,
  receipt: Receipt,
  revocation: Revocation & { readonly again: boolean },
): Promise<Ending> {
  const { lease, from, host, id, expiresAt, way } = receipt
  const base = {
    lease,
    from,
    host,
    id,
    expiresAt: expiresAt ?? undefined,
    strict: receipt.ifNotReturned === 'fail',
  }
  if (way === null)
    return isOver(world, expiresAt)
      ? { ...base, ...over(lease) }
      : { ...base, ...lasting(world, receipt) }
  try {
    const how = await revoke(world, { ...receipt, way }, revocation)
    if (how === 'already-gone') return { ...base, ...gone(world, receipt, revocation.again) }
    return { ...base, end: 'revoked', sentence: `${lease}: returned${when(world, expiresAt)}` }
  } catch (error) {
    return { ...base, ...failed(world, receipt, asFailure(error).of(lease)) }
  }
}

function failed(world: World, { lease, expiresAt }: Receipt, failure: Failure): Outcome {
  const sentence = `${lease}: could not be returned (${failure.message});`
  if (!isOver(world, expiresAt))
    return {
      end: 'failed',
      failure,
      sentence: `${sentence} it lives on, ${remaining(world, expiresAt)}`,
    }
  // The clock says that it is dead, and nobody says that it lives.
  if (failure.code !== 'EXCHANGE_REFUSED')
    return over(lease, `; asking for its return, to make sure, failed (${failure.message})`)
  // Some servers say so of the dead as well: no reason to fail a job.
  const renewed = `it was to expire ${minutes(world.now() - expiresAt)} ago, and lives on if somebody renewed it`
  return { strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` }
}

/** A server's word counts only for what has expired, or was revoked by this step before. */
function gone(world: World, { lease, host, expiresAt }: Receipt, again: boolean): Outcome {
  if (isOver(world, expiresAt)) return over(lease)
  if (again) return { end: 'already-gone', sentence: `${lease}: was gone already` }
  const expiry = expiresAt === null ? 'expiry unknown' : remaining(world, expiresAt)
  return {
    end: 'already-gone',
    flags: ['unconfirmed'],
    sentence: `${lease}: was gone already according to ${host}, unconfirmed: this step had not revoked it (${expiry})`,
  }
}

type Outcome = Pick<Ending, 'end' | 'sentence' | 'note' | 'flags' | 'failure' | 'strict'>

/** By our clock. It may be wrong, and a token may have been renewed: what has a way back is asked for all the same. */
const isOver = (world: World, expiresAt: number | null): expiresAt is number =>
  expiresAt !== null && expiresAt <= world.now()
const over = (lease: string, more = ''): Outcome => ({
  end: 'expired',
  sentence: `${lease}: had expired already${more}`,
})

function lasting(world: World, { lease, expiresAt, note }: Receipt): Outcome {
  const sentence = `${lease}: cannot be revoked, ${remaining(world, expiresAt)}`
  return {
    end: 'expires',
    sentence: note === undefined ? sentence : `${sentence}; the record says more`,
    note,
  }
}

async function revoke(
  world: World,
  receipt: Receipt & { readonly way: NonNullable<Receipt['way']> },
  { budget, inputs, issuer }: Revocation,
): Promise<'revoked' | 'already-gone'> {
  const returns = await returnsOf(receipt.from)
  if (!returns)
    throw new Failure('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`)
  // The state is the runner's memory, but it is read as if a stranger had written it.
  if (!returns.wayIsSound(receipt.way))
    throw new Failure('INTERNAL', 'the receipt names a place that this provider never leases from')
  const sender = senderOf(world, budget)
  const { ca, lease } = receipt
  const supplies = suppliesFor(world, lease, { sender, inputs, issuer })
  return returns.revoke(
    { send: (asked, transient) => sender.send(withCa(asked, ca), transient) },
    receipt,
    supplies,
  )
}

function withCa(asked: Request | Attempt, ca: string | undefined): Request | Attempt {
  if (!('next' in asked)) return { ...asked, ca }
  return { ...asked, next: async () => ({ ...(await asked.next()), ca }) }
}

function remaining(world: World, expiresAt: number | null): string {
  if (expiresAt === null) return 'for as long as the server allows'
  return `expires in ${minutes(expiresAt - world.now())}, at ${rfc3339(expiresAt)}`
}

function when(world: World, expiresAt: number | null): string {
  if (expiresAt === null) return ''
  return isOver(world, expiresAt)
    ? `, ${minutes(world.now() - expiresAt)} after it was to expire`
    : `, ${minutes(expiresAt - world.now())} early`
}

const minutes = (seconds: number): string =>
  seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`
