import { type IncomingHttpHeaders, request as send } from 'node:http'
import { EKS_CA } from '../lab/eks.ts'
import type { Handler, LabAnswer, LabRequest } from '../lab/handler.ts'
import { type Listener, listen } from '../lab/listen.ts'
import type { LoopbackServers } from '../lab/loopbackServers.ts'
import type { Moto } from '../real/parts/consumers.ts'

/** Moto, as a job reaches it: with sessions that end. */
export interface MotoFront {
  readonly port: Listener
  /** The access keys of the sessions so far. */
  readonly keys: readonly string[]
  /** How often each operation of a session succeeded, by its name in the canonical request. */
  uses(operation: string): number
  /** Requests that moto or the front refused. */
  readonly refusals: readonly string[]
}

/** Seconds between the end that the STS states and the end that the command prints. */
const MARGIN_S = 60
/** A request that was signed in time may arrive a little later. */
const LATE_S = 2
/** How long ECR accepts a password. */
const PASSWORD_S = 12 * 3600
const EXCHANGE = 'AssumeRoleWithWebIdentity'
const EXPIRED = `<Response><Errors><Error><Code>ExpiredToken</Code>
<Message>The provided token has expired.</Message></Error></Errors></Response>`

/**
 * Opens a port before moto that adds what moto cannot express. Moto does not verify ID tokens: the
 * STS of the lab, which does, must accept each exchange first. Moto grants 15 minutes at least and
 * accepts sessions that have ended: the front shortens `Expiration`, so that the command prints an
 * end after `usedSeconds`, and refuses the session from then on. Moto checks signatures from a
 * number of requests on, for all: each exchange, which is not signed, is let through. So is a
 * presigned request, of which moto reads neither signature nor access key (the front states the key
 * in a header), and a GET for EKS, as moto hashes its headers as if they were its body. Passwords of moto's ECR expired in 2015, and the authority of its clusters
 * is not a certificate: the front replaces both.
 */
export async function openMotoFront(
  moto: Moto,
  { sts, lab }: LoopbackServers,
  usedSeconds: number,
): Promise<MotoFront> {
  const ends = new Map<string, number>()
  const [used, refusals]: [string[], string[]] = [[], []]
  const exchange = async (request: LabRequest): Promise<LabAnswer> => {
    const verdict = await sts.handle(request)
    if (verdict.status !== 200) return verdict
    await moto.checkAfter(1)
    const answered = await forward(moto, request)
    const xml = String(answered.body)
    for (const name of ['SecretAccessKey', 'SessionToken']) lab.issue(elementOf(xml, name))
    const end = Math.floor(lab.now()) + usedSeconds
    ends.set(elementOf(xml, 'AccessKeyId'), end)
    const stated = new Date((end + MARGIN_S) * 1000).toISOString().replace('.000', '')
    return { ...answered, body: xml.replace(elementOf(xml, 'Expiration'), stated) }
  }
  const use = async (request: LabRequest): Promise<LabAnswer> => {
    const { headers, url } = request
    const presigned = url.searchParams.get('X-Amz-Credential')
    const authorization =
      presigned === null ? headers['authorization'] : `AWS4-HMAC-SHA256 Credential=${presigned}, `
    const [, key = ''] = /Credential=(\w+)\//.exec(authorization ?? '') ?? []
    if (lab.now() > (ends.get(key) ?? 0) + LATE_S) return { status: 403, body: EXPIRED }
    if (presigned !== null || url.pathname.startsWith('/clusters/')) await moto.checkAfter(1)
    const stated = authorization === undefined ? headers : { ...headers, authorization }
    return completed(await forward(moto, { ...request, headers: stated }), lab)
  }
  const handle: Handler = async (request) => {
    const isExchange = operationOf(request) === EXCHANGE
    const answered = await (isExchange ? exchange(request) : use(request))
    if (answered.status === 200 && !isExchange) used.push(operationOf(request))
    // A client that waits for an object is told 404 until it is there.
    else if (answered.status !== 200 && answered.status !== 404)
      refusals.push(`${operationOf(request)}: ${answered.status} ${String(answered.body)}`)
    return answered
  }
  return {
    ...{ port: await listen(handle), refusals },
    get keys() {
      return [...ends.keys()]
    },
    uses: (operation) => used.filter((name) => name === operation).length,
  }
}

function operationOf({ method, url, headers, body }: LabRequest): string {
  const target = headers['x-amz-target']?.split('.').at(-1)
  if (url.pathname !== '/') return method
  return target ?? url.searchParams.get('Action') ?? new URLSearchParams(body).get('Action') ?? ''
}

/** Puts into a response of ECR or EKS what moto's lacks. */
function completed(answered: LabAnswer, lab: LoopbackServers['lab']): LabAnswer {
  const text = String(answered.body)
  if (answered.status !== 200 || !/^{"(?:authorizationData|cluster)":/.test(text)) return answered
  const { authorizationData = [], cluster } = JSON.parse(text) as {
    readonly authorizationData?: readonly { readonly authorizationToken: string }[]
    readonly cluster?: object
  }
  const expiresAt = Math.floor(lab.now()) + PASSWORD_S
  for (const { authorizationToken: token } of authorizationData)
    lab.issue(lab.issue(atob(lab.issue(token))).replace(/^AWS:/, ''))
  const body = cluster
    ? { cluster: { ...cluster, certificateAuthority: { data: btoa(EKS_CA) } } }
    : { authorizationData: authorizationData.map((data) => ({ ...data, expiresAt })) }
  return { ...answered, body: JSON.stringify(body) }
}

const elementOf = (xml: string, name: string): string =>
  new RegExp(`<${name}>(.*?)</${name}>`, 's').exec(xml)?.[1] ?? ''

/** The headers of an answer, without those of its connection. */
const kept = (headers: IncomingHttpHeaders): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(headers)
      .filter(([name]) => !/^(?:connection|content-length|transfer-encoding)$/.test(name))
      .map(([name, value]) => [name, String(value)]),
  )

/** Sends a request on as it is: its host is signed. */
function forward(
  { address }: Moto,
  { method, url, headers, body }: LabRequest,
): Promise<LabAnswer> {
  const { hostname, port } = new URL(address)
  const path = url.pathname + url.search
  return new Promise((resolve, reject) => {
    const outgoing = send({ hostname, port, method, path, headers }, (incoming) => {
      let text = ''
      incoming
        .setEncoding('utf8')
        .on('data', (part: string) => (text += part))
        .on('error', reject)
        .on('end', () =>
          resolve({
            status: incoming.statusCode ?? 500,
            headers: kept(incoming.headers),
            body: text,
          }),
        )
    })
    outgoing.on('error', reject).end(body)
  })
}
