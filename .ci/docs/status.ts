import { readFileSync } from 'node:fs'
import { type ProviderName, providerNames, providers } from '../../src/providers/registry.ts'
import { table } from './markdown.ts'

/** What became of a suite when it ran last. */
export interface SuiteResult {
  readonly date: string
  readonly system: string
  readonly node: string
  /** The software of others that it ran against, with versions. */
  readonly parts: readonly string[]
  readonly passed: number
  readonly failed: number
  readonly skipped: number
}

type Results = Readonly<Record<string, SuiteResult>>

/** The content of `docs/status.json`, which the suites write when they run with `--record`. */
export interface Status {
  /** `npm run test:faults`, by provider. */
  readonly lab: Results
  /** `npm run test:real`, by suite. */
  readonly real: Results
  /** Runs on GitHub against a real cloud: provider → the address of the run. */
  readonly cloud: Readonly<Record<string, string>>
}

// The suites of real servers that have another name than their provider.
const SUITES: Readonly<Partial<Record<ProviderName, readonly string[]>>> = {
  vault: ['vault', 'workflows'],
  oauth: ['keycloak'],
}
const SYSTEMS = ['Linux', 'Windows', 'macOS'] as const

/** Returns the table of providers and the table of systems. */
export function statusTables(
  status = JSON.parse(readFileSync('docs/status.json', 'utf8')) as Status,
): string {
  const rows = providerNames.map((name) => [
    providers[name].title,
    labCell(status.lab[name]),
    realCell((SUITES[name] ?? [name]).map((suite) => status.real[suite])),
    status.cloud[name] === undefined ? 'never run' : `[run](${status.cloud[name]})`,
  ])
  const providerTable = table(['provider', 'lab', 'real server', 'real cloud'], rows)
  return `${providerTable}\n\n${table(['system', 'last seen to work'], systemRows(status))}`
}

const verdict = ({ passed, failed }: SuiteResult): string =>
  failed === 0 ? `${passed} passed` : `**${failed} failed**, ${passed} passed`

const labCell = (result: SuiteResult | undefined): string =>
  result ? `${verdict(result)}, ${result.date}` : 'never run'

function realCell(results: readonly (SuiteResult | undefined)[]): string {
  const ran = results.filter((result) => result !== undefined && result.passed > 0)
  const cells = ran.map((result) =>
    result ? `${result.parts.join(', ')}: ${verdict(result)}, ${result.date}` : '',
  )
  return cells.join('; ') || 'never run'
}

function systemRows({ lab, real }: Status): readonly (readonly string[])[] {
  const all = [...Object.values(lab), ...Object.values(real)].filter(({ passed }) => passed > 0)
  return SYSTEMS.map((system) => {
    const dates = all.filter((result) => result.system === system).map(({ date }) => date)
    const [last = 'never run'] = dates.toSorted((a, b) => b.localeCompare(a))
    return [system, last]
  })
}
