import { lstatSync, readdirSync, realpathSync, rmSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { Failure } from '../core/failure.ts'
import type { Environment } from '../core/runtime.ts'
import { random } from './random.ts'

/**
 * The directories of this action under RUNNER_TEMP. Their names contain run and attempt, which
 * distinguishes leftovers from directories in use.
 */
export interface StepTempDir {
  /** Returns whether a directory is of this process. Does not create it. */
  isOwn(directory: string): boolean
  /** Returns the directories of a file below RUNNER_TEMP, outermost first. */
  directoriesOf(path: string): readonly string[]
  path(name: string): string
  /** Throws `EXPORT_FAILED` for a path that `path` cannot have returned in this run attempt. */
  assertOwnPath(path: string): void
  /** Removes the directories of other runs; best effort. */
  removeStale(): void
}

// The docker configuration has a directory of its own, which jobs mount into containers.
const FILE = /^(?:docker\/)?[A-Za-z0-9][A-Za-z0-9._-]{0,199}$/
const OWN_DIRECTORY = /^lease-credentials-(\d+-\d+)-[0-9a-f]{16}$/

/** Returns the directory in which this step may keep files. Does not create it. */
export function createStepTempDir(env: Environment): StepTempDir {
  const run = `${digits(env['GITHUB_RUN_ID'])}-${digits(env['GITHUB_RUN_ATTEMPT'])}`
  let name: string | undefined
  const fresh = (): string => {
    name ??= `lease-credentials-${run}-${random(8).toString('hex')}`
    return join(runnerTemp(env), name)
  }
  return {
    // Does not choose a name, which would load `crypto`: post keeps no files of its own, and calls
    // this function too.
    isOwn: (directory) => name !== undefined && [directory, dirname(directory)].includes(fresh()),
    directoriesOf(path) {
      const parent = dirname(path)
      const outer = dirname(parent)
      return outer === runnerTemp(env) ? [parent] : [outer, parent]
    },
    path(file) {
      if (!FILE.test(file))
        throw new Failure('EXPORT_FAILED', 'the name of a file for later steps is malformed')
      return join(fresh(), file)
    },
    assertOwnPath(path) {
      const [directory = '', ...file] = relative(runnerTemp(env), path).split(sep)
      const ours = resolve(path) === path && OWN_DIRECTORY.exec(directory)?.[1] === run
      if (!ours || !FILE.test(file.join('/')))
        throw new Failure('EXPORT_FAILED', 'a path does not belong to this step')
    },
    removeStale() {
      const temp = runnerTemp(env)
      for (const name of orUndefined(() => readdirSync(temp)) ?? []) {
        const [, other = run] = OWN_DIRECTORY.exec(name) ?? []
        if (other !== run) orUndefined(() => removeDirectory(join(temp, name)))
      }
    },
  }
}

/**
 * Returns RUNNER_TEMP. Throws `EXPORT_FAILED` if it is missing, or inside the workspace, whose
 * files are copied into artifacts and images.
 */
function runnerTemp(env: Environment): string {
  const temp = env['RUNNER_TEMP']
  if (!temp)
    throw new Failure('EXPORT_FAILED', 'the runner does not set RUNNER_TEMP for this step', {
      causes: ['the step runs outside a runner, or through a program that empties its environment'],
      fix: 'Pass RUNNER_TEMP on, or use an `export` without files: `output` or `env`.',
    })
  if (isInside(temp, env['GITHUB_WORKSPACE']))
    throw new Failure('EXPORT_FAILED', 'RUNNER_TEMP is inside the workspace', {
      causes: ['the runner is configured with a work folder inside the checkout'],
      fix: 'Set the work folder of the runner to a directory outside the checkout.',
    })
  return resolve(temp)
}

/** Returns whether a path is a directory or inside it, with all links resolved. */
export function isInside(path: string, directory: string | undefined): boolean {
  if (!directory) return false
  const [inner, outer] = [path, directory].map(
    (name) => orUndefined(() => realpathSync(name)) ?? resolve(name),
  ) as [string, string]
  return inner === outer || inner.startsWith(outer.endsWith(sep) ? outer : `${outer}${sep}`)
}

function removeDirectory(path: string): void {
  if (lstatSync(path).isDirectory()) rmSync(path, { recursive: true, force: true })
}

function orUndefined<T>(act: () => T): T | undefined {
  try {
    return act()
  } catch {
    return undefined
  }
}

const digits = (text: string | undefined): string =>
  text !== undefined && /^\d+$/.test(text) ? text : '0'
