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
import { locate, type Place } from './places.ts'

/** Variables that name further certificate authorities. */
export type AuthorityVariable = 'NODE_EXTRA_CA_CERTS' | 'SSL_CERT_FILE' | 'SSL_CERT_DIR'

/** What is wrong with the files of one variable; `writable` if the job could have written one. */
export interface AuthorityCheck {
  readonly variable: AuthorityVariable
  readonly problem?: string | undefined
  readonly writable: boolean
}

/** The user that the job runs as; `undefined` where the system does not say, as on Windows. */
export interface JobUser {
  readonly uid: number | undefined
  readonly groups: readonly number[]
}

/** What ownership and age of a file say: whether the job may have written it. */
export type Provenance = 'protected' | 'older than the job' | 'changed since the job began'

type FileFacts = Pick<Stats, 'uid' | 'gid' | 'mode' | 'ctimeMs'>

const OPENSSL_VARIABLES = ['SSL_CERT_FILE', 'SSL_CERT_DIR'] as const
/** The most files of authorities that are compared in post. */
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
 * Decides by owner, mode and time of last change. A file that the job's user cannot write was put
 * there by the machine. Root may write every file, so for root only the time counts.
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
 * so its time of last change says nothing of earlier steps; that of its directory, and its birth,
 * do. A runner always names one, and no step can change that: without it there is no earlier step.
 */
export function jobBegan({ GITHUB_EVENT_PATH: event }: Environment): number {
  if (!event) return Number.POSITIVE_INFINITY
  const times = [event, dirname(event)].flatMap((path) => {
    const stat = statSync(path, { throwIfNoEntry: false })
    // Some file systems know no time of birth and say 0.
    return stat ? [stat.ctimeMs, stat.birthtimeMs].filter((time) => time > 0) : []
  })
  // Nothing counts as old where somebody removed the file.
  return times.length === 0 ? 0 : Math.min(...times)
}

/** The variables that add authorities here; OpenSSL's own count once the system's are trusted. */
export function authorityVariables(env: Environment): readonly AuthorityVariable[] {
  const names = ['NODE_EXTRA_CA_CERTS', ...(trustsSystem(env) ? OPENSSL_VARIABLES : [])] as const
  return names.filter((name) => env[name])
}

/** Tells whether Node trusts the authorities of the system. */
export const trustsSystem = (env: Environment): boolean => systemCaVariable(env) !== undefined

/** Returns the variable that makes Node trust the authorities of the system. */
export function systemCaVariable(env: Environment): string | undefined {
  if (env['NODE_USE_SYSTEM_CA'] === '1') return 'NODE_USE_SYSTEM_CA'
  // Node takes an option in quotes, too, and with underscores.
  return /(?:^|[\s"])--use[-_](?:system|openssl)[-_]ca(?=[\s"]|$)/.test(env['NODE_OPTIONS'] ?? '')
    ? 'NODE_OPTIONS'
    : undefined
}

/** Checks where the files of a variable lie, and who could have written them. */
export function checkAuthorities(variable: AuthorityVariable, env: Environment): AuthorityCheck {
  const value = env[variable] ?? ''
  const paths = variable === 'SSL_CERT_DIR' ? directoryPaths(value) : [value]
  const place = paths.map((path) => locate(path, env)).find((each) => each !== 'elsewhere')
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

/** Directories, and the files in them; OpenSSL takes several in one variable. */
export function directoryPaths(value: string): readonly string[] {
  const directories = [...new Set([value, ...value.split(delimiter)])].filter((each) => each !== '')
  const files = directories.flatMap((directory) =>
    namesIn(directory).map((name) => join(directory, name)),
  )
  return [...directories, ...files.slice(0, MOST_FILES + 1)]
}

/** Names of the files in a directory; none if it cannot be read. */
export function namesIn(directory: string): readonly string[] {
  try {
    return directory === '' ? [] : readdirSync(directory).toSorted()
  } catch {
    return []
  }
}

/** Facts of the file that opening the path yields, which is what Node reads. */
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
