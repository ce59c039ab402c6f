import crypto, {
  createHash,
  createPrivateKey,
  createPublicKey,
  type KeyObject,
  type webcrypto,
} from 'node:crypto'
import { syncBuiltinESMExports } from 'node:module'
import type { SigningKey } from '../lab/issuer.ts'
import { createRandom, type Random } from './random.ts'

let source: Random = createRandom(0)

/** Makes all random bytes of this thread come from the given generator from now on. */
export function useRandom(random: Random): void {
  source = random
}

/**
 * Removes what differs between two runs of one seed: random bytes and UUIDs come from the seeded
 * generator, and signatures are verified on this thread, since the thread pool settles promises at
 * times that no clock of ours controls. The check itself is the real one. Must be called before the
 * simulated servers are imported.
 */
export function removeNondeterminism(): void {
  const uuid = (): crypto.UUID => {
    const hex = source.bytes(16).toString('hex')
    const parts = [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20)]
    return [...parts, hex.slice(20)].join('-') as crypto.UUID
  }
  Object.assign(crypto, { randomBytes: (size: number) => source.bytes(size), randomUUID: uuid })
  syncBuiltinESMExports()
  Object.defineProperty(globalThis.crypto.subtle, 'verify', {
    value: async (
      _: unknown,
      key: webcrypto.CryptoKey,
      signature: NodeJS.ArrayBufferView,
      data: NodeJS.ArrayBufferView,
    ) => crypto.verify('RSA-SHA256', data, crypto.KeyObject.from(key), signature),
  })
}

/**
 * Returns the issuer's signing key. It is derived from a constant, so that the transcripts of two
 * machines are equal and no private key lies in the repository.
 */
export function fixedSigningKey(): SigningKey {
  const [p, q] = [primeFrom('p'), primeFrom('q')]
  const e = 65_537n
  const d = inverse(e, (p - 1n) * (q - 1n))
  const jwk = {
    kty: 'RSA',
    n: encode(p * q),
    e: encode(e),
    d: encode(d),
    p: encode(p),
    q: encode(q),
    dp: encode(d % (p - 1n)),
    dq: encode(d % (q - 1n)),
    qi: encode(inverse(q, p)),
  }
  const privateKey: KeyObject = createPrivateKey({ key: jwk, format: 'jwk' })
  const published = createPublicKey(privateKey)
  const digest = createHash('sha1')
    .update(published.export({ type: 'spki', format: 'der' }))
    .digest()
  const [kid, x5t] = [digest.toString('hex').toUpperCase(), digest.toString('base64url')]
  return {
    kid,
    x5t,
    privateKey,
    jwk: { ...published.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid, x5t },
  }
}

/** Returns the first prime of 1,024 bits in the sequence of SHA-512 digests of a label. */
function primeFrom(label: string): bigint {
  for (let count = 0; ; count++) {
    const half = (part: string): string =>
      createHash('sha512').update(`${label} ${count} ${part}`).digest('hex')
    const value = BigInt(`0x${half('high')}${half('low')}`) | (3n << 1022n) | 1n
    if ((value - 1n) % 65_537n !== 0n && crypto.checkPrimeSync(value)) return value
  }
}

/** Returns the inverse of a number by the extended Euclidean algorithm. */
function inverse(value: bigint, modulus: bigint): bigint {
  let [r, next, s, following] = [modulus, value % modulus, 0n, 1n]
  while (next > 0n) {
    const quotient = r / next
    ;[r, next] = [next, r - quotient * next]
    ;[s, following] = [following, s - quotient * following]
  }
  return ((s % modulus) + modulus) % modulus
}

function encode(value: bigint): string {
  const hex = value.toString(16)
  return Buffer.from(hex.length % 2 ? `0${hex}` : hex, 'hex').toString('base64url')
}
