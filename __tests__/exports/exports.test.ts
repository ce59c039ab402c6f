import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { env } from '../../src/exports/env.ts'
import { file as fileTarget } from '../../src/exports/file.ts'
import { envValueError } from '../../src/exports/names.ts'
import { none } from '../../src/exports/none.ts'
import { output } from '../../src/exports/output.ts'
import { profile } from '../../src/exports/profile.ts'
import { type ExportName, exportNames, exportTargets } from '../../src/exports/registry.ts'
import { failureOutputs, type LeaseOutputs, stepOutputs } from '../../src/exports/stepOutputs.ts'
import type { ExportConfig, JobView, LeaseToExport, Writes } from '../../src/exports/target.ts'
import { outputOnlyValues, valuesOf } from '../../src/exports/values.ts'
import type { Credentials, Lease } from '../../src/journal/credentials.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'

const aws: Extract<Credentials, { kind: 'aws' }> = {
  ...{
    kind: 'aws',
    accessKeyId: new Secret('ASIAX'),
    secretAccessKey: new Secret('sak/+='),
    sessionToken: new Secret('session'),
  },
  ...{
    region: 'eu-central-1',
    account: '123456789012',
    arn: 'arn:aws:sts::123456789012:assumed-role/deploy/s',
  },
}
const awsLease: Lease = {
  credentials: aws,
  expiresAt: 1_800_000_000,
  id: 'arn:aws:sts::123456789012:assumed-role/deploy/s',
}
const values = (entries: Record<string, Secret | string>, more: object = {}): Lease => ({
  credentials: { kind: 'values', values: new Map(Object.entries(entries)), ...more },
  expiresAt: undefined,
  id: 'ab12',
})
const plain = (map: ReadonlyMap<string, Secret | string>) =>
  Object.fromEntries(
    [...map].map(([name, value]) => [name, value instanceof Secret ? value.reveal() : value]),
  )

const config = (name: string, more: Partial<ExportConfig> = {}): ExportConfig => ({
  ...{ name, from: 'vault', prefix: '', prepared: { names: ['A', 'B'] } },
  ...more,
})
const leased = (name: string, lease: Lease, more: Partial<ExportConfig> = {}): LeaseToExport => ({
  config: config(name, more),
  lease,
})
/** A job with these variables and AWS files. */
const job = (
  existing: JobView['existing'] = {},
  variables: Readonly<Record<string, string>> = {},
): JobView => ({
  ...{ variable: (name) => variables[name], existing, delimiter: ':' },
  ...{ settings: { kubeconfig: 'own' }, filePath: (file) => `/tmp/step/${file}` },
})

describe('the values of a lease', () => {
  test('are, for AWS, the variables that its tools read', () => {
    expect(plain(valuesOf(awsLease))).toEqual({
      ...{
        AWS_ACCESS_KEY_ID: 'ASIAX',
        AWS_SECRET_ACCESS_KEY: 'sak/+=',
        AWS_SESSION_TOKEN: 'session',
        AWS_REGION: 'eu-central-1',
      },
      ...{
        AWS_DEFAULT_REGION: 'eu-central-1',
        AWS_CREDENTIAL_EXPIRATION: '2027-01-15T08:00:00Z',
        AWS_ACCOUNT_ID: '123456789012',
      },
    })
  })
  test('leave out what the server did not say', () => {
    expect([
      ...valuesOf({
        ...awsLease,
        credentials: { ...aws, account: undefined },
        expiresAt: undefined,
      }).keys(),
    ]).not.toContain('AWS_ACCOUNT_ID')
  })
  test('have a token of their own only where exactly one was leased', () => {
    expect(
      plain(
        outputOnlyValues(values({ VAULT_TOKEN: new Secret('hvs.x') }, { token: 'VAULT_TOKEN' })),
      ),
    ).toEqual({ token: 'hvs.x' })
    expect(outputOnlyValues(values({ A: 'x' })).size).toBe(0)
    expect(plain(outputOnlyValues(awsLease))).toEqual({ arn: aws.arn, account: aws.account })
    expect(
      outputOnlyValues({ ...awsLease, credentials: { ...aws, arn: undefined, account: undefined } })
        .size,
    ).toBe(0)
  })
})

