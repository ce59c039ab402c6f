import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { readJournal } from '../../src/journal/journal.ts'
import { outstanding } from '../../src/journal/outstanding.ts'
import { frozenLab } from '../lab/clock.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, plain } from './providerHarness.ts'
import { at, HOME, NOW } from './vaultHarness.ts'

const reading = (...lines: readonly string[]): string =>
  `${HOME}read:\n${lines.map((line) => `  ${line}\n`).join('')}`
const hushed = (stage: Awaited<ReturnType<typeof at>>): readonly string[] =>
  events(stage.runtime.transcript, 'mask').map(({ value }) => value)

/** Answers of which post would say that they were lost. */
function openIntents(stage: Awaited<ReturnType<typeof at>>): number {
  const found = readJournal(stage.runtime.stateOf())
  return outstanding(found?.entries ?? []).lost.length
}

describe('what a line of "read" yields', () => {
  test.each([
    ['a field of KV version 2', 'A: secret/data/app#password', { A: 'app-password-1' }],
    [
      'a field of an earlier version',
      'A: secret/data/app?version=1#password',
      { A: 'first-password' },
    ],
    ['a field of KV version 1', 'A: kv/legacy#password', { A: 'legacy-password' }],
    ['a nested field', 'A: secret/data/app#nested.key', { A: 'deep-value' }],
    ['a field whose name has a dot', 'A: secret/data/app#tls.crt', { A: 'dotted-value' }],
    [
      'a field that is not a string',
      'A: secret/data/app#nested',
      { A: '{"key":"deep-value","list":["a"]}' },
    ],
    ['a number', 'A: kv/legacy#port', { A: '5432' }],
    ['a truth', 'A: kv/legacy#on', { A: 'true' }],
    [
      'one of each field',
      'DB_*: kv/legacy',
      { DB_PASSWORD: 'legacy-password', DB_PORT: '5432', DB_ON: 'true' },
    ],
    [
      'one document',
      'A: kv/legacy',
      { A: '{"password":"legacy-password","port":5432,"on":true,"none":null}' },
    ],
    ['a mapping', 'A: {path: secret/data/app, field: password}', { A: 'app-password-1' }],
  ])('%s', async (_, line, values) => {
    const stage = await at(reading(line))
    expect(await stage.values()).toEqual(values)
    expect(stage.vault.living()).toEqual([])
    expect(openIntents(stage)).toBe(0)
    expect(await stage.revoke()).toEqual([])
  })

  test('what a mount called "data" leases lives until post', async () => {
    const stage = await at(reading('DB_*: team/data/creds/app'), {
      // The same engine at another mount.
      fault: ({ url, ...request }) =>
        url.pathname.includes('/team/')
          ? stage.vault.handle({
              ...request,
              url: new URL(url.href.replace('team/data', 'database')),
            })
          : undefined,
    })
    const { DB_USERNAME = '', DB_PASSWORD = '' } = await stage.values()
    expect([stage.vault.admits(DB_USERNAME, DB_PASSWORD), openIntents(stage)]).toEqual([true, 0])
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
  })

  test('the same path is requested once, and all of them at the same time', async () => {
    const stage = await at(
      reading(
        'A: secret/data/app#password',
        'B: secret/data/app#user',
        'C: secret/data/app?version=1#password',
        'D: kv/legacy#port',
      ),
    )
    expect(await stage.values()).toEqual({
      A: 'app-password-1',
      B: 'app',
      C: 'first-password',
      D: '5432',
    })
    expect(stage.asked()).toEqual([
      'POST /v1/auth/jwt/login',
      'GET /v1/secret/data/app',
      'GET /v1/secret/data/app?version=1',
      'GET /v1/kv/legacy',
      'POST /v1/auth/token/revoke-self',
    ])
    expect(stage.order.origins).toHaveLength(3)
    expect(stage.runtime.logged()).toBe(
      "mine: the token's policies are default, app\nmine: read 3 secrets; the token is revoked",
    )
  })

  test('the token is exported as well where that is wanted, and then lives until post', async () => {
    const stage = await at(`${reading('A: kv/legacy#password')}export-credentials: true\n`)
    const { VAULT_TOKEN = '', ...rest } = await stage.values()
    expect(rest).toEqual({ A: 'legacy-password', VAULT_ADDR: 'https://vault.lab.test' })
    expect(stage.vault.accepts(VAULT_TOKEN)).toBe(true)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('a path with whitespace and signs reaches the server as it was written', async () => {
    const stage = await at(reading('A: kv/my team/a+b:c%2f#x'), {
      kv1: { 'my team/a+b:c%2f': { x: 'found-it' } },
    })
    expect(await stage.values()).toEqual({ A: 'found-it' })
  })

  test('a secret that is larger than ordinary answers', async () => {
    const stage = await at(reading('A: kv/large#x'), {
      kv1: { large: { x: 'large-one '.repeat(20_000) } },
    })
    expect((await stage.values())['A']).toHaveLength(200_000)
  })

  test('a version 1 secret of the very form of version 2 is taken as it is', async () => {
    const stage = await at(reading('A: kv/x#data.a'), {
      kv1: { x: { data: { a: 'mine-own' }, metadata: { version: 1 } } },
    })
    expect(await stage.values()).toEqual({ A: 'mine-own' })
  })

  test('a version 1 secret with fields named data and metadata is not taken for version 2', async () => {
    const stage = await at(reading('A: kv/data/x#data'), {
      kv1: { 'data/x': { data: 'mine-own', metadata: { owner: 'me' } } },
    })
    expect(await stage.values()).toEqual({ A: 'mine-own' })
  })
})

describe('what is masked', () => {
  test('every value, and every text inside a document', async () => {
    const stage = await at(reading('A: secret/data/app'))
    await stage.obtain()
    expect(hushed(stage)).toEqual(
      expect.arrayContaining(['app-password-1', 'deep-value', 'dotted-value']),
    )
  })

  test('but no JSON number, alone or inside a document', async () => {
    const stage = await at(reading('A: kv/legacy', 'B: kv/legacy#port'))
    await stage.obtain()
    expect(hushed(stage)).toContain('legacy-password')
    expect(hushed(stage)).not.toContain('5432')
  })

  test('nor what "unmasked" names by its beginning', async () => {
    const stage = await at(
      `${reading('DB_*: kv/legacy', 'DBX: kv/legacy#password')}unmasked: DB_*\n`,
    )
    const { credentials } = await stage.obtain()
    expect(credentials).toMatchObject({ kind: 'values' })
    const masked =
      credentials.kind === 'values' &&
      [...credentials.values].filter(([, value]) => typeof value !== 'string')
    expect(masked).toEqual([['DBX', expect.anything()]])
  })

  test('but not what is plain by declaration, nor a truth', async () => {
    const stage = await at(
      `${reading('A: secret/data/app#user', 'DB_*: kv/legacy')}unmasked: [A, DB_PORT]\n`,
    )
    const { credentials } = await stage.obtain()
    expect(credentials).toMatchObject({ kind: 'values' })
    expect(
      credentials.kind === 'values' &&
        [...credentials.values].filter(([, value]) => typeof value === 'string'),
    ).toEqual([
      ['A', 'app'],
      ['DB_PORT', '5432'],
      ['DB_ON', 'true'],
    ])
    expect(hushed(stage)).not.toEqual(expect.arrayContaining(['5432']))
    expect(hushed(stage)).not.toEqual(expect.arrayContaining(['app']))
  })

  test('both forms of a value in base64', async () => {
    const encoded = Buffer.from('käse\nbrot').toString('base64')
    const stage = await at(reading('A: kv/b#v | base64'), { kv1: { b: { v: encoded } } })
    expect(await stage.values()).toEqual({ A: 'käse\nbrot' })
    expect(hushed(stage)).toEqual(expect.arrayContaining([encoded, 'käse\nbrot']))
  })
})

describe('a read that fails says what, where, and that the login was fine', () => {
  test.each([
    [
      'a field that is not there',
      'A: secret/data/app#pasword',
      /the login was fine; "secret\/data\/app#pasword": the field is not in the secret; did you mean "#password"\?/,
    ],
    ['a field of nothing near', 'A: secret/data/app#xyz', /the field is not in the secret$/],
    ['an inherited field', 'A: secret/data/app#constructor', /the field is not in the secret/],
    ['a deleted version', 'A: secret/data/gone#a', /the version is deleted/],
    ['a destroyed version', 'A: secret/data/void#a', /the version is destroyed/],
    [
      'nothing there',
      'A: secret/data/nowhere#a',
      /returned 404 to reading "secret\/data\/nowhere"; the login was fine: the path does not exist/,
    ],
    ['nothing there in version 1', 'A: kv/nowhere#a', /the path does not exist \(404\)/],
    [
      'a path of version 1 at a mount of version 2',
      'A: secret/app#a',
      /permission denied after a successful login/,
    ],
    [
      'a path that no policy covers',
      'A: other/data/x#a',
      /returned 403 to reading "other\/data\/x"; the login was fine: permission denied/,
    ],
    [
      'an engine that wants parameters',
      'A: {path: database/creds/app, with: {}}',
      /permission denied/,
    ],
    ['a null', 'A: kv/legacy#none', /"kv\/legacy#none" is null/],
    ['two fields with one name', 'X_*: kv/twice', /has two fields that would both become X_A_B/],
    ['no fields at all', 'X_*: kv/empty', /has no fields/],
    ['a number too large', 'A: kv/big#n', /is a number too large to be read exactly/],
    [
      'a number too large within',
      'A: kv/big#within',
      /holds a number too large to be read exactly/,
    ],
    ['what is no base64 at all', 'A: kv/bytes#c | base64', /is not base64/],
    ['what is base64 cut short', 'A: kv/bytes#d | base64', /is not base64/],
  ])('%s', async (_, line, message) => {
    const kv1 = {
      legacy: { password: 'x', none: null },
      twice: { 'a-b': 'one', 'a.b': 'two' },
      empty: {},
      big: { n: 2 ** 60, within: { n: 2 ** 60 } },
      bytes: { b: '/w==', c: '!!', d: 'abcde' },
    }
    const stage = await at(reading(line), { kv1 })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({ code: 'READ_REFUSED' })
    expect(failure.message).toMatch(message)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('a mount of version 2 explains the path that lacks data/', async () => {
    const stage = await at(reading('A: secret/app#a'), {
      policies: { app: { 'secret/*': ['read'] } },
    })
    expect(await failureOf(stage.obtain())).toMatchObject({
      message: expect.stringContaining('the mount is KV version 2'),
      fix: expect.stringContaining('MOUNT/data/PATH'),
    })
  })

  test('an engine that takes no reads is written as a mapping', async () => {
    const stage = await at(reading('A: pki/issue/ci'), { policies: { app: { 'pki/*': ['read'] } } })
    expect((await failureOf(stage.obtain())).fix).toContain('`with`')
  })

  test('two names that only the responses reveal may not meet', async () => {
    const stage = await at(reading('db_*: kv/legacy', 'DB_PORT: kv/legacy#port'))
    expect(await failureOf(stage.obtain())).toMatchObject({
      code: 'READ_REFUSED',
      message: expect.stringContaining('DB_PORT'),
    })
  })

  test('a standby that sends its callers on is not followed', async () => {
    const stage = await at(HOME, { standby: 'https://node-2.lab.test:8200' })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringContaining('a redirect to node-2.lab.test:8200'),
    })
    expect(failure.fix).toContain('active node')
    expect(stage.asked()).toHaveLength(1)
  })

  test('a standby that does so only for reads is not followed either', async () => {
    const away = { status: 307, headers: { location: 'https://node-2.lab.test/v1/kv/legacy' } }
    const stage = await at(reading('A: kv/legacy#password'), {
      fault: (_, n) => (n === 2 ? away : undefined),
    })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'READ_REFUSED',
      fix: expect.stringContaining('active node'),
    })
  })

  test('a yes without data, without content or of a strange form is not a secret', async () => {
    for (const answer of [
      { status: 200, body: {} },
      { status: 200, body: { data: [] } },
      { status: 204 },
      { status: 200, body: '7' },
    ]) {
      const stage = await at(reading('A: kv/legacy#password'), {
        fault: (_, n) => (n === 2 ? answer : undefined),
      })
      expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
    }
  })

  test('a 200 whose version is deleted, as some servers answer', async () => {
    const body = { data: { data: null, metadata: { version: 2, deletion_time: 'x' } } }
    const stage = await at(reading('A: secret/data/app#password'), {
      fault: (_, n) => (n === 2 ? { status: 200, body } : undefined),
    })
    expect((await failureOf(stage.obtain())).message).toContain('the version is deleted')
  })

  test('when one read fails, the others are waited for, and what they leased is revoked', async () => {
    const lab = frozenLab()
    const fault = ({ url }: { readonly url: URL }): Promise<undefined> | undefined =>
      url.pathname.includes('database') ? lab.sleep(1000).then(() => undefined) : undefined
    const stage = await at(reading('A: kv/nowhere#x', 'DB_*: database/creds/app'), { lab, fault })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'READ_REFUSED' })
    expect(stage.vault.living()).toHaveLength(3)
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
  })
})

