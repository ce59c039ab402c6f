/** A group of regions with separate accounts and domain names. */
export interface Partition {
  readonly id: string
  readonly regions: RegExp
  readonly suffix: string
  readonly dualStackSuffix: string
}

/** The variant of a region's endpoint. */
export interface Variant {
  readonly fips: boolean
  readonly dualStack: boolean
}

// As published by AWS (partitions.json of its SDKs); a region matches the pattern of one partition
// only.
const commercial: Partition = {
  id: 'aws',
  regions: /^(?:us|eu|ap|sa|ca|me|af|il|mx)-[a-z]+-\d+$/,
  suffix: 'amazonaws.com',
  dualStackSuffix: 'api.aws',
}
const partitions: readonly Partition[] = [
  commercial,
  {
    id: 'aws-cn',
    regions: /^cn-[a-z]+-\d+$/,
    suffix: 'amazonaws.com.cn',
    dualStackSuffix: 'api.amazonwebservices.com.cn',
  },
  {
    id: 'aws-us-gov',
    regions: /^us-gov-[a-z]+-\d+$/,
    suffix: 'amazonaws.com',
    dualStackSuffix: 'api.aws',
  },
  {
    id: 'aws-eusc',
    regions: /^eusc-[a-z]+-[a-z]+-\d+$/,
    suffix: 'amazonaws.eu',
    dualStackSuffix: 'api.amazonwebservices.eu',
  },
  {
    id: 'aws-iso',
    regions: /^us-iso-[a-z]+-\d+$/,
    suffix: 'c2s.ic.gov',
    dualStackSuffix: 'api.aws.ic.gov',
  },
  {
    id: 'aws-iso-b',
    regions: /^us-isob-[a-z]+-\d+$/,
    suffix: 'sc2s.sgov.gov',
    dualStackSuffix: 'api.aws.scloud',
  },
  {
    id: 'aws-iso-e',
    regions: /^eu-isoe-[a-z]+-\d+$/,
    suffix: 'cloud.adc-e.uk',
    dualStackSuffix: 'api.cloud-aws.adc-e.uk',
  },
  {
    id: 'aws-iso-f',
    regions: /^us-isof-[a-z]+-\d+$/,
    suffix: 'csp.hci.ic.gov',
    dualStackSuffix: 'api.aws.hci.ic.gov',
  },
]

/** The ids of all partitions, as written in ARNs. */
export const partitionIds = partitions.map(({ id }) => id)

/** The pseudo-region of the single global endpoint. */
export const GLOBAL = 'aws-global'

/**
 * Returns the partition of a region. Unknown kinds of regions count as commercial, as in the AWS
 * SDKs.
 */
export const partitionOf = (region: string): Partition =>
  partitions.find(({ regions }) => regions.test(region)) ?? commercial

/** Returns the STS endpoint of a region, by the endpoint rules that AWS publishes. */
export function regionalEndpoint(region: string, { fips, dualStack }: Variant): URL {
  if (region === GLOBAL) return new URL('https://sts.amazonaws.com')
  const { id, suffix, dualStackSuffix } = partitionOf(region)
  // The default hosts of GovCloud are FIPS-validated already.
  const host = fips && (dualStack || id !== 'aws-us-gov') ? 'sts-fips' : 'sts'
  return new URL(`https://${host}.${region}.${dualStack ? dualStackSuffix : suffix}`)
}

// Matches regions only: anyone could own the bucket behind `sts.s3.amazonaws.com`.
const STS_HOST =
  /^([a-z0-9-]+\.)?sts(?:-fips)?\.([a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2})\.(vpce\.)?(.+)$/

/**
 * Returns the id of the partition whose STS has this host name, VPC endpoints included; `undefined`
 * if it is not an AWS STS host.
 */
export function partitionOfSts(hostname: string): string | undefined {
  if (hostname === 'sts.amazonaws.com') return commercial.id
  const [, label, region = '', endpoint, suffix] = STS_HOST.exec(hostname) ?? []
  if ((label === undefined) !== (endpoint === undefined)) return undefined
  const { id, ...partition } = partitionOf(region)
  const dualStack = endpoint === undefined && suffix === partition.dualStackSuffix
  return suffix === partition.suffix || dualStack ? id : undefined
}

/** Returns the region for a request signature. */
export const signingRegion = (region: string): string => (region === GLOBAL ? 'us-east-1' : region)

/** Returns the audience that IAM documents for its OIDC providers. */
export const audienceOf = (partition: string): string =>
  partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com'
