import { createPrivateKey, hash, type KeyObject, X509Certificate } from 'node:crypto'
import type { ClientCertificate } from '../core/runtime.ts'
import { Secret } from '../core/secret.ts'
import type { Field, Reader } from '../inputs/reader.ts'
import type { YamlValue } from '../inputs/yamlValue.ts'

/** Headers and a client certificate for requests to the server of a lease, and to no other. */
export interface Supplied {
  readonly origin: string
  readonly headers: ReadonlyMap<string, Secret>
  readonly identity: ClientCertificate | undefined
  /** When the client certificate is valid, in seconds since the epoch. */
  readonly valid: { readonly from: number; readonly to: number } | undefined
  /** The SHA-256 of each input: post compares it before it uses the input again. */
  readonly digests: Readonly<Record<string, string>>
}

/** Returns the rows of the three inputs; `server` names the server that receives their values. */
export const suppliedFields = (server: string): readonly Field[] => [
  {
    name: 'headers',
    secret: true,
    description:
      'Headers for a proxy in front of the server: a YAML mapping of names that begin with `X-` or ' +
      '`CF-`, without `X-Vault-*` and `X-Forwarded-*`. Their values are masked, sent to the host of ' +
      `${server} only, and not kept for post, which takes them from this input.`,
  },
  {
    name: 'tls-certificate',
    secret: true,
    description:
      'The client certificate for mutual TLS, as PEM text, with its intermediates after it; ' +
      `presented to the host of ${server} only.`,
  },
  {
    name: 'tls-key',
    secret: true,
    description:
      'The private key of `tls-certificate`, as PEM text without a passphrase. It is masked, and ' +
      'not kept for post, which takes it from this input.',
  },
]

/** Reads the three inputs; no error contains a value. Returns `undefined` if none is set. */
export function parseSupplied(read: Reader, origin: string): Supplied | undefined {
  const headers = parseHeaders(read)
  const pair = parsePair(read, origin)
  if (!headers && !pair) return undefined
  const texts = { ...(headers && { headers: headers.text }), ...pair?.texts }
  return {
    origin,
    headers: headers?.values ?? new Map(),
    identity: pair?.identity,
    valid: pair?.valid,
    digests: Object.fromEntries(
      Object.entries(texts).map(([name, text]) => [name, hash('sha256', text)]),
    ),
  }
}

/** Returns the values of a lease that must be masked. */
export const suppliedSecrets = ({ headers, identity }: Supplied): readonly Secret[] => [
  ...headers.values(),
  ...(identity ? [identity.key] : []),
]

// Vault trusts its own headers, and those in which a proxy states the client's address.
const NAME = /^(?!x-(?:vault|forwarded)-)(?:X|CF)-[A-Za-z0-9-]{1,62}$/i
const VALUE = /^[\x20-\x7e]{1,4096}$/
const RULE =
  'must begin with X- or CF-, but not X-Vault- or X-Forwarded-, with a value of printable ASCII'

function parseHeaders(
  read: Reader,
): { readonly values: Supplied['headers']; readonly text: string } | undefined {
  const map = read.has('headers') ? read.map('headers') : undefined
  if (!map) return undefined
  const values = headersIn(map)
  for (const name of map.keys())
    if (!values.has(name)) read.addError(`headers.${clean(name)}`, RULE)
  const written = read.yaml('headers') === map ? asText(map) : read.optional('headers')
  return { values, text: written ?? '' }
}

/** Returns the headers of a mapping; those that are not allowed are left out. */
export function headersIn(map: ReadonlyMap<string, YamlValue>): Supplied['headers'] {
  return new Map(
    [...map].flatMap(([name, value]) =>
      NAME.test(name) && typeof value === 'string' && VALUE.test(value)
        ? [[name, new Secret(value)] as const]
        : [],
    ),
  )
}

/** Returns a mapping as the text that its digest is computed from. */
const asText = (map: ReadonlyMap<string, YamlValue>): string =>
  JSON.stringify(Object.fromEntries(map))

const clean = (name: string): string => name.replace(/[^\w-]/g, '?').slice(0, 64)

type Pair = Pick<Supplied, 'identity' | 'valid'> & {
  readonly texts: Readonly<Record<'tls-certificate' | 'tls-key', string>>
}

function parsePair(read: Reader, origin: string): Pair | undefined {
  const [certificate, key] = [read.optional('tls-certificate'), read.optional('tls-key')]
  if (certificate === undefined && key === undefined) return undefined
  if (certificate === undefined) read.addError('tls-certificate', 'is required beside "tls-key"')
  if (key === undefined) read.addError('tls-key', 'is required beside "tls-certificate"')
  if (origin.startsWith('http:'))
    read.addError('tls-certificate', 'needs an https address: plain http has no certificates')
  const leaf = certificate === undefined ? undefined : parseCertificate(read, certificate)
  const privateKey = key === undefined ? undefined : parseKey(read, key)
  if (!leaf || !privateKey || certificate === undefined || key === undefined) return undefined
  if (!leaf.checkPrivateKey(privateKey)) {
    read.addError('tls-key', 'is not the key of the first certificate in "tls-certificate"')
    return undefined
  }
  const [from = 0, to = 0] = [leaf.validFrom, leaf.validTo].map((date) => Date.parse(date) / 1000)
  return {
    identity: clientCertificate(certificate, key),
    valid: { from, to },
    texts: { 'tls-certificate': certificate, 'tls-key': key },
  }
}

const CERTIFICATES = /-----BEGIN CERTIFICATE-----[A-Za-z0-9+/=\s]+-----END CERTIFICATE-----/g
const KEY = /-----BEGIN ((?:[A-Z]+ )?PRIVATE KEY)-----[A-Za-z0-9+/=\s]+-----END \1-----/g

/** Returns the certificate and the key of two PEM texts, without what else they contain. */
export const clientCertificate = (certificate: string, key: string): ClientCertificate => ({
  chain: `${(certificate.match(CERTIFICATES) ?? []).join('\n')}\n`,
  key: new Secret(`${key.match(KEY)?.[0] ?? ''}\n`),
})

/** Returns the first certificate of a chain, each of which must be readable. */
function parseCertificate(read: Reader, text: string): X509Certificate | undefined {
  if (/PRIVATE KEY-----/.test(text)) {
    // A certificate is not masked.
    read.addError('tls-certificate', 'contains a private key; write that as "tls-key"')
    return undefined
  }
  try {
    const [leaf] = (text.match(CERTIFICATES) ?? []).map((pem) => new X509Certificate(pem))
    if (leaf) return leaf
    read.addError('tls-certificate', 'must be PEM text with at least one CERTIFICATE block')
  } catch {
    read.addError(
      'tls-certificate',
      'contains a CERTIFICATE block that cannot be parsed; is it truncated?',
    )
  }
  return undefined
}

function parseKey(read: Reader, text: string): KeyObject | undefined {
  if (/ENCRYPTED/.test(text)) {
    read.addError(
      'tls-key',
      'must not have a passphrase; it is encrypted: store the output of "openssl pkey -in FILE"',
    )
    return undefined
  }
  const [block, ...more] = text.match(KEY) ?? []
  try {
    if (block && more.length === 0) return createPrivateKey(block)
  } catch {
    // The error could quote the key.
  }
  read.addError('tls-key', 'must be PEM text with one PRIVATE KEY block')
  return undefined
}
