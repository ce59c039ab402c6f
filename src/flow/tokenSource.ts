import { Failure } from '../core/failure.ts'
import type { HttpClient } from '../core/retry.ts'
import type { Runtime } from '../core/runtime.ts'
import { requestToken } from '../identity/idToken.ts'
import { deriveIssuer } from '../identity/issuer.ts'
import { createKeySet, type KeySet } from '../identity/jwks.ts'
import { FORGEJO, GITHUB, isForgejoToken } from '../identity/sources.ts'
import { type VerifiedToken, verify } from '../identity/verify.ts'

/** Requests an ID token for an audience and verifies it, on behalf of a lease. */
export type TokenSource = (audience: string, lease: string) => Promise<VerifiedToken>

/** How tokens are requested and verified. */
interface TokenSourceOptions {
  readonly client: HttpClient
  readonly issuer?: string | undefined
  /** The keys of the issuer, where they have been fetched already. */
  readonly keys?: KeySet
}

/**
 * Returns a source of verified ID tokens for revocations and sinks. Main has compared this run's
 * claims with what the workflow expects and has accepted its event; signature, issuer, audience,
 * times and run are checked for each token.
 */
export function openTokenSource(
  runtime: Runtime,
  { client, issuer, keys: known }: TokenSourceOptions,
): TokenSource {
  // Main determined which of the two applies before it wrote the issuer into the header.
  const rules = isForgejoToken({ iss: issuer }) ? FORGEJO : GITHUB
  const found = deriveIssuer(runtime.job.github('server_url'), issuer, rules)
  if ('error' in found)
    throw new Failure('INTERNAL', `the issuer in the header of the journal ${found.error}`)
  const keys = known ?? createKeySet(runtime, client, found.issuer)
  const accepted = new Set([runtime.job.github('event_name') ?? ''])
  return async (audience, lease) => {
    const jwt = await requestToken(runtime, { client, issuer: found.issuer }, audience)
    const terms = { ...found, audience, keys, runtime, allowEvents: accepted }
    const token = (await verify(jwt, terms, [{ name: lease, expect: [] }])).get(lease)
    if (!token) throw new Failure('INTERNAL', 'a verified token went missing')
    return token
  }
}
