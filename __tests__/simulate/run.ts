/**
 * Plays simulated jobs and counts broken promises: `npm run simulate -- --jobs N --seed N`. With
 * `--job K` it plays that one and prints its transcript; `--seconds S` ends it after that time; `--fleet` compares two retry policies.
 */
import { createHash } from 'node:crypto'
import { availableParallelism } from 'node:os'
import { parseArgs } from 'node:util'
import { Worker } from 'node:worker_threads'
import type { Assignment, JobResult } from './worker.ts'

const REPLAYED = 100

const { values } = parseArgs({
  options: {
    jobs: { type: 'string', default: '10000' },
    seed: { type: 'string', default: '1' },
    job: { type: 'string' },
    seconds: { type: 'string' },
    fleet: { type: 'boolean', default: false },
  },
})
const [jobs, seed] = [wholeNumber('jobs', values.jobs), wholeNumber('seed', values.seed)]
if (values.fleet) await (await import('./fleet.ts')).printFleet(seed)
else if (values.job === undefined) process.exitCode = await simulate()
else await (await import('./replay.ts')).replay(seed, wholeNumber('job', values.job))

function wholeNumber(name: string, text: string): number {
  if (/^\d{1,9}$/.test(text)) return Number(text)
  throw new Error(`--${name} must be a whole number; got "${text}"`)
}

async function simulate(): Promise<number> {
  const start = performance.now()
  const limit = values.seconds === undefined ? Infinity : wholeNumber('seconds', values.seconds)
  const results = await play({ seed, jobs }, start + limit * 1000)
  const seconds = (performance.now() - start) / 1000
  const repeated = await differences(results)
  const violations = results.filter((result) => result.violations.length > 0)
  for (const { job, violations: broken, shrunk } of violations.slice(0, 10)) {
    console.log(`job ${job}:\n${broken.map((sentence) => `  ${sentence}`).join('\n')}`)
    if (shrunk) console.log(`  smallest: ${JSON.stringify(shrunk)}`)
    console.log(`  replay: npm run simulate -- --seed ${seed} --job ${job}`)
  }
  console.log(describeShares(results))
  for (const job of repeated) console.log(`job ${job} differs when it is played again`)
  const digest = createHash('sha256')
  for (const result of results) digest.update(result.digest)
  console.log(
    `${results.length} jobs, ${violations.length} violations, seed ${seed}, ` +
      `${Math.round(results.length / seconds)} jobs/s, digest ${digest.digest('hex').slice(0, 16)}`,
  )
  return violations.length + repeated.length > 0 || results.length === 0 ? 1 : 0
}

/** Plays jobs on all cores; returns their results in the order of their numbers, without a gap. */
async function play(
  { seed, jobs }: Pick<Assignment, 'seed' | 'jobs'>,
  deadline: number,
): Promise<readonly JobResult[]> {
  const results: JobResult[] = []
  const stride = Math.max(1, Math.min(availableParallelism(), jobs))
  const workers = Array.from({ length: stride }, (_, first) => {
    const workerData: Assignment = { seed, first, stride, jobs }
    const worker = new Worker(new URL('./worker.ts', import.meta.url), { workerData })
    return new Promise<void>((resolve, reject) => {
      worker.on('message', (result: JobResult) => {
        results[result.job] = result
        if (performance.now() > deadline) void worker.terminate()
      })
      worker.on('error', reject)
      worker.on('exit', () => resolve())
    })
  })
  await Promise.all(workers)
  const count = results.findLastIndex((_, job) => job in results) + 1
  const gap = Array.from({ length: count }, (_, job) => job).find((job) => !(job in results))
  return results.slice(0, gap)
}

/** Plays the first jobs again, each in another thread; returns those that took another course. */
async function differences(results: readonly JobResult[]): Promise<readonly number[]> {
  const again = await play({ seed, jobs: Math.min(REPLAYED, results.length) }, Infinity)
  return again.filter(({ job, digest }) => results[job]?.digest !== digest).map(({ job }) => job)
}

function describeShares(results: readonly JobResult[]): string {
  const outcomes = Map.groupBy(results, ({ outcome }) => outcome)
  const percent = (count: number): string => `${((100 * count) / results.length).toFixed(1)} %`
  const lines = [...outcomes]
    .map(([outcome, { length }]) => [outcome, length] as const)
    .sort(([, a], [, b]) => b - a)
    .map(([outcome, length]) => `  ${outcome.padEnd(22)} ${percent(length)}`)
  const faulted = results.filter((result) => result.faulted).length
  const leases = results.map((result) => result.leases).sort((a, b) => a - b)
  const median = leases[Math.floor(leases.length / 2)] ?? 0
  return [`${percent(faulted)} with a fault; median ${median} leases; main ended:`, ...lines].join(
    '\n',
  )
}
