import type { Reader } from '../../inputs/reader.ts'
import type { YamlValue } from '../../inputs/yamlValue.ts'
import { parseRegistries } from '../registryLogin.ts'
import type { EndpointSource } from './endpointSource.ts'
import { parseRevocation, type RevocationConfig } from './revocationConfig.ts'

/** The validated inputs of `from: oauth`. */
export interface OauthConfig {
  readonly source: EndpointSource
  readonly form: FormConfig
  readonly clientId: string | undefined
  readonly clientSecret: string | undefined
  readonly paths: ResponsePaths
  readonly revocation: RevocationConfig
  /** The hosts at which the token is a password. */
  readonly registries: readonly string[]
  /** The user of those logins. */
  readonly username: string
}

/** The format of a request, except the ID token. */
export interface FormConfig {
  readonly method: 'GET' | 'POST'
  readonly body: 'form' | 'json' | 'none'
  readonly tokenIn: 'body' | 'bearer' | 'query'
  readonly tokenField: string
  readonly fields: ReadonlyMap<string, YamlValue>
  /** The strings in `parameters`, any of which may be a secret. */
  readonly written: readonly string[]
}

/** The ways to present an ID token. */
export type Grant = 'token-exchange' | 'jwt-bearer' | 'client-credentials' | 'none'

const URN = 'urn:ietf:params:oauth:'
const TOKEN_FIELD = {
  'token-exchange': 'subject_token',
  'jwt-bearer': 'assertion',
  'client-credentials': 'client_assertion',
  none: '',
} as const
const SECRETS = /^(?:client_secret|password|api_?key)$/i

/** Reads all inputs; an invalid input adds an error. */
export function parseConfig(read: Reader): OauthConfig {
  if (read.has('lifetime')) {
    read.addError(
      'lifetime',
      'is decided by the server here; if the server has a field for it, write that into "parameters"',
    )
  }
  const grant = read.oneOf('grant', ['token-exchange', 'jwt-bearer', 'client-credentials', 'none'])
  const clientId = read.optional('client-id')
  const clientSecret = read.optional('client-secret')
  if (clientSecret !== undefined && clientId === undefined)
    read.addError('client-secret', 'needs "client-id" beside it')
  const source = parseSource(read)
  const form = parseForm(read, grant, clientSecret === undefined ? clientId : undefined)
  if (clientSecret !== undefined && form.tokenIn === 'bearer') {
    read.addError('client-secret', 'and "token-in: bearer" both use the Authorization header')
  }
  return {
    source,
    form,
    clientId,
    clientSecret,
    paths: parsePaths(read),
    revocation: parseRevocation(read, source),
    registries: parseRegistries(read),
    username: parseUsername(read),
  }
}

function parseUsername(read: Reader): string {
  if (read.has('registries') !== read.has('registry-username'))
    read.addError('registry-username', 'and "registries" belong together; write both')
  return read.matching('registry-username', /^[^:\s\p{Cc}]{1,128}$/u, 'a user without colons') ?? ''
}

function parseSource(read: Reader): EndpointSource {
  const [address, issuer] = [read.address('address'), read.address('discover')]
  if (!read.has('address') && !read.has('discover'))
    read.addError('address', 'or "discover" is required')
  return issuer
    ? { kind: 'discover', url: issuer, issuer: read.required('discover'), token: address }
    : { kind: 'address', url: address ?? new URL('https://placeholder.invalid') }
}

function parseForm(read: Reader, grant: Grant, client: string | undefined): FormConfig {
  const method = read.oneOf('http-method', ['POST', 'GET'])
  const body = read.oneOf('body', ['form', 'json', 'none'])
  const tokenIn = read.oneOf('token-in', ['body', 'bearer', 'query'])
  if (method === 'GET' && body !== 'none')
    read.addError('http-method', 'GET has no body; write "body: none"')
  if (tokenIn === 'body' && body === 'none')
    read.addError('token-in', 'must be bearer or query when "body" is none')
  const tokenField = read.optional('token-field') ?? TOKEN_FIELD[grant]
  if (tokenField === '' && tokenIn !== 'bearer')
    read.addError('token-field', 'is required when "grant" is none')
  const fields = parseFields(read, grant, client)
  const written = addParameters(read, fields, { body, tokenField })
  return { method, body, tokenIn, tokenField, fields, written }
}

