import type { Action } from './action.ts'
import type { Ended } from './child.ts'
import { type Console, openConsole } from './console.ts'
import type { JobOptions, Stage, StepResult, Texts, Uses } from './job.ts'
import type { Shown } from './leaks.ts'
import type { Machine } from './machine.ts'
import type { Masker } from './masker.ts'
import { openFiles, type StepFiles } from './step-files.ts'

/** What a job has come to. */
export interface JobState {
  readonly options: JobOptions
  readonly action: Action
  readonly machine: Machine
  readonly masks: Masker
  readonly steps: StepResult[]
  readonly outputs: Record<string, Texts>
  readonly published: Shown[]
  /** Whose post is due. */
  readonly due: Due[]
  env: Texts
  path: string
}

/** A step whose post is to come. */
export interface Due {
  readonly name: string
  readonly uses: Uses
  state: Texts
}

/** A step under way. */
export interface Step {
  readonly name: string
  readonly stage: Stage
  readonly files: StepFiles
  readonly console: Console
  readonly env: Texts
}

/** The step's own variables give way to the runner's, and go before those of the job. */
export function begin(
  course: JobState,
  { name, stage, own }: { name: string; stage: Stage; own: Texts },
): Step {
  const { machine, masks, options, path } = course
  const files = openFiles(machine.temp, masks)
  const base = { CI: 'true', HOME: machine.home, LANG: 'C.UTF-8', PATH: path, ...course.env }
  const env = { ...base, ...own, ...machine.variables(stage, files) }
  return { name, stage, files, console: openConsole(masks, options.debug ?? false), env }
}

/** Reads what the step left, however it ended. */
export function finish(
  course: JobState,
  { name, stage, files, console }: Step,
  ended: Ended,
): StepResult {
  const { env, paths, failed, summary, ...taken } = files.take(console)
  if (ended.code !== 0) console.tell('error', `Process completed with exit code ${ended.code}.`)
  const outcome = ended.code !== 0 || failed || console.failed ? 'failure' : 'success'
  course.env = { ...course.env, ...env }
  course.path = [...paths.toReversed(), course.path].join(':')
  const { annotations, commands } = console
  const result: StepResult = {
    ...{ ...ended, name, stage, outcome, annotations, commands, env, summary },
    raw: console.raw.join('\n'),
    shown: console.shown.join('\n'),
    outputs: { ...console.outputs, ...taken.outputs },
    state: { ...console.state, ...taken.state },
  }
  course.steps.push(result)
  return result
}
