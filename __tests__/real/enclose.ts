import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { endDescendants } from './processes.ts'

/**
 * Whatever way this process ends, but by SIGKILL: those whom it started end with it, and the folder
 * is gone that all of them and it take for the system's.
 */
export function enclose(): void {
  const folder = mkdtempSync(join(tmpdir(), 'real-'))
  process.env['TMPDIR'] = folder
  process.once('exit', () => {
    endDescendants(process.pid)
    rmSync(folder, { recursive: true, force: true })
  })
  for (const signal of ['SIGHUP', 'SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(1))
}
