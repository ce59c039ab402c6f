import { asFailure, Failure } from '../core/failure.ts'
import { parseObject } from '../core/json.ts'
import type { HttpClient } from '../core/retry.ts'
import type { HttpResponse, Runtime } from '../core/runtime.ts'
import { sanitizeForeign } from '../core/sanitize.ts'
import { invalidToken } from './claims.ts'
import type { Issuer } from './issuer.ts'

/** A public key for token signatures, reduced to the members that verification needs. */
export interface SigningKey {
  readonly kty: 'RSA'
  readonly alg: 'RS256'
  readonly n: string
  readonly e: string
}

/** The keys of an issuer. */
export interface KeySet {
  /** Returns the only signing key with this id. Throws `ID_TOKEN_INVALID` or a fetch failure. */
  find(kid: string): Promise<SigningKey>
  /** Returns by how many seconds the issuer's clock is ahead, from the `Date` of its responses. */
  skew(): number | undefined
}

type Jwk = Readonly<Record<string, unknown>>
type FetchUrl = (url: URL) => Promise<HttpResponse>

const LARGEST = 256 * 1024
const SHORTEST_BITS = 2048
// 65537.
const EXPONENT = 'AQAB'
// The private members of a JWK (RFC 7518, 6.2.2, 6.3.2, 6.4.1).
const PRIVATE = ['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k']

/**
 * Returns the key set of an issuer. Starts to fetch the keys at once, in parallel with the token,
 * and fetches them once more if a token names a key that is not among them.
 */
export function createKeySet(
  runtime: Pick<Runtime, 'now'>,
  client: HttpClient,
  issuer: Issuer,
): KeySet {
  let skew: number | undefined
  const fetchUrl: FetchUrl = async (url) => {
    const response = await client.send({ method: 'GET', url, expects: 'json', cap: LARGEST })
    skew = measureSkew(response, runtime.now())
    return response
  }
  const first = fetchKeys(fetchUrl, issuer)
  // Awaited once a token has been received; until then, a rejection would be unhandled.
  first.catch(() => {})
  let second: Promise<readonly Jwk[]> | undefined
  return {
    async find(kid) {
      const known = singleSigningKey(kid, await first)
      if (known) return known
      second ??= fetchKeys(fetchUrl, issuer)
      const fresh = singleSigningKey(kid, await second)
      if (fresh) return fresh
      throw invalidToken(
        `${issuer.iss} has no key with the id "${sanitizeForeign(kid)}", which the token names`,
      )
    },
    skew: () => skew,
  }
}

/** Returns the clock skew; `Age` is the time a response spent in a cache (RFC 9111, 5.1). */
function measureSkew({ headers }: HttpResponse, now: number): number | undefined {
  const [date, age] = [Date.parse(headers['date'] ?? ''), Number(headers['age'] ?? 0)]
  return Number.isFinite(date) && Number.isFinite(age) ? date / 1000 + age - now : undefined
}

async function fetchKeys(fetchUrl: FetchUrl, issuer: Issuer): Promise<readonly Jwk[]> {
  try {
    const response = await fetchUrl(issuer.jwks)
    return keysIn(
      response.status === 200 ? response : await discoverKeys(fetchUrl, issuer, response.status),
    )
  } catch (error) {
    throw withContext(asFailure(error), issuer)
  }
}

/**
 * Fetches the keys that the discovery document names. Used only if the known URL returned no keys;
 * the document must not lead to another host than the issuer's.
 */
async function discoverKeys(
  fetchUrl: FetchUrl,
  { iss, discovery, jwks, origin }: Issuer,
  status: number,
): Promise<HttpResponse> {
  const document = await fetchUrl(discovery)
  if (document.status !== 200)
    throw invalidKeySet(
      `${jwks.host} returned ${status} for its keys, and ${document.status} for its ` +
        `discovery document`,
    )
  const { issuer, jwks_uri } = parseMembers(document, 'discovery document')
  if (issuer !== iss) throw invalidKeySet(`the discovery document of ${iss} names another issuer`)
  const url = typeof jwks_uri === 'string' ? URL.parse(jwks_uri) : null
  if (url?.origin !== origin.origin || url.username !== '' || url.password !== '')
    throw invalidKeySet(`the discovery document of ${iss} leads to another host`)
  const response = await fetchUrl(url)
  if (response.status !== 200)
    throw invalidKeySet(
      `${url.host} returned ${response.status} for the keys that its discovery document names`,
    )
  return response
}

