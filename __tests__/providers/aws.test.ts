import { describe, expect, test } from '@jest/globals'
import { Secret } from '../../src/core/secret.ts'
import type { Credentials } from '../../src/journal/credentials.ts'
import { aws } from '../../src/providers/aws/index.ts'
import { sign } from '../../src/providers/aws/sigv4.ts'
import { jobFacts } from '../lab/facts.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { type StsOptions, type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import {
  failureOf,
  type HarnessOptions,
  type ProviderHarness,
  providerHarness,
} from './providerHarness.ts'

const NOW = 1_790_000_000
const ROLE = 'arn:aws:iam::123456789012:role/ci/deploy'
const SECOND = 'arn:aws:iam::210987654321:role/second'
const THIRD = 'arn:aws:iam::210987654321:role/third'
const STS = 'https://sts.eu-central-1.amazonaws.com'
const YAML = `role: ${ROLE}\nregion: eu-central-1\n`
const TRUST = {
  claims: { sub: ['repo:octo-org/app:environment:production'], aud: ['sts.amazonaws.com'] },
}

interface Stage extends ProviderHarness {
  readonly sts: StsServer
}

async function at(
  yaml = YAML,
  options: Partial<StsOptions> = {},
  more: HarnessOptions = {},
): Promise<Stage> {
  let sts: StsServer | undefined
  const stage = await providerHarness(aws, yaml, {
    ...more,
    servers: (lab, issuer) => {
      sts = stsServer(lab, issuer.verifier, { roles: { [ROLE]: TRUST }, ...options })
      return sts.hosts
    },
  })
  return { ...stage, sts: sts as StsServer }
}

type Keys = Extract<Credentials, { kind: 'aws' }>

async function keysOf(stage: ProviderHarness): Promise<Keys> {
  const { credentials } = await stage.obtain()
  if (credentials.kind !== 'aws') throw new Error('not of AWS')
  return credentials
}

const forms = ({ runtime }: ProviderHarness): readonly Readonly<Record<string, string>>[] =>
  events(runtime.transcript, 'request').map(({ body }) =>
    Object.fromEntries(new URLSearchParams(body)),
  )

/** What a later step of the job hears when it asks AWS who it is. */
async function whoAmI({ sts, runtime }: Stage, keys: Keys): Promise<LabAnswer> {
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const headers = { 'content-type': 'application/x-www-form-urlencoded' }
  const request = { method: 'POST', url: new URL(STS), headers, body }
  const all = sign(request, keys, {
    region: 'eu-central-1',
    service: 'sts',
    now: runtime.lab.now(),
  })
  const plain = Object.entries(all).map(([name, value]) => [
    name.toLowerCase(),
    value instanceof Secret ? value.reveal() : value,
  ])
  return sts.handle({
    ...request,
    headers: { host: request.url.host, ...Object.fromEntries(plain) },
  })
}

/** An STS that always answers the same. */
const answering = (body: string, yaml = YAML, status = 200): Promise<ProviderHarness> =>
  providerHarness(aws, yaml, {
    servers: () => ({
      [STS]: () => ({ status, body }),
      'https://sts.lab.test': () => ({ status, body }),
    }),
  })

interface Granted {
  readonly arn?: string
  readonly id?: string
  readonly key?: string
  readonly expiration?: string
}

/** A yes of STS of which a part is changed. */
function yes({
  arn,
  id = 'AROALAB:nightly',
  key = 'ASIALAB',
  expiration = '2026-09-21T15:13:20Z',
}: Granted = {}): string {
  const principal = arn ?? 'arn:aws:sts::123456789012:assumed-role/deploy/nightly'
  const user = `<AssumedRoleUser><AssumedRoleId>${id}</AssumedRoleId><Arn>${principal}</Arn></AssumedRoleUser>`
  const keys = `<AccessKeyId>${key}</AccessKeyId><SecretAccessKey>lab/secret+</SecretAccessKey><SessionToken>lab-session==</SessionToken>`
  const result = `${user}<Credentials>${keys}<Expiration>${expiration}</Expiration></Credentials>`
  return `<AssumeRoleWithWebIdentityResponse><AssumeRoleWithWebIdentityResult>${result}</AssumeRoleWithWebIdentityResult></AssumeRoleWithWebIdentityResponse>`
}

const NIGHTLY = `${YAML}session-name: nightly\n`

