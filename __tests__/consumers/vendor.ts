import { createServer } from 'node:https'
import type { AddressInfo } from 'node:net'
import { gunzipSync } from 'node:zlib'
import type { Authority } from '../lab/certificates.ts'

/** The OTLP endpoint of a vendor: it accepts what has its token, and keeps it. */
export interface Vendor {
  readonly origin: string
  readonly token: string
  /** While it is down, it returns 503. */
  down: boolean
  /** The number of requests that it rejected. */
  readonly rejected: number
  /** How often a text stands in what it accepted: strings are verbatim in OTLP's Protobuf. */
  count(text: string): number
}

/** Starts one on loopback. */
export async function startVendor(authority: Authority): Promise<Vendor> {
  const token = 'token-of-the-vendor'
  const accepted: Buffer[] = []
  const vendor = { origin: '', token, down: false, rejected: 0 }
  const server = createServer(await authority.leaf(), async (incoming, response) => {
    const body = Buffer.concat(await incoming.toArray())
    const { authorization, 'content-encoding': encoding } = incoming.headers
    const known = authorization === `Bearer ${token}` && incoming.url === '/v1/logs'
    if (vendor.down || !known) vendor.rejected += 1
    else accepted.push(encoding === 'gzip' ? gunzipSync(body) : body)
    response.statusCode = vendor.down ? 503 : known ? 200 : 401
    response.setHeader('content-type', 'application/x-protobuf').end()
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return Object.assign(vendor, {
    origin: `https://127.0.0.1:${port}`,
    count: (text: string) => Buffer.concat(accepted).toString().split(text).length - 1,
  })
}
