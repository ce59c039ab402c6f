import { Failure } from '../../core/failure.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { LeaseSession } from '../provider.ts'
import { responseInvalid } from '../response.ts'
import { type Principal, parsePrincipal, type Role } from './role.ts'
import { parseXml, textAt } from './xml.ts'

/** The STS operations that return a session. */
export type Action = 'AssumeRoleWithWebIdentity' | 'AssumeRole'

/** A session as STS returned it, not yet compared with the request. */
export interface StsSession {
  readonly accessKeyId: Secret
  readonly secretAccessKey: Secret
  readonly sessionToken: Secret
  /** Seconds since the epoch. */
  readonly expiresAt: number
  /** The principal's ARN; empty if the server states none. */
  readonly arn: string
  /** `AROA…:session`, the value of `aws:userid` in policies. */
  readonly userId: string
}

/**
 * Reads the session from a success response. Masks its secrets before anything else is read. Throws
 * `RESPONSE_INVALID` if the keys or the expiry are unusable.
 */
export function readSession(
  response: HttpResponse,
  action: Action,
  {
    leaseSession,
    host,
  }: { readonly leaseSession: Pick<LeaseSession, 'secret'>; readonly host: string },
): StsSession {
  const document = parseXml(response, host)
  const at = (...path: readonly string[]): string =>
    textAt(document, `${action}Response`, `${action}Result`, ...path)
  const key = (name: string): Secret => leaseSession.secret(at('Credentials', name))
  const keys = {
    accessKeyId: key('AccessKeyId'),
    secretAccessKey: key('SecretAccessKey'),
    sessionToken: key('SessionToken'),
  }
  // Visible ASCII on one line: anything else would change what later steps read.
  const usable = Object.values(keys).every((secret) => /^[\x21-\x7e]+$/.test(secret.reveal()))
  if (!usable) throw responseInvalid(host, 'without keys that can be used')
  const expiration = at('Credentials', 'Expiration')
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z$/.test(expiration)
    ? Date.parse(expiration) / 1000
    : Number.NaN
  if (Number.isNaN(time)) throw responseInvalid(host, 'without a usable time of expiry')
  return {
    ...keys,
    expiresAt: time,
    arn: at('AssumedRoleUser', 'Arn'),
    userId: at('AssumedRoleUser', 'AssumedRoleId'),
  }
}

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
