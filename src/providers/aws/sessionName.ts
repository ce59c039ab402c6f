import type { LeaseSession } from '../provider.ts'

/** Matches a valid session name. */
export const SESSION_NAME = /^[\w+=,.@-]{2,64}$/

const LONGEST = 64
const LETTERS = 'abcdefghijklmnopqrstuvwxyz234567'

/**
 * Returns a session name that links CloudTrail to the run and is unique across a matrix:
 * `<repo>-<run>-<attempt>-<lease>-<random>`.
 */
export function createSessionName({
  job: { github },
  token,
  clock,
}: Pick<LeaseSession, 'job' | 'token' | 'clock'>): string {
  const end = `-${[...clock.random(6)].map((byte) => LETTERS[byte % LETTERS.length]).join('')}`
  const run =
    `-${clean([github('run_id') ?? 'run', github('run_attempt') ?? '1', token.lease].join('-'))}`.slice(
      0,
      LONGEST - end.length,
    )
  // A long repository name is truncated: the run identifies the repository anyway.
  const repository = clean(github('repository')?.split('/').at(-1) ?? '').slice(
    0,
    LONGEST - run.length - end.length,
  )
  return `${repository}${run}${end}`.replace(/^-+/, '')
}

const clean = (text: string): string => text.replace(/[^\w+=,.@-]/g, '-')
