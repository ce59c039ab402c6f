import { requestIdOf } from '../../core/requestId.ts'
import type { Answer, Request } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Lease } from '../../journal/credentials.ts'
import { bearer } from '../bearer.ts'
import { presented } from '../describeToken.ts'
import { dateOf, numericDateOf, requireLifetime } from '../parseExpiry.ts'
import type { Desk, Granted } from '../provider.ts'
import {
  heard,
  invalid,
  type JsonObject,
  jsonOf,
  leniently,
  own,
  refused,
  secondsAt,
  textAt,
  tokenAt,
} from '../response.ts'
import { accountAddress, documentsOf, stsAudience } from './adcFile.ts'
import { binding } from './binding.ts'
import type { Account, Terms } from './config.ts'
import { tokenName, valuesOf } from './names.ts'
import { recognised } from './refusals.ts'

const NOTE = 'Google revokes no single token of a workload identity'
const LONGEST_SUBJECT = 127
const CLOUD_PLATFORM = 'https://www.googleapis.com/auth/cloud-platform'

/** The federated token, and with it the token of the service account, if one is named. */
export async function exchange(terms: Terms, desk: Desk): Promise<Lease> {
  const { account } = terms
  measureSubject(desk)
  const federated = await federate(terms, desk)
  const token = account
    ? await impersonate(terms, account, { desk, federated: federated.token })
    : federated
  if (!account) tellLife(desk, federated)
  const name = tokenName(terms)
  return {
    credentials: {
      kind: 'values',
      values: valuesOf(terms, token.token),
      token: name,
      ...documentsOf(terms, token.token, federated.idToken),
    },
    expiresAt: token.expiresAt,
    id: idOf(terms),
    requestId: token.requestId ?? federated.requestId,
  }
}

interface Token {
  readonly token: Secret
  readonly expiresAt: number | undefined
  readonly requestId: string | undefined
}

async function federate(terms: Terms, desk: Desk): Promise<Token & { readonly idToken: Secret }> {
  const host = `sts.${terms.universe}`
  const granted = await desk.exchange({ request: ({ jwt }) => stsRequest(terms, jwt), judge })
  const body = yes(granted, desk, { host, to: 'the exchange of the ID token' })
  const text = tokenAt(body, 'access_token')
  if (text === undefined) throw invalid(host, 'without an access token')
  const token = desk.secret(text)
  const seconds = secondsAt(body, 'expires_in')
  const expiresAt = seconds === undefined ? undefined : desk.clock.now() + seconds
  desk.keep({ intent: granted.intent, id: terms.provider, expiresAt, way: null, note: NOTE })
  requireLifetime(own(body, 'expires_in'), seconds, { host, name: 'expires_in' })
  const idToken = granted.token.jwt
  return { token, expiresAt, idToken, requestId: requestIdOf({ headers: granted.answer.headers }) }
}

function stsRequest(terms: Terms, jwt: Secret): Request {
  const { universe, scopes, account } = terms
  const fields = [
    ['grant_type', 'urn:ietf:params:oauth:grant-type:token-exchange'],
    ['audience', stsAudience(terms)],
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

/** A token that Google finds stale is worth one more attempt with a fresh one. */
function judge(answer: Answer): Verdict | undefined {
  if (answer.status !== 400) return undefined
  const words = heard(textAt(leniently(answer), 'error_description') ?? '')
  return /stale to sign-in/i.test(words) ? 'retry-with-fresh-token' : undefined
}

async function impersonate(
  terms: Terms,
  account: Account,
  { desk, federated }: { readonly desk: Desk; readonly federated: Secret },
): Promise<Token> {
  const { email, delegates, lifetime, idAudience } = account
  const host = `iamcredentials.${terms.universe}`
  const chain = { delegates: delegates.map((each) => `projects/-/serviceAccounts/${each}`) }
  const access = { scope: terms.scopes, lifetime: `${lifetime}s`, ...chain }
  const value =
    idAudience === undefined ? access : { audience: idAudience, includeEmail: true, ...chain }
  const url = new URL(
    accountAddress(
      terms.universe,
      email,
      idAudience === undefined ? 'generateAccessToken' : 'generateIdToken',
    ),
  )
  const granted = await desk.requestLease({
    request: {
      method: 'POST',
      url,
      headers: bearer(federated),
      body: { kind: 'json', value },
      expects: 'json',
    },
  })
  const to = `the impersonation of ${email}`
  const body = yes(granted, desk, { host, to, policy: () => binding(terms, account, desk.token) })
  const text = tokenAt(body, idAudience === undefined ? 'accessToken' : 'token')
  if (text === undefined) throw invalid(host, 'without a token')
  const token = desk.secret(text)
  const [name, stated] =
    idAudience === undefined
      ? ['expireTime', own(body, 'expireTime')]
      : ['exp', own(payloadOf(text), 'exp')]
  const expiresAt = idAudience === undefined ? dateOf(stated) : numericDateOf(stated)
  desk.keep({ intent: granted.intent, id: email, expiresAt, way: null, note: NOTE })
  requireLifetime(stated, expiresAt, { host, name })
  return { token, expiresAt, requestId: requestIdOf({ headers: granted.answer.headers }) }
}

/** The body of a yes; a refusal becomes a failure with our side of it. */
function yes(
  { answer }: Granted,
  desk: Desk,
  {
    host,
    to,
    policy,
  }: { readonly host: string; readonly to: string; readonly policy?: () => readonly string[] },
): ReturnType<typeof jsonOf> {
  if (answer.status === 200) return jsonOf(answer, host)
  const row = recognised(leniently(answer))
  throw refused(answer, {
    code: 'EXCHANGE_REFUSED',
    host,
    to,
    row,
    ours: [...presented(desk.token), ...(row?.binding && policy ? policy() : [])],
  })
}

/** Returns the claims of an ID token that Google made; none if they cannot be read. */
function payloadOf(jwt: string): JsonObject {
  const [, payload = ''] = jwt.split('.')
  return leniently({ text: Buffer.from(payload, 'base64url').toString() })
}

/** Only the default mapping takes the whole subject, and only Google knows the mapping: hence a warning, and no refusal. */
function measureSubject(desk: Desk): void {
  const length = Buffer.byteLength(String(desk.token.claims['sub'] ?? ''))
  if (length <= LONGEST_SUBJECT) return
  desk.log(
    'warning',
    `The subject of the ID token has ${length} bytes. With the default mapping google.subject = assertion.sub Google refuses more than ${LONGEST_SUBJECT}; map something shorter, such as assertion.repository_id.`,
  )
}

function tellLife(desk: Desk, { expiresAt }: Token): void {
  const seconds = expiresAt === undefined ? 300 : Math.floor(expiresAt - desk.clock.now())
  desk.log(
    'notice',
    `Lease "${desk.token.lease}" lives ${seconds} s: a federated token dies with the ID token. Name a "service-account" for up to an hour.`,
  )
}

const idOf = ({ account, provider }: Terms): string => account?.email ?? provider
