import { type KeyObject, randomBytes, randomUUID, sign } from 'node:crypto'
import { claimsOf, type Facts, issuerAddress, jobFacts, subjectOf } from './facts.ts'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'
import { type SigningKey, signingKey, verdict } from './tokenVerifier.ts'

export { type SigningKey, signingKey }

/**
 * GitHub's side of a job: the endpoint that mints its ID tokens, and the issuer that publishes the
 * keys.
 */
export interface LabIssuer {
  /** Both of them, wherever they are mounted. */
  readonly handle: Handler
  /** The same, by the origins that a job uses: for an in-memory runtime. */
  readonly hosts: Readonly<Record<string, Handler>>
  /** What the runner provides to the job: `ACTIONS_ID_TOKEN_REQUEST_URL` and `_TOKEN`. */
  readonly idToken: { readonly url: string; readonly bearer: string }
  /** The job that the tokens are about. */
  readonly facts: Facts
  readonly verifier: TokenVerifier
  /** What is published; a test may take one out or put one in. The last one signs. */
  readonly keys: SigningKey[]
  /** A token for an audience, in the right form unless a test overrides parts of it. */
  mint(audience: string, overrides?: Overrides): string
  /** From now on a new key signs; the earlier ones stay published. */
  rotate(): SigningKey
  /** Once a port is known: GITHUB_SERVER_URL, as of GitHub Enterprise Server. */
  settle(origin: string): void
}

export interface Overrides {
  /** Replace claims; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
  readonly header?: Readonly<Record<string, unknown>>
  readonly key?: KeyObject
  /** The payload's text as it is, for what no JSON writer would write. */
  readonly payload?: string
}

/** How a system issues its tokens. */
export interface Dialect {
  /** The issuer of a server. */
  iss(serverUrl: string): string
  /** Where the keys are, below the issuer. */
  readonly keysPath: string
  /** `ACTIONS_ID_TOKEN_REQUEST_URL`. */
  requestUrl(facts: Facts): string
  claims(facts: Facts): Readonly<Record<string, unknown>>
  subject(claims: Readonly<Record<string, unknown>>): string
  /** What `aud` is for an audience. */
  aud(audience: string): unknown
  /** Seconds. */
  readonly lifetime: number
  readonly hasJti: boolean
}

const github: Dialect = {
  iss: issuerAddress,
  keysPath: '/.well-known/jwks',
  requestUrl: ({ server_url: server = '' }) =>
    `${server === 'https://github.com' ? RUNNER_SERVICE : server}${MINT_PATH}?api-version=2.0`,
  claims: claimsOf,
  subject: subjectOf,
  aud: (audience) => audience,
  lifetime: 300,
  hasJti: true,
}

export interface IssuerOptions {
  readonly facts?: Facts
  /** GitHub's unless stated. */
  readonly dialect?: Dialect
  /** Replace claims of every token; `undefined` leaves one out. */
  readonly claims?: Readonly<Record<string, unknown>>
}

const RUNNER_SERVICE = 'https://run-actions-1-azure-eastus.actions.githubusercontent.com'
// The double slash is real: a client that normalises the path does not reach the endpoint.
const MINT_PATH =
  '/74//idtoken/1d6c4f4a-6c7b-4f5c-9b61-2f0f5a4b8f11/0a3c9d2e-5f0d-4f3a-8a51-7c1b7d1c2f90'