describe('export: env', () => {
  test('sets each value under its prefixed name', () => {
    const { env: variables, exported } = env.write(
      [leased('app', values({ A: 'x' }), { prefix: 'PROD_' })],
      job(),
    )
    expect(variables).toEqual([{ lease: 'app', name: 'PROD_A', value: 'x' }])
    expect(exported).toEqual([{ lease: 'app', name: 'env:PROD_A' }])
  })
  test('knows the prefixed names before any response', () =>
    expect(env.names([config('app', { prefix: 'P_' })])).toEqual({
      variables: [
        { lease: 'app', name: 'P_A' },
        { lease: 'app', name: 'P_B' },
      ],
    }))
  test.each([
    ['a NUL', 'a\0b', /NUL/],
    ['a carriage return on its one line', 'a\rb', /carriage return/],
    ['more than Linux passes on', 'x'.repeat(131_072), /too large/],
  ])('may not hold %s', (_, value, fix) => {
    expect(envValueError('A', value, false)).toMatch(fix)
    expect(envValueError('A', new Secret(value), false)).toMatch(/export: file/)
  })
  test('may hold less on Windows', () => {
    expect(envValueError('A', 'x'.repeat(32_000), false)).toBeUndefined()
    expect(envValueError('A', 'x'.repeat(32_000), true)).toMatch(/too large/)
  })
  test('may hold with its name what leaves a sixteenth of the room to others', () => {
    expect(envValueError('A', 'x'.repeat(122_877), false)).toBeUndefined()
    expect(envValueError('A', 'x'.repeat(122_878), false)).toMatch(/too large/)
  })
  test('may not hold bytes that are not text', () =>
    expect(envValueError('A', new Secret('\xff', 'latin1'), false)).toMatch(
      /"export: file", or "\| bytes"/,
    ))
  test('may hold lines, as a certificate does', () =>
    expect(envValueError('A', '-----BEGIN\r\nx\r\n-----END', false)).toBeUndefined())
})

describe('export: output', () => {
  test('keeps the names, whatever the prefix is', () => {
    expect(
      output.write([leased('app', values({ A: 'x' }), { prefix: 'PROD_' })], job()).outputs,
    ).toEqual([{ lease: 'app', name: 'A', value: 'x' }])
    expect(output.names([config('app', { prefix: 'P_', prepared: { names: ['A'] } })])).toEqual({
      outputs: [{ lease: 'app', name: 'A' }],
    })
  })
})

describe('export: none', () => {
  test('writes nothing', () => {
    expect(none.write([leased('app', values({ A: 'x' }))], job())).toEqual({ exported: [] })
    expect(none.names([config('app')])).toEqual({})
  })
})

