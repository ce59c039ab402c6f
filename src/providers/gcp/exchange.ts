import { requestIdOf } from '../../core/requestId.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Lease } from '../../journal/credentials.ts'
import { bearer } from '../bearer.ts'
import { describeToken, suggestPolicy } from '../describeToken.ts'
import { dateOf, numericDateOf, requireLifetime } from '../parseExpiry.ts'
import type { LeaseSession } from '../provider.ts'
import { judgeBy, match } from '../refusals.ts'
import { registryLogin } from '../registryLogin.ts'
import {
  type JsonObject,
  jsonOrEmpty,
  ownMember,
  parseJson,
  rejection,
  responseInvalid,
  secondsAt,
  tokenAt,
} from '../response.ts'
import { accountAddress, adcFiles, stsAudience } from './adcFile.ts'
import { binding } from './binding.ts'
import type { Account, GcpConfig } from './config.ts'
import { tokenName, valuesOf } from './names.ts'
import { errorIn, rows } from './refusals.ts'

const NOTE = 'Google cannot revoke a single token of a workload identity'
const LONGEST_SUBJECT = 127
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'

/** Obtains a token and returns the lease. */
export async function exchange(config: GcpConfig, leaseSession: LeaseSession): Promise<Lease> {
  const obtained = await obtainToken(config, leaseSession)
  const { token: password, expiresAt } = obtained
  const logins = config.registries.map((host) =>
    registryLogin(leaseSession, { host, username: 'oauth2accesstoken', password, expiresAt }),
  )
  return { ...leaseOf(config, obtained), ...(logins.length > 0 && { logins }) }
}

/**
 * Exchanges the ID token for a federated token and, if a service account is named, that for a token
 * of the account. Returns the token with the ID token that was presented.
 */
export async function obtainToken(
  config: GcpConfig,
  leaseSession: LeaseSession,
): Promise<FederatedToken> {
  const { account } = config
  warnLongSubject(leaseSession)
  const federated = await federate(config, leaseSession)
  const { idToken } = federated
  const token = account
    ? await impersonate(config, account, { leaseSession, federated: federated.token })
    : federated
  if (!account && config.exportCredentials) noticeShortLife(leaseSession, federated)
  return { ...token, idToken, requestId: token.requestId ?? federated.requestId }
}

/** Returns the lease that exports the token. */
export const leaseOf = (
  config: GcpConfig,
  { token, expiresAt, idToken, requestId }: FederatedToken,
): Lease => ({
  credentials: {
    kind: 'values',
    values: valuesOf(config, token),
    token: tokenName(config),
    ...adcFiles(config, token, idToken),
  },
  expiresAt,
  id: leaseId(config),
  requestId,
})

interface GcpToken {
  readonly token: Secret
  readonly expiresAt: number | undefined
  readonly requestId: string | undefined
}

interface FederatedToken extends GcpToken {
  readonly idToken: Secret
}

async function federate(config: GcpConfig, leaseSession: LeaseSession): Promise<FederatedToken> {
  const host = `sts.${config.universe}`
  const granted = await leaseSession.exchange({
    request: ({ jwt }) => stsRequest(config, jwt),
    ...judgeBy(rows, errorIn),
  })
  const to = 'the exchange of the ID token'
  const body = expectOk(granted.response, { config, leaseSession, host, to })
  const text = tokenAt(body, 'access_token')
  if (text === undefined) throw responseInvalid(host, 'without an access token')
  const token = leaseSession.secret(text)
  const seconds = secondsAt(body, 'expires_in')
  const expiresAt = seconds === undefined ? undefined : leaseSession.clock.now() + seconds
  const requestId = requestIdOf({ headers: granted.response.headers })
  const kept = { intent: granted.intent, id: leaseId(config), expiresAt, revocation: null }
  leaseSession.keep({ ...kept, note: NOTE, request: requestId })
  requireLifetime(ownMember(body, 'expires_in'), seconds, { host, name: 'expires_in' })
  return { token, expiresAt, idToken: granted.token.jwt, requestId }
}

function stsRequest(config: GcpConfig, jwt: Secret): HttpRequest {
  const { universe, scopes, account } = config
  const fields = [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['audience', stsAudience(config)],
    ['scope', account ? CLOUD_PLATFORM : scopes.join(' ')],
    ['requested_token_type', 'urn:ietf:params:oauth:token-type:access_token'],
    ['subject_token_type', 'urn:ietf:params:oauth:token-type:jwt'],
    ['subject_token', jwt],
  ] as const
  return {
    method: 'POST',
    url: new URL(`https://sts.${universe}/v1/token`),
    body: { kind: 'form', fields },
    expects: 'json',
  }
}

