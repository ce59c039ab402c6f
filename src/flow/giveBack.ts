import { rfc3339 } from '../handover/values.ts'
import { type Budget, budgetOf } from '../kit/budget.ts'
import { asFailure, Failure } from '../kit/failure.ts'
import { senderOf } from '../kit/send.ts'
import type { World } from '../kit/world.ts'
import type { Receipt } from '../lease/entry.ts'
import type { Outstanding } from '../lease/outstanding.ts'
import { returnsOf } from '../providers/returns.ts'
import type { Ending } from './ending.ts'
import { lostOne } from './lost.ts'

/** Gives back all that is outstanding, in parallel, inside the budget; never throws. `returned` hears of each thing that is dead. */
export async function giveBack(
  world: World,
  open: Pick<Outstanding, 'receipts' | 'lost'>,
  { budget, returned }: { readonly budget: Budget; readonly returned: (number: number) => void },
): Promise<readonly Ending[]> {
  const endings = await Promise.all(
    open.receipts.map(async ([number, receipt]) => {
      const ending = await endingOf(world, receipt, budget)
      if (ending.end === 'returned') returned(number)
      return ending
    }),
  )
  return [...endings, ...open.lost.map((intent) => lostOne(world, intent))]
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

async function endingOf(world: World, receipt: Receipt, budget: Budget): Promise<Ending> {
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
    const how = await revoke(world, { ...receipt, way }, budget)
    if (how === 'gone' && isOver(world, expiresAt)) return { ...base, ...over(lease) }
    return {
      ...base,
      end: 'returned',
      sentence: `${lease}: ${how === 'gone' ? 'was gone already' : `returned${when(world, expiresAt)}`}`,
    }
  } catch (error) {
    const failure = asFailure(error).of(lease)
    const sentence = `${lease}: could not be returned (${failure.message});`
    if (!isOver(world, expiresAt))
      return {
        ...base,
        end: 'failed',
        failure,
        sentence: `${sentence} it lives on, ${remaining(world, expiresAt)}`,
      }
    // The clock says that it is dead, and nobody says that it lives.
    if (failure.code !== 'EXCHANGE_REFUSED')
      return {
        ...base,
        ...over(lease, `; asking for its return, to make sure, failed (${failure.message})`),
      }
    // Some servers say so of the dead as well: no reason to fail a job.
    const renewed = `it was to expire ${minutes(world.now() - expiresAt)} ago, and lives on if somebody renewed it`
    return { ...base, strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` }
  }
}

type Outcome = Pick<Ending, 'end' | 'sentence' | 'note'>

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
  budget: Budget,
): Promise<'returned' | 'gone'> {
  const returns = await returnsOf(receipt.from)
  if (!returns)
    throw new Failure('INTERNAL', `nothing is known of how "${receipt.from}" takes a lease back`)
  // The state is the runner's memory, but it is read as if a stranger had written it.
  if (!returns.wayIsSound(receipt.way))
    throw new Failure('INTERNAL', 'the receipt names a place that this provider never leases from')
  const sender = senderOf(world, budget)
  const { ca } = receipt
  return returns.revoke(
    {
      send: (request, transient) =>
        sender.send('next' in request ? request : { ...request, ca }, transient),
    },
    receipt,
  )
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
