import { describe, expect, test } from '@jest/globals'
import { Secret } from '../../src/core/secret.ts'
import { valuesOf } from '../../src/exports/values.ts'
import { aws } from '../../src/providers/aws/index.ts'
import { narrowingPolicy } from '../../src/providers/aws/narrowing.ts'
import { groupParameters } from '../../src/providers/aws/parameterStore.ts'
import type { AwsSource } from '../../src/providers/aws/readSpec.ts'
import { storeEndpoint } from '../../src/providers/aws/storeEndpoints.ts'
import {
  type AwsStores,
  type AwsStoresOptions,
  allows,
  awsStores,
  current,
  versionId,
} from '../lab/awsStores.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import { type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const ROLE = 'arn:aws:iam::123456789012:role/ci-read'
const HOME = `role: ${ROLE}\nregion: eu-central-1\n`
const SM = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:'
const SSM = 'arn:aws:ssm:eu-central-1:123456789012:parameter'
const reading = (...lines: readonly string[]): string =>
  `${HOME}read:\n${lines.map((line) => `  ${line}\n`).join('')}`

const STORED: AwsStoresOptions = {
  secrets: {
    'app/db': current('{"username":"app","password":"db-password","port":5432,"tls":{"on":true}}'),
    'app/api': {
      versions: {
        [versionId(1)]: { text: 'old-api-key', stages: ['AWSPREVIOUS'] },
        [versionId(2)]: { text: 'new-api-key', stages: ['AWSCURRENT'] },
      },
    },
    pem: current('-----BEGIN KEY-----\nabcdef\n-----END KEY-----\n'),
    encoded: current(Buffer.from('decoded-text').toString('base64')),
    keystore: { versions: { [versionId(1)]: { binary: '/4AAAf7+', stages: ['AWSCURRENT'] } } },
    textual: {
      versions: {
        [versionId(1)]: {
          binary: Buffer.from('binary-but-text').toString('base64'),
          stages: ['AWSCURRENT'],
        },
      },
    },
    deleted: { ...current('x'), deleted: true },
    locked: { ...current('x'), keyDenied: true },
    twins: current('{"a":"first-value","a":"second-value"}'),
    empty: current(''),
  },
  parameters: {
    '/app/log-level': { type: 'String', values: ['info', 'debug'], labels: { prod: 1 } },
    '/app/token': { values: ['parameter-token'] },
    plain: { type: 'StringList', values: ['a,b,c'] },
    '/app/cipher': { values: ['kms:alias/aws/ssm:hidden'] },
  },
}

interface Stage extends ProviderHarness {
  readonly sts: StsServer
  readonly stores: AwsStores
}

interface Scene {
  readonly stores?: AwsStoresOptions
  readonly fault?: (request: LabRequest) => LabAnswer | undefined
}

async function at(yaml: string, { stores: stored, fault }: Scene = {}): Promise<Stage> {
  let sts: StsServer | undefined
  let stores: AwsStores | undefined
  const stage = await providerHarness(aws, yaml, {
    ...(fault && {
      fault: (request) => fault(request as LabRequest),
    }),
    servers: (lab, issuer) => {
      sts = stsServer(lab, issuer.verifier, {
        roles: { [ROLE]: { claims: {} }, [`${ROLE}-2`]: { assumedBy: [ROLE] } },
      })
      stores = awsStores(sts, { ...STORED, ...stored })
      return { ...sts.hosts, ...stores.hosts }
    },
  })
  if (!sts || !stores) throw new Error('no servers')
  return { ...stage, sts, stores }
}

const isStore = ({ url }: LabRequest): boolean => !url.hostname.startsWith('sts.')
const masked = (stage: Stage): readonly string[] =>
  events(stage.runtime.transcript, 'mask').map(({ value }) => value)
const form = ({ runtime }: Stage): URLSearchParams =>
  new URLSearchParams(events(runtime.transcript, 'request')[0]?.body)

