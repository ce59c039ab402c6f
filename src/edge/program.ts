import { asFailure, Failure } from '../kit/failure.ts'
import { reportOf } from '../kit/report.ts'
import { type Annotations, annotationsBy } from './annotations.ts'
import { annotationLine, plainLines, toRunner } from './commands.ts'
import { handOver } from './handOver.ts'

/** What a step knows of the process that it runs in; `worldOfMain` and `worldOfPost` are made from it. */
export interface Program {
  /** Aborted with a `CANCELLED` failure when the runner stops the step. */
  readonly cancelled: AbortSignal
  readonly annotations: Annotations
}

/** The outputs that a failure leaves behind. */
export type FailureOutputs = (failure: Failure) => ReadonlyMap<string, string>

/** The parts of the process that a program steers. */
export type Stage = Pick<NodeJS.Process, 'exit' | 'exitCode' | 'on'>

/** Runs a step; from the first tick until its last line is written, the exit code is failure. */
export function run(step: (program: Program) => Promise<void>, outputs: FailureOutputs = () => new Map(), stage: Stage = process): void {
  stage.exitCode = 1
  const annotations = annotationsBy()
  const program = { cancelled: cancellation(stage), annotations }
  const crash = (error: unknown): void => {
    annotations.spill()
    toRunner(annotationLine('error', last(asFailure(error), outputs)))
    stage.exit(1)
  }
  stage.on('uncaughtException', crash)
  stage.on('unhandledRejection', crash)
  // Nothing is left to wait for, and yet the step has not ended: a promise was lost.
  stage.on('beforeExit', () => crash(new Failure('INTERNAL', 'the step stopped before it was done')))
  void (async () => {
    const failure = await step(program).then(() => undefined, asFailure)
    if (failure) annotations.write('error', last(failure, outputs))
    await annotations.flush()
    stage.exit(failure ? 1 : 0)
  })()
}

/** Aborted by the first signal that ends a step; those that follow change nothing. */
function cancellation(stage: Stage): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)
    stage.on(signal, () => controller.abort(new Failure('CANCELLED', `the runner stopped this step (${signal})`)))
  return controller.signal
}

/** Writes the full text of a failure and its outputs; returns the annotation. */
function last(failure: Failure, outputs: FailureOutputs): string {
  const { lines, annotation } = reportOf(failure)
  toRunner(plainLines(lines.join('\n')))
  try {
    handOver(process.env, { env: new Map(), outputs: outputs(failure) })
  } catch {
    // The failure that is being reported matters more than its outputs.
  }
  return annotation
}
