import { createHash, randomUUID } from 'node:crypto'
import type { Handler, Lab, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'

/** A Kubernetes API server that trusts the issuer of the lab: users, RBAC, Secrets and bound tokens. */
export interface KubernetesServer {
  readonly handle: Handler
  readonly hosts: Readonly<Record<string, Handler>>
  /** Valid tokens, each with its Secret, and Secrets without one: a line for each. */
  living(): readonly string[]
  /** The Secrets, by `NAMESPACE/NAME`. */
  readonly secrets: ReadonlyMap<string, KubeSecret>
  /** The user as whom the server knows the holder of a token; `undefined` answers 401. */
  userOf(token: string): string | undefined
  /** The lines of its audit log. */
  readonly audited: readonly AuditLine[]
  /** As `kubectl delete secret`. */
  deleteSecret(name: string): void
}

export interface KubeSecret {
  readonly uid: string
  readonly value: Readonly<Record<string, unknown>>
}

/** The part of an audit line that joins it with a lease. */
export interface AuditLine {
  readonly verb: string
  readonly requestURI: string
  readonly user: { readonly username: string; readonly extra?: Readonly<Record<string, unknown>> }
  readonly annotations: Readonly<Record<string, string>>
  readonly responseStatus: { readonly code: number }
}

export interface KubernetesOptions {
  readonly origin?: string
  /** A path before the API, as behind Rancher. */
  readonly prefix?: string
  readonly audience?: string
  /** The user of a token, as `claimMappings.username.expression`. */
  readonly username?: (claims: Readonly<Record<string, unknown>>) => string
  /** What `claimValidationRules` accept. */
  readonly admits?: (claims: Readonly<Record<string, unknown>>) => boolean
  /** What RBAC allows to every user: `VERB RESOURCE`, in the namespace of the service account. */
  readonly rules?: readonly string[]
  /** The service accounts, as `NAMESPACE/NAME`. */
  readonly accounts?: readonly string[]
  /** --service-account-max-token-expiration, in seconds. */
  readonly longest?: number
  /** Whether it states the id of the credential, as since 1.32. */
  readonly statesCredential?: boolean
}

const OWN_AUDIENCE = 'https://kubernetes.default.svc.cluster.local'
const CREDENTIAL = 'authentication.kubernetes.io/credential-id'
const RULES = ['create secrets', 'delete secrets', 'create serviceaccounts/token']

interface ServiceAccountToken {
  readonly sub: string
  readonly namespace: string
  readonly until: number
  readonly audiences: readonly string[]
  readonly bound: { readonly name: string; readonly uid: string } | undefined
  readonly jti: string
}

interface Caller {
  readonly username: string
  readonly jti: string
}

/** The user that the lab's issuer yields by default. */
export const KUBE_USER = 'gha:repo:octo-org/app:environment:production'

const failed = (status: number, reason: string, message: string, details = {}): LabAnswer => ({
  status,
  body: {
    ...{ kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure' },
    ...{ message, reason, details, code: status },
  },
})

export function kubernetesServer(
  lab: Lab,
  verifier: TokenVerifier,
  options: KubernetesOptions = {},
): KubernetesServer {
  const { origin = 'https://kube.lab.test', prefix = '', statesCredential = true } = options
  const secrets = new Map<string, KubeSecret>()
  const tokens = new Map<string, ServiceAccountToken>()
  const audited: AuditLine[] = []
  const server = { lab, options, secrets, tokens }

  const isAlive = ({ until, bound, namespace }: ServiceAccountToken): boolean =>
    until > lab.now() && (!bound || secrets.get(`${namespace}/${bound.name}`)?.uid === bound.uid)

  const callerOf = (token: string): Caller | undefined => {
    const own = tokens.get(token)
    if (own)
      return isAlive(own) && own.audiences.includes(OWN_AUDIENCE)
        ? { username: own.sub, jti: own.jti }
        : undefined
    try {
      const { claims } = verifier.verify(token, { audience: options.audience ?? origin })
      if (options.admits?.(claims) === false) return undefined
      const username = options.username?.(claims) ?? `gha:${claims['sub']}`
      return { username, jti: String(claims['jti']) }
    } catch {
      return undefined
    }
  }

  const answer = (request: LabRequest, caller: Caller): LabAnswer => {
    const path = request.url.pathname.slice(prefix.length)
    if (request.method === 'POST' && path.endsWith('/selfsubjectreviews')) {
      const extra = statesCredential ? { [CREDENTIAL]: [`JTI=${caller.jti}`] } : undefined
      const userInfo = { username: caller.username, groups: ['system:authenticated'], extra }
      return { status: 201, body: { kind: 'SelfSubjectReview', status: { userInfo } } }
    }
    const [, namespace = '', resource, name = '', sub] =
      /^\/api\/v1\/namespaces\/([^/]+)\/(secrets|serviceaccounts)(?:\/([^/]+))?(?:\/(token))?$/.exec(
        path,
      ) ?? []
    if (resource === undefined) return { status: 404, body: '404 page not found\n' }
    const verb =
      request.method === 'DELETE' ? 'delete' : request.method === 'POST' ? 'create' : 'get'
    const full = sub === undefined ? resource : `${resource}/${sub}`
    const own = tokens.size > 0 && caller.username.startsWith('system:serviceaccount:')
    if (own || !(options.rules ?? RULES).includes(`${verb} ${full}`))
      return failed(
        403,
        'Forbidden',
        `${resource} is forbidden: User "${caller.username}" cannot ${verb} resource "${full}" in ` +
          `API group "" in the namespace "${namespace}"`,
        { name, kind: resource },
      )
    const body = JSON.parse(request.body || '{}') as Record<string, never>
    if (verb === 'create' && full === 'secrets') return createSecret(server, namespace, body)
    if (verb === 'delete') return deleteSecret(server, `${namespace}/${name}`, body)
    return issueToken(server, { namespace, name }, body)
  }

  const handle: Handler = (request) => {
    const token = /^Bearer (.+)$/.exec(request.headers['authorization'] ?? '')?.[1] ?? ''
    const caller = callerOf(token)
    if (!caller) return failed(401, 'Unauthorized', 'Unauthorized')
    const response = answer(request, caller)
    const issued = (response.body as { status?: { token?: string } } | undefined)?.status?.token
    const jti = tokens.get(issued ?? '')?.jti
    audited.push({
      verb: request.method === 'DELETE' ? 'delete' : 'create',
      requestURI: request.url.pathname,
      user: { username: caller.username, extra: { [CREDENTIAL]: [`JTI=${caller.jti}`] } },
      annotations: jti ? { 'authentication.kubernetes.io/issued-credential-id': `JTI=${jti}` } : {},
      responseStatus: { code: response.status },
    })
    return response
  }
  return {
    ...{ handle, secrets, audited },
    hosts: { [origin]: handle },
    living() {
      const valid = [...tokens.values()].filter(isAlive)
      const bound = new Set(valid.map((token) => `${token.namespace}/${token.bound?.name}`))
      return [
        ...valid.map(({ sub, ...token }) =>
          token.bound ? `token ${sub} of ${token.namespace}/${token.bound.name}` : `token ${sub}`,
        ),
        ...[...secrets.keys()].filter((name) => !bound.has(name)).map((name) => `secret ${name}`),
      ]
    },
    userOf: (token) => callerOf(token)?.username,
    deleteSecret: (name) => void secrets.delete(name),
  }
}

interface Inside {
  readonly lab: Lab
  readonly options: KubernetesOptions
  readonly secrets: Map<string, KubeSecret>
  readonly tokens: Map<string, ServiceAccountToken>
}

type Body = Readonly<Record<string, unknown>>

function createSecret({ secrets, lab }: Inside, namespace: string, value: Body): LabAnswer {
  const { metadata, ...rest } = value as { readonly metadata: Readonly<Record<string, string>> }
  const name = metadata['name'] ?? ''
  const key = `${namespace}/${name}`
  if (secrets.has(key))
    return failed(409, 'AlreadyExists', `secrets "${name}" already exists`, {
      name,
      kind: 'secrets',
    })
  const uid = randomUUID()
  secrets.set(key, { uid, value })
  const creationTimestamp = new Date(lab.now() * 1000).toISOString()
  return {
    status: 201,
    body: { ...rest, metadata: { ...metadata, namespace, uid, creationTimestamp } },
  }
}

function deleteSecret({ secrets }: Inside, key: string, value: Body): LabAnswer {
  const name = key.split('/')[1] ?? ''
  const secret = secrets.get(key)
  const details = { name, kind: 'secrets' }
  if (!secret) return failed(404, 'NotFound', `secrets "${name}" not found`, details)
  const { uid } = (value['preconditions'] ?? {}) as { readonly uid?: string }
  if (uid !== undefined && uid !== secret.uid)
    return failed(409, 'Conflict', `Precondition failed: UID in precondition: ${uid}`, details)
  secrets.delete(key)
  const status = { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Success' }
  return { status: 200, body: { ...status, details: { ...details, uid: secret.uid } } }
}

interface TokenSpec {
  readonly expirationSeconds?: number
  readonly audiences?: readonly string[]
  readonly boundObjectRef?: { readonly name: string; readonly uid: string }
}

function issueToken(
  { lab, options, secrets, tokens }: Inside,
  { namespace, name }: { readonly namespace: string; readonly name: string },
  value: Body,
): LabAnswer {
  const {
    expirationSeconds = 3600,
    audiences = [OWN_AUDIENCE],
    boundObjectRef,
  } = value['spec'] as TokenSpec
  const missing = { name, kind: 'serviceaccounts' }
  if (!(options.accounts ?? ['deploy/ci']).includes(`${namespace}/${name}`))
    return failed(404, 'NotFound', `serviceaccounts "${name}" not found`, missing)
  if (expirationSeconds < 600)
    return failed(422, 'Invalid', 'may not specify a duration less than 10 minutes', missing)
  const bound = boundObjectRef && { name: boundObjectRef.name, uid: boundObjectRef.uid }
  const secret = bound && secrets.get(`${namespace}/${bound.name}`)
  if (bound && !secret) return failed(404, 'NotFound', `secrets "${bound.name}" not found`, {})
  if (bound && secret?.uid !== bound.uid)
    return failed(409, 'Conflict', 'the UID in the bound object reference does not match', {})
  const now = Math.floor(lab.now())
  const exp = now + Math.min(expirationSeconds, options.longest ?? expirationSeconds)
  const sub = `system:serviceaccount:${namespace}:${name}`
  const jti = randomUUID()
  const claims = {
    ...{ aud: audiences, exp, iat: now, nbf: now, iss: OWN_AUDIENCE, jti, sub },
    'kubernetes.io': {
      namespace,
      serviceaccount: { name, uid: createHash('sha1').update(sub).digest('hex') },
      ...(bound && { secret: bound }),
    },
  }
  const token = lab.issue(serviceAccountJwt(claims))
  tokens.set(token, { sub, namespace, until: exp, audiences, bound, jti })
  const expirationTimestamp = new Date(exp * 1000).toISOString().replace('.000Z', 'Z')
  const answer = { kind: 'TokenRequest', apiVersion: 'authentication.k8s.io/v1' }
  return {
    status: 201,
    body: { ...answer, spec: value['spec'], status: { token, expirationTimestamp } },
  }
}

/** A token in the form of the API server; nobody here checks its signature. */
export function serviceAccountJwt(claims: object): string {
  const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
  const signature = createHash('sha256').update(JSON.stringify(claims)).digest('base64url')
  return `${part({ alg: 'RS256', kid: 'kube' })}.${part(claims)}.${signature}`
}
