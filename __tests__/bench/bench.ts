// `npm run bench`: the built action against the least code that does the same work. See the README
// beside this file.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { type Case, cases, type Phase } from './cases.ts'
import { bare, type Cost, openJob, type Side } from './job.ts'
import { type Row, rowOf, type Sample, type Use } from './rows.ts'
import type { Site, Traffic } from './servers.ts'
import { published, table, uses } from './table.ts'

const { values: options } = parseArgs({
  options: {
    runs: { type: 'string', default: '14' },
    seconds: { type: 'string', default: '170' },
    rtt: { type: 'string', default: '0,50' },
    cases: { type: 'string', default: Object.keys(cases).join() },
    dist: { type: 'string', default: 'dist' },
    write: { type: 'boolean', default: false },
  },
})
const names = options.cases.split(',')
const strange = names.filter((name) => !cases[name])
if (strange.length > 0)
  throw new Error(`unknown: ${strange.join(', ')}; there are ${Object.keys(cases).join(', ')}`)
const subjects = names.flatMap((name) => cases[name] ?? [])
const trips = options.rtt.split(',').map(Number)

const servers = fork(join(import.meta.dirname, 'servers.ts'), { execArgv: [] })
const ask = async <T>(message: object): Promise<T> => {
  const answer = once(servers, 'message')
  servers.send(message)
  return (await answer)[0] as T
}
const site = (await once(servers, 'message'))[0] as Site

const samples = new Map<string, Sample[]>()
const started = performance.now()
const seconds = (): number => (performance.now() - started) / 1000
let rounds = 0
// The first round is not counted: it fills the caches of the disk.
for (
  let round = -1;
  round < Number(options.runs) && (round < 3 || seconds() < Number(options.seconds));
  round++
) {
  for (const rtt of trips) {
    await ask({ rtt })
    for (const subject of subjects) {
      const sample = await turn(subject, round)
      if (round >= 0)
        samples.set(`${subject.name} ${rtt}`, [
          ...(samples.get(`${subject.name} ${rtt}`) ?? []),
          sample,
        ])
    }
  }
  rounds = round + 1
  process.stderr.write(`round ${rounds} of ${options.runs}, ${seconds().toFixed(0)} s\n`)
}

await ask({ rtt: 0 })
const used = new Map<Case, Use>()
for (const subject of subjects) used.set(subject, await look(subject))
servers.disconnect()

const rows: readonly Row[] = subjects.flatMap((subject) =>
  trips.flatMap((rtt) =>
    (['main', 'post'] as const).flatMap(
      (phase) => rowOf({ subject, rtt, phase }, samples.get(`${subject.name} ${rtt}`) ?? []) ?? [],
    ),
  ),
)
const text = [table(rows, rounds), uses(used)].join('\n\n')
console.log(`\n${text}`)
mkdirSync('.cache', { recursive: true })
writeFileSync(
  join('.cache', 'bench.json'),
  `${JSON.stringify({ node: process.version, rounds, rows, uses: Object.fromEntries([...used].map(([{ name }, use]) => [name, use])), samples: Object.fromEntries(samples) }, null, 2)}\n`,
)
const PAGE = 'docs/reference/performance.md'
if (options.write) writeFileSync(PAGE, published(readFileSync(PAGE, 'utf8'), text))

/**
 * Both sides, one right after the other, between two bare starts: the first tells how noisy the
 * machine is, the second is compared with.
 */
async function turn(subject: Case, round: number): Promise<Sample> {
  const order: readonly Side[] = round % 2 === 0 ? ['action', 'floor'] : ['floor', 'action']
  const before = await bare('time')
  const done: Partial<Record<Side, Awaited<ReturnType<typeof work>>>> = {}
  for (const side of order) done[side] = await work(subject, side)
  const { action, floor } = done as Record<Side, Awaited<ReturnType<typeof work>>>
  return { noise: before.wall, bare: (await bare('time')).wall, action, floor }
}

async function work(subject: Case, side: Side): Promise<Sample[Side]> {
  const job = openJob(subject, site, { side, dist: options.dist })
  const phase = async (name: Phase) => {
    const cost = done(await job[name]('time'), `${name} of ${subject.name} (${side})`)
    const traffic = await ask<Traffic>({})
    return { wall: cost.wall, requests: traffic.requests, connections: traffic.connections }
  }
  try {
    return { main: await phase('main'), post: await phase('post') }
  } finally {
    job.close()
  }
}

/** What cannot be seen without a preload, which takes time itself: CPU, memory, files. */
async function look(subject: Case): Promise<Use> {
  const found: Use = {
    action: { main: [], post: [] },
    floor: { main: [], post: [] },
    files: { main: [], post: [] },
  }
  for (const side of ['action', 'floor', 'action', 'floor', 'action', 'floor'] as const) {
    const job = openJob(subject, site, { side, dist: options.dist })
    for (const phase of ['main', 'post'] as const) {
      const { more } = done(await job[phase]('use'), `${phase} of ${subject.name}`)
      if (more) found[side][phase].push({ cpu: more.cpu, peak: more.peak })
    }
    job.close()
  }
  const job = openJob(subject, site, { side: 'action', dist: options.dist })
  for (const phase of ['main', 'post'] as const)
    found.files[phase].push(...((await job[phase]('files')).more?.files ?? []))
  job.close()
  return found
}

function done(cost: Cost, what: string): Cost {
  if (cost.code !== 0) throw new Error(`${what} failed:\n${cost.output}`)
  return cost
}
