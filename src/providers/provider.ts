import type { HttpClient } from '../core/retry.ts'
import type { HttpRequest, HttpResponse, Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import type { Judging } from '../core/verdict.ts'
import type { VerifiedToken } from '../identity/verify.ts'
import type { Field, Reader } from '../inputs/reader.ts'
import type { Lease } from '../journal/credentials.ts'
import type { Receipt, RevocationData } from '../journal/entry.ts'
import type { TrustTarget } from '../trust/target.ts'
import type { Supplied } from './supplied.ts'

/** Exchanges a verified ID token for short-lived credentials at one kind of server. */
export interface Provider {
  /** The title for headings, such as `Vault / OpenBao`. */
  readonly title: string
  /**
   * The inputs listed in `action.yml` and README. An input that several providers read is one row
   * with a sentence for each provider.
   */
  readonly fields: readonly Field[]
  /** The fixed output names of the flat form, each with its description for `action.yml`. */
  readonly outputs: Readonly<Record<string, string>>
  /** The values of `export` that most workflows use, the most common first. */
  readonly usualExports: readonly string[]
  /**
   * Validates every input before any request is sent. Returns a lease that holds the parsed inputs,
   * so that nothing is parsed later.
   */
  configure(read: Reader): PreparedLease
}

/** Supplies what a revocation needs and the journal must not contain, when it is needed. */
export interface Supplies {
  /**
   * Returns the value of an input of this lease as the runner evaluates it now. Throws
   * `INPUT_INVALID` unless its SHA-256 is the given one, which main wrote into the receipt.
   */
  input(name: string, sha256: string): Promise<Secret>
  /** Requests an ID token for this audience, verifies it and returns it. */
  idToken(audience: string): Promise<VerifiedToken>
  /** Masks a secret and returns it wrapped. */
  secret(text: string): Secret
}

/** Revokes what a provider leased. Post loads it without the rest of the provider. */
export interface Revoker {
  /**
   * Revokes what the receipt describes. Returns `already-gone` if the server reports that it had
   * already ended.
   */
  revoke(
    client: HttpClient,
    receipt: Receipt & { readonly revocation: RevocationData },
    supplies: Supplies,
  ): Promise<'revoked' | 'already-gone'>
  /**
   * Returns whether this provider could have written this data: saved state is not trusted blindly.
   */
  isValidRevocationData(way: RevocationData): boolean
  /** Returns the command with which an administrator ends the lease; for valid data only. */
  commandByHand?(way: RevocationData): string
}

/** A lease that is ready to be requested; `configure` creates it from the inputs. */
export interface PreparedLease {
  /** The default audience; `undefined` if the user must set one. */
  readonly audience: string | undefined
  /**
   * The owner of the audience: the AWS partition, the Azure cloud, the GCP universe, else the
   * origin. Two leases may share an audience only if the owner is the same.
   */
  readonly audienceOwner: string
  /** Whether several leases may use one ID token at this server. */
  readonly tokenUse: 'many' | 'once'
  /** The host that receives the token, for log and audit record. */
  readonly host: string
  /** The origins to preconnect to, most used first. */
  readonly origins: readonly URL[]
  /** The variables that are known before the response, without `prefix`. */
  readonly names: readonly string[]
  /** The variables that hold file paths, if they are not `<NAME>_FILE` for each name. */
  readonly fileVariables?: readonly string[]
  /** Variables that are set beside the paths of files; not secret. */
  readonly fileValues?: Readonly<Record<string, string>>
  /** The lease gives access to a Kubernetes cluster. */
  readonly cluster?: true
  /** The container registries for which the lease has logins. */
  readonly registries?: readonly string[] | undefined
  /**
   * What is requested (role, scopes, paths), for log and record, also if the lease fails. Never a
   * secret.
   */
  readonly requested: Readonly<Record<string, string | readonly string[]>>
  /**
   * The longest validity in seconds to assume for a lease whose response was lost; `undefined` if
   * only the server knows it.
   */
  readonly maxLifetime: number | undefined
  /**
   * Where the server's trust in this workflow is configured; `undefined` if no policy can be printed
   * for it.
   */
  readonly trust?: TrustTarget | undefined
  /** What the workflow adds to each request to the server of the lease. */
  readonly supplied?: Supplied | undefined
  /** Loads the modules that `exchange` needs while requests are in flight. */
  preload(): Promise<unknown>
  exchange(leaseSession: LeaseSession): Promise<Lease>
}

/**
 * The context in which a provider obtains one lease. Every request uses the lease's
 * `ca-certificate`, unless it names other authorities; a request to the lease's own server also has
 * the client certificate and the headers that the workflow supplied.
 */
export interface LeaseSession extends HttpClient {
  /**
   * Sends a request that leases nothing, or only what a receipt already covers. A function receives
   * the ID token of each attempt, as with `exchange`.
   */
  send(asked: Parameters<HttpClient['send']>[0] | AskWithToken, judging?: Judging): Sent
  /**
   * Sends the ID token and returns the response. Journals an intent before each attempt; each
   * attempt uses a token that is still usable.
   */
  exchange(ask: Exchange): Promise<Exchanged>
  /** Sends a request that leases something without the ID token, such as a dynamic secret. */
  requestLease(ask: LeaseRequest): Promise<LeaseResponse>
  /** Journals what was obtained. Must be called before the next request. */
  keep(kept: ReceiptDraft): ReceiptHandle
  /**
   * Awaits parts of this lease in parallel. Returns all results, or throws the first failure once
   * every part is settled; a failure stops new attempts of the others.
   */
  all<T>(parts: readonly Promise<T>[]): Promise<readonly T[]>
  /** Masks a secret and returns it wrapped. */
  secret(text: string): Secret
  readonly clock: Pick<Runtime, 'now' | 'random'>
  readonly log: Runtime['log']
  readonly job: Pick<Runtime['job'], 'github'>
  /** The token with which the lease began; a retry may present a fresh one. */
  readonly token: VerifiedToken
}

/** Returns the request of one attempt, which carries the ID token. */
export type AskWithToken = (token: VerifiedToken) => HttpRequest

type Sent = ReturnType<HttpClient['send']>

/** A request that carries the ID token, and how its responses are judged. */
export interface Exchange extends Judging {
  request(token: VerifiedToken): HttpRequest
}

/** A request that leases something without the ID token, and how its responses are judged. */
export interface LeaseRequest extends Judging {
  readonly request: HttpRequest
  /** The longest validity in seconds, if it differs from the lease's `maxLifetime`. */
  readonly life?: number | undefined
}

/**
 * The response to a request that may have leased something; `intent` is the journal entry that a
 * receipt closes. It is already closed after a 3xx or 4xx status, and after any response that the
 * provider judged to have leased nothing.
 */
export interface LeaseResponse {
  readonly response: HttpResponse
  readonly intent: number
  /** Closes the intent of a success response that leased nothing. */
  leasedNothing(): void
}

/** The response to an exchange, with the token that was presented. */
export interface Exchanged extends LeaseResponse {
  readonly token: VerifiedToken
}

/** The part of a receipt that only the provider knows. */
export interface ReceiptDraft {
  /**
   * Absent if the receipt stands before the request: it covers whatever becomes of the request,
   * which then needs no intent.
   */
  readonly intent?: number
  /** The same for everything that one lease obtains. */
  readonly id: string
  readonly expiresAt: number | undefined
  readonly revocation: RevocationData | null
  readonly note?: string
  /** Identifiers under which the provider's own log knows what was leased. */
  readonly keys?: Readonly<Record<string, string>> | undefined
  /** The server's id of the request that leased it, for its operators' logs. */
  readonly request?: string | undefined
}

/** A receipt in the journal. */
export interface ReceiptHandle {
  /**
   * Journals another item that is revoked together with the receipt; `revocation` contains only
   * what that item adds.
   */
  extend(
    added: Pick<ReceiptDraft, 'intent' | 'expiresAt'> & { readonly revocation: RevocationData },
  ): void
  /** Journals that the receipt was revoked. */
  revoked(): void
}
