import { deepEqual, ok } from 'node:assert/strict'
import type { Status } from '../../.ci/docs/status.ts'
import { RECORD, recordResults, resultOf } from '../status.ts'
import { enclose } from './enclose.ts'
import { lacking, obtain } from './parts/part.ts'
import { descendants } from './processes.ts'
import { living, stopServers } from './server.ts'
import { listening } from './sockets.ts'
import type { Suite } from './suite.ts'

type Verdict = 'passed' | 'failed' | 'skipped'
const count: Record<Verdict, number> = { passed: 0, failed: 0, skipped: 0 }

/**
 * Plays suites, or those of them that the command line names, prints a line for each scenario and
 * ends the process. A part that this machine cannot have is skipped by its name, and fails in CI.
 * With `--record`, the results are written into `docs/status.json`, if their kind has a place there.
 */
export async function playSuites(all: readonly Suite[], kind?: keyof Status): Promise<never> {
  const recorded = process.argv.includes(RECORD) ? kind : undefined
  const wanted = process.argv.slice(2).filter((word) => word !== RECORD)
  const suites = all.filter(({ name }) => wanted.length === 0 || wanted.includes(name))
  enclose()
  const lacks = new Map<Suite, readonly string[]>()
  for (const suite of suites) lacks.set(suite, await lackingOf(suite))
  for (const { parts } of suites.filter((each) => lacks.get(each)?.length === 0))
    for (const part of parts) void obtain(part).catch(() => undefined)
  for (const suite of suites) await play(suite, { missing: lacks.get(suite) ?? [], recorded })
  if (wanted.length > suites.length)
    tell('failed', `there is no suite of one of these names: ${wanted.join(', ')}`)
  if (count.passed > 0)
    await attempt('everything that was started has ended', async () =>
      deepEqual([living(), descendants(process.pid)], [[], []]),
    )
  console.log(`${count.passed} passed, ${count.failed} failed, ${count.skipped} skipped`)
  process.exit(count.failed > 0 ? 1 : 0)
}

/** What this machine has not, for a suite. */
async function lackingOf({ parts }: Suite): Promise<readonly string[]> {
  const verdicts = await Promise.all(
    parts.map(async (part) => ({ part, tools: await lacking(part) })),
  )
  return verdicts
    .filter(({ tools }) => tools.length > 0)
    .map(({ part, tools }) => `${part.name}, as this machine has no ${tools.join(', ')}`)
}

async function play(
  { name, parts, open, scenarios }: Suite,
  {
    missing,
    recorded,
  }: { readonly missing: readonly string[]; readonly recorded: keyof Status | undefined },
): Promise<void> {
  const before = { ...count }
  const sentences = Object.keys(scenarios).map((each) => `${name}: ${each}`)
  // In CI everything must be there.
  for (const each of missing)
    tell(process.env['CI'] ? 'failed' : 'skipped', `${name}: without ${each}`)
  const opened =
    missing.length === 0 &&
    (await attempt(`${name}: starts, and listens on loopback alone`, () => start(parts, open)))
  for (const [index, scenario] of Object.values(scenarios).entries()) {
    const sentence = sentences[index] ?? ''
    if (opened) await attempt(sentence, () => scenario(opened.runtime))
    else tell('skipped', sentence)
  }
  await stopServers()
  if (!recorded || !opened) return
  const counts = difference(before, count)
  recordResults(recorded, {
    [name]: resultOf(
      counts,
      parts.map((part) => part.name),
    ),
  })
}

function difference(before: typeof count, after: typeof count): typeof count {
  return {
    passed: after.passed - before.passed,
    failed: after.failed - before.failed,
    skipped: after.skipped - before.skipped,
  }
}

async function start(
  parts: Suite['parts'],
  open: Suite['open'],
): Promise<{ readonly runtime: unknown }> {
  for (const part of parts) await obtain(part)
  const runtime = await open()
  // A suite whose servers all live in this process has started none.
  const started = living()
  const { sockets, strangers } = listening(started)
  ok(sockets > 0 || started.length === 0, 'nobody listens')
  deepEqual(strangers, [])
  return { runtime }
}

/** Does something under a sentence that says what must hold. */
async function attempt<T>(sentence: string, act: () => Promise<T>): Promise<T | undefined> {
  const begun = performance.now()
  try {
    const result = await act()
    tell('passed', `${sentence} (${((performance.now() - begun) / 1000).toFixed(1)} s)`)
    return result
  } catch (error) {
    tell('failed', sentence)
    console.log(String(error instanceof Error ? error.stack : error).replace(/^/gm, '    '))
    return undefined
  }
}

function tell(verdict: Verdict, sentence: string): void {
  count[verdict] += 1
  console.log(`${verdict.padEnd(7)} ${sentence}`)
}
