import { asFailure, type Failure } from '../kit/failure.ts'

/** All requests of one lease that are made at once. The first that fails stops new attempts of the others, as leases of one step do; what is under way is waited for, as it may lease something. */
export async function allParts<T>(parts: readonly Promise<T>[], stop: (failure: Failure) => void): Promise<readonly T[]> {
  let first: Failure | undefined
  const settled = await Promise.allSettled(
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
  return settled.flatMap((each) => (each.status === 'fulfilled' ? [each.value] : []))
}