async function impersonate(
  config: GcpConfig,
  account: Account,
  { leaseSession, federated }: { readonly leaseSession: LeaseSession; readonly federated: Secret },
): Promise<GcpToken> {
  const { email, delegates, lifetime, tokenAudience } = account
  const host = `iamcredentials.${config.universe}`
  const chain = { delegates: delegates.map((delegate) => `projects/-/serviceAccounts/${delegate}`) }
  const access = { scope: config.scopes, lifetime: `${lifetime}s`, ...chain }
  const value =
    tokenAudience === undefined ? access : { audience: tokenAudience, includeEmail: true, ...chain }
  const url = new URL(
    accountAddress(
      config.universe,
      email,
      tokenAudience === undefined ? 'generateAccessToken' : 'generateIdToken',
    ),
  )
  const granted = await leaseSession.requestLease({
    request: {
      method: 'POST',
      url,
      headers: bearer(federated),
      body: { kind: 'json', value },
      expects: 'json',
    },
  })
  const to = `the impersonation of ${email}`
  const body = expectOk(granted.response, { config, leaseSession, host, to, account })
  const text = tokenAt(body, tokenAudience === undefined ? 'accessToken' : 'token')
  if (text === undefined) throw responseInvalid(host, 'without a token')
  const token = leaseSession.secret(text)
  const [name, stated] =
    tokenAudience === undefined
      ? ['expireTime', ownMember(body, 'expireTime')]
      : ['exp', ownMember(payloadOf(text), 'exp')]
  const expiresAt = tokenAudience === undefined ? dateOf(stated) : numericDateOf(stated)
  const requestId = requestIdOf({ headers: granted.response.headers })
  const kept = { intent: granted.intent, id: email, expiresAt, revocation: null, note: NOTE }
  leaseSession.keep({ ...kept, request: requestId })
  requireLifetime(stated, expiresAt, { host, name })
  return { token, expiresAt, requestId }
}

interface GoogleCall {
  readonly config: GcpConfig
  readonly leaseSession: LeaseSession
  readonly host: string
  /** Completes `HOST returned 403 to …`. */
  readonly to: string
  /** The account that is impersonated. */
  readonly account?: Account
}

/** Returns the body of a success response. Throws `EXCHANGE_REFUSED` with diagnostics otherwise. */
function expectOk(
  response: HttpResponse,
  { config, leaseSession, host, to, account }: GoogleCall,
): ReturnType<typeof parseJson> {
  if (response.status === 200) return parseJson(response, host)
  const { token } = leaseSession
  const found = match(rows, errorIn(response))
  // The denied identity may be one of the delegates.
  const delegated = found?.show && account && account.delegates.length > 0
  const row = delegated ? { ...found, show: 'policy' as const } : found
  const policy =
    row?.show && account ? suggestPolicy(token, () => binding(config, account, token)) : []
  const diagnostics = [...describeToken(token), ...policy]
  throw rejection(response, { code: 'EXCHANGE_REFUSED', host, to, row, diagnostics })
}

/** Returns the claims of an ID token that Google issued; none if they cannot be parsed. */
function payloadOf(jwt: string): JsonObject {
  const [, payload = ''] = jwt.split('.')
  return jsonOrEmpty({ text: Buffer.from(payload, 'base64url').toString() })
}

/**
 * Logs a warning for a long subject. Not an error: only the default mapping uses the whole subject,
 * and only Google knows the mapping.
 */
function warnLongSubject(leaseSession: LeaseSession): void {
  const length = Buffer.byteLength(String(leaseSession.token.claims['sub'] ?? ''))
  if (length <= LONGEST_SUBJECT) return
  leaseSession.log(
    'warning',
    `The subject of the ID token has ${length} bytes. With the default mapping ` +
      `google.subject = assertion.sub Google rejects more than ${LONGEST_SUBJECT}; map something ` +
      `shorter, such as assertion.repository_id.`,
  )
}

function noticeShortLife(leaseSession: LeaseSession, { expiresAt }: GcpToken): void {
  const seconds = expiresAt === undefined ? 300 : Math.floor(expiresAt - leaseSession.clock.now())
  leaseSession.log(
    'notice',
    `Lease "${leaseSession.token.lease}" is valid for ${seconds} s: a federated token expires ` +
      `with the ID token. Set "service-account" for up to an hour.`,
  )
}

const leaseId = ({ account, provider }: GcpConfig): string => account?.email ?? provider
