import { KeyObject, type webcrypto } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { homedir } from 'node:os'
import { join } from 'node:path'

/** A certificate authority of the lab, created now: each call creates another, unknown authority. */
export interface Authority {
  readonly pem: string
  /**
   * A certificate for the lab's names; for others, for a client, or for a time that is over, when a
   * test asks.
   */
  leaf(options?: {
    readonly names?: readonly string[]
    readonly expired?: boolean
    readonly client?: boolean
    /** The time at which it is valid, or has expired, in milliseconds; now by default. */
    readonly at?: number
  }): Promise<Leaf>
  /**
   * The path of the authority in a file, for NODE_EXTRA_CA_CERTS; gone when this process or file of
   * tests ends.
   */
  file(): string
}

/** PEM texts of a key and its certificate. */
export interface Leaf {
  readonly key: string
  readonly cert: string
}

const NAMES = ['localhost', '127.0.0.1', '*.lab.test']
const KEY = { name: 'ECDSA', namedCurve: 'P-256' }
const SIGNING = { name: 'ECDSA', hash: 'SHA-256' }
const DAY = 86_400_000

/**
 * Two authorities in one list of trust must differ in their names: a verifier looks an
 * authority up by its name.
 */
export async function labAuthority(name = 'Authority of the lab'): Promise<Authority> {
  const x509 = await loadX509()
  const keys = await newKeys()
  const authority = await x509.X509CertificateGenerator.createSelfSigned({
    ...{ serialNumber: '01', name: `CN=${name}`, signingAlgorithm: SIGNING, keys, ...valid(false) },
    extensions: [
      new x509.BasicConstraintsExtension(true, undefined, true),
      new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign, true),
    ],
  })
  const pem = `${authority.toString('pem')}\n`
  let serial = 1
  let path: string | undefined
  return {
    pem,
    async leaf({ names = NAMES, expired = false, client = false, at } = {}) {
      const own = await newKeys()
      const alternatives = names.map((value) => ({
        type: /^[\d.]+$/.test(value) ? ('ip' as const) : ('dns' as const),
        value,
      }))
      const certificate = await x509.X509CertificateGenerator.create({
        ...{
          serialNumber: `0${++serial}`,
          subject: `CN=${names[0]}`,
          issuer: authority.subject,
          signingAlgorithm: SIGNING,
          ...valid(expired, at),
        },
        ...{ publicKey: own.publicKey, signingKey: keys.privateKey },
        extensions: [
          new x509.SubjectAlternativeNameExtension(alternatives),
          new x509.ExtendedKeyUsageExtension([
            x509.ExtendedKeyUsage[client ? 'clientAuth' : 'serverAuth'],
          ]),
        ],
      })
      return {
        key: KeyObject.from(own.privateKey).export({ type: 'pkcs8', format: 'pem' }) as string,
        cert: `${certificate.toString('pem')}\n`,
      }
    },
    file() {
      path ??= saved(pem)
      return path
    },
  }
}

const newKeys = (): Promise<webcrypto.CryptoKeyPair> =>
  crypto.subtle.generateKey(KEY, true, ['sign', 'verify']) as Promise<webcrypto.CryptoKeyPair>

function valid(expired: boolean, now = Date.now()): { notBefore: Date; notAfter: Date } {
  return expired
    ? { notBefore: new Date(now - 3 * DAY), notAfter: new Date(now - DAY) }
    : { notBefore: new Date(now - DAY), notAfter: new Date(now + 30 * DAY) }
}

/**
 * The package insists on decorator metadata, which nothing that is used here reads: what it looks
 * for is enough, without one more package.
 */
async function loadX509(): Promise<typeof import('@peculiar/x509')> {
  const nothing = (): undefined => undefined
  if (!('getMetadata' in Reflect)) {
    Object.assign(Reflect, {
      getMetadata: nothing,
      getOwnMetadata: nothing,
      defineMetadata: nothing,
      hasOwnMetadata: () => false,
      metadata: () => nothing,
    })
  }
  return await import('@peculiar/x509')
}

const directories: string[] = []
const clear = (): void => {
  for (const each of directories.splice(0)) rmSync(each, { recursive: true, force: true })
}
// In jest the exit event of the process is not delivered: the end is that of the test file, and
// only an import can register for it.
const { afterAll: atEnd = (act: () => void) => process.once('exit', act) } = globalThis as {
  afterAll?: (act: () => void) => unknown
}
atEnd(clear)

/** A directory for authorities, as a machine has one: those in a temporary one are rejected. */
export function authorityDirectory(): string {
  const parent = join(homedir(), '.cache')
  mkdirSync(parent, { recursive: true })
  const directory = mkdtempSync(join(parent, 'lab-authority-'))
  directories.push(directory)
  return directory
}

function saved(pem: string): string {
  const directory = authorityDirectory()
  writeFileSync(join(directory, 'authority.pem'), pem)
  return join(directory, 'authority.pem')
}
