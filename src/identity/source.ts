import { safeAddress } from '../kit/address.ts'

/** Who signs the tokens of a job, and where its keys are. */
export interface Issuer {
  /** Exactly what the claim `iss` must be. */
  readonly iss: string
  readonly jwks: URL
  readonly discovery: URL
  readonly origin: URL
}

// What an enterprise slug consists of.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/

/** The issuer follows from the server; `declared` may add an enterprise's slug, and nothing else. A mistake completes the sentence `"issuer" …`. */
export function issuerOf(
  serverUrl = 'https://github.com',
  declared?: string,
): { readonly issuer: Issuer } | { readonly mistake: string } {
  const server = safeAddress(serverUrl)
  if (!server) return { mistake: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' }
  const derived = derive(server)
  if (declared === undefined || declared === derived) return { issuer: at(derived) }
  const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : ''
  if (SLUG.test(below)) return { issuer: at(declared) }
  return {
    mistake: `must be ${derived}, or that with a slash and the slug of the enterprise, and nothing after it`,
  }
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