describe('a token becomes a session of a role', () => {
  test('that is requested at the STS of the region, and is alive there', async () => {
    const stage = await at()
    const lease = await stage.obtain()
    expect(lease.id).toMatch(
      /^arn:aws:sts::123456789012:assumed-role\/deploy\/app-1658821493-1-mine-[a-z2-7]{6}$/,
    )
    expect(stage.sts.living()).toEqual([lease.id])
    expect(lease.expiresAt).toBe(NOW + 3600)
    expect(lease).not.toHaveProperty('unchecked')
    expect(lease.credentials).toMatchObject({
      kind: 'aws',
      region: 'eu-central-1',
      account: '123456789012',
      arn: lease.id,
    })
    expect(
      events(stage.runtime.transcript, 'request').map(({ method, url }) => `${method} ${url}`),
    ).toEqual([`POST ${STS}/`])
  })

  test('whose keys AWS takes from a later step, until it ends', async () => {
    const stage = await at()
    const keys = await keysOf(stage)
    expect(await whoAmI(stage, keys)).toMatchObject({
      status: 200,
      body: expect.stringContaining(`<Arn>${keys.arn}</Arn>`),
    })
    expect(await whoAmI(stage, { ...keys, secretAccessKey: new Secret('wrong') })).toMatchObject({
      status: 403,
    })
    stage.runtime.lab.pass(3600_000)
    expect(stage.sts.living()).toEqual([])
    expect(await whoAmI(stage, keys)).toMatchObject({
      status: 403,
      body: expect.stringContaining('ExpiredToken'),
    })
  })

  test('narrowed as the workflow says, for as long as it says', async () => {
    const policy = '{ "Statement": [ { "Effect": "Allow", "Sid": "a \\" b  c" } ] }'
    const stage = await at(
      `${NIGHTLY}lifetime: 15m\nsession-policy: |\n  ${policy}\nmanaged-policies: [arn:aws:iam::aws:policy/A, arn:aws:iam::123456789012:policy/B]`,
    )
    const lease = await stage.obtain()
    expect(lease.expiresAt).toBe(NOW + 900)
    const { WebIdentityToken, ...form } = forms(stage)[0] ?? {}
    expect(WebIdentityToken).toMatch(/^eyJ/)
    expect(form).toEqual({
      ...{
        Action: 'AssumeRoleWithWebIdentity',
        Version: '2011-06-15',
        RoleArn: ROLE,
        RoleSessionName: 'nightly',
        DurationSeconds: '900',
      },
      Policy: '{"Statement":[{"Effect":"Allow","Sid":"a \\" b  c"}]}',
      'PolicyArns.member.1.arn': 'arn:aws:iam::aws:policy/A',
      'PolicyArns.member.2.arn': 'arn:aws:iam::123456789012:policy/B',
    })
  })

  test('with every secret of it masked before anything is remembered or said of it', async () => {
    const stage = await at()
    const { accessKeyId, secretAccessKey, sessionToken } = await keysOf(stage)
    const deedsOf = stage.runtime.readable()
    const receipt = deedsOf.findIndex((line) => line.includes('"kind":"receipt"'))
    expect(receipt).toBeGreaterThan(0)
    expect(deedsOf).toContain(`mask ${accessKeyId.reveal()}`)
    for (const secret of [secretAccessKey, sessionToken]) {
      const hushed = deedsOf.indexOf(`mask ${secret.reveal()}`)
      expect(hushed).toBeGreaterThanOrEqual(0)
      expect(hushed).toBeLessThan(receipt)
      expect(deedsOf.filter((line) => !line.startsWith('mask')).join('\n')).not.toContain(
        secret.reveal(),
      )
    }
  })
})

describe('the keys on record', () => {
  test('are the ids that CloudTrail has', async () => {
    const stage = await answering(yes({ key: 'ASIAQQQQQQQQEXAMPLE1' }), NIGHTLY)
    await stage.obtain()
    expect(stage.receipts().map(({ keys }) => keys)).toEqual([
      { access_key_id: 'ASIAQQQQQQQQEXAMPLE1', assumed_role_id: 'AROALAB' },
    ])
  })

  test('are not recorded in another form, which could be a secret', async () => {
    const stage = await answering(yes({ key: 'lab/secret+', id: 'lab-session==' }), NIGHTLY)
    await stage.obtain()
    expect(stage.receipts().map(({ keys }) => keys)).toEqual([{}])
  })
})

