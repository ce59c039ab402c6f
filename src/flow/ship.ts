import { asFailure, Failure } from '../core/failure.ts'
import { requestIdOf } from '../core/requestId.ts'
import type { HttpClient, RequestSource } from '../core/retry.ts'
import type { HttpRequest, HttpResponse, Runtime } from '../core/runtime.ts'
import type { Secret } from '../core/secret.ts'
import type { Credentials, Lease } from '../journal/credentials.ts'
import { sign } from '../providers/aws/sigv4.ts'
import { bearer } from '../providers/bearer.ts'
import { correlationHeaders } from '../providers/correlation.ts'
import { logsRegion } from '../record/sinks/hosts.ts'
import type { SinkRequest } from '../record/sinks/kind.ts'
import type { SinkConfig } from './run.ts'

/** The credentials that authenticate the requests to a sink. */
export type SinkLogin =
  | { readonly kind: 'bearer'; readonly token: () => Promise<Secret> }
  | { readonly kind: 'aws'; readonly session: Extract<Credentials, { readonly kind: 'aws' }> }

/** Lines for one sink. */
export interface Shipment {
  readonly sink: SinkConfig
  readonly lines: readonly string[]
  readonly login: SinkLogin
  /** Names the run in `User-Agent`. */
  readonly run: Readonly<Record<string, string | undefined>>
}

/** The result of a shipment. */
export interface ShipmentResult {
  /** The sink has decided about every line: none of them is sent again. */
  readonly settled: boolean
  readonly failure?: Failure
}

/** Sends lines to a sink and logs that they are stored; never throws. */
export async function deliver(
  runtime: Runtime,
  client: HttpClient,
  shipment: Shipment,
): Promise<ShipmentResult> {
  const { sink, lines } = shipment
  const { name, url } = sink
  try {
    const rejected = await ship(runtime, client, shipment)
    const count = lines.length === 1 ? '1 line' : `${lines.length} lines`
    if (rejected === 0) {
      runtime.log('info', `sink "${name}": ${url.host} stored ${count} of the record`)
      return { settled: true }
    }
    const message = `sink "${name}": ${url.host} rejected ${rejected} of ${count} of the record`
    const causes = ['the sink does not accept lines of this form, size or age']
    return { settled: true, failure: new Failure('SINK_FAILED', message, { causes }) }
  } catch (error) {
    return { settled: false, failure: asFailure(error) }
  }
}

/**
 * Sends lines to a sink. Returns how many of them the sink rejected for good. Throws `SINK_FAILED`
 * unless the sink confirms that it stored the others.
 */
async function ship(
  runtime: Runtime,
  client: HttpClient,
  { sink, lines, login, run }: Shipment,
): Promise<number> {
  const { kind, url, settings, name } = sink
  const request = kind.request(url, settings, lines)
  const lease = `sinks.${name}`
  const sender = correlationHeaders({ from: '', lease, leaseUid: '', run })
  const source: RequestSource = {
    host: url.host,
    next: async () => httpRequest(request, await loginHeaders(runtime, request, login), sender),
  }
  const judge = (response: HttpResponse): 'accept' | 'retry' | Failure | undefined => {
    const delivery = kind.judge(response, lines.length)
    if (delivery === 'refused') return refused(response, sink)
    // The general rules retry an empty response and a web page.
    return typeof delivery === 'object' ? 'accept' : delivery === 'retry' ? delivery : undefined
  }
  try {
    const response = await client.send(source, { judge })
    const delivery = kind.judge(response, lines.length)
    if (typeof delivery === 'object') return delivery.rejected
    throw new Failure('RESPONSE_INVALID', `${url.host} did not confirm that it stored the lines`, {
      causes: ['the address is wrong', 'a proxy or portal responds in place of the sink'],
    })
  } catch (error) {
    throw sinkFailure(sink, asFailure(error))
  }
}

/** Returns the failure of a sink; cancellation and bugs keep their own codes. */
export function sinkFailure({ name }: SinkConfig, failure: Failure): Failure {
  const { code, message, causes, fix } = failure
  if (code === 'CANCELLED' || code === 'INTERNAL' || code === 'SINK_FAILED') return failure
  return failure.with({ code: 'SINK_FAILED', message: `sink "${name}": ${message}`, causes, fix })
}

/** Returns the credentials of a lease in the form that a sink uses. */
export function loginOf({ credentials }: Lease): SinkLogin {
  if (credentials.kind === 'aws') return { kind: 'aws', session: credentials }
  const token = credentials.values.get(credentials.token ?? '')
  if (typeof token === 'object') return { kind: 'bearer', token: async () => token }
  throw new Failure('INTERNAL', 'the lease of a sink has no token')
}

const httpRequest = (
  { url, text, expects }: SinkRequest,
  headers: NonNullable<HttpRequest['headers']>,
  sender: Readonly<Record<string, string>>,
): HttpRequest => ({
  method: 'POST',
  url,
  headers: { ...sender, ...headers },
  body: { kind: 'text', type: TYPE, text },
  expects,
})

const TYPE = 'application/json'

/** Signs anew for each attempt: a signature is valid for a few minutes. */
async function loginHeaders(
  runtime: Runtime,
  { url, headers, text }: SinkRequest,
  login: SinkLogin,
): Promise<NonNullable<HttpRequest['headers']>> {
  if (login.kind === 'bearer') return { ...headers, ...bearer(await login.token()) }
  const region = logsRegion(url.hostname)
  if (region === undefined) throw new Failure('INTERNAL', 'a signature would go to another host')
  const unsigned = { 'Content-Type': TYPE, ...headers }
  return sign({ method: 'POST', url, headers: unsigned, body: text }, login.session, {
    ...{ region, service: 'logs', now: runtime.now() },
  })
}

/** Returns the failure for a final response, without quoting it. */
function refused(response: HttpResponse, { url, lease }: SinkConfig): Failure {
  const { status } = response
  const message = `${url.host} returned ${status} to the lines of the record`
  const facts = { requestId: requestIdOf(response) }
  if (status === 401 || status === 403) {
    const idToken = `the sink does not accept the issuer, or the audience "${url.origin}"`
    const causes = [lease === undefined ? idToken : `lease "${lease}" may not write there`]
    const fix = 'Compare the configuration of the sink with docs/reference/sinks.md.'
    return new Failure('EXCHANGE_REFUSED', message, { ...facts, causes, fix })
  }
  const causes =
    status >= 300 && status < 400
      ? ['the sink responds with a redirect, which is not followed']
      : ['`address` or another field of the sink is wrong']
  const fix = 'Correct `address` and the fields of the sink.'
  return new Failure('EXCHANGE_REFUSED', message, { ...facts, causes, fix })
}
