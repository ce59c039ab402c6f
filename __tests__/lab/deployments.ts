import { randomBytes } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/** One service that takes GitHub's ID tokens, as its documentation describes the exchange. */
export interface Deployment {
  readonly origin: string
  readonly path: string
  readonly audience: string
  readonly body: 'form' | 'json' | 'none'
  /** The field that holds the ID token; `undefined` where it is the bearer token. */
  readonly field?: string
  /** All other fields, to the letter or by a pattern; what is not listed is refused. */
  readonly fields?: Readonly<Record<string, string | RegExp>>
  /** The client that must authenticate by HTTP Basic. */
  readonly basic?: string
  /** Refuses an ID token that it has seen. */
  readonly once?: true
  readonly granted: (token: string, now: number) => LabAnswer
  readonly refused?: (reason: string) => LabAnswer
  readonly revocation?: {
    readonly method: 'POST' | 'DELETE'
    readonly path: string
    /** The member of a JSON body that holds the token. */
    readonly json?: string
  }
  /** Published metadata, by path. */
  readonly metadata?: Readonly<Record<string, object>>
}

export interface Deployed {
  readonly hosts: Readonly<Record<string, Handler>>
  living(): readonly string[]
}

const URN = 'urn:ietf:params:oauth:'
const EXCHANGE = { grant_type: `${URN}grant-type:token-exchange` }
const ASSERTION = {
  grant_type: 'client_credentials',
  client_assertion_type: `${URN}client-assertion-type:jwt-bearer`,
}
const SUBJECT = {
  jwt: { subject_token_type: `${URN}token-type:jwt` },
  id: { subject_token_type: `${URN}token-type:id_token` },
}
const json = (body: object, status = 200): LabAnswer => ({ status, body })
const bearerToken = (expires_in: number) => (access_token: string) =>
  json({ access_token, token_type: 'Bearer', expires_in })
const rfc3339 = (seconds: number): string => new Date(seconds * 1000).toISOString()

