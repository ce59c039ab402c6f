import type { HttpResponse } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { replicaLag, sealed } from './commonRows.ts'
import { matchRow, type VaultRefusalRow } from './row.ts'

/**
 * Returns a judge that retries temporary rejections. `also` is consulted first and may return a
 * verdict of its own.
 */
export function retryLagging(also: Judge = () => undefined): Judging {
  return {
    judge(response, attempt) {
      const own = also(response, attempt)
      if (own !== undefined) return own
      const passing = response.status === replicaLag.status || isInactive(response)
      return passing ? 'retry' : undefined
    },
    explain: (response): VaultRefusalRow | undefined =>
      isInactive(response) ? sealed : laggingRow(response),
  }
}

const isInactive = (response: HttpResponse): boolean =>
  response.status >= 500 && matchRow(response, [sealed]) !== undefined

/**
 * Returns the row for a lagging node. A 403 is retried only if the node does not know the token
 * yet.
 */
const laggingRow = ({ status }: HttpResponse): VaultRefusalRow | undefined =>
  status === replicaLag.status || status === 403 ? replicaLag : undefined
