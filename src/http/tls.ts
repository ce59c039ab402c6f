import type { SecureContext } from 'node:tls'
import { Failure } from '../core/failure.ts'

/** Whose certificates are believed, beside the authorities that Node brings along. */
export interface Trust {
  /**
   * What Node itself would believe here, which the environment can widen; or only what is bundled
   * with it.
   */
  readonly base: 'ambient' | 'bundled'
  /** PEM text for every host. */
  readonly extra?: string | undefined
}

/** Contexts by the `ca-certificate` of a request, each made once: all connections share them. */
export function tlsContexts({ base, extra }: Trust): (ca: string | undefined) => SecureContext {
  const made = new Map<string | undefined, SecureContext>()
  const make = (ca: string | undefined): SecureContext => {
    // Loaded here, and not by an import: post often ends without asking anyone.
    const tls = process.getBuiltinModule('node:tls')
    const further = [extra, assertPem(ca)].filter((each) => each !== undefined)
    // Node parses its own store on another thread as soon as tls is loaded; a list of our own costs
    // four times as much, here and now.
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
 * Node silently ignores PEM blocks it cannot parse; the handshake would fail and blame the host.
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

/** Main asked while it planned; what post reads is the runner's memory. */
function assertPem(ca: string | undefined): string | undefined {
  if (ca === undefined || isPem(ca)) return ca
  throw new Failure(
    'INPUT_INVALID',
    '"ca-certificate" must be one certificate or more, as PEM text',
  )
}

/** Does the environment make Node believe more than what is bundled with it? */
function hasExtraCas(env: NodeJS.ProcessEnv): boolean {
  return (
    ['NODE_EXTRA_CA_CERTS', 'NODE_USE_SYSTEM_CA', 'NODE_OPTIONS'].some((name) => env[name]) ||
    process.execArgv.length > 0
  )
}
