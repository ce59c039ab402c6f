import { partitionOf } from '../../providers/aws/partitions.ts'
import type { ProviderName } from '../../providers/registry.ts'

const LOGS = /^logs(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(.+)$/

/**
 * The hosts at which a lease of each provider authenticates a sink, which only the provider itself
 * can serve. At any other host the credentials of the lease would be disclosed.
 */
const HOSTS: Readonly<Partial<Record<ProviderName, (hostname: string) => boolean>>> = {
  aws: (hostname) => logsRegion(hostname) !== undefined,
  gcp: (hostname) => /^telemetry(?:\.[a-z0-9-]+\.rep)?\.googleapis\.com$/.test(hostname),
  azure: (hostname) => /^(?:[a-z0-9-]+\.)+ingest\.monitor\.azure\.(?:com|us|cn)$/.test(hostname),
}

/** Returns the provider whose leases authenticate a sink at this host; `undefined` if none does. */
export const sinkOwner = (hostname: string): ProviderName | undefined =>
  (Object.keys(HOSTS) as ProviderName[]).find((name) => HOSTS[name]?.(hostname))

/** Returns the region of a CloudWatch Logs host; `undefined` for any other host. */
export function logsRegion(hostname: string): string | undefined {
  const [, region = '', suffix] = LOGS.exec(hostname) ?? []
  return region !== '' && suffix === partitionOf(region).suffix ? region : undefined
}

/** Returns the scope of the tokens that an Azure Monitor host accepts. */
export const monitorScope = (hostname: string): string =>
  `https://monitor.azure.${hostname.split('.').at(-1)}/.default`
