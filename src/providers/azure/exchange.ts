import { requestIdOf } from '../../core/requestId.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import { describeToken, suggestPolicy } from '../describeToken.ts'
import { requireLifetime } from '../parseExpiry.ts'
import type { LeaseSession } from '../provider.ts'
import { judgeBy, match } from '../refusals.ts'
import {
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  secondsAt,
  tokenAt,
} from '../response.ts'
import type { AzureConfig } from './config.ts'
import { federatedCredential } from './federatedCredential.ts'
import { valuesOf } from './names.ts'
import { errorIn, rows } from './refusals.ts'

const NOTE = 'Entra cannot revoke a single access token of an application'
/**
 * Requests a token for each scope in parallel and returns the lease. Throws if any of them is
 * rejected.
 */
export async function exchange(config: AzureConfig, leaseSession: LeaseSession): Promise<Lease> {
  const granted = await leaseSession.all(
    [...config.tokens].map(([name, scope]) => obtain(config, leaseSession, { name, scope })),
  )
  return leaseOf(config, granted)
}

/** Returns the lease that exports the tokens. */
export function leaseOf(config: AzureConfig, granted: readonly AzureToken[]): Lease {
  const values = valuesOf(config, new Map(granted.map(({ name, token }) => [name, token])))
  const ends = granted.map(({ expiresAt }) => expiresAt)
  const expiresAt = ends.includes(undefined)
    ? undefined
    : Math.min(...ends.filter((end) => end !== undefined))
  const [only, ...more] = granted
  return {
    credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) },
    expiresAt,
    id: config.clientId,
    requestId: granted.find(({ requestId }) => requestId !== undefined)?.requestId,
  }
}

/** A token that was obtained, under the variable that it is exported as. */
export interface AzureToken {
  readonly name: string
  readonly scope: string
  readonly token: Secret
  readonly expiresAt: number | undefined
  readonly requestId: string | undefined
}

/** Requests one token and keeps its receipt. */
export async function obtain(
  config: AzureConfig,
  leaseSession: LeaseSession,
  { name, scope }: { readonly name: string; readonly scope: string },
): Promise<AzureToken> {
  const host = config.cloud.authority
  const { response, intent } = await leaseSession.exchange({
    request: ({ jwt }) => request(config, scope, jwt),
    ...judgeBy(rows, errorIn),
  })
  if (response.status !== 200) throw rejected(response, config, leaseSession)
  const body = parseJson(response, host)
  const text = tokenAt(body, 'access_token')
  if (text === undefined) throw responseInvalid(host, 'without an access token')
  const token = leaseSession.secret(text)
  const seconds = secondsAt(body, 'expires_in')
  const expiresAt = seconds === undefined ? undefined : leaseSession.clock.now() + seconds
  const requestId = requestIdOf({ headers: response.headers })
  leaseSession.keep({
    ...{ intent, id: config.clientId, expiresAt, revocation: null, note: NOTE },
    keys: { scope },
    request: requestId,
  })
  requireLifetime(ownMember(body, 'expires_in'), seconds, { host, name: 'expires_in' })
  return { name, scope, token, expiresAt, requestId }
}

function request(
  { cloud, tenantId, clientId }: AzureConfig,
  scope: string,
  jwt: Secret,
): HttpRequest {
  const fields = [
    ['grant_type', 'client_credentials'],
    ['client_id', clientId],
    ['scope', scope],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', jwt],
  ] as const
  const url = new URL(`https://${cloud.authority}/${tenantId}/oauth2/v2.0/token`)
  return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' }
}

function rejected(response: HttpResponse, config: AzureConfig, leaseSession: LeaseSession): Error {
  const error = errorIn(response)
  const row = match(rows, error)
  const { token } = leaseSession
  const diagnostics = row?.show
    ? suggestPolicy(token, () => federatedCredential(token, config))
    : describeToken(token)
  const to = `the exchange for client ${config.clientId} in tenant ${config.tenantId}`
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host: config.cloud.authority,
    to,
    row: row && { ...row, symptom: error.code },
    diagnostics,
  })
}
