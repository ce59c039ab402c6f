import { asFailure, Failure } from '../core/failure.ts'
import { reportOf } from '../core/report.ts'
import { type Annotations, annotationsBy } from './annotations.ts'
import { handOver } from './commandFiles.ts'
import { annotationLine, plainLines, toRunner, type Write } from './commands.ts'

/** What a step knows of the process that it runs in; `worldOfMain` and `worldOfPost` are made from it. */
export interface Program {
  /** Aborted with a `CANCELLED` failure when the runner stops the step. */
  readonly cancelled: AbortSignal
  readonly annotations: Annotations
  readonly print: Write
}

type Step = (program: Program) => Promise<void>

/** The outputs that a failure leaves behind. */
export type FailureOutputs = (failure: Failure) => ReadonlyMap<string, string>

/** The process, as far as a program steers it, and where it writes. */
export interface Stage {
  readonly process: Pick<NodeJS.Process, 'env' | 'exit' | 'exitCode' | 'on'>
  readonly annotations: Annotations
  readonly print: Write
}

const none: FailureOutputs = () => new Map()

/** Runs a step; from the first tick until its last line is written, the exit code is failure. */
export function run(
  step: Step,
  outputs = none,
  stage: Stage = { process, annotations: annotationsBy(), print: toRunner },
): void {
  const { annotations, print } = stage
  stage.process.exitCode = 1
  const crash = (error: unknown): void => {
    const annotation = lastWords(asFailure(error), outputs, stage)
    annotations.spill()
    print(annotationLine('error', annotation))
    stage.process.exit(1)
  }
  stage.process.on('uncaughtException', crash)
  stage.process.on('unhandledRejection', crash)
  // Nothing is left to wait for, and yet the step has not ended: a promise was lost.
  stage.process.on('beforeExit', () =>
    crash(new Failure('INTERNAL', 'the step stopped before it was done')),
  )
  void endOf(step, { cancelled: cancellation(stage), annotations, print }).then(async (failure) => {
    if (failure) annotations.write('error', lastWords(failure, outputs, stage))
    await annotations.flush()
    stage.process.exit(failure ? 1 : 0)
  })
}

async function endOf(step: Step, program: Program): Promise<Failure | undefined> {
  try {
    await step(program)
    return undefined
  } catch (error) {
    return asFailure(error)
  }
}

/** Aborted by the first signal that ends a step; those that follow change nothing. */
function cancellation(stage: Stage): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)
    stage.process.on(signal, () =>
      controller.abort(new Failure('CANCELLED', `the runner stopped this step (${signal})`)),
    )
  return controller.signal
}

/** Writes the full text of a failure and its outputs; returns the annotation. */
function lastWords(
  failure: Failure,
  outputs: FailureOutputs,
  { process: { env }, print }: Stage,
): string {
  const { lines, annotation } = reportOf(failure)
  print(plainLines(lines.join('\n')))
  try {
    handOver(env, { env: new Map(), outputs: outputs(failure) })
  } catch {
    // The failure that is being reported matters more than its outputs.
  }
  return annotation
}
