/** Where the trust of a lease is configured: what a printed policy needs beside the claims. */
export type TrustTarget =
  | {
      readonly kind: 'aws'
      readonly partition: string
      /** Empty at servers without accounts, which have no trust policies of this form. */
      readonly account: string
      readonly role: string
    }
  | {
      readonly kind: 'vault'
      readonly mount: string
      readonly role: string | undefined
      readonly namespace: string | undefined
    }
  | {
      readonly kind: 'gcp'
      /** `projects/…/providers/…`. */
      readonly provider: string
      readonly universe: string
      /** The service account that the federated identity impersonates first. */
      readonly account: string | undefined
    }
  | { readonly kind: 'azure'; readonly clientId: string }
  | { readonly kind: 'octo-sts'; readonly scope: string; readonly identity: string }
  | {
      readonly kind: 'kubernetes'
      /** `undefined` if the ID token itself is exported. */
      readonly account: { readonly namespace: string; readonly name: string } | undefined
      readonly revocable: boolean
      readonly expectUser: string | undefined
    }