/** By the name of the configuration that reaches it. */
export const deployments: Readonly<Record<string, Deployment>> = {
  databricks: {
    ...{
      origin: 'https://dbc-example.cloud.databricks.com',
      path: '/oidc/v1/token',
      audience: '7d9f0d0e-7f5a-4a5a-9b43-3f1c6f0a2b11',
    },
    ...{ body: 'form', field: 'subject_token', granted: bearerToken(3600) },
    fields: {
      ...EXCHANGE,
      ...SUBJECT.jwt,
      scope: 'all-apis',
      client_id: '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22',
    },
    metadata: {
      '/oidc/.well-known/oauth-authorization-server': {
        issuer: 'https://dbc-example.cloud.databricks.com/oidc',
        token_endpoint: 'https://dbc-example.cloud.databricks.com/oidc/v1/token',
      },
    },
  },
  pulumi: {
    ...{
      origin: 'https://api.pulumi.com',
      path: '/api/oauth/token',
      audience: 'urn:pulumi:org:acme',
      body: 'form',
      field: 'subject_token',
    },
    fields: {
      ...EXCHANGE,
      ...SUBJECT.id,
      audience: 'urn:pulumi:org:acme',
      requested_token_type: 'urn:pulumi:token-type:access_token:organization',
      expiration: /^\d+$/,
    },
    granted: bearerToken(900),
  },
  tailscale: {
    ...{
      origin: 'https://api.tailscale.com',
      path: '/api/v2/oauth/token-exchange',
      audience: 'api.tailscale.com/k123CNTRL',
    },
    ...{
      body: 'form',
      field: 'jwt',
      fields: { client_id: 'k123CNTRL' },
      granted: bearerToken(3600),
    },
    refused: (message) => json({ message }, 403),
  },
  jfrog: {
    ...{
      origin: 'https://acme.jfrog.io',
      path: '/access/api/v1/oidc/token',
      audience: 'jfrog-github',
      body: 'json',
      field: 'subject_token',
    },
    fields: { ...EXCHANGE, ...SUBJECT.id, provider_name: 'github', project_key: 'app' },
    granted: bearerToken(300),
    refused: (message) => json({ errors: [{ code: 'BAD_REQUEST', message }] }, 400),
    revocation: { method: 'DELETE', path: '/access/api/v1/tokens/me' },
  },
  cloudsmith: {
    ...{
      origin: 'https://api.cloudsmith.io',
      path: '/openid/acme/',
      audience: 'https://github.com/acme',
      body: 'json',
      field: 'oidc_token',
    },
    fields: { service_slug: 'ci-x1y2' },
    granted: (token) => json({ token }, 201),
    refused: (detail) => json({ detail }, 422),
  },
  confluent: {
    ...{
      origin: 'https://api.confluent.cloud',
      path: '/sts/v1/oauth2/token',
      audience: 'confluent-ci',
      body: 'form',
      field: 'subject_token',
    },
    fields: {
      ...EXCHANGE,
      ...SUBJECT.jwt,
      identity_pool_id: /^pool-\w+$/,
      requested_token_type: `${URN}token-type:access_token`,
      expires_in: '900',
    },
    granted: bearerToken(900),
    refused: (detail) => json({ errors: [{ id: 'x', status: '401', detail }] }, 401),
  },
  hcp: {
    origin: 'https://api.cloud.hashicorp.com',
    path: '/2019-12-10/iam/project/3c1f6a0e-5d0b-4a55-a3f5-0d2f6f1b7a11/service-principal/ci/workload-identity-provider/github/exchange-token',
    audience:
      'iam/project/3c1f6a0e-5d0b-4a55-a3f5-0d2f6f1b7a11/service-principal/ci/workload-identity-provider/github',
    ...{ body: 'json', field: 'jwt_token', granted: bearerToken(3600) },
    refused: (message) => json({ code: 7, message, details: [] }, 403),
  },
  alibaba: {
    ...{
      origin: 'https://sts.aliyuncs.com',
      path: '/',
      audience: 'sts.aliyuncs.com',
      body: 'form',
      field: 'OIDCToken',
    },
    fields: {
      ...{
        Action: 'AssumeRoleWithOIDC',
        Version: '2015-04-01',
        Format: 'JSON',
        Timestamp: /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/,
      },
      ...{ OIDCProviderArn: /^acs:ram::\d+:oidc-provider\/./, RoleArn: /^acs:ram::\d+:role\/./ },
      ...{ RoleSessionName: /^[\w.@-]{2,64}$/, DurationSeconds: /^\d{3,5}$/ },
    },
    granted: (token, now) =>
      json({
        RequestId: 'lab',
        Credentials: {
          AccessKeyId: 'STS.lab-key',
          AccessKeySecret: 'lab-secret',
          SecurityToken: token,
          Expiration: rfc3339(now + 900),
        },
      }),
    refused: (Message) =>
      json({ RequestId: 'lab', Code: 'AuthenticationFail.OIDCToken.Invalid', Message }, 400),
  },
  keycloak: {
    ...{
      origin: 'https://sso.example.com',
      path: '/realms/ci/protocol/openid-connect/token',
      audience: 'https://sso.example.com/realms/ci',
    },
    ...{
      body: 'form',
      field: 'client_assertion',
      fields: { ...ASSERTION, scope: 'deploy' },
      granted: bearerToken(300),
    },
    refused: () =>
      json(
        {
          error: 'invalid_client',
          error_description: 'Invalid client or Invalid client credentials',
        },
        401,
      ),
    metadata: {
      '/realms/ci/.well-known/openid-configuration': {
        issuer: 'https://sso.example.com/realms/ci',
        token_endpoint: 'https://sso.example.com/realms/ci/protocol/openid-connect/token',
        revocation_endpoint: 'https://sso.example.com/realms/ci/protocol/openid-connect/revoke',
      },
    },
    revocation: { method: 'POST', path: '/realms/ci/protocol/openid-connect/revoke' },
  },
  authentik: {
    ...{
      origin: 'https://authentik.example.com',
      path: '/application/o/token/',
      audience: 'https://authentik.example.com/ci',
    },
    ...{
      body: 'form',
      field: 'client_assertion',
      fields: { ...ASSERTION, client_id: 'ckLWxE0Zb6nXyZ', scope: 'openid' },
    },
    granted: bearerToken(600),
    metadata: {
      '/application/o/ci/.well-known/openid-configuration': {
        issuer: 'https://authentik.example.com/application/o/ci/',
        token_endpoint: 'https://authentik.example.com/application/o/token/',
        revocation_endpoint: 'https://authentik.example.com/application/o/revoke/',
      },
    },
  },
  dex: {
    ...{
      origin: 'https://dex.example.com',
      path: '/token',
      audience: 'dex',
      body: 'form',
      field: 'subject_token',
    },
    ...{
      basic: 'ci:ZXhhbXBsZS1hcHAtc2VjcmV0',
      fields: {
        ...EXCHANGE,
        ...SUBJECT.id,
        connector_id: 'github-actions',
        scope: 'openid groups',
      },
    },
    granted: (access_token) =>
      json({
        access_token,
        issued_token_type: `${URN}token-type:access_token`,
        token_type: 'bearer',
        expires_in: 86_399,
      }),
    refused: (reason) => json({ error: 'access_denied', error_description: reason }, 401),
    metadata: {
      '/.well-known/openid-configuration': {
        issuer: 'https://dex.example.com',
        token_endpoint: 'https://dex.example.com/token',
      },
    },
  },
  rubygems: {
    ...{
      origin: 'https://gems.example.com',
      path: '/api/v1/oidc/trusted_publisher/exchange_token',
      audience: 'gems.example.com',
    },
    ...{ body: 'json', field: 'jwt', granted: gem },
    refused: () => ({ status: 404 }),
  },
  'rubygems-role': {
    ...{
      origin: 'https://gems.example.com',
      path: '/api/v1/oidc/api_key_roles/rg_oidc_akr_m5qzjnfbb6yv/assume_role',
      audience: 'gems.example.com',
    },
    ...{ body: 'json', field: 'jwt', granted: gem },
    refused: () => ({ status: 404 }),
  },
  nuget: {
    ...{
      origin: 'https://nuget.example.com',
      path: '/api/v2/token',
      audience: 'https://nuget.example.com',
      body: 'json',
    },
    fields: { username: 'acme', tokenType: 'ApiKey' },
    granted: (apiKey, now) => json({ apiKey, expires: rfc3339(now + 3600) }),
    refused: (error) => json({ error }, 401),
  },
  crates: {
    ...{
      origin: 'https://crates.example.com',
      path: '/api/v1/trusted_publishing/tokens',
      audience: 'crates.example.com',
      body: 'json',
      field: 'jwt',
    },
    ...{ once: true, granted: (token: string) => json({ token }) },
    refused: (reason) =>
      json(
        { errors: [{ detail: reason === 'seen' ? 'JWT has already been used' : 'Invalid JWT' }] },
        400,
      ),
    revocation: { method: 'DELETE', path: '/api/v1/trusted_publishing/tokens' },
  },
  pypi: {
    ...{
      origin: 'https://pypi.example.com',
      path: '/_/oidc/mint-token',
      audience: 'pypi',
      body: 'json',
      field: 'token',
      once: true,
    },
    granted: (token, now) => json({ success: true, token, expires: Math.floor(now) + 900 }),
    refused: (reason) =>
      json(
        {
          message: 'Token request failed',
          errors: [
            {
              code: reason === 'seen' ? 'invalid-reuse-token' : 'invalid-publisher',
              description: reason,
            },
          ],
        },
        422,
      ),
  },
  infisical: {
    ...{
      origin: 'https://app.infisical.com',
      path: '/api/v1/auth/oidc-auth/login',
      audience: 'https://app.infisical.com',
      body: 'json',
      field: 'jwt',
    },
    fields: { identityId: 'b0a9c1e2-2f6d-4c57-8a43-0d1c9a7c3b22' },
    granted: (accessToken) =>
      json({
        accessToken,
        expiresIn: 2_592_000,
        accessTokenMaxTTL: 2_592_000,
        tokenType: 'Bearer',
      }),
    refused: (message) =>
      json({ statusCode: 401, message, error: 'UnauthorizedError', reqId: 'lab' }, 401),
    revocation: { method: 'POST', path: '/api/v1/auth/token/revoke', json: 'accessToken' },
  },
  doppler: {
    ...{
      origin: 'https://api.doppler.com',
      path: '/v3/auth/oidc',
      audience: 'https://doppler.example.com',
      body: 'json',
      field: 'token',
    },
    fields: { identity: '7d9f0d0e-7f5a-4a5a-9b43-3f1c6f0a2b11' },
    granted: (token, now) => json({ token, expires_at: rfc3339(now + 3600) }),
    refused: (message) => json({ messages: [message], success: false }, 401),
    revocation: { method: 'POST', path: '/v3/auth/revoke', json: 'token' },
  },
  npm: {
    ...{
      origin: 'https://npm.example.com',
      path: '/-/npm/v1/oidc/token/exchange/package/@acme%2fapp',
      audience: 'npm:npm.example.com',
      body: 'none',
    },
    granted: (token) => json({ token_type: 'oidc', token }, 201),
    refused: (message) => json({ message }, 401),
  },
}

