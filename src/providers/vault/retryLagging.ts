import type { HttpResponse } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { replicaLag, sealed } from './commonRows.ts'
import { matchRow, type VaultRefusalRow } from './row.ts'

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
