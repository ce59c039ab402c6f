import { randomBytes } from 'node:crypto'
import type { Handler, Lab } from './handler.ts'

/** The part of GitHub's API that knows installation tokens: who uses one, and how one is ended. */
export interface Github {
  readonly hosts: Readonly<Record<string, Handler>>
  /** What a GitHub App does: makes a token for an hour. */
  install(scope: string): string
  /** Tokens that the API accepts now, with what they are for. */
  living(): ReadonlyMap<string, string>
}

const HOUR = 3600

/** `api` is GITHUB_API_URL: with a path on GitHub Enterprise Server. */
export function github(lab: Lab, api = 'https://api.github.com'): Github {
  const alive = new Map<string, { readonly scope: string; readonly until: number }>()
  const base = new URL(api).pathname.replace(/\/$/, '')
  const handle: Handler = ({ method, url, headers }) => {
    if (!headers['user-agent'])
      return { status: 403, body: 'Request forbidden by administrative rules.' }
    const token = /^(?:Bearer|token) (.+)$/.exec(headers['authorization'] ?? '')?.[1] ?? ''
    if ((alive.get(token)?.until ?? 0) <= lab.now())
      return { status: 401, body: { message: 'Bad credentials' } }
    if (url.pathname === `${base}/installation/repositories`)
      return { status: 200, body: { total_count: 1 } }
    if (method !== 'DELETE' || url.pathname !== `${base}/installation/token`)
      return { status: 404, body: { message: 'Not Found' } }
    alive.delete(token)
    return { status: 204 }
  }
  return {
    hosts: { [new URL(api).origin]: handle },
    install(scope) {
      const token = lab.issue(`ghs_${randomBytes(18).toString('hex')}`)
      alive.set(token, { scope, until: lab.now() + HOUR })
      return token
    },
    living: () =>
      new Map(
        [...alive]
          .filter(([, { until }]) => until > lab.now())
          .map(([token, { scope }]) => [token, scope]),
      ),
  }
}