describe('an optional secret', () => {
  test('that does not exist is exported as an empty string, and named', async () => {
    const stage = await at(
      reading(
        'A: secret/data/nowhere#a | optional',
        'B: kv/nowhere#b | base64 | optional',
        'C_*: kv/void | optional',
        'D: kv/legacy#password | optional',
      ),
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: '', B: '', D: 'legacy-password' })
    expect(lease.missing).toEqual(['A', 'B', 'C_*'])
    expect(lease.read).toEqual(['kv/legacy'])
    expect(stage.vault.living()).toEqual([])
    expect(openIntents(stage)).toBe(0)
  })

  test('is asked for twice before it counts as absent: a node may lag behind', async () => {
    const stage = await at(reading('A: secret/data/app#password | optional'), {
      fault: (_, n) => (n === 2 ? { status: 404, body: { errors: [] } } : undefined),
    })
    expect(await stage.values()).toEqual({ A: 'app-password-1' })
    const absent = await at(reading('A: secret/data/app#password'), {
      fault: (_, n) => (n === 2 ? { status: 404, body: { errors: [] } } : undefined),
    })
    expect(await failureOf(absent.obtain())).toMatchObject({ code: 'READ_REFUSED' })
  })

  test('that is also required under another name fails the lease', async () => {
    const stage = await at(reading('A: kv/nowhere#a | optional', 'B: kv/nowhere#b'))
    expect((await failureOf(stage.obtain())).message).toContain('the path does not exist (404)')
  })

  test.each([
    ['a denied path', { status: 403, body: { errors: ['permission denied'] } }],
    ['a mount that does not exist', { status: 404, body: { errors: ['no handler for route'] } }],
    ["a proxy's 404", { status: 404, body: '<html>not found</html>' }],
    ['a 404 without a body', { status: 404 }],
    [
      'a deleted version',
      { status: 404, body: { data: { data: null, metadata: { deletion_time: 'x' } } } },
    ],
  ])('is not absent because of %s', async (_, answer) => {
    const stage = await at(reading('A: secret/data/app#a | optional'), {
      fault: ({ method }) => (method === 'GET' ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'READ_REFUSED' })
    expect(await stage.revoke()).toEqual(['revoked'])
  })

  test('whose field is absent still fails the lease', async () => {
    const stage = await at(reading('A: kv/legacy#pasword | optional'))
    expect((await failureOf(stage.obtain())).message).toContain('did you mean "#password"?')
  })

  test('is absent for OpenBao without a token, too', async () => {
    const stage = await at(`${reading('A: kv/nowhere#a | optional')}inline: true\n`, { bao: true })
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: '' })
    expect(lease.missing).toEqual(['A'])
    expect(openIntents(stage)).toBe(0)
  })
})

