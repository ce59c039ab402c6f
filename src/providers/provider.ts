import type { FailureCode } from '../core/failure.ts'
import type { HttpClient } from '../core/retry.ts'
import type { HttpRequest, HttpResponse, Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Field } from '../inputs/field.ts'
import type { Reader } from '../inputs/reader.ts'
import type { Lease } from '../journal/credentials.ts'
import type { Receipt, RevocationData } from '../journal/entry.ts'

/** A place that turns a verified identity into short-lived credentials. */
export interface Provider {
  /** For headings: `Vault / OpenBao`. */
  readonly title: string
  /**
   * Its rows in `action.yml` and README; a name that several providers use is one row with a
   * sentence of each.
   */
  readonly fields: readonly Field[]
  /** The fixed names of its outputs in the flat form, each with a description for `action.yml`. */
  readonly outputs: Readonly<Record<string, string>>
  /**
   * Validates everything a user can get wrong, before any request; closes over it, so that nothing
   * is parsed later.
   */
  configure(read: Reader): PreparedLease
}

/** What a revocation needs and the journal must not hold. It is obtained when it is needed. */
export interface Supplies {
  /**
   * Returns the value of an input of this lease as the runner evaluates it now. Throws
   * `INPUT_INVALID` unless its SHA-256 is the given one, which main wrote into the receipt.
   */
  input(name: string, sha256: string): Promise<Secret>
  /** Requests an ID token for this audience and verifies it. */
  idToken(audience: string): Promise<VerifiedToken>
}

/** How a provider takes back what it leased; loaded in post, without the provider itself. */
export interface Revoker {
  /** Gives one thing back by its receipt. `gone`: the server says that it was dead already. */
  revoke(
    client: HttpClient,
    receipt: Receipt & { readonly revocation: RevocationData },
    supplies: Supplies,
  ): Promise<'revoked' | 'already-gone'>
  /** Is a receipt's `way` one that this provider would write? State is not trusted blindly. */
  isValidRevocationData(way: RevocationData): boolean
}

/**
 * One row of a provider's troubleshooting: how the refusal shows, what causes it, what cures it.
 */
export interface Refusal {
  readonly code: FailureCode
  /**
   * How the server's response is recognised: a status, a code of its own, or words of a closed
   * list.
   */
  readonly symptom: string
  readonly causes: readonly string[]
  readonly fix: string
}

/** One lease wanted: what `configure` made of the inputs. */
export interface PreparedLease {
  /** The audience to ask for unless the user wrote one; `undefined` where they must. */
  readonly audience: string | undefined
  /**
   * Two leases may share an audience only at hosts of one owner: AWS partition, Azure cloud, GCP
   * universe, else the origin.
   */
  readonly audienceOwner: string
  /** May several leases use one ID token at this server? */
  readonly tokenUse: 'many' | 'once'
  /** Where the token goes, for log and record. */
  readonly host: string
  /** Dialled early, most used first. */
  readonly origins: readonly URL[]
  /** Variables known before the response, without `prefix`. */
  readonly names: readonly string[]
  /**
   * Of files: the variables that name their paths, where they are not `<NAME>_FILE` of each name.
   */
  readonly fileVariables?: readonly string[]
  /** For log and record, also of a refused lease: role, scopes, paths. Never a secret. */
  readonly requested: Readonly<Record<string, string | readonly string[]>>
  /**
   * Seconds that a lease may live of which we never heard; `undefined` when only the server knows.
   */
  readonly maxLifetime: number | undefined
  /** Loads what `exchange` needs, while the network is busy. */
  preload(): Promise<unknown>
  exchange(leaseSession: LeaseSession): Promise<Lease>
}

/**
 * What a provider works with while it obtains one lease. Every request carries the lease's
 * `ca-certificate` by itself. `send` is for requests that lease nothing.
 */
export interface LeaseSession extends HttpClient {
  /** Sends the ID token: an intent is journalled before each attempt, whose token is fit for it. */
  exchange(ask: Exchange): Promise<Exchanged>
  /** Sends a request that leases something without the token, such as a dynamic secret. */
  requestLease(ask: LeaseRequest): Promise<LeaseResponse>
  /** Journals what was obtained; must be called before the next request. */
  keep(kept: ReceiptDraft): ReceiptHandle
  /**
   * Parts of this lease, at once. Returns all of them, or throws the first failure once every part
   * is settled; a failure stops new attempts of the others.
   */
  all<T>(parts: readonly Promise<T>[]): Promise<readonly T[]>
  /** Wraps a secret and masks it. */
  secret(text: string): Secret
  readonly clock: Pick<Runtime, 'now' | 'random'>
  readonly log: Runtime['log']
  readonly job: Pick<Runtime['job'], 'github'>
  /** The token with which the lease began; a retry may present a fresh one. */
  readonly token: VerifiedToken
}

/** A request that carries the ID token, and how its responses are judged. */
export interface Exchange extends Judging {
  request(token: VerifiedToken): HttpRequest
}

/** A request that leases something without the ID token, and how its responses are judged. */
export interface LeaseRequest extends Judging {
  readonly request: HttpRequest
  /** Seconds that the lease may be valid, where they are not those of the order. */
  readonly life?: number | undefined
}

/**
 * The response to a request that may have leased something; `intent` is what a receipt closes. A
 * 3xx or 4xx status, and whatever the provider judged to have leased nothing, has closed it.
 */
export interface LeaseResponse {
  readonly response: HttpResponse
  readonly intent: number
  /** The success response leased nothing after all: closes the intent. */
  leasedNothing(): void
}

/** The response to an exchange, and the token that was presented for it. */
export interface Exchanged extends LeaseResponse {
  readonly token: VerifiedToken
}

/** A thing obtained: what its receipt says beyond what the flow knows. */
export interface ReceiptDraft {
  readonly intent: number
  readonly id: string
  readonly expiresAt: number | undefined
  readonly revocation: RevocationData | null
  readonly note?: string
}

/** A journalled receipt. */
export interface ReceiptHandle {
  /** Journals what was obtained beside it and is revoked with it; `way` is only what that adds. */
  extend(
    added: Pick<ReceiptDraft, 'intent' | 'expiresAt'> & { readonly revocation: RevocationData },
  ): void
  /** Journals that it was revoked. */
  revoked(): void
}
