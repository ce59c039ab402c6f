import { Failure } from '../../core/failure.ts'
import { requestIdOf } from '../../core/requestId.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import { describeToken } from '../describeToken.ts'
import { parseExpiry, requireLifetime } from '../parseExpiry.ts'
import type { LeaseSession, ReceiptDraft } from '../provider.ts'
import { judgeBy, match } from '../refusals.ts'
import { registryLogin } from '../registryLogin.ts'
import { type JsonObject, parseJson, rejection, responseInvalid } from '../response.ts'
import { basicCredentials, basicHeader } from './basic.ts'
import { getPath, type OauthConfig, type ResponsePaths } from './config.ts'
import { type Endpoints, findEndpoints, trustedRevocation } from './discovery.ts'
import { rows } from './refusals.ts'
import { createTokenRequest } from './request.ts'
import { encodeRevocation, type RevocationInput } from './revoke.ts'
import { errorIn } from './serverError.ts'

/**
 * Presents the ID token and returns the lease. Throws `EXCHANGE_REFUSED` if the server rejects it.
 */
export async function exchange(config: OauthConfig, leaseSession: LeaseSession): Promise<Lease> {
  const basic = basicAuth(config, leaseSession)
  const endpoints = await findEndpoints(config.source, leaseSession)
  const back = revocationMethod(config, endpoints)
  const {
    response,
    intent,
    token: presentedToken,
  } = await leaseSession.exchange({
    request: ({ jwt }) =>
      createTokenRequest(config.form, {
        address: endpoints.token,
        token: jwt,
        basic,
        now: leaseSession.clock.now(),
      }),
    ...judgeBy(rows, errorIn),
  })
  const shown = presentedToken.jwt
  const { host } = endpoints.token
  if (response.status < 200 || response.status > 299)
    throw rejected(response, { config, leaseSession, host, sent: [shown, basic] })
  const granted = read(parseJson(response, host), config.paths, leaseSession)
  const { token } = granted
  if (token === undefined) throw tokenPathError(host, config.paths.token, parseJson(response, host))
  const asserted = config.form.fields.get('grant_type') === 'client_credentials'
  const requestId = requestIdOf({ headers: response.headers })
  const kept = {
    ...{ intent, id: leaseId(config, host), expiresAt: granted.expiresAt, request: requestId },
    ...revocationData(back, {
      token,
      client: config.clientId,
      clientSecret: config.clientSecret,
      audience: asserted ? leaseSession.token.audience : undefined,
    }),
  }
  leaseSession.keep(kept)
  const name = config.paths.expires
  requireLifetime(granted.statedEnd, granted.expiresAt, { host, name })
  const { expiresAt } = granted
  const logins = config.registries.map((registry) =>
    registryLogin(leaseSession, {
      ...{ host: registry, username: config.username, password: token, expiresAt },
    }),
  )
  return {
    ...createLease(granted, kept, { host, reading: config.paths }),
    ...(logins.length > 0 && { logins }),
    requestId,
  }
}

interface OauthToken {
  /** The token to revoke. */
  readonly token: Secret | undefined
  readonly values: ReadonlyMap<string, Secret | undefined>
  /** The expiry as the server stated it. */
  readonly statedEnd: unknown
  readonly expiresAt: number | undefined
}

// A line break in a token is an injection attempt.
const VISIBLE = /^[\x21-\x7e]+$/

/** Returns the values at the configured paths, which are masked before anything else is logged. */
function read(
  response: JsonObject,
  { token, values, expires }: ResponsePaths,
  leaseSession: LeaseSession,
): OauthToken {
  const secrets = new Map<string, Secret>()
  for (const path of [token, ...values.values()]) {
    const value = getPath(response, path)
    if (typeof value === 'string' && VISIBLE.test(value) && !secrets.has(path))
      secrets.set(path, leaseSession.secret(value))
  }
  const statedEnd = getPath(response, expires)
  const expiresAt = parseExpiry(statedEnd, leaseSession.clock.now())
  if (expiresAt === undefined)
    leaseSession.log(
      'info',
      `the response has no expiry of the lease "${leaseSession.token.lease}" at "${expires}"`,
    )
  return {
    token: secrets.get(token),
    values: new Map([...values].map(([name, path]) => [name, secrets.get(path)])),
    statedEnd,
    expiresAt,
  }
}

