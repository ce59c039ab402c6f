import { describe, expect, test } from '@jest/globals'
import { valuesOf } from '../../src/exports/values.ts'
import { azure } from '../../src/providers/azure/index.ts'
import { ADMITTED, CLIENT, type Entra, entra, TENANT } from '../lab/entra.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import { type KeyVaultOptions, keyVault, vaultVersion } from '../lab/keyVault.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const NOW = 1_790_000_000
const HOME = `tenant-id: ${TENANT}\nclient-id: ${CLIENT}\n`
const VAULT = 'https://app-prod.vault.azure.net/secrets'
const reading = (...lines: readonly string[]): string =>
  `${HOME}read:\n${lines.map((line) => `  ${line}\n`).join('')}`

const STORED: KeyVaultOptions = {
  secrets: {
    db: [{ value: 'old-password' }, { value: 'new-password' }],
    json: [{ value: '{"user":"app","port":1433}' }],
    cert: [
      {
        value: Buffer.from([255, 0, 254]).toString('base64'),
        contentType: 'application/x-pkcs12',
        pem: '-----BEGIN PRIVATE KEY-----\nabcd\n-----END PRIVATE KEY-----\n',
      },
    ],
    off: [{ value: 'x', attributes: { enabled: false } }],
    expired: [{ value: 'x', attributes: { exp: NOW - 1 } }],
    early: [{ value: 'x', attributes: { nbf: NOW + 60 } }],
    dated: [{ value: 'dated-text', attributes: { nbf: NOW - 60, exp: NOW + 60 } }],
    twins: [{ value: '{"a":"1","a":"2"}' }],
    controls: [{ value: '\u0001'.repeat(25_000) }],
  },
}

interface Stage extends ProviderHarness {
  readonly entra: Entra
}

interface Scene {
  readonly stored?: KeyVaultOptions
  readonly fault?: (request: LabRequest) => LabAnswer | undefined
}

async function at(yaml: string, { stored, fault }: Scene = {}): Promise<Stage> {
  let found: Entra | undefined
  const stage = await providerHarness(azure, yaml, {
    ...(fault && { fault: (request) => fault(request as LabRequest) }),
    servers: (lab, issuer) => {
      found = entra(lab, issuer.verifier, {
        credentials: [{ ...ADMITTED, issuer: issuer.verifier.iss }],
      })
      return { ...found.hosts, ...keyVault(found, { ...STORED, ...stored }).hosts }
    },
  })
  if (!found) throw new Error('no server')
  return { ...stage, entra: found }
}

const isStore = ({ url }: LabRequest): boolean => url.hostname.includes('.vault.')
const asked = (stage: Stage): readonly string[] =>
  events(stage.runtime.transcript, 'request').map(({ url }) => url)

