import { writeSync } from 'node:fs'
import type { Reply } from '../flow/refreshReply.ts'
import { writeStdout } from './stdout.ts'

/** What the command of `refresh` knows of its process. */
export interface RefreshProcess {
  /** The path of the plan, which the script passes. */
  readonly plan: string
  /** Seconds since the epoch. */
  readonly now: number
  /** Returns a variable of the calling step; an empty one counts as absent. */
  readonly variable: (name: string) => string | undefined
}

/**
 * Runs the command of `refresh` and exits the process. Nothing else is written to standard output,
 * which libraries parse, and nothing of Node's own to standard error: some libraries parse that, too.
 */
export function runRefreshProcess(
  command: (parts: RefreshProcess) => Promise<Reply>,
  crashed: (error: unknown) => Reply,
): void {
  process.exitCode = 1
  process.stderr.write = () => true
  process.removeAllListeners('warning')
  const end = ({ stdout = '', stderr = '', code }: Reply): never => {
    writeStdout(stdout)
    writeStdout(stderr, (bytes) => writeSync(2, bytes))
    process.exit(code)
  }
  const crash = (error: unknown): never => end(crashed(error))
  process.on('uncaughtException', crash)
  process.on('unhandledRejection', crash)
  process.on('beforeExit', () => crash(new Error('a promise never settled')))
  const variable = (name: string): string | undefined => process.env[name] || undefined
  const parts = { plan: process.argv[2] ?? '', now: Date.now() / 1000, variable }
  void command(parts).then(end, crash)
}
