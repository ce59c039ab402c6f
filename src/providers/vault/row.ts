import type { HttpResponse } from '../../core/runtime.ts'
import { clip, type Refusal } from '../refusals.ts'
import { jsonOrEmpty, ownMember } from '../response.ts'

/**
 * A row with the pattern by which it is recognised in a server's errors. The errors are matched and
 * never printed.
 */
export interface VaultRefusalRow extends Refusal {
  readonly words: RegExp
  readonly status?: number
  /** The role does not match the token: diagnostics and a role that would accept it are shown. */
  readonly trust?: true
  /** The role does not exist, so that writing it replaces nothing. */
  readonly absent?: true
  /** The audience does not match: the fix names the one that is probably bound. */
  readonly audience?: true
}

/** Returns the row that matches a response by status and pattern, if there is one. */
export function matchRow(
  response: HttpResponse,
  rows: readonly VaultRefusalRow[],
): VaultRefusalRow | undefined {
  const words = errorWords(response)
  return rows.find(
    (row) => (row.status === undefined || row.status === response.status) && row.words.test(words),
  )
}

/** Returns the errors and warnings of a response as one string to search. Never print it. */
export function errorWords(response: Pick<HttpResponse, 'text'>): string {
  const object = jsonOrEmpty(response)
  const texts = [ownMember(object, 'errors'), ownMember(object, 'warnings')]
    .flat()
    .filter((each) => typeof each === 'string')
  return clip(texts.join('\n')).toLowerCase()
}

/**
 * Returns whether the server reports that nothing is stored at the path. A mount that does not exist
 * has an error message; a deleted version has metadata; a proxy in front of the server has neither.
 */
export function isAbsent(response: HttpResponse): boolean {
  if (response.status !== 404) return false
  const body = jsonOrEmpty(response)
  const errors = ownMember(body, 'errors')
  return Array.isArray(errors) && errors.length === 0 && !Object.hasOwn(body, 'data')
}
