import { asFailure, Failure } from '../core/failure.ts'
import { formatFailure } from '../core/report.ts'
import { blockingVariables } from './certificateLoader.ts'
import { writeCommandFiles } from './commandFiles.ts'
import { annotationLine, logLines, type Write, writeStdout } from './commands.ts'

/** Cancellation and output of the process of a step, for `mainRuntime` and `postRuntime`. */
export interface StepProcess {
  /** Aborted with a `CANCELLED` failure when the runner stops the step. */
  readonly cancelled: AbortSignal
  readonly annotations: Annotations
  readonly print: Write
}

type StepBody = (stepProcess: StepProcess) => Promise<void>

/** Returns the outputs to set for a failure. */
export type FailureOutputs = (failure: Failure) => ReadonlyMap<string, string>

/** The parts of the process that `run` uses, and its output. */
export interface HostProcess {
  readonly process: Pick<NodeJS.Process, 'env' | 'exit' | 'exitCode' | 'on'>
  readonly annotations: Annotations
  readonly print: Write
}

const none: FailureOutputs = () => new Map()

/** Returns a host that writes annotations without the toolkit, which loads the network. */
export const offlineHost = (): HostProcess => ({
  process,
  annotations: createAnnotations(async () => undefined),
  print: writeStdout,
})

/**
 * Runs a step and exits the process. The exit code is 1 until the step has succeeded and its last
 * line is written.
 */
export function run(
  step: StepBody,
  outputs = none,
  host: HostProcess = { process, annotations: createAnnotations(), print: writeStdout },
): void {
  const { annotations, print } = host
  host.process.exitCode = 1
  const crash = (error: unknown): void => {
    const annotation = reportFailure(asFailure(error), outputs, host)
    annotations.flushSync()
    print(annotationLine('error', annotation))
    host.process.exit(1)
  }
  host.process.on('uncaughtException', crash)
  host.process.on('unhandledRejection', crash)
  // The event loop is empty, but the step has not ended: a promise will never settle.
  host.process.on('beforeExit', () =>
    crash(new Failure('INTERNAL', 'the step ended before it was finished')),
  )
  void outcomeOf(step, { cancelled: cancellation(host), annotations, print }).then(
    async (failure) => {
      if (failure) annotations.write('error', reportFailure(failure, outputs, host))
      await annotations.flush()
      host.process.exit(failure ? 1 : 0)
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

/** Returns a signal that the first termination signal aborts; later ones have no effect. */
function cancellation(host: HostProcess): AbortSignal {
  const controller = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)
    host.process.on(signal, () =>
      controller.abort(new Failure('CANCELLED', `the runner stopped this step (${signal})`)),
    )
  return controller.signal
}

/** Prints the full text of a failure and writes its outputs; returns the annotation. */
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

/** Warnings, errors and debug lines, which the toolkit writes in order once it is loaded. */
export interface Annotations {
  write(kind: Kind, text: string): void
  /** Resolves when all of them are written. */
  flush(): Promise<void>
  /**
   * Writes pending lines at once, without the toolkit, so that none is lost when the process ends.
   */
  flushSync(): void
}

type Kind = 'debug' | 'warning' | 'error'
type Toolkit = Readonly<Record<Kind, (text: string) => void>>

/**
 * Returns a writer of annotations. It loads the toolkit, which takes 30 ms, with the first
 * annotation, and writes the commands itself if the toolkit cannot be loaded.
 */
export function createAnnotations(
  load: () => Promise<Toolkit | undefined> = loadToolkit,
  write: Write = writeStdout,
): Annotations {
  const waiting: (readonly [Kind, string])[] = []
  let toolkit: Promise<Toolkit | undefined> | undefined
  const drain = (core: Toolkit | undefined): void => {
    for (const [kind, text] of waiting.splice(0)) {
      if (core) core[kind](text)
      else write(annotationLine(kind, text))
    }
  }
  return {
    write(kind, text) {
      waiting.push([kind, plainText(text)])
      toolkit ??= load().catch(() => undefined)
      void toolkit.then(drain)
    },
    async flush() {
      if (toolkit === undefined) return
      drain(await toolkit)
      // The toolkit writes to a stream, which on some systems still buffers the text when the call
      // returns.
      if (process.stdout.writableLength > 0)
        await new Promise<void>((done) => process.stdout.write('', () => done()))
    },
    flushSync: () => drain(undefined),
  }
}

/** Imports the toolkit. Throws if `tls`, which it loads, would start a loader that can block. */
async function loadToolkit(): Promise<Toolkit> {
  if (blockingVariables(process.env).length > 0) throw new Error('the process could not exit')
  return import('@actions/core')
}

const plainText = (text: string): string =>
  text.replaceAll('##[', '## [').replace(/[^\P{Cc}\n]/gu, ' ')
