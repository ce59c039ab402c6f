import { partitionOf, type Variant } from './partitions.ts'

/** The AWS services that `read` reads from, by their name in paths, hosts and signatures. */
export type AwsStore = 'secretsmanager' | 'ssm'

/** Returns the endpoint of a store in a region, by the endpoint rules that AWS publishes. */
export function storeEndpoint(store: AwsStore, region: string, { fips, dualStack }: Variant): URL {
  const { id, suffix, dualStackSuffix } = partitionOf(region)
  const parameters = store === 'ssm'
  // Unlike STS and SSM, the plain hosts of Secrets Manager also answer over IPv6 in these
  // partitions, and those of GovCloud are not the FIPS ones.
  const sharesHost =
    !parameters && (id === 'aws' || id === 'aws-us-gov' || (id === 'aws-cn' && !fips))
  const domain = dualStack && !sharesHost ? dualStackSuffix : suffix
  const plainIsFips = parameters && id === 'aws-us-gov' && !dualStack
  const host = fips && !plainIsFips ? `${store}-fips` : store
  return new URL(`https://${host}.${region}.${domain}`)
}
