import { asFailure, Failure } from '../core/failure.ts'
import type { ClientCertificate, HttpRequest, Network, Runtime } from '../core/runtime.ts'
import { parseSafeUrl } from '../core/url.ts'
import { attempt, type PreparedRequest } from './attempt.ts'
import { createPayload } from './body.ts'
import { type ConnectionPool, poolFor } from './connections.ts'
import { proxyAgent, proxyUrl } from './proxy.ts'
import { cacheByClient, type Trust, tlsContexts } from './tls.ts'

/** The functions through which every request is sent. */
export type HttpTransport = Pick<Runtime, 'http' | 'preconnect'>

const DEFAULT_CAP = 64 * 1024

/**
 * Returns a transport with its own connections. Its `http` throws `ENVIRONMENT_REFUSED` for a URL
 * that is neither https nor http to a loopback host.
 */
export function createTransport(
  settings: Pick<Network, 'proxy' | 'noProxy'>,
  trust: Trust,
): HttpTransport {
  const context = tlsContexts(trust)
  const cached = cacheByClient<ConnectionPool>()
  const poolTo = (
    { origin }: URL,
    ca: string | undefined,
    identity?: ClientCertificate,
  ): ConnectionPool =>
    cached(`${origin} ${ca ?? ''}`, identity, () =>
      poolFor(new URL(origin), () => context(ca, identity)),
    )
  const proxy =
    settings.proxy.https === undefined
      ? undefined
      : (proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY')
  const prepare = async (request: HttpRequest): Promise<PreparedRequest> => {
    const { method, url, ca, identity, cap = DEFAULT_CAP } = request
    const payload = createPayload(requireHttps(request))
    const tunnel = await proxyAgent(url.origin, settings, {
      target: () => context(ca, identity),
      proxy: () => context(ca),
    })
    return {
      method,
      url,
      payload,
      cap,
      agent: tunnel ?? poolTo(url, ca, identity).agent,
      ...(tunnel && { proxy }),
    }
  }
  return {
    http: async (request, timeouts) => attempt(await prepare(request).catch(markNotSent), timeouts),
    preconnect(origin, { ca, identity, count = 1 } = {}) {
      // Through a proxy, each request opens its own tunnel.
      if (proxy !== undefined && origin.protocol === 'https:') return
      try {
        poolTo(origin, ca, identity).preconnect(count)
      } catch {
        // The request that needs the connection reports the error.
      }
    },
  }
}

/** Throws the error as a `Failure` with `notSent`: before an attempt, nothing can be leased. */
function markNotSent(error: unknown): never {
  throw asFailure(error).with({ notSent: true })
}

function requireHttps(request: HttpRequest): HttpRequest {
  if (parseSafeUrl(request.url.origin)) return request
  throw new Failure(
    'ENVIRONMENT_REFUSED',
    `plain http is allowed for loopback hosts only: ${request.url.host}`,
    {
      causes: ['an address begins with http: in place of https:'],
      fix: 'Use the https address of the host.',
    },
  )
}
