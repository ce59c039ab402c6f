import { createHash, generateKeyPairSync } from 'node:crypto'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { parseEntry } from '../../src/journal/entry.ts'
import { type Leaf, labAuthority } from '../lab/certificates.ts'
import { inProcessStep, type StepSetting, VAULT, vaultInputs } from '../lab/inProcessStep.ts'
import { type OauthServer, oauthServer } from '../lab/oauth.ts'
import type { InMemoryRuntime } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const NOW_MS = 1_790_000_000_000
const PASS = 'pass-of-the-proxy'
const OAUTH = 'https://auth.lab.test'
const ISSUER = `${OAUTH}/realms/lab`
const OTHER = 'https://other.lab.test'
const oauthInputs = {
  from: 'oauth',
  export: 'output',
  address: `${ISSUER}/token`,
  audience: ISSUER,
  expect: vaultInputs.expect,
} as const

let app: Leaf
let other: Leaf
let expired: Leaf
beforeAll(async () => {
  const clients = await labAuthority('Authority of the clients')
  const leaf = (name: string, isExpired = false): Promise<Leaf> =>
    clients.leaf({ names: [name], client: true, expired: isExpired, at: NOW_MS })
  ;[app, other, expired] = await Promise.all([leaf('app'), leaf('other'), leaf('old', true)])
})

type Inputs = Readonly<Record<string, string>>

const tls = ({ cert, key }: Leaf): Inputs => ({ 'tls-certificate': cert, 'tls-key': key })
const many = (fields: Inputs): Inputs => {
  const { expect: claims = '', ...own } = fields
  return { expect: claims, leases: JSON.stringify({ app: own }) }
}

/** A step with an authorization server beside its Vault. */
function step(setting: StepSetting = {}) {
  const found: { oauth?: OauthServer } = {}
  const s = inProcessStep({
    ...setting,
    servers: (lab, issuer) => {
      found.oauth = oauthServer(lab, issuer.verifier, { issuer: ISSUER })
      // Another origin, which publishes metadata and revokes.
      const metadata = { token_endpoint: `${ISSUER}/token`, revocation_endpoint: undefined }
      const other = oauthServer(lab, issuer.verifier, { issuer: OTHER, metadata })
      const { handle } = found.oauth
      return {
        ...found.oauth.hosts,
        [OTHER]: (request) => (request.method === 'GET' ? other : { handle }).handle(request),
      }
    },
  })
  return { ...s, oauth: found.oauth as OauthServer }
}

/** Whether each request, by its origin, had the proxy's password and the client certificate. */
const sentTo = ({ transcript }: InMemoryRuntime) =>
  events(transcript, 'request').map(({ url, headers, certificate }) => ({
    origin: new URL(url).origin,
    password: Object.entries(headers).some(
      ([name, value]) => name.toLowerCase() === 'x-pass' && value === PASS,
    ),
    certificate,
  }))

/** The lines of the key without its marks: each is enough to try the rest. */
const linesOf = ({ key }: Leaf): readonly string[] =>
  key.split('\n').filter((line) => line !== '' && !line.startsWith('-----'))

