import { type Authority, labAuthority } from '../lab/certificates.ts'
import type { Handler, LabRequest } from '../lab/handler.ts'
import { type Listener, listen } from '../lab/listen.ts'
import { type Proxy as LabProxy, listenProxy } from '../lab/proxy.ts'

/** What an attacker owns outside the job, whatever his foothold is. */
export interface Premises {
  /** His https server; its certificate is one that everybody trusts. */
  readonly origin: string
  /** His certificate authority, which nobody trusts. */
  readonly authority: string
  /** His proxy: it impersonates every host with certificates of that authority. */
  readonly proxy: string
  /** The same, but it tunnels to GitHub's hosts, so that the run gets its ID tokens, and to his. */
  readonly patientProxy: string
}

/** The same with the book in which the attacker writes down all that he receives. */
export interface OpenPremises extends Premises {
  readonly server: Handler
  received(): readonly LabRequest[]
  close(): Promise<void>
}

export const EVIL = 'https://evil.example.net'

// Made once for each file of tests: generating keys takes long.
let known: Promise<Authority> | undefined

/** Opens an attacker's server, authority and proxies in front of the hosts of a scene. */
export async function openPremises(
  handlers: Readonly<Record<string, Handler>>,
  portOf: (host: string) => number | undefined,
): Promise<OpenPremises> {
  known ??= labAuthority('Authority of the attacker')
  const authority = await known
  const names = Object.keys(handlers).map((origin) => new URL(origin).hostname)
  const tls = await authority.leaf({ names })
  const book: LabRequest[] = []
  const impostor = await listen((request) => impersonate(handlers, request), { tls })
  const [proxy, patientProxy] = await Promise.all([
    proxyTo(names, () => impostor.port),
    proxyTo(names, (name) => (isTunnelled(name) ? portOf(name) : undefined) ?? impostor.port),
  ])
  return {
    ...{ origin: EVIL, authority: authority.pem },
    ...{ proxy: proxy.url, patientProxy: patientProxy.url },
    server(request) {
      book.push(request)
      return { status: 200, body: {} }
    },
    received: () => [...book, ...impostor.requests],
    async close() {
      const all: readonly (Listener | LabProxy)[] = [impostor, proxy, patientProxy]
      await Promise.all(all.map((each) => each.close()))
    },
  }
}

/** Forwards to the host that the client meant, so that the attack stays unnoticed. */
function impersonate(
  handlers: Readonly<Record<string, Handler>>,
  request: LabRequest,
): ReturnType<Handler> {
  const origin = `https://${request.headers['host'] ?? ''}`
  const url = new URL(request.url.pathname + request.url.search, origin)
  return handlers[origin]?.({ ...request, url }) ?? { status: 502 }
}

const isTunnelled = (name: string): boolean =>
  name.endsWith('.actions.githubusercontent.com') || name === new URL(EVIL).hostname

function proxyTo(names: readonly string[], portOf: (name: string) => number): Promise<LabProxy> {
  return listenProxy({ ports: new Map(names.map((name) => [`${name}:443`, portOf(name)])) })
}
