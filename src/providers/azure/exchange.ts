import { requestIdOf } from '../../core/requestId.ts'
import type { Answer, Request } from '../../core/runtime.ts'
import type { Secret } from '../../core/secret.ts'
import type { Verdict } from '../../core/verdict.ts'
import type { Lease } from '../../journal/credentials.ts'
import { presented } from '../describeToken.ts'
import { requireLifetime } from '../parseExpiry.ts'
import type { Desk } from '../provider.ts'
import { invalid, jsonOf, leniently, own, refused, secondsAt, tokenAt } from '../response.ts'
import type { Terms } from './config.ts'
import { credential } from './federatedCredential.ts'
import { valuesOf } from './names.ts'
import { codeOf, isFederated, recognised } from './refusals.ts'

const NOTE = 'Entra revokes no single access token of an application'
const OVERLOADED = new Set([90033, 50196])
/** A fresh ID token, or keys that Entra fetched meanwhile, can heal these; a third attempt would not. */
const ONCE = new Set([700024, 50013])

/** A token for each scope, all at once; one that is refused refuses the lease. */
export async function exchange(terms: Terms, desk: Desk): Promise<Lease> {
  const granted = await desk.all(
    [...terms.tokens].map(([name, scope]) => obtain(terms, desk, { name, scope })),
  )
  const values = valuesOf(terms, new Map(granted.map(({ name, token }) => [name, token])))
  const ends = granted.map(({ expiresAt }) => expiresAt)
  const expiresAt = ends.includes(undefined)
    ? undefined
    : Math.min(...ends.filter((each) => each !== undefined))
  const [only, ...more] = granted
  return {
    credentials: { kind: 'values', values, ...(only && more.length === 0 && { token: only.name }) },
    expiresAt,
    id: terms.client,
    requestId: granted.find(({ requestId }) => requestId !== undefined)?.requestId,
  }
}

interface Granted {
  readonly name: string
  readonly token: Secret
  readonly expiresAt: number | undefined
  readonly requestId: string | undefined
}

async function obtain(
  terms: Terms,
  desk: Desk,
  { name, scope }: { readonly name: string; readonly scope: string },
): Promise<Granted> {
  const host = terms.cloud.authority
  const { answer, intent } = await desk.exchange({
    request: ({ jwt }) => request(terms, scope, jwt),
    judge,
  })
  if (answer.status !== 200) throw unwelcome(answer, terms, desk)
  const body = jsonOf(answer, host)
  const text = tokenAt(body, 'access_token')
  if (text === undefined) throw invalid(host, 'without an access token')
  const token = desk.secret(text)
  const seconds = secondsAt(body, 'expires_in')
  const expiresAt = seconds === undefined ? undefined : desk.clock.now() + seconds
  desk.keep({ intent, id: `${terms.client} ${scope}`, expiresAt, way: null, note: NOTE })
  requireLifetime(own(body, 'expires_in'), seconds, { host, name: 'expires_in' })
  return { name, token, expiresAt, requestId: requestIdOf({ headers: answer.headers }) }
}

function request({ cloud, tenant, client }: Terms, scope: string, jwt: Secret): Request {
  const fields = [
    ['grant_type', 'client_credentials'],
    ['client_id', client],
    ['scope', scope],
    ['client_assertion_type', 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer'],
    ['client_assertion', jwt],
  ] as const
  const url = new URL(`https://${cloud.authority}/${tenant}/oauth2/v2.0/token`)
  return { method: 'POST', url, body: { kind: 'form', fields }, expects: 'json' }
}

function judge(answer: Answer): Verdict | undefined {
  const code = answer.status < 400 ? undefined : codeOf(leniently(answer))
  if (code === undefined) return undefined
  if (OVERLOADED.has(code)) return 'retry'
  return ONCE.has(code) ? 'retry-with-fresh-token' : undefined
}

function unwelcome(answer: Answer, terms: Terms, desk: Desk): Error {
  const code = codeOf(leniently(answer))
  const ours = isFederated(code) ? credential(desk.token, terms) : presented(desk.token)
  const to = `the exchange for client ${terms.client} in tenant ${terms.tenant}`
  return refused(answer, {
    code: 'EXCHANGE_REFUSED',
    host: terms.cloud.authority,
    to,
    row: recognised(code),
    ours,
  })
}