describe('what was read', () => {
  test('is named with the version that KV version 2 states', async () => {
    const stage = await at(reading('A: secret/data/app?version=1#password', 'B: kv/legacy#port'))
    expect((await stage.obtain()).read).toEqual(['secret/data/app@1', 'kv/legacy'])
  })
})

describe("OpenBao's inline authentication", () => {
  test('reads without a token, and leaves nothing behind', async () => {
    const stage = await at(
      `${reading('A: secret/data/app#password', 'B: kv/legacy#password')}inline: true\n`,
      { bao: true },
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: 'app-password-1', B: 'legacy-password' })
    expect(lease).toMatchObject({
      expiresAt: undefined,
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
    })
    expect(stage.vault.living()).toEqual([])
    expect(stage.receipts()).toEqual([])
    expect(openIntents(stage)).toBe(0)
    expect(stage.asked()).toEqual(['GET /v1/secret/data/app', 'GET /v1/kv/legacy'])
  })

  test('a login that is refused inside a read says so, and a read that is refused says so', async () => {
    const refusedLogin = await at(`${reading('A: secret/data/app#password')}inline: true\n`, {
      bao: true,
      roles: { 'jwt/other': {} },
    })
    expect(await failureOf(refusedLogin.obtain())).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringContaining('the role could not be found'),
    })
    const refusedRead = await at(`${reading('A: other/x#password')}inline: true\n`, { bao: true })
    expect(await failureOf(refusedRead.obtain())).toMatchObject({ code: 'READ_REFUSED' })
    const lease = await at(`${reading('A: database/creds/app')}inline: true\n`, { bao: true })
    expect(await failureOf(lease.obtain())).toMatchObject({ code: 'READ_REFUSED' })
    expect(lease.vault.living()).toEqual([])
  })

  test.each([
    [
      'a lease',
      'A: database/creds/app#value',
      { lease_id: 'database/creds/app/x1', lease_duration: 600, data: { value: 'leased-value' } },
    ],
    [
      'a certificate',
      'A: {path: pki/issue/ci, field: value, with: {common_name: x}}',
      {
        data: {
          value: 'leased-value',
          certificate: 'PEM',
          serial_number: '01:ab',
          expiration: NOW + 600,
        },
      },
    ],
  ])('that makes %s all the same has it on record as one that lives on', async (_, line, body) => {
    const stage = await at(`${reading(line, 'B: kv/legacy#password')}inline: true\n`, {
      bao: true,
      fault: (_, n) => (n === 1 ? { status: 200, body } : undefined),
    })
    expect(await stage.obtain()).toMatchObject({ expiresAt: NOW + 600 })
    expect(stage.receipts()).toMatchObject([
      { revocation: null, expiresAt: NOW + 600, note: expect.stringContaining('without a token') },
    ])
    expect(openIntents(stage)).toBe(0)
  })
})

