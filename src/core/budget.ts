import type { Runtime, Timeouts } from './runtime.ts'

/**
 * The time of one phase. Every deadline inside it is a fraction of its whole, so that a test and a
 * slow site scale it by one number.
 */
export interface Budget {
  /** Milliseconds in all. */
  readonly total: number
  /** On `Runtime.elapsed`. */
  readonly ends: number
  /** Once aborted, nothing new begins: no attempt, no wait. */
  readonly stopNew?: AbortSignal
  /** Once aborted, what is under way is cut off, too. */
  readonly abortAll?: AbortSignal
  /**
   * Fires when time is nearly up: requests limited to a share of the budget are aborted so that
   * later ones still run.
   */
  readonly abortShares?: AbortSignal
}

/** A budget that starts now. */
export function startBudget(
  runtime: Runtime,
  total: number,
  signals: Pick<Budget, 'stopNew' | 'abortAll' | 'abortShares'> = {},
): Budget {
  return { total, ends: runtime.monotonicMs() + total, ...signals }
}

/** Milliseconds left, never negative. */
export function remainingMs(runtime: Runtime, { ends }: Budget): number {
  return Math.max(0, ends - runtime.monotonicMs())
}

/**
 * A part of what is left, for something that must not take it all. Its attempts may take as long as
 * any.
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
 * How long one attempt may take: connect a twelfth, first byte a sixth, whole a quarter (a third
 * for what is slow by nature); none beyond what is left.
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

/** What is left is too little to begin anything in: less than a thousandth of the whole. */
export const isExhausted = (rest: number, { total }: Budget): boolean => rest < total / 1000
