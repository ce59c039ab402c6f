import { asFailure, Failure } from '../kit/failure.ts'
import { printable } from '../kit/printable.ts'
import type { Sender } from '../kit/send.ts'
import type { Answer, World } from '../kit/world.ts'
import { invalid } from './invalid.ts'
import type { Issuer } from './source.ts'
import { parseObject } from './strictJson.ts'

/** A public key that may sign tokens, reduced to what verification needs. */
export interface SigningKey {
  readonly kty: 'RSA'
  readonly alg: 'RS256'
  readonly n: string
  readonly e: string
}

/** The keys of an issuer. */
export interface KeySet {
  /** The one signing key of this id. */
  find(kid: string): Promise<SigningKey>
  /** How many seconds the issuer's clock is ahead of ours, by the `Date` of its answers. */
  skew(): number | undefined
}

/** For `verify-signature: false`: asks nobody, knows no key. */
export const noKeys: KeySet = {
  find: () =>
    Promise.reject(new Failure('INTERNAL', 'a signature was to be verified without keys')),
  skew: () => undefined,
}

type Jwk = Readonly<Record<string, unknown>>
type Ask = (url: URL) => Promise<Answer>

const LARGEST = 256 * 1024
const SHORTEST_BITS = 2048
// 65537.
const EXPONENT = 'AQAB'

/** Starts fetching the keys at once, so that they are there when the token is; once more when a token names a key that is not among them. */
export function keysOf(world: Pick<World, 'now'>, sender: Sender, issuer: Issuer): KeySet {
  let skew: number | undefined
  const ask: Ask = async (url) => {
    const answer = await sender.send({ method: 'GET', url, expects: 'json', cap: LARGEST })
    skew = skewOf(answer, world.now())
    return answer
  }
  const first = fetchKeys(ask, issuer)
  // It is awaited when a token has come; until then its failure is nobody's.
  first.catch(() => {})
  let second: Promise<readonly Jwk[]> | undefined
  const named = async (kid: string, keys: Promise<readonly Jwk[]>): Promise<readonly Jwk[]> =>
    (await keys).filter((key) => key['kid'] === kid)
  return {
    async find(kid) {
      const known = await named(kid, first)
      if (known.length > 0) return theOne(kid, known)
      second ??= fetchKeys(ask, issuer)
      const fresh = await named(kid, second)
      if (fresh.length > 0) return theOne(kid, fresh)
      throw invalid(
        `${issuer.iss} has no key with the id "${printable(kid)}", which the token names`,
      )
    },
    skew: () => skew,
  }
}

/** An answer from a cache is as old as the cache says (RFC 9111, 5.1). */
function skewOf({ headers }: Answer, now: number): number | undefined {
  const [date, age] = [Date.parse(headers['date'] ?? ''), Number(headers['age'] ?? 0)]
  return Number.isFinite(date) && Number.isFinite(age) ? date / 1000 + age - now : undefined
}

async function fetchKeys(ask: Ask, issuer: Issuer): Promise<readonly Jwk[]> {
  try {
    const answer = await ask(issuer.jwks)
    return keysIn(answer.status === 200 ? answer : await discovered(ask, issuer, answer.status))
  } catch (error) {
    throw explained(asFailure(error), issuer)
  }
}

/** Only where the known address has no keys, and only on the issuer's own host: a document must not lead elsewhere. */
async function discovered(
  ask: Ask,
  { iss, discovery, jwks, origin }: Issuer,
  status: number,
): Promise<Answer> {
  const document = await ask(discovery)
  if (document.status !== 200)
    throw unusable(
      `${jwks.host} answered ${status} for its keys, and ${document.status} for its discovery document`,
    )
  const { issuer, jwks_uri } = membersOf(document, 'discovery document')
  if (issuer !== iss) throw unusable(`the discovery document of ${iss} names another issuer`)
  const url = typeof jwks_uri === 'string' ? URL.parse(jwks_uri) : null
  if (url?.origin !== origin.origin || url.username !== '' || url.password !== '')
    throw unusable(`the discovery document of ${iss} leads to another host`)
  const answer = await ask(url)
  if (answer.status !== 200)
    throw unusable(
      `${url.host} answered ${answer.status} for the keys that its discovery document names`,
    )
  return answer
}

function keysIn(answer: Answer): readonly Jwk[] {
  const { keys } = membersOf(answer, 'set of keys')
  if (!Array.isArray(keys)) throw unusable("the issuer's set of keys holds no list of keys")
  return (keys as readonly unknown[]).filter(
    (key) => typeof key === 'object' && key !== null,
  ) as readonly Jwk[]
}

function membersOf({ text }: Answer, what: string): Jwk {
  const parsed = parseObject(text)
  if ('mistake' in parsed) throw unusable(`the issuer's ${what} ${parsed.mistake}`)
  return parsed.members
}

/** Several keys of one id are fine as long as exactly one of them is for signatures. */
function theOne(kid: string, named: readonly Jwk[]): SigningKey {
  const id = `the issuer's key "${printable(kid)}"`
  const [key, ...more] = named.filter(
    ({ kty, use, alg }) =>
      kty === 'RSA' &&
      (use === undefined || use === 'sig') &&
      (alg === undefined || alg === 'RS256'),
  )
  if (!key) throw invalid(`${id} is not an RSA key for signatures with RS256`)
  if (more.length > 0) throw invalid(`${id} stands ${more.length + 1} times among its keys`)
  const { n, e } = key
  if (typeof n !== 'string' || bitsOf(n) < SHORTEST_BITS)
    throw invalid(`${id} has fewer than ${SHORTEST_BITS} bits`)
  if (e !== EXPONENT) throw invalid(`${id} has an exponent other than 65537`)
  return { kty: 'RSA', alg: 'RS256', n, e }
}

function bitsOf(modulus: string): number {
  const bytes = Buffer.from(modulus, 'base64url')
  const zeros = bytes.findIndex((byte) => byte !== 0)
  return zeros < 0 ? 0 : (bytes.length - zeros) * 8 - (Math.clz32(bytes[zeros] ?? 0) - 24)
}

function unusable(message: string): Failure {
  return new Failure('ANSWER_INVALID', message, {
    causes: [
      'something between the runner and the issuer answers in its place',
      'the issuer is not where this server has it',
    ],
    cure: 'Ask the address from the runner yourself, and look at what answers.',
  })
}

function explained(failure: Failure, { iss }: Issuer): Failure {
  const { code, facts } = failure
  if (code !== 'UNREACHABLE' && code !== 'TIMED_OUT') return failure
  return new Failure(code, `the keys of ${iss} could not be fetched: ${failure.message}`, {
    ...facts,
    cure: `${failure.cure} Only where the runner can never reach the issuer, set \`verify-signature: false\`.`,
    cause: failure,
  })
}
