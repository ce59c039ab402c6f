import { Failure } from '../core/failure.ts'

/** Returns an `ID_TOKEN_INVALID` failure with one or more reasons. */
export function invalidToken(...reasons: readonly string[]): Failure {
  const [first = '', ...more] = reasons
  return new Failure(
    'ID_TOKEN_INVALID',
    more.length === 0
      ? `the ID token is refused: ${first}`
      : ['the ID token is refused:', ...reasons].join('\n'),
  )
}
