import { hash } from 'node:crypto'
import { Failure } from '../core/failure.ts'
import { isObject, parseObject } from '../core/json.ts'
import type { Network, Runtime } from '../core/runtime.ts'
import { originAndPath } from '../core/url.ts'

/**
 * What a later step needs to obtain one lease again, as main stored it. Holds no secret: later steps
 * have a request token of their own.
 */
export interface RefreshPlan {
  readonly v: 1
  readonly lease: string
  /** The uid of main's step, by which the record joins all lines of a lease. */
  readonly uid: string
  readonly inputs: Readonly<Record<string, string>>
  /** `GITHUB_*` variables of main, by their names without prefix in lower case. */
  readonly facts: Readonly<Record<string, string>>
  /** Origin and path at which main requested its ID tokens. */
  readonly idTokenOrigin: string
  readonly network: Pick<Network, 'noProxy' | 'ca' | 'system' | 'flags'>
  readonly proxy: Readonly<Partial<Record<'https' | 'http', StoredProxy>>>
  /** SSL_CERT_FILE and SSL_CERT_DIR, where main trusted the authorities of the system. */
  readonly authorities: Readonly<Record<string, string>>
}

/** The address of a proxy, or the SHA-256 of one with a password. */
export type StoredProxy = { readonly address: string } | { readonly sha256: string }

/** The facts on which verification, session name and record depend. */
const FACTS = [
  ...['server_url', 'api_url', 'repository', 'repository_id', 'repository_owner'],
  ...['repository_owner_id', 'run_id', 'run_attempt', 'event_name', 'event_path'],
  ...['job', 'actor', 'triggering_actor'],
]
const AUTHORITIES = ['SSL_CERT_FILE', 'SSL_CERT_DIR']

/** Returns the content of the plan file of one lease. */
export function refreshPlanFile(
  runtime: Pick<Runtime, 'job' | 'network' | 'variable'>,
  {
    name,
    refresh,
    uid,
  }: {
    readonly name: string
    readonly refresh: ReadonlyMap<string, string>
    readonly uid: string
  },
): string {
  const { job, network, variable } = runtime
  const { noProxy, ca, system, flags } = network
  return `${JSON.stringify({
    v: 1,
    lease: name,
    uid,
    inputs: Object.fromEntries(refresh),
    facts: named(FACTS, job.github),
    idTokenOrigin: originAndPath(job.idToken?.url) ?? '',
    network: { noProxy, ca, system, ...(flags && { flags }) },
    proxy: Object.fromEntries(
      Object.entries(network.proxy).map(([scheme, address]) => [scheme, storedProxy(address)]),
    ),
    authorities: system === undefined ? {} : named(AUTHORITIES, variable),
  } satisfies RefreshPlan)}\n`
}

const named = (
  names: readonly string[],
  read: (name: string) => string | undefined,
): Readonly<Record<string, string>> =>
  Object.fromEntries(
    names.flatMap((name) => {
      const value = read(name)
      return value ? [[name, value] as const] : []
    }),
  )

const storedProxy = (address: string): StoredProxy =>
  address.includes('@') ? { sha256: hash('sha256', address) } : { address }

/**
 * Returns the plan in a file. Throws `INTERNAL` if it is not one of this version: a later step can
 * write the file.
 */
export function parseRefreshPlan(text: string): RefreshPlan {
  const parsed = parseObject(text)
  const plan = 'members' in parsed ? (parsed.members as Partial<RefreshPlan>) : {}
  const { v, lease, uid, inputs, facts, idTokenOrigin, network, proxy, authorities } = plan
  const valid =
    v === 1 &&
    [lease, uid, idTokenOrigin].every((text) => typeof text === 'string') &&
    [inputs, facts, authorities].every(isTextRecord) &&
    [network, proxy, ...Object.values(proxy ?? {})].every(isObject)
  if (valid) return plan as RefreshPlan
  throw new Failure('INTERNAL', 'the plan of this lease is not one that this version wrote')
}

const isTextRecord = (value: unknown): boolean =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string')
