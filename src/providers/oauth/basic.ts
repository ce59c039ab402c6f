import { Secret } from '../../core/secret.ts'

/** Returns the credentials of HTTP Basic: RFC 6749 (2.3.1) form-encodes both parts first. */
export function basicCredentials(client: string, secret: string): string {
  const encode = (text: string): string => new URLSearchParams([['', text]]).toString().slice(1)
  return btoa(`${encode(client)}:${encode(secret)}`)
}

/** Returns the Authorization header of a client with a secret. */
export const basicHeader = (credentials: string): Secret => new Secret(`Basic ${credentials}`)
