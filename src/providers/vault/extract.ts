import { requireLifetime } from '../parseExpiry.ts'
import type { LeaseSession } from '../provider.ts'
import { entriesOf } from '../reading/readEntry.ts'
import { maskValues, type ReadValues, type SourceValues } from '../reading/readValues.ts'
import { selectFields } from '../reading/selectFields.ts'
import {
  type JsonObject,
  objectAt,
  ownMember,
  responseInvalid,
  secondsAt,
  textAt,
  tokenAt,
} from '../response.ts'
import type { VaultConfig } from './config.ts'
import { encode, fitsLine, type LeasedItem } from './leasedItem.ts'
import { accessorId } from './login.ts'
import { type SecretResponse, wrappingIn } from './read.ts'
import type { VaultSource } from './readSpec.ts'
import type { Receipts } from './receipts.ts'

/** The values of one response. */
export interface Extracted extends SourceValues {
  /** Seconds since the epoch at which the values expire. */
  readonly expiresAt: number | undefined
  /** Whether the values become invalid with the token although no receipt shows it. */
  readonly diesWithToken: boolean
}

interface ReadSession {
  readonly config: VaultConfig
  readonly leaseSession: LeaseSession
  readonly receipts: Receipts
}

/**
 * Returns the values of a response. Journals its leases first: a missing field must not leave a
 * lease unrecorded.
 */
export function extract(
  found: SecretResponse,
  source: VaultSource,
  session: ReadSession,
): Extracted {
  const { config, leaseSession } = session
  if (config.wrap !== undefined) return wrapped(found, source, session)
  const expiresAt = keepLeases(found, source, session)
  return {
    expiresAt,
    diesWithToken: false,
    missing: [],
    obtained: obtainedPath(found, source),
    values: valuesIn(found.fields, source, { config, leaseSession }),
  }
}

/**
 * Returns the wrapping token under each name that reads the path. Its content is unknown, so it is
 * assumed to contain a lease unless the path is of KV version 2.
 */
function wrapped(
  found: SecretResponse,
  source: VaultSource,
  { config, leaseSession, receipts }: ReadSession,
): Extracted {
  const { info, seconds } = wrappingIn(found, config.host)
  const text = tokenAt(info, 'token')
  if (text === undefined) throw responseInvalid(config.host, 'without a usable wrapping token')
  const secret = leaseSession.secret(text)
  const expiresAt = leaseSession.clock.now() + seconds
  if (found.intent !== undefined)
    receipts.addIrrevocable(found.intent, {
      id: accessorId(tokenAt(info, 'accessor') ?? text),
      expiresAt,
      note: 'it is a wrapping token, which can be used once',
    })
  const names = entriesOf(config.reads, source).map(({ name }) => name)
  return {
    expiresAt,
    diesWithToken: !source.versioned,
    missing: [],
    obtained: source.path,
    values: names.map((name) => [name, secret]),
  }
}

/** Keeps the receipt of what was leased. Returns its expiry in seconds since the epoch. */
export function keepLeases(
  { body, fields, intent, leasedNothing }: SecretResponse,
  source: VaultSource,
  {
    config,
    receipts,
    leaseSession,
  }: Pick<ReadSession, 'config' | 'leaseSession'> & {
    readonly receipts: Pick<Receipts, 'add' | 'addIrrevocable'>
  },
): number | undefined {
  // Checked even if no intent was written: a mount named `data` looks like KV version 2, and its
  // leases are revoked with the token.
  const lease = textAt(body, 'lease_id')
  const serial = source.parameters === undefined ? undefined : textAt(fields, 'serial_number')
  if (lease === undefined && serial === undefined) {
    const token = intent === undefined ? undefined : tokenIn(body, fields, leaseSession.clock.now())
    if (token) receipts.addIrrevocable(intent, token.thing)
    else leasedNothing?.()
    const expiresAt = token?.thing.expiresAt
    if (token) requireLifetime(token.stated, expiresAt, { host: config.host, name: token.name })
    return expiresAt
  }
  const end: LeasedItem =
    lease === undefined
      ? { kind: 'certificate', mount: mountOf(source.path), serial: serial ?? '' }
      : { kind: 'lease', id: lease }
  if (!fitsLine(end))
    throw responseInvalid(config.host, 'with a lease whose name nobody could send back')
  const [name, stated] =
    lease === undefined
      ? ['expiration', ownMember(fields, 'expiration')]
      : ['lease_duration', ownMember(body, 'lease_duration')]
  const expiresAt =
    lease === undefined
      ? dateIn(stated, leaseSession.clock.now())
      : leaseExpiry(body, leaseSession.clock.now())
  if (lease === undefined && textAt(fields, 'certificate') === undefined)
    receipts.addIrrevocable(intent, { id: accessorId(encode(end)), expiresAt, note: SIGNED })
  else receipts.add({ intent, end, expiresAt })
  const session = textAt(fields, 'security_token') ?? textAt(fields, 'session_token')
  if (lease !== undefined && session !== undefined)
    receipts.addIrrevocable(intent, { id: accessorId(session), expiresAt, note: SESSION })
  requireLifetime(stated, expiresAt, { host: config.host, name })
  return expiresAt
}

