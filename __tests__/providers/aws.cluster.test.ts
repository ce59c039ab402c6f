import { describe, expect, test } from '@jest/globals'
import { Secret } from '../../src/core/secret.ts'
import type { ClusterAccess, Lease } from '../../src/journal/credentials.ts'
import { eksEndpoint } from '../../src/providers/aws/clusterConfig.ts'
import { aws } from '../../src/providers/aws/index.ts'
import { isValidRevocationData } from '../../src/providers/aws/revoke.ts'
import { presign } from '../../src/providers/aws/sigv4.ts'
import { EKS_ARN, EKS_CA, EKS_SERVER, type Eks, type EksOptions, eks, eksApi } from '../lab/eks.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import type { KubernetesOptions, KubernetesServer } from '../lab/kubernetes.ts'
import { type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, orderOf, type ProviderHarness, providerHarness } from './providerHarness.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const HOME = `role: ${ROLE}\nregion: eu-central-1\ncluster: prod\n`
const ONLY = `${HOME}export: kubeconfig\n`
const BOTH = `${HOME}export: [kubeconfig, env]\n`

interface Stage extends ProviderHarness {
  readonly sts: StsServer
  readonly eks: Eks
  /** The API server of the cluster. */
  readonly api: KubernetesServer
}

interface Scene extends EksOptions {
  readonly fault?: (request: LabRequest) => LabAnswer | undefined
  readonly api?: KubernetesOptions
}

async function at(yaml: string, options: Scene = {}): Promise<Stage> {
  let sts: StsServer | undefined
  let cluster: Eks | undefined
  let api: KubernetesServer | undefined
  const { fault } = options
  const stage = await providerHarness(aws, yaml, {
    ...(fault && { fault: (request) => fault(request as LabRequest) }),
    servers: (lab, issuer) => {
      const roles = { [ROLE]: { claims: {} }, [`${ROLE}-2`]: { assumedBy: [ROLE] } }
      sts = stsServer(lab, issuer.verifier, { roles })
      cluster = eks(sts, options)
      api = eksApi(lab, cluster, options.api)
      return { ...sts.hosts, ...cluster.hosts, ...api.hosts }
    },
  })
  if (!sts || !cluster || !api) throw new Error('no servers')
  return { ...stage, sts, eks: cluster, api }
}

function access({ cluster }: Lease): ClusterAccess {
  if (!cluster) throw new Error('no access to a cluster')
  return cluster
}
const form = ({ runtime }: Stage): URLSearchParams =>
  new URLSearchParams(events(runtime.transcript, 'request')[0]?.body)

describe('access to an EKS cluster', () => {
  test('is its address, its authority and a token that the cluster takes for the role', async () => {
    const stage = await at(`${ONLY}kube-namespace: shop`)
    const { server, ca, namespace, token } = access(await stage.obtain())
    expect({ server, ca, namespace }).toEqual({
      ...{ server: EKS_SERVER, ca: EKS_CA, namespace: 'shop' },
    })
    expect(stage.eks.user(token.reveal())).toBe(ROLE)
  })

  test('ends after 15 minutes, as the lease does', async () => {
    const stage = await at(ONLY)
    const { lab } = stage.runtime
    const lease = await stage.obtain()
    const token = access(lease).token.reveal()
    expect((lease.expiresAt ?? 0) - lab.now()).toBe(900)
    await lab.sleep(899_000)
    expect(stage.eks.user(token)).toBe(ROLE)
    await lab.sleep(2000)
    expect(stage.eks.user(token)).not.toBe(ROLE)
  })

  test('is for one cluster alone', async () => {
    const stage = await at(ONLY)
    const token = access(await stage.obtain()).token.reveal()
    expect(eks(stage.sts, { name: 'other' }).user(token)).toBe('SignatureDoesNotMatch')
  })
  test('is bound to the id of a cluster on an Outpost', async () => {
    const stage = await at(ONLY, { outpostId: '0a1b2c3d-0000-4000-8000-000000000000' })
    expect(stage.eks.user(access(await stage.obtain()).token.reveal())).toBe(ROLE)
  })

  test('is masked before the next request', async () => {
    const stage = await at(ONLY)
    const token = access(await stage.obtain()).token.reveal()
    expect(events(stage.runtime.transcript, 'mask').map(({ value }) => value)).toContain(token)
    expect(stage.runtime.logged()).not.toContain(token)
  })

  test('is on record with the ARN of the cluster, and with what no policy ends', async () => {
    const stage = await at(ONLY)
    expect((await stage.obtain()).keys).toEqual({ cluster: [EKS_ARN] })
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('signed a token for EKS cluster prod') },
    ])
  })
})

