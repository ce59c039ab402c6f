import type { Agent } from 'node:http'
import type { SecureContext } from 'node:tls'
import { Failure } from '../core/failure.ts'
import { basicAuthForms } from '../core/masks.ts'
import type { Environment, Network } from '../core/runtime.ts'

/** Proxy settings for outgoing requests. */
export type ProxySettings = Pick<Network, 'proxy' | 'noProxy'>

/** Returns the proxy settings of an environment; lower case takes precedence, as in the runner. */
export function proxyFromEnv(env: Environment): ProxySettings {
  const https = env['https_proxy'] || env['HTTPS_PROXY']
  const http = env['http_proxy'] || env['HTTP_PROXY']
  return {
    proxy: { ...(https && { https }), ...(http && { http }) },
    noProxy: env['no_proxy'] || env['NO_PROXY'] || undefined,
  }
}

/** Writes the settings into an environment: the toolkit's client reads them from there only. */
export function setProxy(env: NodeJS.ProcessEnv, { proxy, noProxy }: ProxySettings): void {
  const wanted = { https_proxy: proxy.https, http_proxy: proxy.http, no_proxy: noProxy }
  for (const [name, value] of Object.entries(wanted)) {
    delete env[name.toUpperCase()]
    if (value === undefined) delete env[name]
    else env[name] = value
  }
}

/** Returns a proxy's address as a URL, or `undefined` if it is not an http or https address. */
export function proxyUrl(address: string): URL | undefined {
  const text = /^[a-z][\w+.-]*:\/\//i.test(address) ? address : `http://${address}`
  return /^https?:/i.test(text) && URL.canParse(text) ? new URL(text) : undefined
}

/**
 * Returns the strings of a proxy's address that must be masked: the password, and the forms of user
 * and password in basic authentication. A user without a password is masked too: some proxies
 * accept a token there.
 */
export function proxySecrets(address: string): readonly string[] {
  const { username = '', password = '' } = proxyUrl(address) ?? {}
  const written = password === '' ? username : password
  if (written === '') return []
  const [user, secret] = [username, password].map(decoded) as [string, string]
  return [decoded(written), written, ...basicAuthForms(user, secret)]
}

/**
 * Returns an agent that tunnels to an origin, or `undefined` if no proxy applies. The toolkit's
 * client is loaded only if one does. Throws `ENVIRONMENT_REFUSED` if HTTPS_PROXY is malformed.
 */
export async function proxyAgent(
  origin: string,
  settings: ProxySettings,
  contexts: { readonly target: () => SecureContext; readonly proxy: () => SecureContext },
): Promise<Agent | undefined> {
  const address = settings.proxy.https
  if (address === undefined || !origin.startsWith('https:')) return undefined
  const { checkBypass } = await import('@actions/http-client/lib/proxy')
  if (checkBypass(new URL(origin))) return undefined
  const proxy = proxyUrl(address)
  if (!proxy || !isDecodable(proxy)) {
    throw new Failure('ENVIRONMENT_REFUSED', 'HTTPS_PROXY must be an http or https address', {
      causes: [
        'it is misspelt',
        'a character of its user or password is not written as in an address, such as % as %25',
      ],
      fix: 'Write it as http://host:port or http://user:password@host:port.',
    })
  }
  const { HttpClient } = await import('@actions/http-client')
  // The toolkit would parse the host name of an address without a scheme as the scheme.
  process.env['https_proxy'] = proxy.href
  // The tunnel calls a deprecated constructor; Node would print a warning to the log.
  process.noDeprecation = true
  const agent = new HttpClient('lease-credentials', [], {
    keepAlive: true,
    maxSockets: 1000,
  }).getAgent(origin) as Tunnel
  // The tunnel takes TLS options from the agent, not from the request, and would check the proxy's
  // certificate against the name of the target. The client certificate is for the target alone.
  const rejectUnauthorized = true
  Object.assign(agent.options, { secureContext: contexts.target(), rejectUnauthorized })
  Object.assign(agent.proxyOptions, {
    secureContext: contexts.proxy(),
    rejectUnauthorized,
    servername: proxy.hostname,
  })
  return agent
}

type Tunnel = Agent & { readonly options: object; readonly proxyOptions: object }

/** Returns whether user and password can be percent-decoded; the toolkit throws if not. */
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
