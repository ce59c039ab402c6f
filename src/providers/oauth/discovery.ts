import { Failure } from '../../core/failure.ts'
import type { Sender } from '../../core/retry.ts'
import type { Answer } from '../../core/runtime.ts'
import { printable, quoted } from '../../core/sanitize.ts'
import type { Verdict } from '../../core/verdict.ts'
import { jsonOf, leniently } from '../response.ts'
import type { Place } from './endpointSource.ts'

/** What an issuer publishes that matters here. */
export interface Endpoints {
  readonly token: URL
  readonly revocation: URL | undefined
}

/** The endpoints of a place: written, or published by the issuer and then believed only under its own name. */
export async function endpointsOf(place: Place, sender: Sender): Promise<Endpoints> {
  if (place.kind === 'address') return { token: place.url, revocation: undefined }
  const metadata = await published(place, sender)
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
        cure: 'Write `address` instead of `discover`.',
      },
    )
  sameServer(token, place)
  return { token, revocation }
}

/** Throws `RESPONSE_INVALID` if the token would go to a server that neither log nor record names. */
function sameServer(token: URL, place: Discovered): void {
  const { host, origin } = place.url
  if (place.token ? token.href === place.token.href : token.origin === origin) return
  if (place.token)
    throw new Failure(
      'RESPONSE_INVALID',
      `the metadata of ${host} names another token_endpoint than "address"`,
      { cure: 'Write the token endpoint that the issuer publishes as `address`.' },
    )
  const cure = 'write its token endpoint as `address` beside `discover`.'
  throw elsewhere(place, ['token_endpoint', token], cure)
}

/**
 * Returns the revocation endpoint that was discovered. Throws `RESPONSE_INVALID` if it is on another
 * server: the leased token, and with client assertions the ID token too, would go there.
 */
export function trustedRevocation({ token, revocation }: Endpoints, place: Place): URL | undefined {
  const known = [place.url.origin, token.origin]
  if (!revocation || known.includes(revocation.origin)) return revocation
  const cure = 'write `revoke: rfc7009` and its `revoke-address`; else `revoke: none`.'
  throw elsewhere(place, ['revocation_endpoint', revocation], cure)
}

function elsewhere({ url }: Place, [name, found]: readonly [string, URL], cure: string): Failure {
  const where = `a ${name} of another origin: ${printable(found.host)}`
  return new Failure('RESPONSE_INVALID', `the metadata of ${url.host} names ${where}`, {
    causes: [
      `the issuer has its ${name} on another host`,
      'the metadata was changed to lead tokens to another server',
    ],
    cure: `If that host belongs to the issuer, ${cure}`,
  })
}

type Discovered = Extract<Place, { kind: 'discover' }>
type Metadata = Readonly<Record<string, unknown>>

/** Where a site returns a page for every path, another path may have the document. */
const judge = (answer: Answer): Verdict | undefined =>
  answer.status === 200 && isEmpty(answer) ? 'accept' : undefined

const isEmpty = (answer: Answer): boolean => Object.keys(leniently(answer)).length === 0

async function published(place: Discovered, sender: Sender): Promise<Metadata> {
  const { host } = place.url
  let page: URL | undefined
  for (const url of documentsOf(place.url)) {
    const answer = await sender.send({ method: 'GET', url, expects: 'json' }, { judge })
    if (answer.status !== 200) continue
    if (!isEmpty(answer)) return jsonOf(answer, host)
    page ??= url
  }
  // A gateway may have responded instead: the page is retried, or rejected for what is wrong now.
  const answer = page && (await sender.send({ method: 'GET', url: page, expects: 'json' }))
  if (answer?.status === 200) return jsonOf(answer, host)
  throw new Failure(
    'RESPONSE_INVALID',
    `${place.url.host} publishes no metadata for ${quoted(place.issuer)}`,
    {
      causes: ['"discover" is not the issuer, to the letter', 'the server publishes none'],
      cure: 'Correct `discover`, or write `address` instead.',
    },
  )
}

/** OpenID appends the well-known path to the issuer, RFC 8414 (section 3.1) inserts it before the issuer's path; some servers append that one, too. */
function documentsOf(issuer: URL): readonly URL[] {
  const path = issuer.pathname.replace(/\/$/, '')
  const paths = [
    `${path}/.well-known/openid-configuration`,
    `/.well-known/oauth-authorization-server${path}`,
    `${path}/.well-known/oauth-authorization-server`,
  ]
  return [...new Set(paths)].map((each) => new URL(each, issuer.origin))
}

function sameIssuer(said: unknown, { issuer, url }: Discovered): void {
  if (said === issuer) return
  const slash = typeof said === 'string' && said.replace(/\/$/, '') === issuer.replace(/\/$/, '')
  throw new Failure(
    'RESPONSE_INVALID',
    `${url.host} publishes metadata of another issuer than ${quoted(issuer)}`,
    {
      causes: [
        slash ? 'the two differ by a slash at the end' : 'another server answers for this address',
      ],
      cure: 'Write `discover` exactly as the server names itself.',
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
    `the metadata of ${url.host} names a ${name} that is no https address`,
  )
}
