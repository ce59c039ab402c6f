import { createHash } from 'node:crypto'
import type { Failure } from '../../core/failure.ts'
import { requestIdOf } from '../../core/requestId.ts'
import type { Answer } from '../../core/runtime.ts'
import { printable, quoted } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { Desk, Granted } from '../provider.ts'
import {
  invalid,
  type JsonObject,
  jsonOf,
  objectAt,
  own,
  refused,
  secondsAt,
  tokenAt,
} from '../response.ts'
import { standby } from './commonRows.ts'
import type { Terms } from './config.ts'
import { loginRows, mfa } from './loginRows.ts'
import { ask } from './request.ts'
import { retryLagging } from './retryLagging.ts'
import { admission, audienceFix, ourSide } from './roleCommand.ts'
import { type Row, rowOf } from './row.ts'

/** The token that a login gave. */
export interface Token {
  readonly intent: number
  readonly secret: Secret
  readonly id: string
  /** Seconds since the epoch; `undefined` for a token without end. */
  readonly expiresAt: number | undefined
  /** Batch tokens are written nowhere, so that nothing can revoke them. */
  readonly kind: 'service' | 'batch'
  /** How often it can be used; 0 is no limit. */
  readonly uses: number
  readonly policies: readonly string[]
  readonly requestId: string | undefined
  /** What else is wrong with the answer; said once the token is on record, so that it is given back. */
  readonly flaw: Failure | undefined
}

interface At {
  readonly terms: Terms
  readonly desk: Desk
}

/** Logs in with the token of the job. */
export async function logIn(terms: Terms, desk: Desk): Promise<Token> {
  const granted = await desk.exchange({
    request: ({ jwt }) => ask(terms, loginPath(terms), { value: credentials(terms, jwt) }),
    ...retryLagging((answer) => misconfigured(answer, terms, desk)),
  })
  const { answer } = granted
  if (answer.status < 200 || answer.status > 299) throw loginRefused(answer, { terms, desk })
  return tokenIn(granted, { terms, desk })
}

/** Where the method takes logins. */
export const loginPath = ({ mount, login }: Terms): string =>
  `auth/${mount}/${login === 'cel' ? 'cel/login' : 'login'}`

/** What the login consists of. */
export const credentials = (
  { role }: Terms,
  jwt: Secret,
): Readonly<Record<string, string | Secret>> => ({
  ...(role !== undefined && { role }),
  jwt,
})

/** Why a login was refused: the row, our side, and where it helps the role that would admit this workflow. */
export function loginRefused(
  answer: Answer,
  { terms, desk }: At,
  row: Row | undefined = rowOf(answer, loginRows),
): Failure {
  const { host, role } = terms
  const to = `the login at ${printable(loginPath(terms))}${role === undefined ? '' : ` as role ${quoted(role)}`}`
  const policy = row?.trust ? admission(terms, desk.token, row.absent === true) : []
  const known = row?.audience ? { ...row, cure: audienceFix(desk) } : row
  return refused(answer, {
    code: 'EXCHANGE_REFUSED',
    host,
    to,
    row: answer.status === 307 ? standby : known,
    ours: [...ourSide(desk.token), ...policy],
  })
}

/** A mount that is set up wrongly returns 500, which no further attempt would change. */
function misconfigured(answer: Answer, terms: Terms, desk: Desk): Failure | undefined {
  const row = answer.status === 500 ? rowOf(answer, loginRows) : undefined
  return row && loginRefused(answer, { terms, desk }, row)
}

function tokenIn({ answer, intent, leasedNothing }: Granted, { terms, desk }: At): Token {
  const body = jsonOf(answer, terms.host)
  const auth = objectAt(body, 'auth')
  if (!auth) throw invalid(terms.host, 'the login without "auth"')
  if (objectAt(auth, 'mfa_requirement')) {
    leasedNothing()
    throw loginRefused(answer, { terms, desk }, mfa)
  }
  const text = tokenAt(auth, 'client_token')
  if (text === undefined) throw invalid(terms.host, 'the login without a usable "client_token"')
  const secret = desk.secret(text)
  const life = secondsAt(auth, 'lease_duration')
  return {
    ...{ intent, secret },
    requestId: requestIdOf(answer),
    id: idOf(
      tokenAt(auth, 'accessor') ??
        tokenAt(body, 'request_id') ??
        Buffer.from(desk.clock.random(16)).toString('hex'),
    ),
    expiresAt: life === undefined || life === 0 ? undefined : desk.clock.now() + life,
    kind: own(auth, 'token_type') === 'batch' ? 'batch' : 'service',
    uses: Number.isSafeInteger(own(auth, 'num_uses')) ? Number(own(auth, 'num_uses')) : 0,
    policies: ['token_policies', 'identity_policies'].flatMap((name) => textsAt(auth, name)),
    flaw:
      life === undefined
        ? invalid(terms.host, 'the login without a usable "lease_duration"')
        : undefined,
  }
}

/** Names a thing of the server's in log and record without giving it away. */
export const idOf = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = own(object, name)
  return Array.isArray(value) ? value.filter((each) => typeof each === 'string') : []
}