describe('several reads', () => {
  test('stop trying as soon as one of them is refused, which is the one that is told', async () => {
    const stage = await at(reading('A: secret/data/busy#a', 'B: secret/data/denied#b'), {
      fault: ({ url }) =>
        url.pathname.endsWith('/busy')
          ? { status: 503 }
          : url.pathname.endsWith('/denied')
            ? { status: 403, body: { errors: ['permission denied'] } }
            : undefined,
    })
    expect(await failureOf(stage.obtain())).toMatchObject({
      code: 'READ_REFUSED',
      message: expect.stringContaining('secret/data/denied'),
    })
    expect(stage.asked().filter((each) => each.endsWith('/busy'))).toHaveLength(1)
  })
})

describe('wrapping', () => {
  test('whose answer is lost may live no longer than what was asked for', async () => {
    const lost = { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }
    const stage = await at(`${reading('A: secret/data/app')}wrap: 5m\n`, {
      fault: (_, n) => (n === 2 ? lost : undefined),
    })
    await stage.obtain()
    const found = readJournal(stage.runtime.stateOf())
    expect(outstanding(found?.entries ?? []).lost.map(({ until }) => until)).toEqual([NOW + 300])
  })

  test('exports a token for each path, which yields the secret once', async () => {
    const stage = await at(`${reading('A: secret/data/app', 'B: secret/data/app')}wrap: 5m\n`)
    const lease = await stage.obtain()
    const { A = '', B } = plain(lease)
    expect(B).toBe(A)
    expect(lease.expiresAt).toBe(NOW + 300)
    expect(stage.vault.living()).toEqual([expect.stringMatching(/^wrapping /)])
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('wrapping token') },
    ])
    expect(stage.vault.unwrap(A)).toMatchObject({ data: { data: { password: 'app-password-1' } } })
    expect(stage.vault.unwrap(A)).toBeUndefined()
  })

  test('of a leased secret keeps the token that it hangs on until post', async () => {
    const stage = await at(`${reading('A: database/creds/app')}wrap: 5m\n`)
    const { A = '' } = await stage.values()
    const { data } = stage.vault.unwrap(A) as { data: { username: string; password: string } }
    expect(stage.vault.admits(data.username, data.password)).toBe(true)
    expect(await stage.revoke()).toEqual(['revoked', 'expires'])
    expect(stage.vault.living()).toEqual([])
  })

  test('that the server did not do is refused', async () => {
    for (const body of [
      { data: { a: 'unwrapped' } },
      { wrap_info: { ttl: 300 } },
      { wrap_info: { token: 'x' } },
    ]) {
      const stage = await at(`${reading('A: kv/legacy')}wrap: 300\n`, {
        fault: (_, n) => (n === 2 ? { status: 200, body } : undefined),
      })
      expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
    }
  })
})