describe('what a line of "read" yields', () => {
  test.each([
    ['a secret as it is', 'A: secretsmanager:app/api', { A: 'new-api-key' }],
    ['a field of JSON', 'A: secretsmanager:app/db#password', { A: 'db-password' }],
    ['a nested field', 'A: secretsmanager:app/db#tls.on', { A: 'true' }],
    [
      'one of each field',
      'DB_*: secretsmanager:app/db',
      { DB_USERNAME: 'app', DB_PASSWORD: 'db-password', DB_PORT: '5432', DB_TLS: '{"on":true}' },
    ],
    ['an earlier stage', 'A: secretsmanager:app/api?stage=AWSPREVIOUS', { A: 'old-api-key' }],
    ['a version', `A: secretsmanager:app/api?version=${versionId(1)}`, { A: 'old-api-key' }],
    ['a full ARN', `A: ${SM}app/api-AbCdEf`, { A: 'new-api-key' }],
    ['a partial ARN', `A: ${SM}app/api`, { A: 'new-api-key' }],
    ['base64', 'A: secretsmanager:encoded | base64', { A: 'decoded-text' }],
    ['bytes as base64', 'A: secretsmanager:keystore | bytes', { A: '/4AAAf7+' }],
    ['bytes that are text', 'A: secretsmanager:textual', { A: 'binary-but-text' }],
    ['lines', 'A: secretsmanager:pem', { A: '-----BEGIN KEY-----\nabcdef\n-----END KEY-----\n' }],
    ['a parameter', 'A: ssm:/app/log-level', { A: 'debug' }],
    ['a version of a parameter', 'A: ssm:/app/log-level?version=1', { A: 'info' }],
    ['a labelled parameter', 'A: ssm:/app/log-level?label=prod', { A: 'info' }],
    ['a list parameter', 'A: ssm:plain', { A: 'a,b,c' }],
    ['the ARN of a parameter', `A: ${SSM}/app/token`, { A: 'parameter-token' }],
  ])('%s', async (_, line, values) => {
    const stage = await at(reading(line))
    expect(plain(await stage.obtain())).toEqual(values)
  })

  test('bytes that are not text, as bytes and masked as programs print them', async () => {
    const stage = await at(reading('A: secretsmanager:keystore'))
    const { credentials } = await stage.obtain()
    const value = credentials.kind === 'values' && credentials.values.get('A')
    expect(value).toMatchObject({ encoding: 'latin1', length: 6 })
    expect(masked(stage)).toEqual(expect.arrayContaining(['/4AAAf7+', 'ff800001fefe']))
  })

  test('a secret of 64 KiB of control characters', async () => {
    const text = '\u0001'.repeat(65_536)
    const stage = await at(reading('A: secretsmanager:app/db'), {
      stores: { secrets: { 'app/db': current(text) } },
    })
    expect(plain(await stage.obtain())).toEqual({ A: text })
  })

  test('user and password of one secret come from one request, all sources at once', async () => {
    const stage = await at(
      reading(
        'U: secretsmanager:app/db#username',
        'P: secretsmanager:app/db#password',
        'K: secretsmanager:app/api',
        ...Array.from({ length: 12 }, (_, n) => `S${n}: ssm:/many/${n}`),
      ),
      {
        stores: {
          parameters: Object.fromEntries(
            Array.from({ length: 12 }, (_, n) => [`/many/${n}`, { values: [`many-${n}`] }]),
          ),
        },
      },
    )
    const values = plain(await stage.obtain())
    expect([values['U'], values['P'], values['S11']]).toEqual(['app', 'db-password', 'many-11'])
    expect(stage.stores.calls.map(({ action }) => action)).toEqual([
      'secretsmanager:GetSecretValue',
      'secretsmanager:GetSecretValue',
      'ssm:GetParameters',
      'ssm:GetParameters',
    ])
    expect(stage.order.origins.map(({ host }) => host)).toEqual([
      'sts.eu-central-1.amazonaws.com',
      'secretsmanager.eu-central-1.amazonaws.com',
      'secretsmanager.eu-central-1.amazonaws.com',
      'ssm.eu-central-1.amazonaws.com',
      'ssm.eu-central-1.amazonaws.com',
    ])
  })

  test('two versions of one parameter are two requests', () => {
    const source = (name: string, version?: string) => ({ name, version }) as unknown as AwsSource
    const groups = groupParameters([
      source('/a', '1'),
      source('/a', '2'),
      source('a'),
      source('/b'),
    ])
    expect(groups.map((group) => group.map(({ name }) => name))).toEqual([
      ['/a', '/b'],
      ['/a'],
      ['a'],
    ])
  })

  test('what is unmasked, and no JSON number or boolean', async () => {
    const stage = await at(
      `${reading('DB_*: secretsmanager:app/db', 'LEVEL: ssm:/app/log-level')}unmasked: LEVEL\n`,
    )
    await stage.obtain()
    expect(masked(stage)).toContain('db-password')
    for (const word of ['5432', 'debug', 'true']) expect(masked(stage)).not.toContain(word)
  })
})

