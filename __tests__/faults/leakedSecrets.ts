import type { LabRequest } from '../lab/handler.ts'
import type { Host } from './providerCase.ts'
import type { TestSite } from './testSite.ts'

type Secret = 'the bearer' | 'an ID token' | 'what was leased'

/**
 * What may reach a host: the bearer the token service alone, an ID token the place of its exchange
 * alone, and what was leased its provider alone.
 */
const MAY: Readonly<Record<Host, readonly Secret[]>> = {
  token: ['the bearer'],
  keys: [],
  server: ['an ID token', 'what was leased'],
  api: ['what was leased'],
  elsewhere: [],
}

/** Every secret that arrived where it must not. */
export function leakedSecrets({ hosts, lab, bearer, idTokens }: TestSite): readonly string[] {
  const kind = (secret: string): Secret =>
    secret === bearer ? 'the bearer' : idTokens.has(secret) ? 'an ID token' : 'what was leased'
  const secrets = [...lab.issued].map((secret) => [secret, kind(secret)] as const)
  return (Object.keys(hosts) as Host[]).flatMap((host) =>
    hosts[host].requests.flatMap((request) => {
      const text = textOf(request)
      const strayed = secrets.filter(
        ([secret, what]) => !MAY[host].includes(what) && text.includes(secret),
      )
      return strayed.map(([, what]) => `${what} at ${host}`)
    }),
  )
}

function textOf({ url, headers, body }: LabRequest): string {
  const form = body.replaceAll('+', ' ').replace(/%(?![0-9A-Fa-f]{2})/g, '%25')
  return `${url.href}\n${JSON.stringify(headers)}\n${decodeURIComponent(form)}`
}
