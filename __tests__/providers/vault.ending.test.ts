import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { isValidRevocationData } from '../../src/providers/vault/revoke.ts'
import { failureOf, plain } from './providerHarness.ts'
import { at, CI, HOME, NOW, type VaultHarness } from './vaultHarness.ts'

const CREDS = `${HOME}read:\n  DB_*: database/creds/app\n`
const ISSUE = `${HOME}read:\n  TLS_*: {path: pki/issue/ci, with: {common_name: app.lab.test}}\n`
const WAIT = { 'sys/leases/revoke': ['update'] }
const APP = {
  'database/creds/*': ['read'],
  'pki/*': ['update'],
  'ssh/*': ['update'],
  'transit/*': ['update'],
  'secret/data/*': ['read'],
}

describe('a secret that is leased', () => {
  test('comes whole from one request, lives as long as its lease, and dies in post with the token', async () => {
    const stage = await at(CREDS)
    const lease = await stage.obtain()
    const { DB_USERNAME = '', DB_PASSWORD = '' } = plain(lease)
    expect(stage.vault.admits(DB_USERNAME, DB_PASSWORD)).toBe(true)
    expect(lease.expiresAt).toBe(NOW + 600)
    expect(stage.asked().filter((each) => each.includes('database'))).toHaveLength(1)
    expect(stage.vault.living()).toHaveLength(3)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.admits(DB_USERNAME, DB_PASSWORD)).toBe(false)
    expect(stage.vault.living()).toEqual([])
  })

  test('user and password that two lines name belong to the same lease', async () => {
    const stage = await at(
      `${HOME}read:\n  U: database/creds/app#username\n  P: database/creds/app#password\n`,
    )
    const { U = '', P = '' } = await stage.values()
    expect(stage.vault.admits(U, P)).toBe(true)
  })

  test('one receipt covers the token and all leases, and nothing is left open', async () => {
    const stage = await at(
      `${HOME}read:\n  A_*: database/creds/a\n  B_*: database/creds/b\n  C: kv/legacy\n`,
    )
    await stage.obtain()
    const receipts = stage.receipts()
    expect(receipts).toHaveLength(1)
    expect(receipts[0]?.revocation?.['ends']?.split('\n')).toHaveLength(2)
    expect(receipts[0]?.expiresAt).toBe(NOW + 900)
    const intents = [...stage.runtime.state.values()].filter(
      (line) => line.includes('"intent"') && line.includes('until'),
    )
    expect(intents).toHaveLength(4)
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
  })

  test('is one of hundreds, and they fit into what the runner remembers', async () => {
    const lines = Array.from({ length: 300 }, (_, n) => `  R${n}: database/creds/role-${n}\n`)
    const stage = await at(`${HOME}sync: true\nread:\n${lines.join('')}`, {
      policies: { app: { ...APP, ...WAIT } },
    })
    await stage.obtain()
    expect(stage.vault.living().filter((each) => each.startsWith('lease '))).toHaveLength(300)
    expect([...stage.runtime.state.values()].join('').length).toBeLessThan(300_000)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('is waited for in post where "sync" asks for it, and the policy allows it', async () => {
    const scene = { slow: 30, policies: { app: { ...APP, ...WAIT } } }
    const waiting = await at(`${CREDS}sync: true\n`, scene)
    await waiting.obtain()
    await waiting.revoke()
    expect(waiting.vault.living()).toEqual([])
    const leaving = await at(CREDS, scene)
    await leaving.obtain()
    await leaving.revoke()
    expect(leaving.vault.living()).toEqual([expect.stringMatching(/^user /)])
    leaving.runtime.lab.pass(30_000)
    expect(leaving.vault.living()).toEqual([])
  })

  test('is waited for as long as a database may take, longer than for other responses', async () => {
    const stage = await at(`${CREDS}sync: true\n`, {
      slow: 30,
      policies: { app: { ...APP, ...WAIT } },
      fault: ({ url }) =>
        url.pathname.endsWith('/sys/leases/revoke') ? { after: 16_000 } : undefined,
    })
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('whose end takes for ever leaves the token the time to end', async () => {
    const stage = await at(`${CREDS}sync: true\n`, {
      policies: { app: { ...APP, ...WAIT } },
      fault: ({ url }) =>
        url.pathname.endsWith('/sys/leases/revoke') ? 'silence' : { after: 100 },
    })
    await stage.obtain()
    expect(await failureOf(stage.revoke())).toMatchObject({ code: 'TIMED_OUT' })
    expect(stage.vault.living()).toEqual([])
  })

  test('cannot be waited for without the policy: told in advance, with the line that is missing, and ended all the same', async () => {
    const stage = await at(`${CREDS}sync: true\n`)
    await stage.obtain()
    expect(stage.runtime.logged()).toContain(
      'path "sys/leases/revoke" { capabilities = ["update"] }',
    )
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('of a batch token has a receipt of its own', async () => {
    const roles = { 'jwt/ci': { ...CI, token_type: 'batch' } } as const
    const stage = await at(CREDS, { roles, policies: { app: { ...APP, ...WAIT } } })
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['expires', 'revoked'])
    expect(stage.vault.living()).toEqual([expect.stringMatching(/^token /)])
    expect(await stage.revoke()).toEqual(['expires', 'revoked'])
    const dead = await at(CREDS, { roles, policies: { app: { ...APP, ...WAIT } } })
    await dead.obtain()
    dead.runtime.lab.pass(3_600_000)
    expect(await dead.revoke()).toEqual(['expires', 'already-gone'])
    const forbidden = await at(CREDS, { roles })
    await forbidden.obtain()
    expect((await failureOf(forbidden.revoke())).fix).toContain('sys/leases/revoke')
  })

  test('whose name has a blank is revoked by it, one whose name breaks a line is refused', async () => {
    const stage = await at(`${HOME}sync: true\nread:\n  DB_*: database/creds/my app\n`, {
      slow: 30,
      policies: { app: { ...APP, ...WAIT } },
    })
    await stage.obtain()
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
    const body = { lease_id: 'a\nlease b', lease_duration: 60, data: { username: 'u' } }
    const strange = await at(CREDS, {
      fault: (_, n) => (n === 2 ? { status: 200, body } : undefined),
    })
    expect(await failureOf(strange.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
    await strange.revoke()
    expect(strange.vault.living()).toEqual([])
  })

  test('without a known end makes the receipt one without end', async () => {
    const body = {
      lease_id: 'database/creds/app/x',
      lease_duration: 0,
      data: { username: 'u', password: 'some-password' },
    }
    const stage = await at(CREDS, {
      fault: (_, n) => (n === 2 ? { status: 200, body } : undefined),
    })
    await stage.obtain()
    expect(stage.receipts()).toMatchObject([{ expiresAt: null }])
  })
})

describe('what a cloud gave to the server', () => {
  const STS = `${HOME}read:\n  AWS_*: aws/sts/deploy\n`
  const GOOGLE = `${HOME}read:\n  TOKEN: gcp/token/deploy#token\n`

  test('as a session outlives its lease: it is on record as lasting, and the rest goes back', async () => {
    const stage = await at(STS)
    expect((await stage.obtain()).expiresAt).toBe(NOW + 600)
    expect(await stage.revoke()).toEqual(expect.arrayContaining(['revoked', 'expires']))
    expect(stage.vault.living()).toEqual(['session of AWS'])
    const lasting = stage.receipts().filter(({ revocation }) => revocation === null)
    expect(lasting).toMatchObject([
      { expiresAt: NOW + 600, note: expect.stringContaining('outlives its lease') },
    ])
  })

  test('as a token without a lease is on record as lasting, and is no answer that was lost', async () => {
    const stage = await at(GOOGLE)
    expect((await stage.obtain()).expiresAt).toBe(NOW + 600)
    expect(stage.receipts()).toMatchObject([
      { revocation: null, expiresAt: NOW + 600, note: expect.stringContaining('without a lease') },
    ])
    expect(stage.vault.living()).toEqual(['token of Google'])
    const parts = { token: 'ya29.other', token_ttl: 300, expires_at_seconds: null }
    const dateless = await at(GOOGLE, {
      fault: (_, n) => (n === 2 ? { status: 200, body: { data: parts } } : undefined),
    })
    expect((await dateless.obtain()).expiresAt).toBe(NOW + 300)
  })

  test('is told from what is only stored under the same names, and from a user without a session', async () => {
    const fields = { token: 'stored-token', token_ttl: 300, session_token: 'stored-session' }
    const stored = await at(`${HOME}read:\n  A_*: kv/cloud\n`, { kv1: { cloud: fields } })
    await stored.obtain()
    expect(stored.receipts()).toEqual([])
    const user = {
      lease_id: 'aws/creds/x/1',
      lease_duration: 600,
      data: { access_key: 'AKIA0', security_token: null },
    }
    const keys = await at(CREDS, {
      fault: (_, n) => (n === 2 ? { status: 200, body: user } : undefined),
    })
    await keys.obtain()
    expect(keys.receipts().map(({ revocation }) => revocation?.['ends'])).toEqual([
      'lease aws/creds/x/1',
    ])
  })
})

describe('a certificate', () => {
  test('is revoked in post, before the token that may do so', async () => {
    const stage = await at(ISSUE)
    const lease = await stage.obtain()
    const values = plain(lease)
    expect(new Set(Object.keys(values))).toEqual(
      new Set([
        'TLS_CA_CHAIN',
        'TLS_CERTIFICATE',
        'TLS_EXPIRATION',
        'TLS_PRIVATE_KEY',
        'TLS_SERIAL_NUMBER',
      ]),
    )
    expect(values['TLS_CA_CHAIN']?.match(/BEGIN CERTIFICATE/g)).toHaveLength(2)
    expect(lease.expiresAt).toBe(NOW + 900)
    expect(stage.vault.living()).toContain(`certificate ${values['TLS_SERIAL_NUMBER']}`)
    expect(stage.receipts()).toMatchObject([{ expiresAt: NOW + 86_400 }])
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('that the role may not revoke is on record as lasting, told in advance, and the token ends at once', async () => {
    const stage = await at(ISSUE, { policies: { app: { 'pki/issue/*': ['update'] } } })
    const lease = await stage.obtain()
    expect(stage.runtime.logged()).toContain('path "pki/revoke" { capabilities = ["update"] }')
    expect(stage.receipts()).toMatchObject([
      {
        revocation: null,
        expiresAt: NOW + 86_400,
        note: expect.stringContaining('may not revoke'),
      },
    ])
    expect(lease.expiresAt).toBe(NOW + 86_400)
    expect(stage.vault.living()).toEqual([expect.stringMatching(/^certificate /)])
  })

  test('whose revocation fails is not taken for returned, though the token dies', async () => {
    const stage = await at(ISSUE, {
      fault: ({ url }) =>
        url.pathname === '/v1/pki/revoke' ? { status: 400, body: {} } : undefined,
    })
    await stage.obtain()
    expect(await failureOf(stage.revoke())).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringContaining('pki/revoke'),
    })
    expect(stage.vault.living()).toEqual([expect.stringMatching(/^certificate /)])
  })

  test('whose revocation takes for ever leaves the token the time to end', async () => {
    const stage = await at(ISSUE, {
      fault: ({ url }) => (url.pathname.endsWith('/pki/revoke') ? 'silence' : { after: 100 }),
    })
    await stage.obtain()
    expect(await failureOf(stage.revoke())).toMatchObject({ code: 'TIMED_OUT' })
    expect(stage.vault.living()).toEqual([expect.stringMatching(/^certificate /)])
  })

  test('of SSH, and what an engine only computes, leave nothing to revoke', async () => {
    const ssh = await at(
      `${HOME}read:\n  CERT: {path: ssh/sign/ci, with: {public_key: ssh-ed25519 AAAA}, field: signed_key}\n`,
    )
    expect(await ssh.values()).toEqual({ CERT: 'ssh-rsa-cert ssh-ed25519 AAAA' })
    expect(ssh.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('nothing can revoke') },
    ])
    const transit = await at(
      `${HOME}read:\n  SEALED: {path: transit/encrypt/app, with: {plaintext: aGk=}, field: ciphertext}\n`,
    )
    expect(await transit.values()).toEqual({ SEALED: 'vault:v1:aGk=' })
    expect(transit.receipts()).toEqual([])
    expect(transit.vault.living()).toEqual([])
  })

  test('with parameters that the engine refuses', async () => {
    const stage = await at(
      `${HOME}read:\n  TLS_*: {path: pki/issue/ci, with: {ttl: 1h, alt_names: [a, b]}}\n`,
    )
    expect(await failureOf(stage.obtain())).toMatchObject({
      code: 'READ_REFUSED',
      message: expect.stringContaining('(400)'),
    })
  })

  test('is kept for post where nobody says whether it may be revoked', async () => {
    for (const answer of [
      { status: 403 },
      { status: 200, body: { 'pki/revoke': 'x' } },
      new Failure('UNREACHABLE', 'gone'),
    ]) {
      const stage = await at(ISSUE, {
        fault: ({ url }) => (url.pathname.endsWith('capabilities-self') ? answer : undefined),
      })
      await stage.obtain()
      expect(await stage.revoke()).toEqual(['revoked'])
      expect(stage.vault.living()).toEqual([])
    }
  })
})

describe('a token that can be used only so often', () => {
  const uses = (count: number): { readonly roles: Record<string, object> } => ({
    roles: { 'jwt/ci': { ...CI, token_num_uses: count } },
  })
  const ONE = `${HOME}read:\n  A: secret/data/app#password\n`

  test('is refused before it bites, and revoked', async () => {
    const stage = await at(
      `${HOME}read:\n  A: secret/data/app#password\n  B: secret/data/app?version=1#password\n`,
      uses(1),
    )
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'GUARD_FAILED',
      message: expect.stringContaining('can be used once, and what "read" names takes 2'),
    })
    expect(failure.fix).toContain('token_num_uses of the role to 3')
    expect(stage.asked()).toHaveLength(1)
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
  })

  test('dies of its last read, and nothing more is asked', async () => {
    const stage = await at(ONE, uses(1))
    expect(await stage.values()).toEqual({ A: 'app-password-1' })
    expect(stage.asked()).toHaveLength(2)
    expect(stage.receipts()).toEqual([])
    expect(stage.vault.living()).toEqual([])
  })

  test('with one use more is revoked with it', async () => {
    const stage = await at(ONE, uses(2))
    await stage.obtain()
    expect(stage.asked()).toHaveLength(3)
    expect(stage.vault.living()).toEqual([])
  })

  test('leases nothing with its last use', async () => {
    expect(await failureOf((await at(CREDS, uses(1))).obtain())).toMatchObject({
      code: 'GUARD_FAILED',
    })
    const stage = await at(CREDS, uses(2))
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('is not spent on questions', async () => {
    const stage = await at(ISSUE, uses(2))
    await stage.obtain()
    expect(stage.asked()).toHaveLength(2)
    expect(await stage.revoke()).toEqual(['already-gone'])
    expect(stage.vault.living()).toEqual([])
  })

  test('is announced where it is exported', async () => {
    const stage = await at(HOME, uses(2))
    await stage.obtain()
    expect(stage.runtime.logged()).toContain('can be used 2 times (token_num_uses)')
  })
})

describe('revoking', () => {
  test('that fails at the end of main is tried again in post', async () => {
    const stage = await at(`${HOME}read:\n  A: kv/legacy#password\n`, {
      fault: (_, n) => (n === 3 ? { status: 400, body: {} } : undefined),
    })
    expect(await stage.values()).toEqual({ A: 'legacy-password' })
    expect(stage.vault.living()).toHaveLength(1)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test.each([
    ['the end of the token', `${HOME}read:\n  A: kv/legacy#password\n`, 'revoke-self'],
    ['the question what may be revoked', ISSUE, 'capabilities-self'],
  ])('later steps do not wait for what post does as well: %s', async (_, yaml, path) => {
    const stage: VaultHarness = await at(yaml, {
      fault: ({ url }) =>
        url.pathname.endsWith(path) && stage.runtime.monotonicMs() < 60_000
          ? { status: 503 }
          : undefined,
    })
    await stage.obtain()
    expect(stage.runtime.monotonicMs()).toBeLessThan(60_000 / 8)
    stage.runtime.lab.pass(60_000)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('is cancelled with the step', async () => {
    for (const n of [2, 3]) {
      const stage = await at(n === 3 ? `${HOME}read:\n  A: kv/legacy#password\n` : ISSUE, {
        fault: ({ url }) =>
          /revoke-self|capabilities/.test(url.pathname)
            ? new Failure('CANCELLED', 'the step was cancelled')
            : undefined,
      })
      expect(await failureOf(stage.obtain())).toMatchObject({ code: 'CANCELLED' })
      expect(stage.receipts()).toHaveLength(1)
    }
  })

  test.each([
    [
      'a dead token, in the words of the server',
      {
        status: 403,
        body: { errors: ['2 errors occurred:\n\t* permission denied\n\t* invalid token\n\n'] },
      },
      'already-gone',
    ],
    [
      'a dead token, in the words of an older server',
      { status: 403, body: { errors: ['bad token'] } },
      'already-gone',
    ],
  ])('%s means that it is gone', async (_, answer, end) => {
    const stage = await at(HOME, { fault: (_, n) => (n === 2 ? answer : undefined) })
    await stage.obtain()
    expect(await stage.revoke()).toEqual([end])
  })

  test.each([
    ['permission denied', { status: 403, body: { errors: ['permission denied'] } }],
    ['a 403 that says nothing', { status: 403, body: '' }],
    ['a 404, which a gateway may say as well', { status: 404, body: {} }],
    ['a yes of something that is not the server', { status: 200, body: 'OK' }],
    ['a refusal of another kind', { status: 400, body: { errors: ['invalid token?'] } }],
    ['a redirect', { status: 307, headers: { location: 'https://elsewhere.lab.test/' } }],
  ])('%s does not', async (_, answer) => {
    const stage = await at(HOME, { fault: (_, n) => (n === 2 ? answer : undefined) })
    await stage.obtain()
    expect(await failureOf(stage.revoke())).toMatchObject({
      code: answer.status === 200 ? 'RESPONSE_INVALID' : 'EXCHANGE_REFUSED',
    })
    expect(stage.vault.living()).toHaveLength(1)
  })
})

test.each([
  ['an empty 200', { status: 200 }],
  [
    "a portal's page",
    { status: 200, headers: { 'content-type': 'text/html' }, body: '<html>Sign in' },
  ],
])('%s in place of the end of a token is asked for again', async (_, answer) => {
  const stage = await at(HOME, { fault: (_, n) => (n === 2 ? answer : undefined) })
  await stage.obtain()
  expect(await stage.revoke()).toEqual(['revoked'])
  expect(stage.vault.living()).toEqual([])
})

describe('a receipt is believed only where it says what main would write', () => {
  const way = { address: 'https://vault.lab.test/', token: 'hvs.x', kind: 'service' }
  test.each([
    ['as written', way],
    ['loopback', { ...way, address: 'http://127.0.0.1:8200/' }],
    [
      'all parts',
      {
        ...way,
        namespace: 'ns1/ns2',
        sync: 'true',
        ends: 'lease database/creds/app/x\ncertificate 3a:4b pki/int',
      },
    ],
    ['a batch token', { ...way, kind: 'batch' }],
  ])('%s', (_, good) => expect(isValidRevocationData(good)).toBe(true))

  test.each([
    ['nothing', {}],
    ['no address', { ...way, address: 'vault' }],
    ['an address without TLS', { ...way, address: 'http://vault.lab.test/' }],
    ['another scheme', { ...way, address: 'file:///etc/' }],
    ['credentials', { ...way, address: 'https://a:b@vault.lab.test/' }],
    ['a query', { ...way, address: 'https://vault.lab.test/?a=/' }],
    ['no slash at its end', { ...way, address: 'https://vault.lab.test/a' }],
    ['a token with a line break', { ...way, token: 'a\nb' }],
    ['a namespace with a header', { ...way, namespace: 'a\r\nb' }],
    ['an unknown kind', { ...way, kind: 'root' }],
    ['an unknown part', { ...way, more: 'x' }],
    ['an end of another form', { ...way, ends: 'lease a\nuser b' }],
    ['sync of another form', { ...way, sync: 'yes' }],
  ])('not with %s', (_, bad) => expect(isValidRevocationData(bad as typeof way)).toBe(false))
})
