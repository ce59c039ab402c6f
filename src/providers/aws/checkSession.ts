import { Failure } from '../../core/failure.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import { type Principal, parsePrincipal, type Role } from './role.ts'
import type { StsSession } from './session.ts'

/** The session that was asked for. */
export interface RequestedSession {
  readonly role: Role
  readonly name: string
  /** Seconds. */
  readonly lifetime: number
  /** The user named the server. */
  readonly customEndpoint: boolean
}

// Clocks of runner and server differ; a session that lives longer than this beyond its time is not
// the one that was asked for.
const SKEW = 300

/**
 * Who the session acts as, if that is who was asked for; `undefined` where a server that the user
 * named does not say.
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
      `the session was to live ${lifetime} s, and lives ${seconds} s`,
      { causes: CLOCKS, fix: SET_CLOCK },
    )
  }
  if (arn === '' && customEndpoint) return undefined
  const got = parsePrincipal(arn, role)
  if (!got)
    throw new Failure(
      'GUARD_FAILED',
      `the session does not say whose it is; asked was ${role.arn}, session ${name}`,
    )
  const wanted: Principal = { ...role, session: name }
  const differing = (['partition', 'account', 'name', 'session'] as const).filter(
    (part) => wanted[part] !== got[part],
  )
  if (differing.length === 0) return got
  const words = { partition: 'partition', account: 'account', name: 'role', session: 'session' }
  const lines = differing.map(
    (part) =>
      `  ${words[part]}: asked for ${wanted[part] || 'none'}, got ` +
      `${sanitizeForeign(got[part]) || 'none'}`,
  )
  throw new Failure(
    'GUARD_FAILED',
    ['the session is of another principal than was asked for', ...lines].join('\n'),
    {
      causes: [
        'something between the runner and STS answers in its place',
        'the server maps the token to a role of its own choice',
      ],
      fix: 'Find out who answers for STS; nothing was exported, and the session expires by itself.',
    },
  )
}

const CLOCKS = ["the runner's clock is wrong", "the server's clock is wrong"]
const SET_CLOCK = 'Compare the clock of the runner with the time that the server sends.'
