import { describe, expect, test } from '@jest/globals'
import { valuesOf } from '../../src/exports/values.ts'
import { gcp } from '../../src/providers/gcp/index.ts'
import { crc32c } from '../../src/providers/gcp/read.ts'
import { type Google, google, PROVIDER } from '../lab/google.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import { checksum, type SecretManagerOptions, secretManager } from '../lab/secretManager.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const SUBJECT = 'repo:octo-org/app:environment:production'
const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const HOME = `workload-identity-provider: ${PROVIDER}\n`
const S = 'projects/my-project/secrets'
const reading = (...lines: readonly string[]): string =>
  `${HOME}read:\n${lines.map((line) => `  ${line}\n`).join('')}`

const STORED: SecretManagerOptions = {
  locations: ['europe-west3'],
  aliases: { prod: 1 },
  secrets: {
    [`${S}/db`]: [{ data: '{"password":"old-password"}' }, { data: '{"password":"new-password"}' }],
    [`${S}/key`]: [{ data: 'api-key-text' }],
    [`${S}/bytes`]: [{ data: Buffer.from([255, 0, 254]) }],
    [`${S}/off`]: [{ data: 'x' }, { data: 'y', state: 'DISABLED' }],
    [`${S}/twins`]: [{ data: '{"a":"1","a":"2"}' }],
    [`${S}/controls`]: [{ data: '\u0001'.repeat(65_536) }],
    'projects/my-project/locations/europe-west3/secrets/regional': [{ data: 'regional-text' }],
  },
}

interface Stage extends ProviderHarness {
  readonly google: Google
}

interface Scene {
  readonly stored?: SecretManagerOptions
  readonly fault?: (request: LabRequest) => LabAnswer | undefined
}

async function at(yaml: string, { stored, fault }: Scene = {}): Promise<Stage> {
  let found: Google | undefined
  const stage = await providerHarness(gcp, yaml, {
    ...(fault && { fault: (request) => fault(request as LabRequest) }),
    servers: (lab, issuer) => {
      found = google(lab, issuer.verifier, { accounts: { [ACCOUNT]: [SUBJECT] } })
      return { ...found.hosts, ...secretManager(found, { ...STORED, ...stored }).hosts }
    },
  })
  if (!found) throw new Error('no server')
  return { ...stage, google: found }
}

const isStore = ({ url }: LabRequest): boolean => url.hostname.startsWith('secretmanager.')

describe('what a line of "read" yields', () => {
  test.each([
    ['a secret as it is', `A: ${S}/key`, { A: 'api-key-text' }],
    ['a field of JSON', `A: ${S}/db#password`, { A: 'new-password' }],
    ['a version', `A: ${S}/db?version=1#password`, { A: 'old-password' }],
    ['a version as it is pasted', `A: ${S}/db/versions/1#password`, { A: 'old-password' }],
    ['an alias', `A: ${S}/db?version=prod#password`, { A: 'old-password' }],
    ['one of each field', `DB_*: ${S}/db`, { DB_PASSWORD: 'new-password' }],
    ['bytes as base64', `A: ${S}/bytes | bytes`, { A: '/wD+' }],
    ['64 KiB of control characters', `A: ${S}/controls`, { A: '\u0001'.repeat(65_536) }],
    [
      'a regional secret',
      'A: projects/my-project/locations/europe-west3/secrets/regional',
      { A: 'regional-text' },
    ],
  ])('%s', async (_, line, values) => {
    const stage = await at(reading(line))
    expect(plain(await stage.obtain())).toEqual(values)
  })

  test('a name alone, in the project of the service account', async () => {
    const stage = await at(`${reading('A: key')}service-account: ${ACCOUNT}\n`)
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: 'api-key-text' })
    expect(lease).toMatchObject({
      expiresAt: undefined,
      id: ACCOUNT,
      read: ['projects/123456789012/secrets/key/versions/1'],
    })
    const [, impersonation] = events(stage.runtime.transcript, 'request')
    expect(JSON.parse(impersonation?.body ?? '')).toMatchObject({ lifetime: '300s' })
    expect(stage.runtime.logged()).toMatch(
      /^mine: read 1 secret from Google Secret Manager; the token was not exported and expires \d\d:\d\d UTC$/m,
    )
  })

  test('the token stays in this process, and is exported where that is wanted', async () => {
    const tokens = (stage: Stage): readonly string[] => [...stage.google.living().keys()]
    const inside = await at(reading(`A: ${S}/key`))
    const lease = await inside.obtain()
    for (const token of tokens(inside)) expect(Object.values(plain(lease))).not.toContain(token)
    expect(lease.credentials).not.toHaveProperty('documents')
    const outside = await at(`${reading(`A: ${S}/key`)}export-credentials: true\n`)
    const both = await outside.obtain()
    expect([...valuesOf(both).keys()]).toEqual([
      'CLOUDSDK_AUTH_ACCESS_TOKEN',
      'GOOGLE_OAUTH_ACCESS_TOKEN',
      'A',
    ])
    expect(
      both.credentials.kind === 'values' && [...(both.credentials.documents ?? []).keys()],
    ).toEqual(['CLOUDSDK_AUTH_ACCESS_TOKEN_FILE', 'GOOGLE_APPLICATION_CREDENTIALS', 'A_FILE'])
    expect(outside.order.fileVariables).toContain('A_FILE')
    expect(both.expiresAt).toBeDefined()
  })

  test('the hosts are those of the secrets, dialled early', async () => {
    const stage = await at(
      reading(
        `A: ${S}/key`,
        `B: ${S.replace('/secrets', '/locations/europe-west3/secrets')}/regional`,
      ),
    )
    expect(stage.order.origins.map(({ host }) => host)).toEqual([
      'sts.googleapis.com',
      'secretmanager.googleapis.com',
      'secretmanager.europe-west3.rep.googleapis.com',
    ])
  })
})

