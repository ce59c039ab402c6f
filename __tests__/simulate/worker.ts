import { createHash } from 'node:crypto'
import { parentPort, workerData } from 'node:worker_threads'
import { fixedSigningKey, removeNondeterminism } from './determinism.ts'
import type { JobSpec } from './spec.ts'

/** The jobs that a worker plays: every `stride`-th from `first` on. */
export interface Assignment {
  readonly seed: number
  readonly first: number
  readonly stride: number
  readonly jobs: number
}

/** What a worker reports about one job. */
export interface JobResult {
  readonly job: number
  /** SHA-256 over everything that the job did, and what was done to it. */
  readonly digest: string
  readonly leases: number
  readonly outcome: string
  readonly faulted: boolean
  readonly violations: readonly string[]
  /** The smallest job that breaks the same promise. */
  readonly shrunk?: JobSpec
}

removeNondeterminism()
const [{ playJob }, { violationsOf }, { createSpec }, { shrink }] = await Promise.all([
  import('./play.ts'),
  import('./judge.ts'),
  import('./spec.ts'),
  import('./shrink.ts'),
])

const MOST_SHRUNK = 3
const key = fixedSigningKey()
const { seed, first, stride, jobs } = workerData as Assignment
// What is loaded while a job runs would take its time from that job.
for (let job = 0; job < 20; job++) await playJob(createSpec(0, job), key)
let shrunk = 0
for (let job = first; job < jobs; job += stride) parentPort?.postMessage(await resultOf(job))

async function resultOf(job: number): Promise<JobResult> {
  const spec = createSpec(seed, job)
  const evidence = await playJob(spec, key)
  const violations = violationsOf(evidence)
  const { main, post, arrivals, env, outputs } = evidence
  const told = [main, post, arrivals, env, outputs, [...evidence.filesAfterPost]]
  const { end, full, forgery, faults, postFaults } = spec
  return {
    job,
    digest: createHash('sha256').update(JSON.stringify(told)).digest('hex'),
    leases: spec.leases.length,
    outcome: main.code ?? main.outcome,
    faulted: faults.length + postFaults.length > 0 || [end, full, forgery].some(Boolean),
    violations,
    ...(violations.length > 0 && shrunk++ < MOST_SHRUNK && { shrunk: await shrinkJob(spec) }),
  }
}

async function shrinkJob(spec: JobSpec): Promise<JobSpec> {
  const rules = async (candidate: JobSpec): Promise<readonly (string | undefined)[]> =>
    violationsOf(await playJob(candidate, key)).map((violation) => violation.split(':')[0])
  const broken = new Set(await rules(spec))
  return shrink(spec, async (candidate) =>
    (await rules(candidate)).some((rule) => broken.has(rule)),
  )
}
