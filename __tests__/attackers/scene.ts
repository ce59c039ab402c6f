import { livingLab, type OpenLab } from '../lab/clock.ts'
import { jobFacts } from '../lab/facts.ts'
import type { Fault } from '../lab/faults.ts'
import type { Handler, LabAnswer, LabRequest } from '../lab/handler.ts'
import { internet } from '../lab/internet.ts'
import { type IssuerOptions, labIssuer } from '../lab/issuer.ts'
import type { Job, Texts } from '../lab/job.ts'
import type { Listener } from '../lab/listen.ts'
import { startJob } from '../lab/runner.ts'
import { EVIL, type OpenPremises, openPremises } from './premises.ts'
import type { ProviderRow } from './providers.ts'
import type { TargetRow } from './targets.ts'

/** A job, the servers of one provider, and the premises of an attacker, on loopback ports. */
export interface Scene {
  readonly row: ProviderRow
  readonly target: TargetRow
  readonly lab: OpenLab
  readonly job: Job
  /** The request token of the runner, and the ID tokens that were issued for it. */
  readonly bearer: string
  readonly idTokens: ReadonlySet<string>
  /** The host that mints ID tokens: the only one that may see the request token. */
  readonly tokenHost: string
  /** Every host but the attacker's, by name. */
  readonly hosts: Readonly<Record<string, Listener>>
  readonly attacker: OpenPremises
  /** How many leases are alive. */
  living(): number
  /** From now on the provider's servers are hostile, if the scene has hostile ones. */
  turn(): void
  close(): Promise<void>
}

/** What differs from an ordinary run. */
export interface SceneOptions {
  readonly facts?: Texts
  readonly claims?: IssuerOptions['claims']
  readonly event?: Readonly<Record<string, unknown>>
  /** A proxy of the machine, in place of the honest one. */
  readonly proxy?: (ports: ReadonlyMap<string, number>) => Promise<MachineProxy>
  readonly hostile?: Hostile
}

/** The proxy that the machine names in HTTPS_PROXY. */
export interface MachineProxy {
  readonly url: string
  close(): Promise<void>
}

/** How a hostile server of the provider responds. */
export interface Hostile {
  /** Replaces a response; `honest` computes the right one. */
  readonly respond?: (
    request: LabRequest,
    honest: () => LabAnswer | Promise<LabAnswer>,
  ) => LabAnswer | Promise<LabAnswer>
  /** Breaks the connection instead. */
  readonly fault?: (request: LabRequest) => Fault | undefined
}

/** The built action: that of this tree, or of another folder. */
const ACTION = process.env['ACTION_UNDER_TEST'] ?? '.'

/** Opens a scene; `close` ends it. */
export async function openScene(
  row: ProviderRow,
  target: TargetRow,
  options: SceneOptions = {},
): Promise<Scene> {
  const lab = livingLab()
  const idTokens = new Set<string>()
  const issuer = labIssuer(
    { ...lab, issue: (secret) => idTokens.add(secret) && lab.issue(secret) },
    {
      facts: { ...jobFacts, action: 'creds', ...options.facts },
      ...(options.claims && { claims: options.claims }),
    },
  )
  const { bearer, url } = issuer.idToken
  idTokens.delete(bearer)
  const served = row.open(lab, issuer.verifier)
  const stance: Stance = { hostile: false }
  const own = mapValues(served.hosts, (handle) => hostileHandler(handle, stance, options.hostile))
  const handlers = { ...issuer.hosts, ...own, [EVIL]: (r: LabRequest) => attacker.server(r) }
  const net = await internet(handlers)
  const attacker = await openPremises(handlers, (name) => net.hosts[name]?.port)
  for (const origin of Object.keys(served.hosts))
    net.hosts[new URL(origin).hostname]?.misbehave((_, request) =>
      stance.hostile ? options.hostile?.fault?.(request) : undefined,
    )
  const ports = Object.entries(net.hosts).map(([name, { port }]) => [`${name}:443`, port] as const)
  const machineProxy = await options.proxy?.(new Map(ports))
  const job = startJob({
    ...{ action: ACTION, facts: issuer.facts, idToken: issuer.idToken },
    ...(options.event && { event: options.event }),
    env: { ...net.env, ...(machineProxy && { HTTPS_PROXY: machineProxy.url }) },
  })
  const { [new URL(EVIL).hostname]: _, ...hosts } = net.hosts
  return {
    ...{ row, target, lab, job, bearer, idTokens, hosts, attacker },
    tokenHost: new URL(url).hostname,
    living: served.living,
    turn: () => void Object.assign(stance, { hostile: true }),
    async close() {
      job.close()
      await Promise.all([net.close(), attacker.close(), machineProxy?.close()])
    },
  }
}

interface Stance {
  hostile: boolean
}

function hostileHandler(honest: Handler, stance: Stance, hostile: Hostile | undefined): Handler {
  return (request) =>
    stance.hostile && hostile?.respond
      ? hostile.respond(request, () => honest(request))
      : honest(request)
}

function mapValues<A, B>(
  all: Readonly<Record<string, A>>,
  change: (value: A) => B,
): Readonly<Record<string, B>> {
  return Object.fromEntries(Object.entries(all).map(([name, value]) => [name, change(value)]))
}
