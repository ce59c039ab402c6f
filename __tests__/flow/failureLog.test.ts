import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import {
  awsInputs,
  bothInputs,
  type InProcessStep,
  inProcessStep,
  ROLE,
  STS,
  VAULT,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const refused = (s: InProcessStep) =>
  s
    .record()
    .filter(({ event }) => event === 'refused')
    .map(({ lease, code, verified, identity, claimed }) => ({
      ...{ lease, code, verified },
      ...(identity !== undefined && { identity: (identity as { ref?: string }).ref }),
      ...(claimed !== undefined && { claimed: (claimed as { ref?: string }).ref }),
    }))
const proven = { verified: true, identity: 'refs/heads/main' }

describe('the record has', () => {
  test('each lease that its server rejected, and none that was stopped because another failed', async () => {
    const s = inProcessStep({ roles: {}, vault: { roles: {} } })
    await s.main(bothInputs)
    expect(refused(s)).toEqual([
      { lease: 'deploy', code: 'EXCHANGE_REFUSED', ...proven },
      { lease: 'app', code: 'EXCHANGE_REFUSED', ...proven },
    ])
    const slow = inProcessStep({
      roles: {},
      fault: ({ url }) =>
        url.origin === VAULT ? { status: 503, headers: {}, body: '' } : undefined,
    })
    await slow.main(bothInputs)
    expect(refused(slow)).toEqual([{ lease: 'deploy', code: 'EXCHANGE_REFUSED', ...proven }])
  })

  test('the claims of a forged token as unverified, beside the verified identity', async () => {
    const forger = inProcessStep()
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const s = inProcessStep({
      fault: ({ url }) =>
        url.searchParams.get('audience') === VAULT
          ? {
              status: 200,
              body: {
                value: forger.issuer.mint(VAULT, { key, claims: { ref: 'refs/heads/evil' } }),
              },
            }
          : undefined,
    })
    await s.main({ ...bothInputs, expect: 'ref: refs/heads/other' })
    expect(refused(s)).toEqual([
      { lease: 'deploy', code: 'CLAIM_MISMATCH', ...proven },
      { lease: 'app', code: 'ID_TOKEN_INVALID', verified: false, claimed: 'refs/heads/evil' },
    ])
  })

  test('no claim of a forged token that repeats a secret of the step', async () => {
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    const genuine: string[] = []
    const s: InProcessStep = inProcessStep({
      fault: ({ url, headers }) => {
        const audience = url.searchParams.get('audience')
        const bearer = String(headers['authorization']).slice('Bearer '.length)
        if (audience === 'sts.amazonaws.com') {
          genuine.push(s.issuer.mint(audience))
          return { status: 200, body: { value: genuine[0] } }
        }
        if (audience !== VAULT) return undefined
        const claims = {
          ref: bearer,
          actor: `x${bearer}x`,
          sub: Buffer.from(`x${bearer}`).toString('base64url'),
          environment: Buffer.from(bearer).toString('hex'),
          workflow: genuine[0]?.split('.')[2],
          repository: 'octo-org/forged',
        }
        return { status: 200, body: { value: s.issuer.mint(VAULT, { key, claims }) } }
      },
    })
    expect((await s.main(bothInputs))?.code).toBe('ID_TOKEN_INVALID')
    const [app] = s.record().filter(({ event }) => event === 'refused')
    const claimed = app?.['claimed'] as Record<string, unknown> | undefined
    expect(claimed?.['repository']).toBe('octo-org/forged')
    for (const name of ['ref', 'actor', 'sub', 'environment', 'workflow'])
      expect(claimed).not.toHaveProperty(name)
    expect(genuine).toHaveLength(1)
  })

  test('only the lease whose expectation failed, where two share a token', async () => {
    const s = inProcessStep()
    const leases =
      `a: {from: aws, role: ${ROLE}, region: eu-central-1}\nb: {from: aws, role: ` +
      `${ROLE}, ` +
      `region: eu-central-1, expect: {environment: staging}}`
    await s.main({ export: 'output', leases })
    expect(refused(s)).toEqual([{ lease: 'b', code: 'CLAIM_MISMATCH', ...proven }])
  })

  test.each<[string, Parameters<typeof inProcessStep>[0], object]>([
    [
      'a server that answers nonsense',
      { fault: ({ url }) => (url.origin === STS ? { status: 200, body: '<x/>' } : undefined) },
      { code: 'RESPONSE_INVALID', ...proven },
    ],
    [
      'an issuer that gives no token',
      { fault: () => new Failure('UNREACHABLE', 'down') },
      { code: 'UNREACHABLE', verified: false },
    ],
    [
      'a token of another run',
      { issuer: { claims: { run_id: '1' } } },
      { code: 'RUN_MISMATCH', ...proven },
    ],
    [
      'an event that outsiders can cause',
      { issuer: { claims: { event_name: 'issues' } } },
      { code: 'EVENT_REFUSED', ...proven },
    ],
    [
      'a job that may not ask for any',
      { idToken: undefined },
      { code: 'ID_TOKEN_UNAVAILABLE', verified: false },
    ],
    [
      'a disk that took no variables',
      { fullFrom: { expose: 1 } },
      { code: 'EXPORT_FAILED', ...proven },
    ],
    [
      'a state that took no receipt',
      { fullFrom: { remember: 3 } },
      { code: 'STATE_UNWRITABLE', ...proven },
    ],
  ])('%s, and the failure names the record', async (_, setting, event) => {
    const s = inProcessStep(setting)
    const failure = await s.main(awsInputs)
    expect(refused(s)).toEqual([{ lease: 'aws', ...event }])
    expect(s.runtime.disk.has(failure?.facts.record ?? '')).toBe(true)
  })

  test('the expiry of each lease, and a note for each that cannot be revoked', async () => {
    const s = inProcessStep()
    await s.main(bothInputs)
    expect(s.record()).toEqual([
      expect.objectContaining({
        lease: 'deploy',
        expires_at: '2026-09-21T15:13:20Z',
        note: expect.stringMatching(/^session /),
      }),
      expect.objectContaining({ lease: 'app', expires_at: '2026-09-21T14:28:20Z' }),
    ])
    expect(s.record()[1]).not.toHaveProperty('note')
  })

  test('a certificate that the role may not revoke, even if the login is the last journal entry', async () => {
    const s = inProcessStep({ vault: { policies: { app: { 'pki/issue/*': ['update'] } } } })
    const read = 'TLS_*: {path: pki/issue/web, with: {common_name: web.lab.test}}'
    expect(await s.main({ ...vaultInputs, read })).toBeUndefined()
    expect(s.record()).toMatchObject([
      { lease: 'vault', note: 'it is a certificate that this role may not revoke' },
      { lease: 'vault', event: 'ended', end: 'revoked' },
    ])
  })

  test('nothing if it cannot be written; the failure is unchanged and names no record', async () => {
    const s = inProcessStep({ fullFrom: { append: 1 } })
    const failure = await s.main({ ...vaultInputs, expect: 'ref: refs/heads/other' })
    expect([failure?.code, failure?.facts.record, s.record()]).toEqual([
      'CLAIM_MISMATCH',
      undefined,
      [],
    ])
    expect(
      events(s.runtime.transcript, 'say').filter(({ level }) => level === 'warning'),
    ).not.toEqual([])
  })
})

test('an internal error keeps its cause, so that the log shows where it was thrown', async () => {
  const s = inProcessStep()
  const fault = new TypeError('x is not a function')
  s.runtime.exportValues = () => {
    throw fault
  }
  const failure = await s.main(vaultInputs)
  expect(failure?.code).toBe('INTERNAL')
  expect(failure?.facts.cause).toBe(fault)
})

describe('a lease for less time than asked', () => {
  test('does not include one whose response took a moment', async () => {
    const s = inProcessStep({ latency: 900 })
    expect(await s.main({ ...awsInputs, 'min-lifetime': '1h' })).toBeUndefined()
  })
  test('is rejected with the lifetime that the server granted', async () => {
    const s = inProcessStep()
    expect(await s.main({ ...awsInputs, lifetime: '15m', 'min-lifetime': '16m' })).toMatchObject({
      code: 'GUARD_FAILED',
      message: expect.stringMatching(/granted 900 s; "min-lifetime" requires at least 960 s/),
      fix: expect.stringMatching(/to 900s/),
    })
  })
})

describe('a profile', () => {
  test('starts empty with a notice if the file of the job cannot be read', async () => {
    const s = inProcessStep({ variables: { AWS_CONFIG_FILE: '/gone' } })
    expect(await s.main({ ...awsInputs, export: 'profile' })).toBeUndefined()
    expect(s.runtime.logged()).toMatch(/AWS_CONFIG_FILE does not name a readable file/)
    expect(s.runtime.disk.get(s.runtime.env['AWS_CONFIG_FILE'] ?? '')).toMatch(/^\n\[profile aws\]/)
  })
  test('is also looked up in the credentials file of the job', async () => {
    const s = inProcessStep({ variables: { AWS_SHARED_CREDENTIALS_FILE: '/credentials' } })
    s.runtime.disk.set('/credentials', '[aws]\naws_access_key_id = old\n')
    expect(await s.main({ ...awsInputs, export: 'profile' })).toMatchObject({
      code: 'EXPORT_FAILED',
    })
  })
  test('of two leases is one file, and AWS_PROFILE is not set', async () => {
    const s = inProcessStep()
    const lease = `{from: aws, role: ${ROLE}, region: eu-central-1, export: profile}`
    expect(await s.main({ export: 'output', leases: `a: ${lease}\nb: ${lease}` })).toBeUndefined()
    expect(Object.keys(s.runtime.env)).toEqual(['AWS_CONFIG_FILE'])
  })
  test('cannot be redirected by a server that names a field AWS_CONFIG_FILE', async () => {
    const s = inProcessStep({ vault: { kv2: { app: [{ FILE: '/evil' }] } } })
    const leases =
      `a: {from: aws, role: ${ROLE}, region: eu-central-1, export: profile}\nb: ` +
      `{from: vault, ` +
      `address: ${VAULT}, role: ci, read: {AWS_CONFIG_*: secret/data/app}, export: env}`
    expect(await s.main({ export: 'output', leases })).toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringMatching(/AWS_CONFIG_FILE controls other programs/),
    })
    expect(s.runtime.env).toEqual({})
  })
  test.each([
    ['JAVA_*', 'TOOL_OPTIONS', 'env'],
    ['npm_*', 'config_registry', 'env'],
    ['DOTNET_*', 'STARTUP_HOOKS', 'env'],
    ['AWS_*', 'ENDPOINT_URL_STS', 'env'],
    ['AWS_*', 'CONFIG', 'file'],
    ['AWS_*', 'SHARED_CREDENTIALS', 'file'],
  ])(
    'a server that names a field of %s "%s" exports nothing by %s',
    async (name, field, revocation) => {
      const s = inProcessStep({
        vault: { kv2: { app: [{ PASSWORD: 'hunter22', [field]: 'evil' }] } },
      })
      const read = `"${name}": secret/data/app`
      const failure = await s.main({ ...vaultInputs, read, export: revocation })
      expect(failure?.code).toBe('EXPORT_FAILED')
      expect(failure?.message).toContain('the server chose its name')
      expect(s.runtime.env).toEqual({})
      expect(s.vault.living()).toEqual([])
    },
  )
  test('exports the same name if it is written in "read"', async () => {
    const s = inProcessStep({ vault: { kv2: { app: [{ o: '-Xmx1g' }] } } })
    const read = 'JAVA_TOOL_OPTIONS: secret/data/app#o'
    expect(await s.main({ ...vaultInputs, read, export: 'env' })).toBeUndefined()
    expect(s.runtime.env).toMatchObject({ JAVA_TOOL_OPTIONS: '-Xmx1g' })
  })
})

test.each([
  ['file', true, 1],
  ['env', true, 0],
  ['file', false, 0],
] as const)(
  'a job that exports by %s, with container actions: %s, is told of paths so often: %d',
  async (revocation, containerActions, times) => {
    const s = inProcessStep({ containerActions })
    await s.main({ ...vaultInputs, export: revocation })
    expect(s.runtime.logged().match(/container actions/g) ?? []).toHaveLength(times)
  },
)
