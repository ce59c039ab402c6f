import { asFailure, Failure } from '../core/failure.ts'
import type { HttpRequest, Network, Runtime } from '../core/runtime.ts'
import { parseSafeUrl } from '../core/url.ts'
import { attempt, type PreparedRequest } from './attempt.ts'
import { type ConnectionPool, poolFor } from './connections.ts'
import { createPayload } from './payload.ts'
import { proxyAgent, proxyUrl } from './proxy.ts'
import { type Trust, tlsContexts } from './tls.ts'

/** The one door to the network. */
export type HttpTransport = Pick<Runtime, 'http' | 'preconnect'>

const DEFAULT_CAP = 64 * 1024

/** Opens the door. Nothing passes but https, and http to this very machine. */
export function createTransport(
  settings: Pick<Network, 'proxy' | 'noProxy'>,
  trust: Trust,
): HttpTransport {
  const context = tlsContexts(trust)
  const connections = new Map<string, ConnectionPool>()
  const poolTo = ({ origin }: URL, ca: string | undefined): ConnectionPool => {
    const key = `${origin} ${ca ?? ''}`
    const line = connections.get(key) ?? poolFor(new URL(origin), () => context(ca))
    connections.set(key, line)
    return line
  }
  const proxy =
    settings.proxy.https === undefined
      ? undefined
      : (proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY')
  const prepare = async (request: HttpRequest): Promise<PreparedRequest> => {
    const { method, url, ca, cap = DEFAULT_CAP } = request
    const payload = createPayload(requireHttps(request))
    const tunnel = await proxyAgent(url.origin, settings, () => context(ca))
    return {
      method,
      url,
      payload,
      cap,
      agent: tunnel ?? poolTo(url, ca).agent,
      ...(tunnel && { proxy }),
    }
  }
  return {
    http: async (request, timeouts) => attempt(await prepare(request).catch(markNotSent), timeouts),
    preconnect(origin, { ca, count = 1 } = {}) {
      // Behind a proxy each request builds a tunnel of its own.
      if (proxy !== undefined && origin.protocol === 'https:') return
      try {
        poolTo(origin, ca).preconnect(count)
      } catch {
        // The request itself will say it.
      }
    },
  }
}

/** What fails before the attempt begins has leased nothing. */
function markNotSent(error: unknown): never {
  const failure = asFailure(error)
  throw new Failure(failure.code, failure.message, {
    ...failure.facts,
    notSent: true,
    cause: failure.facts.cause ?? failure,
  })
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
