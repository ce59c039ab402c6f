import { webcrypto } from 'node:crypto'

/** A certificate and its key, as PEM. */
export interface Identity {
  readonly cert: string
  readonly key: string
}

/** A private authority of one test. */
export interface Authority {
  readonly ca: string
  issue(name: string, valid?: { readonly from?: number; readonly until?: number }): Promise<Identity>
}

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' }
const DAY = 86_400_000

/** Makes an authority whose certificates nobody believes unless told to. */
export async function authority(): Promise<Authority> {
  // One of its parts insists on a polyfill of which it uses next to nothing.
  Object.assign(Reflect, { getMetadata: () => undefined, getOwnMetadata: () => undefined, defineMetadata: () => undefined })
  const x509 = await import('@peculiar/x509')
  const keys = await pair()
  const subject = `CN=lab ${Math.random()}`
  const own = await x509.X509CertificateGenerator.createSelfSigned({
    name: subject,
    keys,
    notBefore: at(-2),
    notAfter: at(2),
    signingAlgorithm: ALGORITHM,
    extensions: [new x509.BasicConstraintsExtension(true, undefined, true)],
  })
  return {
    ca: own.toString('pem'),
    async issue(name, { from = -1, until = 1 } = {}) {
      const { privateKey, publicKey } = await pair()
      const type = /^[\d.]+$/.test(name) ? ('ip' as const) : ('dns' as const)
      const certificate = await x509.X509CertificateGenerator.create({
        subject: 'CN=server',
        issuer: subject,
        publicKey,
        signingKey: keys.privateKey,
        notBefore: at(from),
        notAfter: at(until),
        signingAlgorithm: ALGORITHM,
        extensions: [new x509.SubjectAlternativeNameExtension([{ type, value: name }])],
      })
      return { cert: certificate.toString('pem'), key: await pem(privateKey) }
    },
  }
}

const at = (days: number): Date => new Date(Date.now() + days * DAY)
const pair = (): Promise<webcrypto.CryptoKeyPair> => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify'])
const pem = async (key: webcrypto.CryptoKey): Promise<string> => {
  const bytes = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', key))
  return `-----BEGIN PRIVATE KEY-----\n${bytes.toString('base64')}\n-----END PRIVATE KEY-----\n`
}
