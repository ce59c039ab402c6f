import { realpathSync, statfsSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join, resolve, sep } from 'node:path'
import type { Environment } from '../core/runtime.ts'

/** Where a path leads. The job can always change what is in a place other than `elsewhere`. */
export type Place = 'kernel' | 'workspace' | 'temporary' | 'elsewhere'

const KERNEL_DIRECTORIES = ['/proc', '/dev', '/sys']
// A container may have the host's /proc or /sys at another path. The types of procfs and sysfs, as
// statfs(2) reports them.
const KERNEL_FILE_SYSTEMS: ReadonlySet<number> = new Set([0x9fa0, 0x62656572])
// A job can set TMPDIR, so these count whatever its value is.
const TEMPORARY_DIRECTORIES = ['/tmp', '/var/tmp']

/** Returns where a path leads, as the kernel resolves it: links before `..`. */
export function locate(path: string, env: Environment): Place {
  if (isKernelPath(path)) return 'kernel'
  const file = resolvePath(path)
  const isIn = (directory: string | undefined): boolean =>
    !!directory && contains(resolvePath(directory), file)
  if (isIn(env['GITHUB_WORKSPACE'])) return 'workspace'
  return temporaryDirectories(env).some(isIn) ? 'temporary' : 'elsewhere'
}

/** Returns whether the kernel generates a path's content, such as a process's environment. */
export function isKernelPath(path: string): boolean {
  if (process.platform === 'win32') return false
  const file = resolvePath(path)
  if (KERNEL_DIRECTORIES.some((directory) => contains(directory, file))) return true
  const type = attempt(() => statfsSync(file).type)
  return type !== undefined && KERNEL_FILE_SYSTEMS.has(type)
}

/**
 * Returns whether an open file is the one that the resolved path names. A link below /proc can open
 * a file that no longer has a path, or another file than its target names.
 */
export function isFileAt(path: string, opened: FileIdentity): boolean {
  const found = attempt(() => statSync(realpathSync.native(path), { bigint: true }))
  return found !== undefined && found.dev === opened.dev && found.ino === opened.ino
}

/** Device and inode number, which identify a file on this machine. */
export interface FileIdentity {
  readonly dev: bigint
  readonly ino: bigint
}

/** Returns the path with all links resolved, also for a file that does not exist. */
function resolvePath(path: string): string {
  return (
    attempt(() => realpathSync.native(path)) ??
    attempt(() => join(realpathSync.native(dirname(path)), basename(path))) ??
    resolve(path)
  )
}

function temporaryDirectories(env: Environment): readonly (string | undefined)[] {
  const { RUNNER_TEMP, TMPDIR, TEMP, TMP, SystemRoot, LOCALAPPDATA } = env
  return [
    ...TEMPORARY_DIRECTORIES,
    tmpdir(),
    ...[RUNNER_TEMP, TMPDIR, TEMP, TMP],
    SystemRoot && join(SystemRoot, 'Temp'),
    LOCALAPPDATA && join(LOCALAPPDATA, 'Temp'),
  ]
}

const contains = (directory: string, file: string): boolean =>
  file === directory || file.startsWith(directory.endsWith(sep) ? directory : `${directory}${sep}`)

function attempt<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}
