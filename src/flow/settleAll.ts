import { asFailure, type Failure } from '../core/failure.ts'

/**
 * Waits for parallel parts, which are the leases of a step or the requests of one lease, and
 * returns their results. The first failure stops new attempts of the others and is thrown once all
 * have settled, so that every lease obtained is known.
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