describe('export: file', () => {
  const filesOf = (...leases: readonly LeaseToExport[]): NonNullable<Writes['files']> =>
    fileTarget.write(leases, job()).files ?? []

  test('writes one file for each value, and post deletes it', () => {
    expect(
      filesOf(leased('app', values({ PASSWORD: new Secret('p'), USER: 'u' }), { prefix: 'P_' })),
    ).toEqual([
      {
        ...{ lease: 'app', file: 'app-PASSWORD', variable: 'P_PASSWORD_FILE' },
        ...{ output: 'PASSWORD_FILE', content: new Secret('p'), atEnd: 'delete' },
      },
      {
        ...{ lease: 'app', file: 'app-USER', variable: 'P_USER_FILE' },
        ...{ output: 'USER_FILE', content: 'u', atEnd: 'delete' },
      },
    ])
    expect(filesOf(leased('a', awsLease))).toHaveLength(7)
  })
  test('writes the document of a lease if its consumer reads one', () => {
    const lease = values(
      { T: new Secret('t') },
      { documents: new Map([['GOOGLE_APPLICATION_CREDENTIALS', new Secret('{}')]]) },
    )
    expect(filesOf(leased('g', lease)).map(({ file, variable }) => [file, variable])).toEqual([
      ['g-GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ])
  })
  test('knows the names of the paths before any response', () => {
    const prepared = { names: ['A'], fileVariables: ['DOCUMENT'] }
    expect(fileTarget.names([config('a', { prefix: 'P_' }), config('g', { prepared })])).toEqual({
      variables: [
        { lease: 'a', name: 'P_A_FILE' },
        { lease: 'a', name: 'P_B_FILE' },
        { lease: 'g', name: 'DOCUMENT' },
      ],
    })
  })
})

describe('export: profile', () => {
  const written = (existing: JobView['existing'], ...leases: readonly LeaseToExport[]): Writes =>
    profile.write(leases, job(existing))
  const fileOf = (existing: JobView['existing'], ...leases: readonly LeaseToExport[]): string => {
    const [one] = written(existing, ...leases).files ?? []
    return one?.content instanceof Secret ? one.content.reveal() : 'no file'
  }
  const prod = leased('prod', awsLease)

  test('follows the configuration of the job', () => {
    expect(fileOf({ config: '[profile old]\nregion = x' }, prod)).toBe(
      '[profile old]\nregion = x\n\n[profile prod]\naws_access_key_id = ' +
        'ASIAX\naws_secret_access_key = sak/+=\naws_session_token = session\nregion = eu-central-1\n',
    )
  })
  test('follows the profile of another lease', () => {
    const other = { ...awsLease, credentials: { ...aws, region: 'x' } }
    expect(fileOf({}, leased('a', awsLease), leased('b', other))).toMatch(
      /^\n\[profile a\]\n.*region = eu-central-1\n\n\[profile b\]\n.*region = x\n$/s,
    )
  })
  test('is selected by a variable if it is the only one; several only share the file', () => {
    const names = (...leases: readonly string[]) =>
      (profile.names(leases.map((name) => config(name))).variables ?? []).map(
        ({ lease, name, fixed }) => `${lease} ${name} ${fixed}`,
      )
    expect(names('a')).toEqual(['a AWS_CONFIG_FILE true', 'a AWS_PROFILE true'])
    expect(names('a', 'b')).toEqual(['a AWS_CONFIG_FILE true'])
    expect(names()).toEqual([])
    expect(written({}, prod).env).toMatchObject([{ name: 'AWS_PROFILE', value: 'prod' }])
    expect(written({}, prod, leased('b', awsLease)).env).toEqual([])
  })
  test('has a command in place of keys with "refresh"', () => {
    const refreshed = { ...leased('prod', awsLease, { refresh: new Map() }), command: '/t/refresh' }
    expect(fileOf({}, refreshed)).toBe(
      '\n[profile prod]\ncredential_process = /t/refresh\nregion = eu-central-1\n',
    )
    expect(written({}, refreshed).env).toContainEqual({
      ...{ lease: 'prod', name: 'AWS_SDK_LOAD_CONFIG', value: '1' },
    })
    expect(profile.names([config('prod', { refresh: new Map() })]).variables).toContainEqual({
      ...{ lease: 'prod', name: 'AWS_SDK_LOAD_CONFIG', fixed: true },
    })
  })
  test('has no "profile" in the section of the default profile', () =>
    expect(fileOf({}, leased('default', awsLease))).toContain('\n[default]\n'))
  test('reads the files that the job names, and the usual ones otherwise', () => {
    const variables = { AWS_CONFIG_FILE: '/c', AWS_SHARED_CREDENTIALS_FILE: '' }
    expect(profile.reads?.(job({}, variables))).toEqual({
      config: '/c',
      credentials: '~/.aws/credentials',
    })
  })
  test('is accepted for AWS only', () => {
    expect(profile.accepts?.(config('a', { from: 'aws' }))).toBeUndefined()
    expect(profile.accepts?.(config('a'))).toBe('can be "profile" with "from: aws" only')
  })
  test.each(['[profile prod]', ' [ profile  prod ]', '[prod]', '[profile "prod"]'])(
    'is rejected if the job has a profile of that name: %s',
    (line) => {
      expect(() => fileOf({ config: `${line}\nregion = x\n` }, prod)).toThrow(
        expect.objectContaining({ code: 'EXPORT_FAILED' }),
      )
    },
  )
  test('is rejected if the credentials file of the job would take precedence', () =>
    expect(() => fileOf({ config: '', credentials: '[prod]\n' }, prod)).toThrow(
      /profile prod already/,
    ))
  test.each(['[profile production]\n', '# once there was [prod]\n', 'note = [profile prod]\n'])(
    'is accepted if no profile has that name: %j',
    (text) => expect(() => fileOf({ config: text }, prod)).not.toThrow(),
  )
  test('is rejected by its name and with a fix', () =>
    expect(() =>
      fileOf({ config: '[a]\n[b]\n' }, leased('a', awsLease), leased('b', awsLease)),
    ).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('profile a, b already'),
        causes: [expect.stringContaining('an earlier step')],
        fix: expect.stringContaining('another name'),
      }),
    ))
})

describe('the registry', () => {
  test('lists each target once, with a description that fits into a sentence', () => {
    expect(exportNames).toEqual([
      'env',
      'output',
      'file',
      'profile',
      'kubeconfig',
      'docker',
      'none',
    ])
    for (const name of exportNames)
      expect(exportTargets[name].description).toMatch(/^(?:AWS|[a-z]).*[A-Za-z]$/)
  })
  test.each(providerNames)('offers every target that is usual with %s', (from) => {
    for (const name of providers[from].usualExports) {
      const target = exportTargets[name as ExportName]
      const prepared = { names: [], cluster: true } as const
      expect([name, target.accepts?.(config('app', { from, prepared }))]).toEqual([name, undefined])
    }
  })
})

