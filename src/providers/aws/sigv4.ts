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
  { region, service, now }: Scope,
): Readonly<Record<string, string | Secret>> {
  const time = new Date(Math.floor(now) * 1000).toISOString().replace(/\.\d{3}|[:-]/g, '')
  const token = signer.sessionToken && { 'X-Amz-Security-Token': signer.sessionToken }
  const all = { ...request.headers, Host: request.url.host, 'X-Amz-Date': time, ...token }
  const headers = Object.entries(all)
    .map(([name, value]) => [name.toLowerCase(), unwrap(value).trim().replace(/ +/g, ' ')] as const)
    .sort(([a], [b]) => compared(a, b))
  const names = headers.map(([name]) => name).join(';')
  const lines = headers.map(([name, value]) => `${name}:${value}\n`).join('')
  const canonical = [
    request.method,
    pathOf(request.url),
    queryOf(request.url),
    lines,
    names,
    sha256(request.body),
  ].join('\n')
  const scope = [time.slice(0, 8), region, service, 'aws4_request']
  const toSign = ['AWS4-HMAC-SHA256', time, scope.join('/'), sha256(canonical)].join('\n')
  const key = scope.reduce<string | Buffer>(hmac, `AWS4${signer.secretAccessKey.reveal()}`)
  const signature = hmac(key, toSign).toString('hex')
  const credential = `${signer.accessKeyId.reveal()}/${scope.join('/')}`
  const authorization = new Secret(
    `AWS4-HMAC-SHA256 Credential=${credential}, SignedHeaders=${names}, Signature=${signature}`,
  )
  return { ...request.headers, 'X-Amz-Date': time, ...token, Authorization: authorization }
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
