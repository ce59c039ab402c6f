import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { envValueError, prefixedVariables } from '../../src/exports/env.ts'
import { credentialFiles } from '../../src/exports/file.ts'
import { failureOutputs, type LeaseOutputs, stepOutputs } from '../../src/exports/output.ts'
import { overriddenBy } from '../../src/exports/overrides.ts'
import { awsConfigWith, variablesOfProfiles } from '../../src/exports/profile.ts'
import { outputOnlyValues, valuesOf } from '../../src/exports/values.ts'
import type { Credentials, Lease } from '../../src/journal/credentials.ts'

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

describe('an environment variable', () => {
  test('carries the prefix', () =>
    expect([...prefixedVariables(new Map([['A', 'x']]), 'PROD_').keys()]).toEqual(['PROD_A']))
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

describe('files', () => {
  test('are one for each value', () => {
    expect(credentialFiles('app', values({ PASSWORD: new Secret('p'), USER: 'u' }))).toEqual([
      { file: 'app-PASSWORD', variable: 'PASSWORD_FILE', content: new Secret('p') },
      { file: 'app-USER', variable: 'USER_FILE', content: 'u' },
    ])
    expect(credentialFiles('a', awsLease)).toHaveLength(7)
  })
  test('are the document of a lease, where its consumer wants one', () => {
    const lease = values(
      { T: new Secret('t') },
      { documents: new Map([['GOOGLE_APPLICATION_CREDENTIALS', new Secret('{}')]]) },
    )
    expect(credentialFiles('g', lease).map(({ file, variable }) => [file, variable])).toEqual([
      ['g-GOOGLE_APPLICATION_CREDENTIALS', 'GOOGLE_APPLICATION_CREDENTIALS'],
    ])
  })
})

describe('an AWS profile', () => {
  test('stands behind what the job had', () => {
    expect(
      awsConfigWith({ config: '[profile old]\nregion = x', credentials: '' }, [
        { name: 'prod', credentials: aws },
      ]).reveal(),
    ).toBe(
      '[profile old]\nregion = x\n\n[profile prod]\naws_access_key_id = ' +
        'ASIAX\naws_secret_access_key = sak/+=\naws_session_token = session\nregion = eu-central-1\n',
    )
  })
  test('stands behind that of another lease', () => {
    const both = awsConfigWith({ config: '', credentials: '' }, [
      { name: 'a', credentials: aws },
      { name: 'b', credentials: { ...aws, region: 'x' } },
    ])
    expect(both.reveal()).toMatch(
      /^\n\[profile a\]\n.*region = eu-central-1\n\n\[profile b\]\n.*region = x\n$/s,
    )
  })
  test('is named by a variable where it is the only one, and only its file where there are more', () => {
    const names = (...leases: readonly string[]) =>
      variablesOfProfiles(leases.map((name) => ({ name }))).map(
        ({ lease, name }) => `${lease} ${name}`,
      )
    expect(names('a')).toEqual(['a AWS_CONFIG_FILE', 'a AWS_PROFILE'])
    expect(names('a', 'b')).toEqual(['a AWS_CONFIG_FILE'])
    expect(names()).toEqual([])
  })
  test('is called default without the word before it', () =>
    expect(
      awsConfigWith({ config: '', credentials: '' }, [
        { name: 'default', credentials: aws },
      ]).reveal(),
    ).toContain('\n[default]\n'))
  test.each(['[profile prod]', ' [ profile  prod ]', '[prod]', '[profile "prod"]'])(
    'is refused where the job has one of that name: %s',
    (line) => {
      expect(() =>
        awsConfigWith({ config: `${line}\nregion = x\n`, credentials: '' }, [
          { name: 'prod', credentials: aws },
        ]),
      ).toThrow(expect.objectContaining({ code: 'EXPORT_FAILED' }))
    },
  )
  test('is refused where it would be shadowed by the credentials of the job', () =>
    expect(() =>
      awsConfigWith({ config: '', credentials: '[prod]\n' }, [{ name: 'prod', credentials: aws }]),
    ).toThrow(/profile prod already/))
  test.each(['[profile production]\n', '# once there was [prod]\n', 'note = [profile prod]\n'])(
    'may be called as no other is: %j',
    (config) =>
      expect(() =>
        awsConfigWith({ config, credentials: '' }, [{ name: 'prod', credentials: aws }]),
      ).not.toThrow(),
  )
  test('is refused by its name, with a cure, where the job has it', () =>
    expect(() =>
      awsConfigWith({ config: '[a]\n[b]\n', credentials: '' }, [
        { name: 'a', credentials: aws },
        { name: 'b', credentials: aws },
      ]),
    ).toThrow(
      expect.objectContaining({
        message: expect.stringContaining('profile a, b already'),
        causes: [expect.stringContaining('an earlier step')],
        fix: expect.stringContaining('another name'),
      }),
    ))
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

describe('what shadows a lease', () => {
  test('differs by the way of exporting', () => {
    expect(overriddenBy(aws, 'env').join(' ')).toBe(
      'AWS_PROFILE AWS_DEFAULT_PROFILE AWS_ENDPOINT_URL AWS_WEB_IDENTITY_TOKEN_FILE AWS_ROLE_ARN',
    )
    expect(overriddenBy(aws, 'profile').join(' ')).toBe(
      'AWS_ACCESS_KEY_ID AWS_SECRET_ACCESS_KEY AWS_SESSION_TOKEN',
    )
    expect(overriddenBy(values({}).credentials, 'env')).toEqual([])
  })
})
