// What the lab uses of a package that describes itself in no types.
declare module 'oidc-provider' {
  import type { RequestListener } from 'node:http'

  /** What is done with a request at the token endpoint. */
  interface Context {
    readonly oidc: {
      readonly params: Readonly<Record<string, string | undefined>>
      readonly client: unknown
    }
    body: unknown
  }
  interface Token {
    readonly expiration: number
    save(): Promise<string>
  }
  export class Provider {
    constructor(issuer: string, configuration: object)
    readonly ClientCredentials: new (terms: {
      readonly client: unknown
      readonly scope: string | undefined
    }) => Token
    registerGrantType(
      name: string,
      grant: (context: Context) => Promise<void>,
      parameters: ReadonlySet<string>,
    ): void
    callback(): RequestListener
  }
  export const errors: { readonly InvalidGrant: new (detail: string) => Error }
}
