import { Failure } from '../../core/failure.ts'
import { quoteClaim } from '../../identity/claims.ts'
import { dateOf, numericDateOf } from '../parseExpiry.ts'
import {
  type JsonObject,
  objectAt,
  ownMember,
  parseJsonText,
  responseInvalid,
  textAt,
} from '../response.ts'
import type { ServiceAccount } from './api.ts'

/** The token that was requested. */
interface RequestedToken {
  readonly account: ServiceAccount
  readonly audience: string | undefined
  readonly secret: { readonly name: string; readonly uid: string } | undefined
  /** Seconds since the epoch. */
  readonly latest: number
}

// The server's clock may be ahead of ours.
const LEEWAY_S = 60

/**
 * Compares the claims of an issued token with what was requested. Throws `GUARD_FAILED` if it is
 * another service account's, for another audience, bound to another Secret or valid for longer, and
 * `RESPONSE_INVALID` if it cannot be parsed. Its signature is not checked: TLS vouches for the server.
 */
export function checkIssued(
  { host, text, expires }: { host: string; text: string; expires: string | undefined },
  { account, audience, secret, latest }: RequestedToken,
): { readonly expiresAt: number; readonly jti: string | undefined } {
  const claims = claimsOf(text)
  const expiresAt = numericDateOf(claims['exp'])
  const stated = dateOf(expires)
  if (expiresAt === undefined || stated === undefined || Math.abs(stated - expiresAt) > LEEWAY_S)
    throw responseInvalid(host, 'with a token whose expiry cannot be trusted')
  const sub = `system:serviceaccount:${account.namespace}:${account.name}`
  const bound = objectAt(objectAt(claims, 'kubernetes.io') ?? {}, 'secret') ?? {}
  const audiences = [ownMember(claims, 'aud')].flat()
  const differing = [
    ...differs('sub', claims['sub'], sub),
    ...(audience === undefined ? [] : differs('aud', list(audiences), audience)),
    ...(secret ? differs('secret.name', bound['name'], secret.name) : []),
    ...(secret ? differs('secret.uid', bound['uid'], secret.uid) : []),
    ...(expiresAt > latest + LEEWAY_S ? ['it is valid for longer than requested'] : []),
  ]
  if (differing.length === 0) return { expiresAt, jti: textAt(claims, 'jti') }
  throw new Failure(
    'GUARD_FAILED',
    [`${host} issued a token that differs from the request:`, ...differing].join('\n  '),
    {
      causes: [
        'a proxy in front of the cluster forwards to another cluster',
        'an admission webhook changes TokenRequests',
      ],
      fix: 'Compare `address` with the cluster, and look for what changes the request on the way.',
    },
  )
}

const list = (values: readonly unknown[]): unknown =>
  values.length === 1 ? values[0] : values.join(' ')

const differs = (name: string, found: unknown, expected: string): readonly string[] =>
  found === expected ? [] : [`"${name}" is ${printed(found)}, not ${quoteClaim(expected)}`]

/** Returns an unknown claim without anything that might be a token. */
const printed = (value: unknown): string =>
  typeof value === 'string' && /[^\s]{121,}/.test(value)
    ? '(long text left out)'
    : quoteClaim(value)

function claimsOf(jwt: string): JsonObject {
  const [, payload = ''] = jwt.split('.')
  const parsed = parseJsonText(Buffer.from(payload, 'base64url').toString())
  return 'members' in parsed ? parsed.members : {}
}
