import { hash } from 'node:crypto'
import type { Failure } from '../../core/failure.ts'
import type { HttpClient, RequestSource } from '../../core/retry.ts'
import type { HttpRequest, HttpResponse } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import { bearer } from '../bearer.ts'
import type { Supplies } from '../provider.ts'
import { match, type Refusal } from '../refusals.ts'
import { jsonOrEmpty, rejection, textAt } from '../response.ts'
import { basicCredentials, basicHeader } from './basic.ts'
import { errorIn } from './serverError.ts'

/** The parameters of a revocation. */
export interface RevocationInput {
  readonly kind: 'rfc7009' | 'delete' | 'json'
  readonly address: URL
  readonly token: Secret
  /** The member of the JSON body that holds the token. */
  readonly field?: string | undefined
  readonly client: string | undefined
  readonly clientSecret: string | undefined
  /** The audience of the ID tokens that authenticate the client, if it uses client assertions. */
  readonly audience: string | undefined
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'
const PARTS = new Set(['kind', 'address', 'token', 'field', 'client', 'secret', 'audience'])
const FIELD = /^[A-Za-z_][\w-]{0,63}$/

/**
 * Returns the revocation data of a receipt. Later steps can read it, so it contains only the
 * SHA-256 of the client secret and no ID token: the revocation obtains both.
 */
export function encodeRevocation({
  kind,
  address,
  token,
  field,
  client,
  clientSecret,
  audience,
}: RevocationInput): RevocationData {
  return {
    kind,
    address: address.href,
    token: token.reveal(),
    // The token is all that such a server wants: the secret of a client would not be used.
    ...(field !== undefined && { field }),
    ...(kind !== 'json' && client !== undefined && { client }),
    ...(kind !== 'json' && clientSecret !== undefined && { secret: hash('sha256', clientSecret) }),
    ...(kind !== 'json' && audience !== undefined && { audience }),
  }
}

/** Returns whether this provider could have written the data: a known kind and a safe address. */
export function isValidRevocationData(way: RevocationData): boolean {
  const { kind, address = '', token = '', field, secret = '0'.repeat(64) } = way
  return (
    parseSafeUrl(address) !== undefined &&
    (kind === 'json' ? FIELD.test(field ?? '') : field === undefined) &&
    (kind === 'rfc7009' || kind === 'delete' || kind === 'json') &&
    token !== '' &&
    /^[0-9a-f]{64}$/.test(secret) &&
    Object.keys(way).every((part) => PARTS.has(part))
  )
}

/**
 * Revokes a token by RFC 7009, by a DELETE that the token itself authorises, or by a JSON body that
 * holds the token. Returns `already-gone` if the server reports that the token is invalid.
 */
export async function revoke(
  client: HttpClient,
  { revocation: way, host }: Receipt & { readonly revocation: RevocationData },
  supplies: Supplies,
): Promise<'revoked' | 'already-gone'> {
  const request = await requestFor(way, supplies)
  const response = await client.send(request)
  if (response.status >= 200 && response.status < 300) return 'revoked'
  if (
    way['kind'] === 'delete'
      ? [401, 404, 410].includes(response.status)
      : textAt(jsonOrEmpty(response), 'error') === 'invalid_token'
  )
    return 'already-gone'
  throw refusal(response, way, host)
}

async function requestFor(
  way: RevocationData,
  supplies: Supplies,
): Promise<HttpRequest | RequestSource> {
  if (way['kind'] === 'delete') return deletion(way)
  return way['kind'] === 'json' ? jsonRevocation(way) : revocation(way, supplies)
}

function jsonRevocation({ address = '', field = '', token = '' }: RevocationData): HttpRequest {
  return {
    method: 'POST',
    url: new URL(address),
    body: { kind: 'json', value: { [field]: new Secret(token) } },
    expects: 'nothing',
  }
}

function deletion(way: RevocationData): HttpRequest {
  return {
    method: 'DELETE',
    url: new URL(way['address'] ?? ''),
    headers: bearer(new Secret(way['token'] ?? '')),
    expects: 'nothing',
  }
}

/**
 * Returns the RFC 7009 request. A server may accept an assertion only once, so each attempt carries
 * a fresh one.
 */
async function revocation(
  way: RevocationData,
  supplies: Supplies,
): Promise<HttpRequest | RequestSource> {
  const { address = '', token = '', client, secret, audience } = way
  const url = new URL(address)
  const basic =
    secret === undefined
      ? undefined
      : basicCredentials(client ?? '', (await supplies.input('client-secret', secret)).reveal())
  const requestWith = (assertion: Secret | undefined): HttpRequest => ({
    method: 'POST',
    url,
    headers: basic === undefined ? {} : { Authorization: basicHeader(basic) },
    body: {
      kind: 'form',
      fields: [
        ['token', new Secret(token)],
        ['token_type_hint', 'access_token'],
        ...(client !== undefined && basic === undefined ? [['client_id', client] as const] : []),
        ...(assertion === undefined ? [] : assertionFields(assertion)),
      ],
    },
    expects: 'nothing',
  })
  if (audience === undefined) return requestWith(undefined)
  return {
    host: url.host,
    next: async () => requestWith((await supplies.idToken(audience)).jwt),
  }
}

const assertionFields = (jwt: Secret): readonly (readonly [string, string | Secret])[] => [
  ['client_assertion_type', ASSERTION_TYPE],
  ['client_assertion', jwt],
]

function refusal(response: HttpResponse, way: RevocationData, host: string): Failure {
  const action = way['audience'] === undefined ? 'revocation' : 'client assertion'
  const row = match(revocationRows, { ...errorIn(response), action })
  return rejection(response, {
    code: 'EXCHANGE_REFUSED',
    host,
    to: 'the revocation of the token',
    row,
  })
}

/** The rejections of a revocation. */
export const revocationRows: readonly Refusal[] = [
  {
    code: 'EXCHANGE_REFUSED',
    when: { code: 'unsupported_token_type' },
    symptom: 'unsupported_token_type',
    causes: [
      'the server cannot revoke this type of token, usually because it does not store tokens',
    ],
    fix: 'Write `revoke: none`, and give the token a shorter lifetime at the server.',
  },
  {
    code: 'EXCHANGE_REFUSED',
    when: { code: 'invalid_client', action: 'client assertion' },
    symptom: 'the client assertion was rejected at the revocation endpoint',
    causes: [
      'the revocation endpoint of the server does not accept an ID token as a client assertion',
      'the trust of the client in the issuer was changed while the job ran',
    ],
    fix:
      'Let the client authenticate by assertion at the revocation endpoint, too, or write ' +
      '`revoke: none` and give the token a short lifetime at the server.',
  },
  {
    code: 'EXCHANGE_REFUSED',
    when: {},
    symptom: 'the token was not revoked',
    causes: [
      'the server does not allow this token or this client to revoke it',
      '`revoke-address` is not where tokens are revoked',
    ],
    fix: 'Check `revoke`, `revoke-address` and `client-id`; the token is valid until it expires.',
  },
]
