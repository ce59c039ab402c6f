import type { SecureContext } from 'node:tls'
import { Failure } from '../core/failure.ts'
import type { ClientCertificate } from '../core/runtime.ts'

/** Certificate authorities to trust. */
export interface Trust {
  /**
   * `ambient`: the authorities that Node trusts here, which the environment can extend. `bundled`:
   * only those that are bundled with Node.
   */
  readonly base: 'ambient' | 'bundled'
  /** Further authorities for every host, as PEM text. */
  readonly extra?: string | undefined
}

/** Returns the TLS context for the `ca-certificate` and the client certificate of a request. */
export type TlsContexts = (
  ca: string | undefined,
  identity?: ClientCertificate | undefined,
) => SecureContext

/**
 * Returns a function that creates each context once, to be shared by all connections. The function
 * throws `INPUT_INVALID` if OpenSSL cannot use a certificate or a key.
 */
export function tlsContexts({ base, extra }: Trust): TlsContexts {
  const cached = cacheByClient<SecureContext>()
  const make: TlsContexts = (ca, identity) => {
    // Not loaded by an import: post often ends without a request.
    const tls = process.getBuiltinModule('node:tls')
    const further = [extra, assertPem(ca)].filter((pem) => pem !== undefined)
    const options = { minVersion: 'TLSv1.2', ...(identity && clientOptions(identity)) } as const
    // Node parses its own store on another thread as soon as tls is loaded; an explicit list costs
    // four times as much, on this thread.
    if (base === 'bundled' && hasExtraCas(process.env))
      return tls.createSecureContext({
        ...options,
        ca: [...tls.rootCertificates, ...further],
      })
    const context = tls.createSecureContext(options)
    for (const pem of further) context.context.addCACert(pem)
    return context
  }
  return (ca, identity) => cached(ca ?? '', identity, () => make(ca, identity))
}

/**
 * Returns a cache of one value for each text and client certificate. A value that was made for one
 * client certificate is never returned for another, or for a request without any.
 */
export function cacheByClient<V>(): (
  text: string,
  identity: ClientCertificate | undefined,
  make: () => V,
) => V {
  const clients = new Map<ClientCertificate | undefined, Map<string, V>>()
  return (text, identity, make) => {
    const values = clients.get(identity) ?? new Map<string, V>()
    clients.set(identity, values)
    const value = values.get(text) ?? make()
    values.set(text, value)
    return value
  }
}

/** Returns certificate and key for OpenSSL, which rejects weaker ones than Node can parse. */
function clientOptions({ chain, key }: ClientCertificate): { cert: string; key: string } {
  const options = { cert: chain, key: key.reveal() }
  try {
    process.getBuiltinModule('node:tls').createSecureContext(options)
    return options
  } catch (cause) {
    throw new Failure('INPUT_INVALID', 'OpenSSL rejects "tls-certificate" or "tls-key"', {
      cause,
      causes: ['the key is too short, or the signature of the certificate is too weak'],
      fix: 'Issue a certificate with an RSA key of 2048 bits or more, or an EC key.',
    })
  }
}

/**
 * Returns whether a string holds at least one certificate, and all of them can be parsed. Node
 * silently ignores PEM blocks it cannot parse; the handshake would fail and blame the host.
 */
export function isPem(pem: string): boolean {
  const { X509Certificate } = process.getBuiltinModule('node:crypto')
  const certificates =
    pem.match(/-----BEGIN CERTIFICATE-----[\s\S]*?-----END CERTIFICATE-----/g) ?? []
  try {
    for (const certificate of certificates) new X509Certificate(certificate)
    return certificates.length > 0
  } catch {
    return false
  }
}

/**
 * Returns `ca`, or throws `INPUT_INVALID` if it is not PEM. Main checked it while planning; post
 * reads it from the runner's state and must check it again.
 */
function assertPem(ca: string | undefined): string | undefined {
  if (ca === undefined || isPem(ca)) return ca
  throw new Failure(
    'INPUT_INVALID',
    '"ca-certificate" must be one certificate or more, as PEM text',
  )
}

/** Returns whether the environment can make Node trust more than its bundled authorities. */
function hasExtraCas(env: NodeJS.ProcessEnv): boolean {
  return (
    ['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
    process.execArgv.length > 0
  )
}
