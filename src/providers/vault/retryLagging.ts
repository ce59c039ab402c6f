import type { HttpResponse } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { entriesOf } from '../reading/readEntry.ts'
import { replicaLag, sealed } from './commonRows.ts'
import type { VaultConfig } from './config.ts'
import type { VaultSource } from './readSpec.ts'
import { isAbsent, matchRow, type VaultRefusalRow } from './row.ts'

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

/**
 * Returns a judge that also asks a second time before an optional secret counts as absent: a node
 * that lags behind does not have a secret yet that was just written.
 */
export function confirmAbsence(
  source: VaultSource,
  { reads }: Pick<VaultConfig, 'reads'>,
  also: Judge = () => undefined,
): Judging {
  const optional = entriesOf(reads, source).every((entry) => entry.optional)
  return retryLagging((response, attempt) =>
    optional && attempt === 1 && isAbsent(response) ? 'retry' : also(response, attempt),
  )
}