export function labIssuer(
  lab: Lab,
  { facts: given = jobFacts, claims: changed = {}, dialect = github }: IssuerOptions = {},
): LabIssuer {
  let facts = given
  const service = (): string => new URL(dialect.requestUrl(facts)).origin
  const bearer = lab.issue(randomBytes(96).toString('base64url'))
  const keys = [signingKey(0)]
  let made = 1
  const iss = (): string => dialect.iss(facts['server_url'] ?? '')
  const mint: LabIssuer['mint'] = (audience, overrides = {}) => {
    const key = keys.at(-1) ?? signingKey(0)
    const now = Math.floor(lab.now())
    const about = { ...dialect.claims(facts), ...changed, ...overrides.claims }
    const token = {
      ...(dialect.hasJti && { jti: randomUUID() }),
      sub: dialect.subject(about),
      aud: dialect.aud(audience),
      iss: iss(),
      nbf: now - 600,
      iat: now,
      exp: now + dialect.lifetime,
    }
    const claims = { ...token, ...about }
    const head = segment({
      typ: 'JWT',
      alg: 'RS256',
      x5t: key.x5t,
      kid: key.kid,
      ...overrides.header,
    })
    const body =
      overrides.payload === undefined
        ? segment(claims)
        : Buffer.from(overrides.payload).toString('base64url')
    const signature = sign(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      overrides.key ?? key.privateKey,
    ).toString('base64url')
    return lab.issue(`${head}.${body}.${signature}`)
  }
  const handle: Handler = (request) =>
    published(request, keys, { iss: iss(), keysPath: dialect.keysPath }) ??
    minted(request, {
      bearer,
      mint,
      at: new URL(dialect.requestUrl(facts)),
      owner: `${facts['server_url']}/${facts['repository_owner']}`,
    })
  return {
    handle,
    get hosts() {
      return { [service()]: handle, [new URL(iss()).origin]: handle }
    },
    get idToken() {
      return { url: dialect.requestUrl(facts), bearer }
    },
    get facts() {
      return facts
    },
    verifier: {
      get iss() {
        return iss()
      },
      verify: (jwt, terms) =>
        verdict(jwt, { keys, iss: iss(), now: lab.now(), audience: terms?.audience }),
    },
    keys,
    mint,
    rotate() {
      const key = signingKey(made++)
      keys.push(key)
      return key
    },
    settle(origin) {
      facts = {
        ...facts,
        server_url: origin,
        api_url: `${origin}/api/v3`,
        graphql_url: `${origin}/api/graphql`,
      }
    },
  }
}

/** Discovery and keys, below the path of the issuer. */
function published(
  { url }: LabRequest,
  keys: readonly SigningKey[],
  { iss, keysPath }: { readonly iss: string; readonly keysPath: string },
): LabAnswer | undefined {
  const below = new URL(iss).pathname.replace(/\/$/, '')
  const path = url.pathname.startsWith(`${below}/`) ? url.pathname.slice(below.length) : ''
  if (path === keysPath) return { status: 200, body: { keys: keys.map(({ jwk }) => jwk) } }
  if (path !== '/.well-known/openid-configuration') return undefined
  const body = {
    issuer: iss,
    jwks_uri: `${iss}${keysPath}`,
    subject_types_supported: ['public', 'pairwise'],
    response_types_supported: ['id_token'],
    claims_supported: [
      'sub',
      'aud',
      'exp',
      'iat',
      'iss',
      'jti',
      'nbf',
      ...Object.keys(claimsOf(jobFacts)),
    ],
    id_token_signing_alg_values_supported: ['RS256'],
    scopes_supported: ['openid'],
  }
  return { status: 200, body }
}

function minted(
  { method, url, headers }: LabRequest,
  { bearer, mint, at, owner }: { bearer: string; mint: LabIssuer['mint']; at: URL; owner: string },
): LabAnswer {
  const missing = [...at.searchParams].some(([name, value]) => url.searchParams.get(name) !== value)
  if (url.pathname !== at.pathname || missing) return { status: 404 }
  if (method !== 'GET') return { status: 405 }
  if (
    !/^bearer /i.test(headers['authorization'] ?? '') ||
    headers['authorization']?.slice(7) !== bearer
  )
    return { status: 401 }
  const [audience = owner, ...more] = url.searchParams.getAll('audience')
  return more.length > 0
    ? { status: 400 }
    : { status: 200, body: { count: 1, value: mint(audience) } }
}

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
