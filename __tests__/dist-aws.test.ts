import { existsSync, readFileSync, statSync } from 'node:fs'
import { relative } from 'node:path'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { Secret } from '../src/core/secret.ts'
import { sign } from '../src/providers/aws/sigv4.ts'
import { startAllProviders } from './lab/allProviders.ts'
import { ROLE } from './lab/inProcessStep.ts'
import type { Texts } from './lab/job.ts'
import {
  blurt,
  entry,
  type LoopbackOptions,
  type LoopbackServers,
  startLoopbackServers as plantOf,
  several,
} from './lab/loopbackServers.ts'
import type { StsRole, StsServer, StsSession } from './lab/sts.ts'
import { plain } from './lab/wire.ts'

jest.setTimeout(30_000)
const plants = several(plantOf)
const towns = several(startAllProviders)
afterEach(async () => expect([...(await plants.closed()), ...(await towns.closed())]).toEqual([]))

const SESSION = /^arn:aws:sts::123456789012:assumed-role\/deploy\/app-1658821493-1-aws-\w{6}$/
const LAST = 'arn:aws:iam::222222222222:role/prod'

/** One step that leases from the STS of a setup, its keys in the environment. */
const leased = async (inputs: Texts = {}, options: LoopbackOptions = {}) => {
  const setup = await plants.opened(options)
  const main = await setup.job.step({
    id: 'creds',
    with: { ...setup.fields.aws, export: 'env', ...inputs },
  })
  return { ...setup, main, env: setup.job.env }
}
const posted = async ({ job }: Pick<LoopbackServers, 'job'>): Promise<string> => {
  await blurt(job)
  return (await job.post()).map(({ shown }) => shown).join('\n')
}

/**
 * Whose keys they are, as any service of AWS would find out: by a signed request of a later step.
 */
function session(
  sts: StsServer,
  env: Texts,
  host = 'sts.eu-central-1.amazonaws.com',
): StsSession | string {
  const url = new URL(`https://${host}/`)
  const body = 'Action=GetCallerIdentity&Version=2011-06-15'
  const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
  const [accessKeyId, secretAccessKey, sessionToken] = [
    'ACCESS_KEY_ID',
    'SECRET_ACCESS_KEY',
    'SESSION_TOKEN',
  ].map((name) => new Secret(env[`AWS_${name}`] ?? '')) as [Secret, Secret, Secret]
  const keys = { accessKeyId, secretAccessKey, sessionToken }
  const all = sign({ method: 'POST', url, headers, body }, keys, {
    region: env['AWS_REGION'] ?? '',
    service: 'sts',
    now: Date.now() / 1000,
  })
  const sent = Object.entries({ host, ...headers, ...all }).map(([name, value]) => [
    name.toLowerCase(),
    plain(value),
  ])
  return sts.signedBy({ method: 'POST', url, headers: Object.fromEntries(sent) as Texts, body })
}