describe.each([
  ['vault', vaultInputs, VAULT],
  ['oauth', { ...oauthInputs, revoke: 'rfc7009', 'revoke-address': `${ISSUER}/revoke` }, OAUTH],
] as const)('headers and a client certificate of a lease from %s', (from, plain, origin) => {
  const living = (s: ReturnType<typeof step>): number =>
    from === 'vault' ? s.vault.living().length : s.oauth.living().length

  test.each([
    ['flat', (fields: Inputs) => fields],
    ['leases', many],
  ])('reach its server alone, in main and in post (%s form)', async (_, form) => {
    const s = step()
    const inputs = form({ ...plain, headers: `{"X-Pass": "${PASS}"}`, ...tls(app) })
    expect(await s.main(inputs)).toBeUndefined()
    expect(living(s)).toBe(1)
    const after = await s.post()
    expect(after?.failure).toBeUndefined()
    expect(living(s)).toBe(0)
    const all = [...sentTo(s.runtime), ...sentTo(after?.runtime as InMemoryRuntime)]
    expect(all.filter((request) => request.origin === origin).length).toBeGreaterThanOrEqual(2)
    for (const request of all) {
      const own = request.origin === origin
      expect(request).toEqual({
        origin: request.origin,
        password: own,
        certificate: own ? app.cert : undefined,
      })
    }
    const dials = events(s.runtime.transcript, 'dial')
    expect(dials.filter((dial) => dial.origin === origin)).toMatchObject([
      { certificate: app.cert },
    ])
  })

  test('are masked before the first request, the key line by line', async () => {
    const s = step()
    await s.main({ ...plain, headers: `X-Pass: ${PASS}`, ...tls(app) })
    const first = s.runtime.transcript.findIndex(({ kind }) => kind === 'request')
    const masks = events(s.runtime.transcript.slice(0, first), 'mask').map(({ value }) => value)
    expect(masks).toContain(PASS)
    const lines = masks.flatMap((value) => value.split('\n'))
    expect(lines).toEqual(expect.arrayContaining([...linesOf(app)]))
  })

  test('are neither in the state of the job nor in log, record and outputs', async () => {
    const s = step()
    await s.main({ ...plain, headers: `X-Pass: ${PASS}`, ...tls(app) })
    const texts = [
      ...s.runtime.state.values(),
      ...s.runtime.disk.values(),
      s.runtime.logged(),
      JSON.stringify(events(s.runtime.transcript, 'expose')),
    ].join('\n')
    expect(texts).toContain(createHash('sha256').update(app.key).digest('hex'))
    for (const secret of [PASS, ...linesOf(app)]) expect(texts).not.toContain(secret)
  })

  test.each<[string, (inputs: Inputs) => Inputs, RegExp]>([
    ['the key is another', (i) => ({ ...i, 'tls-key': other.key }), /"tls-key" is not the value/],
    ['the key is empty', ({ 'tls-key': _, ...i }) => i, /"tls-key" is needed/],
    [
      'the certificate is another',
      (i) => ({ ...i, 'tls-certificate': other.cert }),
      /"tls-certificate" is not the value/,
    ],
    ['the headers are others', (i) => ({ ...i, headers: 'X-Pass: x' }), /"headers" is not the/],
  ])('end in a lease that is named as not revoked if %s in post', async (_, change, message) => {
    const s = step()
    const inputs = { ...plain, name: 'app', headers: `X-Pass: ${PASS}`, ...tls(app) }
    await s.main(inputs)
    const after = await s.post({ inputs: new Map(Object.entries(change(inputs))) })
    expect(after?.runtime.logged()).toMatch(/app: could not be revoked/)
    expect(after?.runtime.logged()).toMatch(message)
    expect(events(after?.runtime.transcript ?? [], 'request')).toEqual([])
    expect(living(s)).toBe(1)
  })

  test('are sent by the rollback, too', async () => {
    const s = step()
    const failing = { from: 'vault', address: VAULT, role: 'absent', export: 'output' }
    const { expect: claims, ...own } = plain
    const leases = { app: { ...own, ...tls(app) }, failing }
    const failure = await s.main({ expect: claims, leases: JSON.stringify(leases) })
    expect(failure?.message).toMatch(/app: revoked/)
    expect(living(s)).toBe(0)
  })

  test.each<[string, () => Inputs, RegExp]>([
    [
      'the key of another certificate',
      () => ({ ...tls(app), 'tls-key': other.key }),
      /"tls-key" is not the key of the first certificate in "tls-certificate"/,
    ],
    ['no key', () => ({ 'tls-certificate': app.cert }), /"tls-key" is required beside/],
    ['no certificate', () => ({ 'tls-key': app.key }), /"tls-certificate" is required beside/],
    [
      'an expired certificate',
      () => tls(expired),
      /"tls-certificate" of the lease .* expired at 2026-09-\d\dT/,
    ],
    [
      'a certificate that is cut short',
      () => ({ ...tls(app), 'tls-certificate': app.cert.replace(/\n.+\n-----END/, '\n-----END') }),
      /"tls-certificate" contains a CERTIFICATE block that cannot be parsed/,
    ],
    [
      'no PEM text',
      () => ({ 'tls-certificate': btoa(app.cert), 'tls-key': btoa(app.key) }),
      /"tls-certificate" must be PEM text[\s\S]*"tls-key" must be PEM text/,
    ],
    [
      'the key beside the certificate in one input',
      () => ({ ...tls(app), 'tls-certificate': app.cert + app.key }),
      /"tls-certificate" contains a private key/,
    ],
    [
      'an encrypted key',
      () => ({ ...tls(app), 'tls-key': encryptedKey() }),
      /"tls-key" .* is encrypted: .* "openssl pkey -in FILE"/,
    ],
    ['a header of the server', () => ({ headers: 'X-Vault-Token: x' }), /"headers.X-Vault-Token"/],
  ])('are rejected before the first request: %s', async (_, inputs, message) => {
    const s = step()
    const failure = await s.main({ ...plain, ...inputs() })
    expect(failure).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(message),
    })
    expect(events(s.runtime.transcript, 'request')).toEqual([])
    for (const line of linesOf(app)) expect(failure?.message).not.toContain(line)
  })

  test('are rejected beside "refresh", which would store them', async () => {
    const failure = await step().main({ ...plain, ...tls(app), refresh: 'true' })
    expect(failure?.message).toMatch(/"tls-key" cannot be used with "refresh"/)
  })
})