function createLease(
  { values, expiresAt }: OauthToken,
  { id }: ReceiptDraft,
  { host, reading }: { readonly host: string; readonly reading: ResponsePaths },
): Lease {
  const whole = new Map<string, Secret>()
  for (const [name, value] of values) {
    if (!value)
      throw responseInvalid(host, `without a string at "${reading.values.get(name)}" for ${name}`)
    whole.set(name, value)
  }
  const [first] = values.keys()
  const single = new Set(reading.values.values()).size === 1 && first !== undefined
  return {
    credentials: { kind: 'values', values: whole, ...(single && { token: first }) },
    expiresAt,
    id,
  }
}

/**
 * Returns how the token can be revoked: as configured, else as the server's metadata states. Called
 * before the exchange.
 */
function revocationMethod(
  { revocation, source }: OauthConfig,
  endpoints: Endpoints,
): Pick<RevocationInput, 'kind' | 'address' | 'field'> | undefined {
  switch (revocation.kind) {
    case 'none':
      return undefined
    case 'discovered': {
      const address = trustedRevocation(endpoints, source)
      return address && { kind: 'rfc7009', address }
    }
    case 'delete':
    case 'json':
      return revocation
    case 'rfc7009': {
      const address = revocation.address ?? trustedRevocation(endpoints, source)
      if (!address) throw unpublished()
      return { kind: 'rfc7009', address }
    }
  }
}

function revocationData(
  back: Pick<RevocationInput, 'kind' | 'address' | 'field'> | undefined,
  rest: Omit<RevocationInput, 'kind' | 'address' | 'field'>,
): Pick<ReceiptDraft, 'revocation' | 'note'> {
  return back
    ? { revocation: encodeRevocation({ ...back, ...rest }) }
    : { revocation: null, note: 'no revocation is configured or published' }
}

function basicAuth(
  { clientId = '', clientSecret }: OauthConfig,
  leaseSession: LeaseSession,
): Secret | undefined {
  if (clientSecret === undefined) return undefined
  leaseSession.secret(clientSecret)
  leaseSession.log(
    'notice',
    `Lease "${leaseSession.token.lease}" uses a client secret, which does not expire by ` +
      `itself; prefer a server that trusts the ID token alone`,
  )
  return basicHeader(leaseSession.secret(basicCredentials(clientId, clientSecret)).reveal())
}

/** Returns the lease id for log and record: the client and the host. */
const leaseId = ({ clientId }: OauthConfig, host: string): string =>
  clientId === undefined ? host : `${clientId}@${host}`

function rejected(
  response: HttpResponse,
  {
    config,
    leaseSession,
    host,
    sent,
  }: {
    config: OauthConfig
    leaseSession: LeaseSession
    host: string
    sent: readonly (Secret | undefined)[]
  },
): Failure {
  const error = errorIn(response)
  const secrets = [
    ...sent.map((secret) => secret?.reveal().replace(/^Basic /, '')),
    config.clientSecret,
    ...config.form.written,
  ]
  const words = sanitizeForeign(
    error.message,
    secrets.filter((secret) => secret !== undefined),
  )
  const theirs = words === '' ? [] : [`  the message of the server, sanitized: ${words}`]
  const row = match(rows, error)
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host,
    to: 'the exchange',
    row,
    diagnostics: [...describeToken(leaseSession.token), ...theirs],
  })
}

/**
 * Returns the failure for a response without a token at the configured path. It lists the member
 * names that are plain words, which helps most to find the right path.
 */
function tokenPathError(host: string, path: string, response: JsonObject): Failure {
  const words = Object.keys(response).filter((key) => /^[A-Za-z][A-Za-z_-]{0,29}$/.test(key))
  return new Failure(
    'RESPONSE_INVALID',
    `${host} responded without a string at "${path}"; its response has ` +
      `${words.slice(0, 12).join(', ') || 'no member with a plain name'}`,
    {
      causes: [
        '"token-path" is not where this server puts the token',
        'the address is not that of the token endpoint',
      ],
      fix: 'Set `token-path` to one of the names above.',
    },
  )
}

const unpublished = (): Failure =>
  new Failure(
    'INPUT_INVALID',
    '"revoke: rfc7009" needs "revoke-address", as the issuer publishes no revocation_endpoint',
    {
      causes: ['the server does not revoke tokens', 'it does not publish where it revokes them'],
      fix: 'Write `revoke-address`, or `revoke: none`.',
    },
  )
