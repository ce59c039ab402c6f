import type { Ended } from './child.ts'
import type { Command } from './commands.ts'
import type { Annotation } from './console.ts'
import type { Facts } from './facts.ts'
import type { Shown } from './leaks.ts'
import type { FileName } from './step-files.ts'

export type Texts = Readonly<Record<string, string>>

/** The job that is to run, and the machine that it runs on. */
export interface JobOptions {
  /** The directory of the built action. */
  readonly action: string
  readonly facts?: Facts
  /** Absent without `permissions: id-token: write`. */
  readonly idToken?: { readonly url: string; readonly bearer: string } | undefined
  /** The workflow's `env`, or the machine's. */
  readonly env?: Texts
  readonly event?: Readonly<Record<string, unknown>>
  /** Step debug logging is on. */
  readonly debug?: boolean
  /** Watch the memory of each process. */
  readonly measure?: boolean
  /** Another Node than this one. */
  readonly node?: string
}

/** One job on the runner, from its first step to the end of its post steps. */
export interface Job {
  /** RUNNER_TEMP. */
  readonly temp: string
  readonly workspace: string
  readonly home: string
  /** What later steps see: the workflow's `env` and all that was written to GITHUB_ENV. */
  readonly env: Texts
  /** `steps.<id>.outputs` */
  readonly outputs: Readonly<Record<string, Texts>>
  /** Everything that has ended, post steps included. */
  readonly steps: readonly StepResult[]
  /** A step that uses the action. */
  step(uses?: Uses): Promise<StepResult>
  /** The same, under way: to be killed or cancelled. */
  start(uses?: Uses): Running
  /** A plain later step: a function, or a command with its arguments. */
  run(
    script: Script | readonly [file: string, ...parameters: string[]],
    options?: Pick<Uses, 'id' | 'env'>,
  ): Promise<StepResult>
  /** The end of the job: the post steps of all steps that started, last first. */
  post(): Promise<readonly StepResult[]>
  /** Job outputs: those that the masker would change are dropped, as the runner does. */
  publish(outputs: Texts): Texts
  /** Everything that was visible so far: log, annotations, summary, outputs. */
  shown(): readonly Shown[]
  /** Takes away all that is on disk. */
  close(): void
}

/** A step of the workflow with `uses:`. */
export interface Uses {
  /** Evaluated again for post, hence a function where it reads outputs or `env`. */
  readonly with?: Texts | ((job: Pick<Job, 'env' | 'outputs'>) => Texts)
  readonly id?: string
  readonly env?: Texts
  /** Sees each line as it is printed. */
  readonly watch?: (line: string) => unknown
}

/** A step that has not ended yet. */
export interface Running {
  readonly pid: number | undefined
  kill(signal: NodeJS.Signals): void
  /**
   * As the runner cancels: SIGINT, after 7.5 s SIGTERM, after 2.5 s more the end; a test can be
   * less patient (milliseconds).
   */
  cancel(patience?: { readonly interrupt: number; readonly terminate: number }): void
  readonly done: Promise<StepResult>
}

/** What a later step in JavaScript has in its hands. */
export interface ScriptStep {
  readonly env: Texts
  readonly outputs: Readonly<Record<string, Texts>>
  print(line: string): void
  /** Appends to a command file. */
  write(file: FileName, text: string): void
}

export type Script = (step: ScriptStep) => void | Promise<void>

/** What became of a step. */
export interface StepResult extends Ended {
  readonly name: string
  readonly stage: Stage
  readonly outcome: 'success' | 'failure'
  /** As printed, secrets and all. */
  readonly raw: string
  /** As people see it. */
  readonly shown: string
  readonly annotations: readonly Annotation[]
  readonly commands: readonly Command[]
  readonly outputs: Texts
  /** What the step wrote to GITHUB_ENV. */
  readonly env: Texts
  readonly state: Texts
  readonly summary: string
}

export type Stage = 'main' | 'post' | 'run'