describe('a session that nobody can revoke', () => {
  test('is on record with its name, its end, and the policy that would end it early', async () => {
    const stage = await at(NIGHTLY)
    const { id } = await stage.obtain()
    const [receipt] = stage.receipts()
    expect(receipt).toMatchObject({ id, expiresAt: NOW + 3600, revocation: null })
    const [, name, role, policy = ''] =
      /^session (\S+); to end it early, attach to role (\S+): (.+)$/.exec(receipt?.note ?? '') ?? []
    expect([name, role]).toEqual(['nightly', 'deploy'])
    expect(JSON.parse(policy)).toEqual({
      Version: '2012-10-17',
      Statement: [
        {
          Effect: 'Deny',
          Action: '*',
          Resource: '*',
          Condition: {
            StringEquals: { 'aws:userid': expect.stringMatching(/^AROA[0-9A-F]{17}:nightly$/) },
          },
        },
      ],
    })
    expect(await stage.revoke()).toEqual(['expires'])
  })

  test('is named by its session name where STS says no id of it', async () => {
    for (const id of ['', 'AROALAB:other', 'arolab:nightly']) {
      const stage = await answering(yes({ id }), NIGHTLY)
      await stage.obtain()
      expect(stage.receipts()[0]?.note).toContain('{"StringLike":{"aws:userid":"*:nightly"}}')
    }
  })
})

describe('a session of somebody else is refused, and known to the post step', () => {
  const sts = 'arn:aws:sts::123456789012:assumed-role'
  test.each([
    [
      'of another partition',
      { arn: 'arn:aws-cn:sts::123456789012:assumed-role/deploy/nightly' },
      'partition: requested aws, got aws-cn',
    ],
    [
      'of another account',
      { arn: 'arn:aws:sts::222222222222:assumed-role/deploy/nightly' },
      'account: requested 123456789012, got 222222222222',
    ],
    ['of another role', { arn: `${sts}/admin/nightly` }, 'role: requested deploy, got admin'],
    ['of another session', { arn: `${sts}/deploy/daily` }, 'session: requested nightly, got daily'],
    [
      'of a session that looks like a secret',
      { arn: `${sts}/deploy/${'x'.repeat(60)}` },
      'session: requested nightly, got (long text left out)',
    ],
    [
      'of nobody',
      { arn: '' },
      `does not name the principal of the session; requested was ${ROLE}, session nightly`,
    ],
    ['of a user', { arn: 'arn:aws:iam::123456789012:user/deploy' }, 'does not name the principal'],
    ['that is over', { expiration: '2026-09-21T14:13:20Z' }, 'had expired when it arrived'],
    [
      'that lives too long',
      { expiration: '2026-09-21T15:18:21Z' },
      'of 3600 s was requested, and one of 3901 s was issued',
    ],
    ['that lives for ever', { expiration: '9999-12-31T23:59:59Z' }, 'of 3600 s was requested'],
  ])('%s', async (_, change, sentence) => {
    const stage = await answering(yes(change), NIGHTLY)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('GUARD_FAILED')
    expect(failure.message).toContain(sentence)
    expect(failure.message).not.toContain('x'.repeat(41))
    expect(stage.receipts()).toHaveLength(1)
  })

  test('and the clocks may differ by five minutes', async () => {
    const stage = await answering(yes({ expiration: '2026-09-21T15:18:20Z' }), NIGHTLY)
    expect((await stage.obtain()).expiresAt).toBe(NOW + 3900)
  })

  test.each([
    ['no key', { key: '' }, 'without keys that can be used'],
    ['a key on two lines', { key: 'ASIA\nLAB' }, 'without keys that can be used'],
    [
      'a key with a letter that only looks harmless',
      { key: 'АSIALAB' },
      'without keys that can be used',
    ],
    ['no end', { expiration: '' }, 'without a usable time of expiry'],
    [
      'an end that is no time',
      { expiration: '2026-13-45T99:99:99Z' },
      'without a usable time of expiry',
    ],
    ['an end of another form', { expiration: 'tomorrow' }, 'without a usable time of expiry'],
  ])('as is a response with %s', async (_, change, sentence) => {
    const stage = await answering(yes(change), NIGHTLY)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('RESPONSE_INVALID')
    expect(failure.message).toBe(`sts.eu-central-1.amazonaws.com responded ${sentence}`)
    const hushed = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    expect(hushed).toEqual(expect.arrayContaining(['lab/secret+', 'lab-session==']))
  })

  test('as is a response of another kind', async () => {
    for (const body of ['{"ok":true}', '<!DOCTYPE x><x/>', '<AssumeRoleResponse/>'])
      expect((await failureOf((await answering(body)).obtain())).code).toBe('RESPONSE_INVALID')
  })
})

