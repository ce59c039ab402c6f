/**
 * A lab server is a function from request to answer, with state behind it: mounted in tests without
 * sockets, and on ports elsewhere.
 */
export type Handler = (request: LabRequest) => LabAnswer | Promise<LabAnswer>

export interface LabRequest {
  readonly method: string
  readonly url: URL
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

export interface LabAnswer {
  readonly status: number
  readonly headers?: Readonly<Record<string, string>>
  /** An object becomes JSON, with its content type. */
  readonly body?: string | object
}

/**
 * What every lab server shares: one clock, and one list of all secrets handed out, so that a leak
 * anywhere is seen.
 */
export interface Lab {
  /** Seconds since the epoch. */
  now(): number
  /** Notes a secret that is handed out, and returns it. */
  issue(secret: string): string
}

export interface TokenVerdict {
  readonly claims: Readonly<Record<string, unknown>>
}

/**
 * What a relying server of the lab needs of the issuer: an independent verification (node:crypto,
 * not jose). Throws with a reason.
 */
export interface TokenVerifier {
  /** The `iss` of its tokens. */
  readonly iss: string
  verify(jwt: string, terms?: { readonly audience?: string }): TokenVerdict
}
