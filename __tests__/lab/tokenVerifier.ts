import {
  createHash,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
  verify,
} from 'node:crypto'
import type { TokenVerdict } from './handler.ts'

/** The public part of a key of the issuer. */
export interface PublishedKey {
  readonly kid: string
  readonly jwk: Readonly<Record<string, unknown>>
}

/** A key of the issuer, and how it is published. */
export interface SigningKey extends PublishedKey {
  readonly x5t: string
  readonly privateKey: KeyObject
}

const cached: SigningKey[] = []

/** The nth key of this process: creating one takes long, and tests can share it. */
export function signingKey(n: number): SigningKey {
  const known = cached[n]
  if (known) return known
  const { privateKey, publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const digest = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
  const [kid, x5t] = [digest.toString('hex').toUpperCase(), digest.toString('base64url')]
  const key = {
    kid,
    x5t,
    privateKey,
    jwk: { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid, x5t },
  }
  cached[n] = key
  return key
}

interface VerifierTerms {
  readonly keys: readonly PublishedKey[]
  readonly iss: string
  readonly now: number
  readonly audience: string | undefined
}

/** What a careful relying party does, by other means than the action's own. */
export function verdict(jwt: string, { keys, iss, now, audience }: VerifierTerms): TokenVerdict {
  const [head = '', body = '', signature = '', ...more] = jwt.split('.')
  const header = parsed(head)
  const key = keys.find(({ kid }) => kid === header['kid'])
  if (more.length > 0 || header['alg'] !== 'RS256' || !key)
    throw new Error('the token was signed by no key of the issuer')
  const publicKey = createPublicKey({ key: key.jwk as never, format: 'jwk' })
  if (
    !verify(
      'RSA-SHA256',
      Buffer.from(`${head}.${body}`),
      publicKey,
      Buffer.from(signature, 'base64url'),
    )
  )
    throw new Error('the signature is wrong')
  const claims = parsed(body)
  if (claims['iss'] !== iss) throw new Error(`the issuer is ${claims['iss']}, not ${iss}`)
  if (Number(claims['exp']) <= now || Number(claims['nbf']) > now)
    throw new Error('the token is not valid at this time')
  if (audience !== undefined && claims['aud'] !== audience)
    throw new Error(`the audience is ${claims['aud']}, not ${audience}`)
  return { claims }
}

function parsed(segment: string): Record<string, unknown> {
  try {
    return JSON.parse(Buffer.from(segment, 'base64url').toString()) as Record<string, unknown>
  } catch {
    throw new Error('this is no JSON Web Token')
  }
}
