import { type Authority, labAuthority } from './certificates.ts'
import type { Handler } from './handler.ts'
import type { Texts } from './job.ts'
import { type Listener, type ListenOptions, listen } from './listen.ts'
import { listenProxy } from './proxy.ts'

/**
 * Hosts under their real names, over TLS: a job reaches them through a proxy, and trusts their
 * authority.
 */
export interface Internet {
  /** What a job's environment must say. */
  readonly env: Texts
  /** By host name. */
  readonly hosts: Readonly<Record<string, Listener>>
  close(): Promise<void>
}

// One for this process: making it takes long, and its file is taken away when the process ends.
let known: Promise<Authority> | undefined

/** Opens one for handlers by their origin. */
export async function internet(
  handlers: Readonly<Record<string, Handler>>,
  options: Omit<ListenOptions, 'tls'> = {},
): Promise<Internet> {
  known ??= labAuthority()
  const authority = await known
  const names = Object.keys(handlers).map((origin) => new URL(origin).hostname)
  const tls = await authority.leaf({ names })
  const open = async ([origin, handle]: [string, Handler]): Promise<
    readonly [string, Listener]
  > => {
    // Known by its name alone, whatever port it has here.
    const named: Handler = (request) =>
      handle({ ...request, url: new URL(request.url.pathname + request.url.search, origin) })
    return [new URL(origin).hostname, await listen(named, { ...options, tls })]
  }
  const hosts = Object.fromEntries(await Promise.all(Object.entries(handlers).map(open)))
  const proxy = await listenProxy({
    ports: new Map(Object.entries(hosts).map(([name, { port }]) => [`${name}:443`, port])),
  })
  return {
    env: { HTTPS_PROXY: proxy.url, NODE_EXTRA_CA_CERTS: authority.file() },
    hosts,
    async close() {
      await Promise.all([proxy, ...Object.values(hosts)].map((each) => each.close()))
    },
  }
}
