import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment } from '../core/runtime.ts'

// A container action gets `/github/home` for its home; in a job that runs in a container as a
// whole, every step does, and sees one RUNNER_TEMP.
const HOME_INSIDE = '/github/home'

/**
 * Does the job run container actions? Told by what the runner downloaded for the job, and by what
 * it made when one ran; images by name are not seen before they ran.
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
