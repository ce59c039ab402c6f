import type { HttpResponse } from '../../core/runtime.ts'
import type { Judge, Judging } from '../../core/verdict.ts'
import { replicaLag, sealed } from './commonRows.ts'
import { matchRow, type VaultRefusalRow } from './row.ts'

/** Retries what a server rejects only for now. `also` knows further verdicts, and comes first. */
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

/** A 403 is retried only for a token that the node does not know yet. */
const laggingRow = ({ status }: HttpResponse): VaultRefusalRow | undefined =>
  status === replicaLag.status || status === 403 ? replicaLag : undefined
