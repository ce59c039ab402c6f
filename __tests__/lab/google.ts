import { randomBytes } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/** Google's token service and its IAM credentials API, for one workload identity provider. */
export interface Google {
  readonly hosts: Readonly<Record<string, Handler>>
  /** Tokens that an API would accept now, with whom they stand for. */
  living(): ReadonlyMap<string, string>
}

export interface GoogleOptions {
  readonly provider?: string
  readonly universe?: string
  /** The attribute condition of the provider. */
  readonly condition?: (claims: Readonly<Record<string, unknown>>) => boolean
  /** The claim that becomes `google.subject`. */
  readonly mapping?: string
  /** The issuer that the provider was made for. */
  readonly issuer?: string
  /** Who may impersonate whom: by the service account, subjects or other service accounts. */
  readonly accounts?: Readonly<Record<string, readonly string[]>>
  /** The organisation's policy on lifetimes. */
  readonly longest?: number
  /** The seconds that each token of a service account gets, whatever is asked for. */
  readonly grants?: number
}

export const PROVIDER =
  'projects/123456789012/locations/global/workloadIdentityPools/github/providers/github'
const URN = 'urn:ietf:params:oauth:'
const HOUR = 3600

interface Known {
  readonly who: string
  readonly scope: string
  readonly until: number
}

export function google(lab: Lab, verifier: TokenVerifier, options: GoogleOptions = {}): Google {
  const universe = options.universe ?? 'googleapis.com'
  const alive = new Map<string, Known>()
  const parts = { lab, verifier, options, alive }
  const post =
    (handle: (request: LabRequest) => LabAnswer): Handler =>
    (request) =>
      request.method === 'POST' ? handle(request) : { status: 404 }
  return {
    hosts: {
      [`https://sts.${universe}`]: post((request) =>
        request.url.pathname === '/v1/token' ? federated(parts, request) : { status: 404 },
      ),
      [`https://iamcredentials.${universe}`]: post((request) => impersonated(parts, request)),
    },
    living: () =>
      new Map(
        [...alive]
          .filter(([, { until }]) => until > lab.now())
          .map(([token, { who }]) => [token, who]),
      ),
  }
}

interface Parts {
  readonly lab: Lab
  readonly verifier: TokenVerifier
  readonly options: GoogleOptions
  readonly alive: Map<string, Known>
}

const oauthError = (error: string, error_description: string): LabAnswer => ({
  status: 400,
  body: { error, error_description },
})
const apiError = (code: number, status: string, message: string): LabAnswer => ({
  status: code,
  body: { error: { code, message, status } },
})

function federated(
  { lab, verifier, options, alive }: Parts,
  { headers, body }: LabRequest,
): LabAnswer {
  const {
    provider = PROVIDER,
    condition = () => true,
    mapping = 'sub',
    issuer = verifier.iss,
    universe = 'googleapis.com',
  } = options
  const form = new URLSearchParams(body)
  if (headers['authorization'])
    return oauthError('invalid_client', 'The OAuth client was not found.')
  if (form.get('grant_type') !== `${URN}grant-type:token-exchange`)
    return oauthError('unsupported_grant_type', 'Invalid grant_type')
  if (form.get('requested_token_type') !== `${URN}token-type:access_token`)
    return oauthError('invalid_request', 'Invalid requested_token_type')
  if (form.get('subject_token_type') !== `${URN}token-type:jwt`)
    return oauthError('invalid_request', 'Invalid subject_token_type')
  if (!form.get('scope')) return oauthError('invalid_request', 'Invalid scope')
  const audience = form.get('audience') ?? ''
  if (!/\/providers\/./.test(audience))
    return oauthError(
      'invalid_request',
      'Invalid value for "audience". This value should be the full resource name of the ' +
        'Identity Provider.',
    )
  if (audience !== `//iam.${universe}/${provider}`)
    return oauthError(
      'invalid_target',
      'The target service indicated by the "audience" parameters is invalid. This might ' +
        'either be because the pool or provider is disabled or deleted or because it does not exist.',
    )
  try {
    const { claims } = verifier.verify(form.get('subject_token') ?? '')
    if (claims['iss'] !== issuer)
      return oauthError(
        'invalid_grant',
        `The issuer in ID Token ${claims['iss']} does not match the expected ones.`,
      )
    if (claims['aud'] !== `https://iam.${universe}/${provider}`)
      return oauthError(
        'invalid_grant',
        'The audience in ID Token [x] does not match the expected audience.',
      )
    const subject = claims[mapping]
    if (typeof subject !== 'string')
      return oauthError(
        'invalid_request',
        "The mapped attribute 'google.subject' must be of type STRING",
      )
    if (Buffer.byteLength(subject) > 127)
      return oauthError(
        'invalid_request',
        'The size of mapped attribute google.subject exceeds the 127 bytes limit. Either ' +
          'modify your attribute mapping or the incoming assertion to produce a mapped attribute that ' +
          'is less than 127 bytes.',
      )
    if (!condition(claims))
      return oauthError(
        'unauthorized_client',
        'The given credential is rejected by the attribute condition.',
      )
    const token = lab.issue(`ya29.d.${randomBytes(60).toString('base64url')}`)
    alive.set(token, { who: subject, scope: form.get('scope') ?? '', until: Number(claims['exp']) })
    const expires_in = Math.floor(Number(claims['exp']) - lab.now())
    return {
      status: 200,
      body: {
        access_token: token,
        issued_token_type: `${URN}token-type:access_token`,
        token_type: 'Bearer',
        expires_in,
      },
    }
  } catch {
    return oauthError('invalid_grant', 'ID Token issued at 1 is stale to sign-in.')
  }
}

