import type { Answer } from '../../core/runtime.ts'
import type { Refusal } from '../provider.ts'
import { heard, leniently, own } from '../response.ts'

/** A row, and the words by which it is recognised in a server's errors; they are looked for and never printed. */
export interface Row extends Refusal {
  readonly words: RegExp
  readonly status?: number
  /** The trust policy differs from the token: our side and the role that would admit it are shown. */
  readonly trust?: true
  /** There is no such role, so that writing it replaces nothing. */
  readonly absent?: true
  /** The audience differs: the fix names the one that is probably bound. */
  readonly audience?: true
}

/** The row of an answer, if its status and words are known. */
export function rowOf(answer: Answer, rows: readonly Row[]): Row | undefined {
  const words = wordsOf(answer)
  return rows.find(
    (row) => (row.status === undefined || row.status === answer.status) && row.words.test(words),
  )
}

/** The errors and warnings of an answer as one text to search in. Never print it. */
export function wordsOf(answer: Pick<Answer, 'text'>): string {
  const object = leniently(answer)
  const texts = [own(object, 'errors'), own(object, 'warnings')]
    .flat()
    .filter((each) => typeof each === 'string')
  return heard(texts.join('\n')).toLowerCase()
}
