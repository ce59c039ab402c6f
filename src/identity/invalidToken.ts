import { Failure } from '../core/failure.ts'

/** The refusal of a token, for a reason or several. */
export function invalidToken(...reasons: readonly string[]): Failure {
  const [first = '', ...more] = reasons
  return new Failure(
    'ID_TOKEN_INVALID',
    more.length === 0
      ? `the ID token is refused: ${first}`
      : ['the ID token is refused:', ...reasons].join('\n'),
  )
}
