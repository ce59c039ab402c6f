import type { HttpClient } from '../core/retry.ts'
import type { HttpRequest } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Header } from '../journal/header.ts'
import { correlationHeaders } from '../providers/correlation.ts'
import { leaseUid } from '../record/head.ts'

type Prepare = (request: HttpRequest) => HttpRequest

/** Adds to the requests of one lease its authorities and correlation headers. */
export interface LeaseRequests {
  /** For a request that carries the ID token or the lease. */
  readonly identified: Prepare
  /** A request without a secret, such as one for public metadata, stays anonymous. */
  readonly any: Prepare
}

/** Returns how the requests of one lease are prepared. `run` names the run and the job. */
export function leaseRequests(
  { from, lease, ca }: { from: string; lease: string; ca: string | undefined },
  { uid }: Pick<Header, 'uid'>,
  run: Readonly<Record<string, string | undefined>>,
): LeaseRequests {
  const sender = correlationHeaders({ from, lease, run, leaseUid: leaseUid(uid, lease) })
  const withCa: Prepare = (request) => ({ ...request, ca: request.ca ?? ca })
  const identified: Prepare = (request) =>
    withCa({ ...request, headers: { ...sender, ...request.headers } })
  return {
    identified,
    any: (request) => (carriesSecret(request) ? identified(request) : withCa(request)),
  }
}

/** Returns a client that prepares each request before it is sent. */
export const preparingClient = (client: HttpClient, prepare: Prepare): HttpClient => ({
  send: (asked, judging) =>
    client.send(
      'next' in asked
        ? { ...asked, next: async () => prepare(await asked.next()) }
        : prepare(asked),
      judging,
    ),
})

const carriesSecret = ({ headers = {} }: HttpRequest): boolean =>
  Object.values(headers).some((value) => value instanceof Secret)
