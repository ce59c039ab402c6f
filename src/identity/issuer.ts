import { parseSafeUrl } from '../core/url.ts'
import { GITHUB, isGitHubHost, type Source } from './sources.ts'

/** The issuer that signs the tokens of a job, and the endpoints of its keys. */
export interface Issuer {
  /** The exact value that the claim `iss` must have. */
  readonly iss: string
  readonly source: Source
  readonly jwks: URL
  readonly discovery: URL
  readonly origin: URL
}

/** An issuer, or an error that completes the sentence `"issuer" …`. */
export type IssuerResult = { readonly issuer: Issuer } | { readonly error: string }

// The form of an enterprise slug.
const SLUG = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,98}[A-Za-z0-9])?$/

/** Returns the issuer of a server's tokens, or the one that the input `issuer` declares. */
export function deriveIssuer(
  serverUrl = 'https://github.com',
  declared?: string,
  source: Source = GITHUB,
): IssuerResult {
  switch (source.name) {
    case 'github':
      return gitHubIssuer(serverUrl, declared, source)
    case 'forgejo':
      return forgejoIssuer(serverUrl, declared, source)
  }
}

/** Derives the issuer from the server URL; `declared` may only add the slug of an enterprise. */
function gitHubIssuer(
  serverUrl: string,
  declared: string | undefined,
  source: Source,
): IssuerResult {
  const server = parseSafeUrl(serverUrl)
  if (!server) return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https URL' }
  const derived = derive(server, source)
  if (declared === undefined || declared === derived) return { issuer: issuerAt(derived, source) }
  const below = declared.startsWith(`${derived}/`) ? declared.slice(derived.length + 1) : ''
  if (SLUG.test(below)) return { issuer: issuerAt(declared, source) }
  return {
    error:
      `must be ${derived}, or that with a slash and the slug of the enterprise, and ` +
      `nothing after it`,
  }
}

function derive({ host, origin }: URL, { issuerPath }: Source): string {
  if (host === 'github.com') return 'https://token.actions.githubusercontent.com'
  return host.endsWith('.ghe.com') ? `https://token.actions.${host}` : `${origin}${issuerPath}`
}

/**
 * Derives or checks the issuer of a Forgejo. A runner may be registered with an internal address,
 * so `declared` may be any URL that has the form of a Forgejo issuer and is not on a GitHub host.
 */
function forgejoIssuer(
  serverUrl: string,
  declared: string | undefined,
  source: Source,
): IssuerResult {
  const server = parseSafeUrl(serverUrl)
  if (declared === undefined && !server)
    return {
      error:
        `must be declared, as GITHUB_SERVER_URL is not an https URL: ROOT_URL of the ` +
        `Forgejo with ${source.issuerPath} after it`,
    }
  const iss =
    declared ?? `${server?.origin}${server?.pathname.replace(/\/+$/, '')}${source.issuerPath}`
  const url = parseSafeUrl(iss)
  const isCanonical = url !== undefined && url.origin + url.pathname === iss
  if (isCanonical && iss.endsWith(source.issuerPath) && !isGitHubHost(url.hostname))
    return { issuer: issuerAt(iss, source) }
  return {
    error:
      `must be the https URL of a Forgejo with ${source.issuerPath} after it, such as ` +
      `https://git.example.com${source.issuerPath}`,
  }
}

function issuerAt(iss: string, source: Source): Issuer {
  return {
    iss,
    source,
    jwks: new URL(`${iss}${source.keysPath}`),
    discovery: new URL(`${iss}/.well-known/openid-configuration`),
    origin: new URL(new URL(iss).origin),
  }
}
