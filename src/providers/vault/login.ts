import { createHash } from 'node:crypto'
import type { Failure } from '../../core/failure.ts'
import { requestIdInBody, requestIdOf } from '../../core/requestId.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import { suggestPolicy } from '../describeToken.ts'
import type { LeaseResponse, LeaseSession } from '../provider.ts'
import {
  type JsonObject,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  secondsAt,
  tokenAt,
} from '../response.ts'
import { standby } from './commonRows.ts'
import type { VaultConfig } from './config.ts'
import { loginRows, mfa } from './refusals.ts'
import { vaultRequest } from './request.ts'
import { retryLagging } from './retryLagging.ts'
import { audienceFix, describeClaims, roleCommand } from './roleCommand.ts'
import { matchRow, type VaultRefusalRow } from './row.ts'

/** The token that a login returned. */
export interface VaultToken {
  readonly intent: number
  readonly secret: Secret
  readonly id: string
  /** Seconds since the epoch; `undefined` for a token that does not expire. */
  readonly expiresAt: number | undefined
  /** The server does not store batch tokens, so they cannot be revoked. */
  readonly kind: 'service' | 'batch'
  /** How many times the token can be used; 0 means no limit. */
  readonly uses: number
  readonly policies: readonly string[]
  readonly requestId: string | undefined
  /**
   * A further error in the response; thrown after the token is journalled, so that it is revoked.
   */
  readonly error: Failure | undefined
}

interface LoginContext {
  readonly config: VaultConfig
  readonly leaseSession: LeaseSession
}

/**
 * Logs in with the ID token and returns the Vault token. Throws `EXCHANGE_REFUSED` if the login is
 * rejected.
 */
export async function logIn(config: VaultConfig, leaseSession: LeaseSession): Promise<VaultToken> {
  const granted = await leaseSession.exchange({
    request: ({ jwt }) =>
      vaultRequest(config, loginPath(config), { value: credentials(config, jwt) }),
    ...retryLagging((response) => misconfiguration(response, config, leaseSession)),
  })
  const { response } = granted
  if (response.status < 200 || response.status > 299)
    throw loginRefused(response, { config, leaseSession })
  return tokenIn(granted, { config, leaseSession })
}

/** Returns the path of the login endpoint. */
export const loginPath = ({ mount, login }: VaultConfig): string =>
  `auth/${mount}/${login === 'cel' ? 'cel/login' : 'login'}`

/** Returns the parameters of the login. */
export const credentials = (
  { role }: VaultConfig,
  jwt: Secret,
): Readonly<Record<string, string | Secret>> => ({
  ...(role !== undefined && { role }),
  jwt,
})

/**
 * Returns the failure for a rejected login: the row, diagnostics, and where it helps a command for
 * a role that would accept this workflow.
 */
export function loginRefused(
  response: HttpResponse,
  { config, leaseSession }: LoginContext,
  row: VaultRefusalRow | undefined = matchRow(response, loginRows),
): Failure {
  const { host, role } = config
  const to =
    `the login at ` +
    `${sanitizeForeign(loginPath(config))}${role === undefined ? '' : ` as role ${quoted(role)}`}`
  const { token } = leaseSession
  const policy = row?.show
    ? suggestPolicy(token, () => roleCommand(config, token, row.absent === true))
    : []
  const known = row?.audience ? { ...row, fix: audienceFix(leaseSession) } : row
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host,
    to,
    row: response.status === 307 ? standby : known,
    diagnostics: [...describeClaims(leaseSession.token), ...policy],
  })
}

/**
 * Returns the failure for a misconfigured mount: the server responds with 500, which a retry would
 * not change.
 */
function misconfiguration(
  response: HttpResponse,
  config: VaultConfig,
  leaseSession: LeaseSession,
): Failure | undefined {
  const row = response.status === 500 ? matchRow(response, loginRows) : undefined
  return row && loginRefused(response, { config, leaseSession }, row)
}

function tokenIn(
  { response, intent, leasedNothing }: LeaseResponse,
  { config, leaseSession }: LoginContext,
): VaultToken {
  const body = parseJson(response, config.host)
  const auth = objectAt(body, 'auth')
  if (!auth) throw responseInvalid(config.host, 'the login without "auth"')
  if (objectAt(auth, 'mfa_requirement')) {
    leasedNothing()
    throw loginRefused(response, { config, leaseSession }, mfa)
  }
  const text = tokenAt(auth, 'client_token')
  if (text === undefined)
    throw responseInvalid(config.host, 'the login without a usable "client_token"')
  const secret = leaseSession.secret(text)
  const life = secondsAt(auth, 'lease_duration')
  return {
    ...{ intent, secret },
    requestId: requestIdInBody(response.text) ?? requestIdOf(response),
    id: accessorId(
      tokenAt(auth, 'accessor') ??
        tokenAt(body, 'request_id') ??
        Buffer.from(leaseSession.clock.random(16)).toString('hex'),
    ),
    expiresAt: life === undefined || life === 0 ? undefined : leaseSession.clock.now() + life,
    kind: ownMember(auth, 'token_type') === 'batch' ? 'batch' : 'service',
    uses: Number.isSafeInteger(ownMember(auth, 'num_uses'))
      ? Number(ownMember(auth, 'num_uses'))
      : 0,
    policies: ['token_policies', 'identity_policies'].flatMap((name) => textsAt(auth, name)),
    error:
      life === undefined
        ? responseInvalid(config.host, 'the login without a usable "lease_duration"')
        : undefined,
  }
}

/** Returns a digest that identifies a server's object in log and record without revealing it. */
export const accessorId = (text: string): string =>
  createHash('sha256').update(text).digest('hex').slice(0, 16)

function textsAt(object: JsonObject, name: string): readonly string[] {
  const value = ownMember(object, name)
  return Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []
}
