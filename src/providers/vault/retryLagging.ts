import type { Answer } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { inactive, lagging } from './commonRows.ts'
import { type Row, rowOf } from './row.ts'

/** Retries what a server rejects only for now. `also` knows further verdicts, and comes first. */
export function retryLagging(also: Judge = () => undefined): Judging {
  return {
    judge(answer, attempt) {
      const own = also(answer, attempt)
      if (own !== undefined) return own
      const passing = answer.status === lagging.status || isInactive(answer)
      return passing ? 'retry' : undefined
    },
    explain: (answer): Row | undefined => (isInactive(answer) ? inactive : laggingRow(answer)),
  }
}

const isInactive = (answer: Answer): boolean =>
  answer.status >= 500 && rowOf(answer, [inactive]) !== undefined

/** A 403 is retried only for a token that the node does not know yet. */
const laggingRow = ({ status }: Answer): Row | undefined =>
  status === lagging.status || status === 403 ? lagging : undefined
