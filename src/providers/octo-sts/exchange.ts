import { hash } from 'node:crypto'
import { requestIdOf } from '../../core/requestId.ts'
import { isForgejoToken } from '../../identity/sources.ts'
import type { Lease } from '../../journal/credentials.ts'
import { bearer } from '../bearer.ts'
import { describeToken } from '../describeToken.ts'
import type { LeaseSession } from '../provider.ts'
import { match } from '../refusals.ts'
import { parseJson, rejection, responseInvalid, tokenAt } from '../response.ts'
import { errorIn, rows } from './refusals.ts'
import { revocationUrl } from './revoke.ts'

/** The validated inputs of `from: octo-sts`. */
export interface OctoStsConfig {
  readonly address: URL
  readonly scope: string
  readonly identity: string
  readonly names: readonly string[]
  /** In seconds. */
  readonly lifetime: number
}

/** Exchanges the ID token for an installation token under a trust policy and returns the lease. */
export async function exchange(
  { address, scope, identity, names, lifetime }: OctoStsConfig,
  leaseSession: LeaseSession,
): Promise<Lease> {
  const { host } = address
  const url = new URL(`${address.pathname.replace(/\/$/, '')}/sts/exchange`, address)
  url.search = new URLSearchParams({ scope, identity }).toString()
  // On Forgejo, GITHUB_API_URL is the API of Forgejo, which did not issue this token.
  const api = isForgejoToken(leaseSession.token.claims)
    ? undefined
    : leaseSession.job.github('api_url')
  const back = revocationUrl(api)
  const { response, intent } = await leaseSession.exchange({
    request: ({ jwt }) => ({ method: 'GET', url, headers: bearer(jwt), expects: 'json' }),
  })
  if (response.status !== 200)
    throw rejection(response, {
      code: 'EXCHANGE_REFUSED',
      host,
      to: `the exchange for ${scope} as "${identity}"`,
      row: match(rows, errorIn(response)),
      diagnostics: describeToken(leaseSession.token),
    })
  const text = tokenAt(parseJson(response, host), 'token')
  if (text === undefined) throw responseInvalid(host, 'without a token')
  const token = leaseSession.secret(text)
  const expiresAt = leaseSession.clock.now() + lifetime
  const id = `${scope}:${identity}`
  const requestId = requestIdOf({ headers: response.headers })
  leaseSession.keep({
    ...{ intent, id, expiresAt, request: requestId },
    // An installation token is random, so it cannot be guessed from its digest.
    keys: { token_sha256: hash('sha256', text) },
    revocation: { address: back, token: token.reveal() },
  })
  return {
    credentials: {
      kind: 'values',
      values: new Map(names.map((name) => [name, token])),
      token: names[0] ?? '',
    },
    expiresAt,
    id,
    requestId,
  }
}
