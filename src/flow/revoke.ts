import { abortAfterCancel, type Budget, CANCEL_GRACE_MS, startBudget } from '../core/budget.ts'
import { asFailure, Failure } from '../core/failure.ts'
import { retryingClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { rfc3339 } from '../core/time.ts'
import type { Receipt } from '../journal/entry.ts'
import type { Header } from '../journal/header.ts'
import type { Outstanding } from '../journal/outstanding.ts'
import { revokerFor } from '../providers/revokers.ts'
import { leaseRequests, preparingClient } from './leaseRequests.ts'
import { lostResponse, type RevocationOutcome } from './outcomes.ts'
import { type Inputs, suppliesFor } from './supplies.ts'

type RevokableReceipt = Receipt & { readonly revocation: NonNullable<Receipt['revocation']> }

/** What the revocation of a step's leases needs. */
export interface Revocation {
  readonly budget: Budget
  readonly inputs: Inputs
  readonly header: Pick<Header, 'issuer' | 'uid' | 'run'>
  /** Whether later steps may have obtained leases with `refresh` again. */
  readonly refreshed?: boolean
  /** Called with the journal index of each receipt that was revoked. */
  readonly onRevoked?: (receipt: number) => void
}

/**
 * Revokes everything that is open, in parallel and within the budget. Returns the outcome of each
 * receipt and of each lost response; never throws.
 */
export async function revokeAll(
  runtime: Runtime,
  open: Pick<Outstanding, 'receipts' | 'revoked' | 'lost'>,
  revocation: Revocation,
): Promise<readonly RevocationOutcome[]> {
  const endAll = (receipts: Outstanding['receipts']): Promise<readonly RevocationOutcome[]> =>
    Promise.all(
      receipts.map(async ([number, receipt]) => {
        const again = open.revoked.has(number)
        const outcome = await revokeOne(runtime, receipt, { ...revocation, again })
        if (outcome.end === 'revoked') revocation.onRevoked?.(number)
        return outcome
      }),
    )
  // Receipts that main has journaled as revoked come last: one may share a token with a receipt
  // that replaced it.
  const groups = Map.groupBy(open.receipts, ([number]) => open.revoked.has(number))
  const first = await endAll(groups.get(false) ?? [])
  const last = await endAll(groups.get(true) ?? [])
  return [...first, ...last, ...open.lost.map((intent) => lostResponse(runtime, intent))]
}

/**
 * Returns the budget for revocations: the given time in all, and five seconds once the step is
 * cancelled.
 */
export function revocationBudget(runtime: Runtime, milliseconds: number): Budget {
  const { aborted } = runtime.cancelled
  const abortShares = abortAfterCancel(runtime, 1 / 2)
  const cut = abortAfterCancel(runtime, 1)
  return startBudget(runtime, aborted ? Math.min(milliseconds, CANCEL_GRACE_MS) : milliseconds, {
    stopNew: cut,
    abortAll: cut,
    abortShares,
  })
}

async function revokeOne(
  runtime: Runtime,
  receipt: Receipt,
  revocation: Revocation & { readonly again: boolean },
): Promise<RevocationOutcome> {
  const { lease, from, host, id, expiresAt, revocation: data, token, keys, request } = receipt
  const base = {
    ...{ lease, from, host, id, token, keys, request },
    expiresAt: expiresAt ?? undefined,
    strict: receipt.onRevokeFailure === 'fail',
  }
  if (data === null && revocation.refreshed && receipt.refreshLifetime !== undefined)
    return { ...base, ...refreshedOutcome(runtime, receipt, receipt.refreshLifetime) }
  if (data === null)
    return isExpired(runtime, expiresAt)
      ? { ...base, ...expiredOutcome(lease) }
      : { ...base, ...cannotRevoke(runtime, receipt) }
  try {
    const result = await callRevoker(runtime, { ...receipt, revocation: data }, revocation)
    if (result === 'already-gone') return { ...base, ...gone(runtime, receipt, revocation.again) }
    return {
      ...base,
      end: 'revoked',
      sentence: `${lease}: revoked${formatTiming(runtime, expiresAt)}`,
    }
  } catch (error) {
    const failure = asFailure(error).forLease(lease)
    // The module may be what failed to load.
    const command = await commandFor({ from, revocation: data }).catch(() => undefined)
    if (command === undefined) return { ...base, ...failed(runtime, receipt, failure) }
    const left = `to remove what is left: ${command}`
    const fix = `${failure.fix} An administrator can end the lease; ${left}`
    const outcome = failed(runtime, receipt, failure.with({ fix }))
    return { ...base, ...outcome, sentence: `${outcome.sentence}; ${left}` }
  }
}

/** Returns the command that ends a lease without this action; `undefined` if there is none. */
async function commandFor({
  from,
  revocation,
}: Pick<RevokableReceipt, 'from' | 'revocation'>): Promise<string | undefined> {
  const revoker = await revokerFor(from)
  return revoker?.isValidRevocationData(revocation)
    ? revoker.commandByHand?.(revocation)
    : undefined
}

function failed(runtime: Runtime, { lease, expiresAt }: Receipt, failure: Failure): OutcomeDetails {
  const sentence = `${lease}: could not be revoked (${failure.message});`
  if (!isExpired(runtime, expiresAt))
    return {
      end: 'failed',
      failure,
      sentence: `${sentence} it stays valid, ${formatRemaining(runtime, expiresAt)}`,
    }
  // The lease has expired by our clock, and no server response contradicts that.
  if (failure.code !== 'EXCHANGE_REFUSED')
    return expiredOutcome(lease, `; the final revocation attempt failed (${failure.message})`)
  // Some servers also reject the revocation of expired leases, so this does not fail the job.
  const renewed =
    `it was to expire ${formatDuration(runtime.now() - expiresAt)} ago, and ` +
    'is valid if it was renewed'
  return { strict: false, end: 'failed', failure, sentence: `${sentence} ${renewed}` }
}

/**
 * Returns the outcome of a lease that the server reports as gone: confirmed only if it has expired,
 * or if this step revoked it before.
 */
function gone(
  runtime: Runtime,
  { lease, host, expiresAt }: Receipt,
  again: boolean,
): OutcomeDetails {
  if (isExpired(runtime, expiresAt)) return expiredOutcome(lease)
  if (again) return { end: 'already-gone', sentence: `${lease}: was already gone` }
  const expiry = expiresAt === null ? 'expiry unknown' : formatRemaining(runtime, expiresAt)
  return {
    end: 'already-gone',
    flags: ['unconfirmed'],
    sentence:
      `${lease}: was already gone according to ${host}, unconfirmed: this step had not ` +
      `revoked it (${expiry})`,
  }
}

type OutcomeDetails = Pick<
  RevocationOutcome,
  'end' | 'sentence' | 'note' | 'flags' | 'failure' | 'strict'
>

/**
 * Returns whether a lease has expired by our clock. The clock may be wrong, and a token may have
 * been renewed, so a lease that can be revoked is revoked anyway.
 */
const isExpired = (runtime: Runtime, expiresAt: number | null): expiresAt is number =>
  expiresAt !== null && expiresAt <= runtime.now()
const expiredOutcome = (lease: string, more = ''): OutcomeDetails => ({
  end: 'expired',
  sentence: `${lease}: expired${more}`,
})

function cannotRevoke(runtime: Runtime, { lease, expiresAt, note, keys }: Receipt): OutcomeDetails {
  const registry = keys?.['registry']
  const what = registry === undefined ? '' : `the password for ${registry} `
  const sentence = `${lease}: ${what}cannot be revoked, ${formatRemaining(runtime, expiresAt)}`
  return { end: 'expires', sentence, note }
}

/**
 * Returns the outcome of a lease that later steps may have obtained again: the latest expiry
 * possible, whatever they say.
 */
function refreshedOutcome(
  runtime: Runtime,
  { lease, note }: Receipt,
  lifetime: number,
): OutcomeDetails & Pick<RevocationOutcome, 'expiresAt'> {
  const expiresAt = Math.ceil(runtime.now() + lifetime)
  const sentence =
    `${lease}: cannot be revoked; what was refreshed expires at the latest at ` +
    `${rfc3339(expiresAt)}`
  return { end: 'expires', expiresAt, sentence, note }
}

async function callRevoker(
  runtime: Runtime,
  receipt: RevokableReceipt,
  { budget, inputs, header }: Revocation,
): Promise<'revoked' | 'already-gone'> {
  const revoker = await revokerFor(receipt.from)
  if (!revoker) throw new Failure('INTERNAL', `no revoker is known for "${receipt.from}"`)
  // The runner keeps the state, but it is validated like untrusted input.
  if (!revoker.isValidRevocationData(receipt.revocation))
    throw new Failure(
      'INTERNAL',
      'the revocation data in the receipt is not valid for this provider',
    )
  const client = retryingClient(runtime, budget)
  const { ca, lease, from, token, supplied } = receipt
  const supplies = suppliesFor(runtime, lease, { client, inputs, issuer: header.issuer })
  const run = { ...header.run, ...token }
  const { identified } = leaseRequests({ from, lease, ca }, header, run)
  const own = supplied && (await import('./suppliedAgain.ts')).suppliedAgain(supplied, supplies)
  const prepared = preparingClient(client, (request) =>
    own ? own(identified(request)) : identified(request),
  )
  return revoker.revoke(prepared, receipt, supplies)
}

function formatRemaining(runtime: Runtime, expiresAt: number | null): string {
  if (expiresAt === null) return 'for as long as the server allows'
  return `expires in ${formatDuration(expiresAt - runtime.now())}, at ${rfc3339(expiresAt)}`
}

function formatTiming(runtime: Runtime, expiresAt: number | null): string {
  return expiresAt !== null && isExpired(runtime, expiresAt)
    ? `, ${formatDuration(runtime.now() - expiresAt)} after it was to expire`
    : ''
}

const formatDuration = (seconds: number): string =>
  seconds < 90 ? `${Math.max(0, Math.round(seconds))} s` : `${Math.round(seconds / 60)} min`
