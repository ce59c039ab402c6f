/** Who signs the tokens of a job, and where its keys are. */
export interface Issuer {
  /** Exactly what the claim `iss` must be. */
  readonly iss: string
  readonly jwks: URL
  readonly discovery: URL
  readonly origin: URL
}

const LOOPBACK = new Set(['localhost', '127.0.0.1', '[::1]'])
// What an enterprise slug consists of.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/

/** An address that may be asked: encrypted, or on this very machine; without credentials in it. */
export function isSafe({ protocol, hostname, username, password }: URL): boolean {
  const encrypted = protocol === 'https:' || (protocol === 'http:' && LOOPBACK.has(hostname))
  return encrypted && username === '' && password === ''
}

/** The issuer follows from the server; `declared` may add an enterprise's slug, and nothing else. A mistake completes the sentence `"issuer" …`. */
export function issuerOf(serverUrl = 'https://github.com', declared?: string): { readonly issuer: Issuer } | { readonly mistake: string } {
  const server = URL.parse(serverUrl)
  if (!server || !isSafe(server)) return { mistake: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' }
  const derived = derive(server)
  if (declared === undefined || declared === derived) return { issuer: at(derived) }
  const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : ''
  if (SLUG.test(below)) return { issuer: at(declared) }
  return { mistake: `must be ${derived}, or that with a slash and the slug of the enterprise, and nothing after it` }
}

function derive({ host, origin }: URL): string {
  if (host === 'github.com') return 'https://token.actions.githubusercontent.com'
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}/_services/token`
}

function at(iss: string): Issuer {
  return {
    iss,
    jwks: new URL(`${iss}/.well-known/jwks`),
    discovery: new URL(`${iss}/.well-known/openid-configuration`),
    origin: new URL(new URL(iss).origin),
  }
}
