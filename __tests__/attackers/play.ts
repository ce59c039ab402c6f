import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Job, StepResult, Texts } from '../lab/job.ts'
import type { ProviderRow } from './providers.ts'
import { openScene, type Scene, type SceneOptions } from './scene.ts'
import type { TargetRow } from './targets.ts'

/** One attack, with what must come of it. */
export interface Plot extends SceneOptions {
  readonly title: string
  /** The providers and the target that it is for; all of them unless said. */
  readonly only?: readonly string[]
  readonly target?: string
  /** Inputs beside those of the provider's row. */
  readonly inputs?: Texts
  /** A step before the action. */
  readonly before?: (scene: Scene, place: Places) => unknown
  /** A step between main and post. */
  readonly between?: (scene: Scene, place: Places) => unknown
  /** From which process on the provider's servers are hostile. */
  readonly hostileFrom?: 'main' | 'post'
  /** Main must fail before anything is leased. */
  readonly mustRefuse?: boolean
  /** Main is not attacked: it must succeed. */
  readonly mustSucceed?: boolean
  /** Responses that main must not accept, by the provider's name. */
  readonly mustReject?: (row: ProviderRow) => boolean
  /** The server says that a living lease has expired: the action cannot know better. */
  readonly liesAboutLife?: boolean
  /** Seconds that main, and post, may take. */
  readonly limit?: number
  /** Frees a process that hangs, so that the test itself ends. */
  readonly rescue?: (place: Places) => void
  /** Removes what the attack left outside the job's directories. */
  readonly cleanUp?: () => void
}

/** Directories that code in the job can see; `victim` holds files that are not the attacker's. */
export interface Places {
  readonly temp: string
  readonly workspace: string
  readonly home: string
  readonly victim: string
}

/** A file that was found, with its mode and its text. */
export interface Found {
  readonly path: string
  readonly mode: number
  readonly text: string
}

/** The state of the world after a plot. */
export interface Evidence {
  readonly plot: Plot
  readonly scene: Scene
  readonly main: StepResult
  readonly post: StepResult | undefined
  /** Processes that did not end in time by themselves. */
  readonly hung: readonly string[]
  readonly afterMain: readonly Found[]
  readonly afterPost: readonly Found[]
  /** Whether the files of somebody else are as they were. */
  readonly victimIntact: boolean
}

/** Runs a job under attack from its first step to its post step. */
export async function play(row: ProviderRow, target: TargetRow, plot: Plot): Promise<Evidence> {
  const scene = await openScene(row, target, plot)
  const { job } = scene
  const place = placesOf(job)
  const atStart = filesOf(place)
  const hung: string[] = []
  const limit = (plot.limit ?? 20) * 1000
  await plot.before?.(scene, place)
  if (plot.hostileFrom === 'main') scene.turn()
  const main = await runMain()
  const afterMain = filesUnder(job.temp)
  const victimAfterMain = filesOf(place)
  if (main.outcome === 'success') await job.run(careless, { id: 'careless' })
  await plot.between?.(scene, place)
  if (plot.hostileFrom === 'post') scene.turn()
  // The attacker may have laid baits of his own meanwhile.
  const beforePost = filesOf(place)
  const [post] = await inTime('post', job.post(), () => killPost(job))
  plot.cleanUp?.()
  const afterPost = filesUnder(job.temp)
  const victimIntact = atStart === victimAfterMain && beforePost === filesOf(place)
  return { plot, scene, main, post, hung, afterMain, afterPost, victimIntact }

  function runMain(): Promise<StepResult> {
    const inputs = { ...row.fields, expect: 'repository: octo-org/app', export: target.name }
    const running = job.start({ id: 'creds', with: { ...inputs, ...plot.inputs } })
    return inTime('main', running.done, () => running.kill('SIGKILL'))
  }

  async function inTime<T>(name: string, done: Promise<T>, kill?: () => void): Promise<T> {
    const timer = setInterval(() => {
      hung.push(name)
      plot.rescue?.(place)
      kill?.()
    }, limit)
    return done.finally(() => clearInterval(timer))
  }
}

/**
 * Ends the post process of a job, by its RUNNER_TEMP: the runner of the lab does not tell its id.
 */
function killPost({ temp }: Job): void {
  const children = readFileSync(`/proc/self/task/${process.pid}/children`, 'utf8').split(' ')
  for (const pid of children.filter(Boolean))
    if (readFileSync(`/proc/${pid}/environ`, 'utf8').includes(`RUNNER_TEMP=${temp}\0`))
      process.kill(Number(pid), 'SIGKILL')
}

/** A step that prints all that it was given: only the masks stand between it and the log. */
const careless: Parameters<Job['run']>[0] = ({ env, outputs, print }) => {
  for (const value of [env, ...Object.values(outputs)].flatMap((each) => Object.values(each)))
    print(value)
}

function placesOf({ temp, workspace, home }: Job): Places {
  const victim = join(home, 'victim')
  mkdirSync(victim)
  for (const name of ['credentials', 'record.jsonl', 'config'])
    writeFileSync(join(victim, name), `not yours: ${name}\n`)
  return { temp, workspace, home, victim }
}

/** The files of somebody else, to be compared. */
const filesOf = ({ victim }: Places): string => JSON.stringify(filesUnder(victim))

/** Regular files below a directory; links are not followed. */
export function filesUnder(directory: string): readonly Found[] {
  const entries = readdirSync(directory, { withFileTypes: true })
  return entries.flatMap((entry) => {
    const path = join(directory, entry.name)
    if (entry.isDirectory()) return filesUnder(path)
    if (!entry.isFile()) return []
    return [{ path, mode: statSync(path).mode & 0o777, text: readFileSync(path, 'utf8') }]
  })
}