// Made by ssh/sign; only PKI keeps a list of revoked certificates.
const SIGNED = 'it is a certificate that nothing can revoke and that ends by itself'

// Leased by the AWS and Alibaba Cloud engines through STS: revoking the lease has no effect.
const SESSION =
  'it is a session of a cloud, which outlives its lease and the token of Vault; only the ' +
  'cloud can end it'

// Made by the Google Cloud engine: Vault keeps no lease for it.
const LEASELESS = 'it is a token without a lease, which Vault cannot revoke'

/**
 * Returns a token that an engine issued without a lease. A stored secret with the same fields has a
 * `lease_duration`, which distinguishes it.
 */
function tokenIn(
  body: JsonObject,
  fields: JsonObject,
  now: number,
): { readonly thing: Lasting; readonly stated: unknown; readonly name: string } | undefined {
  const token = textAt(fields, 'token')
  const name = ['expires_at_seconds', 'token_ttl'].find((each) => isNumber(ownMember(fields, each)))
  if (token === undefined || name === undefined || leaseExpiry(body, now) !== undefined)
    return undefined
  const life = secondsAt(fields, 'token_ttl')
  const ttl = life === undefined ? undefined : now + life
  const expiresAt =
    name === 'token_ttl' ? ttl : dateIn(ownMember(fields, 'expires_at_seconds'), now)
  return {
    thing: { id: accessorId(token), expiresAt, note: LEASELESS },
    stated: ownMember(fields, name),
    name,
  }
}

type Lasting = Parameters<Receipts['addIrrevocable']>[1]

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}$/.test(value))

/**
 * Returns when a lease expires, in seconds since the epoch; `undefined` if the server states no
 * duration.
 */
function leaseExpiry(body: JsonObject, now: number): number | undefined {
  const life = secondsAt(body, 'lease_duration')
  return life === undefined || life === 0 ? undefined : now + life
}

/**
 * Returns a date in the future in seconds since the epoch; `undefined` if it is invalid or past.
 */
function dateIn(stated: unknown, now: number): number | undefined {
  const date = typeof stated === 'string' && /^\d{1,15}$/.test(stated) ? Number(stated) : stated
  const life = typeof date === 'number' ? secondsAt({ left: date - now }, 'left') : undefined
  return life === undefined ? undefined : now + life
}

/** Returns the mount of a PKI engine: the path before the operation that every PKI path has. */
const mountOf = (path: string): string =>
  path.replace(/\/(?:issuer|issue|sign|sign-verbatim)(?:\/.*)?$/, '')

/** Returns the path that was read, with the version that KV version 2 states. */
export function obtainedPath({ body }: SecretResponse, { path, versioned }: VaultSource): string {
  const version = ownMember(objectAt(objectAt(body, 'data') ?? {}, 'metadata') ?? {}, 'version')
  return versioned && typeof version === 'number' ? `${path}@${version}` : path
}

/** Returns the values that `read` selects from the fields of a secret. */
export const valuesIn = (
  fields: JsonObject,
  source: VaultSource,
  { config, leaseSession }: Pick<ReadSession, 'config' | 'leaseSession'>,
): ReadValues =>
  maskValues(
    entriesOf(config.reads, source).flatMap((entry) => selectFields(entry, fields)),
    config.unmasked,
    leaseSession,
  )