describe('at a server that the user names', () => {
  const MINIO =
    'role: arn:minio:iam:::role/dHJ1c3Q\nregion: us-east-1\naddress: https://sts.lab.test\n'

  test('a session without a name of its own is the role, and said to be unchecked', async () => {
    const claims = { ...TRUST.claims, aud: ['https://sts.lab.test'] }
    const role = { 'arn:minio:iam:::role/dHJ1c3Q': { claims } }
    const stage = await at(MINIO, { origin: 'https://sts.lab.test', roles: role, anonymous: true })
    const lease = await stage.obtain()
    expect(lease).toMatchObject({
      id: 'arn:minio:iam:::role/dHJ1c3Q',
      unverifiedNote: expect.stringContaining('could not be checked'),
    })
    expect(lease.credentials).toMatchObject({ account: undefined, arn: undefined })
    expect(stage.receipts()).toMatchObject([
      { id: 'arn:minio:iam:::role/dHJ1c3Q', note: expect.stringMatching(/^session app-[\w-]+$/) },
    ])
    expect(stage.sts.living()).toHaveLength(1)
  })

  test('whoever it names must be who was requested', async () => {
    const stage = await answering(
      yes({ arn: 'arn:minio:sts:::assumed-role/other/nightly' }),
      `${MINIO}session-name: nightly`,
    )
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain('role: requested dHJ1c3Q, got other')
    const account = await answering(yes(), `${MINIO}session-name: nightly`)
    expect((await failureOf(account.obtain())).message).toContain(
      'account: requested none, got 123456789012',
    )
  })

  test('a session may stand under the service of its role', async () => {
    const stage = await answering(
      yes({ arn: 'arn:aws:iam::123456789012:assumed-role/deploy/nightly' }),
      'role: arn:aws:iam::123456789012:role/deploy\nregion: x\naddress: ' +
        'https://sts.lab.test\nsession-name: nightly',
    )
    expect((await stage.obtain()).credentials).toMatchObject({ account: '123456789012' })
  })

  test('a role may keep its path, and have no account', async () => {
    const stage = await answering(
      yes({ arn: 'arn:aws:sts:::assumed-role/a/b/S3/nightly' }),
      'role: arn:aws:iam:::role/a/b/S3\nregion: x\naddress: ' +
        'https://sts.lab.test\nsession-name: nightly',
    )
    expect((await stage.obtain()).credentials).toMatchObject({
      account: undefined,
      arn: 'arn:aws:sts:::assumed-role/S3/nightly',
    })
  })
})

