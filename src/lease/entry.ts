/** One line of the journal. */
export type Entry = Intent | Refused | Receipt | Returned | File

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
  readonly note?: string
  readonly ca?: string
  readonly ifNotReturned: 'warn' | 'fail'
}

/** Names and texts that a provider wrote for its own `revoke`. Secrets are among them: it lives in the runner's memory only. */
export type Way = Readonly<Record<string, string>>

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
