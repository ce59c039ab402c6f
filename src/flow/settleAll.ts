import { asFailure, type Failure } from '../core/failure.ts'

/**
 * What is asked for at once: the leases of a step, or the requests of one lease. The first that
 * fails stops new attempts of the others; what is under way is waited for, so that nothing obtained
 * is unknown.
 */
export async function settleAll<T>(
  parts: readonly Promise<T>[],
  stop: (failure: Failure) => void,
): Promise<readonly T[]> {
  let first: Failure | undefined
  await Promise.allSettled(
    parts.map(async (part) => {
      try {
        return await part
      } catch (error) {
        first ??= asFailure(error)
        stop(first)
        throw error
      }
    }),
  )
  if (first) throw first
  return Promise.all(parts)
}
