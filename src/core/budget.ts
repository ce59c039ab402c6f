import type { Runtime, Timeouts } from './runtime.ts'

/**
 * The time limit of one phase. Every timeout inside it is a fraction of `total`, so that tests and
 * slow networks scale all of them by one number.
 */
export interface Budget {
  /** The whole duration in milliseconds. */
  readonly total: number
  /** The deadline, on the clock of `Runtime.monotonicMs`. */
  readonly ends: number
  /** Once aborted, no further attempt or wait starts. */
  readonly stopNew?: AbortSignal
  /** Once aborted, running attempts are aborted, too. */
  readonly abortAll?: AbortSignal
  /**
   * Fires when time is nearly up: requests limited to a share of the budget are aborted so that
   * later ones still run.
   */
  readonly abortShares?: AbortSignal
}

/** Returns a budget that starts now. */
export function startBudget(
  runtime: Runtime,
  total: number,
  signals: Pick<Budget, 'stopNew' | 'abortAll' | 'abortShares'> = {},
): Budget {
  return { total, ends: runtime.monotonicMs() + total, ...signals }
}

/** The runner kills a step a few seconds after it has signalled a cancellation. */
export const CANCEL_GRACE_MS = 5_000

/**
 * Returns a signal that aborts when this share of the grace period has passed after a cancellation;
 * it does not abort if the step was cancelled before the call.
 */
export function abortAfterCancel(
  runtime: Pick<Runtime, 'cancelled' | 'sleep'>,
  share: number,
): AbortSignal {
  const { cancelled } = runtime
  const abort = new AbortController()
  cancelled.addEventListener(
    'abort',
    () => void runtime.sleep(CANCEL_GRACE_MS * share).then(() => abort.abort(cancelled.reason)),
  )
  return abort.signal
}

/** Returns the milliseconds that remain, never a negative number. */
export function remainingMs(runtime: Runtime, { ends }: Budget): number {
  return Math.max(0, ends - runtime.monotonicMs())
}

/**
 * Returns a budget of a part of the time that remains, for work that must leave time for other
 * work. `total` is unchanged, so its attempts have the same timeouts as any other.
 */
export function subBudget(runtime: Runtime, budget: Budget, part: number): Budget {
  const { abortShares } = budget
  return {
    ...budget,
    ends: runtime.monotonicMs() + remainingMs(runtime, budget) * part,
    ...(abortShares && { stopNew: abortShares, abortAll: abortShares }),
  }
}

/**
 * Returns the timeouts of one attempt as fractions of the budget: 1/12 to connect, 1/6 to the first
 * byte, 1/4 in all (1/3 for the last two if `slow`). None exceeds the time that remains.
 */
export function attemptTimeouts(runtime: Runtime, budget: Budget, slow = false): Timeouts {
  const rest = remainingMs(runtime, budget)
  const part = (n: number): number => Math.min(budget.total / n, rest)
  return {
    connect: part(12),
    firstByte: part(slow ? 3 : 6),
    whole: part(slow ? 3 : 4),
    abort: budget.abortAll,
  }
}

/** Returns whether less than a thousandth of the budget remains: too little to start anything. */
export const isExhausted = (rest: number, { total }: Budget): boolean => rest < total / 1000
