import { randomBytes } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/** The token endpoint of one Entra tenant, with one application in it. */
export interface Entra {
  readonly hosts: Readonly<Record<string, Handler>>
  /** Tokens that an API would accept now, with what they are for. */
  living(): ReadonlyMap<string, string>
}

export interface FederatedCredential {
  readonly issuer: string
  readonly subject: string
  readonly audience: string
}

export interface EntraOptions {
  readonly authority?: string
  readonly credentials?: readonly FederatedCredential[]
  /** Resources that the tenant knows. */
  readonly resources?: readonly string[]
}

export const TENANT = '11111111-2222-4333-8444-555555555555'
export const CLIENT = '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22'
export const ADMITTED: FederatedCredential = {
  issuer: 'https://token.actions.githubusercontent.com',
  subject: 'repo:octo-org/app:environment:production',
  audience: 'api://AzureADTokenExchange',
}
const RESOURCES = [
  'https://management.azure.com',
  'https://management.usgovcloudapi.net',
  'https://management.chinacloudapi.cn',
  'https://vault.azure.net',
  'https://containerregistry.azure.net',
  'https://storage.azure.com',
  'https://monitor.azure.com',
]
const LIFETIME = 3599

export function entra(lab: Lab, verifier: TokenVerifier, options: EntraOptions = {}): Entra {
  const { authority = 'login.microsoftonline.com' } = options
  const alive = new Map<string, { readonly scope: string; readonly until: number }>()
  const handle: Handler = (request) => {
    const [, tenant, ...rest] = request.url.pathname.split('/')
    if (request.method !== 'POST' || rest.join('/') !== 'oauth2/v2.0/token') return { status: 404 }
    if (tenant !== TENANT) return refuse(90002, 'invalid_request', `Tenant '${tenant}' not found.`)
    const refusal = refused(verifier, options, request)
    if (refusal) return refusal
    const token = lab.issue(
      `eyJ0eXAiOiJKV1QifQ.${randomBytes(90).toString('base64url')}.${randomBytes(60).toString('base64url')}`,
    )
    alive.set(token, {
      scope: new URLSearchParams(request.body).get('scope') ?? '',
      until: lab.now() + LIFETIME,
    })
    return {
      status: 200,
      body: {
        token_type: 'Bearer',
        expires_in: LIFETIME,
        ext_expires_in: LIFETIME,
        access_token: token,
      },
    }
  }
  return {
    hosts: { [`https://${authority}`]: handle },
    living: () =>
      new Map(
        [...alive]
          .filter(([, { until }]) => until > lab.now())
          .map(([token, { scope }]) => [token, scope]),
      ),
  }
}

const refuse = (code: number, error: string, text: string): LabAnswer => ({
  status: error === 'invalid_client' ? 401 : 400,
  body: {
    error,
    error_description: `AADSTS${code}: ${text} Trace ID: lab`,
    error_codes: [code],
    trace_id: 'lab',
    correlation_id: 'lab',
  },
})

function refused(
  verifier: TokenVerifier,
  { credentials = [ADMITTED], resources = RESOURCES }: EntraOptions,
  { body }: LabRequest,
): LabAnswer | undefined {
  const form = new URLSearchParams(body)
  if (form.get('grant_type') !== 'client_credentials')
    return refuse(70003, 'unsupported_grant_type', 'The app requested an unsupported grant type.')
  if (form.get('client_id') !== CLIENT)
    return refuse(700016, 'unauthorized_client', 'Application was not found in the directory.')
  if (
    form.get('client_assertion_type') !== 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
  )
    return refuse(900144, 'invalid_request', 'client_assertion_type')
  const scope = form.get('scope') ?? ''
  if (!scope.endsWith('/.default'))
    return refuse(1002012, 'invalid_scope', 'The provided value for scope is not valid.')
  if (!resources.includes(scope.replace('/.default', '')))
    return refuse(500011, 'invalid_resource', 'The resource principal was not found in the tenant.')
  return mistrust(verifier, credentials, form.get('client_assertion') ?? '')
}

function mistrust(
  verifier: TokenVerifier,
  credentials: readonly FederatedCredential[],
  jwt: string,
): LabAnswer | undefined {
  if (credentials.length === 0)
    return refuse(
      7000226,
      'invalid_client',
      'The application has no federated identity credential.',
    )
  let claims: Readonly<Record<string, unknown>>
  try {
    claims = verifier.verify(jwt).claims
  } catch {
    return refuse(700024, 'invalid_client', 'Client assertion is not within its valid time range.')
  }
  const [issued, named] = [
    credentials.filter(({ issuer }) => issuer === claims['iss']),
    String(claims['sub']),
  ]
  if (issued.length === 0)
    return refuse(
      700211,
      'invalid_client',
      'No matching federated identity record found for presented assertion issuer.',
    )
  const known = issued.filter(({ subject }) => subject === named)
  if (
    known.length === 0 &&
    issued.some(({ subject }) => subject.toLowerCase() === named.toLowerCase())
  )
    return refuse(7002138, 'invalid_client', 'The subject matches case-insensitively only.')
  if (known.length === 0)
    return refuse(
      700213,
      'invalid_client',
      `No matching federated identity record found for presented assertion subject '${named}'.`,
    )
  if (!known.some(({ audience }) => audience === claims['aud']))
    return refuse(
      700212,
      'invalid_client',
      'No matching federated identity record found for presented assertion audience.',
    )
  return undefined
}