describe('the session', () => {
  test('stays in this process, lives 15 minutes, and may read what is named and nothing else', async () => {
    const stage = await at(reading('A: secretsmanager:app/api', 'B: ssm:/app/token'))
    const lease = await stage.obtain()
    expect(lease).toMatchObject({
      credentials: { kind: 'values' },
      expiresAt: undefined,
      read: [`${SM}app/api-AbCdEf@${versionId(2)}`, `${SSM}/app/token@1`],
      missing: [],
    })
    expect(form(stage).get('DurationSeconds')).toBe('900')
    const policy = form(stage).get('Policy') ?? ''
    const read = 'secretsmanager:GetSecretValue'
    expect(allows(policy, read, `${SM}app/api-AbCdEf`)).toBe(true)
    for (const other of ['app/api2-AbCdEf', 'app/db-AbCdEf', 'app/api-AbCdEf7'])
      expect(allows(policy, read, `${SM}${other}`)).toBe(false)
    expect(allows(policy, 'ssm:GetParameters', `${SSM}/app/token`)).toBe(true)
    expect(allows(policy, 'ssm:GetParameters', `${SSM}/app/token/x`)).toBe(false)
    expect(JSON.stringify([...plainCredentials(lease.credentials)])).not.toContain('ASIA')
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('was not exported; session ') },
    ])
    expect(stage.runtime.logged()).toMatch(
      /^mine: read 2 secrets from Secrets Manager and Parameter Store; the session was not exported and expires \d\d:\d\d UTC$/m,
    )
  })

  test('is exported beside the values where that is wanted, with the role as it is', async () => {
    const stage = await at(`${reading('A: secretsmanager:app/api')}export-credentials: true\n`)
    const lease = await stage.obtain()
    expect([...valuesOf(lease).keys()]).toEqual([
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
      'AWS_CREDENTIAL_EXPIRATION',
      'AWS_ACCOUNT_ID',
      'A',
    ])
    expect([form(stage).get('Policy'), form(stage).get('DurationSeconds')]).toEqual([null, '3600'])
    expect(stage.order.names).toContain('AWS_SESSION_TOKEN')
  })

  test('is restricted as the user writes it, where he does', async () => {
    const own = `{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"secretsmanager:GetSecretValue","Resource":"*"}]}`
    const stage = await at(`${reading('A: secretsmanager:app/api')}session-policy: '${own}'\n`)
    await stage.obtain()
    expect(form(stage).get('Policy')).toBe(own)
  })

  test('of a chain is the last one, and only that is restricted', async () => {
    const stage = await at(
      `${reading('A: secretsmanager:app/api')}chain: [{role: "${ROLE}-2"}]\nlifetime: 20m\n`,
    )
    expect(plain(await stage.obtain())).toEqual({ A: 'new-api-key' })
    const [first, last] = events(stage.runtime.transcript, 'request').map(
      ({ body }) => new URLSearchParams(body),
    )
    expect([first?.get('Policy'), last?.get('DurationSeconds')]).toEqual([null, '1200'])
    expect(last?.get('Policy')).toContain('GetSecretValue')
    expect(stage.stores.calls[0]?.arn).toContain(':assumed-role/ci-read-2/')
  })

  test('is requested without the policy, with a notice, if STS cannot pack it', async () => {
    // The lab's STS has room for 1500 characters.
    const lines = Array.from(
      { length: 18 },
      (_, n) => `A${n}: ssm:/a/long/name/of/a/parameter/${n}`,
    )
    const parameters = Object.fromEntries(
      lines.map((line) => [line.replace(/^A\d+: ssm:/, ''), { values: ['value'] }]),
    )
    const stage = await at(reading(...lines), { stores: { parameters } })
    expect(Object.keys(plain(await stage.obtain()))).toHaveLength(18)
    expect(stage.runtime.logged()).toContain('"read" names too much for a session policy')
    expect(stage.receipts()).toHaveLength(1)
  })

  test('has no policy that would be longer than STS takes', async () => {
    const config = {
      role: { partition: 'aws', account: '123456789012' },
      chain: [],
      region: 'eu-central-1',
      reads: Array.from({ length: 40 }, (_, n) => ({
        source: { store: 'ssm', id: `/a/long/name/${n}`, name: `/a/long/name/${n}` },
      })),
    } as unknown as Parameters<typeof narrowingPolicy>[0]
    expect(narrowingPolicy(config)).toBeUndefined()
    expect(narrowingPolicy({ ...config, reads: config.reads.slice(0, 3) })?.length).toBeLessThan(
      2048,
    )
  })
})

