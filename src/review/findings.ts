import type { ClaimSet } from '../trust/judgement.ts'
import type { FilePlace } from './runtime.ts'

/** What a finding is about; `fail-on` names these. */
export const findingKinds = {
  stranger: 'a job that `table` does not admit gets in',
  trap: 'without a row in `table`: a job gets in that the policy is probably not meant for',
  'locked-out': 'a job that must be admitted is not, or a policy admits nobody',
  'cannot-tell': 'a policy uses what is not evaluated',
  unlisted: 'a policy has no row in `table`',
  missing: 'a row of `table`, or a pattern of `policies`, has no policy',
  unreadable: 'a file cannot be read or has no known form',
  'input-error': 'the inputs of a lease are invalid',
  'no-expect': 'a lease compares no claim',
  wildcard: 'a lease compares a claim with a wildcard',
  'review-due': 'the label `reviewed` of a lease is absent, invalid or older than `max-age`',
  'static-secret': 'a workflow uses a stored, long-lived secret beside a lease',
  new: 'a lease has a role or a secret path that no lease in `base` has',
  'not-followed': 'an expression, a local action or an external workflow was not followed',
} as const

/** The name of a kind of findings. */
export type FindingKind = keyof typeof findingKinds

/** The names of all kinds. */
export const kindNames = Object.keys(findingKinds) as [FindingKind, ...FindingKind[]]

/** A finding of a review. */
export interface Finding extends FilePlace {
  readonly kind: FindingKind
  /** A sentence without a full stop. */
  readonly text: string
  readonly fix: string
  /** The claims of a token that proves it. */
  readonly witness?: ClaimSet
}
