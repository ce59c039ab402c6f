import { Failure } from '../../core/failure.ts'
import type { HttpClient } from '../../core/retry.ts'
import type { HttpResponse } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import { bearer } from '../bearer.ts'
import type { Refusal } from '../refusals.ts'
import { rejection } from '../response.ts'

const PATH = '/installation/token'

/**
 * Returns the GitHub endpoint that revokes installation tokens. Throws `ENVIRONMENT_REFUSED` if it
 * is unsafe. Called before the exchange: a token that could not be revoked is not requested.
 */
export function revocationUrl(api: string | undefined): string {
  const address = `${(api ?? 'https://api.github.com').replace(/\/+$/, '')}${PATH}`
  if (isValidRevocationData({ address, token: 'any' })) return address
  throw new Failure(
    'ENVIRONMENT_REFUSED',
    'GITHUB_API_URL is not an https address, so no token could be revoked there',
  )
}

/**
 * Returns whether the data names the one GitHub API path that revokes the presented token, over
 * https.
 */
export function isValidRevocationData({ address = '', token = '' }: RevocationData): boolean {
  const url = parseSafeUrl(address)
  return url?.pathname.endsWith(PATH) === true && url.search + url.hash === '' && token !== ''
}

/** The row of a rejected revocation. */
export const notRevoked: Refusal = {
  code: 'EXCHANGE_REFUSED',
  symptom: 'the token was not revoked',
  causes: [
    'the token belongs to another GitHub than the one of GITHUB_API_URL',
    'the rate limit of GitHub is used up',
  ],
  fix: 'None is needed: it expires an hour after it was issued.',
}

/** Revokes the token. Returns `already-gone` if GitHub no longer accepts it. */
export async function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
): Promise<'revoked' | 'already-gone'> {
  const url = new URL(revocation['address'] ?? '')
  const headers = {
    ...bearer(new Secret(revocation['token'] ?? '')),
    'X-GitHub-Api-Version': '2022-11-28',
  }
  const response = await client.send(
    { method: 'DELETE', url, headers, expects: 'nothing' },
    { judge },
  )
  if (response.status === 204) return 'revoked'
  if (response.status === 401) return 'already-gone'
  throw rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host: url.host,
    to: 'the revocation of the token',
    row: notRevoked,
  })
}

/**
 * GitHub responds with 204 only: an empty 200 comes from a proxy that accepts anything, and nothing
 * has been revoked.
 */
const judge = ({ status, text }: HttpResponse): Verdict | undefined =>
  status >= 200 && status <= 299 && status !== 204 && text.trim() === '' ? 'retry' : undefined
