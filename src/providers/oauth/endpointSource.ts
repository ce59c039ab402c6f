/** Where the token endpoint is known from; `issuer` is compared as it was written. */
export type EndpointSource =
  | { readonly kind: 'address'; readonly url: URL }
  | {
      readonly kind: 'discover'
      readonly url: URL
      readonly issuer: string
      /** The token endpoint, where the user wrote it too; only then may it be of another origin. */
      readonly token: URL | undefined
    }

/** Returns an address at the server that receives the ID token. */
export const receiverOf = (place: EndpointSource): URL =>
  place.kind === 'discover' ? (place.token ?? place.url) : place.url
