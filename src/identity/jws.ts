import { parseObject } from '../core/json.ts'
import { sanitizeForeign } from '../core/sanitize.ts'
import type { Secret } from '../core/secret.ts'
import { type Claims, confusableNames, invalidToken, ownClaim } from './claims.ts'
import type { KeySet } from './jwks.ts'

const LONGEST = 16 * 1024
// These change the meaning of the signature or the payload. `jku`, `x5u` and `jwk` name keys and
// are never used.
const REJECTED_HEADERS = ['crit', 'b64', 'zip']
const HEADER = ['alg', 'kid', 'typ', ...REJECTED_HEADERS, 'jku', 'x5u', 'jwk']

/** Loads the signature verifier; an early call avoids a wait when the token is received. */
export const loadVerifier = (): Promise<typeof import('jose/jws/compact/verify')> =>
  import('jose/jws/compact/verify')

/**
 * Verifies the signature of a token with the issuer's keys and returns the claims. The payload is
 * parsed only after that. Throws `ID_TOKEN_INVALID`.
 */
export async function signedClaims(jwt: Secret, keys: KeySet): Promise<Claims> {
  const kid = keyIdIn(jwt)
  const [{ compactVerify }, key] = await Promise.all([loadVerifier(), keys.find(kid)])
  const verified = await compactVerify(jwt.reveal(), { ...key }, { algorithms: ['RS256'] }).catch(
    () => undefined,
  )
  if (!verified)
    throw invalidToken(`its signature was not made by the issuer's key "${sanitizeForeign(kid)}"`)
  return parsePart(verified.payload, 'payload')
}

/** Checks the form of a token; returns the id of the key that must have signed it. */
function keyIdIn(jwt: Secret): string {
  if (jwt.length > LONGEST) throw invalidToken(`it is longer than ${LONGEST / 1024} KiB`)
  const [header, payload, signature, ...more] = jwt.reveal().split('.').map(decodeSegment)
  if (!header || !payload || !signature || more.length > 0)
    throw invalidToken('it is not a JSON Web Token')
  return readKeyId(parsePart(header, 'header'))
}

/** Decodes a segment; `undefined` unless it is canonical base64url: a token has one encoding. */
function decodeSegment(segment: string): Buffer | undefined {
  const bytes = Buffer.from(segment, 'base64url')
  return segment !== '' && bytes.toString('base64url') === segment ? bytes : undefined
}

function readKeyId(header: Claims): string {
  const [refused] = REJECTED_HEADERS.filter((name) => Object.hasOwn(header, name))
  if (refused !== undefined)
    throw invalidToken(`its header has "${refused}", which no token of a job has`)
  const [alike] = confusableNames(header, HEADER)
  if (alike !== undefined) throw invalidToken(`its header has a member that looks like "${alike}"`)
  const [alg, typ, kid] = ['alg', 'typ', 'kid'].map((name) => ownClaim(header, name))
  if (alg !== 'RS256') throw invalidToken('it is not signed with RS256')
  if (typ !== undefined && typ !== 'JWT') throw invalidToken('its header\'s "typ" is not JWT')
  if (typeof kid !== 'string' || kid === '')
    throw invalidToken('its header does not name the key ("kid")')
  return kid
}

function parsePart(bytes: Uint8Array, part: string): Claims {
  const parsed = parseObject(utf8(bytes))
  if ('error' in parsed) throw invalidToken(`its ${part} ${parsed.error}`)
  return parsed.members
}

/**
 * Decodes UTF-8 strictly. A byte order mark is kept, and invalid UTF-8 becomes an empty string: the
 * JSON parser rejects both.
 */
function utf8(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    return ''
  }
}
