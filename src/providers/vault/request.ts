import type { HttpRequest, Json } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'

/** The address of a server and the namespace to use. */
export interface VaultPlace {
  /** Ends with a slash, so that a path in the server's address is kept. */
  readonly base: URL
  readonly namespace: string | undefined
}

/** The options of a request to Vault or OpenBao. */
export interface RequestOptions {
  readonly method?: 'GET' | 'POST'
  readonly token?: Secret
  readonly query?: string
  readonly value?: Json
  readonly headers?: Readonly<Record<string, string | Secret>>
  readonly expects?: HttpRequest['expects']
  readonly cap?: number
  readonly share?: number | undefined
  readonly slow?: boolean
}

/**
 * The share of the remaining time for best-effort requests in main: optional checks, and
 * revocations that post would repeat.
 */
export const BEST_EFFORT_SHARE = 1 / 8

/**
 * Returns a request for an API path. It sets the `X-Vault-Request` header, which an agent in
 * between may require as protection against SSRF.
 */
export function vaultRequest(
  { base, namespace }: VaultPlace,
  path: string,
  { method = 'POST', token, query, value, ...rest }: RequestOptions,
): HttpRequest {
  const url = new URL(`v1/${path.split('/').map(encodeURIComponent).join('/')}${query ?? ''}`, base)
  return {
    ...{ method, url, expects: rest.expects ?? 'json' },
    ...(rest.cap !== undefined && { cap: rest.cap }),
    ...(rest.share !== undefined && { share: rest.share }),
    ...(rest.slow && { slow: true }),
    ...(value !== undefined && { body: { kind: 'json', value } }),
    headers: {
      'X-Vault-Request': 'true',
      ...(namespace !== undefined && { 'X-Vault-Namespace': `${namespace}/` }),
      ...(token && { 'X-Vault-Token': token }),
      ...rest.headers,
    },
  }
}

/** Returns the URL with a trailing slash. */
export const withTrailingSlash = (url: URL): URL => new URL(url.href.replace(/\/*$/, '/'))
