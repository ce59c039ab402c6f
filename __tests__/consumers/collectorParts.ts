import { createHash } from 'node:crypto'
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { goFlags } from '../real/parts/goInstall.ts'
import { go, linux, type Part, placeOf, run } from '../real/parts/part.ts'
import { freePort, startServer } from '../real/server.ts'

const VERSION = 'v0.165.0'
const CONTRIB = 'github.com/open-telemetry/opentelemetry-collector-contrib'
const CORE = 'go.opentelemetry.io/collector'
const MODULES = {
  receivers: [`${CORE}/receiver/otlpreceiver ${VERSION}`],
  extensions: [`${CONTRIB}/extension/oidcauthextension ${VERSION}`],
  exporters: [`${CONTRIB}/exporter/fileexporter ${VERSION}`],
  // Its main insists on the provider of variables.
  providers: ['envprovider', 'fileprovider'].map(
    (name) => `${CORE}/confmap/provider/${name} v1.71.0`,
  ),
}
const manifest = (folder: string): string =>
  JSON.stringify({
    dist: { name: 'collector', output_path: folder, module: 'lease-credentials/collector' },
    ...Object.fromEntries(
      Object.entries(MODULES).map(([kind, all]) => [kind, all.map((gomod) => ({ gomod }))]),
    ),
  })
const goMod = [
  'module lease-credentials/collector',
  'go 1.26.0',
  ...[`${CORE}/otelcol ${VERSION}`, ...Object.values(MODULES).flat()].map(
    (gomod) => `require ${gomod}`,
  ),
  '',
].join('\n')
const digest = createHash('sha256')
  .update(manifest('') + goMod)
  .digest('hex')
  .slice(0, 12)

/** An OpenTelemetry Collector with the parts that a sink needs. */
export const collector: Part = {
  name: `OpenTelemetry Collector ${VERSION.slice(1)}`,
  folder: `collector-${digest}`,
  tools: [go, linux],
  async make(folder) {
    const file = join(folder, 'builder.yaml')
    writeFileSync(file, manifest(folder))
    const builder = `go.opentelemetry.io/collector/cmd/builder@${VERSION}`
    // The builder would fetch what the modules' own tests import, and the proxy has not all of that.
    const only = ['--skip-compilation', '--skip-get-modules'] as const
    await run(['go', 'run', builder, ...only, '--config', file], { cwd: folder, env: goFlags })
    writeFileSync(join(folder, 'go.mod'), goMod)
    await run(['go', 'build', '-mod=mod', '-o', 'collector', '.'], { cwd: folder, env: goFlags })
  },
}

/** A Collector that runs. */
export interface Collector {
  readonly address: string
  /** The log records of its file after so many, in their order; waits until there are enough. */
  received(after: number, atLeast: number): Promise<readonly LogRecord[]>
}

/** A log record in OTLP's JSON. */
export interface LogRecord {
  readonly traceId?: string
  readonly severityText?: string
  readonly body?: { readonly stringValue?: string }
  readonly attributes?: readonly { readonly key: string; readonly value: Value }[]
}

type Value = Readonly<Record<string, unknown>>

/** The issuer whose ID tokens it accepts, and the path of the authority that it trusts for it. */
export interface TrustedIssuer {
  readonly url: string
  readonly authority: string
}

/** Starts one on loopback that accepts the ID tokens whose audience is its address. */
export async function startCollector({ url, authority }: TrustedIssuer): Promise<Collector> {
  const endpoint = `127.0.0.1:${await freePort()}`
  const address = `http://${endpoint}`
  const place = mkdtempSync(join(tmpdir(), 'collector-'))
  const path = join(place, 'logs.jsonl')
  const provider = { issuer_url: url, issuer_ca_path: authority, audience: address }
  const file = join(place, 'collector.yaml')
  writeFileSync(
    file,
    JSON.stringify({
      extensions: { oidc: { providers: [provider] } },
      receivers: { otlp: { protocols: { http: { endpoint, auth: { authenticator: 'oidc' } } } } },
      exporters: { file: { path, flush_interval: '100ms' } },
      service: {
        extensions: ['oidc'],
        telemetry: { metrics: { level: 'none' } },
        pipelines: { logs: { receivers: ['otlp'], exporters: ['file'] } },
      },
    }),
  )
  await startServer({
    argv: [join(placeOf(collector), 'collector'), `--config=file:${file}`],
    sign: /Everything is ready/,
  })
  return {
    address,
    async received(after, atLeast) {
      for (let tries = 0; tries < TRIES && recordsIn(path).length < after + atLeast; tries += 1)
        await sleep(100)
      return recordsIn(path).slice(after)
    },
  }
}

// The Collector writes what it has accepted a little later.
const TRIES = 100

interface Batch {
  readonly resourceLogs?: readonly {
    readonly scopeLogs?: readonly { readonly logRecords?: readonly LogRecord[] }[]
  }[]
}

const recordsIn = (path: string): readonly LogRecord[] =>
  readFileSync(path, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line) as Batch)
    .flatMap(({ resourceLogs = [] }) => resourceLogs)
    .flatMap(({ scopeLogs = [] }) => scopeLogs)
    .flatMap(({ logRecords = [] }) => logRecords)
