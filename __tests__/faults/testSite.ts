import { resolve } from 'node:path'
import { type Authority, type Leaf, labAuthority } from '../lab/certificates.ts'
import { livingLab, type OpenLab } from '../lab/clock.ts'
import { labIssuer } from '../lab/issuer.ts'
import type { Job, Texts } from '../lab/job.ts'
import { type Listener, type ListenOptions, listen } from '../lab/listen.ts'
import { listenProxy } from '../lab/proxy.ts'
import { startJob } from '../lab/runner.ts'
import { singleUse as takenOnce } from '../lab/singleUse.ts'
import type { Host, ProviderCase, Served } from './providerCase.ts'

/** A job, and a host of its own for each purpose. */
export interface TestSite {
  readonly job: Job
  readonly lab: OpenLab
  readonly served: Served
  readonly hosts: Readonly<Record<Host, Listener>>
  /** What the runner gave to the job, to ask for ID tokens with. */
  readonly bearer: string
  /** All that it got for it. */
  readonly idTokens: ReadonlySet<string>
  /** From now on a host shows another certificate, or requires one of the client. */
  certify(host: Host, flaw: Flaw): Promise<void>
  close(): Promise<void>
}

/** What is wrong with a certificate; `client`: with that of the client, which has none. */
export type Flaw = 'name' | 'expired' | 'unknown' | 'client'

export interface SiteOptions {
  /** All hosts speak TLS, with certificates of an authority in NODE_EXTRA_CA_CERTS. */
  readonly tls?: boolean
  /** The provider's server takes each ID token once. */
  readonly singleUse?: boolean
  /** The hosts are `*.lab.test`, which only a proxy can reach. */
  readonly named?: boolean
  /** The provider's server serves only clients with a certificate of this authority, as PEM. */
  readonly clients?: string
  readonly env?: Texts
}

/** The built action: that of this tree, or of another folder. */
export const ACTION = process.env['ACTION_UNDER_TEST'] ?? resolve(import.meta.dirname, '../..')

const HOSTS: readonly Host[] = ['token', 'keys', 'server', 'api', 'elsewhere']
let authorities: Promise<readonly [known: Authority, unknown: Authority]> | undefined

/** The authority that the job believes, and one that it does not. */
export const twoAuthorities = (): NonNullable<typeof authorities> =>
  (authorities ??= Promise.all([
    labAuthority('Authority of the site'),
    labAuthority('Authority of nobody'),
  ]))

/** Opens a site for a column. */
export async function openSite(
  providerCase: ProviderCase,
  { tls = false, singleUse = false, named = false, clients, env = {} }: SiteOptions = {},
): Promise<TestSite> {
  const lab = livingLab()
  const idTokens = new Set<string>()
  const issuer = labIssuer({ ...lab, issue: (secret) => idTokens.add(secret) && lab.issue(secret) })
  const { bearer } = issuer.idToken
  idTokens.delete(bearer)
  const [known] = await twoAuthorities()
  const shown = new Map<Host, { -readonly [part in keyof Leaf]: Leaf[part] }>()
  const listening = new Map<Host, ListenOptions>()
  let served: Served | undefined
  const open = async (host: Host): Promise<readonly [Host, Listener]> => {
    const name = providerCase.names?.[host] ?? (named ? `${host}.lab.test` : undefined)
    // Made only where it is shown: with some hundred rows that adds up.
    const leaf =
      tls || providerCase.names?.[host]
        ? { ...(await known.leaf(namesOf(providerCase, host))) }
        : undefined
    if (leaf) shown.set(host, leaf)
    const options: ListenOptions = {
      ...(leaf && { tls: leaf }),
      ...(name && { host: name }),
      ...(host === 'server' && clients !== undefined && { clients }),
    }
    listening.set(host, options)
    const handler: Parameters<typeof listen>[0] = (request) =>
      (host === 'server' || host === 'api') && served
        ? served.handle(request)
        : issuer.handle(request)
    return [host, await listen(handler, options)]
  }
  const hosts = Object.fromEntries(await Promise.all(HOSTS.map(open))) as Record<Host, Listener>
  issuer.settle(hosts.keys.origin)
  const verifier = singleUse ? takenOnce(issuer.verifier) : issuer.verifier
  served = providerCase.open(lab, verifier, { server: hosts.server.origin, api: hosts.api.origin })
  const idToken = { bearer, url: issuer.idToken.url.replace(hosts.keys.origin, hosts.token.origin) }
  const trust = tls || providerCase.names ? { NODE_EXTRA_CA_CERTS: known.file() } : undefined
  const proxy =
    providerCase.names && (await listenProxy({ ports: portsOf(providerCase.names, hosts) }))
  const all = { ...trust, ...(proxy && { HTTPS_PROXY: proxy.url }), ...env }
  const job = startJob({
    action: ACTION,
    facts: { ...issuer.facts, ...served.facts },
    idToken,
    env: all,
    measure: true,
  })
  return {
    ...{ job, lab, served, hosts, bearer, idTokens },
    async certify(host, flaw) {
      // Read anew for each connection.
      if (flaw === 'client') Object.assign(listening.get(host) ?? {}, { clients: known.pem })
      else Object.assign(shown.get(host) ?? {}, await flawed(flaw, namesOf(providerCase, host)))
    },
    async close() {
      job.close()
      await Promise.all(
        [...Object.values(hosts), ...(proxy ? [proxy] : [])].map((each) => each.close()),
      )
    },
  }
}

function namesOf({ names }: ProviderCase, host: Host): { readonly names?: readonly string[] } {
  const name = names?.[host]
  return name === undefined ? {} : { names: [name] }
}

/** The world knows a host by its name alone; where a redirect leads to, it stands with its port. */
function portsOf(
  names: NonNullable<ProviderCase['names']>,
  hosts: Readonly<Record<Host, Listener>>,
): ReadonlyMap<string, number> {
  const named = (Object.entries(names) as [Host, string][]).map(
    ([host, name]) => [name, hosts[host].port] as const,
  )
  return new Map(
    named.flatMap(([name, port]) => [443, port].map((each) => [`${name}:${each}`, port] as const)),
  )
}

async function flawed(
  flaw: Exclude<Flaw, 'client'>,
  names: { readonly names?: readonly string[] },
): Promise<Leaf> {
  const [known, unknown] = await twoAuthorities()
  switch (flaw) {
    case 'name':
      return known.leaf({ names: ['elsewhere.example'] })
    case 'expired':
      return known.leaf({ ...names, expired: true })
    case 'unknown':
      return unknown.leaf(names)
  }
}
