import type { ClaimSet, Judgement } from './judgement.ts'
import { claimsOfJob, type JobIdentity, neighboursOf } from './neighbours.ts'

/** Judges one document for one token. */
export type ClaimsJudge = (claims: ClaimSet) => Judgement

/** Something that a document gets wrong, and the proof: the claims of a token that shows it. */
export interface TrustFinding {
  readonly name: string
  readonly sentence: string
  readonly fix: string
  readonly witness: ClaimSet
}

/** Who must be admitted by a document, and who must not. */
export interface Expected {
  readonly admitted: readonly JobIdentity[]
  readonly rejected?: readonly JobIdentity[]
}

/**
 * Finds who gets in and should not, and who should and does not. Of a stranger that several
 * intended jobs have in common, and of one that is itself intended, nothing is said twice.
 */
export function findStrangers(
  judge: ClaimsJudge,
  { admitted, rejected = [] }: Expected,
): readonly TrustFinding[] {
  const intended = new Set(admitted.map(identify))
  const both = admitted.flatMap((job) => [
    ['locked-out', job] as const,
    ['locked-out-by-subject-form', { ...job, immutable: !job.immutable }] as const,
  ])
  const lockedOut = both.flatMap(([name, job]): readonly TrustFinding[] => {
    const { decision, because } = judge(claimsOfJob(job))
    return decision === 'admits' ? [] : [finding(name, because, job)]
  })
  const named = rejected.map((job) => ['a listed stranger', job] as const)
  const around = admitted
    .flatMap(neighboursOf)
    .map(({ name, identity }) => [name, identity] as const)
  const seen = new Set<string>()
  const strangers = [...named, ...around].flatMap(([name, job]): readonly TrustFinding[] => {
    const identity = identify(job)
    if (intended.has(identity) || seen.has(identity)) return []
    seen.add(identity)
    const { decision, because } = judge(claimsOfJob(job))
    return decision === 'admits' ? [finding(name, because, job)] : []
  })
  return [...lockedOut, ...strangers]
}

const identify = (job: JobIdentity): string => JSON.stringify(claimsOfJob(job))

function finding(name: string, because: string, job: JobIdentity): TrustFinding {
  const lockedOut = name.startsWith('locked-out')
  return {
    name,
    sentence: lockedOut
      ? `an intended job is not admitted: ${because}`
      : `${name} gets in: ${because}`,
    fix: fixes[name] ?? 'compare exactly the claims in which it differs',
    witness: claimsOfJob(job),
  }
}

/** The smallest change of a policy that keeps each kind of stranger out. */
const fixes: Readonly<Record<string, string>> = {
  'locked-out': 'compare the claims of this job exactly',
  'locked-out-by-subject-form': 'accept both forms of the subject, with and without the IDs',
  'another repository of the same owner':
    'compare `repository_id`, or the whole repository in `sub`',
  'a repository whose name begins like this one': 'end the repository in `sub` with `:`',
  'a repository of an owner whose name begins like this one': 'end the owner in `sub` with `/`',
  'the same repository name under another owner':
    'compare `repository_id` or `repository_owner_id`',
  'a new repository under a name that was given up': 'compare `repository_id` beside the name',
  'a pull request': 'compare `ref` beside `sub`, or allow the environment for no pull request',
  'a pull request without the environment': 'name the branch or the environment in `sub`',
  'another branch': 'compare `ref` beside the environment in `sub`, or restrict its branches',
  'another branch without the environment': 'name the branch in `sub` in place of `*`',
  'a branch whose name begins like this one': 'compare the branch exactly, without `*` after it',
  'a tag': 'name the branch in `sub` in place of `*`',
  'no environment': 'require `environment`, or name it in `sub`',
  'another environment': 'name the environment in `sub`',
  'another case of the owner and repository': 'compare with case, and `repository_id` beside it',
  'another audience': 'compare `aud`',
}
