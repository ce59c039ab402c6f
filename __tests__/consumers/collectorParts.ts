import { createHash } from 'node:crypto'
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { goFlags } from '../real/parts/goInstall.ts'
import { go, linux, type Part, run } from '../real/parts/part.ts'

const VERSION = 'v0.165.0'
const CONTRIB = 'github.com/open-telemetry/opentelemetry-collector-contrib'
const CORE = 'go.opentelemetry.io/collector'
const MODULES = {
  receivers: [`${CORE}/receiver/otlpreceiver ${VERSION}`],
  extensions: ['oidcauthextension', 'bearertokenauthextension', 'storage/filestorage'].map(
    (name) => `${CONTRIB}/extension/${name} ${VERSION}`,
  ),
  processors: [`${CONTRIB}/processor/resourceprocessor ${VERSION}`],
  exporters: [
    `${CORE}/exporter/otlphttpexporter ${VERSION}`,
    `${CONTRIB}/exporter/fileexporter ${VERSION}`,
  ],
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

/** An OpenTelemetry Collector with the parts that the configurations of the page need. */
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
