import { Failure } from '../../core/failure.ts'

/** Adds to a network failure what was read, and that the login succeeded. */
export function withPath(failure: Failure, path: string): Failure {
  if (failure.code !== 'UNREACHABLE' && failure.code !== 'TIMED_OUT') return failure
  return new Failure(
    failure.code,
    `the login was fine; reading ${path} failed: ${failure.message}`,
    { ...failure.facts, cause: failure },
  )
}

/** Returns the failure for a success response about something that was not requested. */
export const wrongResponse = (path: string, sentence: string): Failure =>
  new Failure('GUARD_FAILED', `the response to reading ${path} is of ${sentence}`, {
    causes: ['something between the runner and the store answers in its place'],
    fix: 'Find out who answers for the store; nothing was exported.',
  })
