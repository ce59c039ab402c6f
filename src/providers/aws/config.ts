import { quoted } from '../../core/sanitize.ts'
import type { Reader } from '../../inputs/reader.ts'
import { chainOf, type Hop } from './chain.ts'
import { endpointOf, GLOBAL, partitionOf } from './partitions.ts'
import { noRole, type Role, roleOf } from './role.ts'
import { SESSION_NAME } from './sessionName.ts'
import { type Narrowing, narrowingOf } from './sessionPolicies.ts'

/** What the inputs ask of AWS, free of mistakes. */
export interface Terms {
  /** The role that the token is exchanged for. */
  readonly role: Role
  readonly chain: readonly Hop[]
  readonly region: string
  readonly endpoint: URL
  /** The user named the server: it need not be AWS, and may leave out what AWS always says. */
  readonly elsewhere: boolean
  /** Seconds. */
  readonly lifetime: number
  readonly sessionName: string | undefined
  /** Of the session that is leased, not of those on the way to it. */
  readonly narrowing: Narrowing
}

const HOUR = 3600
const LIFETIME = { min: 900, max: 12 * HOUR }

/** Reads all inputs of `from: aws`; a mistake yields a placeholder, and a complaint. */
export function termsOf(read: Reader): Terms {
  const address = read.address('address')
  const elsewhere = read.has('address')
  const role = ownRole(read, elsewhere)
  const chain = chainOf(read, elsewhere)
  const region = regionOf(read, elsewhere)
  if (!elsewhere) samePartition(read, region, [role, ...chain.map((hop) => hop.role)])
  return {
    ...{ role, chain, region, elsewhere },
    endpoint: hostOf(read, region, address),
    lifetime: lifetimeOf(read, chain),
    sessionName: read.matching(
      'session-name',
      SESSION_NAME,
      '2 to 64 letters, digits and _ + = , . @ -',
    ),
    narrowing: narrowingOf(read, (chain.at(-1)?.role ?? role).account),
  }
}

function ownRole(read: Reader, elsewhere: boolean): Role {
  const role = roleOf(read.optional('role') ?? '', elsewhere)
  return 'mistake' in role ? read.complain('role', role.mistake, noRole) : role
}

const HINT =
  'Where a log shows it as ***, it is stored as a secret: a region is none, so keep it in a variable'

function regionOf(read: Reader, elsewhere: boolean): string {
  const region = read.optional('region') ?? ''
  const sentence = regionMistake(region, elsewhere)
  return sentence === undefined ? region : read.complain('region', sentence, '')
}

function regionMistake(region: string, elsewhere: boolean): string | undefined {
  if (region === '')
    return 'is required, such as eu-central-1; where a secret or variable was to fill it, that one is empty or out of reach'
  if (region.includes('*'))
    return 'is the *** by which a log hides a secret, and not the region itself; keep the region in a variable'
  if (/\s/.test(region))
    return `holds a blank or a line break: ${quoted(region)}; perhaps it was saved with the variable. ${HINT}`
  if (
    elsewhere
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
  read.complain(
    'region',
    `is ${quoted(region)}, in partition ${id}, where this role cannot be: ${named}`,
    0,
  )
}

function hostOf(read: Reader, region: string, address: URL | undefined): URL {
  const variant = { fips: read.flag('fips'), dualStack: read.flag('dual-stack') }
  if (address === undefined && (region !== GLOBAL || !(variant.fips || variant.dualStack)))
    return endpointOf(region || 'us-east-1', variant)
  const reason =
    address === undefined
      ? `has no effect on the region ${GLOBAL}; name a region`
      : 'cannot stand beside "address", which names the host'
  if (variant.fips) read.complain('fips', reason, 0)
  if (variant.dualStack) read.complain('dual-stack', reason, 0)
  return address ?? endpointOf(GLOBAL, variant)
}

function lifetimeOf(read: Reader, chain: readonly Hop[]): number {
  const lifetime = read.duration('lifetime', LIFETIME) ?? HOUR
  if (chain.length === 0 || lifetime <= HOUR) return lifetime
  const sentence = `must not exceed 1h with "chain": AWS ends the session of a role that was assumed by a role after an hour, whatever the roles allow; got ${lifetime} s`
  return read.complain('lifetime', sentence, HOUR)
}
