/** One line of the journal. */
export type Entry = Intent | Refused | Receipt | More | Returned | File

/** Written before each attempt of a request that may lease something: if nothing closes it, an answer was lost. */
export interface Intent {
  readonly kind: 'intent'
  readonly lease: string
  readonly from: string
  readonly host: string
  /** Seconds since the epoch until which a lease may live of which we never heard; `null` when only the server knows. */
  readonly until: number | null
}

/** The attempt certainly leased nothing. */
export interface Refused {
  readonly kind: 'refused'
  /** The number of the intent's entry. */
  readonly intent: number
}

/** A thing was leased, and this is how to give it back. */
export interface Receipt {
  readonly kind: 'receipt'
  readonly intent: number
  readonly lease: string
  readonly from: string
  readonly host: string
  readonly id: string
  readonly expiresAt: number | null
  /** What the provider's `revoke` needs, such as the address and the token; `null` when the thing cannot be given back and just expires. */
  readonly way: Way | null
  /** What to say of a thing that cannot be given back, beyond the time it has left. */
  readonly note?: string | undefined
  readonly ca?: string | undefined
  readonly ifNotReturned: 'warn' | 'fail'
}

/** Names and texts that a provider wrote for its own `revoke`. Secrets are among them: until main ends they stand in the runner's own file, and then in its memory. */
export type Way = Readonly<Record<string, string>>

/** One more thing that a receipt covers: what it adds to the way back, on lines of their own, so that nothing is written twice. */
export interface More {
  readonly kind: 'more'
  /** The number of the receipt's entry. */
  readonly receipt: number
  readonly intent: number
  /** When all of it will have ended. */
  readonly expiresAt: number | null
  readonly way: Way
}

/** The thing of a receipt is dead. */
export interface Returned {
  readonly kind: 'returned'
  /** The number of the receipt's entry. */
  readonly receipt: number
}

/** A file that holds a credential, to be removed in post. */
export interface File {
  readonly kind: 'file'
  readonly path: string
}

/** An entry as it came back from the state, or `undefined` when a part is missing or of another type. Nothing beyond its parts is kept. */
export function entryOf(value: Readonly<Record<string, unknown>>): Entry | undefined {
  const { kind, lease, from, host, intent, receipt, path, until, expiresAt, way } = value
  switch (kind) {
    case 'intent':
      return texts(lease, from, host) && time(until)
        ? ({ kind, lease, from, host, until } as Intent)
        : undefined
    case 'refused':
      return count(intent) ? { kind, intent } : undefined
    case 'returned':
      return count(receipt) ? { kind, receipt } : undefined
    case 'more':
      return count(receipt) && count(intent) && time(expiresAt) && isWay(way)
        ? { kind, receipt, intent, expiresAt, way }
        : undefined
    case 'file':
      return typeof path === 'string' ? { kind, path } : undefined
    case 'receipt':
      return receiptOf(value)
    default:
      return undefined
  }
}

function receiptOf(value: Readonly<Record<string, unknown>>): Receipt | undefined {
  const { lease, from, host, id, intent, expiresAt, way, note, ca, ifNotReturned } = value
  if (!texts(lease, from, host, id) || !count(intent) || !time(expiresAt)) return undefined
  if (!(way === null || isWay(way)) || !isPolicy(ifNotReturned)) return undefined
  if (!optionalText(note) || !optionalText(ca)) return undefined
  const named = { lease, from, host, id } as Pick<Receipt, 'lease' | 'from' | 'host' | 'id'>
  return { kind: 'receipt', intent, ...named, expiresAt, way, ifNotReturned, note, ca }
}

const texts = (...values: readonly unknown[]): boolean =>
  values.every((each) => typeof each === 'string')
const count = (value: unknown): value is number =>
  Number.isSafeInteger(value) && (value as number) >= 0
/** Seconds since the epoch, where a date can tell them: beyond the year 9999 there is none, and whatever ended before 1970 has ended. */
export const datable = (seconds: number | undefined): number | undefined =>
  seconds !== undefined && seconds < 253_402_300_800 ? Math.max(0, seconds) : undefined
const time = (value: unknown): value is number | null =>
  value === null || (typeof value === 'number' && datable(value) === value)
const optionalText = (value: unknown): value is string | undefined =>
  value === undefined || typeof value === 'string'
const isPolicy = (value: unknown): value is 'warn' | 'fail' => value === 'warn' || value === 'fail'
const isWay = (value: unknown): value is Way =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  Object.values(value).every((each) => typeof each === 'string')