describe('what a line of "read" yields', () => {
  test.each([
    ['a secret', 'A: app-prod/db', { A: 'new-password' }],
    ['a version', `A: app-prod/db?version=${vaultVersion(1)}`, { A: 'old-password' }],
    ['an identifier as it is pasted', `A: ${VAULT}/db/${vaultVersion(1)}`, { A: 'old-password' }],
    ['an identifier without a version', `A: ${VAULT}/DB`, { A: 'new-password' }],
    ['a field of JSON', 'A: app-prod/json#user', { A: 'app' }],
    ['one of each field', 'DB_*: app-prod/json', { DB_USER: 'app', DB_PORT: '1433' }],
    [
      'a certificate with its key, as PEM',
      'A: app-prod/cert?format=pem',
      { A: '-----BEGIN PRIVATE KEY-----\nabcd\n-----END PRIVATE KEY-----\n' },
    ],
    ['a certificate as it is stored', 'A: app-prod/cert', { A: '/wD+' }],
    ['one that is valid now', 'A: app-prod/dated', { A: 'dated-text' }],
    ['25 KB of control characters', 'A: app-prod/controls', { A: '\u0001'.repeat(25_000) }],
  ])('%s', async (_, line, values) => {
    expect(plain(await (await at(reading(line))).obtain())).toEqual(values)
  })

  test('a certificate decoded, as bytes for a file', async () => {
    const { credentials } = await (await at(reading('A: app-prod/cert | base64'))).obtain()
    const value = credentials.kind === 'values' && credentials.values.get('A')
    expect(value).toMatchObject({ encoding: 'latin1', length: 3 })
  })

  test('a name alone, in the vault of "key-vault", with a token for Key Vault and nothing else', async () => {
    const stage = await at(`${reading('A: db')}key-vault: app-prod\n`)
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: 'new-password' })
    expect(lease).toMatchObject({
      expiresAt: undefined,
      id: CLIENT,
      read: [`${VAULT}/db/${vaultVersion(2)}`],
    })
    expect([...stage.entra.living().values()]).toEqual(['https://vault.azure.net/.default'])
    for (const token of stage.entra.living().keys())
      expect(Object.values(plain(lease))).not.toContain(token)
    expect(asked(stage).at(-1)).toBe(`${VAULT}/db?api-version=7.5`)
    expect(stage.order.origins.map(({ host }) => host)).toEqual([
      'login.microsoftonline.com',
      'app-prod.vault.azure.net',
    ])
    expect(stage.runtime.logged()).toMatch(
      /^mine: read 1 secret from Key Vault; the token was not exported and expires \d\d:\d\d UTC$/m,
    )
  })

  test('the token beside it where that is wanted, for the scope that is written', async () => {
    const own = await at(`${reading('A: app-prod/db')}export-credentials: true\n`)
    const lease = await own.obtain()
    expect([...valuesOf(lease).keys()]).toEqual(
      expect.arrayContaining(['AZURE_ACCESS_TOKEN', 'AZURE_CLIENT_ID', 'A']),
    )
    expect(own.entra.living().get(plain(lease)['AZURE_ACCESS_TOKEN'] ?? '')).toContain(
      'vault.azure',
    )
    const other = await at(
      `${reading('A: app-prod/db')}export-credentials: true\nscope: https://storage.azure.com/.default\n`,
    )
    const token = plain(await other.obtain())['AZURE_ACCESS_TOKEN'] ?? ''
    expect(other.entra.living().get(token)).toBe('https://storage.azure.com/.default')
    expect(other.entra.living().size).toBe(2)
  })
})

describe('an optional secret', () => {
  test('that does not exist is exported as an empty string', async () => {
    const stage = await at(
      reading(
        'A: app-prod/nowhere | optional',
        `B: app-prod/db?version=${vaultVersion(9)} | optional`,
      ),
    )
    const lease = await stage.obtain()
    expect([plain(lease), lease.missing]).toEqual([{ A: '', B: '' }, ['A', 'B']])
  })

  test.each([
    [
      'a disabled one',
      {
        status: 403,
        body: { error: { code: 'Forbidden', innererror: { code: 'SecretDisabled' } } },
      },
    ],
    ["a proxy's 404", { status: 404, body: '<html></html>' }],
    ['another 404', { status: 404, body: { error: { code: 'VaultNotFound' } } }],
  ])('is not absent because of %s', async (_, answer) => {
    const stage = await at(reading('A: app-prod/db | optional'), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'READ_REFUSED' })
  })
})