describe('the session behind the access to a cluster', () => {
  test('may describe the cluster and nothing else, and lives 15 minutes', async () => {
    const stage = await at(ONLY)
    await stage.obtain()
    expect(JSON.parse(form(stage).get('Policy') ?? '')).toEqual({
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Action: 'eks:DescribeCluster', Resource: EKS_ARN }],
    })
    expect(form(stage).get('DurationSeconds')).toBe('900')
  })
  test('is as the role allows if another target exports it, and outlives the token', async () => {
    const stage = await at(BOTH)
    const lease = await stage.obtain()
    const { lab } = stage.runtime
    expect([form(stage).get('Policy'), form(stage).get('DurationSeconds')]).toEqual([null, '3600'])
    expect((lease.expiresAt ?? 0) - lab.now()).toBe(3600)
    expect((access(lease).expiresAt ?? 0) - lab.now()).toBe(900)
  })
  test('keeps a policy of the user', async () => {
    const stage = await at(
      `${ONLY}session-policy: '{"Statement":[{"Effect":"Allow","Action":"eks:DescribeCluster","Resource":"*"}]}'`,
    )
    await stage.obtain()
    expect(form(stage).get('Policy')).toContain('"Resource":"*"')
  })
  test('is that of the last role of a chain', async () => {
    const stage = await at(`${ONLY}chain: [{role: "${ROLE}-2"}]`)
    expect(stage.eks.user(access(await stage.obtain()).token.reveal())).toBe(`${ROLE}-2`)
  })
})

