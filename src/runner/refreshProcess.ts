import { writeSync } from 'node:fs'
import type { Reply } from '../flow/refresh.ts'
import { writeStdout } from './stdout.ts'

/**
 * Runs the command of `refresh` and exits the process. Nothing else is written to standard output,
 * which libraries parse, and nothing of Node's own to standard error: some libraries parse that, too.
 */
export function runRefreshProcess(
  command: (parameters: readonly string[]) => Promise<Reply>,
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
  void command(process.argv.slice(2)).then(end, crash)
}
