import { Secret } from '../core/secret.ts'
import { rfc3339 } from '../core/time.ts'
import type { Credentials } from '../journal/credentials.ts'

/** A stored session, as the command of `refresh` prints it. */
export interface StoredSession {
  /** Until when it is printed without a request, in seconds since the epoch. */
  readonly freshUntil: number
  /** When libraries stop using it, in seconds since the epoch. */
  readonly expiresAt: number
  readonly json: string
}

// Libraries request new credentials from 15 minutes before the end; with less than that left, they
// start the command for each of their requests.
const FRESH_S = 16 * 60
/** Libraries see an earlier end than the server's, so that no request is sent at the last moment. */
const MARGIN_S = 60

/**
 * Returns the content of the file in which a session is stored: until when it is fresh, then what
 * the AWS libraries read from `credential_process`.
 */
export function storedSession(
  credentials: Extract<Credentials, { kind: 'aws' }>,
  expiresAt: number,
): Secret {
  const { accessKeyId, secretAccessKey, sessionToken, account } = credentials
  const json = JSON.stringify({
    Version: 1,
    AccessKeyId: accessKeyId.reveal(),
    SecretAccessKey: secretAccessKey.reveal(),
    SessionToken: sessionToken.reveal(),
    Expiration: rfc3339(expiresAt - MARGIN_S),
    ...(account !== undefined && { AccountId: account }),
  })
  return new Secret(`${Math.max(0, Math.floor(expiresAt - FRESH_S))}\n${json}\n`)
}

/** Parses a stored session; returns `undefined` if the file is incomplete or malformed. */
export function parseSession(text: string | undefined): StoredSession | undefined {
  const [, seconds, json] = /^(\d{1,12})\n(\{[^\n]*\})\n$/.exec(text ?? '') ?? []
  if (seconds === undefined || json === undefined) return undefined
  try {
    const { Expiration: expiration } = JSON.parse(json) as { readonly Expiration?: unknown }
    const expiresAt = Date.parse(String(expiration)) / 1000
    return Number.isNaN(expiresAt) ? undefined : { freshUntil: Number(seconds), expiresAt, json }
  } catch {
    return undefined
  }
}

/** Returns whether a session is printed without a request. */
export const isFresh = ({ freshUntil, expiresAt }: StoredSession, now: number): boolean =>
  freshUntil > now && expiresAt > now