const plainCredentials = (credentials: Awaited<ReturnType<Stage['obtain']>>['credentials']) =>
  credentials.kind === 'values'
    ? [...credentials.values].map(([, value]) => (value instanceof Secret ? value.reveal() : value))
    : ['ASIA']

describe('an optional secret that does not exist', () => {
  test('is exported as an empty string', async () => {
    const stage = await at(
      reading(
        'A: secretsmanager:nowhere | optional',
        'B: secretsmanager:app/api?stage=AWSPENDING | optional',
        'C: ssm:/nowhere | optional',
        'D: ssm:/app/token | optional',
        'E_*: secretsmanager:nowhere | optional',
      ),
    )
    const lease = await stage.obtain()
    expect(plain(lease)).toEqual({ A: '', B: '', C: '', D: 'parameter-token' })
    expect(lease.missing).toEqual(['A', 'E_*', 'B', 'C'])
  })

  test.each([
    ['one that may not be read', `${SM}app/api-AbCdEf`, /the role may not read it/],
    ['none that is scheduled for deletion', undefined, /scheduled for deletion/],
  ])('is %s', async (_, denied, message) => {
    const line = denied
      ? 'A: secretsmanager:app/api | optional'
      : 'A: secretsmanager:deleted | optional'
    const stage = await at(reading(line), { stores: { denied: denied ? [denied] : [] } })
    expect((await failureOf(stage.obtain())).message).toMatch(message)
  })
})

describe('a read that fails says what, where, and that the login was fine', () => {
  test.each([
    ['an absent secret', 'A: secretsmanager:nowhere', /ResourceNotFoundException/],
    ['an absent parameter', 'A: ssm:/nowhere', /does not know ssm:\/nowhere; the login was fine/],
    ['a key that may not be used', 'A: secretsmanager:locked', /access to the KMS key/],
    ['a deleted secret', 'A: secretsmanager:deleted', /InvalidRequestException/],
    ['an absent field', 'A: secretsmanager:app/db#pasword', /did you mean "#password"\?/],
    [
      'text that is not JSON',
      'A: secretsmanager:app/api#key',
      /is not a JSON object, so it has no fields/,
    ],
    ['a member twice', 'A: secretsmanager:twins#a', /has two members with the same name/],
    ['an empty secret', 'A: secretsmanager:empty', /is empty/],
    ['bytes with a field', 'A: secretsmanager:keystore#x', /so it has no fields/],
  ])('%s', async (_, line, message) => {
    const failure = await failureOf((await at(reading(line))).obtain())
    expect(failure).toMatchObject({ code: 'READ_REFUSED', fix: expect.any(String) })
    expect(failure.message).toMatch(message)
    expect(failure.message).toContain('the login was fine')
  })

  test('a denied one shows the least policy that would allow it', async () => {
    const stage = await at(reading('A: secretsmanager:app/api'), {
      stores: { denied: [`${SM}app/api-AbCdEf`] },
    })
    const { message } = await failureOf(stage.obtain())
    const [, policy = ''] = /a policy for the role that allows it: (.*)/.exec(message) ?? []
    expect(allows(policy, 'secretsmanager:GetSecretValue', `${SM}app/api-AbCdEf`)).toBe(true)
  })

  test('a throttled call is repeated, although its status is 400', async () => {
    let left = 2
    const stage = await at(reading('A: ssm:/app/token'), {
      fault: (request) =>
        isStore(request) && left-- > 0
          ? { status: 400, body: { __type: 'ThrottlingException', message: 'Rate exceeded' } }
          : undefined,
    })
    expect(plain(await stage.obtain())).toEqual({ A: 'parameter-token' })
  })
})