describe('a read that fails', () => {
  test.each([
    ['an absent secret', 'A: app-prod/nowhere', 'READ_REFUSED', /SecretNotFound/],
    ['a disabled one', 'A: app-prod/off', 'READ_REFUSED', /SecretDisabled/],
    ['an expired one', 'A: app-prod/expired', 'GUARD_FAILED', /has expired/],
    ['one that is not valid yet', 'A: app-prod/early', 'GUARD_FAILED', /is not valid yet/],
    ['a member twice', 'A: app-prod/twins#a', 'READ_REFUSED', /two members with the same name/],
    [
      'text that is no certificate, as PEM',
      'A: app-prod/db?format=pem',
      'READ_REFUSED',
      /BadParameter/,
    ],
  ])('says what and where: %s', async (_, line, code, message) => {
    const failure = await failureOf((await at(reading(line))).obtain())
    expect(failure).toMatchObject({ code, fix: expect.any(String) })
    expect(failure.message).toMatch(message)
  })

  test.each([
    ['ForbiddenByRbac', 'Key Vault Secrets User'],
    ['ForbiddenByPolicy', 'set-policy'],
    ['ForbiddenByFirewall', 'private endpoint'],
    ['SomethingElse', 'network rules'],
  ])('because of %s, with the fix', async (forbidden, fix) => {
    const stage = await at(reading('A: app-prod/db'), { stored: { forbidden } })
    expect((await failureOf(stage.obtain())).fix).toContain(fix)
  })

  test.each([
    ['another vault', 'https://other.vault.azure.net/secrets/db'],
    ['another secret', `${VAULT}/other`],
    ['no secret at all', 'https://app-prod.vault.azure.net/keys/db'],
  ])('because the response is of %s', async (_, id) => {
    const answer = { status: 200, body: { value: 'x', id: `${id}/${vaultVersion(1)}` } }
    const stage = await at(reading('A: app-prod/db'), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
  })

  test('because the response is of another version', async () => {
    const answer = { status: 200, body: { value: 'x', id: `${VAULT}/db/${vaultVersion(2)}` } }
    const stage = await at(reading(`A: app-prod/db?version=${vaultVersion(1)}`), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
  })
})

describe('mistakes', () => {
  const A = 'read: {A: app-prod/db}\n'
  test.each([
    ['a name without a vault', 'read: {A: db}\n', /must be VAULT\/db, as no "key-vault" is set/],
    [
      'a vault of another cloud',
      'read: {A: "https://v-1.vault.azure.cn/secrets/db"}\n',
      /must be a vault at \*\.vault\.azure\.net/,
    ],
    [
      'a host that only begins like a vault',
      'read: {A: "https://v-1.vault.azure.net.evil.example/secrets/db"}\n',
      /must be a vault at/,
    ],
    ['a vault of two dashes', 'read: {A: a--b/db}\n', /must be VAULT\/NAME/],
    ['a version of another form', 'read: {A: "app-prod/db?version=1"}\n', /32 hexadecimal digits/],
    [
      'two versions',
      `read: {A: "${VAULT}/db/${vaultVersion(1)}?version=${vaultVersion(1)}"}\n`,
      /names a version twice/,
    ],
    ['another format', 'read: {A: "app-prod/db?format=pfx"}\n', /may have "pem"/],
    [
      'another selector',
      'read: {A: "app-prod/db?stage=x"}\n',
      /may have \?version= and \?format=pem/,
    ],
    ['a key', 'read: {A: "https://app-prod.vault.azure.net/keys/k"}\n', /must be VAULT\/NAME/],
    [
      'a scope that is not exported',
      `${A}scope: https://storage.azure.com/.default\n`,
      /"scope" needs "export-credentials: true"/,
    ],
    ['a vault without reads', 'key-vault: app-prod\n', /"key-vault" concerns what is read/],
    ['a lifetime that is wanted', `${A}min-lifetime: 10m\n`, /"min-lifetime" has no effect/],
  ])('%s', async (_, yaml, message) => {
    expect((await failureOf(orderOf(azure, `${HOME}${yaml}`))).message).toMatch(message)
  })

  test('the vaults of a sovereign cloud have its domain and scope', async () => {
    const { order } = await orderOf(azure, `${HOME}cloud: government\n${A}`)
    expect(order.requested).toMatchObject({
      scope: ['https://vault.usgovcloudapi.net/.default'],
      read: ['https://app-prod.vault.usgovcloudapi.net/secrets/db'],
    })
  })
})
