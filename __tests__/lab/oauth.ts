import { randomBytes } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/**
 * An authorization server as the RFCs describe it: metadata (8414), token (6749, 7523, 8693),
 * revocation (7009), introspection (7662).
 */
export interface OauthServer {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /** The tokens that are alive. */
  living(): readonly string[]
  /** Whether a token would be accepted by an API: alive, and not past its time. */
  accepts(token: string): boolean
}

export interface OauthOptions {
  readonly issuer?: string
  readonly audience?: string
  /** The identity that is trusted. */
  readonly subject?: string
  readonly scopes?: readonly string[]
  readonly client?: { readonly id: string; readonly secret?: string }
  /** Refuses an ID token that was seen before. */
  readonly singleUse?: boolean
  readonly lifetime?: number
  /** Parts of the metadata that are replaced, or left out when `undefined`. */
  readonly metadata?: Readonly<Record<string, unknown>>
  /** Where the metadata is published; others answer 404. */
  readonly wellKnown?: string
}

const URN = 'urn:ietf:params:oauth:'
const ASSERTION = `${URN}client-assertion-type:jwt-bearer`
const TYPES = [`${URN}token-type:jwt`, `${URN}token-type:id_token`]

type Refusing = (error: string, status?: number) => LabAnswer
const refuse: Refusing = (error, status = 400) => ({
  status,
  body: { error, error_description: `lab: ${error}` },
})

export function oauthServer(
  lab: Lab,
  verifier: TokenVerifier,
  options: OauthOptions = {},
): OauthServer {
  const {
    issuer = 'https://auth.lab.test/realms/lab',
    wellKnown = '/.well-known/openid-configuration',
  } = options
  const base = new URL(issuer).pathname.replace(/\/$/, '')
  const alive = new Map<string, number>()
  const server = { lab, verifier, options, issuer, alive, seen: new Set<string>() }
  const published = {
    issuer,
    token_endpoint: `${issuer}/token`,
    revocation_endpoint: `${issuer}/revoke`,
    introspection_endpoint: `${issuer}/introspect`,
    ...options.metadata,
  }
  const accepts = (token: string): boolean => (alive.get(token) ?? 0) > lab.now()
  const handle: Handler = (request) => {
    const { pathname } = request.url
    if (request.method === 'GET')
      return pathname === `${base}${wellKnown}` || pathname === wellKnown
        ? { status: 200, body: published }
        : { status: 404, body: {} }
    if (request.method !== 'POST') return { status: 405, body: {} }
    if (request.headers['content-type']?.split(';')[0] !== 'application/x-www-form-urlencoded')
      return refuse('invalid_request')
    const form = new URLSearchParams(request.body)
    if (pathname === `${base}/token`) return granted(server, form, request)
    if (pathname === `${base}/revoke`) return revoked(server, form, request)
    if (pathname === `${base}/introspect`)
      return { status: 200, body: { active: accepts(form.get('token') ?? '') } }
    return { status: 404, body: {} }
  }
  return {
    handle,
    hosts: { [new URL(issuer).origin]: handle },
    living: () => [...alive.keys()].filter(accepts),
    accepts,
  }
}

interface Server {
  readonly lab: Lab
  readonly verifier: TokenVerifier
  readonly options: OauthOptions
  readonly issuer: string
  readonly alive: Map<string, number>
  readonly seen: Set<string>
}

function granted(server: Server, form: URLSearchParams, request: LabRequest): LabAnswer {
  const grant = form.get('grant_type')
  const token = presented(form)
  if (token === 'unsupported') return refuse('unsupported_grant_type')
  if (token === undefined) return refuse('invalid_request')
  if (grant === 'client_credentials' ? !form.get('client_id') : !known(server, form, request))
    return refuse('invalid_client', 401)
  const trouble = untrusted(server, token)
  if (trouble !== undefined)
    return refuse(
      grant === 'client_credentials' ? 'invalid_client' : 'invalid_grant',
      grant === 'client_credentials' ? 401 : 400,
    )
  const { scopes = ['read', 'write'], lifetime = 600 } = server.options
  const asked = form.get('scope')?.split(' ') ?? []
  if (asked.some((each) => !scopes.includes(each))) return refuse('invalid_scope')
  if (form.getAll('resource').some((each) => !each.startsWith('https://api.lab.test')))
    return refuse('invalid_target')
  const access = server.lab.issue(`lab-access-${randomBytes(24).toString('base64url')}`)
  server.alive.set(access, server.lab.now() + lifetime)
  const exchanged = grant?.endsWith(':token-exchange')
    ? { issued_token_type: `${URN}token-type:access_token` }
    : {}
  return {
    status: 200,
    headers: { 'cache-control': 'no-store' },
    body: { access_token: access, token_type: 'Bearer', expires_in: lifetime, ...exchanged },
  }
}

/** The ID token, where each grant has it. */
function presented(form: URLSearchParams): string | undefined | 'unsupported' {
  switch (form.get('grant_type')) {
    case `${URN}grant-type:token-exchange`:
      return TYPES.includes(form.get('subject_token_type') ?? '')
        ? (form.get('subject_token') ?? undefined)
        : undefined
    case `${URN}grant-type:jwt-bearer`:
      return form.get('assertion') ?? undefined
    case 'client_credentials':
      return form.get('client_assertion_type') === ASSERTION
        ? (form.get('client_assertion') ?? undefined)
        : undefined
    default:
      return 'unsupported'
  }
}

/** Returns why this ID token is rejected: its signature, a claim, or an earlier use. */
function untrusted({ verifier, options, seen, issuer }: Server, jwt: string): string | undefined {
  try {
    const { claims } = verifier.verify(jwt, { audience: options.audience ?? issuer })
    if (options.subject !== undefined && claims['sub'] !== options.subject) return 'subject'
    if (options.singleUse && seen.has(String(claims['jti']))) return 'reuse'
    seen.add(String(claims['jti']))
    return undefined
  } catch (error) {
    return String(error)
  }
}

/**
 * Client authentication: by Basic where the client has a secret, by its id where not, by nothing
 * where no clients are known.
 */
function known(
  { options: { client } }: Server,
  form: URLSearchParams,
  { headers }: LabRequest,
): boolean {
  if (!client) return true
  if (client.secret === undefined) return form.get('client_id') === client.id
  const [, encoded = ''] = /^Basic (.+)$/.exec(headers['authorization'] ?? '') ?? []
  const [id, secret] = Buffer.from(encoded, 'base64')
    .toString()
    .split(':')
    .map((each) => new URLSearchParams(`=${each}`).get(''))
  return id === client.id && secret === client.secret
}

function revoked(server: Server, form: URLSearchParams, request: LabRequest): LabAnswer {
  const assertion = form.get('client_assertion')
  const trusted =
    assertion === null
      ? known(server, form, request)
      : form.get('client_assertion_type') === ASSERTION &&
        untrusted(server, assertion) === undefined
  if (!trusted) return refuse('invalid_client', 401)
  server.alive.delete(form.get('token') ?? '')
  return { status: 200 }
}