function impersonated(
  { lab, options, alive }: Parts,
  { url, headers, body }: LabRequest,
): LabAnswer {
  const [, email = '', verb] =
    /^\/v1\/projects\/-\/serviceAccounts\/([^/:]+):(generateAccessToken|generateIdToken)$/.exec(
      url.pathname,
    ) ?? []
  const bearer = alive.get(/^Bearer (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? '')
  if (!bearer || bearer.until <= lab.now())
    return apiError(401, 'UNAUTHENTICATED', 'Request had invalid authentication credentials.')
  if (!/\/auth\/(?:cloud-platform|iam)\b/.test(bearer.scope))
    return apiError(403, 'PERMISSION_DENIED', 'Request had insufficient authentication scopes.')
  const asked = JSON.parse(body) as {
    scope?: string[]
    lifetime?: string
    delegates?: string[]
    audience?: string
    includeEmail?: boolean
  }
  const { accounts = {}, longest = HOUR } = options
  const hops = [
    ...(asked.delegates ?? []).map((each) => each.replace('projects/-/serviceAccounts/', '')),
    email,
  ]
  let who = bearer.who
  for (const hop of hops) {
    const allowed = accounts[hop]
    if (!allowed) return apiError(404, 'NOT_FOUND', 'Not found; Gaia id not found for email')
    if (!allowed.includes(who))
      return apiError(
        403,
        'PERMISSION_DENIED',
        "Permission 'iam.serviceAccounts.getAccessToken' denied on resource (or it may not exist).",
      )
    who = hop
  }
  const until = lab.now() + HOUR
  if (verb === 'generateIdToken') {
    const claims = { aud: asked.audience, email, exp: until }
    const token = lab.issue(
      `${segment({ alg: 'RS256' })}.${segment(claims)}.${randomBytes(40).toString('base64url')}`,
    )
    alive.set(token, { who, scope: '', until })
    return { status: 200, body: { token } }
  }
  const asking = Number(/^(\d+)s$/.exec(asked.lifetime ?? '3600s')?.[1])
  const seconds = options.grants ?? asking
  if (!asked.scope?.length) return apiError(400, 'INVALID_ARGUMENT', 'scope is required')
  if (!(asking <= longest))
    return apiError(
      400,
      'INVALID_ARGUMENT',
      'The access token lifetime cannot exceed 3600 seconds.',
    )
  const token = lab.issue(`ya29.c.${randomBytes(60).toString('base64url')}`)
  alive.set(token, { who, scope: asked.scope.join(' '), until: lab.now() + seconds })
  return {
    status: 200,
    body: {
      accessToken: token,
      expireTime: new Date((lab.now() + seconds) * 1000).toISOString().replace(/\.\d+/, ''),
    },
  }
}

const segment = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url')