describe('a role', () => {
  test("leases a session named after the run, whose expiry is in post's log and in the record", async () => {
    const setup = await leased({ lifetime: '15m' })
    expect(session(setup.sts, setup.env)).toMatchObject({
      arn: expect.stringMatching(SESSION),
      account: '123456789012',
    })
    expect(setup.env).toMatchObject({
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_ACCOUNT_ID: '123456789012',
    })
    expect(
      Date.parse(setup.env['AWS_CREDENTIAL_EXPIRATION'] ?? '') - Date.now(),
    ).toBeLessThanOrEqual(900_000)
    const { shown } = await setup.job.run(({ env, print }) =>
      print(`${env['AWS_SECRET_ACCESS_KEY']} ${env['AWS_SESSION_TOKEN']}`),
    )
    expect([shown, await posted(setup)]).toEqual([
      '*** ***',
      expect.stringMatching(/^aws: cannot be revoked, expires in 15 min/),
    ])
    const record = readFileSync(setup.main.outputs['record'] ?? '', 'utf8')
    expect(record).toMatch(/aws:userid/)
    expect(setup.sts.living()).toEqual([expect.stringMatching(SESSION)])
  })

  test('accepts session policies, and reports their size if they are too large', async () => {
    const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' }
    const managed = 'arn:aws:iam::aws:policy/ReadOnlyAccess'
    const policy = JSON.stringify({ Version: '2012-10-17', Statement: [statement] }, undefined, 2)
    const long = JSON.stringify({ Statement: [{ ...statement, Sid: 'x'.repeat(1600) }] })
    const [fits, over] = await Promise.all([
      leased({ 'session-policy': policy, 'managed-policies': managed }),
      leased({ 'session-policy': long }),
    ])
    expect(session(fits.sts, fits.env)).toMatchObject({
      policy: JSON.stringify(JSON.parse(policy)),
      policyArns: [managed],
    })
    expect([over.main.outputs['error-code'], over.env, over.sts.living()]).toEqual([
      'EXCHANGE_REFUSED',
      {},
      [],
    ])
    expect(over.main.shown).toMatch(/they take 11\d % of the space/)
    await posted(fits)
    expect(fits.sts.living()).toHaveLength(1)
  })

  test('that does not trust the run prints a statement with which it does', async () => {
    const roles: Record<string, StsRole> = { [ROLE]: { claims: { environment: ['staging'] } } }
    const setup = await leased({}, { roles })
    expect([setup.main.outputs['error-code'], setup.env, setup.sts.living()]).toEqual([
      'EXCHANGE_REFUSED',
      {},
      [],
    ])
    const [text = '{}'] = /^\{\n[\s\S]*?^\}/m.exec(setup.main.shown) ?? []
    const { Condition } = JSON.parse(text) as {
      Condition: { StringEquals: Record<string, string | string[]> }
    }
    const issuer = setup.issuer.verifier.iss.replace(/^https:\/\//, '')
    const claims = Object.entries(Condition.StringEquals).map(
      ([key, values]) => [key.replace(`${issuer}:`, ''), [values].flat()] as const,
    )
    expect(claims.map(([name]) => name).sort()).toEqual(['aud', 'sub'])
    roles[ROLE] = { claims: Object.fromEntries(claims) }
    const again = await setup.job.step({ with: setup.fields.aws })
    expect([again.code, setup.sts.living().length]).toEqual([0, 1])
  })

  test('of another account than requested is not exported, and is reported with its expiry', async () => {
    const setup = await plants.opened()
    const element = (name: string, text: string): string => `<${name}>${text}</${name}>`
    const secret = {
      AccessKeyId: 'ASIAOTHERACCOUNT1234',
      SecretAccessKey: 'of-another-account',
      SessionToken: 'token-of-another-account',
    }
    for (const each of Object.values(secret)) setup.lab.issue(each)
    const keys = Object.entries({
      ...secret,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    })
    setup.ports.aws.misbehave((_, { body }) => {
      const name = new URLSearchParams(body).get('RoleSessionName')
      const user = element('Arn', `arn:aws:sts::999999999999:assumed-role/deploy/${name}`)
      const credentials = element(
        'Credentials',
        keys.map(([key, value]) => element(key, value)).join(''),
      )
      const result = element(
        'AssumeRoleWithWebIdentityResult',
        credentials + element('AssumedRoleUser', user),
      )
      return {
        kind: 'answer',
        answer: {
          status: 200,
          headers: { 'content-type': 'text/xml' },
          body: element('AssumeRoleWithWebIdentityResponse', result),
        },
      }
    })
    const main = await setup.job.step({
      with: { ...setup.fields.aws, export: '[env, output, profile]' },
    })
    expect([
      main.code,
      main.outputs['error-code'],
      main.env,
      main.outputs['AWS_ACCESS_KEY_ID'],
    ]).toEqual([1, 'GUARD_FAILED', {}, undefined])
    expect(main.shown).toMatch(
      /account: requested 123456789012, got 999999999999[\s\S]*Nothing was exported\.\naws: cannot be revoked, expires in 60 min/,
    )
    expect(await posted(setup)).toMatch(/aws: cannot be revoked, expires in 60 min/)
  })

  test('of a server that returns no principal is leased with a note that it is unverified', async () => {
    const setup = await leased({}, { sts: { anonymous: true } })
    expect([setup.main.code, session(setup.sts, setup.env)]).toEqual([
      0,
      expect.objectContaining({ account: '123456789012' }),
    ])
    expect(setup.main.shown).toMatch(/aws: leased .*; .*(?:could not|not be checked|unchecked)/)
    await posted(setup)
    expect(setup.sts.living()).toHaveLength(1)
  })

  test('is requested from the host of its region, in every partition', async () => {
    const leases = {
      china: { role: 'arn:aws-cn:iam::123456789012:role/deploy', region: 'cn-north-1' },
      validated: { role: ROLE, region: 'us-east-1', fips: 'true' },
      newer: { role: ROLE, region: 'eu-west-1', 'dual-stack': 'true' },
    }
    const stsHosts = [
      'sts.cn-north-1.amazonaws.com.cn',
      'sts-fips.us-east-1.amazonaws.com',
      'sts.eu-west-1.api.aws',
    ]
    const roles = Object.fromEntries(
      Object.values(leases).map(({ role }) => [role, { claims: {} }]),
    )
    const place = await towns.opened({ roles, stsHosts })
    const text = Object.entries(leases).map(([name, fields]) =>
      entry(name, { from: 'aws', export: 'output', ...fields }),
    )
    const main = await place.job.step({ with: { leases: text.join('\n') } })
    expect([
      main.code,
      stsHosts.map((host) => place.hosts[host]?.requests.length),
      place.aws.living().length,
    ]).toEqual([0, [1, 1, 1], 3])
    expect((await posted(place)).match(/cannot be revoked/g)).toHaveLength(3)
  })

  test('whose response was lost when the step was killed is reported with its latest expiry', async () => {
    const setup = await plants.opened()
    const main = setup.job.start({ with: { ...setup.fields.aws, lifetime: '15m' } })
    setup.ports.aws.watch((moment) => {
      if (moment !== 'answering') return undefined
      main.kill('SIGKILL')
      return main.done
    })
    await main.done
    const [ends = ''] = /until (\S+Z)/.exec(await posted(setup))?.slice(1) ?? []
    expect(Math.abs(Date.parse(ends) - Date.now() - 900_000)).toBeLessThan(30_000)
    expect(setup.sts.living()).toHaveLength(1)
  })
})

describe('a chain', () => {
  const EXTERNAL = 'external-id-of-the-partner'
  const roles = {
    [ROLE]: { claims: {} },
    [LAST]: { assumedBy: [ROLE], externalId: EXTERNAL, allowsTags: true },
  }
  const hop = {
    role: LAST,
    'external-id': EXTERNAL,
    tags: { team: 'web', cost: '42' },
    'transitive-tags': ['team'],
    'source-identity': 'octocat',
  }

  test('of roles ends with the last one, tagged; intermediate sessions are not exported', async () => {
    const place = await towns.opened({ roles })
    const main = await place.job.step({
      with: { ...place.fields.aws, chain: JSON.stringify([hop]), export: 'env' },
    })
    expect([main.code, session(place.aws, place.job.env)]).toEqual([
      0,
      expect.objectContaining({ account: '222222222222', tags: { team: 'web', cost: '42' } }),
    ])
    expect(place.aws.living()).toHaveLength(2)
    expect(await posted(place)).toMatch(/aws: cannot be revoked[\s\S]*aws: cannot be revoked/)
    expect(place.aws.living()).toHaveLength(2)
  })

  test('that is rejected prints the statement for the next role, and names the previous session', async () => {
    const setup = await leased(
      { chain: JSON.stringify([{ ...hop, 'external-id': 'another-one' }]) },
      { roles },
    )
    expect([setup.main.outputs['error-code'], setup.env]).toEqual(['EXCHANGE_REFUSED', {}])
    expect(setup.main.shown).toMatch(
      /"sts:TagSession"[\s\S]*Nothing was exported\.\naws: cannot be revoked, expires in 15 min/,
    )
    expect([setup.main.shown.includes('another-one'), setup.sts.living()]).toEqual([
      false,
      [expect.stringContaining('/deploy/')],
    ])
  })

  test('for longer than an hour is rejected before any request', async () => {
    const setup = await leased({ chain: JSON.stringify([hop]), lifetime: '2h' }, { roles })
    expect([
      setup.main.outputs['error-code'],
      setup.ports.aws.requests,
      setup.sts.living(),
    ]).toEqual(['INPUT_INVALID', [], []])
  })
})

describe('exported', () => {
  test('as a profile, the keys are in a file outside the workspace until post', async () => {
    const setup = await leased({ export: 'profile' })
    const { AWS_CONFIG_FILE: file = '', AWS_PROFILE, AWS_ACCESS_KEY_ID } = setup.env
    expect([AWS_PROFILE, AWS_ACCESS_KEY_ID, statSync(file).mode & 0o777]).toEqual([
      'aws',
      undefined,
      0o600,
    ])
    expect(relative(setup.job.workspace, file)).toMatch(/^\.\./)
    expect(session(setup.sts, keysIn(file, 'aws'))).toMatchObject({
      arn: expect.stringMatching(SESSION),
    })
    await posted(setup)
    expect([existsSync(file), setup.sts.living().length]).toEqual([false, 1])
  })

  test('three environments in one step are three profiles, and variables with prefixes', async () => {
    const environments = { dev: '111111111111', stage: '222222222222', prod: '333333333333' }
    const arn = (account: string): string => `arn:aws:iam::${account}:role/deploy`
    const roles = Object.fromEntries(
      Object.values(environments).map((account) => [arn(account), { claims: {} }]),
    )
    const setup = await plants.opened({ roles })
    const leases = Object.entries(environments).map(([name, account]) =>
      entry(name, {
        ...setup.fields.aws,
        role: arn(account),
        prefix: `${name.toUpperCase()}_`,
        export: '[env, profile, output]',
      }),
    )
    const main = await setup.job.step({
      id: 'creds',
      with: { leases: leases.join('\n') },
    })
    const { env, outputs } = setup.job
    expect([main.code, setup.sts.living().length, env['AWS_PROFILE']]).toEqual([0, 3, undefined])
    const values = JSON.parse(outputs['creds']?.['values'] ?? '{}') as Record<string, Texts>
    for (const [name, account] of Object.entries(environments)) {
      const own = Object.fromEntries(
        Object.entries(env).flatMap(([key, value]) =>
          key.startsWith(`${name.toUpperCase()}_`) ? [[key.slice(name.length + 1), value]] : [],
        ),
      )
      for (const keys of [own, keysIn(env['AWS_CONFIG_FILE'] ?? '', name), values[name] ?? {}])
        expect(session(setup.sts, keys)).toMatchObject({ account })
    }
    const said = await posted(setup)
    for (const name of Object.keys(environments))
      expect(said).toContain(`${name}: cannot be revoked, expires in 60 min`)
    expect(setup.sts.living()).toHaveLength(3)
  })
})

/** Keys and region of a profile. */
function keysIn(file: string, profile: string): Texts {
  const [, section = ''] = readFileSync(file, 'utf8').split(`[profile ${profile}]\n`)
  const lines = section.split(/^\[/m)[0]?.matchAll(/^(\w+) *= *(.*)$/gm) ?? []
  return Object.fromEntries(
    [...lines].map(([, name = '', value = '']) => [
      name === 'region' ? 'AWS_REGION' : name.toUpperCase(),
      value,
    ]),
  )
}
