import { quoted } from '../../core/sanitize.ts'
import { partitionOf, type Variant } from './partitions.ts'

/** A registry of ECR, parsed from its host. */
export interface EcrRegistry {
  readonly host: string
  /** `ecr-public` is a service of its own, with one registry for all accounts. */
  readonly service: 'ecr' | 'ecr-public'
  readonly account: string | undefined
  readonly region: string
}

const PUBLIC: EcrRegistry = {
  ...{ host: 'public.ecr.aws', service: 'ecr-public', account: undefined, region: 'us-east-1' },
}
const PRIVATE =
  /^(\d{12})\.dkr(?:\.ecr|-ecr)(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(.+)$/

/** Returns the registry with this host; `undefined` if ECR has none. */
export function parseEcrHost(host: string): EcrRegistry | undefined {
  if (host === PUBLIC.host) return PUBLIC
  const [, account, region, suffix = ''] = PRIVATE.exec(host) ?? []
  if (account === undefined || region === undefined) return undefined
  const dualStack = host.includes('.dkr-ecr') && /^on\.(?:aws|amazonwebservices\.)/.test(suffix)
  const known = host.includes('.dkr.ecr') && suffix === partitionOf(region).suffix
  return dualStack || known ? { host, service: 'ecr', account, region } : undefined
}

/** Returns why a lease of this region has no login at a host; `undefined` if it has. */
export function ecrHostError(host: string, region: string): string | undefined {
  const registry = parseEcrHost(host)
  if (registry && partitionOf(registry.region).id === partitionOf(region).id) return undefined
  const account = /^\d{12}$/.test(host) ? host : '123456789012'
  const { suffix } = partitionOf(region)
  return (
    `must be hosts of ECR in the partition of the role, such as ` +
    `${account}.dkr.ecr.${region || 'eu-central-1'}.${suffix}; got ${quoted(host)}`
  )
}

/** Returns the endpoint that issues the password of a registry, by the rules that AWS publishes. */
export function ecrEndpoint({ service, region }: EcrRegistry, { fips, dualStack }: Variant): URL {
  const { suffix, dualStackSuffix } = partitionOf(region)
  if (service === 'ecr-public') return new URL(`https://api.ecr-public.${region}.${suffix}`)
  const name = fips ? 'ecr-fips' : 'ecr'
  return new URL(
    dualStack
      ? `https://${name}.${region}.${dualStackSuffix}`
      : `https://api.${name}.${region}.${suffix}`,
  )
}