function keysIn(response: HttpResponse): readonly Jwk[] {
  const { keys } = parseMembers(response, 'set of keys')
  if (!Array.isArray(keys)) throw invalidKeySet("the issuer's set of keys holds no list of keys")
  return (keys as readonly unknown[]).filter(
    (key) => typeof key === 'object' && key !== null,
  ) as readonly Jwk[]
}

function parseMembers({ text }: HttpResponse, what: string): Jwk {
  const parsed = parseObject(text)
  if ('error' in parsed) throw invalidKeySet(`the issuer's ${what} ${parsed.error}`)
  return parsed.members
}

/**
 * Returns the signing key with this id; `undefined` if the set has no key with it. Several keys may
 * share the id if exactly one of them is for signatures. Throws `ID_TOKEN_INVALID`.
 */
function singleSigningKey(kid: string, keys: readonly Jwk[]): SigningKey | undefined {
  const candidates = keys.filter((key) => key['kid'] === kid)
  if (candidates.length === 0) return undefined
  const id = `the issuer's key "${sanitizeForeign(kid)}"`
  const [key, ...more] = candidates.filter(isForSignatures)
  if (hasPublishedPrivatePart(candidates, keys))
    throw invalidToken(`${id} is published with its private part, so anyone can sign with it`)
  if (!key) throw invalidToken(`${id} is not an RSA key for signatures with RS256`)
  if (more.length > 0) throw invalidToken(`${id} stands ${more.length + 1} times among its keys`)
  const { n, e } = key
  const bits = typeof n === 'string' ? bitsOf(n) : undefined
  if (typeof n !== 'string' || bits === undefined)
    throw invalidToken(`${id} has a modulus that is not canonical base64url`)
  if (bits < SHORTEST_BITS) throw invalidToken(`${id} has fewer than ${SHORTEST_BITS} bits`)
  if (e !== EXPONENT) throw invalidToken(`${id} has an exponent other than 65537`)
  return { kty: 'RSA', alg: 'RS256', n, e }
}

const isForSignatures = ({ kty, use, alg, key_ops: operations }: Jwk): boolean =>
  kty === 'RSA' &&
  (use === undefined || use === 'sig') &&
  (alg === undefined || alg === 'RS256') &&
  (operations === undefined || (Array.isArray(operations) && operations.includes('verify')))

/**
 * Returns whether the private part of one of these keys is published. A key with another id or use
 * counts if it has the same modulus in any encoding, because its private part then works for both.
 */
function hasPublishedPrivatePart(named: readonly Jwk[], keys: readonly Jwk[]): boolean {
  const moduli = new Set(named.flatMap(modulusOf))
  return keys
    .filter((key) => PRIVATE.some((member) => Object.hasOwn(key, member)))
    .some((key) => named.includes(key) || modulusOf(key).some((modulus) => moduli.has(modulus)))
}

const modulusOf = ({ n }: Jwk): readonly string[] =>
  typeof n === 'string'
    ? [
        Buffer.from(n, 'base64url')
          .toString('hex')
          .replace(/^(?:00)+/, ''),
      ]
    : []

/**
 * Returns the length of a modulus, or `undefined` if it is not in the one form that RFC 7518
 * (2 and 6.3.1.1) allows: base64url without padding, no leading zero octet.
 */
function bitsOf(modulus: string): number | undefined {
  const bytes = Buffer.from(modulus, 'base64url')
  const [highest = 0] = bytes
  if (highest === 0 || bytes.toString('base64url') !== modulus) return undefined
  return bytes.length * 8 - (Math.clz32(highest) - 24)
}

function invalidKeySet(message: string): Failure {
  return new Failure('RESPONSE_INVALID', message, {
    causes: [
      'a proxy or gateway responds instead of the issuer',
      'the issuer has another address than the one derived from this server',
    ],
    fix: 'Fetch the URL from the runner yourself, and check which server responds.',
  })
}

function withContext(failure: Failure, { iss, jwks }: Issuer): Failure {
  const { code, message } = failure
  if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT') return failure
  return failure.with({
    message: `the keys of ${iss} could not be fetched: ${message}`,
    fix:
      `${failure.fix} Signatures are always verified, so the runner must be able to reach ` +
      `${jwks.host}.`,
  })
}
