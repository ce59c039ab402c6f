import { Failure } from '../../core/failure.ts'
import { sanitizeForeign } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import { requireLifetime } from '../parseExpiry.ts'
import type { LeaseSession } from '../provider.ts'
import {
  type JsonObject,
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
import type { ReadSource } from './readSpec.ts'
import type { Receipts } from './receipts.ts'
import { selectFields } from './selectFields.ts'

/** What one answer yields. */
export interface Extracted {
  readonly values: Values
  /** When it ends by itself. */
  readonly expiresAt: number | undefined
  /** It dies with the token, for a reason that no receipt shows. */
  readonly diesWithToken: boolean
}

type Values = readonly (readonly [string, Secret | string])[]

interface ReadSession {
  readonly config: VaultConfig
  readonly leaseSession: LeaseSession
  readonly receipts: Receipts
}

/**
 * Notes what was leased, then takes the values: a field that is missing must not make a lease
 * unknown.
 */
export function extract(
  found: SecretResponse,
  source: ReadSource,
  session: ReadSession,
): Extracted {
  const { config, leaseSession } = session
  if (config.wrap !== undefined) return wrapped(found, source, session)
  const expiresAt = keepLeases(found, source, session)
  return {
    expiresAt,
    diesWithToken: false,
    values: valuesIn(found.fields, source, { config, leaseSession }),
  }
}

/**
 * The wrapping token, under each name that wants the path. What it wraps cannot be seen, so that a
 * lease in it must be reckoned with.
 */
function wrapped(
  found: SecretResponse,
  source: ReadSource,
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
  const names = config.reads
    .filter((entry) => entry.source.key === source.key)
    .map(({ name }) => name)
  return {
    expiresAt,
    diesWithToken: !source.versioned,
    values: names.map((name) => [name, secret]),
  }
}

/** The receipt of what was leased; returns when it ends. */
export function keepLeases(
  { body, fields, intent, leasedNothing }: SecretResponse,
  source: ReadSource,
  {
    config,
    receipts,
    leaseSession,
  }: Pick<ReadSession, 'config' | 'leaseSession'> & {
    readonly receipts: Pick<Receipts, 'add' | 'addIrrevocable'>
  },
): number | undefined {
  // Also where no intent was due: a mount that is called `data` looks like KV version 2, and what
  // it leases dies with the token.
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

// What ssh/sign makes; only PKI keeps a list of what it revoked.
const SIGNED = 'it is a certificate that nothing can revoke and that ends by itself'

// What the engines for AWS and Alibaba Cloud lease by STS: to revoke the lease does nothing.
const SESSION =
  'it is a session of a cloud, which outlives its lease and the token of Vault; only the ' +
  'cloud can end it'

// What the engine for Google Cloud makes: Vault keeps no lease of it.
const LEASELESS = 'it is a token without a lease, which Vault cannot revoke'

/**
 * A token that lives on unnamed, as an engine made it. What is only stored with such fields has a
 * `lease_duration`, for no reason.
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

/** Seconds since the epoch, at which a lease ends; unknown where the server names no time. */
function leaseExpiry(body: JsonObject, now: number): number | undefined {
  const life = secondsAt(body, 'lease_duration')
  return life === undefined || life === 0 ? undefined : now + life
}

/** The same of what ends at a date that is still to come. */
function dateIn(stated: unknown, now: number): number | undefined {
  const date = typeof stated === 'string' && /^\d{1,15}$/.test(stated) ? Number(stated) : stated
  const life = typeof date === 'number' ? secondsAt({ left: date - now }, 'left') : undefined
  return life === undefined ? undefined : now + life
}

/** The mount of an engine: what stands before the word that every path of PKI has. */
const mountOf = (path: string): string =>
  path.replace(/\/(?:issuer|issue|sign|sign-verbatim)(?:\/.*)?$/, '')

/** The values that the wishes take of a secret, masked unless the user says that they are none. */
export function valuesIn(
  fields: JsonObject,
  source: ReadSource,
  { config, leaseSession }: Pick<ReadSession, 'config' | 'leaseSession'>,
): Values {
  return config.reads
    .filter((entry) => entry.source.key === source.key)
    .flatMap((entry) => selectFields(entry, fields))
    .map(({ name, text, sensitive, parts }) => {
      if (config.unmasked.has(name) || !sensitive) return [name, text]
      for (const part of parts) leaseSession.secret(part)
      return [name, leaseSession.secret(text)]
    })
}

/** The values of all sources under their names; names that only answers reveal may meet. */
export function mergeValues(values: readonly Values[]): ReadonlyMap<string, Secret | string> {
  const names = new Map<string, string>()
  for (const [name] of values.flat()) {
    const first = names.get(name.toUpperCase())
    if (first !== undefined)
      throw new Failure(
        'READ_REFUSED',
        `two values of "read" would both become ${sanitizeForeign(name)}`,
        {
          causes: ['a field of a `NAME_*` is named like another value'],
          fix: 'Name the fields one by one with #, or change the beginning of the names.',
        },
      )
    names.set(name.toUpperCase(), name)
  }
  return new Map(values.flat())
}
