import { statSync } from 'node:fs'
import type { Environment } from '../core/runtime.ts'
import { authorityVariables, directoryPaths } from './authorities.ts'
import { annotationLine, writeStdout } from './commands.ts'
import { isKernelPath } from './places.ts'

/**
 * Returns the variables whose files could keep Node's certificate loader from ending. The loader
 * starts on another thread as soon as `tls` is loaded and blocks on a FIFO or a device that
 * provides no data; the process cannot exit before the loader ends.
 */
export function blockingVariables(env: Environment): readonly string[] {
  return authorityVariables(env).filter((name) => {
    const value = env[name] ?? ''
    return (name === 'SSL_CERT_DIR' ? directoryPaths(value) : [value]).some(mayBlock)
  })
}

/**
 * Restarts this program without the variables that could block it, and returns whether it did. Node
 * reads NODE_EXTRA_CA_CERTS before it runs any code, so deleting the variable here would be too
 * late.
 */
export function restartWithoutBlockers(env: NodeJS.ProcessEnv = process.env): boolean {
  const names = blockingVariables(env)
  if (names.length === 0) return false
  const list = names.join(' and ')
  writeStdout(
    annotationLine('warning', `${list} must name regular files only; this step runs without it`),
  )
  process.exitCode = 1
  const { spawn } = process.getBuiltinModule('node:child_process')
  const child = spawn(process.execPath, [...process.execArgv, ...process.argv.slice(1)], {
    env: Object.fromEntries(Object.entries(env).filter(([name]) => !names.includes(name))),
    stdio: 'inherit',
  })
  // The runner sends its signals to this process only.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)
    process.on(signal, () => child.kill(signal))
  child.on('error', () => process.exit(1))
  child.on('close', (code) => process.exit(code ?? 1))
  return true
}

function mayBlock(path: string): boolean {
  if (isKernelPath(path)) return true
  try {
    const stat = statSync(path)
    return !stat.isFile() && !stat.isDirectory()
  } catch {
    // Node cannot open the path either.
    return false
  }
}
