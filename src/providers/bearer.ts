import { Secret } from '../core/secret.ts'

/** An Authorization header that presents a token; the token itself is masked already. */
export const bearer = (token: Secret): { readonly Authorization: Secret } => ({
  Authorization: new Secret(`Bearer ${token.reveal()}`),
})
