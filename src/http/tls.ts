import type { SecureContext } from 'node:tls'
import { Failure } from '../core/failure.ts'

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

/**
 * Returns a function from the `ca-certificate` of a request to its TLS context. Each context is
 * created once and shared by all connections. The function throws `INPUT_INVALID` if it is not PEM.
 */
export function tlsContexts({ base, extra }: Trust): (ca: string | undefined) => SecureContext {
  const made = new Map<string | undefined, SecureContext>()
  const make = (ca: string | undefined): SecureContext => {
    // Not loaded by an import: post often ends without a request.
    const tls = process.getBuiltinModule('node:tls')
    const further = [extra, assertPem(ca)].filter((pem) => pem !== undefined)
    // Node parses its own store on another thread as soon as tls is loaded; an explicit list costs
    // four times as much, on this thread.
    if (base === 'bundled' && hasExtraCas(process.env))
      return tls.createSecureContext({
        minVersion: 'TLSv1.2',
        ca: [...tls.rootCertificates, ...further],
      })
    const context = tls.createSecureContext({ minVersion: 'TLSv1.2' })
    for (const pem of further) context.context.addCACert(pem)
    return context
  }
  return (ca) => {
    const known = made.get(ca)
    if (known) return known
    const context = make(ca)
    made.set(ca, context)
    return context
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
