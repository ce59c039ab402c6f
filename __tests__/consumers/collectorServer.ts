import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { request } from 'node:https'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Authority } from '../lab/certificates.ts'
import { page } from '../real/examples.ts'
import { placeOf } from '../real/parts/part.ts'
import { freePort, startServer } from '../real/server.ts'
import { collector } from './collectorParts.ts'

/** The servers around a Collector, and the authority of their certificates. */
export interface Surroundings {
  readonly issuer: string
  readonly vendor: { readonly origin: string; readonly token: string }
  readonly authority: Authority
}

/** A Collector that runs with a configuration of the page. */
export interface Collector {
  readonly address: string
  /** The log records of a file below /var/log/leases, in their order. */
  recordsIn(file: string): readonly LogRecord[]
  /** Sends a batch with this token; returns the status. */
  send(token: string, batch: Batch): Promise<number>
  /** Ends it by SIGKILL, and starts it again. */
  restart(): Promise<void>
}

type Attributes = readonly { readonly key: string; readonly value: { stringValue?: string } }[]

/** A log record in OTLP's JSON, with the attributes of its resource. */
export interface LogRecord {
  readonly traceId?: string
  readonly body?: { readonly stringValue?: string }
  readonly resource?: Readonly<Record<string, string | undefined>>
}

/** An OTLP request in JSON. */
export interface Batch {
  readonly resourceLogs?: readonly {
    readonly resource?: { readonly attributes?: Attributes }
    readonly scopeLogs?: readonly { readonly logRecords?: readonly LogRecord[] }[]
  }[]
}

const PAGE = page('docs/reference/sinks.md')

/** Returns the first YAML block below a heading of the page. */
function configurationBelow(heading: string): string {
  const [, block] =
    new RegExp(`^#+ ${heading}$[^#]*?^\`\`\`yaml\\n([\\s\\S]*?)^\`\`\`$`, 'm').exec(PAGE) ?? []
  if (block === undefined) throw new Error(`the page has no configuration below "${heading}"`)
  return block
}

/**
 * Starts a Collector with the common configuration of the page and the one below a heading. Only
 * addresses are replaced, and its directories lie below a temporary one.
 */
export async function startCollector(
  heading: string,
  { issuer, vendor, authority }: Surroundings,
): Promise<Collector> {
  if (!PAGE.includes(collector.name)) throw new Error(`the page does not state ${collector.name}`)
  const endpoint = `127.0.0.1:${await freePort()}`
  const address = `https://${endpoint}`
  const root = mkdtempSync(join(tmpdir(), 'collector-'))
  const below = (path: string): string => join(root, path)
  for (const path of ['etc/otel', 'var/log/leases', 'var/lib/otel'])
    mkdirSync(below(path), { recursive: true })
  const { key, cert } = await authority.leaf()
  writeFileSync(below('etc/otel/tls.key'), key)
  writeFileSync(below('etc/otel/tls.crt'), cert)
  writeFileSync(below('etc/otel/vendor.token'), vendor.token)
  const here = (text: string): string =>
    text
      .replaceAll('https://token.actions.githubusercontent.com', issuer)
      .replaceAll('https://otel.example.com', address)
      .replaceAll('https://otlp.vendor.example.com', vendor.origin)
      .replaceAll('0.0.0.0:4318', endpoint)
      .replaceAll(/(?<=: )\/(?=(?:etc|var)\/)/g, `${root}/`)
  writeFileSync(below('common.yaml'), here(configurationBelow('Collectors')))
  writeFileSync(below('own.yaml'), here(configurationBelow(heading)))
  // Several Collectors cannot serve their own metrics at one port.
  writeFileSync(below('here.yaml'), 'service: {telemetry: {metrics: {level: none}}}')
  const files = ['common', 'own', 'here'].map((name) => `--config=file:${below(name)}.yaml`)
  const start = () =>
    startServer({
      argv: [join(placeOf(collector), 'collector'), ...files],
      env: { SSL_CERT_FILE: authority.file() },
      sign: /Everything is ready/,
    })
  let { pid } = await start()
  return {
    address,
    recordsIn: (file) => recordsOf(below(`var/log/leases/${file}`)),
    send: (token, batch) => post(`${address}/v1/logs`, { token, batch, ca: authority.pem }),
    async restart() {
      process.kill(-pid, 'SIGKILL')
      ;({ pid } = await start())
    },
  }
}

interface Sending {
  readonly token: string
  readonly batch: Batch
  readonly ca: string
}

const post = (url: string, { token, batch, ca }: Sending): Promise<number> =>
  new Promise((resolve, reject) => {
    const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' }
    request(url, { method: 'POST', ca, headers, agent: false }, (response) => {
      response.resume()
      resolve(response.statusCode ?? 0)
    })
      .on('error', reject)
      .end(JSON.stringify(batch))
  })

const recordsOf = (path: string): readonly LogRecord[] =>
  (existsSync(path) ? readFileSync(path, 'utf8') : '')
    .split('\n')
    .slice(0, -1)
    .map((line) => JSON.parse(line) as Batch)
    .flatMap(({ resourceLogs = [] }) => resourceLogs)
    .flatMap(({ resource, scopeLogs = [] }) => {
      const attributes = resource?.attributes ?? []
      const named = Object.fromEntries(attributes.map(({ key, value }) => [key, value.stringValue]))
      return scopeLogs
        .flatMap(({ logRecords = [] }) => logRecords)
        .map((record) => ({ ...record, resource: named }))
    })
