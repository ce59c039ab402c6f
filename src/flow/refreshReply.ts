import { asFailure, Failure, type FailureCode, failures } from '../core/failure.ts'
import { parseObject } from '../core/json.ts'
import { rfc3339 } from '../core/time.ts'
import { EXEC_API } from '../exports/refreshScript.ts'
import type { VerifiedToken } from '../identity/verify.ts'

/** What the command prints. Only standard output is part of a library's protocol. */
export interface Reply {
  readonly stdout?: string
  readonly stderr?: string
  readonly code: 0 | 1
}

const REPEAT_S = 60
const LONGEST = 2_000
// Libraries must not use a token up to its last second.
const MARGIN_S = 30
const ID_TOKEN = 'urn:ietf:params:oauth:token-type:id_token'

/** Returns the reply with a session, as AWS libraries parse it. */
export const sessionReply = (json: string): Reply => ({ stdout: `${json}\n`, code: 0 })

/** Returns the reply with an ID token, as Google's libraries parse it. */
export const idTokenReply = ({ jwt, expiresAt }: VerifiedToken): Reply =>
  googleReply({
    success: true,
    token_type: ID_TOKEN,
    id_token: jwt.reveal(),
    expiration_time: Math.floor(expiresAt - MARGIN_S),
  })

/** Returns the reply with an ID token, as kubectl and the Kubernetes libraries parse it. */
export const execCredentialReply = ({ jwt, expiresAt }: VerifiedToken): Reply => ({
  stdout: `${JSON.stringify({
    apiVersion: EXEC_API,
    kind: 'ExecCredential',
    status: { token: jwt.reveal(), expirationTimestamp: rfc3339(expiresAt - MARGIN_S) },
  })}\n`,
  code: 0,
})

/**
 * Returns the reply for a failure. AWS and Kubernetes libraries show standard error; Google's expect JSON and exit
 * code 0, and some parse standard error together with it.
 */
export function failedReply(
  lease: string,
  failure: Failure,
  { google }: { readonly google: boolean },
): Reply {
  const text = refreshFailure(lease, failure)
  return google
    ? googleReply({ success: false, code: failure.code, message: text })
    : { stderr: `${text}\n`, code: 1 }
}

/** Returns the reply of a command that ended by an error which nothing caught. */
export const crashReply = (error: unknown): Reply =>
  failedReply('', asFailure(error), { google: false })

const googleReply = (members: object): Reply => ({
  stdout: `${JSON.stringify({ version: 1, ...members })}\n`,
  code: 0,
})

/** Returns a failure as one line that the runner cannot take for a command. */
export function refreshFailure(lease: string, { code, message, causes, fix }: Failure): string {
  const expired = code === 'TIMED_OUT' ? ', within 15 s; what was leased has expired' : ''
  const sentences = [
    `lease "${lease}" cannot be refreshed: ${message}${expired}`,
    `Likely cause: ${causes[0] ?? 'unknown'}`,
    `Fix: ${fix}`,
  ]
  return oneLine(`lease-credentials: ${code}: ${sentences.map(ended).join(' ')}`)
}

const ended = (text: string): string => (/[.!?]\s*$/.test(text) ? text : `${text}.`)

/** Returns text without line breaks, control characters and the two forms of a runner command. */
function oneLine(text: string): string {
  const line = text
    .replace(/[\p{Cc}\u2028\u2029]+/gu, ' ')
    .replaceAll('##[', '## [')
    .replace(/:{2,}/g, ':')
    .replace(/ +/g, ' ')
  return line.length > LONGEST ? `${line.slice(0, LONGEST)}…` : line
}

/**
 * Throws the stored failure if it is less than a minute old, so that a loop of calls does not send a
 * request each. The text is this program's own, but a later step can write the file: it is printed
 * as one line, as any other.
 */
export function throwIfRepeated(stored: string | undefined, now: number): void {
  const parsed = parseObject(stored ?? '')
  const { at, code, message, cause, fix } = 'members' in parsed ? parsed.members : {}
  if (typeof at !== 'number' || at > now || now - at >= REPEAT_S) return
  if (!isFailureCode(code)) return
  throw new Failure(code, String(message), {
    ...(typeof cause === 'string' && { causes: [cause] }),
    ...(typeof fix === 'string' && { fix }),
  })
}

const isFailureCode = (code: unknown): code is FailureCode =>
  typeof code === 'string' && Object.hasOwn(failures, code)