describe('a success response that is not about what was requested', () => {
  const secret = (changes: object): LabAnswer => ({
    status: 200,
    body: {
      ARN: `${SM}app/api-AbCdEf`,
      Name: 'app/api',
      VersionId: versionId(2),
      VersionStages: ['AWSCURRENT'],
      SecretString: 'x'.repeat(9),
      ...changes,
    },
  })
  const parameter = (changes: object): LabAnswer => ({
    status: 200,
    body: {
      Parameters: [
        {
          ...{ Name: '/app/token', Type: 'SecureString', Value: 'value', Version: 1 },
          ARN: `${SSM}/app/token`,
          ...changes,
        },
      ],
    },
  })
  const OTHER = '210987654321'

  test.each([
    ['another account', secret({ ARN: `${SM.replace('123456789012', OTHER)}app/api-AbCdEf` })],
    ['another region', secret({ ARN: `${SM.replace('eu-central-1', 'us-east-1')}app/api-AbCdEf` })],
    ['another secret', secret({ ARN: `${SM}app/other-AbCdEf` })],
    ['another stage', secret({ VersionStages: ['AWSPREVIOUS'] })],
    ['no stages', secret({ VersionStages: 'AWSCURRENT' })],
  ])('is rejected: %s', async (_, answer) => {
    const stage = await at(reading('A: secretsmanager:app/api'), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
  })

  test.each([
    ['another account', parameter({ ARN: `${SSM.replace('123456789012', OTHER)}/app/token` })],
    ['another parameter', parameter({ ARN: `${SSM}/app/other` })],
    ['a version that is not one', parameter({ Version: '1' })],
    ['ciphertext', parameter({ Value: 'kms:alias/aws/ssm:hidden' })],
  ])('is rejected for a parameter: %s', async (_, answer) => {
    const stage = await at(reading('A: ssm:/app/token'), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
  })

  test.each([
    ['both forms of a value', 'secretsmanager:app/api', secret({ SecretBinary: 'AA==' })],
    ['no value', 'secretsmanager:app/api', secret({ SecretString: null })],
    ['no version', 'secretsmanager:app/api', secret({ VersionId: '::error::' })],
    ['a parameter that was not asked for', 'ssm:/app/token', parameter({ Name: '/x' })],
    ['a selector that was not asked for', 'ssm:/app/token', parameter({ Selector: ':3' })],
    ['a value that is no text', 'ssm:/app/token', parameter({ Value: 7 })],
    ['a label that is not confirmed', 'ssm:/app/token?label=prod', parameter({})],
    ['no list', 'ssm:/app/token', { status: 200, body: { Parameters: {} } }],
  ])('is invalid: %s', async (_, path, answer) => {
    const stage = await at(reading(`A: ${path}`), {
      fault: (request) => (isStore(request) ? answer : undefined),
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
  })
})

describe('mistakes', () => {
  const A = 'read: {A: "secretsmanager:a"}\n'
  test.each([
    [
      'a bare name',
      'read: {A: app/db}\n',
      /must say which store: secretsmanager:app\/db, or ssm:app\/db/,
    ],
    [
      'an ARN of another region',
      `read: {A: "${SM.replace('eu-central-1', 'us-east-1')}a"}\n`,
      /must be of region eu-central-1 in partition aws/,
    ],
    ['a colon in a parameter', 'read: {A: "ssm:/a:3"}\n', /write \/a\?version=3/],
    ['a label after a colon', 'read: {A: "ssm:/a:prod"}\n', /write \/a\?label=prod/],
    [
      'a version that is no UUID',
      'read: {A: "secretsmanager:a?version=3"}\n',
      /the UUID of a version/,
    ],
    [
      'stage and version',
      `read: {A: "secretsmanager:a?stage=X&version=${versionId(1)}"}\n`,
      /has both \?version= and \?stage=/,
    ],
    ['another selector', 'read: {A: "ssm:/a?stage=X"}\n', /may have \?version= or \?label=/],
    ['characters of no secret', 'read: {A: "secretsmanager:a b"}\n', /does not allow/],
    ['a path that climbs', 'read: {A: "ssm:/a//b"}\n', /does not allow/],
    ['a mapping', 'read: {A: {path: x}}\n', /must be secretsmanager:NAME or ssm:\/PATH/],
    ['bytes of a field', 'read: {A: "secretsmanager:a#b | bytes"}\n', /exports bytes as base64/],
    ['the global endpoint', `${A}region: aws-global\n`, /has no stores/],
    ['another STS alone', `${A}address: https://sts.lab.test\n`, /"store-address" is required/],
    ['stores without reads', 'store-address: https://x.lab.test\n', /needs "read"/],
    ['a lifetime that is wanted', `${A}min-lifetime: 10m\n`, /"min-lifetime" has no effect/],
    ['a profile', `${A}export: profile\n`, /with "export-credentials: true" only/],
    ['unmasked that is not read', `${A}unmasked: B\n`, /"unmasked" names "B"/],
    ['nothing to export', 'export-credentials: false\n', /would leave nothing to export/],
    [
      'a variable of the session',
      'read: {aws_region: "secretsmanager:a"}\nexport-credentials: true\n',
      /would set a variable that AWS_REGION sets already/,
    ],
  ])('%s', async (_, yaml, message) => {
    const home = yaml.includes('region:') ? HOME.replace(/region.*\n/, '') : HOME
    expect((await failureOf(orderOf(aws, `${home}${yaml}`))).message).toMatch(message)
  })

  test('an ARN of another account is allowed: a resource policy can share it', async () => {
    const arn = SM.replace('123456789012', '210987654321')
    const { order } = await orderOf(aws, `${HOME}read: {A: "${arn}a-AbCdEf"}\n`)
    expect(order.requested).toMatchObject({ read: [`${arn}a-AbCdEf`] })
  })
})

describe('the hosts of the stores', () => {
  const plainVariant = { fips: false, dualStack: false }
  const [fips, dual] = [
    { fips: true, dualStack: false },
    { fips: false, dualStack: true },
  ]
  const both = { fips: true, dualStack: true }
  test.each([
    ['secretsmanager', 'eu-central-1', plainVariant, 'secretsmanager.eu-central-1.amazonaws.com'],
    ['secretsmanager', 'eu-central-1', dual, 'secretsmanager.eu-central-1.amazonaws.com'],
    ['secretsmanager', 'us-east-1', fips, 'secretsmanager-fips.us-east-1.amazonaws.com'],
    ['secretsmanager', 'us-east-1', both, 'secretsmanager-fips.us-east-1.amazonaws.com'],
    ['secretsmanager', 'us-gov-west-1', plainVariant, 'secretsmanager.us-gov-west-1.amazonaws.com'],
    ['secretsmanager', 'us-gov-west-1', fips, 'secretsmanager-fips.us-gov-west-1.amazonaws.com'],
    ['secretsmanager', 'cn-north-1', dual, 'secretsmanager.cn-north-1.amazonaws.com.cn'],
    ['secretsmanager', 'cn-north-1', fips, 'secretsmanager-fips.cn-north-1.amazonaws.com.cn'],
    [
      'secretsmanager',
      'cn-north-1',
      both,
      'secretsmanager-fips.cn-north-1.api.amazonwebservices.com.cn',
    ],
    [
      'secretsmanager',
      'eusc-de-east-1',
      plainVariant,
      'secretsmanager.eusc-de-east-1.amazonaws.eu',
    ],
    [
      'secretsmanager',
      'eusc-de-east-1',
      dual,
      'secretsmanager.eusc-de-east-1.api.amazonwebservices.eu',
    ],
    ['ssm', 'eu-central-1', plainVariant, 'ssm.eu-central-1.amazonaws.com'],
    ['ssm', 'eu-central-1', dual, 'ssm.eu-central-1.api.aws'],
    ['ssm', 'us-east-1', fips, 'ssm-fips.us-east-1.amazonaws.com'],
    ['ssm', 'us-gov-west-1', fips, 'ssm.us-gov-west-1.amazonaws.com'],
    ['ssm', 'us-gov-west-1', both, 'ssm-fips.us-gov-west-1.api.aws'],
  ] as const)('%s in %s', (store, region, variant, host) => {
    expect(storeEndpoint(store, region, variant).host).toBe(host)
  })
})
