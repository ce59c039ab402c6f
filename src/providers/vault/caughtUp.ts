import { Failure } from '../../kit/failure.ts'
import type { Transient } from '../../kit/send.ts'
import type { Answer } from '../../kit/world.ts'
import { inactive, lagging } from './commonRows.ts'
import { type Row, rowOf } from './row.ts'

/** Repeats what a server refuses only for now; says so when patience ends. `also` knows further signs of a node that lags behind. */
export async function caughtUp<T>(
  send: (transient: Transient) => Promise<T>,
  also: (answer: Answer) => boolean,
): Promise<T> {
  let row: Row | undefined
  try {
    return await send((answer) => {
      const lags = answer.status === lagging.status || also(answer)
      row = lags ? lagging : answer.status >= 500 ? rowOf(answer, [inactive]) : undefined
      return row !== undefined
    })
  } catch (error) {
    if (!row || !(error instanceof Failure) || error.code !== 'UNREACHABLE') throw error
    const { causes, cure, sign } = row
    throw new Failure(error.code, `${error.message}: ${sign}`, { ...error.facts, causes, cure })
  }
}
