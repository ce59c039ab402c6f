import type { Reader } from '../../inputs/reader.ts'
import type { Node } from '../../inputs/yamlValue.ts'
import type { Place } from './endpointSource.ts'
import { type Reading, readingOf } from './responsePaths.ts'
import { type Ending, endingOf } from './revocationConfig.ts'

/** What `configure` made of the inputs. */
export interface Terms {
  readonly place: Place
  readonly form: Form
  readonly client: string | undefined
  readonly clientSecret: string | undefined
  readonly reading: Reading
  readonly ending: Ending
}

/** How a request is written, all but the ID token. */
export interface Form {
  readonly method: 'GET' | 'POST'
  readonly body: 'form' | 'json' | 'none'
  readonly tokenIn: 'body' | 'bearer' | 'query'
  readonly tokenField: string
  readonly fields: ReadonlyMap<string, Node>
  /** The texts in `parameters`: for all we know, secrets are among them. */
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

/** Reads everything, and complains of what cannot be. */
export function termsOf(read: Reader): Terms {
  if (read.has('lifetime')) {
    read.complain(
      'lifetime',
      'is decided by the server here; where it takes a wish, put its own field into "parameters"',
      undefined,
    )
  }
  const grant = read.oneOf('grant', ['token-exchange', 'jwt-bearer', 'client-credentials', 'none'])
  const client = read.optional('client-id')
  const clientSecret = read.optional('client-secret')
  if (clientSecret !== undefined && client === undefined)
    read.complain('client-secret', 'needs "client-id" beside it', undefined)
  const place = placeOf(read)
  const form = formOf(read, grant, clientSecret === undefined ? client : undefined)
  if (clientSecret !== undefined && form.tokenIn === 'bearer') {
    read.complain(
      'client-secret',
      'and "token-in: bearer" both want the Authorization header',
      undefined,
    )
  }
  return {
    place,
    form,
    client,
    clientSecret,
    reading: readingOf(read),
    ending: endingOf(read, place),
  }
}

function placeOf(read: Reader): Place {
  const [address, issuer] = [read.address('address'), read.address('discover')]
  if (!read.has('address') && !read.has('discover'))
    read.complain('address', 'or "discover" is required', undefined)
  return issuer
    ? { kind: 'discover', url: issuer, issuer: read.text('discover'), token: address }
    : { kind: 'address', url: address ?? new URL('https://placeholder.invalid') }
}

function formOf(read: Reader, grant: Grant, client: string | undefined): Form {
  const method = read.oneOf('method', ['POST', 'GET'])
  const body = read.oneOf('body', ['form', 'json', 'none'])
  const tokenIn = read.oneOf('token-in', ['body', 'bearer', 'query'])
  if (method === 'GET' && body !== 'none')
    read.complain('method', 'GET has no body; write "body: none"', undefined)
  if (tokenIn === 'body' && body === 'none')
    read.complain('token-in', 'must be bearer or query when "body" is none', undefined)
  const tokenField = read.optional('token-field') ?? TOKEN_FIELD[grant]
  if (tokenField === '' && tokenIn !== 'bearer')
    read.complain('token-field', 'is required when "grant" is none', undefined)
  const fields = fieldsOf(read, grant, client)
  const written = addParameters(read, fields, { body, tokenField })
  return { method, body, tokenIn, tokenField, fields, written }
}

function fieldsOf(read: Reader, grant: Grant, client: string | undefined): Map<string, Node> {
  const [subject, requested] = [typeOf(read, 'subject-type'), typeOf(read, 'requested-type')]
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
      read.complain(name, 'belongs to "grant: token-exchange"', undefined)
  }
  const all: Readonly<Record<string, Node | undefined>> = {
    ...own,
    client_id: client,
    scope: read.list('scope')?.join(' '),
    resource: resource?.length === 1 ? resource[0] : resource,
  }
  return new Map(
    Object.entries(all).filter((entry): entry is [string, Node] => entry[1] !== undefined),
  )
}

/** A token type as a URI; the last word is enough for those of RFC 8693. */
function typeOf(read: Reader, name: string): string | undefined {
  const value = read.optional(name)
  return value === undefined || value.includes(':') ? value : `${URN}token-type:${value}`
}

function addParameters(
  read: Reader,
  fields: Map<string, Node>,
  { body, tokenField }: Pick<Form, 'body' | 'tokenField'>,
): readonly string[] {
  const parameters = read.map('parameters') ?? new Map<string, Node>()
  for (const [name, value] of parameters) {
    if (SECRETS.test(name))
      read.complain(
        'parameters',
        `holds ${name}, which is a secret and would not be masked; use "client-secret"`,
        undefined,
      )
    if (fields.has(name) || name === tokenField)
      read.complain('parameters', `sets ${name}, which another input sets already`, undefined)
    if (body !== 'json' && !flat(value))
      read.complain(
        'parameters',
        `nests a map under ${name}, which only "body: json" can carry`,
        undefined,
      )
    fields.set(name, value)
  }
  return textsIn(parameters)
}

function textsIn(node: Node): readonly string[] {
  if (typeof node === 'string') return [node]
  return [...((node instanceof Map ? node.values() : node) as Iterable<Node>)].flatMap(textsIn)
}

const flat = (value: Node): boolean =>
  typeof value === 'string' ||
  (Array.isArray(value) && value.every((each) => typeof each === 'string'))
