import type { HttpResponse } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { entriesOf } from '../reading/readEntry.ts'
import { replicaLag, sealed } from './commonRows.ts'
import type { VaultConfig } from './config.ts'
import type { VaultSource } from './readSpec.ts'
import { isAbsent, matchRow, type VaultRefusalRow } from './row.ts'

/**
 * Returns the retry rules for temporary rejections. `also` is consulted first and may return a
 * verdict of its own.
 */
export function retryLagging(also: Judge = () => undefined): Judging {
  const temporary = (response: HttpResponse): VaultRefusalRow | undefined =>
    matchRow(response, [replicaLag, sealed])
  return {
    judge: (response, attempt) => also(response, attempt) ?? temporary(response)?.verdict,
    // A 403 is retried only if the node does not know the token yet.
    explain: (response) =>
      temporary(response) ?? (response.status === 403 ? replicaLag : undefined),
  }
}

/**
 * Returns retry rules that also request an optional secret a second time before it counts as
 * absent: a node that lags behind does not have a secret yet that was just written.
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
