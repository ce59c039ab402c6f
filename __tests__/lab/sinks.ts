import type { Entra } from './entra.ts'
import type { Google } from './google.ts'
import type { Handler, LabAnswer, LabRequest, TokenVerifier } from './handler.ts'
import type { StsServer } from './sts.ts'

/** A sink, as the lab knows it: it authenticates the sender by itself, and keeps what it takes. */
export interface LabSink {
  readonly hosts: Readonly<Record<string, Handler>>
  /** The lines that it stored, in order; a repeated one stands here twice. */
  readonly lines: SinkLine[]
  /** Every request, with its headers. */
  readonly requests: LabRequest[]
  /** Who sent each accepted request. */
  readonly senders: string[]
}

export interface SinkLine {
  readonly uid: string
  readonly event: string
  readonly lease: string
  readonly [key: string]: unknown
}

type Authenticate = (request: LabRequest) => string | undefined

export const COLLECTOR = 'https://otel.lab.test'
export const CLOUDWATCH = 'https://logs.eu-central-1.amazonaws.com'
export const TELEMETRY = 'https://telemetry.googleapis.com'
export const MONITOR = 'https://ci-abcd.westeurope-1.ingest.monitor.azure.com'
export const RULE = 'dcr-00000000000000000000000000000001'
export const MONITOR_SCOPE = 'https://monitor.azure.com/.default'

/** An OpenTelemetry Collector whose receiver accepts ID tokens with its own address as audience. */
export const collector = (verifier: TokenVerifier, origin = COLLECTOR): LabSink =>
  otlpSink(origin, bearerOf(verifier, origin))

const bearerOf =
  (verifier: TokenVerifier, audience: string): Authenticate =>
  ({ headers }) => {
    const [, jwt = ''] = /^Bearer (\S+)$/.exec(headers['authorization'] ?? '') ?? []
    try {
      return String(verifier.verify(jwt, { audience }).claims['repository'])
    } catch {
      return undefined
    }
  }

/** CloudWatch Logs, which takes OTLP signed by a session of the lab's STS. */
export const cloudWatch = (sts: Pick<StsServer, 'signedBy'>): LabSink =>
  otlpSink(CLOUDWATCH, (request) => {
    if (!request.headers['x-aws-log-group'] || !request.headers['x-aws-log-stream'])
      return undefined
    const session = sts.signedBy(request, 'logs')
    return typeof session === 'string' ? undefined : session.arn
  })

/** Google's Telemetry API; a record without the project is rejected. */
export const telemetry = (google: Pick<Google, 'living'>): LabSink =>
  otlpSink(TELEMETRY, ({ headers, body }) => {
    const who = google.living().get(String(headers['authorization']).replace('Bearer ', ''))
    return body.includes('"gcp.project_id"') ? who : undefined
  })

/** The Logs Ingestion API of Azure Monitor. */
export function azureMonitor(entra: Pick<Entra, 'living'>): LabSink {
  return sink(MONITOR, {
    authenticate({ headers }) {
      const token = String(headers['authorization']).replace('Bearer ', '')
      const scope = entra.living().get(token)
      return scope === MONITOR_SCOPE ? scope : undefined
    },
    linesIn({ url, body }) {
      const path = `/dataCollectionRules/${RULE}/streams/Custom-Leases`
      if (url.pathname !== path || url.searchParams.get('api-version') !== '2023-01-01')
        return undefined
      return (JSON.parse(body) as { record: SinkLine }[]).map(({ record }) => record)
    },
    done: { status: 204 },
  })
}

const otlpSink = (origin: string, authenticate: Authenticate): LabSink =>
  sink(origin, { authenticate, linesIn: otlpLines, done: { status: 200, body: {} } })

interface Wire {
  readonly authenticate: Authenticate
  linesIn(request: LabRequest): SinkLine[] | undefined
  readonly done: LabAnswer
}

function sink(origin: string, { authenticate, linesIn, done }: Wire): LabSink {
  const stored: LabSink = { hosts: { [origin]: handle }, lines: [], requests: [], senders: [] }
  function handle(request: LabRequest): LabAnswer {
    stored.requests.push(request)
    const who = authenticate(request)
    if (who === undefined) return { status: 401, body: { message: 'who are you?' } }
    const lines = request.method === 'POST' ? linesIn(request) : undefined
    if (!lines) return { status: 404 }
    stored.senders.push(who)
    stored.lines.push(...lines)
    return done
  }
  return stored
}

interface Otlp {
  readonly resourceLogs: {
    readonly scopeLogs: {
      readonly logRecords: {
        readonly timeUnixNano: string
        readonly severityNumber: number
        readonly traceId?: string
        readonly body: { readonly stringValue: string }
        readonly attributes: {
          readonly key: string
          readonly value: { readonly stringValue: string }
        }[]
      }[]
    }[]
  }[]
}

/** Reads OTLP as a strict receiver does; a malformed record is an error of the test. */
function otlpLines({ url, headers, body }: LabRequest): SinkLine[] | undefined {
  if (url.pathname !== '/v1/logs' || headers['content-type'] !== 'application/json')
    return undefined
  const { resourceLogs } = JSON.parse(body) as Otlp
  const records = resourceLogs
    .flatMap(({ scopeLogs }) => scopeLogs)
    .flatMap(({ logRecords }) => logRecords)
  return records.map(({ body: { stringValue }, ...record }) => {
    const line = JSON.parse(stringValue) as SinkLine
    const keys = record.attributes.map(({ key }) => key)
    if (new Set(keys).size !== keys.length) throw new Error('an attribute key is repeated')
    if (record.traceId !== undefined && !/^[0-9a-f]{32}$/.test(record.traceId))
      throw new Error('no trace id')
    if (!/^\d{19}$/.test(record.timeUnixNano)) throw new Error('no time')
    if (record.attributes.some(({ value }) => typeof value.stringValue !== 'string'))
      throw new Error('an attribute without a value')
    return line
  })
}
