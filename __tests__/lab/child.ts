import { spawn } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { lineCutter } from './commands.ts'

/** A process under way. */
export interface Child {
  readonly pid: number | undefined
  kill(signal: NodeJS.Signals): void
  readonly done: Promise<Ended>
}

export interface Ended {
  /** 128 and the signal's number when a signal ended it, 126 when it could not start. */
  readonly code: number
  readonly milliseconds: number
  /** The most memory it held, in bytes, as last seen; only when measured, and only on Linux. */
  readonly peak: number | undefined
}

export interface Start {
  readonly argv: readonly [file: string, ...parameters: string[]]
  /** All of it: nothing of this process's environment reaches a step. */
  readonly env: Readonly<Record<string, string>>
  readonly cwd: string
  readonly line: (text: string) => void
  readonly measure?: boolean
}

const SIGNALS: Readonly<Record<string, number>> = { SIGINT: 2, SIGKILL: 9, SIGTERM: 15 }

/** Starts a process, and reads both of its streams line by line as they come. */
export function startChild({
  argv: [file, ...parameters],
  env,
  cwd,
  line,
  measure = false,
}: Start): Child {
  const begun = performance.now()
  const since = (): number => performance.now() - begun
  try {
    const child = spawn(file, parameters, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
    const meter = measure ? startMeter(child.pid) : undefined
    for (const stream of [child.stdout, child.stderr]) {
      const cutter = lineCutter(line)
      stream.setEncoding('utf8').on('data', cutter.push).on('end', cutter.end)
    }
    let failure: Error | undefined
    child.on('error', (error) => {
      failure = error
    })
    const done = new Promise<Ended>((resolve) => {
      child.on('close', (code, signal) => {
        if (failure) line(failure.message)
        const ended = failure ? 126 : (code ?? 128 + (SIGNALS[signal ?? ''] ?? 0))
        resolve({ code: ended, milliseconds: since(), peak: meter?.() })
      })
    })
    return { pid: child.pid, kill: (signal) => void child.kill(signal), done }
  } catch (error) {
    // Too many or too long variables: the runner, too, fails to start the step.
    line((error as Error).message)
    return {
      pid: undefined,
      kill: () => undefined,
      done: Promise.resolve({ code: 126, milliseconds: since(), peak: undefined }),
    }
  }
}

/** Looks at the kernel's high-water mark until the process is gone; stops and tells when called. */
function startMeter(pid: number | undefined): () => number | undefined {
  let peak: number | undefined
  const look = (): void => {
    try {
      const [, kilobytes] =
        /^VmHWM:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? []
      if (kilobytes) peak = Number(kilobytes) * 1024
    } catch {
      // It has gone already, or this is not Linux.
    }
  }
  const timer = setInterval(look, 2)
  return () => {
    clearInterval(timer)
    return peak
  }
}