function parseFields(
  read: Reader,
  grant: Grant,
  client: string | undefined,
): Map<string, YamlValue> {
  const [subject, requested] = [parseType(read, 'subject-type'), parseType(read, 'requested-type')]
  const resource = read.list('resource')
  const own = {
    'token-exchange': {
      grant_type: `${URN}grant-type:token-exchange`,
      subject_token_type: subject ?? `${URN}token-type:jwt`,
      requested_token_type: requested,
    },
    'jwt-bearer': { grant_type: `${URN}grant-type:jwt-bearer` },
    'client-credentials': {
      grant_type: 'client_credentials',
      client_assertion_type: `${URN}client-assertion-type:jwt-bearer`,
    },
    none: {},
  }[grant]
  for (const name of ['subject-type', 'requested-type']) {
    if (grant !== 'token-exchange' && read.has(name))
      read.addError(name, 'belongs to "grant: token-exchange"')
  }
  const all: Readonly<Record<string, YamlValue | undefined>> = {
    ...own,
    client_id: client,
    scope: read.list('scope')?.join(' '),
    resource: resource?.length === 1 ? resource[0] : resource,
  }
  return new Map(
    Object.entries(all).filter((entry): entry is [string, YamlValue] => entry[1] !== undefined),
  )
}

/** Reads a token type as a URI; for the types of RFC 8693, the last segment is enough. */
function parseType(read: Reader, name: string): string | undefined {
  const value = read.optional(name)
  return value === undefined || value.includes(':') ? value : `${URN}token-type:${value}`
}

function addParameters(
  read: Reader,
  fields: Map<string, YamlValue>,
  { body, tokenField }: Pick<FormConfig, 'body' | 'tokenField'>,
): readonly string[] {
  const parameters = read.map('parameters') ?? new Map<string, YamlValue>()
  for (const [name, value] of parameters) {
    if (SECRETS.test(name))
      read.addError(
        'parameters',
        `contains ${name}, which is a secret and would not be masked; use "client-secret"`,
      )
    if (fields.has(name) || name === tokenField)
      read.addError('parameters', `sets ${name}, which another input sets already`)
    if (body !== 'json' && !flat(value))
      read.addError('parameters', `nests a map under ${name}, which only "body: json" can carry`)
    fields.set(name, value)
  }
  return textsIn(parameters)
}

function textsIn(node: YamlValue): readonly string[] {
  if (typeof node === 'string') return [node]
  return [...((node instanceof Map ? node.values() : node) as Iterable<YamlValue>)].flatMap(textsIn)
}

const flat = (value: YamlValue): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((item) => typeof item === 'string'))

/** The paths of values in a response. */
export interface ResponsePaths {
  /** The token that is revoked, and exported unless `values` specifies otherwise. */
  readonly token: string
  readonly expires: string
  /** Maps each variable to its path. */
  readonly values: ReadonlyMap<string, string>
}

/** Reads the paths and the names. */
export function parsePaths(read: Reader): ResponsePaths {
  const values = new Map<string, string>()
  const path = read.required('token-path')
  const names = read.yaml('names')
  if (names instanceof Map) {
    for (const [name, value] of names as ReadonlyMap<string, YamlValue>) {
      if (typeof value !== 'string')
        read.addError('names', `must map ${name} to a path in the response`)
      values.set(name, typeof value === 'string' ? value : '')
    }
    if (values.size === 0) read.addError('names', 'must not be empty')
  } else {
    for (const name of read.list('names') ?? []) {
      if (values.has(name)) read.addError('names', `lists ${name} twice`)
      values.set(name, path)
    }
  }
  const [first = path] = values.values()
  return {
    token: read.has('token-path') ? path : first,
    expires: read.required('expires-path'),
    values,
  }
}

/** Returns the value at a path, if there is one. Inherited properties are ignored. */
export function getPath(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((inner, step) => {
    return typeof inner === 'object' && inner !== null && Object.hasOwn(inner, step)
      ? (inner as Record<string, unknown>)[step]
      : undefined
  }, value)
}
