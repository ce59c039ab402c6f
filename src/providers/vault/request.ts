import type { HttpRequest, Json } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'

/** Where a server is, and which of its namespaces is meant. */
export interface VaultPlace {
  /** Ends with a slash, so that a server behind a path keeps it. */
  readonly base: URL
  readonly namespace: string | undefined
}

/** A request as every server of the family takes it. */
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
 * The part of the time that main gives to what is only good to have, or what post does if main
 * could not.
 */
export const BEST_EFFORT_SHARE = 1 / 8

/**
 * The request for a path of the API. The header `X-Vault-Request` is what an agent in between may
 * insist on (protection against SSRF).
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

/** An address with a slash at its end. */
export const withTrailingSlash = (url: URL): URL => new URL(url.href.replace(/\/*$/, '/'))