function gem(rubygems_api_key: string, now: number): LabAnswer {
  return json(
    { rubygems_api_key, name: 'lab', scopes: ['push_rubygem'], expires_at: rfc3339(now + 900) },
    201,
  )
}

/** Mounts one of them. */
export function deployed(lab: Lab, verifier: TokenVerifier, deployment: Deployment): Deployed {
  const alive = new Set<string>()
  const seen = new Set<string>()
  const refuse =
    deployment.refused ??
    ((reason) => json({ error: 'invalid_grant', error_description: reason }, 400))
  const handle: Handler = (request) => {
    const published =
      request.method === 'GET' ? deployment.metadata?.[request.url.pathname] : undefined
    if (published) return json(published)
    const { revocation } = deployment
    if (revocation?.path === request.url.pathname && revocation.method === request.method)
      return returned(request, alive, revocation.json)
    if (
      request.method !== 'POST' ||
      request.url.pathname !== deployment.path ||
      request.url.search !== ''
    )
      return { status: 404 }
    const wrong = malformed(request, deployment)
    if (wrong !== undefined) return refuse(wrong)
    try {
      const { claims } = verifier.verify(presented(request, deployment), {
        audience: deployment.audience,
      })
      if (deployment.once && seen.has(String(claims['jti']))) return refuse('seen')
      seen.add(String(claims['jti']))
    } catch (error) {
      return refuse(String(error))
    }
    const token = lab.issue(`lab-${randomBytes(24).toString('base64url')}`)
    alive.add(token)
    return deployment.granted(token, lab.now())
  }
  return { hosts: { [deployment.origin]: handle }, living: () => [...alive] }
}