describe('a service account of the cluster', () => {
  const ACCOUNT = `${ONLY}kube-service-account: deploy/ci\n`
  const SUBJECT = 'system:serviceaccount:deploy:ci'

  test('takes the place of the token of 15 minutes, for an hour', async () => {
    const stage = await at(ACCOUNT)
    const lease = await stage.obtain()
    const { token } = access(lease)
    expect(stage.api.userOf(token.reveal())).toBe(SUBJECT)
    expect((lease.expiresAt ?? 0) - Math.floor(stage.runtime.lab.now())).toBe(3600)
    await stage.runtime.lab.sleep(1_800_000)
    expect(stage.api.userOf(token.reveal())).toBe(SUBJECT)
    expect(form(stage).get('DurationSeconds')).toBe('900')
    expect(stage.runtime.logged()).not.toContain('15 minutes')
  })
  test('gets the lifetime that is written', async () => {
    const stage = await at(`${ACCOUNT}lifetime: 10m`)
    const lease = await stage.obtain()
    expect((lease.expiresAt ?? 0) - Math.floor(stage.runtime.lab.now())).toBe(600)
  })

  test('is revoked by the role, which is assumed again, with a session that may do nothing', async () => {
    const stage = await at(ACCOUNT)
    const token = access(await stage.obtain()).token.reveal()
    await stage.runtime.lab.sleep(2_400_000)
    expect(await stage.revoke()).toEqual(['expires', 'revoked'])
    expect(stage.api.userOf(token)).toBeUndefined()
    expect(stage.api.living()).toEqual([])
    const forms = events(stage.runtime.transcript, 'request').map(({ body }) => body ?? '')
    const policies = forms.flatMap((body) => new URLSearchParams(body).get('Policy') ?? [])
    expect(policies.at(-1)).toContain('"Effect":"Deny","Action":"*","Resource":"*"')
    expect(await stage.revoke()).toEqual(['expires', 'already-gone'])
  })
  test('leaves neither token, session nor ID token in the state', async () => {
    const stage = await at(ACCOUNT)
    const token = access(await stage.obtain()).token.reveal()
    const state = JSON.stringify([...stage.runtime.state])
    const masked = events(stage.runtime.transcript, 'mask').map(({ value }) => value)
    // The id of an access key and the mark of the journal are there.
    const secrets = masked.filter((value) => !/^ASIA|^[0-9a-f]{32}$/.test(value))
    for (const secret of [token, ...secrets, 'k8s-aws-v1.', 'eyJ'])
      expect(state.includes(secret)).toBe(false)
    expect(secrets.length).toBeGreaterThan(2)
  })
  test('is on record under the id of the role', async () => {
    const stage = await at(ACCOUNT)
    const { id } = await stage.obtain()
    expect(stage.receipts()).toMatchObject([
      { id, revocation: null },
      {
        id,
        keys: { service_account: 'deploy/ci', secret: expect.stringMatching(/^deploy\/lease-/) },
      },
    ])
  })

  test.each([
    ['no session', { ...{ role: 'nobody' } }],
    ['http', { address: 'http://127.0.0.1/' }],
    ['a path', { address: 'https://eks.lab.test/path/' }],
    ['another Secret', { secret: 'database' }],
    ['a cluster that changes the header', { bound: 'a\nb' }],
    ['no authority', { ca: '' }],
    ['a part that is not ours', { token: 'x' }],
  ])('is not revoked by a state with %s', async (_, changes) => {
    const stage = await at(ACCOUNT)
    await stage.obtain()
    const revocation = stage.receipts()[1]?.revocation ?? {}
    expect(isValidRevocationData(revocation)).toBe(true)
    expect(isValidRevocationData({ ...revocation, ...changes })).toBe(false)
  })

  test('is not revocable where the workflow may create no Secrets', async () => {
    const stage = await at(`${ACCOUNT}revoke: none`, {
      api: { rules: ['create serviceaccounts/token'] },
    })
    const { token } = access(await stage.obtain())
    expect(stage.api.userOf(token.reveal())).toBe(SUBJECT)
    expect(await stage.revoke()).toEqual(['expires', 'expires'])
  })

  test.each<[string, Scene, RegExp, RegExp]>([
    [
      'the cluster does not accept the role',
      { admits: [] },
      /does not accept the role/,
      /access-entry/,
    ],
    [
      'RBAC denies it',
      { api: { rules: ['create secrets', 'delete secrets'] } },
      /TokenRequest/,
      /Bind a Role/,
    ],
    ['there is none', { api: { accounts: [] } }, /service account/, /NAMESPACE\/NAME/],
  ])('fails where %s, and leaves no Secret', async (_, scene, message, fix) => {
    const stage = await at(ACCOUNT, scene)
    const failure = await failureOf(stage.obtain())
    expect([failure.code, failure.message]).toEqual([
      'EXCHANGE_REFUSED',
      expect.stringMatching(message),
    ])
    expect(failure.message).toContain(`needs an access entry for ${ROLE}`)
    expect(failure.fix).toMatch(fix)
    expect(stage.api.living()).toEqual([])
  })

  test('of a session that is exported has its lifetime', async () => {
    const stage = await at(`${BOTH}kube-service-account: deploy/ci\nlifetime: 30m`)
    const lease = await stage.obtain()
    const now = Math.floor(stage.runtime.lab.now())
    expect([lease.expiresAt, access(lease).expiresAt]).toEqual([now + 1800, now + 1800])
  })
})