describe('the checksum', () => {
  test.each([
    ['123456789', 0xe3069283],
    ['', 0],
  ])('of %j is the published one', (text, sum) => {
    expect(crc32c(Buffer.from(text))).toBe(sum)
    expect(checksum(Buffer.from(text))).toBe(sum)
  })

  const damaged = (dataCrc32c?: string): LabAnswer => ({
    status: 200,
    body: {
      name: 'projects/1/secrets/key/versions/1',
      payload: { data: Buffer.from('damaged-text').toString('base64'), dataCrc32c },
    },
  })

  test('that is wrong once is asked for again; for good, nothing is exported', async () => {
    for (const [times, sum] of [
      [1, '7'],
      [9, '7'],
      [9, undefined],
    ] as const) {
      let left: number = times
      const stage = await at(reading(`A: ${S}/key`), {
        fault: (request) => (isStore(request) && left-- > 0 ? damaged(sum) : undefined),
      })
      if (times === 1) expect(plain(await stage.obtain())).toEqual({ A: 'api-key-text' })
      else expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
    }
  })
})

describe('an optional secret', () => {
  test('that does not exist is exported as an empty string', async () => {
    const stage = await at(
      reading(`A: ${S}/nowhere | optional`, `B: ${S}/key?version=9 | optional`, `C: ${S}/key`),
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: '', B: '', C: 'api-key-text' })
    expect(lease.missing).toEqual(['A', 'B'])
  })

  test.each([
    ['a denied one', { status: 403, body: { error: { status: 'PERMISSION_DENIED' } } }],
    ["a proxy's 404", { status: 404, body: '<html></html>' }],
    ['a 404 without its status', { status: 404, body: { error: {} } }],
  ])('is not absent because of %s', async (_, answer) => {
    const stage = await at(reading(`A: ${S}/key | optional`), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'READ_REFUSED' })
  })
})

describe('a read that fails', () => {
  test.each([
    ['an absent secret', `A: ${S}/nowhere`, /NOT_FOUND: no such secret/],
    ['a disabled version', `A: ${S}/off`, /FAILED_PRECONDITION/],
    ['a global path of a regional secret', `A: ${S}/regional`, /NOT_FOUND/],
    ['a member twice', `A: ${S}/twins#a`, /two members with the same name/],
    ['bytes with a field', `A: ${S}/bytes#a`, /so it has no fields/],
  ])('says what and where: %s', async (_, line, message) => {
    const failure = await failureOf((await at(reading(line))).obtain())
    expect(failure).toMatchObject({ code: 'READ_REFUSED', fix: expect.any(String) })
    expect(failure.message).toMatch(message)
    expect(failure.message).toContain('the login was fine')
  })

  test.each([
    ['the API is off', [{ reason: 'SERVICE_DISABLED' }], /SERVICE_DISABLED/],
    ['the role is missing', [{ reason: 'IAM_PERMISSION_DENIED' }], /may not access the version/],
  ])('says that %s', async (_, details, message) => {
    const answer = { status: 403, body: { error: { status: 'PERMISSION_DENIED', details } } }
    const stage = await at(reading(`A: ${S}/key`), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect((await failureOf(stage.obtain())).message).toMatch(message)
  })

  test.each([
    ['another secret', 'projects/123456789012/secrets/other/versions/1'],
    ['another version', 'projects/123456789012/secrets/key/versions/2'],
    ['another project', 'projects/999/secrets/key/versions/1'],
    ['a location', 'projects/123456789012/locations/x/secrets/key/versions/1'],
    ['no name', ''],
  ])('because the response is of %s', async (_, name) => {
    const data = Buffer.from('other-text')
    const payload = { data: data.toString('base64'), dataCrc32c: String(checksum(data)) }
    const stage = await at(reading('A: projects/123456789012/secrets/key?version=1'), {
      fault: (request) => (isStore(request) ? { status: 200, body: { name, payload } } : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
  })
})

describe('mistakes', () => {
  test.each([
    [
      'a name without a project',
      'read: {A: key}\n',
      /as no "project" is known: projects\/PROJECT\/secrets\/key/,
    ],
    ['another path', `read: {A: "${S}/a/b"}\n`, /must be projects\/PROJECT\/secrets\/NAME/],
    ['two versions', `read: {A: "${S}/a/versions/1?version=2"}\n`, /names a version twice/],
    ['another selector', `read: {A: "${S}/a?stage=1"}\n`, /may have \?version=/],
    [
      'a version that is none',
      `read: {A: "${S}/a?version=-1"}\n`,
      /a number, an alias or "latest"/,
    ],
    [
      'an ID token',
      `read: {A: "${S}/a"}\ntoken-type: id\ntoken-audience: x\nservice-account: ${ACCOUNT}\n`,
      /"token-type" must be "access" beside "read"/,
    ],
    [
      'a scope without cloud-platform',
      `read: {A: "${S}/a"}\nscope: https://x\n`,
      /"scope" must hold/,
    ],
    [
      'a lifetime that is wanted',
      `read: {A: "${S}/a"}\nmin-lifetime: 5m\n`,
      /"min-lifetime" has no effect/,
    ],
  ])('%s', async (_, yaml, message) => {
    expect((await failureOf(orderOf(gcp, `${HOME}${yaml}`))).message).toMatch(message)
  })
})
