import { clampExpiry } from '../journal/entry.ts'
import { responseInvalid } from './response.ts'

const NEAREST_EPOCH = 1e9
const NEAREST_MILLISECONDS = 1e12
const RFC_3339 = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d(?:\.\d+)?(?:[Zz]|[+-]\d\d:?\d\d)$/

/**
 * Returns the expiry in seconds since the epoch, parsed from any of the three usual forms;
 * `undefined` if the value has another form, or is a zero that means "never".
 */
export function parseExpiry(value: unknown, now: number): number | undefined {
  const text = typeof value === 'number' ? String(value) : value
  if (typeof text !== 'string') return undefined
  const date = dateOf(text)
  if (date !== undefined) return date
  const number = /^\d{1,15}(?:\.\d+)?$/.test(text) ? Number(text) : 0
  if (number <= 0) return undefined
  if (number < NEAREST_EPOCH) return now + number
  return number < NEAREST_MILLISECONDS ? number : number / 1000
}

/** Returns the seconds since the epoch of a date in RFC 3339; `undefined` if it is not one. */
export function dateOf(value: unknown): number | undefined {
  if (typeof value !== 'string' || !RFC_3339.test(value)) return undefined
  const seconds = Date.parse(value) / 1000
  return Number.isNaN(seconds) ? undefined : seconds
}

/** Returns the seconds since the epoch in a JWT's `exp`; `undefined` if it is not a date. */
export const numericDateOf = (value: unknown): number | undefined =>
  typeof value === 'number' && value >= 0 ? clampExpiry(value) : undefined

/**
 * Throws `RESPONSE_INVALID` if a response states a lifetime that cannot be parsed: a lease of
 * unknown length is exported only if the server states no lifetime, which includes `null` and zero.
 * Call it after the receipt is kept, so that the lease is revoked.
 */
export function requireLifetime(
  stated: unknown,
  understood: number | undefined,
  { host, name }: { readonly host: string; readonly name: string },
): void {
  const none = stated === undefined || stated === null || stated === 0 || stated === '0'
  if (none || understood !== undefined) return
  throw responseInvalid(host, `with a lifetime at "${name}" that cannot be parsed`)
}
