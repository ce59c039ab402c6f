import { Failure } from '../core/failure.ts'

/** A failure, and the leases that it affects. */
export interface LeaseFailure {
  readonly leases: readonly string[]
  readonly failure: Failure
}

/**
 * Merges failures into one. The first code wins; the message lists each distinct failure with the
 * leases it affects.
 */
export function mergeFailures(first: LeaseFailure, more: readonly LeaseFailure[]): Failure {
  if (more.length === 0) return first.failure
  const { code, facts } = first.failure
  const all = [first, ...more]
  const alike = [
    ...Map.groupBy(all, ({ failure }) => `${failure.code} ${failure.message}`).values(),
  ]
  const texts =
    alike.length === 1 ? [first.failure.message] : alike.map((same) => formatGroup(same, code))
  const claims = [
    ...new Set(
      all.flatMap(({ failure }) => (failure.code === code ? (failure.facts.claims ?? []) : [])),
    ),
  ]
  const requestIds = [...new Set(all.flatMap(({ failure }) => failure.facts.requestId ?? []))]
  // The merged failure affects several leases, so it names none.
  const { lease: _, ...rest } = facts
  return new Failure(code, texts.join('\n'), {
    ...rest,
    ...(claims.length > 0 && { claims }),
    ...(requestIds.length > 0 && { requestId: requestIds.join(', ') }),
    cause: first.failure,
  })
}

function formatGroup(same: readonly LeaseFailure[], common: string): string {
  const names = [...new Set(same.flatMap(({ leases }) => leases))]
    .map((name) => `"${name}"`)
    .join(', ')
  return same
    .slice(0, 1)
    .map(
      ({ failure: { code, message } }) =>
        `${code === common ? '' : `${code}, `}lease ${names}: ${message}`,
    )
    .join('')
}
