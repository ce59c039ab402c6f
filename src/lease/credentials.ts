import type { Secret } from '../kit/secret.ts'

/** The narrow waist: every provider makes one of these, every way of handing over takes one. */
export type Credentials =
  | {
      readonly kind: 'aws'
      readonly accessKeyId: Secret
      readonly secretAccessKey: Secret
      readonly sessionToken: Secret
      readonly region: string
      readonly account: string | undefined
      readonly arn: string | undefined
    }
  | {
      readonly kind: 'values'
      /** By the names that later steps see; plain strings are not masked. */
      readonly values: ReadonlyMap<string, Secret | string>
      /** Which of them is the token, where exactly one was leased. */
      readonly token?: string
      /** For `export: file`, in place of a file per value: by the variable that names the path. Some documents hold their own path. */
      readonly documents?: ReadonlyMap<string, Secret | ((path: string) => Secret)>
    }

/** What a provider obtained. */
export interface Lease {
  readonly credentials: Credentials
  /** Seconds since the epoch; `undefined` when the server did not say. */
  readonly expiresAt: number | undefined
  /** Names the lease in logs and records; printable, never a secret. */
  readonly id: string
  /** What the server said of the lease that a guard could not check, as a sentence. */
  readonly unchecked?: string
  /** The server's id of the request that granted it, for its operators' logs. */
  readonly requestId?: string | undefined
}
