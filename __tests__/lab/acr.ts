import { randomBytes } from 'node:crypto'
import type { Entra } from './entra.ts'
import type { Handler, Lab } from './handler.ts'

/** One container registry of Azure. */
export interface Acr {
  readonly hosts: Readonly<Record<string, Handler>>
  /** The passwords that it would accept now. */
  living(): readonly string[]
}

export interface AcrOptions {
  readonly host?: string
  /** What it answers in place of a password. */
  readonly refusal?: { readonly status: number; readonly message: string }
  /** Claims of the password that are replaced. */
  readonly claims?: Readonly<Record<string, unknown>>
}

const SCOPE = 'https://containerregistry.azure.net/.default'

export function acr(
  lab: Lab,
  entra: Pick<Entra, 'living'>,
  { host = 'example.azurecr.io', refusal, claims = {} }: AcrOptions = {},
): Acr {
  const alive = new Map<string, number>()
  const error = (status: number, code: string, message: string) => ({
    ...{ status, body: { errors: [{ code, message, detail: null }] } },
  })
  const handle: Handler = ({ method, url, body }) => {
    const form = new URLSearchParams(body)
    if (method !== 'POST' || url.pathname !== '/oauth2/exchange') return { status: 404 }
    if (refusal) return error(refusal.status, 'DENIED', refusal.message)
    if (form.get('grant_type') !== 'access_token' || form.get('service') !== host)
      return error(400, 'BAD_REQUEST', 'the request is malformed')
    if (entra.living().get(form.get('access_token') ?? '') !== SCOPE)
      return error(401, 'UNAUTHORIZED', 'authentication required, visit https://aka.ms/acr')
    const exp = Math.floor(lab.now()) + 3 * 3600
    const part = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url')
    const payload = part({ aud: host, exp, jti: randomBytes(16).toString('hex'), ...claims })
    const token = lab.issue(
      `${part({ alg: 'RS256' })}.${payload}.${randomBytes(200).toString('base64url')}`,
    )
    alive.set(token, exp)
    return { status: 200, body: { refresh_token: token } }
  }
  return {
    hosts: { [`https://${host}`]: handle },
    living: () => [...alive].flatMap(([token, until]) => (until > lab.now() ? [token] : [])),
  }
}
