import type { JobFacts } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import { eventPayload } from './eventPayload.ts'

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
