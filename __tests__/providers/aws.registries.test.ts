import { describe, expect, test } from '@jest/globals'
import { ecrEndpoint, parseEcrHost } from '../../src/providers/aws/ecrHosts.ts'
import { aws } from '../../src/providers/aws/index.ts'
import { type Ecr, type EcrOptions, ecr } from '../lab/ecr.ts'
import type { LabAnswer } from '../lab/handler.ts'
import { type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, orderOf, type ProviderHarness, providerHarness } from './providerHarness.ts'

const ROLE = 'arn:aws:iam::123456789012:role/push'
const OWN = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const FOREIGN = '210987654321.dkr.ecr.eu-central-1.amazonaws.com'
const IRELAND = '123456789012.dkr.ecr.eu-west-1.amazonaws.com'
const PUBLIC = 'public.ecr.aws'
const inputs = (registries: string, more = ''): string =>
  `role: ${ROLE}\nregion: eu-central-1\nexport: docker\nregistries: ${registries}\n${more}`

interface Stage extends ProviderHarness {
  readonly sts: StsServer
  readonly ecr: Ecr
}

async function at(yaml: string, options: EcrOptions = {}, answer?: LabAnswer): Promise<Stage> {
  let sts: StsServer | undefined
  let registry: Ecr | undefined
  const harness = await providerHarness(aws, yaml, {
    servers: (lab, { verifier }) => {
      sts = stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } } })
      registry = ecr(lab, sts, { regions: ['eu-central-1', 'eu-west-1'], ...options })
      return { ...sts.hosts, ...registry.hosts }
    },
    fault: (request) => (request.headers['x-amz-target'] ? answer : undefined),
  })
  if (!sts || !registry) throw new Error('there are no servers')
  return { ...harness, sts, ecr: registry }
}
const masked = ({ runtime }: Stage): readonly string[] =>
  events(runtime.transcript, 'mask').map(({ value }) => value)
const targets = ({ runtime }: Stage): readonly (string | undefined)[] =>
  events(runtime.transcript, 'request').map(({ headers }) => headers['x-amz-target'])
const inputError = async (yaml: string): Promise<string> =>
  (await failureOf(orderOf(aws, yaml))).message

