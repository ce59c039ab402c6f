import type { ClaimSet } from './judgement.ts'

/** Returns the claims that are strings: the ones that a trust policy can compare. */
export const textClaims = (claims: Readonly<Record<string, unknown>>): ClaimSet =>
  Object.fromEntries(
    Object.entries(claims).flatMap(([name, value]) =>
      typeof value === 'string' ? [[name, value]] : [],
    ),
  )

const SHORT = /^repo:([^/:@]+)\/([^/:@]+):/
const LONG = /^repo:([^/:@]+)@\d+\/([^/:@]+)@\d+:/

/**
 * Returns the subject as the token has it and, if it is known, in the other form: with or without
 * the numeric ids. A repository changes to the form with ids when it is renamed or moved. A subject
 * that the organisation composed itself has one form.
 */
export function subjectForms(claims: ClaimSet): readonly string[] {
  const { sub = '', iss = '', repository_id: id, repository_owner_id: owner } = claims
  // Forgejo separates the ids with a hyphen, which names may contain: the short form is not known.
  const at = iss.endsWith('/api/actions') ? '-' : '@'
  const [short, ownerName, name] = SHORT.exec(sub) ?? []
  const isShort = short !== undefined && sub.startsWith(`repo:${claims['repository']}:`)
  if (isShort && id !== undefined && owner !== undefined)
    return [sub, `repo:${ownerName}${at}${owner}/${name}${at}${id}:${sub.slice(short.length)}`]
  const [long, ...names] = LONG.exec(sub) ?? []
  return long === undefined ? [sub] : [sub, `repo:${names.join('/')}:${sub.slice(long.length)}`]
}

/** Returns whether the ref names a merge commit, which each pull request has for itself. */
export const isPullRequest = ({ ref = '' }: ClaimSet): boolean => PULL.test(ref)

const PULL = /^refs\/pull\/\d+\/merge$/

/** Returns the claims of these names that the token has, in this order. */
export const pickClaims = (claims: ClaimSet, names: readonly string[]): ClaimSet =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = Object.hasOwn(claims, name) ? claims[name] : undefined
      return value === undefined || value === '' ? [] : [[name, value]]
    }),
  )

/**
 * Returns the claims that identify exactly this workflow beside its subject. In a pull request the
 * ref and the workflow at that ref differ in each one, so the event stands in their place.
 */
export const identifyingClaims = (claims: ClaimSet): ClaimSet =>
  pickClaims(claims, [
    ...['repository_id', 'repository_owner_id', 'environment'],
    ...(isPullRequest(claims) ? ['event_name'] : ['ref', 'workflow_ref', 'job_workflow_ref']),
  ])
