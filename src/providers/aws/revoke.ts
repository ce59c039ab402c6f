import type { HttpClient } from '../../core/retry.ts'
import { parseSafeUrl } from '../../core/url.ts'
import type { Receipt, RevocationData } from '../../journal/entry.ts'
import { deleteSecret, isLeaseSecret } from '../kubernetes/revoke.ts'
import type { Supplies } from '../provider.ts'
import { match } from '../refusals.ts'
import { rejection } from '../response.ts'
import { BOUND, signClusterToken } from './clusterToken.ts'
import { errorIn, rows } from './refusals.ts'
import { parseRole } from './role.ts'
import { readSession, type StsSession } from './session.ts'
import { SESSION_NAME } from './sessionName.ts'

export { commandByHand } from '../kubernetes/revoke.ts'

const PARTS = [
  ...['address', 'ca', 'bound', 'region', 'role', 'session', 'sts', 'audience'],
  ...['namespace', 'secret', 'uid'],
]
// STS needs no permission to say whose session it is, and the session is used for nothing else.
const DENY_ALL =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Deny","Action":"*","Resource":"*"}]}'
const ACTION = 'AssumeRoleWithWebIdentity'

/** Returns whether this provider could have written the data: it names a Secret of a lease only. */
export function isValidRevocationData(way: RevocationData): boolean {
  const { address = '', sts = '', ca = '', bound = '', region = '', role = '' } = way
  const server = parseSafeUrl(address)
  return (
    server?.protocol === 'https:' &&
    server.href === `${server.origin}/` &&
    parseSafeUrl(sts)?.search === '' &&
    ca.startsWith('-----BEGIN CERTIFICATE-----') &&
    BOUND.test(bound) &&
    /^[A-Za-z0-9-]{1,64}$/.test(region) &&
    !('error' in parseRole(role, true)) &&
    SESSION_NAME.test(way['session'] ?? '') &&
    way['audience'] !== '' &&
    isLeaseSecret(way) &&
    Object.keys(way).every((part) => PARTS.includes(part))
  )
}

/**
 * Deletes the Secret that the token of the service account is bound to. The role is assumed again
 * with a fresh ID token, as the journal holds neither the session nor a token for the cluster.
 */
export async function revoke(
  client: HttpClient,
  { revocation }: Receipt & { readonly revocation: RevocationData },
  supplies: Supplies,
): Promise<'revoked' | 'already-gone'> {
  const { address = '', ca, bound = '', region = '', sts = '' } = revocation
  const { namespace = '', secret = '', uid } = revocation
  const { session, now } = await assumeAgain(client, revocation, supplies)
  const scope = { region, sts: new URL(sts), bound, now }
  const token = supplies.secret(signClusterToken(session, scope))
  return deleteSecret(client, {
    ...{ base: new URL(address), place: { namespace, secret, uid }, ca },
    token: async () => token,
  })
}

/** Returns a session that may do nothing, and when it was requested, by the clock of the issuer. */
async function assumeAgain(
  client: HttpClient,
  { sts = '', role = '', session = '', audience = '' }: RevocationData,
  supplies: Supplies,
): Promise<{ readonly session: StsSession; readonly now: number }> {
  const url = new URL(sts)
  let now = 0
  const response = await client.send({
    host: url.host,
    next: async () => {
      const { jwt, claims } = await supplies.idToken(audience)
      now = Number(claims['iat'])
      const fields = [
        ...[['Action', ACTION] as const, ['Version', '2011-06-15'] as const],
        ...[['RoleArn', role] as const, ['RoleSessionName', session] as const],
        ...[['DurationSeconds', '900'] as const, ['Policy', DENY_ALL] as const],
        ['WebIdentityToken', jwt] as const,
      ]
      return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'xml' }
    },
  })
  if (response.status === 200)
    return {
      session: readSession(response, ACTION, { leaseSession: supplies, host: url.host }),
      now,
    }
  throw rejection(response, {
    ...{ code: 'EXCHANGE_REFUSED', host: url.host, to: `${ACTION} for ${role}` },
    row: match(rows, errorIn(response, ACTION)),
  })
}
