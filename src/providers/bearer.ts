import { Secret } from '../core/secret.ts'

/** Returns an Authorization header with the token, which is masked already. */
export const bearer = (token: Secret): { readonly Authorization: Secret } => ({
  Authorization: new Secret(`Bearer ${token.reveal()}`),
})
