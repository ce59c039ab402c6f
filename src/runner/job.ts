import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Environment, JobFacts } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'

/**
 * Returns the facts of the job that the runner provides. Removes the request for ID tokens from the
 * environment: nothing else in this process needs it.
 */
export function jobFacts(env: NodeJS.ProcessEnv): JobFacts {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env
  delete env['ACTIONS_ID_TOKEN_REQUEST_URL']
  delete env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']
  const github = (name: string): string | undefined =>
    env[`GITHUB_${name.toUpperCase()}`] || undefined
  return {
    idToken: url && token ? { url, bearer: new Secret(token) } : undefined,
    github,
    act: env['ACT'] === 'true',
    forgejo: env['FORGEJO_ACTIONS'] === 'true',
    windows: process.platform === 'win32',
    event: () => eventPayload(github('event_path')),
  }
}

/**
 * Reads the payload of the event that started the run. Returns an empty object if it cannot be
 * read.
 */
export async function eventPayload(
  path: string | undefined,
): Promise<Readonly<Record<string, unknown>>> {
  // The toolkit prints a path that does not exist, without escaping it.
  if (path === undefined || !existsSync(path)) return {}
  try {
    // Imported by path: the package's main module loads Octokit, which this action never uses
    // (decision 25).
    const { Context } = await import('../../node_modules/@actions/github/lib/context.js')
    return new Context().payload
  } catch {
    return {}
  }
}

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
