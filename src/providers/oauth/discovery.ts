import { Failure } from '../../core/failure.ts'
import type { HttpClient } from '../../core/retry.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { quoted, sanitizeForeign } from '../../core/sanitize.ts'
import type { Verdict } from '../../core/verdict.ts'
import { jsonOrEmpty, parseJson } from '../response.ts'
import type { EndpointSource } from './endpointSource.ts'

/** The endpoints from an issuer's metadata. */
export interface Endpoints {
  readonly token: URL
  readonly revocation: URL | undefined
}

/**
 * Returns the endpoints: configured, or from the issuer's metadata, which is trusted only if it
 * names that issuer.
 */
export async function findEndpoints(place: EndpointSource, client: HttpClient): Promise<Endpoints> {
  if (place.kind === 'address') return { token: place.url, revocation: undefined }
  const metadata = await fetchMetadata(place, client)
  sameIssuer(metadata['issuer'], place)
  const [token, revocation] = [
    endpoint(metadata, 'token_endpoint', place),
    endpoint(metadata, 'revocation_endpoint', place),
  ]
  if (!token)
    throw new Failure(
      'RESPONSE_INVALID',
      `the metadata of ${place.url.host} names no token_endpoint`,
      {
        fix: 'Write `address` instead of `discover`.',
      },
    )
  sameServer(token, place)
  return { token, revocation }
}

/**
 * Throws `RESPONSE_INVALID` if the token would be sent to a server that neither log nor record
 * names.
 */
function sameServer(token: URL, place: Discovered): void {
  const { host, origin } = place.url
  if (place.token ? token.href === place.token.href : token.origin === origin) return
  if (place.token)
    throw new Failure(
      'RESPONSE_INVALID',
      `the metadata of ${host} names another token_endpoint than "address"`,
      { fix: 'Write the token endpoint that the issuer publishes as `address`.' },
    )
  const fix = 'write its token endpoint as `address` beside `discover`.'
  throw elsewhere(place, ['token_endpoint', token], fix)
}

/**
 * Returns the revocation endpoint that was discovered. Throws `RESPONSE_INVALID` if it is on
 * another server: the leased token, and with client assertions the ID token too, would be sent
 * there.
 */
export function trustedRevocation(
  { token, revocation }: Endpoints,
  place: EndpointSource,
): URL | undefined {
  const known = [place.url.origin, token.origin]
  if (!revocation || known.includes(revocation.origin)) return revocation
  const fix = 'write `revoke: rfc7009` and its `revoke-address`; else `revoke: none`.'
  throw elsewhere(place, ['revocation_endpoint', revocation], fix)
}

function elsewhere(
  { url }: EndpointSource,
  [name, found]: readonly [string, URL],
  fix: string,
): Failure {
  const where = `a ${name} of another origin: ${sanitizeForeign(found.host)}`
  return new Failure('RESPONSE_INVALID', `the metadata of ${url.host} names ${where}`, {
    causes: [
      `the issuer has its ${name} on another host`,
      'the metadata was changed to lead tokens to another server',
    ],
    fix: `If that host belongs to the issuer, ${fix}`,
  })
}

type Discovered = Extract<EndpointSource, { kind: 'discover' }>
type Metadata = Readonly<Record<string, unknown>>

/**
 * Accepts a 200 without a JSON object: on a site that returns a page for every path, another path
 * may have the document.
 */
const judge = (response: HttpResponse): Verdict | undefined =>
  response.status === 200 && isEmpty(response) ? 'accept' : undefined

const isEmpty = (response: HttpResponse): boolean => Object.keys(jsonOrEmpty(response)).length === 0

async function fetchMetadata(place: Discovered, client: HttpClient): Promise<Metadata> {
  const { host } = place.url
  let page: URL | undefined
  for (const url of metadataUrls(place.url)) {
    const response = await client.send({ method: 'GET', url, expects: 'json' }, { judge })
    if (response.status !== 200) continue
    if (!isEmpty(response)) return parseJson(response, host)
    page ??= url
  }
  // A gateway may have responded instead: the page is retried, or rejected for its current error.
  const response = page && (await client.send({ method: 'GET', url: page, expects: 'json' }))
  if (response?.status === 200) return parseJson(response, host)
  throw new Failure(
    'RESPONSE_INVALID',
    `${place.url.host} publishes no metadata for ${quoted(place.issuer)}`,
    {
      causes: ['"discover" is not exactly the issuer', 'the server does not publish any'],
      fix: 'Correct `discover`, or write `address` instead.',
    },
  )
}

/**
 * Returns the candidate metadata URLs. OpenID appends the well-known path to the issuer; RFC 8414
 * (section 3.1) inserts it before the issuer's path, and some servers append that one, too.
 */
function metadataUrls(issuer: URL): readonly URL[] {
  const path = issuer.pathname.replace(/\/$/, '')
  const paths = [
    `${path}/.well-known/openid-configuration`,
    `/.well-known/oauth-authorization-server${path}`,
    `${path}/.well-known/oauth-authorization-server`,
  ]
  return [...new Set(paths)].map((path) => new URL(path, issuer.origin))
}

function sameIssuer(stated: unknown, { issuer, url }: Discovered): void {
  if (stated === issuer) return
  const slash =
    typeof stated === 'string' && stated.replace(/\/$/, '') === issuer.replace(/\/$/, '')
  throw new Failure(
    'RESPONSE_INVALID',
    `${url.host} publishes metadata of another issuer than ${quoted(issuer)}`,
    {
      causes: [
        slash ? 'the two differ by a slash at the end' : 'another server responds at this address',
      ],
      fix: 'Write `discover` exactly as the server names itself.',
    },
  )
}

function endpoint(metadata: Metadata, name: string, { url }: Discovered): URL | undefined {
  const text = metadata[name]
  if (text === undefined || text === null) return undefined
  const found = typeof text === 'string' && URL.canParse(text) ? new URL(text) : undefined
  const safe =
    found?.protocol === 'https:' ||
    (found?.protocol === 'http:' && url.protocol === 'http:' && found.hostname === url.hostname)
  if (found && safe && !found.username && !found.password && !found.hash) return found
  throw new Failure(
    'RESPONSE_INVALID',
    `the metadata of ${url.host} names a ${name} that is not an https address`,
  )
}
