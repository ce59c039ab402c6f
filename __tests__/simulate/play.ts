import { asFailure, type Failure } from '../../src/core/failure.ts'
import type { Runtime } from '../../src/core/runtime.ts'
import { failureOutputs } from '../../src/exports/stepOutputs.ts'
import { runMain } from '../../src/flow/main.ts'
import { runPost } from '../../src/flow/post.ts'
import { TOMBSTONE } from '../../src/journal/header.ts'
import { readJournal } from '../../src/journal/journal.ts'
import type { Clock, OpenLab } from '../lab/clock.ts'
import type { SigningKey } from '../lab/issuer.ts'
import { type InMemoryRuntime, inMemoryRuntime } from '../lab/runtime.ts'
import type { LabEvent } from '../lab/transcript.ts'
import { virtualLab } from './clock.ts'
import { useRandom } from './determinism.ts'
import { type Arrival, createNetwork } from './network.ts'
import { createRandom } from './random.ts'
import { createServers, type Servers } from './servers.ts'
import type { EndSpec, JobSpec } from './spec.ts'

/** How one step of a job ended. */
export interface StepEnd {
  readonly outcome: 'success' | 'failure' | 'killed'
  readonly code: string | undefined
  readonly message: string
  readonly milliseconds: number
  readonly transcript: readonly LabEvent[]
}

/** All that is known of a finished job: what its judge may look at. */
export interface Evidence {
  readonly spec: JobSpec
  readonly servers: Servers
  readonly lab: OpenLab & Clock
  readonly arrivals: readonly Arrival[]
  readonly main: StepEnd
  readonly post: StepEnd | undefined
  readonly env: Readonly<Record<string, string>>
  readonly outputs: Readonly<Record<string, string>>
  readonly summaries: readonly string[]
  /** Files by path after main, and after post. */
  readonly filesAfterMain: ReadonlyMap<string, string>
  readonly filesAfterPost: ReadonlyMap<string, string>
  readonly rejections: readonly unknown[]
}

const rejections: unknown[] = []
process.on('unhandledRejection', (error) => rejections.push(error))

/** Plays one job from its first step to its last: main, a later step, post. */
export async function playJob(spec: JobSpec, key: SigningKey): Promise<Evidence> {
  useRandom(createRandom(spec.seed, spec.job, 1))
  rejections.length = 0
  const lab = virtualLab()
  const servers = createServers(lab, spec, key)
  const arrivals: Arrival[] = []
  const context: Context = { spec, lab, servers, arrivals }
  const main = createStep(context, 'main')
  for (const [name, line] of Object.entries(TOMBSTONE)) main.runtime.state.set(name, line)
  const inputs = new Map(Object.entries(servers.inputs))
  const mainEnd = await main.end(() => runMain(main.runtime, inputs))
  const outputs = { ...main.outside.outputs }
  if (mainEnd.failure) Object.assign(outputs, Object.fromEntries(failureOutputs(mainEnd.failure)))
  const filesAfterMain = new Map(main.outside.disk)
  laterStep(spec, main.outside)
  await lab.sleep(60_000)
  const post = createStep(context, 'post', main.outside)
  const postEnd = await post.end(async () => {
    const found = readJournal(stateFor(spec, main.outside))
    if (found) await runPost(post.runtime, found, () => inputs)
  })
  // Whatever still waits for a timer, such as a response that is not read, ends.
  await lab.sleep(600_000)
  return {
    spec,
    servers,
    lab,
    arrivals,
    main: mainEnd.end,
    post: postEnd.end,
    env: main.outside.env,
    outputs,
    summaries: [main.outside.summary(), post.outside.summary()],
    filesAfterMain,
    filesAfterPost: new Map(main.outside.disk),
    rejections: [...rejections],
  }
}

interface Context {
  readonly spec: JobSpec
  readonly lab: OpenLab & Clock
  readonly servers: Servers
  readonly arrivals: Arrival[]
}

interface Step {
  /** What the code under test sees. */
  readonly runtime: InMemoryRuntime
  /** The same, for the simulator. */
  readonly outside: InMemoryRuntime
  end(
    body: () => Promise<void>,
  ): Promise<{ readonly end: StepEnd; readonly failure: Failure | undefined }>
}