describe('a response that describes the cluster', () => {
  test.each<[string, EksOptions, string, RegExp]>([
    ['another name', { described: { name: 'other' } }, 'GUARD_FAILED', /another cluster/],
    [
      'another account',
      { described: { arn: EKS_ARN.replace('123456789012', '210987654321') } },
      ...(['GUARD_FAILED', /another cluster/] as const),
    ],
    [
      'another region',
      { described: { arn: EKS_ARN.replace('eu-central-1', 'us-east-1') } },
      ...(['GUARD_FAILED', /another cluster/] as const),
    ],
    ['a status without an address', { status: 'CREATING' }, 'READ_REFUSED', /neither ACTIVE/],
    [
      'an http address',
      { described: { endpoint: 'http://127.0.0.1' } },
      'RESPONSE_INVALID',
      /usable/,
    ],
    [
      'an address with a password',
      { described: { endpoint: 'https://a:b@eks.lab.test' } },
      ...(['RESPONSE_INVALID', /usable/] as const),
    ],
    [
      'an address with a path',
      { described: { endpoint: 'https://eks.lab.test/path' } },
      ...(['RESPONSE_INVALID', /usable/] as const),
    ],
    ['no address', { described: { endpoint: null } }, 'RESPONSE_INVALID', /usable/],
    ['no authority', { described: { certificateAuthority: {} } }, 'RESPONSE_INVALID', /usable/],
    [
      'an authority that is none',
      { described: { certificateAuthority: { data: 'cHduZWQ=' } } },
      ...(['RESPONSE_INVALID', /usable/] as const),
    ],
    [
      'an id that would change the signed header',
      { outpostId: 'a\nb' },
      ...(['RESPONSE_INVALID', /usable/] as const),
    ],
  ])('is rejected: %s', async (_, options, code, message) => {
    const stage = await at(ONLY, options)
    const failure = await failureOf(stage.obtain())
    expect([failure.code, failure.message]).toEqual([code, expect.stringMatching(message)])
  })

  test('is a rejection with the policy that the role lacks', async () => {
    const stage = await at(BOTH, { denied: true })
    const { code, message } = await failureOf(stage.obtain())
    expect(code).toBe('READ_REFUSED')
    expect(message).toContain('describing cluster prod; the login was fine')
    expect(message).toContain(`"Action":"eks:DescribeCluster","Resource":"${EKS_ARN}"`)
    expect(message).not.toContain('pwned')
  })
  test('is a rejection if the region has no such cluster', async () => {
    const stage = await at(ONLY, { name: 'another' })
    expect(await failureOf(stage.obtain())).toMatchObject({
      ...{ code: 'READ_REFUSED', message: expect.stringMatching(/no such cluster/) },
      fix: expect.stringContaining('aws eks list-clusters'),
    })
  })
  test('is asked for again if EKS limits the rate', async () => {
    let calls = 0
    const stage = await at(ONLY, {
      fault: ({ url }) =>
        url.hostname.startsWith('eks.') && ++calls === 1
          ? { status: 400, body: { __type: 'ThrottlingException' } }
          : undefined,
    })
    expect(access(await stage.obtain()).server).toBe(EKS_SERVER)
    expect(calls).toBe(2)
  })
})

describe('the inputs of a cluster', () => {
  const mistakes = async (yaml: string): Promise<string> =>
    (await failureOf(orderOf(aws, `role: ${ROLE}\nregion: eu-central-1\n${yaml}`))).message
  test.each([
    ['a name', 'cluster: a/b\nexport: kubeconfig', /"cluster" must be the name of an EKS cluster/],
    ['its own target', 'cluster: prod\nexport: env', /"cluster" needs "export: kubeconfig"/],
    [
      'no secrets beside it',
      'cluster: prod\nexport: kubeconfig\nread: {A: "ssm:/a"}',
      /"cluster" cannot be used with "read"/,
    ],
    [
      'a namespace',
      'cluster: p\nexport: kubeconfig\nkube-namespace: A_b',
      /the name of a namespace/,
    ],
    ['a cluster for its namespace', 'kube-namespace: a\nexport: env', / needs "cluster"/],
    ['a cluster for its account', 'kube-service-account: a/b\nexport: env', / needs "cluster"/],
    [
      'an account for what is not revoked',
      'cluster: prod\nexport: kubeconfig\nrevoke: none',
      /"revoke" needs "kube-service-account"/,
    ],
    [
      'no chain that post would have to follow',
      `cluster: prod\nexport: kubeconfig\nkube-service-account: a/b\nchain: [{role: "${ROLE}-2"}]`,
      /"chain" cannot be used with "kube-service-account"/,
    ],
    [
      'no lifetime of a session that is not exported',
      'cluster: prod\nexport: kubeconfig\nlifetime: 1h',
      /"lifetime" has no effect: EKS accepts a token for 15 minutes/,
    ],
    [
      'its own address beside another STS',
      'cluster: prod\nexport: kubeconfig\naddress: https://sts.lab.test',
      /"store-address" is required beside "address" and "cluster"/,
    ],
  ])('are %s', async (_, yaml, message) => expect(await mistakes(yaml)).toMatch(message))
  test('are of a region', async () =>
    expect(
      (await failureOf(orderOf(aws, ONLY.replace('eu-central-1', 'aws-global')))).message,
    ).toMatch(/: aws-global has no clusters/))
  test('name the access to a cluster, and what is requested', async () => {
    const { order } = await orderOf(aws, ONLY)
    expect(order).toMatchObject({ cluster: true, requested: { cluster: 'prod' } })
    expect(order.origins.map(({ host }) => host)).toContain('eks.eu-central-1.amazonaws.com')
  })
})

