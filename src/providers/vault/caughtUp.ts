import { Failure } from '../../kit/failure.ts'
import type { Transient } from '../../kit/send.ts'
import type { Answer } from '../../kit/world.ts'
import { lagging } from './commonRows.ts'

/** Repeats what a node refuses only because it lags behind; says so when patience ends. `also` knows further signs of it. */
export async function caughtUp<T>(send: (transient: Transient) => Promise<T>, also: (answer: Answer) => boolean): Promise<T> {
  let lags = false
  try {
    return await send((answer) => {
      lags = answer.status === lagging.status || also(answer)
      return lags
    })
  } catch (error) {
    if (!lags || !(error instanceof Failure) || error.code !== 'UNREACHABLE') throw error
    const { causes, cure, sign } = lagging
    throw new Failure(error.code, `${error.message}: ${sign}`, { ...error.facts, causes, cure })
  }
}
