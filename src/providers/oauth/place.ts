/** Where the token endpoint is known from; `issuer` is compared as it was written. */
export type Place =
  | { readonly kind: 'address'; readonly url: URL }
  | { readonly kind: 'discover'; readonly url: URL; readonly issuer: string }
