import { describe, expect, test } from '@jest/globals'
import {
  awsInputs,
  bothInputs,
  type InProcessStep,
  inProcessStep,
  ROLE,
  type StepSetting,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { AWS, VAULT } from './planInputs.ts'

/** A Vault that holds one secret with these fields at secret/data/app. */
const holding = (fields: object, setting: StepSetting = {}): InProcessStep =>
  inProcessStep({ ...setting, vault: { kv2: { app: [fields] } } })
const read = 'DB_*: secret/data/app'
const logged = ({ runtime }: InProcessStep, level: string): string =>
  events(runtime.transcript, 'say')
    .flatMap((deed) => (deed.level === level ? [deed.text] : []))
    .join('\n')

describe('values for later steps', () => {
  test('that are too short to be masked are exported with a warning that names them', async () => {
    const s = holding({
      PIN: '123',
      BLANK: ' 12   ',
      LINES: 'abc\ndef',
      WORD: '1234',
      MIXED: '{\nlonger\n}',
    })
    expect(await s.main({ ...vaultInputs, read, export: '[env, output]' })).toBeUndefined()
    expect(logged(s, 'warning')).toContain(
      'Too short to be masked in the log: DB_PIN, DB_BLANK, DB_LINES of lease "vault"',
    )
    expect(logged(s, 'warning')).not.toContain('DB_WORD')
    expect([s.runtime.env['DB_PIN'], s.runtime.outputs['DB_PIN']]).toEqual(['123', '123'])
  })

  test('whose names only the response reveals are rejected if two leases set the same one, and everything is revoked', async () => {
    const s = holding({ PASSWORD: 'correct horse' })
    const leases =
      `a: {${VAULT}, prefix: A_, read: {B_C_*: secret/data/app}}\nb: {${VAULT}, ` +
      `prefix: A_B_, ` +
      `read: {C_*: secret/data/app}}`
    const failure = await s.main({ leases, export: 'env' })
    expect(failure).toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringContaining('A_B_C_PASSWORD would be set by "a" and by "b"'),
    })
    expect([s.runtime.env, s.vault.living()]).toEqual([{}, []])
  })

  test.each([
    ['secret/data/app', 'revoked'],
    ['database/creds/app', 'revoked'],
    ['aws/sts/app', 'expires'],
    ['gcp/token/app', 'expires'],
  ])('of %s have the end of the lease they were read with', async (path, ends) => {
    const s = holding({ PASSWORD: 'correct horse' })
    await s.main({ ...vaultInputs, read: `DB_*: ${path}` })
    expect(JSON.parse(s.runtime.outputs['details'] ?? '')).toMatchObject({ vault: { ends } })
  })

  test.each([
    ['LD_', 'PRELOAD'],
    ['HTTPS_', 'PROXY'],
  ])('named %s%s by a server are rejected', async (stem, field) => {
    const s = holding({ [field]: '/tmp/evil' })
    expect(
      await s.main({ ...vaultInputs, read: `${stem}*: secret/data/app`, export: 'env' }),
    ).toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringMatching(`lease "vault": ${stem}${field} controls the runner`),
    })
    expect([s.runtime.env, s.vault.living()]).toEqual([{}, []])
  })

  test('with reserved names are rejected together, one line each', async () => {
    const s = holding({ PRELOAD: 'x', AUDIT: 'y' })
    expect(
      await s.main({ ...vaultInputs, read: 'LD_*: secret/data/app', export: 'env' }),
    ).toMatchObject({
      message: expect.stringMatching(
        /^lease "vault": LD_PRELOAD controls [^\n]*\nlease "vault": LD_AUDIT controls /,
      ),
    })
  })

  test('that no variable can hold are rejected, with the export to use instead', async () => {
    const large = holding({ KEY: 'x'.repeat(40_000) }, { windows: true })
    expect(await large.main({ ...vaultInputs, read, export: 'env' })).toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringMatching(
        /lease "vault": the value for DB_KEY is too large .* "export: file"/,
      ),
    })
    expect(large.vault.living()).toEqual([])
    const file = holding({ KEY: 'x'.repeat(40_000) }, { windows: true })
    expect(await file.main({ ...vaultInputs, read, export: 'file' })).toBeUndefined()
    expect(file.runtime.disk.get(file.runtime.env['DB_KEY_FILE'] ?? '')).toHaveLength(40_000)
  })

  test('that replace variables of the job are reported', async () => {
    const s = inProcessStep({
      variables: { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1', VAULT_TOKEN: 'old' },
    })
    await s.main({ ...awsInputs, export: 'env' })
    expect(logged(s, 'notice')).toContain(
      'These variables were set before and are overwritten for later steps: AWS_REGION, ' +
        'AWS_DEFAULT_REGION',
    )
    expect(logged(s, 'notice')).not.toContain('VAULT_TOKEN')
  })

  test('that other variables override are reported, with the reason', async () => {
    const s = inProcessStep({ variables: { AWS_PROFILE: 'old', AWS_ROLE_ARN: '' } })
    await s.main({ ...awsInputs, export: 'env' })
    expect(logged(s, 'warning')).toBe(
      'Some tools read AWS_PROFILE, set earlier in this job, before what lease "aws" exports',
    )
  })

  test('are exported as each lease says, and in no other way', async () => {
    const s = inProcessStep()
    const leases = bothInputs.leases.replace(
      'region: eu-central-1',
      'region: eu-central-1, export: none',
    )
    await s.main({ ...bothInputs, leases, export: 'env' })
    expect(Object.keys(s.runtime.env)).toEqual(['VAULT_ADDR', 'VAULT_TOKEN'])
    expect(new Set(Object.keys(s.runtime.outputs))).toEqual(
      new Set(['expires-at', 'leased', 'details', 'record', 'ttl-seconds']),
    )
    expect(logged(s, 'info')).toMatch(
      /deploy: not exported \(`export: none`\)\napp: exported in the environment as VAULT_ADDR, VAULT_TOKEN/,
    )
  })

  test('are described without secrets in "details": id, expiry, and whether they are revoked', async () => {
    const s = inProcessStep()
    await s.main({
      ...bothInputs,
      export: 'output',
      leases: `${bothInputs.leases}\nquiet: {${VAULT}, export: none}`,
    })
    const vault = {
      from: 'vault',
      id: expect.stringMatching(/^[0-9a-f]{16}$/),
      ends: 'revoked',
      refresh: false,
      'expires-at': '2026-09-21T14:28:20Z',
    }
    expect(JSON.parse(s.runtime.outputs['details'] ?? '')).toEqual({
      deploy: {
        from: 'aws',
        id: expect.stringMatching(/^arn:/),
        ends: 'expires',
        refresh: false,
        'expires-at': '2026-09-21T15:13:20Z',
      },
      app: vault,
      quiet: vault,
    })
  })

  test('in a credential file for Google libraries name the path of that file', async () => {
    const body = {
      access_token: 'ya29.0123456789',
      expires_in: 3600,
      token_type: 'Bearer',
      issued_token_type: 'urn:ietf:params:oauth:token-type:access_token',
    }
    const s = inProcessStep({
      fault: ({ url }) => (url.host === 'sts.googleapis.com' ? { status: 200, body } : undefined),
    })
    const provider = 'projects/1/locations/global/workloadIdentityPools/github/providers/github'
    expect(
      await s.main({ from: 'gcp', 'workload-identity-provider': provider, export: 'file' }),
    ).toBeUndefined()
    const path = s.runtime.env['GOOGLE_APPLICATION_CREDENTIALS'] ?? ''
    expect(JSON.parse(s.runtime.disk.get(path) ?? '')).toMatchObject({
      credential_source: { file: path },
    })
    expect(s.runtime.disk.get(s.runtime.env['CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'] ?? '')).toBe(
      'ya29.0123456789',
    )
  })

  test('in files are removed by the post step', async () => {
    const s = inProcessStep()
    await s.main({ ...bothInputs, export: '[file, profile]', leases: `a: {${AWS}}` })
    const paths = ['AWS_SESSION_TOKEN_FILE', 'AWS_CONFIG_FILE'].map((name) => s.runtime.env[name])
    const left = () => paths.filter((path) => s.runtime.disk.has(path ?? ''))
    expect(left()).toHaveLength(2)
    await s.post()
    expect(left()).toEqual([])
  })

  test('set the output "token" only with `export: output`', async () => {
    const [env, both] = [inProcessStep(), inProcessStep()]
    await env.main({ ...vaultInputs, export: 'env' })
    await both.main({ ...vaultInputs, export: '[env, output]' })
    expect([env.runtime.outputs['token'], both.runtime.outputs['token']]).toEqual([
      undefined,
      both.runtime.env['VAULT_TOKEN'],
    ])
  })

  test('add no summary with `summary: false`', async () => {
    const [quiet, shown] = [inProcessStep(), inProcessStep()]
    await quiet.main({ ...vaultInputs, summary: 'false' })
    await shown.main(vaultInputs)
    expect([quiet.runtime.summary(), shown.runtime.summary().includes('| vault |')]).toEqual([
      '',
      true,
    ])
  })
})

