import type { Request } from '../../core/runtime.ts'
import { Secret } from '../../core/secret.ts'
import type { VerifiedToken } from '../../identity/verify.ts'
import type { Lease } from '../../journal/credentials.ts'
import type { Desk } from '../provider.ts'
import { tokenAt } from '../response.ts'
import type { Terms } from './config.ts'
import { noted, together, valuesIn } from './extract.ts'
import { lineOf } from './leasedItem.ts'
import { credentials, idOf, loginPath, loginRefused } from './login.ts'
import { type Found, fieldsIn, readRefused, requestFor } from './read.ts'
import { type Source, sourcesOf } from './readSpec.ts'
import type { Receipts } from './receipts.ts'
import { retryLagging } from './retryLagging.ts'

/** OpenBao's inline authentication: each read carries the login with it, and no token is made with which anything could be given back. */
export async function readInline(terms: Terms, desk: Desk): Promise<Lease> {
  const receipts = lastingOnly(desk)
  const found = await desk.all(
    sourcesOf(terms).map(async (source) => {
      const each = await readOne(terms, desk, source)
      return { ...each, source, expiresAt: noted(each, source, { terms, desk, receipts }) }
    }),
  )
  const values = together(
    found.map(({ fields, source }) => valuesIn(fields, source, { terms, desk })),
  )
  const [first] = found
  const request = first && tokenAt(first.body, 'request_id')
  const id = idOf(request ?? Buffer.from(desk.clock.random(16)).toString('hex'))
  const ends = found.map(({ expiresAt }) => expiresAt).filter((each) => each !== undefined)
  return {
    credentials: { kind: 'values', values },
    expiresAt: ends.length === 0 ? undefined : Math.min(...ends),
    id,
  }
}

const TOKENLESS = 'it was leased without a token, so that only an administrator can revoke it'

/** What a read makes all the same, such as a certificate, is on record as something that lives on. */
function lastingOnly(desk: Desk): Pick<Receipts, 'add' | 'lasting'> {
  const lasting: Receipts['lasting'] = (intent = -1, thing) =>
    void desk.keep({ intent, ...thing, way: null })
  return {
    lasting,
    add: ({ intent, end, expiresAt }) =>
      lasting(intent, { id: idOf(lineOf(end)), expiresAt, note: TOKENLESS }),
  }
}

async function readOne(terms: Terms, desk: Desk, source: Source): Promise<Found> {
  const request = (token: VerifiedToken): Request =>
    requestFor(terms, source, headersOf(terms, token.jwt))
  const { answer, intent, leasedNothing } = await desk.exchange({ request, ...retryLagging() })
  if (answer.headers['x-vault-inline-auth-failed'] !== undefined)
    throw loginRefused(answer, { terms, desk })
  if (answer.status < 200 || answer.status > 299) throw readRefused(answer, source, terms)
  return { ...fieldsIn(answer, source, terms), intent, leasedNothing }
}

/** The login in headers; the end of a parameter's header name is of no meaning. */
function headersOf(terms: Terms, jwt: Secret): Readonly<Record<string, string | Secret>> {
  const parameters = Object.entries(credentials(terms, jwt)).map(([key, value]) => [
    `X-Vault-Inline-Auth-Parameter-${key}`,
    parameter(key, value),
  ])
  return { 'X-Vault-Inline-Auth-Path': loginPath(terms), ...Object.fromEntries(parameters) }
}

/** One parameter as the header wants it; still wrapped, as it holds the token. */
function parameter(key: string, value: string | Secret): Secret {
  const text = value instanceof Secret ? value.reveal() : value
  return new Secret(Buffer.from(JSON.stringify({ key, value: text })).toString('base64url'))
}
