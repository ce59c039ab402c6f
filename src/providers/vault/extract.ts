import { Failure } from '../../core/failure.ts'
import { printable } from '../../core/sanitize.ts'
import type { Secret } from '../../core/secret.ts'
import { requireLifetime } from '../parseExpiry.ts'
import type { Desk } from '../provider.ts'
import { invalid, type JsonObject, own, secondsAt, textAt, tokenAt } from '../response.ts'
import type { Terms } from './config.ts'
import { type End, fitsLine, lineOf } from './leasedItem.ts'
import { idOf } from './login.ts'
import { type Found, wrappingIn } from './read.ts'
import type { Source } from './readSpec.ts'
import type { Receipts } from './receipts.ts'
import { picked } from './selectFields.ts'

/** What one answer yields. */
export interface Taken {
  readonly values: Values
  /** When it ends by itself. */
  readonly expiresAt: number | undefined
  /** It dies with the token, for a reason that no receipt shows. */
  readonly bound: boolean
}

type Values = readonly (readonly [string, Secret | string])[]

interface Session {
  readonly terms: Terms
  readonly desk: Desk
  readonly receipts: Receipts
}

/** Notes what was leased, then takes the values: a field that is missing must not make a lease unknown. */
export function take(found: Found, source: Source, session: Session): Taken {
  const { terms, desk } = session
  if (terms.wrap !== undefined) return wrapped(found, source, session)
  const expiresAt = noted(found, source, session)
  return { expiresAt, bound: false, values: valuesIn(found.fields, source, { terms, desk }) }
}

/** The wrapping token, under each name that wants the path. What it wraps cannot be seen, so that a lease in it must be reckoned with. */
function wrapped(found: Found, source: Source, { terms, desk, receipts }: Session): Taken {
  const { info, seconds } = wrappingIn(found, terms.host)
  const text = tokenAt(info, 'token')
  if (text === undefined) throw invalid(terms.host, 'without a usable wrapping token')
  const secret = desk.secret(text)
  const expiresAt = desk.clock.now() + seconds
  if (found.intent !== undefined)
    receipts.lasting(found.intent, {
      id: idOf(tokenAt(info, 'accessor') ?? text),
      expiresAt,
      note: 'it is a wrapping token, which can be used once',
    })
  const names = terms.wishes
    .filter((wish) => wish.source.key === source.key)
    .map(({ name }) => name)
  return { expiresAt, bound: !source.versioned, values: names.map((name) => [name, secret]) }
}

/** The receipt of what was leased; returns when it ends. */
export function noted(
  { body, fields, intent, leasedNothing }: Found,
  source: Source,
  {
    terms,
    receipts,
    desk,
  }: Pick<Session, 'terms' | 'desk'> & { readonly receipts: Pick<Receipts, 'add' | 'lasting'> },
): number | undefined {
  // Also where no intent was due: a mount that is called `data` looks like KV version 2, and what it leases dies with the token.
  const lease = textAt(body, 'lease_id')
  const serial = source.parameters === undefined ? undefined : textAt(fields, 'serial_number')
  if (lease === undefined && serial === undefined) {
    const token = intent === undefined ? undefined : tokenIn(body, fields, desk.clock.now())
    if (token) receipts.lasting(intent, token.thing)
    else leasedNothing?.()
    const expiresAt = token?.thing.expiresAt
    if (token) requireLifetime(token.stated, expiresAt, { host: terms.host, name: token.name })
    return expiresAt
  }
  const end: End =
    lease === undefined
      ? { kind: 'certificate', mount: mountOf(source.path), serial: serial ?? '' }
      : { kind: 'lease', id: lease }
  if (!fitsLine(end)) throw invalid(terms.host, 'with a lease whose name nobody could send back')
  const [name, stated] =
    lease === undefined
      ? ['expiration', own(fields, 'expiration')]
      : ['lease_duration', own(body, 'lease_duration')]
  const expiresAt =
    lease === undefined ? dateIn(stated, desk.clock.now()) : endOf(body, desk.clock.now())
  if (lease === undefined && textAt(fields, 'certificate') === undefined)
    receipts.lasting(intent, { id: idOf(lineOf(end)), expiresAt, note: SIGNED })
  else receipts.add({ intent, end, expiresAt })
  const session = textAt(fields, 'security_token') ?? textAt(fields, 'session_token')
  if (lease !== undefined && session !== undefined)
    receipts.lasting(intent, { id: idOf(session), expiresAt, note: SESSION })
  requireLifetime(stated, expiresAt, { host: terms.host, name })
  return expiresAt
}

// What ssh/sign makes; only PKI keeps a list of what it revoked.
const SIGNED = 'it is a certificate that nothing can revoke and that ends by itself'

// What the engines for AWS and Alibaba Cloud lease by STS: to revoke the lease does nothing.
const SESSION =
  'it is a session of a cloud, which outlives its lease and the token of Vault; only the cloud can end it'

// What the engine for Google Cloud makes: Vault keeps no lease of it.
const LEASELESS = 'it is a token without a lease, which Vault cannot revoke'

/** A token that lives on unnamed, as an engine made it. What is only stored with such fields has a `lease_duration`, for no reason. */
function tokenIn(
  body: JsonObject,
  fields: JsonObject,
  now: number,
): { readonly thing: Lasting; readonly stated: unknown; readonly name: string } | undefined {
  const token = textAt(fields, 'token')
  const name = ['expires_at_seconds', 'token_ttl'].find((each) => isNumber(own(fields, each)))
  if (token === undefined || name === undefined || endOf(body, now) !== undefined) return undefined
  const life = secondsAt(fields, 'token_ttl')
  const ttl = life === undefined ? undefined : now + life
  const expiresAt = name === 'token_ttl' ? ttl : dateIn(own(fields, 'expires_at_seconds'), now)
  return { thing: { id: idOf(token), expiresAt, note: LEASELESS }, stated: own(fields, name), name }
}

type Lasting = Parameters<Receipts['lasting']>[1]

const isNumber = (value: unknown): boolean =>
  typeof value === 'number' || (typeof value === 'string' && /^-?\d{1,15}$/.test(value))

/** Seconds since the epoch, at which a lease ends; unknown where the server names no time. */
function endOf(body: JsonObject, now: number): number | undefined {
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

/** The values that the wishes take of a secret, hushed unless the user says that they are none. */
export function valuesIn(
  fields: JsonObject,
  source: Source,
  { terms, desk }: Pick<Session, 'terms' | 'desk'>,
): Values {
  return terms.wishes
    .filter((wish) => wish.source.key === source.key)
    .flatMap((wish) => picked(wish, fields))
    .map(({ name, text, telling, parts }) => {
      if (terms.plain.has(name) || !telling) return [name, text]
      for (const part of parts) desk.secret(part)
      return [name, desk.secret(text)]
    })
}

/** The values of all sources under their names; names that only answers reveal may meet. */
export function together(values: readonly Values[]): ReadonlyMap<string, Secret | string> {
  const names = new Map<string, string>()
  for (const [name] of values.flat()) {
    const first = names.get(name.toUpperCase())
    if (first !== undefined)
      throw new Failure(
        'READ_REFUSED',
        `two values of "read" would both become ${printable(name)}`,
        {
          causes: ['a field of a `NAME_*` is named like another value'],
          cure: 'Name the fields one by one with #, or change the beginning of the names.',
        },
      )
    names.set(name.toUpperCase(), name)
  }
  return new Map(values.flat())
}