describe('the outputs', () => {
  const handed = (name: string, lease: Lease, more: Partial<LeaseOutputs> = {}): LeaseOutputs => ({
    name,
    from: 'vault',
    lease,
    ends: 'revoked',
    refresh: false,
    values: valuesOf(lease),
    extras: outputOnlyValues(lease),
    ...more,
  })
  const token = values(
    { VAULT_TOKEN: new Secret('hvs."x"'), VAULT_ADDR: 'https://v' },
    { token: 'VAULT_TOKEN' },
  )

  test('of a flat step have the fixed names of the provider', () => {
    const outputs = stepOutputs([handed('vault', token)], 'flat', 0)
    expect(plain(outputs)).toMatchObject({
      VAULT_TOKEN: 'hvs."x"',
      VAULT_ADDR: 'https://v',
      token: 'hvs."x"',
      leased: 'true',
    })
    expect(outputs.has('expires-at')).toBe(false)
  })
  test('of many leases have values only, even with one entry', () => {
    const outputs = plain(stepOutputs([handed('app', token)], 'many', 0))
    expect(new Set(Object.keys(outputs))).toEqual(new Set(['leased', 'details', 'values']))
    expect(JSON.parse(outputs['values'] ?? '')).toEqual({
      app: { VAULT_TOKEN: 'hvs."x"', VAULT_ADDR: 'https://v' },
    })
  })
  test('hold no value of a lease that is exported otherwise', () => {
    const outputs = plain(
      stepOutputs(
        [handed('app', token, { values: new Map() }), handed('b', values({ X: 'y' }))],
        'many',
        0,
      ),
    )
    expect(JSON.parse(outputs['values'] ?? '')).toEqual({ b: { X: 'y' } })
    expect(Object.keys(JSON.parse(outputs['details'] ?? '') as object)).toEqual(['app', 'b'])
  })
  test('name the optional secrets that do not exist', () => {
    const lease = { ...values({ A: '' }), missing: ['A', 'DB_*'] }
    expect(stepOutputs([handed('app', lease)], 'flat', 0).get('missing')).toBe('A,DB_*')
    expect(stepOutputs([handed('app', lease)], 'many', 0).get('missing')).toBe('app.A,app.DB_*')
    expect(stepOutputs([handed('app', values({ A: 'x' }))], 'flat', 0).has('missing')).toBe(false)
  })
  test('name the earliest end, and the seconds until then', () => {
    const outputs = plain(
      stepOutputs(
        [handed('a', awsLease), handed('b', { ...token, expiresAt: 1_700_000_000 })],
        'many',
        1_699_999_900.7,
      ),
    )
    expect(outputs).toMatchObject({ 'expires-at': '2023-11-14T22:13:20Z', 'ttl-seconds': '99' })
  })
  test('describe each lease without a secret', () => {
    const { details } = plain(
      stepOutputs(
        [handed('a', awsLease, { from: 'aws', ends: 'expires' }), handed('b', token)],
        'many',
        0,
      ),
    )
    expect(JSON.parse(details ?? '')).toEqual({
      a: {
        from: 'aws',
        id: aws.arn,
        'expires-at': '2027-01-15T08:00:00Z',
        ends: 'expires',
        refresh: false,
      },
      b: { from: 'vault', id: 'ab12', 'expires-at': null, ends: 'revoked', refresh: false },
    })
    expect(details).not.toContain('hvs.')
  })
})

describe('the outputs of a failed step', () => {
  test('are its code, and the claims that differ', () => {
    expect([
      ...failureOutputs(new Failure('CLAIM_MISMATCH', 'x', { claims: ['ref', 'environment'] })),
    ]).toEqual([
      ['error-code', 'CLAIM_MISMATCH'],
      ['error-claim', 'ref,environment'],
    ])
    expect([...failureOutputs(new Failure('TIMED_OUT', 'x')).keys()]).toEqual(['error-code'])
    expect(failureOutputs(new Failure('TIMED_OUT', 'x', { record: '/r' })).get('record')).toBe('/r')
  })
})

describe('variables that take precedence', () => {
  test('differ by target', () => {
    expect(env.overriddenBy?.(leased('a', awsLease)).join(' ')).toBe(
      'AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ENDPOINT_URL AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN',
    )
    expect(profile.overriddenBy?.(leased('a', awsLease)).join(' ')).toBe(
      'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    )
    expect(env.overriddenBy?.(leased('a', values({})))).toEqual([])
  })
})
