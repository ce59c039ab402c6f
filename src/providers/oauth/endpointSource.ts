/** The source of the token endpoint; `issuer` is compared exactly as the user wrote it. */
export type EndpointSource =
  | { readonly kind: 'address'; readonly url: URL }
  | {
      readonly kind: 'discover'
      readonly url: URL
      readonly issuer: string
      /** The token endpoint if the user set it too; only then may it have another origin. */
      readonly token: URL | undefined
    }

/** Returns an address at the server that receives the ID token. */
export const receiverOf = (place: EndpointSource): URL =>
  place.kind === 'discover' ? (place.token ?? place.url) : place.url
