#!/usr/bin/env node
// Runs the queries of this folder over files, without dependencies (Node 24):
//
//   node docs/alarms/run.mjs --record record.jsonl --cloudtrail trail.json --vault vault-audit.log
//
// "-" reads standard input, and each option may be repeated. Several files of the record are its
// history. --since 2026-11-01T00:00:00Z hides what happened before. --json prints JSON.
// Ends with 1 if anything was found, with 2 if a file cannot be read.
import { globSync, readFileSync } from 'node:fs'
import { basename, join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { parseArgs } from 'node:util'

const LOGS = { record: 'raw_record', cloudtrail: 'raw_cloudtrail', vault: 'raw_vault' }
const many = { type: 'string', multiple: true, default: [] }
const text = { type: 'string', default: '' }
const { values } = parseArgs({
  options: {
    ...{ record: many, cloudtrail: many, vault: many, since: text },
    json: { type: 'boolean', default: false },
  },
})

try {
  const found = alarms(sinceMs())
  if (values.json) console.log(JSON.stringify(found, null, 2))
  else
    for (const [alarm, rows] of Object.entries(found))
      for (const row of rows) console.log(`${alarm}: ${JSON.stringify(row)}`)
  process.exitCode = Object.values(found).some((rows) => rows.length > 0) ? 1 : 0
} catch (error) {
  console.error(String(error))
  process.exitCode = 2
}

/** Returns what each query finds from that time on, by the name of its file. */
function alarms(since) {
  const database = new DatabaseSync(':memory:')
  database.exec(readFileSync(join(import.meta.dirname, 'tables.sql'), 'utf8'))
  for (const [log, table] of Object.entries(LOGS)) {
    const insert = database.prepare(`INSERT INTO ${table} VALUES (?)`)
    for (const entry of values[log].flatMap(entriesOf)) insert.run(JSON.stringify(entry))
  }
  const files = globSync(join(import.meta.dirname, '*.sql')).sort()
  const queries = files.filter((file) => basename(file) !== 'tables.sql')
  // An entry without a time is never hidden.
  const isRecent = ({ time }) => !time || Date.parse(time) >= since
  const rowsOf = (file) => database.prepare(readFileSync(file, 'utf8')).all().filter(isRecent)
  return Object.fromEntries(queries.map((file) => [basename(file, '.sql'), rowsOf(file)]))
}

function sinceMs() {
  const start = values.since === '' ? 0 : Date.parse(values.since)
  if (Number.isNaN(start)) throw new Error(`--since must be RFC 3339; got ${values.since}`)
  return start
}

/** Returns the entries of a file: JSON lines, one JSON list, or CloudTrail's {"Records": […]}. */
function entriesOf(file) {
  const content = readFileSync(file === '-' ? 0 : file, 'utf8')
  try {
    const whole = JSON.parse(content)
    return Array.isArray(whole) ? whole : (whole.Records ?? [whole])
  } catch {
    const lines = content.split('\n').filter((line) => line.trim() !== '')
    return lines.map((line) => JSON.parse(line))
  }
}