const encryptedKey = (): string =>
  generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey.export({
    ...{ type: 'pkcs8', format: 'pem', cipher: 'aes-256-cbc', passphrase: 'x' },
  }) as string

describe('headers and a client certificate of an OAuth lease', () => {
  test('are not sent to the issuer of another origin, nor to a revocation endpoint of one', async () => {
    const s = step()
    const inputs = {
      ...oauthInputs,
      ...tls(app),
      discover: OTHER,
      headers: `X-Pass: ${PASS}`,
      revoke: 'rfc7009',
      'revoke-address': `${OTHER}/realms/lab/revoke`,
    }
    expect(await s.main(inputs)).toBeUndefined()
    const own = sentTo(s.runtime).filter(({ origin }) => origin === OAUTH || origin === OTHER)
    expect(own).toEqual([
      { origin: OTHER, password: false, certificate: undefined },
      { origin: OAUTH, password: true, certificate: app.cert },
    ])
    const after = await s.post()
    expect(after?.failure).toBeUndefined()
    expect(s.oauth.living()).toEqual([])
    expect(sentTo(after?.runtime as InMemoryRuntime)).toEqual([
      { origin: OTHER, password: false, certificate: undefined },
    ])
  })

  test('are not needed in post if the lease is revoked at another origin', async () => {
    const s = step()
    const inputs = {
      ...oauthInputs,
      ...tls(app),
      revoke: 'rfc7009',
      'revoke-address': `${OTHER}/realms/lab/revoke`,
    }
    await s.main(inputs)
    await s.post({ inputs: new Map() })
    expect(s.oauth.living()).toEqual([])
  })
})

test('a receipt whose supplied inputs are no texts is not read', () => {
  const receipt = {
    ...{ kind: 'receipt', intent: 0, lease: 'app', from: 'vault', host: 'vault.lab.test' },
    ...{ id: 'x', expiresAt: null, revocation: null, onRevokeFailure: 'warn' },
  }
  expect(parseEntry(receipt)).toBeDefined()
  expect(parseEntry({ ...receipt, supplied: { headers: 1 } })).toBeUndefined()
})

test.each([
  ['an unknown input', { origin: VAULT, password: 'a'.repeat(64) }],
  ['a value in place of a digest', { origin: VAULT, 'tls-key': 'x' }],
  ['an origin with a path', { origin: `${VAULT}/v1`, headers: 'a'.repeat(64) }],
  ['no origin', { headers: 'a'.repeat(64) }],
])('a receipt is not followed if its supplied inputs have %s', async (_, supplied) => {
  const s = step()
  await s.main({ ...vaultInputs, ...tls(app) })
  for (const [key, line] of s.runtime.state)
    if (line.includes('"kind":"receipt"'))
      s.runtime.state.set(key, JSON.stringify({ ...JSON.parse(line), supplied }))
  const after = await s.post()
  expect(after?.runtime.logged()).toMatch(/could not be revoked \(the receipt names no valid/)
  expect(s.vault.living()).toHaveLength(1)
})
