import {
  closeSync,
  constants,
  fstatSync,
  openSync,
  readdirSync,
  type Stats,
  statSync,
} from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import type { Environment } from '../core/runtime.ts'
import { annotationLine, writeStdout } from './commands.ts'
import { isKernelPath, locate, type Place } from './places.ts'

/** Variables that name additional certificate authorities. */
export type AuthorityVariable = 'NODE_EXTRA_CA_CERTS' | 'SSL_CERT_FILE' | 'SSL_CERT_DIR'

/**
 * Result of the check of one variable: `problem` is set if its files must be rejected, `writable`
 * if the job could have written one of them.
 */
export interface AuthorityCheck {
  readonly variable: AuthorityVariable
  readonly problem?: string | undefined
  readonly writable: boolean
}

/** The user of the job; `uid` is `undefined` if the system does not report it, as on Windows. */
export interface JobUser {
  readonly uid: number | undefined
  readonly groups: readonly number[]
}

/** Whether the job can have written a file, judged by its owner, mode and age. */
export type Provenance = 'protected' | 'older than the job' | 'changed since the job began'

type FileFacts = Pick<Stats, 'uid' | 'gid' | 'mode' | 'ctimeMs'>

const OPENSSL_VARIABLES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const
/** The most certificate files that are compared in post. */
export const MOST_FILES = 5000
const PROBLEMS: Readonly<Record<Exclude<Place, 'elsewhere'>, string>> = {
  kernel: 'must not name a file of /proc, /dev or /sys, which any variable or process can fill',
  workspace: 'must not name a place inside the workspace, which the code under test can change',
  temporary: 'must not name a place in a temporary directory, which every step can write',
}
const CHANGED =
  "must not name a file that this job's user may write and that is younger than the job" +
  ' (GITHUB_EVENT_PATH)'

/**
 * Judges a file by owner, mode and time of last change. Returns `protected` if the job's user
 * cannot write it: it belongs to the machine. Root can write every file, so for root only the time
 * counts.
 */
export function judgeProvenance(file: FileFacts, user: JobUser, jobBeganMs: number): Provenance {
  if (!mayWrite(file, user)) return 'protected'
  return file.ctimeMs <= jobBeganMs ? 'older than the job' : 'changed since the job began'
}

function mayWrite({ uid, gid, mode }: FileFacts, user: JobUser): boolean {
  if (user.uid === undefined || user.uid === 0 || user.uid === uid) return true
  return (mode & 0o002) !== 0 || ((mode & 0o020) !== 0 && user.groups.includes(gid))
}

/**
 * Returns when the job began, in milliseconds. The runner rewrites the event file before each step,
 * so the file's time of last change is too late; its birth time and the time of its directory are
 * not. The runner always sets GITHUB_EVENT_PATH, and no step can change it: without it, no step
 * came before this one.
 */
export function jobBegan({ GITHUB_EVENT_PATH: event }: Environment): number {
  if (!event) return Number.POSITIVE_INFINITY
  const times = [event, dirname(event)].flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    // Some file systems record no birth time and report 0.
    return stat ? [stat.ctimeMs, stat.birthtimeMs].filter((time) => time > 0) : []
  })
  // If the event file was removed, no file counts as older than the job.
  return times.length === 0 ? 0 : Math.min(...times)
}

/**
 * Returns the variables that add authorities here. Those of OpenSSL count only if the authorities
 * of the system are trusted.
 */
export function authorityVariables(env: Environment): readonly AuthorityVariable[] {
  const names = ['NODE_EXTRA_CA_CERTS', ...(trustsSystem(env) ? OPENSSL_VARIABLES : [])] as const
  return names.filter((name) => env[name])
}

/** Returns whether Node trusts the authorities of the system. */
export const trustsSystem = (env: Environment): boolean => systemCaVariable(env) !== undefined

/** Returns the variable that makes Node trust the authorities of the system, if one does. */
export function systemCaVariable(env: Environment): string | undefined {
  if (env['NODE_USE_SYSTEM_CA'] === '1') return 'NODE_USE_SYSTEM_CA'
  // Node also accepts an option in quotes, and with underscores.
  return /(?:^|[\s"])--use[-_](?:system|openssl)[-_]ca(?=[\s"]|$)/.test(env['NODE_OPTIONS'] ?? '')
    ? 'NODE_OPTIONS'
    : undefined
}

/** Checks where the files of a variable are, and whether the job could have written them. */
export function checkAuthorities(variable: AuthorityVariable, env: Environment): AuthorityCheck {
  const value = env[variable] ?? ''
  const paths = variable === 'SSL_CERT_DIR' ? directoryPaths(value) : [value]
  const place = paths.map((path) => locate(path, env)).find((found) => found !== 'elsewhere')
  if (place) return { variable, problem: PROBLEMS[place], writable: false }
  const user = jobUser()
  const began = jobBegan(env)
  const provenances = new Set(
    paths
      .map((path) => openedFacts(path))
      .map((file) => file && judgeProvenance(file, user, began)),
  )
  return {
    variable,
    problem: provenances.has('changed since the job began') ? CHANGED : undefined,
    writable: provenances.has('older than the job'),
  }
}

/**
 * Returns the directories of a value, and the files in them. OpenSSL accepts several directories in
 * one variable.
 */
export function directoryPaths(value: string): readonly string[] {
  const directories = [...new Set([value, ...value.split(delimiter)])].filter(
    (directory) => directory !== '',
  )
  const files = directories.flatMap((directory) =>
    namesIn(directory).map((name) => join(directory, name)),
  )
  return [...directories, ...files.slice(0, MOST_FILES + 1)]
}

/** Returns the sorted names of the files in a directory; none if it cannot be read. */
export function namesIn(directory: string): readonly string[] {
  try {
    return directory === '' ? [] : readdirSync(directory).toSorted()
  } catch {
    return []
  }
}

/** Returns the facts of the regular file that Node would read; it is opened, as Node opens it. */
function openedFacts(path: string): FileFacts | undefined {
  try {
    const file = openSync(path, constants.O_RDONLY | (constants.O_NONBLOCK ?? 0))
    try {
      const stat = fstatSync(file)
      return stat.isFile() ? stat : undefined
    } finally {
      closeSync(file)
    }
  } catch {
    return undefined
  }
}

function jobUser(): JobUser {
  const { getuid, getgroups } = process
  return { uid: getuid?.call(process), groups: getgroups?.call(process) ?? [] }
}

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
