import type { Agent } from 'node:http'
import type { SecureContext } from 'node:tls'
import { Failure } from '../core/failure.ts'
import { basicAuthForms } from '../core/masks.ts'
import type { Environment, Network } from '../core/runtime.ts'

/** How requests leave the machine. */
export type ProxySettings = Pick<Network, 'proxy' | 'noProxy'>

/** The proxy settings of an environment; lower case comes first, as with the runner. */
export function proxyFromEnv(env: Environment): ProxySettings {
  const https = env['https_proxy'] || env['HTTPS_PROXY']
  const http = env['http_proxy'] || env['HTTP_PROXY']
  return {
    proxy: { ...(https && { https }), ...(http && { http }) },
    noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
  }
}

/** Makes an environment say what the settings say: the toolkit's client reads nothing else. */
export function setProxy(env: NodeJS.ProcessEnv, { proxy, noProxy }: ProxySettings): void {
  const wanted = { https_proxy: proxy.https, http_proxy: proxy.http, no_proxy: noProxy }
  for (const [name, value] of Object.entries(wanted)) {
    delete env[name.toUpperCase()]
    if (value === undefined) delete env[name]
    else env[name] = value
  }
}

/** The address of a proxy, if it is one. */
export function proxyUrl(address: string): URL | undefined {
  const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined
}

/**
 * Returns what must be masked of a proxy's address: the password, and the forms of the pair. A user
 * without a password is masked too: some proxies take a token there.
 */
export function proxySecrets(address: string): readonly string[] {
  const { username = '', password = '' } = proxyUrl(address) ?? {}
  const written = password === '' ? username : password
  if (written === '') return []
  const [user, secret] = [username, password].map(decoded) as [string, string]
  return [decoded(written), written, ...basicAuthForms(user, secret)]
}

/**
 * An agent that tunnels to an origin, or `undefined` where no proxy applies. The toolkit's client
 * is loaded only then.
 */
export async function proxyAgent(
  origin: string,
  settings: ProxySettings,
  context: () => SecureContext,
): Promise<Agent | undefined> {
  const address = settings.proxy.https
  if (address === undefined || !origin.startsWith('https:')) return undefined
  const { checkBypass } = await import('@actions/http-client/lib/proxy')
  if (checkBypass(new URL(origin))) return undefined
  const proxy = proxyUrl(address)
  if (!proxy || !isDecodable(proxy)) {
    throw new Failure(
      'ENVIRONMENT_REFUSED',
      'HTTPS_PROXY is set, but is no http or https address',
      {
        causes: [
          'it is misspelt',
          'a character of its user or password is not written as in an address, such as % as %25',
        ],
        fix: 'Write it as http://host:port or http://user:password@host:port.',
      },
    )
  }
  const { HttpClient } = await import('@actions/http-client')
  // Without a scheme, the toolkit takes the name of the host for one.
  process.env['https_proxy'] = proxy.href
  // The tunnel calls a deprecated constructor, of which Node would warn in the log.
  process.noDeprecation = true
  const agent = new HttpClient('lease-credentials', [], {
    keepAlive: true,
    maxSockets: 1000,
  }).getAgent(origin) as Tunnel
  // It takes TLS options from the agent and not from the request, and would look for the target's
  // name in the certificate of the proxy.
  const tls = { secureContext: context(), rejectUnauthorized: true }
  Object.assign(agent.options, tls)
  Object.assign(agent.proxyOptions, tls, { servername: proxy.hostname })
  return agent
}

type Tunnel = Agent & { readonly options: object; readonly proxyOptions: object }

/** The toolkit decodes both, and stumbles over what cannot be. */
function isDecodable({ username, password }: URL): boolean {
  try {
    return decodeURIComponent(`${username}:${password}`) !== ''
  } catch {
    return false
  }
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}