/**
 * Returns the error in a request, apart from its token: its type, a field too many or too few, or
 * another value.
 */
function malformed(
  request: LabRequest,
  { body, field, fields = {}, basic }: Deployment,
): string | undefined {
  const types = {
    form: 'application/x-www-form-urlencoded',
    json: 'application/json',
    none: undefined,
  }
  if (request.headers['content-type']?.split(';')[0] !== types[body]) return 'content type'
  const sent = fieldsOf(request, body)
  const expected = { ...fields, ...(field !== undefined && { [field]: /./ }) }
  const names = new Set([...Object.keys(expected), ...Object.keys(sent)])
  if (
    basic !== undefined &&
    request.headers['authorization'] !== `Basic ${Buffer.from(basic).toString('base64')}`
  )
    return 'client'
  return [...names].find((name) => {
    const [want, got] = [expected[name], sent[name]]
    return (
      want === undefined ||
      typeof got !== 'string' ||
      (typeof want === 'string' ? want !== got : !want.test(got))
    )
  })
}

function presented(request: LabRequest, { body, field }: Deployment): string {
  if (field === undefined)
    return /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
  return String(fieldsOf(request, body)[field])
}

function fieldsOf(
  { body }: LabRequest,
  kind: Deployment['body'],
): Readonly<Record<string, unknown>> {
  if (kind === 'json') return JSON.parse(body) as Record<string, unknown>
  return kind === 'form' ? Object.fromEntries(new URLSearchParams(body)) : {}
}

function returned(
  { method, headers, body }: LabRequest,
  alive: Set<string>,
  member: string | undefined,
): LabAnswer {
  if (member !== undefined) {
    const sent = JSON.parse(body) as Record<string, unknown>
    const right = Object.keys(sent).length === 1 && headers['authorization'] === undefined
    return {
      status: right && alive.delete(String(sent[member])) ? 200 : 401,
      body: { message: 'x' },
    }
  }
  const form = new URLSearchParams(body)
  if (method === 'POST') {
    alive.delete(form.get('token') ?? '')
    return { status: form.get('client_assertion') ? 200 : 401 }
  }
  return {
    status: alive.delete(headers['authorization']?.replace(/^Bearer /, '') ?? '') ? 204 : 401,
  }
}
