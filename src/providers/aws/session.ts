import type { HttpResponse } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { LeaseSession } from '../provider.ts'
import { responseInvalid } from '../response.ts'
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
