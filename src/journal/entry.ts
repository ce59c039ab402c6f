import { isObject } from '../core/json.ts'

/** One entry of the journal. */
export type Entry =
  | Intent
  | NothingLeased
  | Receipt
  | Extension
  | Revoked
  | TempFile
  | RecordLines
  | Shipped

/**
 * Written before each attempt of a request that may lease something. If no later entry closes it,
 * its response was lost.
 */
export interface Intent {
  readonly kind: 'intent'
  readonly lease: string
  readonly from: string
  readonly host: string
  /** When an unknown lease expires, in seconds since the epoch; `null` if the server decides. */
  readonly until: number | null
  /** The ids of the job and of the ID token that authorises the request; for the record. */
  readonly token?: Readonly<Record<string, string>> | undefined
}

/** The attempt certainly leased nothing. */
export interface NothingLeased {
  readonly kind: 'refused'
  /** The number of the intent's entry. */
  readonly intent: number
}

/** Something was leased, and this is how to revoke it. */
export interface Receipt {
  readonly kind: 'receipt'
  readonly intent: number
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly id: string
  readonly expiresAt: number | null
  /** What the provider's `revoke` needs; `null` if the lease cannot be revoked and just expires. */
  readonly revocation: RevocationData | null
  /** How an administrator could end a lease that cannot be revoked. */
  readonly note?: string | undefined
  /** The ids of the job and of the ID token that it was obtained with; for the record. */
  readonly token?: Readonly<Record<string, string>> | undefined
  /** Identifiers under which the provider's own log knows what was leased. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  /** The provider's id of the request that leased it. */
  readonly request?: string | undefined
  readonly ca?: string | undefined
  /**
   * The origin of the server that received the workflow's headers or client certificate, and the
   * SHA-256 of each of these inputs.
   */
  readonly supplied?: Readonly<Record<string, string>> | undefined
  readonly onRevokeFailure: 'warn' | 'fail'
  /**
   * With `refresh`: for how many seconds, at most, something is valid that a later step obtained.
   */
  readonly refreshLifetime?: number | undefined
}

/**
 * Strings that a provider wrote for its own `revoke`. The leased token may be among them: a later
 * step of the job can read it in the file that the runner leaves in `_runner_file_commands`. A
 * secret that the workflow supplied is there as its SHA-256 only, and an ID token never.
 */
export type RevocationData = Readonly<Record<string, string>>

/** Extends a receipt. Each string of `revocation` is appended to the receipt's as a line. */
export interface Extension {
  readonly kind: 'more'
  /** The number of the receipt's entry. */
  readonly receipt: number
  readonly intent: number
  /** When the last part of the lease expires, in seconds since the epoch. */
  readonly expiresAt: number | null
  readonly revocation: RevocationData
}

/** The lease of a receipt was revoked. */
export interface Revoked {
  readonly kind: 'revoked'
  /** The number of the receipt's entry. */
  readonly receipt: number
}

/** A file with a credential, to be removed in post. */
export interface TempFile {
  readonly kind: 'file'
  readonly path: string
  /** The content without credentials that post leaves, if later post steps need the file. */
  readonly restore?: string | undefined
}

/** Lines of the record that sinks are to receive; post sends them again to those that did not. */
export interface RecordLines {
  readonly kind: 'lines'
  readonly sinks: readonly string[]
  /** Each a JSON object, without secrets. */
  readonly lines: readonly string[]
}

/** A sink received the lines of an entry, or they were withdrawn. */
export interface Shipped {
  readonly kind: 'shipped'
  /** The number of the entry with the lines. */
  readonly entry: number
  readonly sink: string
}

/**
 * Returns a stored entry without unknown members; `undefined` if a member is missing or has another
 * type.
 */
export function parseEntry(value: Readonly<Record<string, unknown>>): Entry | undefined {
  const { kind, lease, from, host, intent, receipt, path, until, expiresAt, revocation, restore } =
    value
  switch (kind) {
    case 'intent': {
      const { token } = value
      return areStrings(lease, from, host) && isTimestamp(until) && isOptionalStrings(token)
        ? ({ kind, lease, from, host, until, token } as Intent)
        : undefined
    }
    case 'refused':
      return isIndex(intent) ? { kind, intent } : undefined
    case 'revoked':
      return isIndex(receipt) ? { kind, receipt } : undefined
    case 'more':
      return isIndex(receipt) &&
        isIndex(intent) &&
        isTimestamp(expiresAt) &&
        isRevocationData(revocation)
        ? { kind, receipt, intent, expiresAt, revocation }
        : undefined
    case 'file':
      return typeof path === 'string' && isOptionalString(restore)
        ? { kind, path, ...(restore !== undefined && { restore }) }
        : undefined
    case 'receipt':
      return parseReceipt(value)
    case 'lines': {
      const { sinks, lines } = value
      return areTexts(sinks) && areTexts(lines) ? { kind, sinks, lines } : undefined
    }
    case 'shipped': {
      const { entry, sink } = value
      return isIndex(entry) && typeof sink === 'string' ? { kind, entry, sink } : undefined
    }
    default:
      return undefined
  }
}

function parseReceipt(value: Readonly<Record<string, unknown>>): Receipt | undefined {
  const { lease, from, host, id, intent, expiresAt, revocation, onRevokeFailure } = value
  const { note, ca, token, keys, request, supplied, refreshLifetime } = value
  if (!areStrings(lease, from, host, id) || !isIndex(intent) || !isTimestamp(expiresAt))
    return undefined
  if (
    !(revocation === null || isRevocationData(revocation)) ||
    !isRevokeFailurePolicy(onRevokeFailure)
  )
    return undefined
  if (![note, ca, request].every(isOptionalString)) return undefined
  if (refreshLifetime !== undefined && !isIndex(refreshLifetime)) return undefined
  if (![token, keys, supplied].every(isOptionalStrings)) return undefined
  const named = { lease, from, host, id } as Pick<Receipt, 'lease' | 'from' | 'host' | 'id'>
  const texts = { note, ca, request } as Pick<Receipt, 'note' | 'ca' | 'request'>
  const maps = { token, keys, supplied } as Pick<Receipt, 'token' | 'keys' | 'supplied'>
  const rest = { expiresAt, revocation, onRevokeFailure, ...texts, ...maps }
  const refresh = refreshLifetime === undefined ? {} : { refreshLifetime }
  return { kind: 'receipt', intent, ...named, ...rest, ...refresh }
}

const areStrings = (...values: readonly unknown[]): boolean =>
  values.every((value) => typeof value === 'string')
const areTexts = (value: unknown): value is readonly string[] =>
  Array.isArray(value) && areStrings(...value)
const isIndex = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0
/** Returns seconds since the epoch, clamped to 1970 or later; `undefined` after the year 9999. */
export const clampExpiry = (seconds: number | undefined): number | undefined =>
  seconds !== undefined && seconds < 253_402_300_800 ? Math.max(0, seconds) : undefined
const isTimestamp = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && clampExpiry(value) === value)
const isOptionalString = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string'
const isOptionalStrings = (value: unknown): value is RevocationData | undefined =>
  value === undefined || isRevocationData(value)
const isRevokeFailurePolicy = (value: unknown): value is 'warn' | 'fail' =>
  value === 'warn' || value === 'fail'
const isRevocationData = (value: unknown): value is RevocationData =>
  isObject(value) && Object.values(value).every((text) => typeof text === 'string')
