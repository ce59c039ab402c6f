import { spawnSync } from 'node:child_process'
import { globSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parseAllDocuments } from 'yaml'
import { EXPECTED, type LogLine, type PlantedLogs, plantedLogs, SINCE } from './planted.ts'

type Alarms = Readonly<Record<string, readonly LogLine[]>>

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Runs the queries over these logs; returns the exit code and what each of them found. */
function alarms(
  { record, cloudtrail, vault }: PlantedLogs,
  since = SINCE,
): readonly [number | null, Alarms] {
  const folder = mkdtempSync(join(tmpdir(), 'alarms-'))
  folders.push(folder)
  const lines = (entries: readonly object[]): string =>
    entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  writeFileSync(join(folder, 'vault.log'), lines(vault))
  writeFileSync(join(folder, 'trail.json'), JSON.stringify({ Records: cloudtrail }))
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [
      ...['--disable-warning=ExperimentalWarning', 'docs/alarms/run.mjs', '--json'],
      ...['--record', '-', '--vault', join(folder, 'vault.log')],
      ...['--cloudtrail', join(folder, 'trail.json'), '--since', since],
    ],
    { input: lines(record), encoding: 'utf8' },
  )
  expect(stderr).toBe('')
  return [status, JSON.parse(stdout) as Alarms]
}

const idsIn = (rows: readonly LogLine[] = []): ReadonlySet<string> =>
  new Set(rows.map((row) => String(row['uid'] ?? row['request'])))

const files = (kind: string): ReadonlySet<string> =>
  new Set(globSync(`docs/alarms/*.${kind}`).map((file) => basename(file, `.${kind}`)))

describe('the alarms', () => {
  test.each(Object.entries(EXPECTED))('%s finds exactly the planted lines', async (alarm, ids) => {
    const [status, found] = alarms(await plantedLogs())
    expect(status).toBe(1)
    expect(idsIn(found[alarm])).toEqual(new Set(ids))
  })

  test('are silent about a whole job with a month of history', async () => {
    const logs = await plantedLogs()
    const planted = new Set([...Object.values(EXPECTED).flat(), 'foreign'])
    const harmless = (line: LogLine): boolean =>
      !planted.has(String(line['uid']).replace(/-end$/, '')) &&
      !planted.has(String(line['requestID'] ?? (line['request'] as LogLine)?.['id']))
    const calm = {
      // The line of a lost response stays: it accounts for a session.
      record: logs.record.filter((line) => harmless(line) || line['uid'] === 'unknown'),
      cloudtrail: logs.cloudtrail.filter(harmless),
      vault: logs.vault.filter(harmless),
    }
    const [, found] = alarms(calm)
    expect(Object.entries(found).filter(([, rows]) => rows.length > 0)).toEqual([
      ['not-revoked', [expect.objectContaining({ uid: 'unknown' })]],
    ])
  })

  test('count a line that a sink delivered twice once', async () => {
    const logs = await plantedLogs()
    const [, once] = alarms(logs)
    const [, twice] = alarms({ ...logs, record: [...logs.record, ...logs.record] })
    expect(twice).toEqual(once)
  })

  test('cannot be run over a file that is not JSON, or since no time', async () => {
    const logs = await plantedLogs()
    const run = (...words: readonly string[]) =>
      spawnSync(process.execPath, ['docs/alarms/run.mjs', '--record', ...words], {
        input: '{"uid"',
      }).status
    expect([run('-'), run('/dev/null', '--since', 'yesterday')]).toEqual([2, 2])
    expect(alarms(logs)[0]).toBe(1)
  })
})

describe('the files of the alarms', () => {
  const page = readFileSync('docs/alarms/README.md', 'utf8')

  test('have a query for each alarm, and KQL and CloudWatch beside it', () => {
    const names = new Set(Object.keys(EXPECTED))
    expect(files('sql')).toEqual(new Set([...names, 'tables']))
    expect(files('kql')).toEqual(files('yml'))
    expect([...names]).toEqual(expect.arrayContaining([...files('yml')]))
  })

  test('are Sigma rules with an id each, a level and known false positives', () => {
    const rules = [...files('yml')].flatMap((name) =>
      parseAllDocuments(readFileSync(`docs/alarms/${name}.yml`, 'utf8')).map(
        (document) => document.toJS() as LogLine,
      ),
    )
    expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
    for (const rule of rules.filter(({ name }) => name === undefined))
      expect(rule).toMatchObject({
        level: expect.stringMatching(/^(?:medium|high)$/),
        falsepositives: expect.arrayContaining([expect.any(String)]),
      })
  })

  test.each(Object.keys(EXPECTED))('the page says of %s what it means and what to do', (alarm) => {
    const [, section = ''] = page.split(new RegExp(`^## .*\\(\`${alarm}\`\\)$`, 'm'))
    const [own = ''] = section.split(/^## /m)
    for (const heading of ['Means', 'Do', 'False positives'])
      expect(own).toContain(`- **${heading}**: `)
  })
})
