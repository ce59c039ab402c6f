import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'
import { type Engines, engine, enginesOf } from './vaultEngines.ts'
import { loggedIn, type VaultRole } from './vaultLogin.ts'
import {
  denied,
  may,
  type Policies,
  type Tokens,
  tokensOf,
  type VaultToken,
} from './vaultTokens.ts'

/** A Vault, or an OpenBao, whose tokens, leases, users and certificates really die. */
export interface VaultServer {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /**
   * What is valid, one line each, such as `token ACCESSOR`, `lease ID`, `user NAME`, `certificate
   * SERIAL`, `wrapping ACCESSOR`.
   */
  living(): readonly string[]
  /** Whether a token would be taken by the server at this moment. */
  accepts(token: string): boolean
  /** Whether the database lets this pair in. */
  admits(username: string, password: string): boolean
  /** What a wrapping token holds; it can be asked once. */
  unwrap(token: string): unknown
  /** The entries of its audit device about logins, in the form of the real one. */
  readonly audited: readonly object[]
  /** As `vault write auth/MOUNT/role/NAME`: only what is named changes. */
  writeRole(path: string, terms: VaultRole): void
}

export interface VaultOptions {
  readonly origin?: string
  /** A path before `/v1`, as behind some load balancers. */
  readonly prefix?: string
  /** The namespace in which all of it lives. */
  readonly namespace?: string
  /** By `MOUNT/NAME`; `jwt/ci` admits the lab's job where nothing else is said. */
  readonly roles?: Readonly<Record<string, VaultRole>>
  readonly defaultRole?: string
  /** By name; `app` allows what the lab's secrets need where nothing else is said. */
  readonly policies?: Policies
  /** KV version 2 below `secret/data/`: versions from the first to the last. */
  readonly kv2?: Readonly<Record<string, readonly Version[]>>
  /** KV version 1 below `kv/`. */
  readonly kv1?: Readonly<Record<string, object>>
  /** A standby that points to the active node. */
  readonly standby?: string
  /** How many requests with a new token a lagging node refuses, and how. */
  readonly lag?: { readonly requests: number; readonly as: 412 | 403 }
  /** What is wrong with the mount. */
  readonly broken?: 'unconfigured' | 'oidc' | 'no keys' | 'mfa'
  /** OpenBao's inline authentication and CEL logins. */
  readonly bao?: boolean
  /** Seconds that the database takes to drop a user if no request waits for it. */
  readonly slow?: number
}

/** A version of a secret: its fields, or what was done to it. */
export type Version = object | 'deleted' | 'destroyed'

/** What the parts of the server share. */
export interface Inside {
  readonly lab: Lab
  readonly verifier: TokenVerifier
  readonly options: VaultOptions
  readonly roles: Map<string, VaultRole>
  readonly tokens: Tokens
  readonly engines: Engines
}

const ORIGIN = 'https://vault.lab.test'
const ROLE: VaultRole = {
  role_type: 'jwt',
  user_claim: 'repository',
  bound_audiences: [ORIGIN],
  token_policies: ['app'],
}
const APP = {
  'secret/data/*': ['read'],
  'kv/*': ['read'],
  'database/creds/*': ['read'],
  'aws/sts/*': ['read', 'update'],
  'gcp/token/*': ['read', 'update'],
  'pki/*': ['update'],
  'ssh/*': ['update'],
  'transit/*': ['update'],
}

export function vaultServer(
  lab: Lab,
  verifier: TokenVerifier,
  options: VaultOptions = {},
): VaultServer {
  const { origin = ORIGIN } = options
  const engines = enginesOf(lab, options)
  const tokens = tokensOf(lab, {
    policies: options.policies ?? { app: APP },
    ended: (token) => engines.endOf(token),
  })
  const roles = new Map(Object.entries(options.roles ?? { 'jwt/ci': ROLE }))
  const inside = { lab, verifier, options, roles, tokens, engines }
  const audited: object[] = []
  const handle: Handler = (request) => {
    const answer = answered(inside, request)
    const entry = auditEntry(request, answer)
    if (entry) audited.push(entry)
    return answer
  }
  return {
    ...{ handle, audited },
    hosts: { [origin]: handle },
    living: () => [
      ...tokens.living().map(({ accessor, text }) => `token ${accessor || text}`),
      ...engines.living(),
    ],
    accepts: (token) => tokens.find(token) !== undefined,
    admits: engines.admits,
    unwrap: engines.unwrap,
    writeRole: (path, terms) => void roles.set(path, { ...roles.get(path), ...terms }),
  }
}

