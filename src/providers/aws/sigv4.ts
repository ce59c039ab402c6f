import { createHash, createHmac } from 'node:crypto'
import { Secret, unwrap } from '../../core/secret.ts'

/** A request before it is signed. */
export interface Unsigned {
  readonly method: string
  readonly url: URL
  readonly headers: Readonly<Record<string, string>>
  readonly body: string
}

/** The credentials that sign a request. */
export interface Signer {
  readonly accessKeyId: Secret
  readonly secretAccessKey: Secret
  readonly sessionToken?: Secret
}

/** What a signature is valid for: a region, a service, and a few minutes from `now` in seconds. */
export interface Scope {
  readonly region: string
  readonly service: string
  readonly now: number
}

/**
 * Returns the headers of a request signed with AWS Signature Version 4. All its headers and its
 * host are signed.
 */
export function sign(
  request: Unsigned,
  signer: Signer,
  scope: Scope,
): Readonly<Record<string, string | Secret>> {
  const time = timeOf(scope)
  const token = signer.sessionToken && { 'X-Amz-Security-Token': signer.sessionToken }
  const added = { 'X-Amz-Date': time, ...token }
  const signed = { ...request, headers: { ...request.headers, ...added } }
  const credential = credentialOf(signer, scope)
  const authorization = new Secret(
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${headersOf(signed).names}, ` +
      `Signature=${signatureOf(signed, signer, scope)}`,
  )
  return { ...request.headers, ...added, Authorization: authorization }
}

/** Returns the URL of a signed GET request, whose headers and host are signed. */
export function presign(
  { url, headers, expires }: Pick<Unsigned, 'url' | 'headers'> & { readonly expires: number },
  signer: Signer,
  scope: Scope,
): Secret {
  const request: Unsigned = { method: 'GET', url: new URL(url), headers, body: '' }
  const added: readonly (readonly [string, string])[] = [
    ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
    ['X-Amz-Credential', credentialOf(signer, scope)],
    ['X-Amz-Date', timeOf(scope)],
    ['X-Amz-Expires', String(expires)],
    ['X-Amz-SignedHeaders', headersOf(request).names],
    ...(signer.sessionToken
      ? [['X-Amz-Security-Token', signer.sessionToken.reveal()] as const]
      : []),
  ]
  for (const [name, value] of added) request.url.searchParams.append(name, value)
  const query = [...request.url.searchParams].map((pair) => pair.map(encoded).join('='))
  const signature = signatureOf(request, signer, scope)
  return new Secret(`${url.origin}${url.pathname}?${query.join('&')}&X-Amz-Signature=${signature}`)
}

const timeOf = ({ now }: Scope): string =>
  new Date(Math.floor(now) * 1000).toISOString().replace(/\.\d{3}|[:-]/g, '')

const scopeOf = (scope: Scope): readonly string[] => [
  ...[timeOf(scope).slice(0, 8), scope.region, scope.service, 'aws4_request'],
]

const credentialOf = ({ accessKeyId }: Signer, scope: Scope): string =>
  [accessKeyId.reveal(), ...scopeOf(scope)].join('/')

/** A request whose headers may hold secrets. */
type SignedRequest = Omit<Unsigned, 'headers'> & {
  readonly headers: Readonly<Record<string, string | Secret>>
}

function headersOf({ headers, url }: SignedRequest): {
  readonly lines: string
  readonly names: string
} {
  const all = Object.entries({ ...headers, Host: url.host })
    .map(([name, value]) => [name.toLowerCase(), unwrap(value).trim().replace(/ +/g, ' ')] as const)
    .sort(([a], [b]) => compared(a, b))
  return {
    lines: all.map(([name, value]) => `${name}:${value}\n`).join(''),
    names: all.map(([name]) => name).join(';'),
  }
}

function signatureOf(request: SignedRequest, signer: Signer, scope: Scope): string {
  const { method, url, body } = request
  const { lines, names } = headersOf(request)
  const canonical = [method, pathOf(url), queryOf(url), lines, names, sha256(body)].join('\n')
  const parts = scopeOf(scope)
  const toSign = ['AWS4-HMAC-SHA256', timeOf(scope), parts.join('/'), sha256(canonical)].join('\n')
  const key = parts.reduce<string | Buffer>(hmac, `AWS4${signer.secretAccessKey.reveal()}`)
  return hmac(key, toSign).toString('hex')
}

/** Encodes each segment once more than it is sent, as every service except S3 requires. */
const pathOf = ({ pathname }: URL): string =>
  pathname
    .replace(/\/{2,}/g, '/')
    .split('/')
    .map(encoded)
    .join('/')

const queryOf = ({ searchParams }: URL): string =>
  [...searchParams]
    .map(([name, value]) => [encoded(name), encoded(value)] as const)
    .sort(([a, x], [b, y]) => compared(a, b) || compared(x, y))
    .map((pair) => pair.join('='))
    .join('&')

const encoded = (part: string): string =>
  encodeURIComponent(part).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
const compared = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)
const sha256 = (content: string): string => createHash('sha256').update(content).digest('hex')
const hmac = (key: string | Buffer, content: string): Buffer =>
  createHmac('sha256', key).update(content).digest()
