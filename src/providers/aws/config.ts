import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { parseReading, type ReadConfig, rejectWithoutCredentials } from '../reading/checkRead.ts'
import { parseRead } from '../reading/parseRead.ts'
import { exportsLoginsOnly, parseRegistries } from '../registryLogin.ts'
import { type ChainedRole, parseChain } from './chain.ts'
import { type ClusterConfig, parseCluster } from './clusterConfig.ts'
import { type EcrRegistry, ecrHostError, parseEcrHost } from './ecrHosts.ts'
import { GLOBAL, partitionOf, regionalEndpoint, type Variant } from './partitions.ts'
import { type AwsEntry, valueParser } from './readSpec.ts'
import { PLACEHOLDER_ROLE, parseRole, type Role } from './role.ts'
import { SESSION_NAME } from './sessionName.ts'
import { parseSessionPolicies, type SessionPolicies } from './sessionPolicies.ts'
import { type AwsStore, storeEndpoint } from './storeEndpoints.ts'

/** The validated inputs of `from: aws`. */
export interface AwsConfig extends ReadConfig<AwsEntry> {
  /** The role that the token is exchanged for. */
  readonly role: Role
  readonly chain: readonly ChainedRole[]
  readonly region: string
  readonly endpoint: URL
  /**
   * Whether the user set `address`: the server may not be AWS and may omit what AWS always returns.
   */
  readonly customEndpoint: boolean
  /** In seconds. */
  readonly lifetime: number
  readonly sessionName: string | undefined
  /** Apply to the leased session, not to intermediate sessions of a chain. */
  readonly policies: SessionPolicies
  /** The endpoints of the stores that `read` can name. */
  readonly stores: Readonly<Record<AwsStore, URL>>
  readonly cluster: ClusterConfig | undefined
  readonly registries: readonly EcrRegistry[]
  /** The logins at the registries are all that is exported. */
  readonly loginsOnly: boolean
  /** Another ECR than that of AWS. */
  readonly ecrAddress: URL | undefined
  readonly variant: Variant
}

/** The variables of an exported session. */
export const SESSION_VARIABLES = [
  'AWS_ACCESS_KEY_ID',
  'AWS_SECRET_ACCESS_KEY',
  'AWS_SESSION_TOKEN',
  'AWS_REGION',
  'AWS_DEFAULT_REGION',
  'AWS_CREDENTIAL_EXPIRATION',
  'AWS_ACCOUNT_ID',
]

const HOUR = 3600
const DENY_ALL =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
const LIFETIME = { min: 900, max: 12 * HOUR }

/** Reads all inputs of `from: aws`; an invalid input adds an error and yields a placeholder. */
export function parseConfig(read: Reader): AwsConfig {
  const address = read.address('address')
  const customEndpoint = read.has('address')
  const role = ownRole(read, customEndpoint)
  const chain = parseChain(read, customEndpoint)
  const region = parseRegion(read, customEndpoint)
  // A session that must not exist gets the shortest lifetime and no permissions.
  const isTest = read.flag('must-be-rejected')
  if (!customEndpoint) samePartition(read, region, [role, ...chain.map((hop) => hop.role)])
  const variant = { fips: read.flag('fips'), dualStack: read.flag('dual-stack') }
  const reading = parseReading(read, parseRead(read, valueParser(region)), SESSION_VARIABLES)
  rejectWithoutCredentials(read, reading, [])
  if (!reading.exportCredentials && read.has('export') && read.list('export')?.includes('profile'))
    read.addError('export', 'can be "profile" beside "read" with "export-credentials: true" only')
  const storeAddress = parseStoreAddress(read)
  const cluster = parseCluster(read, region, { at: storeAddress, variant })
  return {
    ...{ role, chain, region, customEndpoint, cluster },
    ...reading,
    stores: parseStores(read, region, { at: storeAddress, variant }),
    registries: parseRegistries(read, (host) => ecrHostError(host, region)).flatMap(
      (host) => parseEcrHost(host) ?? [],
    ),
    loginsOnly: exportsLoginsOnly(read),
    ecrAddress: storeAddress,
    variant,
    endpoint: endpointHost(read, region, { address, variant }),
    lifetime:
      isTest || cluster?.exportSession === false
        ? LIFETIME.min
        : parseLifetime(read, chain, reading),
    sessionName: read.matching(
      'session-name',
      SESSION_NAME,
      '2 to 64 letters, digits and _ + = , . @ -',
    ),
    policies: isTest
      ? { policy: DENY_ALL, managed: [] }
      : parseSessionPolicies(read, (chain.at(-1)?.role ?? role).account),
  }
}

