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

/** One step that leases from the STS of a plant, its keys in the environment. */
const leased = async (inputs: Texts = {}, options: LoopbackOptions = {}) => {
  const plant = await plants.opened(options)
  const main = await plant.job.step({
    id: 'creds',
    with: { ...plant.fields.aws, export: 'env', ...inputs },
  })
  return { ...plant, main, env: plant.job.env }
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
  test('is a session named after the run, whose end post tells and the record explains', async () => {
    const plant = await leased({ lifetime: '15m' })
    expect(session(plant.sts, plant.env)).toMatchObject({
      arn: expect.stringMatching(SESSION),
      account: '123456789012',
    })
    expect(plant.env).toMatchObject({
      AWS_DEFAULT_REGION: 'eu-central-1',
      AWS_ACCOUNT_ID: '123456789012',
    })
    expect(
      Date.parse(plant.env['AWS_CREDENTIAL_EXPIRATION'] ?? '') - Date.now(),
    ).toBeLessThanOrEqual(900_000)
    const { shown } = await plant.job.run(({ env, print }) =>
      print(`${env['AWS_SECRET_ACCESS_KEY']} ${env['AWS_SESSION_TOKEN']}`),
    )
    expect([shown, await posted(plant)]).toEqual([
      '*** ***',
      expect.stringMatching(/^aws: cannot be revoked, expires in 15 min/),
    ])
    const record = readFileSync(plant.main.outputs['record'] ?? '', 'utf8')
    expect(record).toMatch(/aws:userid/)
    expect(plant.sts.living()).toEqual([expect.stringMatching(SESSION)])
  })

  test('is narrowed by policies of the session, whose size is told where they do not fit', async () => {
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

  test('that does not trust the run prints a statement, and with that statement it does', async () => {
    const roles: Record<string, StsRole> = { [ROLE]: { claims: { environment: ['staging'] } } }
    const plant = await leased({}, { roles })
    expect([plant.main.outputs['error-code'], plant.env, plant.sts.living()]).toEqual([
      'EXCHANGE_REFUSED',
      {},
      [],
    ])
    const [text = '{}'] = /^\{\n[\s\S]*?^\}/m.exec(plant.main.shown) ?? []
    const { Condition } = JSON.parse(text) as {
      Condition: { StringEquals: Record<string, string | string[]> }
    }
    const issuer = plant.issuer.verifier.iss.replace(/^https:\/\//, '')
    const claims = Object.entries(Condition.StringEquals).map(
      ([key, values]) => [key.replace(`${issuer}:`, ''), [values].flat()] as const,
    )
    expect(claims.map(([name]) => name).sort()).toEqual(['aud', 'sub'])
    roles[ROLE] = { claims: Object.fromEntries(claims) }
    const again = await plant.job.step({ with: plant.fields.aws })
    expect([again.code, plant.sts.living().length]).toEqual([0, 1])
  })

  test('of another account than was asked for is handed to nobody, and named as long as it lives', async () => {
    const plant = await plants.opened()
    const element = (name: string, text: string): string => `<${name}>${text}</${name}>`
    const secret = {
      AccessKeyId: 'ASIAOTHERACCOUNT1234',
      SecretAccessKey: 'of-another-account',
      SessionToken: 'token-of-another-account',
    }
    for (const each of Object.values(secret)) plant.lab.issue(each)
    const keys = Object.entries({
      ...secret,
      Expiration: new Date(Date.now() + 3_600_000).toISOString(),
    })
    plant.ports.aws.misbehave((_, { body }) => {
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
    const main = await plant.job.step({
      with: { ...plant.fields.aws, export: '[env, output, profile]' },
    })
    expect([
      main.code,
      main.outputs['error-code'],
      main.env,
      main.outputs['AWS_ACCESS_KEY_ID'],
    ]).toEqual([1, 'GUARD_FAILED', {}, undefined])
    expect(main.shown).toMatch(
      /account: asked for 123456789012, got 999999999999[\s\S]*Nothing was exported\.\naws: cannot be revoked, expires in 60 min/,
    )
    expect(await posted(plant)).toMatch(/aws: cannot be revoked, expires in 60 min/)
  })

  test('of a server that leaves the principal empty is leased, and said to be unchecked', async () => {
    const plant = await leased({}, { sts: { anonymous: true } })
    expect([plant.main.code, session(plant.sts, plant.env)]).toEqual([
      0,
      expect.objectContaining({ account: '123456789012' }),
    ])
    expect(plant.main.shown).toMatch(/aws: leased .*; .*(?:could not|not be checked|unchecked)/)
    await posted(plant)
    expect(plant.sts.living()).toHaveLength(1)
  })

  test('is asked for at the own host of its region, in every partition', async () => {
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

  test('whose answer was lost with the step that was killed is named by the time until which it may live', async () => {
    const plant = await plants.opened()
    const main = plant.job.start({ with: { ...plant.fields.aws, lifetime: '15m' } })
    plant.ports.aws.watch((moment) => {
      if (moment !== 'answering') return undefined
      main.kill('SIGKILL')
      return main.done
    })
    await main.done
    const [ends = ''] = /until (\S+Z)/.exec(await posted(plant))?.slice(1) ?? []
    expect(Math.abs(Date.parse(ends) - Date.now() - 900_000)).toBeLessThan(30_000)
    expect(plant.sts.living()).toHaveLength(1)
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

  test('of roles ends with the last one, tagged; the sessions on the way never leave the step', async () => {
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

  test('that is refused prints the statement for the role after, and names the session before', async () => {
    const plant = await leased(
      { chain: JSON.stringify([{ ...hop, 'external-id': 'another-one' }]) },
      { roles },
    )
    expect([plant.main.outputs['error-code'], plant.env]).toEqual(['EXCHANGE_REFUSED', {}])
    expect(plant.main.shown).toMatch(
      /"sts:TagSession"[\s\S]*Nothing was exported\.\naws: cannot be revoked, expires in 15 min/,
    )
    expect([plant.main.shown.includes('another-one'), plant.sts.living()]).toEqual([
      false,
      [expect.stringContaining('/deploy/')],
    ])
  })

  test('for longer than an hour is refused before anything is asked', async () => {
    const plant = await leased({ chain: JSON.stringify([hop]), lifetime: '2h' }, { roles })
    expect([
      plant.main.outputs['error-code'],
      plant.ports.aws.requests,
      plant.sts.living(),
    ]).toEqual(['INPUT_INVALID', [], []])
  })
})

describe('exported', () => {
  test('as a profile, the keys stand in a file outside of the workspace, until post', async () => {
    const plant = await leased({ export: 'profile' })
    const { AWS_CONFIG_FILE: file = '', AWS_PROFILE, AWS_ACCESS_KEY_ID } = plant.env
    expect([AWS_PROFILE, AWS_ACCESS_KEY_ID, statSync(file).mode & 0o777]).toEqual([
      'aws',
      undefined,
      0o600,
    ])
    expect(relative(plant.job.workspace, file)).toMatch(/^\.\./)
    expect(session(plant.sts, keysIn(file, 'aws'))).toMatchObject({
      arn: expect.stringMatching(SESSION),
    })
    await posted(plant)
    expect([existsSync(file), plant.sts.living().length]).toEqual([false, 1])
  })

  test('three environments in one step are three profiles, and variables with prefixes', async () => {
    const environments = { dev: '111111111111', stage: '222222222222', prod: '333333333333' }
    const arn = (account: string): string => `arn:aws:iam::${account}:role/deploy`
    const roles = Object.fromEntries(
      Object.values(environments).map((account) => [arn(account), { claims: {} }]),
    )
    const plant = await plants.opened({ roles })
    const leases = Object.entries(environments).map(([name, account]) =>
      entry(name, {
        ...plant.fields.aws,
        role: arn(account),
        prefix: `${name.toUpperCase()}_`,
        export: '[env, profile, output]',
      }),
    )
    const main = await plant.job.step({
      id: 'creds',
      with: { leases: leases.join('\n') },
    })
    const { env, outputs } = plant.job
    expect([main.code, plant.sts.living().length, env['AWS_PROFILE']]).toEqual([0, 3, undefined])
    const values = JSON.parse(outputs['creds']?.['values'] ?? '{}') as Record<string, Texts>
    for (const [name, account] of Object.entries(environments)) {
      const own = Object.fromEntries(
        Object.entries(env).flatMap(([key, value]) =>
          key.startsWith(`${name.toUpperCase()}_`) ? [[key.slice(name.length + 1), value]] : [],
        ),
      )
      for (const keys of [own, keysIn(env['AWS_CONFIG_FILE'] ?? '', name), values[name] ?? {}])
        expect(session(plant.sts, keys)).toMatchObject({ account })
    }
    const said = await posted(plant)
    for (const name of Object.keys(environments))
      expect(said).toContain(`${name}: cannot be revoked, expires in 60 min`)
    expect(plant.sts.living()).toHaveLength(3)
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
