import type { Secret } from '../core/secret.ts'

/** The common form of credentials: every provider returns it, every export target accepts it. */
export type Credentials =
  | {
      readonly kind: 'aws'
      readonly accessKeyId: Secret
      readonly secretAccessKey: Secret
      readonly sessionToken: Secret
      readonly region: string
      readonly account: string | undefined
      readonly arn: string | undefined
      /** Secrets that were read with the session, by variable name. */
      readonly more?: ReadonlyMap<string, Secret | string>
    }
  | {
      readonly kind: 'values'
      /** By variable name. Plain strings are not masked. */
      readonly values: ReadonlyMap<string, Secret | string>
      /** The name of the token, if exactly one was leased. */
      readonly token?: string
      /** For `export: file`, instead of a file per value; by the variable that holds the path. */
      readonly documents?: ReadonlyMap<string, Secret | FileContent>
    }

/**
 * Returns the content of a file that must include its own path, or with `refresh` the command that
 * obtains new credentials.
 */
export type FileContent = (path: string, command?: string) => Secret

/** Access to one Kubernetes cluster, which `export: kubeconfig` writes. */
export interface ClusterAccess {
  /** An https URL, with a path if a proxy in front of the cluster needs one. */
  readonly server: string
  /** PEM of the cluster's authorities; `undefined` if public authorities have signed it. */
  readonly ca: string | undefined
  readonly token: Secret
  readonly namespace: string | undefined
  /** Seconds since the epoch, where the token ends before the lease. */
  readonly expiresAt?: number | undefined
}

/** A login at one container registry, which `export: docker` writes. */
export interface RegistryLogin {
  readonly host: string
  readonly username: string
  readonly password: Secret
  /** Seconds since the epoch; `undefined` if no response states it. May be later than the lease's. */
  readonly expiresAt: number | undefined
}

/** A lease, as its provider obtained it. */
export interface Lease {
  readonly credentials: Credentials
  /** Seconds since the epoch; `undefined` if the response does not state it. */
  readonly expiresAt: number | undefined
  /** Identifies the lease in logs and records: printable, never a secret. */
  readonly id: string
  /** A sentence about a property of the lease that could not be verified. */
  readonly unverifiedNote?: string
  readonly cluster?: ClusterAccess | undefined
  readonly logins?: readonly RegistryLogin[] | undefined
  /** What was read with the lease, with versions, as the store names it. Never a secret. */
  readonly read?: readonly string[]
  /** The names in `read` whose secret does not exist. */
  readonly missing?: readonly string[]
  /** The server's id of the request that granted it, for its operators' logs. */
  readonly requestId?: string | undefined
  /** Identifiers in the provider's own log that no receipt has. */
  readonly keys?: Readonly<Record<string, readonly string[]>> | undefined
}