function ownRole(read: Reader, customEndpoint: boolean): Role {
  const role = parseRole(read.optional('role') ?? '', customEndpoint)
  if (!('error' in role)) return role
  read.addError('role', role.error)
  return PLACEHOLDER_ROLE
}

const HINT =
  'Where a log shows it as ***, it is stored as a secret: a region is none, so keep it in a ' +
  'variable'

function parseRegion(read: Reader, customEndpoint: boolean): string {
  const region = read.optional('region') ?? ''
  const sentence = regionMistake(region, customEndpoint)
  if (sentence === undefined) return region
  read.addError('region', sentence)
  return ''
}

function regionMistake(region: string, customEndpoint: boolean): string | undefined {
  if (region === '')
    return (
      'is required, such as eu-central-1; where a secret or variable was to fill it, ' +
      'that one ' +
      'is empty or not available'
    )
  if (region.includes('*'))
    return (
      'is the *** by which a log hides a secret, and not the region itself; keep the ' +
      'region in ' +
      'a variable'
    )
  if (/\s/.test(region))
    return (
      `contains whitespace or a line break: ${quoted(region)}; perhaps it was saved with the ` +
      `variable. ${HINT}`
    )
  if (
    customEndpoint
      ? /^[A-Za-z0-9-]{1,64}$/.test(region)
      : region === GLOBAL || /^[a-z]{2,8}(?:-[a-z]{2,16}){1,2}-\d{1,2}$/.test(region)
  )
    return undefined
  return `must be the name of a region, such as eu-central-1; got ${quoted(region)}. ${HINT}`
}

function samePartition(read: Reader, region: string, roles: readonly Role[]): void {
  const { id } = partitionOf(region)
  const strangers = roles.filter(({ arn, partition }) => arn !== '' && partition !== id)
  if (region === '' || strangers.length === 0) return
  const named = strangers.map(({ arn }) => arn).join(', ')
  read.addError(
    'region',
    `is ${quoted(region)}, in partition ${id}, where this role cannot be: ${named}`,
  )
}

/** Reads the one server at which stores and EKS are, if it is not that of the region. */
function parseStoreAddress(read: Reader): URL | undefined {
  const address = read.address('store-address')
  const user = ['read', 'cluster', 'registries'].find((name) => read.has(name))
  if (read.has('store-address') && user === undefined)
    read.addError('store-address', 'needs "read", "cluster" or "registries"')
  if (user !== undefined && read.has('address') && !read.has('store-address'))
    read.addError(
      'store-address',
      `is required beside "address" and "${user}": another STS has its own stores`,
    )
  return address
}

/** Reads where the stores are: those of the region, or the one server at `store-address`. */
function parseStores(
  read: Reader,
  region: string,
  { at, variant }: { readonly at: URL | undefined; readonly variant: Variant },
): Readonly<Record<AwsStore, URL>> {
  if (read.has('read') && region === GLOBAL)
    read.addError('region', `must be a region beside "read", as ${GLOBAL} has no stores`)
  const of = (store: AwsStore): URL => at ?? storeEndpoint(store, region || 'us-east-1', variant)
  return { secretsmanager: of('secretsmanager'), ssm: of('ssm') }
}

function endpointHost(
  read: Reader,
  region: string,
  { address, variant }: { readonly address: URL | undefined; readonly variant: Variant },
): URL {
  if (address === undefined && (region !== GLOBAL || !(variant.fips || variant.dualStack)))
    return regionalEndpoint(region || 'us-east-1', variant)
  const reason =
    address === undefined
      ? `has no effect on the region ${GLOBAL}; name a region`
      : 'cannot be used with "address", which names the host'
  if (variant.fips) read.addError('fips', reason)
  if (variant.dualStack) read.addError('dual-stack', reason)
  return address ?? regionalEndpoint(GLOBAL, variant)
}

function parseLifetime(
  read: Reader,
  chain: readonly ChainedRole[],
  { exportCredentials }: Pick<ReadConfig, 'exportCredentials'>,
): number {
  // A session that only reads inside this step lives no longer than STS requires.
  const usual = exportCredentials ? HOUR : LIFETIME.min
  const lifetime = read.duration('lifetime', LIFETIME) ?? usual
  if (chain.length === 0 || lifetime <= HOUR) return lifetime
  const sentence =
    `must not exceed 1h with "chain": AWS ends the session of a role that was ` +
    `assumed by a ` +
    `role after an hour, whatever the roles allow; got ${lifetime} s`
  read.addError('lifetime', sentence)
  return HOUR
}