function createStep(context: Context, step: 'main' | 'post', after?: InMemoryRuntime): Step {
  const { spec, lab, servers, arrivals } = context
  const life = { dead: false }
  const ending = step === 'main' ? spec.end : spec.postEnd
  const outside = inMemoryRuntime({
    hosts: {},
    lab,
    facts: servers.issuer.facts,
    idToken: spec.idToken ? servers.issuer.idToken : undefined,
    skew: spec.skew,
    directoryNumber: step === 'main' ? 1 : 2,
    fullFrom: {
      ...(step === 'main' && spec.full && { [spec.full.what]: spec.full.from }),
      ...(spec.summaryFull && { summarize: 1 }),
    },
    ...(after && { after }),
  })
  const http = createNetwork({
    step,
    clock: lab,
    hosts: servers.hosts,
    latency: spec.latency,
    faults: step === 'main' ? spec.faults : spec.postFaults,
    seed: [spec.seed, spec.job, step === 'main' ? 2 : 3],
    arrivals,
    delivers: () => !life.dead || ending?.inFlight === true,
  })
  let die = (): void => {}
  const killed = new Promise<'killed'>((resolve) => {
    die = () => resolve('killed')
  })
  const runtime = mortal({ ...outside, http } as InMemoryRuntime, outside, {
    ending,
    life,
    die: () => die(),
  })
  return {
    runtime,
    outside,
    async end(body) {
      const start = lab.elapsed()
      const ended = await Promise.race([body().then(() => undefined, asFailure), killed])
      const failure = ended === 'killed' ? undefined : ended
      const end: StepEnd = {
        outcome: ended === 'killed' ? 'killed' : failure ? 'failure' : 'success',
        code: failure?.code,
        message: failure?.message ?? '',
        milliseconds: lab.elapsed() - start,
        transcript: outside.transcript,
      }
      return { end, failure }
    },
  }
}

interface Mortality {
  readonly ending: EndSpec | undefined
  readonly life: { dead: boolean }
  die(): void
}

class Killed extends Error {}

/** The members whose calls are effects; after the process has died, none of them does anything. */
const EFFECTS = [
  'http',
  'mask',
  'saveState',
  'log',
  'exportValues',
  'writeTempFile',
  'removeTempFile',
  'appendToRecord',
  'appendSummary',
] as const

/**
 * Returns a runtime whose process dies at the effect that the job names, or is asked to end there.
 * A dead process does nothing more: its waits never end, and its writes are lost.
 */
function mortal(
  runtime: InMemoryRuntime,
  outside: InMemoryRuntime,
  { ending, life, die }: Mortality,
): InMemoryRuntime {
  let count = 0
  const strike = (): void => {
    if (ending?.how === 'cancel') outside.cancel()
    else {
      life.dead = true
      die()
    }
  }
  const guarded = Object.fromEntries(
    EFFECTS.map((name) => [
      name,
      (...given: readonly unknown[]): unknown => {
        if (life.dead) return stopped(name)
        const due = ++count === ending?.effect
        if (due && !ending.after) strike()
        if (life.dead) return stopped(name)
        const result = (runtime[name] as (...given: readonly unknown[]) => unknown)(...given)
        if (due && ending.after && name !== 'http') strike()
        if (name !== 'http') return result
        return (result as ReturnType<Runtime['http']>).then(
          (response) => {
            if (due && ending.after) strike()
            return life.dead ? new Promise(() => {}) : response
          },
          (error: unknown) => (life.dead ? new Promise(() => {}) : Promise.reject(error)),
        )
      },
    ]),
  )
  const sleep: Runtime['sleep'] = async (milliseconds, signal) => {
    await runtime.sleep(milliseconds, signal)
    return life.dead ? new Promise<void>(() => {}) : undefined
  }
  return Object.assign(Object.create(runtime) as InMemoryRuntime, guarded, { sleep })
}

function stopped(name: (typeof EFFECTS)[number]): unknown {
  if (name === 'http') return new Promise(() => {})
  throw new Killed('the process is dead')
}

/** What a later step of the same job does before post. */
function laterStep({ hostility }: JobSpec, { disk }: InMemoryRuntime): void {
  for (const deed of hostility) {
    if (deed === 'files removed')
      for (const path of [...disk.keys()]) if (!path.endsWith('record.jsonl')) disk.delete(path)
    if (deed === 'record forged')
      for (const [path, text] of disk)
        if (path.endsWith('record.jsonl')) disk.set(path, `${text}{"forged":true}\n`)
  }
}

/** The state as the runner passes it to post: main's own wins over what other steps have set. */
function stateFor(
  { hostility, seed, job }: JobSpec,
  { state }: InMemoryRuntime,
): (key: string) => string | undefined {
  const random = createRandom(seed, job, 4)
  const smuggled = new Map<string, string>()
  const nonce = /"nonce":"([0-9a-f]{32})"/.exec(state.get('opening') ?? '')?.[1] ?? '0'.repeat(32)
  const forge = (key: string): void => {
    for (let entry = 0; entry < 24; entry++)
      smuggled.set(
        `entry_${entry}`,
        JSON.stringify({ nonce: key, kind: 'revoked', receipt: random.below(12) }),
      )
  }
  for (const deed of hostility) {
    if (deed === 'forged entries') forge('f'.repeat(32))
    if (deed === 'forged entries with the nonce') forge(nonce)
    if (deed === 'forged header') smuggled.set('opening', '{"v":1,"leases":"none"}')
    if (deed === 'another state') smuggled.set('closed', '0')
  }
  return (key) => state.get(key) ?? smuggled.get(key)
}
