import { asFailure, Failure } from '../core/failure.ts'
import { formatFailure } from '../core/report.ts'
import { type Annotations, createAnnotations } from './annotations.ts'
import { writeCommandFiles } from './commandFiles.ts'
import { annotationLine, logLines, type Write, writeStdout } from './commands.ts'

/**
 * What a step knows of the process that it runs in; `mainRuntime` and `postRuntime` are made from
 * it.
 */
export interface StepProcess {
  /** Aborted with a `CANCELLED` failure when the runner stops the step. */
  readonly cancelled: AbortSignal
  readonly annotations: Annotations
  readonly print: Write
}

type StepBody = (stepProcess: StepProcess) => Promise<void>

/** The outputs that a failure leaves behind. */
export type FailureOutputs = (failure: Failure) => ReadonlyMap<string, string>

/** The process, as far as a program steers it, and where it writes. */
export interface HostProcess {
  readonly process: Pick<NodeJS.Process, 'env' | 'exit' | 'exitCode' | 'on'>
  readonly annotations: Annotations
  readonly print: Write
}

const none: FailureOutputs = () => new Map()

/** Runs a step; from the first tick until its last line is written, the exit code is failure. */
export function run(
  step: StepBody,
  outputs = none,
  stage: HostProcess = { process, annotations: createAnnotations(), print: writeStdout },
): void {
  const { annotations, print } = stage
  stage.process.exitCode = 1
  const crash = (error: unknown): void => {
    const annotation = reportFailure(asFailure(error), outputs, stage)
    annotations.flushSync()
    print(annotationLine('error', annotation))
    stage.process.exit(1)
  }
  stage.process.on('uncaughtException', crash)
  stage.process.on('unhandledRejection', crash)
  // Nothing is left to wait for, and yet the step has not ended: a promise was lost.
  stage.process.on('beforeExit', () =>
    crash(new Failure('INTERNAL', 'the step stopped before it was done')),
  )
  void outcomeOf(step, { cancelled: cancellation(stage), annotations, print }).then(
    async (failure) => {
      if (failure) annotations.write('error', reportFailure(failure, outputs, stage))
      await annotations.flush()
      stage.process.exit(failure ? 1 : 0)
    },
  )
}

async function outcomeOf(step: StepBody, stepProcess: StepProcess): Promise<Failure | undefined> {
  try {
    await step(stepProcess)
    return undefined
  } catch (error) {
    return asFailure(error)
  }
}

/** Aborted by the first signal that ends a step; those that follow change nothing. */
function cancellation(stage: HostProcess): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)
    stage.process.on(signal, () =>
      controller.abort(new Failure('CANCELLED', `the runner stopped this step (${signal})`)),
    )
  return controller.signal
}

/** Writes the full text of a failure and its outputs; returns the annotation. */
function reportFailure(
  failure: Failure,
  outputs: FailureOutputs,
  { process: { env }, print }: HostProcess,
): string {
  const { lines, annotation } = formatFailure(failure)
  print(logLines(lines.join('\n')))
  try {
    writeCommandFiles(env, { env: new Map(), outputs: outputs(failure) })
  } catch {
    // The failure that is being reported matters more than its outputs.
  }
  return annotation
}
