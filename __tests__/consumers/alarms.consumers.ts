import { deepEqual, equal } from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { EXPECTED, type LogLine, plantedLogs } from '../alarms/planted.ts'
import { ROLE } from '../lab/inProcessStep.ts'
import { linux, type Part, placeOf, python, run } from '../real/parts/part.ts'
import { type Suite, suite } from '../real/suite.ts'

const FOLDER = resolve(import.meta.dirname, '../../docs/alarms')
const PROGRAMS = resolve(import.meta.dirname, 'programs')

const sigma: Part = {
  name: 'pySigma',
  folder: 'pysigma-1.5.1',
  tools: [python, linux],
  async make(folder) {
    await run(['python3', '-m', 'venv', folder], { cwd: folder })
    const pip = [join(folder, 'bin/python'), '-m', 'pip', 'install', '--quiet'] as const
    const backends = ['pySigma-backend-sqlite==2.0.0', 'pySigma-backend-kusto==1.0.1'] as const
    const packages = ['--disable-pip-version-check', 'pySigma==1.5.1', ...backends] as const
    await run([...pip, ...packages], { cwd: folder })
  },
}

const kusto: Part = {
  name: "Microsoft's KQL language service",
  folder: 'kusto-12.4.1',
  tools: [linux],
  async make(folder) {
    const flags = ['--no-audit', '--no-fund', '--ignore-scripts', '--no-package-lock'] as const
    const package_ = '@kusto/language-service-next@12.4.1'
    await run(['npm', 'install', '--prefix', folder, ...flags, package_], { cwd: folder })
  },
}

/** What pySigma makes of each rule. */
type Queries = Readonly<Record<string, { readonly sql: string; readonly kql?: string }>>
interface Scene {
  readonly queries: Queries
  readonly database: DatabaseSync
}

async function open(): Promise<Scene> {
  const interpreter = join(placeOf(sigma), 'bin/python')
  const made = execFileSync(interpreter, [join(PROGRAMS, 'convertRules.py'), FOLDER], {
    encoding: 'utf8',
  })
  const database = new DatabaseSync(':memory:')
  database.exec(readFileSync(join(FOLDER, 'tables.sql'), 'utf8'))
  const insert = database.prepare('INSERT INTO raw_record VALUES (?)')
  for (const line of (await plantedLogs()).record) insert.run(JSON.stringify(line))
  return { queries: JSON.parse(made) as Queries, database }
}

/** The files that a rule becomes. `ALARMS=write npm run test:consumers -- alarms` writes them. */
const writtenFrom = (queries: Queries): readonly (readonly [file: string, text: string])[] =>
  Object.entries(queries).flatMap(([name, { sql, kql }]) =>
    kql === undefined
      ? []
      : [
          [`${name}.sql`, `-- Written from ${name}.yml by pySigma.\n${sql}\n`],
          [`${name}.kql`, `// Written from ${name}.yml by pySigma.\n${kql}\n`],
        ],
  )

/** Returns what Microsoft's parser says about each query. */
const judged = (queries: readonly string[]): readonly (readonly string[])[] =>
  JSON.parse(
    execFileSync(process.execPath, [join(PROGRAMS, 'parseKql.mjs'), placeOf(kusto)], {
      input: JSON.stringify(queries),
      encoding: 'utf8',
    }),
  )

/** The rules of docs/alarms, by the tools that others wrote. */
export const alarmConsumers: Suite = suite<Scene>({
  name: 'alarms',
  parts: [sigma, kusto],
  open,
  scenarios: {
    'each Sigma rule finds exactly the planted lines': async ({ queries, database }) => {
      for (const [name, { sql }] of Object.entries(queries)) {
        if (name === 'shared-role') continue
        const rows = database.prepare(sql).all() as readonly LogLine[]
        deepEqual(rows.map(({ uid }) => uid).sort(), EXPECTED[name], name)
      }
    },
    'the correlation finds the role of two repositories, and no other': async ({
      queries,
      database,
    }) => {
      const alerts = database.prepare(queries['shared-role']?.sql ?? '').all()
      const found = alerts.map(({ group_keys }) => JSON.parse(String(group_keys)) as LogLine)
      const roles = found.map((keys) => keys['requested.role'])
      deepEqual([...new Set(roles)], [ROLE])
      const [evidence] = alerts.map(({ event_ids }) => String(event_ids))
      equal(evidence?.includes(EXPECTED['shared-role']?.[0] ?? '?'), true, evidence)
    },
    'the SQL and the KQL beside the rules are those that pySigma makes': async ({ queries }) => {
      const files = writtenFrom(queries)
      if (process.env['ALARMS'] === 'write')
        for (const [file, text] of files) writeFileSync(join(FOLDER, file), text)
      for (const [file, text] of files) equal(readFileSync(join(FOLDER, file), 'utf8'), text, file)
    },
    "the KQL is accepted by Microsoft's own parser, for the columns of the record": async () => {
      const files = globSync(join(FOLDER, '*.kql')).sort()
      const texts = files.map((file) => readFileSync(file, 'utf8'))
      const [unknown, ...verdicts] = judged(['LeaseCredentials_CL | where x == 1', ...texts])
      // The parser knows the columns: it rejects one that does not exist.
      equal(unknown?.length, 1)
      deepEqual(
        verdicts,
        files.map(() => []),
      )
    },
  },
})
