import { asFailure, Failure } from '../core/failure.ts'
import type { Network, Request, World } from '../core/runtime.ts'
import { safeAddress } from '../core/url.ts'
import { attempt, type Call } from './attempt.ts'
import { type Lines, linesTo } from './connections.ts'
import { payloadOf } from './payload.ts'
import { proxyUrl, tunnelTo } from './proxy.ts'
import { contextsOf, type Trust } from './tls.ts'

/** The one door to the network. */
export type Door = Pick<World, 'http' | 'dial'>

const CAP = 64 * 1024

/** Opens the door. Nothing passes but https, and http to this very machine. */
export function doorOf(settings: Pick<Network, 'proxy' | 'noProxy'>, trust: Trust): Door {
  const context = contextsOf(trust)
  const lines = new Map<string, Lines>()
  const lineTo = ({ origin }: URL, ca: string | undefined): Lines => {
    const key = `${origin} ${ca ?? ''}`
    const line = lines.get(key) ?? linesTo(new URL(origin), () => context(ca))
    lines.set(key, line)
    return line
  }
  const proxy =
    settings.proxy.https === undefined
      ? undefined
      : (proxyUrl(settings.proxy.https)?.host ?? 'in HTTPS_PROXY')
  const callOf = async (request: Request): Promise<Call> => {
    const { method, url, ca, cap = CAP } = request
    const payload = payloadOf(admitted(request))
    const tunnel = await tunnelTo(url.origin, settings, () => context(ca))
    return {
      method,
      url,
      payload,
      cap,
      agent: tunnel ?? lineTo(url, ca).agent,
      ...(tunnel && { proxy }),
    }
  }
  return {
    http: async (request, patience) => attempt(await callOf(request).catch(unsent), patience),
    dial(origin, { ca, count = 1 } = {}) {
      // Behind a proxy each request builds a tunnel of its own.
      if (proxy !== undefined && origin.protocol === 'https:') return
      try {
        lineTo(origin, ca).dial(count)
      } catch {
        // The request itself will say it.
      }
    },
  }
}

/** What fails before the attempt begins has leased nothing. */
function unsent(error: unknown): never {
  const failure = asFailure(error)
  throw new Failure(failure.code, failure.message, {
    ...failure.facts,
    unsent: true,
    cause: failure.facts.cause ?? failure,
  })
}

function admitted(request: Request): Request {
  if (safeAddress(request.url.origin)) return request
  throw new Failure(
    'ENVIRONMENT_REFUSED',
    `${request.url.host} is to be asked without TLS, which is done on this very machine only`,
    {
      causes: ['an address begins with http: in place of https:'],
      cure: 'Use the https address of the host.',
    },
  )
}