/** Tokens have a hash of the device's own there, so that nothing of ours can be joined by them. */
function auditEntry({ url, headers }: LabRequest, { status, body }: LabAnswer): object | undefined {
  const path = url.pathname.replace(/^.*?\/v1\//, '')
  if (!path.endsWith('/login') || typeof body !== 'object') return undefined
  const { request_id: id, auth } = body as { request_id?: string; auth?: { metadata?: object } }
  const shown = ['x-correlation-id', 'user-agent'].map((name) => [name, [headers[name] ?? '']])
  return {
    type: 'response',
    request: { id, path, operation: 'update', headers: Object.fromEntries(shown) },
    ...(status === 200
      ? { auth: { client_token: 'hmac-sha256:0', metadata: auth?.metadata } }
      : { error: 'permission denied' }),
  }
}

/** Errors as the server writes them. Hostile on purpose: an error repeats whatever it was given. */
export const errors = (status: number, ...texts: string[]): LabAnswer => ({
  status,
  body: { errors: texts },
})

function answered(inside: Inside, request: LabRequest): LabAnswer {
  const { standby, namespace = '', prefix = '' } = inside.options
  if (standby !== undefined)
    return { status: 307, headers: { location: `${standby}${request.url.pathname}` } }
  if (request.headers['x-vault-request'] !== 'true')
    return errors(412, 'missing the header X-Vault-Request')
  if (!request.url.pathname.startsWith(`${prefix}/v1/`))
    return { status: 404, headers: { 'content-type': 'text/plain' }, body: 'nothing here' }
  if ((request.headers['x-vault-namespace'] ?? '').replace(/\/$/, '') !== namespace)
    return errors(403, '1 error occurred:\n\t* permission denied\n\n')
  const path = request.url.pathname
    .slice(prefix.length + 4)
    .split('/')
    .map(decodeURIComponent)
    .join('/')
  if (path.startsWith('auth/') && path.endsWith('/login'))
    return loggedIn(inside, path, request.body)
  const inline = request.headers['x-vault-inline-auth-path']
  if (inline !== undefined) return inlined(inside, path, { request, inline })
  return withToken(inside, path, request)
}

function withToken(inside: Inside, path: string, request: LabRequest): LabAnswer {
  const { tokens, options } = inside
  const text = request.headers['x-vault-token'] ?? ''
  if (text === '') return errors(400, 'missing client token')
  const token = tokens.find(text)
  if (!token)
    return errors(403, `2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n ${text}`)
  if (token.asked++ < (options.lag?.requests ?? 0))
    return options.lag?.as === 412
      ? errors(412, 'required index state not present')
      : errors(403, 'permission denied', 'invalid token')
  const last = tokens.use(token)
  const answer = permitted(inside, path, { request, token, last })
  if (last) tokens.end(token)
  return answer
}

function permitted(
  inside: Inside,
  path: string,
  { request, token, last }: { request: LabRequest; token: VaultToken; last: boolean },
): LabAnswer {
  const { tokens, engines } = inside
  if (!may(tokens, token, path, request.method)) return denied
  const given = request.body === '' ? {} : (JSON.parse(request.body) as Record<string, unknown>)
  switch (path) {
    case 'auth/token/revoke-self':
      if (token.kind === 'batch') return errors(400, 'batch tokens cannot be revoked')
      tokens.end(token)
      return { status: 204 }
    case 'auth/token/lookup-self':
      return { status: 200, body: { data: { accessor: token.accessor, policies: token.policies } } }
    case 'sys/capabilities-self':
      return {
        status: 200,
        body: {
          data: Object.fromEntries(
            (given['paths'] as string[]).map((each) => [each, tokens.capabilities(token, each)]),
          ),
        },
      }
    case 'sys/leases/revoke':
      return engines.revokeLease(String(given['lease_id']), given['sync'] === true)
    default:
      return engine(inside, path, { request, given, token, last })
  }
}

/**
 * One request that is login and read at once; its token lives as long as the request, and can lease
 * nothing.
 */
function inlined(
  inside: Inside,
  path: string,
  { request, inline }: { request: LabRequest; inline: string },
): LabAnswer {
  if (!inside.options.bao) return errors(400, 'missing client token')
  const parameters = Object.entries(request.headers)
    .filter(([name]) => name.startsWith('x-vault-inline-auth-parameter-'))
    .map(
      ([, value]) =>
        JSON.parse(Buffer.from(value, 'base64url').toString()) as { key: string; value: string },
    )
  const strict = Object.entries(request.headers).every(
    ([name, value]) => !name.startsWith('x-vault-inline-auth-parameter-') || /^[\w-]+$/.test(value),
  )
  if (!strict) return errors(400, 'failed to decode an inline authentication parameter')
  const body = JSON.stringify(Object.fromEntries(parameters.map(({ key, value }) => [key, value])))
  const login = loggedIn(inside, inline, body)
  if (login.status !== 200) return { ...login, headers: { 'x-vault-inline-auth-failed': 'true' } }
  const { auth } = login.body as { auth: { client_token: string } }
  const token = inside.tokens.find(auth.client_token)
  if (!token) return denied
  try {
    return /^(?:database)\//.test(path)
      ? errors(400, 'inline authentication cannot create leases')
      : permitted(inside, path, { request, token, last: false })
  } finally {
    inside.tokens.end(token)
  }
}
