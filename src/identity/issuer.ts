import { parseSafeUrl } from '../core/url.ts'
import { GITHUB, isGitHubHost, type Source } from './sources.ts'

/** Who signs the tokens of a job, and where its keys are. */
export interface Issuer {
  /** Exactly what the claim `iss` must be. */
  readonly iss: string
  readonly source: Source
  readonly jwks: URL
  readonly discovery: URL
  readonly origin: URL
}

/** An issuer, or the end of the sentence `"issuer" …` that says why there is none. */
export type IssuerResult = { readonly issuer: Issuer } | { readonly error: string }

// What an enterprise slug consists of.
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

/** The issuer follows from the server; `declared` may add an enterprise's slug and nothing else. */
function gitHubIssuer(
  serverUrl: string,
  declared: string | undefined,
  source: Source,
): IssuerResult {
  const server = parseSafeUrl(serverUrl)
  if (!server) return { error: 'cannot be derived, as GITHUB_SERVER_URL is not an https address' }
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
 * A runner may have registered with an internal address of its Forgejo, so any address may be
 * declared that can be the issuer of a Forgejo and is not GitHub's.
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
        `must be declared, as GITHUB_SERVER_URL is not an https address: ROOT_URL of the ` +
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
      `must be the https address of a Forgejo with ${source.issuerPath} after it, such as ` +
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
