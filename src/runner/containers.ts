import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment } from '../core/runtime.ts'

// HOME of a container action. In a job that runs in a container, every step has this HOME, and all
// steps have the same RUNNER_TEMP.
const HOME_INSIDE = '/github/home'

/**
 * Returns whether the job runs container actions: the runner downloads their manifests, and creates
 * a directory when one runs. Images that are used by name are not detected before they run.
 */
export function containerActions(env: Environment): boolean {
  const temp = env['RUNNER_TEMP']
  if (!temp || env['HOME'] === HOME_INSIDE) return false
  return existsSync(join(temp, '_github_home')) || usesDockerAction(join(dirname(temp), '_actions'))
}

function usesDockerAction(directory: string): boolean {
  try {
    const manifests = globSync('*/*/*/action.{yml,yaml}', { cwd: directory })
    return manifests.some((manifest) =>
      /^\s+using:\s*['"]?docker\b/m.test(readFileSync(join(directory, manifest), 'utf8')),
    )
  } catch {
    return false
  }
}
