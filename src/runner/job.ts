import { existsSync } from 'node:fs'
import type { JobFacts } from '../core/runtime.ts'
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