// The endpoints are those of botocore 1.43.11: plain, dual-stack, FIPS, both.
test.each([
  ['eu-central-1', 'eks.*.amazonaws.com eks.*.api.aws fips.eks.*.amazonaws.com eks-fips.*.api.aws'],
  ['us-gov-west-1', 'eks.*.amazonaws.com eks.*.api.aws eks.*.amazonaws.com eks-fips.*.api.aws'],
  [
    'cn-north-1',
    'eks.*.amazonaws.com.cn eks.*.api.amazonwebservices.com.cn eks-fips.*.amazonaws.com.cn ' +
      'eks-fips.*.api.amazonwebservices.com.cn',
  ],
  [
    'us-isob-east-1',
    'eks.*.sc2s.sgov.gov eks.*.api.aws.scloud eks-fips.*.sc2s.sgov.gov eks-fips.*.api.aws.scloud',
  ],
])('the endpoint of EKS in %s is that of the SDKs', (region, hosts) => {
  const variants = [false, true].flatMap((fips) =>
    [false, true].map((dualStack) => eksEndpoint(region, { fips, dualStack }).host),
  )
  expect(variants.join(' ')).toBe(hosts.replaceAll('*', region))
})

// Signed by botocore 1.43.11 for the same credentials and time, as `aws eks get-token` does.
test.each([
  [
    ...['eu-central-1', 'amazonaws.com', 'prod_1'],
    'a06c902989bab09d7e92c5021edccd0c7527f8ed1434e145a5e6a4a55f74a694',
  ],
  [
    ...['cn-north-1', 'amazonaws.com.cn', 'Prod-2'],
    '15bd712b6abf4fa01060bc2f63376bf0502b342bd579798e57a28496c065d5ca',
  ],
])('a URL is signed as botocore signs it, for %s', (region, suffix, cluster, signature) => {
  const host = `https://sts.${region}.${suffix}/?Action=GetCallerIdentity&Version=2011-06-15`
  const signed = presign(
    { url: new URL(host), headers: { 'x-k8s-aws-id': cluster }, expires: 60 },
    {
      accessKeyId: new Secret('ASIAEXAMPLE00000001'),
      secretAccessKey: new Secret('wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY'),
      sessionToken: new Secret('IQoJb3JpZ2luX2VjE+/=token'),
    },
    { region, service: 'sts', now: Date.parse('2026-11-20T12:00:00Z') / 1000 },
  )
  expect(signed.reveal()).toBe(
    `${host}&X-Amz-Algorithm=AWS4-HMAC-SHA256&X-Amz-Credential=ASIAEXAMPLE00000001%2F20261120%2F` +
      `${region}%2Fsts%2Faws4_request&X-Amz-Date=20261120T120000Z&X-Amz-Expires=60&` +
      'X-Amz-SignedHeaders=host%3Bx-k8s-aws-id&X-Amz-Security-Token=' +
      `IQoJb3JpZ2luX2VjE%2B%2F%3Dtoken&X-Amz-Signature=${signature}`,
  )
})
