import { safeAddress } from '../../kit/address.ts'
import type { Failure } from '../../kit/failure.ts'
import { Secret } from '../../kit/secret.ts'
import type { Sender } from '../../kit/send.ts'
import type { Answer, Request } from '../../kit/world.ts'
import type { Receipt, Way } from '../../lease/entry.ts'
import { leniently, refused, textAt } from '../answer.ts'
import { bearer } from '../bearer.ts'
import { assertionTooOld, notReturned, unsupportedType } from './refusals.ts'

/** What must be known to give a token back; texts, as it goes through the runner's state. */
export interface Return {
  readonly kind: 'rfc7009' | 'delete'
  readonly address: URL
  readonly token: Secret
  readonly client: string | undefined
  /** The Authorization header of a client with a secret. */
  readonly basic: Secret | undefined
  /** The ID token, where it is what authenticates the client. */
  readonly assertion: Secret | undefined
}

const ASSERTION_TYPE = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'

/** The return as a receipt keeps it. */
export function wayOf({ kind, address, token, client, basic, assertion }: Return): Way {
  return {
    kind,
    address: address.href,
    token: token.reveal(),
    ...(client !== undefined && { client }),
    ...(basic && { basic: basic.reveal() }),
    ...(assertion && { assertion: assertion.reveal() }),
  }
}

/** A way that this provider could have written: a known kind, and an address that is safe to send a token to. */
export function wayIsSound({ kind, address = '', token }: Way): boolean {
  return (
    safeAddress(address) !== undefined &&
    (kind === 'rfc7009' || kind === 'delete') &&
    token !== undefined &&
    token !== ''
  )
}

/** Gives a token back by RFC 7009, or by a DELETE that it authorises itself. */
export async function revoke(
  sender: Sender,
  { way, host }: Receipt & { readonly way: Way },
): Promise<'returned' | 'gone'> {
  const answer = await sender.send(way['kind'] === 'delete' ? deletion(way) : revocation(way))
  if (answer.status >= 200 && answer.status < 300) return 'returned'
  if (
    way['kind'] === 'delete'
      ? [401, 404, 410].includes(answer.status)
      : textAt(leniently(answer), 'error') === 'invalid_token'
  )
    return 'gone'
  throw refusal(answer, way, host)
}

function deletion(way: Way): Request {
  return {
    method: 'DELETE',
    url: new URL(way['address'] ?? ''),
    headers: bearer(new Secret(way['token'] ?? '')),
    expects: 'nothing',
  }
}

function revocation({ address = '', token = '', client, basic, assertion }: Way): Request {
  const fields: (readonly [string, string | Secret])[] = [
    ['token', new Secret(token)],
    ['token_type_hint', 'access_token'],
  ]
  if (client !== undefined && basic === undefined) fields.push(['client_id', client])
  if (assertion !== undefined)
    fields.push(
      ['client_assertion_type', ASSERTION_TYPE],
      ['client_assertion', new Secret(assertion)],
    )
  const headers = basic === undefined ? {} : { Authorization: new Secret(basic) }
  return {
    method: 'POST',
    url: new URL(address),
    headers,
    body: { kind: 'form', fields },
    expects: 'nothing',
  }
}

function refusal(answer: Answer, way: Way, host: string): Failure {
  const code = textAt(leniently(answer), 'error')
  const tooOld = code === 'invalid_client' && way['assertion'] !== undefined
  const row =
    code === 'unsupported_token_type' ? unsupportedType : tooOld ? assertionTooOld : notReturned
  return refused(answer, { code: 'EXCHANGE_REFUSED', host, to: 'the return of the token', row })
}
