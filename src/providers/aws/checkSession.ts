import { Failure } from '../../core/failure.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import { type Principal, parsePrincipal, type Role } from './role.ts'
import type { StsSession } from './session.ts'

/** The session that was requested. */
export interface RequestedSession {
  readonly role: Role
  readonly name: string
  /** In seconds. */
  readonly lifetime: number
  /** Whether the user set `address`. */
  readonly customEndpoint: boolean
}

// The clocks of runner and server may differ by this much; a session that expires later still does
// not match the request.
const SKEW = 300

/**
 * Returns the principal of the session; `undefined` if a custom endpoint states none. Throws
 * `GUARD_FAILED` if the session has expired, is valid for too long, or has another principal.
 */
export function checkSession(
  { arn, expiresAt }: StsSession,
  { role, name, lifetime, customEndpoint }: RequestedSession,
  now: number,
): Principal | undefined {
  if (expiresAt <= now)
    throw new Failure('GUARD_FAILED', 'the session had expired when it arrived', {
      causes: CLOCKS,
      fix: SET_CLOCK,
    })
  if (expiresAt > now + lifetime + SKEW) {
    const seconds = Math.round(expiresAt - now)
    throw new Failure(
      'GUARD_FAILED',
      `a session of ${lifetime} s was requested, and one of ${seconds} s was issued`,
      { causes: CLOCKS, fix: SET_CLOCK },
    )
  }
  if (arn === '' && customEndpoint) return undefined
  const got = parsePrincipal(arn, role)
  if (!got)
    throw new Failure(
      'GUARD_FAILED',
      `the response does not name the principal of the session; requested was ${role.arn}, ` +
        `session ${name}`,
    )
  const wanted: Principal = { ...role, session: name }
  const differing = (['partition', 'account', 'name', 'session'] as const).filter(
    (part) => wanted[part] !== got[part],
  )
  if (differing.length === 0) return got
  const words = { partition: 'partition', account: 'account', name: 'role', session: 'session' }
  const lines = differing.map(
    (part) =>
      `  ${words[part]}: requested ${wanted[part] || 'none'}, got ` +
      `${sanitizeForeign(got[part]) || 'none'}`,
  )
  throw new Failure(
    'GUARD_FAILED',
    ['the session is of another principal than requested', ...lines].join('\n'),
    {
      causes: [
        'a proxy between the runner and STS responds in its place',
        'the server maps the token to another role',
      ],
      fix:
        'Find the server that responds in place of STS; nothing was exported, and the session ' +
        'expires by itself.',
    },
  )
}

const CLOCKS = ["the runner's clock is wrong", "the server's clock is wrong"]
const SET_CLOCK = 'Compare the clock of the runner with the time that the server sends.'
