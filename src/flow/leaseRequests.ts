import type { HttpClient } from '../core/retry.ts'
import type { HttpRequest } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Header } from '../journal/header.ts'
import { correlationHeaders } from '../providers/correlation.ts'
import type { Supplied } from '../providers/supplied.ts'
import { leaseUid } from '../record/head.ts'

type Prepare = (request: HttpRequest) => HttpRequest

/** Adds to the requests of one lease its authorities, correlation headers and what was supplied. */
export interface LeaseRequests {
  /** For a request that carries the ID token or the lease. */
  readonly identified: Prepare
  /** A request without a secret, such as one for public metadata, stays anonymous. */
  readonly any: Prepare
}

interface LeaseFacts {
  readonly from: string
  readonly lease: string
  readonly ca: string | undefined
  readonly supplied?: Supplied | undefined
}

/** Returns how the requests of one lease are prepared. `run` names the run and the job. */
export function leaseRequests(
  { from, lease, ca, supplied }: LeaseFacts,
  { uid }: Pick<Header, 'uid'>,
  run: Readonly<Record<string, string | undefined>>,
): LeaseRequests {
  const sender = correlationHeaders({ from, lease, run, leaseUid: leaseUid(uid, lease) })
  const withCa: Prepare = (request) => {
    const trusting = { ...request, ca: request.ca ?? ca }
    return supplied ? withSupplied(trusting, supplied) : trusting
  }
  const identified: Prepare = (request) =>
    withCa({ ...request, headers: { ...sender, ...request.headers } })
  return {
    identified,
    any: (request) => (carriesSecret(request) ? identified(request) : withCa(request)),
  }
}

/**
 * Returns the request with what was supplied, if it is for that origin; any other request is
 * returned unchanged. Headers of the request itself take precedence.
 */
export const withSupplied = (
  request: HttpRequest,
  { origin, headers, identity }: Pick<Supplied, 'origin' | 'headers' | 'identity'>,
): HttpRequest =>
  request.url.origin === origin
    ? { ...request, identity, headers: { ...Object.fromEntries(headers), ...request.headers } }
    : request

/** Returns a client that prepares each request before it is sent. */
export const preparingClient = (
  client: HttpClient,
  prepare: (request: HttpRequest) => HttpRequest | Promise<HttpRequest>,
): HttpClient => ({
  send: async (asked, judging) =>
    client.send(
      'next' in asked
        ? { ...asked, next: async () => prepare(await asked.next()) }
        : await prepare(asked),
      judging,
    ),
})

const carriesSecret = ({ headers = {} }: HttpRequest): boolean =>
  Object.values(headers).some((value) => value instanceof Secret)
