import type { HttpResponse } from '../../core/runtime.ts'
import type { Refusal } from '../provider.ts'
import { clip, jsonOrEmpty, ownMember } from '../response.ts'

/**
 * A row, and the words by which it is recognised in a server's errors; they are looked for and
 * never printed.
 */
export interface VaultRefusalRow extends Refusal {
  readonly words: RegExp
  readonly status?: number
  /**
   * The trust policy differs from the token: our side and the role that would admit it are shown.
   */
  readonly trust?: true
  /** There is no such role, so that writing it replaces nothing. */
  readonly absent?: true
  /** The audience differs: the fix names the one that is probably bound. */
  readonly audience?: true
}

/** The row of a response, if its status and words are known. */
export function matchRow(
  response: HttpResponse,
  rows: readonly VaultRefusalRow[],
): VaultRefusalRow | undefined {
  const words = errorWords(response)
  return rows.find(
    (row) => (row.status === undefined || row.status === response.status) && row.words.test(words),
  )
}

/** The errors and warnings of a response as one text to search in. Never print it. */
export function errorWords(response: Pick<HttpResponse, 'text'>): string {
  const object = jsonOrEmpty(response)
  const texts = [ownMember(object, 'errors'), ownMember(object, 'warnings')]
    .flat()
    .filter((each) => typeof each === 'string')
  return clip(texts.join('\n')).toLowerCase()
}