describe('profiles', () => {
  const aws = (name: string): string =>
    `${name}: {from: aws, role: "${ROLE}", region: eu-central-1, export: profile}`

  test('set AWS_PROFILE if there is one, and appear in log and record', async () => {
    const s = inProcessStep()
    await s.main({ export: 'output', leases: aws('blue') })
    expect(s.runtime.env).toMatchObject({ AWS_PROFILE: 'blue' })
    expect(logged(s, 'info')).toContain('blue: exported as the AWS profile blue')
    expect(JSON.parse(s.runtime.disk.get(s.runtime.outputs['record'] ?? '') ?? '')).toMatchObject({
      exported: ['profile:blue'],
    })
    expect(logged(s, 'notice')).not.toContain('AWS_CONFIG_FILE')
  })

  test('are appended to those of the job in a new file', async () => {
    const s = inProcessStep({ variables: { AWS_CONFIG_FILE: '/job' } })
    s.runtime.disk.set('/job', '[profile old]\n')
    await s.main({ export: 'output', leases: aws('blue') })
    expect(s.runtime.disk.get(s.runtime.env['AWS_CONFIG_FILE'] ?? '')?.match(/^\[.*\]$/gm)).toEqual(
      ['[profile old]', '[profile blue]'],
    )
    expect([s.runtime.disk.get('/job'), logged(s, 'notice').includes('names no file')]).toEqual([
      '[profile old]\n',
      false,
    ])
  })

  test('cause a warning if keys in the environment override them', async () => {
    const s = inProcessStep({
      variables: { AWS_ACCESS_KEY_ID: 'old', AWS_SESSION_TOKEN: 'old', AWS_ROLE_ARN: 'old' },
    })
    await s.main({ export: 'output', leases: aws('blue') })
    expect(logged(s, 'warning')).toContain(
      'Some tools read AWS_ACCESS_KEY_ID, AWS_SESSION_TOKEN, set earlier',
    )
  })

  test.each(['~/.aws/config', '~/.aws/credentials'])(
    'are rejected if %s has one of the same name',
    async (path) => {
      const s = inProcessStep()
      s.runtime.disk.set(path, '[blue]\n')
      expect(await s.main({ export: 'output', leases: aws('blue') })).toMatchObject({
        code: 'EXPORT_FAILED',
      })
    },
  )

  test('of several leases share a file, and AWS_PROFILE is not set', async () => {
    const s = inProcessStep()
    await s.main({ export: 'output', leases: `${aws('blue')}\n${aws('green')}` })
    expect(Object.keys(s.runtime.env)).toEqual(['AWS_CONFIG_FILE'])
    expect(s.runtime.disk.get(s.runtime.env['AWS_CONFIG_FILE'] ?? '')?.match(/^\[.*\]$/gm)).toEqual(
      ['[profile blue]', '[profile green]'],
    )
  })

  test('never replace one of the job', async () => {
    const s = inProcessStep()
    s.runtime.disk.set('~/.aws/config', '[profile blue]\nregion = x\n')
    expect(await s.main({ export: 'output', leases: aws('blue') })).toMatchObject({
      code: 'EXPORT_FAILED',
    })
    expect([
      s.runtime.env,
      [...s.runtime.disk.keys()].filter((path) => path.endsWith('aws-config')),
    ]).toEqual([{}, []])
  })

  test('start an empty file with a notice if that of the job cannot be read', async () => {
    const s = inProcessStep({ variables: { AWS_CONFIG_FILE: '/gone' } })
    await s.main({ export: 'output', leases: aws('blue') })
    expect(logged(s, 'notice')).toContain('AWS_CONFIG_FILE does not name a readable file')
    expect(s.runtime.disk.get(s.runtime.env['AWS_CONFIG_FILE'] ?? '')).toMatch(
      /^\n?\[profile blue\]/,
    )
  })

  test('and files cause a notice if the job has container actions', async () => {
    const [file, profile, env] = [
      inProcessStep({ containerActions: true }),
      inProcessStep({ containerActions: true }),
      inProcessStep({ containerActions: true }),
    ]
    await file.main({
      export: 'output',
      leases: `a: {${VAULT}, export: file}\nb: {${VAULT}, export: none}`,
    })
    await profile.main({ ...awsInputs, export: 'profile' })
    await env.main({ ...vaultInputs, export: 'env' })
    const container = expect.stringContaining('container actions')
    expect([logged(file, 'notice'), logged(profile, 'notice'), logged(env, 'notice')]).toEqual([
      container,
      container,
      '',
    ])
  })
})