describe('registries of ECR', () => {
  test('get one password for each region, also those of other accounts', async () => {
    const stage = await at(inputs(`[${OWN}, ${FOREIGN}, ${IRELAND}, ${PUBLIC}]`))
    const { logins = [] } = await stage.obtain()
    expect(logins.map(({ host, username }) => [host, username])).toEqual(
      [OWN, FOREIGN, IRELAND, PUBLIC].map((host) => [host, 'AWS']),
    )
    const passwords = logins.map(({ password }) => password.reveal())
    expect(new Set(passwords)).toEqual(new Set(stage.ecr.living().keys()))
    expect([new Set(passwords).size, passwords[0]]).toEqual([3, passwords[1]])
    expect(targets(stage).filter(Boolean)).toHaveLength(3)
  })

  test('have two lives on record: of the session, and of the password that outlives it', async () => {
    const stage = await at(inputs(`[${OWN}, ${FOREIGN}]`))
    const lease = await stage.obtain()
    const [session, password] = stage.receipts()
    const end = stage.runtime.now() + 12 * 3600
    expect([session?.expiresAt, lease.expiresAt]).toEqual([
      ...[stage.runtime.now() + 3600, stage.runtime.now() + 3600],
    ])
    expect(password).toMatchObject({
      ...{ id: lease.id, revocation: null, note: 'AWS cannot revoke a password of ECR' },
      keys: { registry: `${OWN} ${FOREIGN}`, registry_expires_at: expect.stringMatching(/Z$/) },
    })
    expect(Math.floor(password?.expiresAt ?? 0)).toBe(Math.floor(end))
    expect(stage.runtime.logged()).toMatch(
      /mine: the ECR password is valid until \d\d:\d\d UTC, even after the session has ended;/,
    )
  })

  test('have a password that is masked alone and with its user, before anything is printed', async () => {
    const stage = await at(inputs(OWN))
    const { logins: [login] = [] } = await stage.obtain()
    const password = login?.password.reveal() ?? ''
    const pair = Buffer.from(`AWS:${password}`)
    expect(masked(stage)).toEqual(
      expect.arrayContaining([password, pair.toString('base64'), pair.toString('hex')]),
    )
    expect(stage.runtime.logged()).not.toContain(password)
  })

  test('give the password the rights for these registries only, if nothing else is exported', async () => {
    const stage = await at(inputs(`[${OWN}, ${IRELAND}, ${PUBLIC}]`))
    await stage.obtain()
    const [{ policy = '' } = {}] = stage.ecr.living().values()
    expect(JSON.parse(policy).Statement).toEqual([
      { Effect: 'Allow', Action: 'ecr:GetAuthorizationToken', Resource: '*' },
      {
        ...{ Effect: 'Allow', Action: 'ecr:*' },
        Resource: [
          'arn:aws:ecr:eu-central-1:123456789012:repository/*',
          'arn:aws:ecr:eu-west-1:123456789012:repository/*',
        ],
      },
      { Effect: 'Allow', Action: ['ecr-public:*', 'sts:GetServiceBearerToken'], Resource: '*' },
    ])
    expect(stage.receipts()[0]?.note).toMatch(/log in at registries .* was not exported/)
  })

  test.each([
    ['export: [docker, env]', undefined],
    ['session-policy: \'{"Statement":[{"Action":"*","Resource":"*"}]}\'', /"Action":"\*"/],
  ])('leave the rights of the session as they are with %s', async (more, policy) => {
    const stage = await at(
      more.startsWith('export') ? inputs(OWN).replace('export: docker', more) : inputs(OWN, more),
    )
    await stage.obtain()
    const [session] = stage.ecr.living().values()
    if (policy) expect(session?.policy).toMatch(policy)
    else expect(session?.policy).toBeUndefined()
  })

  test.each([
    ['ecr:GetAuthorizationToken', OWN, /ecr:GetAuthorizationToken on "\*"/],
    ['sts:GetServiceBearerToken', PUBLIC, /sts:GetServiceBearerToken, which ECR Public needs too/],
  ])('name %s if the role lacks it, and show a policy with it', async (action, host, cause) => {
    const stage = await at(inputs(host), { denied: [action] })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringMatching(
        /returned 400 to GetAuthorizationToken for [\s\S]*the login was fine[\s\S]*a policy for the role/,
      ),
      facts: {
        causes: [
          expect.stringMatching(cause),
          ...Array(host === OWN ? 2 : 0).fill(expect.anything()),
        ],
      },
    })
    expect(failure.message).toContain(action.replace(/^ecr:.*/, 'ecr:GetAuthorizationToken'))
    expect(failure.message).not.toMatch(/is not authorized/)
  })

  test.each<[string, Readonly<Record<string, unknown>>]>([
    ['another region', { proxyEndpoint: `https://${IRELAND}` }],
    ['another account', { proxyEndpoint: `https://${FOREIGN}` }],
    ['no registry of ECR', { proxyEndpoint: 'https://123456789012.dkr.ecr.eu-central-1.evil.com' }],
    ['nothing that it names', { proxyEndpoint: undefined }],
    ['the past', { expiresAt: 1_420_070_400 }],
    ['days to come', { expiresAt: 9e9 }],
  ])('reject a password for %s, and keep its receipt', async (_, data) => {
    const stage = await at(inputs(OWN), { data })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'GUARD_FAILED' })
    expect(stage.receipts()).toHaveLength(2)
  })

  test.each<[string, unknown]>([
    ['nothing', {}],
    ['an empty list', { authorizationData: [] }],
    ['a token that is not Base64', { authorizationData: [{ authorizationToken: '**' }] }],
    ['another user', { authorizationData: [{ authorizationToken: btoa('ROOT:x'), expiresAt: 1 }] }],
    [
      'a line break',
      { authorizationData: [{ authorizationToken: btoa('AWS:a\nb'), expiresAt: 1 }] },
    ],
    ['no expiry', { authorizationData: [{ authorizationToken: btoa('AWS:abcdef') }] }],
  ])('reject %s for a password', async (_, body) => {
    const stage = await at(inputs(OWN), {}, { status: 200, body: body as object })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
  })

  test.each([
    [FOREIGN, 'us-gov-west-1', /in the partition of the role/],
    [
      '123456789012',
      'eu-central-1',
      /such as 123456789012\.dkr\.ecr\.eu-central-1\.amazonaws\.com/,
    ],
    ['123456789012.dkr.ecr.eu-central-1.evil.com', 'eu-central-1', /must be hosts of ECR/],
    ['quay.io', 'eu-central-1', /must be hosts of ECR/],
    [`https://${OWN}`, 'eu-central-1', /without https:\/\/ or a path/],
  ])('must not be %s with a role of %s', async (host, region, message) => {
    const yaml = inputs(host).replace('region: eu-central-1', `region: ${region}`)
    expect(await inputError(yaml)).toMatch(message)
  })

  test.each([
    ['read: {A: "secretsmanager:app"}', /"registries" cannot be used with "read"/],
    [
      'address: https://sts.lab.test',
      /"store-address" is required beside "address" and "registries"/,
    ],
  ])('cannot be used with %s alone', async (more, message) =>
    expect(await inputError(inputs(OWN, more))).toMatch(message),
  )
})

describe('the endpoint of ECR', () => {
  test.each([
    [OWN, {}, 'api.ecr.eu-central-1.amazonaws.com'],
    [OWN, { fips: true }, 'api.ecr-fips.eu-central-1.amazonaws.com'],
    [OWN, { dualStack: true }, 'ecr.eu-central-1.api.aws'],
    [OWN, { fips: true, dualStack: true }, 'ecr-fips.eu-central-1.api.aws'],
    ['123456789012.dkr-ecr.us-east-1.on.aws', {}, 'api.ecr.us-east-1.amazonaws.com'],
    ['123456789012.dkr.ecr-fips.us-east-1.amazonaws.com', {}, 'api.ecr.us-east-1.amazonaws.com'],
    ['123456789012.dkr.ecr.cn-north-1.amazonaws.com.cn', {}, 'api.ecr.cn-north-1.amazonaws.com.cn'],
    [PUBLIC, { fips: true, dualStack: true }, 'api.ecr-public.us-east-1.amazonaws.com'],
  ])('of %s with %j is %s', (host, variant, endpoint) => {
    const registry = parseEcrHost(host)
    expect(
      registry && ecrEndpoint(registry, { fips: false, dualStack: false, ...variant }).host,
    ).toBe(endpoint)
  })
})
