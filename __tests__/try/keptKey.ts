import {
  createHash,
  createPrivateKey,
  createPublicKey,
  generateKeyPairSync,
  type KeyObject,
} from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { LabIssuer, SigningKey } from '../lab/issuer.ts'

const FOLDER = '.cache/try'
const FILE = join(FOLDER, 'key.pem')

/** Returns the issuer's key of all tries in this folder, so that a real server can trust it once. */
export function keptSigningKey(): SigningKey {
  const privateKey = existsSync(FILE) ? createPrivateKey(readFileSync(FILE, 'utf8')) : createKey()
  const publicKey = createPublicKey(privateKey)
  const digest = createHash('sha1')
    .update(publicKey.export({ type: 'spki', format: 'der' }))
    .digest()
  const [kid, x5t] = [digest.toString('hex').toUpperCase(), digest.toString('base64url')]
  const jwk = { ...publicKey.export({ format: 'jwk' }), use: 'sig', alg: 'RS256', kid, x5t }
  return { kid, x5t, privateKey, jwk }
}

function createKey(): KeyObject {
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  mkdirSync(FOLDER, { recursive: true, mode: 0o700 })
  writeFileSync(FILE, privateKey.export({ type: 'pkcs8', format: 'pem' }), { mode: 0o600 })
  return privateKey
}

/** Returns what a real server must be told to trust the ID tokens of a try. */
export function describeIssuer({ verifier, keys }: LabIssuer): string {
  const [key] = keys
  const pem = key && createPublicKey(key.privateKey).export({ type: 'spki', format: 'pem' })
  return [
    `It must trust ID tokens of ${verifier.iss} that are signed by this key; for Vault, with`,
    '`vault write auth/jwt/config jwt_validation_pubkeys=@key.pub bound_issuer=ISSUER`:',
    String(pem ?? ''),
    'Trust it on a server for tests only: whoever reads .cache/try can sign as any workflow.',
  ].join('\n')
}