describe('a chain of roles', () => {
  const roles = {
    [ROLE]: TRUST,
    [SECOND]: {
      assumedBy: ['arn:aws:iam::123456789012:role/deploy'],
      externalId: 'x:1',
      allowsTags: true,
    },
    [THIRD]: { assumedBy: [SECOND] },
  }
  const second =
    `{ role: "${SECOND}", external-id: "x:1", tags: { team: "a + b", cost: "" }, ` +
    `transitive-tags: [team], source-identity: octocat }`

  test('ends in the last one, whose session alone is exported', async () => {
    const stage = await at(
      `${YAML}chain: [${second}, { role: "${THIRD}" }]\nsession-policy: '{"Statement":[]}'`,
      { roles },
    )
    const lease = await stage.obtain()
    expect(lease.id).toMatch(
      /^arn:aws:sts::210987654321:assumed-role\/third\/app-1658821493-1-mine-[a-z2-7]{6}$/,
    )
    expect(lease.expiresAt).toBe(NOW + 3600)
    const keys = lease.credentials as Keys
    expect(await whoAmI(stage, keys)).toMatchObject({
      status: 200,
      body: expect.stringContaining('assumed-role/third/'),
    })
    const [first, middle, last] = forms(stage)
    expect(first).toMatchObject({ Action: 'AssumeRoleWithWebIdentity', DurationSeconds: '900' })
    expect(middle).toMatchObject({
      ...{
        Action: 'AssumeRole',
        RoleArn: SECOND,
        DurationSeconds: '900',
        ExternalId: 'x:1',
        SourceIdentity: 'octocat',
      },
      ...{
        'Tags.member.1.Key': 'team',
        'Tags.member.1.Value': 'a + b',
        'Tags.member.2.Key': 'cost',
        'Tags.member.2.Value': '',
      },
      'TransitiveTagKeys.member.1': 'team',
    })
    expect(last).toMatchObject({
      Action: 'AssumeRole',
      RoleArn: THIRD,
      DurationSeconds: '3600',
      Policy: '{"Statement":[]}',
    })
    expect([first, middle].some((form) => form && 'Policy' in form)).toBe(false)
    expect(new Set(forms(stage).map((form) => form['RoleSessionName'])).size).toBe(1)
  })

  test('leaves a receipt for every session on the way, and masks all their keys', async () => {
    const stage = await at(`${YAML}chain: [${second}]`, { roles })
    const keys = await keysOf(stage)
    expect(stage.receipts().map(({ id, keys, expiresAt }) => [id, keys, expiresAt])).toEqual([
      [
        keys.arn,
        expect.objectContaining({ session: expect.stringContaining(':assumed-role/deploy/') }),
        NOW + 900,
      ],
      [
        keys.arn,
        {
          access_key_id: keys.accessKeyId.reveal(),
          assumed_role_id: expect.stringMatching(/^AROA[A-Z0-9]+$/),
        },
        NOW + 3600,
      ],
    ])
    const hushed = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    const issued = [...stage.runtime.lab.issued].filter((each) => /^IQoJ/.test(each))
    expect(issued).toHaveLength(2)
    expect(hushed).toEqual(expect.arrayContaining(issued))
    const quiet = stage.runtime
      .readable()
      .filter((line) => !line.startsWith('mask') && !line.startsWith('request'))
    for (const secret of issued) expect(quiet.join('\n')).not.toContain(secret)
  })

  test('is signed for by each session in its turn, also at the global host', async () => {
    const stage = await at(`role: ${ROLE}\nregion: aws-global\nchain: [${second}]`, {
      roles,
      origin: 'https://sts.amazonaws.com',
    })
    expect((await stage.obtain()).id).toContain('assumed-role/second/')
  })

  test('stops at the first session that is of another role', async () => {
    const stage = await answering(
      yes({ arn: 'arn:aws:sts::123456789012:assumed-role/admin/nightly' }),
      `${NIGHTLY}chain: [${second}]`,
    )
    expect((await failureOf(stage.obtain())).code).toBe('GUARD_FAILED')
    expect(forms(stage)).toHaveLength(1)
  })
})

describe('the name of a session', () => {
  const nameIn = async (facts: Readonly<Record<string, string>>): Promise<string> => {
    const stage = await at(YAML, {}, { facts: { ...jobFacts, ...facts } })
    await stage.obtain()
    return forms(stage)[0]?.['RoleSessionName'] ?? ''
  }

  test('leads back to the run, is never the same twice, and is valid whatever the repository is called', async () => {
    expect(await nameIn({ repository: 'octo-org/.github' })).toMatch(
      /^\.github-1658821493-1-mine-[a-z2-7]{6}$/,
    )
    expect(await nameIn({ repository: 'octo/äpp x:y' })).toMatch(
      /^-?pp-x-y-1658821493-1-mine-[a-z2-7]{6}$/,
    )
    expect(await nameIn({ repository: `octo/${'long-'.repeat(20)}` })).toMatch(
      /^long-[a-z-]+-1658821493-1-mine-[a-z2-7]{6}$/,
    )
    expect(await nameIn({ repository: '', run_id: '', run_attempt: '' })).toMatch(
      /^run-1-mine-[a-z2-7]{6}$/,
    )
    expect(await nameIn({ repository: 'o/r', run_id: '1'.repeat(100) })).toMatch(
      /^1{56}-[a-z2-7]{6}$/,
    )
    for (const repository of [`o/${'r'.repeat(100)}`, 'o/r'])
      expect((await nameIn({ repository })).length).toBeLessThanOrEqual(64)
  })

  test('differs between two jobs of one matrix', async () => {
    const stage = await at()
    const names = [(await stage.obtain()).id, (await stage.obtain()).id]
    expect(new Set(names).size).toBe(2)
  })
})
