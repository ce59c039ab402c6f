import type { HttpResponse } from '../../core/runtime.ts'
import { clip, match, type Refusal } from '../refusals.ts'
import { jsonOrEmpty, ownMember } from '../response.ts'

/** A row of the refusal table of Vault. */
export interface VaultRefusalRow extends Refusal {
  /** The role does not exist, so that writing it replaces nothing. */
  readonly absent?: true
  /** The audience does not match: the fix names the one that is probably bound. */
  readonly audience?: true
}

/** Returns the row that matches a response, or `undefined`. Vault sends no error codes. */
export const matchRow = <R extends Refusal>(
  response: HttpResponse,
  rows: readonly R[],
): R | undefined =>
  match(rows, { status: response.status, code: '', message: errorWords(response) })

/** Returns the errors and warnings of a response as one string to search. Never print it. */
export function errorWords(response: Pick<HttpResponse, 'text'>): string {
  const object = jsonOrEmpty(response)
  const texts = [ownMember(object, 'errors'), ownMember(object, 'warnings')]
    .flat()
    .filter((text) => typeof text === 'string')
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
