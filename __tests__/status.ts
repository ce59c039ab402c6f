import { readFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Status, SuiteResult } from '../.ci/docs/status.ts'

const FILE = resolve(import.meta.dirname, '../docs/status.json')
const SYSTEMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'macOS',
  linux: 'Linux',
  win32: 'Windows',
}

/** The flag with which a run writes its results into the file that the README's table is made of. */
export const RECORD = '--record'

/** What a suite adds to its counts. */
type Counts = Pick<SuiteResult, 'passed' | 'failed' | 'skipped'>

/** Returns the result of a suite that ran now, on this machine. */
export const resultOf = (counts: Counts, parts: readonly string[]): SuiteResult => ({
  date: new Date().toISOString().slice(0, 10),
  system: SYSTEMS[process.platform] ?? process.platform,
  node: process.versions.node,
  parts,
  ...counts,
})

/** Replaces the results of the suites that ran; those of other suites stay as they are. */
export function recordResults(
  kind: keyof Status,
  results: Readonly<Record<string, SuiteResult>>,
): void {
  const status = JSON.parse(readFileSync(FILE, 'utf8')) as Status
  const merged = Object.entries({ ...status[kind], ...results }).sort(([a], [b]) =>
    a < b ? -1 : 1,
  )
  const written: Status = { ...status, [kind]: Object.fromEntries(merged) }
  writeFileSync(FILE, `${JSON.stringify(written, null, 2)}\n`)
}
