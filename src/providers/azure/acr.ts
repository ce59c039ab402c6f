import { asFailure, Failure } from '../../core/failure.ts'
import { requestIdOf } from '../../core/requestId.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import { clockTime } from '../../core/time.ts'
import type { Lease, RegistryLogin } from '../../journal/credentials.ts'
import { numericDateOf } from '../parseExpiry.ts'
import type { LeaseSession } from '../provider.ts'
import { withPath } from '../reading/failures.ts'
import { judgeBy, match, type ServerError } from '../refusals.ts'
import { passwordKeys, registryLogin } from '../registryLogin.ts'
import {
  jsonOrEmpty,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  textAt,
  tokenAt,
} from '../response.ts'
import { acrRefusals } from './acrRefusals.ts'
import { REGISTRY_SCOPE } from './clouds.ts'
import type { AzureConfig } from './config.ts'
import { leaseOf, obtain } from './exchange.ts'

// The user of every login with a token, by the documentation of the registry.
const USERNAME = '00000000-0000-0000-0000-000000000000'

/** Obtains the tokens, exchanges the one for registries at each of them and returns the lease. */
export async function exchangeAndLogIn(
  config: AzureConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const wanted = [...config.tokens]
  if (!wanted.some(([, scope]) => scope === REGISTRY_SCOPE)) wanted.push(['', REGISTRY_SCOPE])
  const tokens = await leaseSession.all(
    wanted.map(([name, scope]) => obtain(config, leaseSession, { name, scope })),
  )
  const registryToken = tokens.find(({ scope }) => scope === REGISTRY_SCOPE)
  if (!registryToken) throw new Failure('INTERNAL', 'there is no token for registries')
  const logins = await leaseSession.all(
    config.registries.map((host) => logIn(host, registryToken.token, { config, leaseSession })),
  )
  const exported = config.loginsOnly ? tokens : tokens.filter(({ name }) => name !== '')
  const lease = leaseOf(config, exported)
  return config.loginsOnly
    ? { ...lease, credentials: { kind: 'values', values: new Map() }, logins }
    : { ...lease, logins }
}

interface AcrSession {
  readonly config: AzureConfig
  readonly leaseSession: LeaseSession
}

async function logIn(
  host: string,
  token: Secret,
  { config, leaseSession }: AcrSession,
): Promise<RegistryLogin> {
  const fields = [
    ['grant_type', 'access_token'],
    ['service', host],
    ['access_token', token],
  ] as const
  const url = new URL(`https://${host}/oauth2/exchange`)
  const { response, intent } = await leaseSession
    .requestLease({
      request: { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' },
      ...judgeBy(acrRefusals, errorIn),
    })
    .catch((error: unknown) => {
      throw withPath(asFailure(error), `the password of ${host}`)
    })
  if (response.status !== 200)
    throw rejection(response, {
      ...{ code: 'EXCHANGE_REFUSED', host, row: match(acrRefusals, errorIn(response)) },
      to: `the exchange of the token of client ${config.clientId}; the login was fine`,
    })
  const text = tokenAt(parseJson(response, host), 'refresh_token')
  if (text === undefined) throw responseInvalid(host, 'without a password')
  const password = leaseSession.secret(text)
  const [, payload = ''] = text.split('.')
  const claims = jsonOrEmpty({ text: Buffer.from(payload, 'base64url').toString() })
  const expiresAt = numericDateOf(ownMember(claims, 'exp'))
  leaseSession.keep({
    ...{ intent, id: config.clientId, expiresAt, revocation: null },
    note: 'Azure cannot revoke a single password of a registry',
    keys: expiresAt === undefined ? { registry: host } : passwordKeys([host], expiresAt),
    request: requestIdOf({ headers: response.headers }),
  })
  if (expiresAt === undefined) throw responseInvalid(host, 'without the expiry of the password')
  checkPassword(ownMember(claims, 'aud'), expiresAt, { host, now: leaseSession.clock.now() })
  leaseSession.log(
    'info',
    `${leaseSession.token.lease}: the password of ${host} is valid until ${clockTime(expiresAt)} ` +
      'UTC; it cannot be revoked',
  )
  return registryLogin(leaseSession, { host, username: USERNAME, password, expiresAt })
}

function checkPassword(
  audience: unknown,
  expiresAt: number,
  { host, now }: { readonly host: string; readonly now: number },
): void {
  if (audience === host && expiresAt > now) return
  const sentence = audience === host ? 'has expired' : 'is for another registry'
  throw new Failure('GUARD_FAILED', `the password of ${host} ${sentence}`, {
    causes: ['a server between runner and registry responds in its place', 'a clock is wrong'],
    fix: 'Check proxies and DNS between the two, and their clocks; nothing was exported.',
  })
}

function errorIn(response: HttpResponse): ServerError {
  const stated = ownMember(jsonOrEmpty(response), 'errors')
  const error = objectAt({ first: Array.isArray(stated) ? stated[0] : undefined }, 'first') ?? {}
  return {
    status: response.status,
    code: textAt(error, 'code') ?? '',
    message: textAt(error, 'message') ?? '',
  }
}
