import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { Failure } from '../../src/core/failure.ts'
import type { Lease } from '../../src/journal/credentials.ts'
import { kubernetes } from '../../src/providers/kubernetes/index.ts'
import { isValidRevocationData } from '../../src/providers/kubernetes/revoke.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import {
  KUBE_USER,
  type KubernetesOptions,
  type KubernetesServer,
  kubernetesServer,
  serviceAccountJwt,
} from '../lab/kubernetes.ts'
import type { Fault } from '../lab/runtime.ts'
import {
  failureOf,
  type HarnessOptions,
  orderOf,
  type ProviderHarness,
  plain,
  providerHarness,
} from './providerHarness.ts'

const NOW = 1_790_000_000
const HOST = 'kube.lab.test'
const DIRECT = `address: https://${HOST}\n`
const YAML = `${DIRECT}kube-service-account: deploy/ci\n`
const SUBJECT = 'system:serviceaccount:deploy:ci'

interface Scene extends HarnessOptions, KubernetesOptions {}

async function at(
  yaml: string,
  scene: Scene = {},
): Promise<ProviderHarness & { readonly kube: KubernetesServer }> {
  let kube: KubernetesServer | undefined
  const stage = await providerHarness(kubernetes, yaml, {
    ...scene,
    servers: (lab, issuer) => {
      kube = kubernetesServer(lab, issuer.verifier, scene)
      return kube.hosts
    },
  })
  return { ...stage, kube: kube as KubernetesServer }
}

const tokenOf = (lease: Lease): string => plain(lease)['KUBE_TOKEN'] ?? ''
const isSecret = ({ url, method }: LabRequest): boolean =>
  method === 'POST' && url.pathname.endsWith('/secrets')
const isToken = ({ url }: LabRequest): boolean => url.pathname.endsWith('/token')
const isDelete = ({ method }: LabRequest): boolean => method === 'DELETE'
const lost = { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }

/** A fault for the first requests of a kind. */
const faultAt = (
  is: (request: LabRequest) => boolean,
  fault: Fault,
  times = 1,
): NonNullable<Scene['fault']> => {
  let seen = 0
  return (request) => (is(request) && ++seen <= times ? fault : undefined)
}

describe('a token of a service account', () => {
  test('is bound to an empty Secret, masked, and usable at the cluster', async () => {
    const stage = await at(YAML)
    const lease = await stage.obtain()
    const token = tokenOf(lease)
    expect(stage.kube.userOf(token)).toBe(SUBJECT)
    expect(plain(lease)).toEqual({ KUBE_HOST: `https://${HOST}`, KUBE_TOKEN: token })
    expect(lease).toMatchObject({
      expiresAt: NOW + 3600,
      id: SUBJECT,
      cluster: { server: `https://${HOST}`, ca: undefined, namespace: undefined },
    })
    expect(stage.kube.living()).toEqual([
      expect.stringMatching(new RegExp(`^token ${SUBJECT} of deploy/lease-\\d+-1-[0-9a-f]{8}$`)),
    ])
    const [secret] = stage.kube.secrets.values()
    expect(secret?.value).toMatchObject({ type: 'Opaque', immutable: true })
    expect(secret?.value).not.toHaveProperty('data')
    expect(secret?.value).not.toHaveProperty('stringData')
    const order = stage.runtime.readable()
    const mask = order.indexOf(`mask ${token}`)
    expect(mask).toBeGreaterThan(-1)
    expect(order.slice(0, mask).join()).not.toContain(token)
  })

  test('is requested with the lifetime and the audience that the inputs name', async () => {
    const stage = await at(`${YAML}lifetime: 15m\ntoken-audience: https://vault.lab.test\n`)
    const lease = await stage.obtain()
    expect(lease.expiresAt).toBe(NOW + 900)
    // For another server: the cluster itself does not accept it, so there is no access to write.
    expect(stage.kube.userOf(tokenOf(lease))).toBeUndefined()
    expect(lease.cluster).toBeUndefined()
    expect(Object.keys(plain(lease))).toEqual(['KUBE_TOKEN'])
    expect(stage.order.cluster).toBeUndefined()
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.living()).toEqual([])
  })

  test('comes from below a path, with the authority of the cluster', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n'
    const yaml = YAML.replace(HOST, `${HOST}/k8s/clusters/c-1/`)
    const stage = await at(
      `${yaml}kube-namespace: web\nca-certificate: ${JSON.stringify(`x\n${pem}`)}\n`,
      { prefix: '/k8s/clusters/c-1' },
    )
    const lease = await stage.obtain()
    const server = `https://${HOST}/k8s/clusters/c-1`
    expect(lease.cluster).toMatchObject({ server, ca: pem, namespace: 'web' })
    expect(plain(lease)).toMatchObject({ KUBE_HOST: server, KUBE_CLUSTER_CA_CERT_DATA: pem })
    expect(stage.order.names).toEqual(['KUBE_HOST', 'KUBE_TOKEN', 'KUBE_CLUSTER_CA_CERT_DATA'])
    expect(await stage.revoke()).toEqual(['revoked'])
  })

  test('is on record with the ids of the audit log of the cluster', async () => {
    const stage = await at(YAML)
    const lease = await stage.obtain()
    const [receipt] = stage.receipts()
    expect(receipt?.keys).toEqual({
      user: KUBE_USER,
      secret: [...stage.kube.secrets.keys()][0],
    })
    const requested = stage.kube.audited.find(({ requestURI }) => requestURI.endsWith('/token'))
    expect(lease.keys).toEqual({
      credential_id: [requested?.annotations['authentication.kubernetes.io/issued-credential-id']],
    })
    expect(receipt?.token).toMatchObject({ jti: expect.any(String) })
    expect(requested?.user.extra).toEqual({
      'authentication.kubernetes.io/credential-id': [`JTI=${receipt?.token?.['jti']}`],
    })
  })

  test('that the server shortens ends when the server says', async () => {
    const stage = await at(`${YAML}lifetime: 24h`, { longest: 1800 })
    expect((await stage.obtain()).expiresAt).toBe(NOW + 1800)
  })
})

describe('the revocation', () => {
  test('deletes the Secret with an ID token alone, and the token is dead', async () => {
    const stage = await at(YAML)
    const token = tokenOf(await stage.obtain())
    const [receipt] = stage.receipts()
    const [key = ''] = stage.kube.secrets.keys()
    expect(receipt?.revocation).toEqual({
      ...{ address: `https://${HOST}/`, audience: `https://${HOST}`, namespace: 'deploy' },
      ...{ secret: key.split('/')[1], uid: stage.kube.secrets.get(key)?.uid },
    })
    const written = JSON.stringify([...stage.runtime.state.values()])
    expect(written).not.toContain(token)
    expect(written).not.toMatch(/eyJ[\w-]+\.eyJ/)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.userOf(token)).toBeUndefined()
    expect(stage.kube.living()).toEqual([])
    expect(stage.kube.audited.at(-1)).toMatchObject({
      verb: 'delete',
      user: { username: KUBE_USER },
    })
    expect(await stage.revoke()).toEqual(['already-gone'])
  })

  test('never deletes another Secret of that name', async () => {
    const stage = await at(YAML)
    const token = tokenOf(await stage.obtain())
    const [key = ''] = stage.kube.secrets.keys()
    const other = { uid: 'another', value: {} }
    ;(stage.kube.secrets as Map<string, typeof other>).set(key, other)
    expect(await stage.revoke()).toEqual(['already-gone'])
    expect(stage.kube.secrets.get(key)).toBe(other)
    expect(stage.kube.userOf(token)).toBeUndefined()
  })

  const status = (reason: string, code: number, name: string): LabAnswer => ({
    status: code,
    body: { kind: 'Status', status: 'Failure', reason, code, details: { name, kind: 'secrets' } },
  })
  test.each<[string, LabAnswer, string]>([
    [
      'a 404 of a proxy',
      { status: 404, body: '404 page not found\n' },
      'the Secret was not deleted',
    ],
    ['a 404 about something else', status('NotFound', 404, 'x'), 'the Secret was not deleted'],
    ['a 409 about something else', status('Conflict', 409, 'x'), 'the Secret was not deleted'],
    ['a 401', { status: 401 }, 'the Secret was not deleted: Unauthorized'],
    ['a 403', status('Forbidden', 403, 'x'), 'the Secret was not deleted: Forbidden'],
    [
      'a success for another Secret',
      {
        status: 200,
        body: { kind: 'Status', status: 'Success', details: { name: 'x' } },
      },
      'the Secret was not deleted',
    ],
    ['a success of a proxy', { status: 200, body: { ok: true } }, 'the Secret was not deleted'],
    [
      'a Secret that is only shown',
      { status: 200, body: { kind: 'Secret', metadata: {} } },
      'the Secret was not deleted',
    ],
  ])('does not take %s for an end', async (_, answer, symptom) => {
    const stage = await at(YAML, { fault: (request) => (isDelete(request) ? answer : undefined) })
    const token = tokenOf(await stage.obtain())
    const failure = await failureOf(stage.revoke())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message.split('\n')[0]).toMatch(new RegExp(`: ${symptom}$`))
    expect(stage.kube.userOf(token)).toBe(SUBJECT)
  })

  test('takes a Secret that a finalizer keeps for deleted', async () => {
    const stage = await at(YAML, {
      fault: ({ method, url }) =>
        method === 'DELETE'
          ? {
              status: 202,
              body: {
                kind: 'Secret',
                metadata: {
                  name: url.pathname.split('/').at(-1),
                  deletionTimestamp: '2026-11-28T00:00:00Z',
                },
              },
            }
          : undefined,
    })
    await stage.obtain()
    expect(await stage.revoke()).toEqual(['revoked'])
  })

  test.each([
    ['nothing', {}],
    ['another Secret', { secret: 'database' }],
    ['a path as namespace', { namespace: 'a/b' }],
    ['a path as uid', { uid: '../x' }],
    ['a query', { address: `https://${HOST}/?x=1` }],
    ['plain http', { address: `http://${HOST}/` }],
    ['no audience', { audience: '' }],
    ['a further part', { token: 'x' }],
  ])('never follows state with %s', (what, part) => {
    const way = {
      ...{ address: `https://${HOST}/`, audience: 'a', namespace: 'deploy' },
      secret: 'lease-1-1-0a1b2c3d',
    }
    expect(isValidRevocationData(way)).toBe(true)
    expect(isValidRevocationData(what === 'nothing' ? {} : { ...way, ...part })).toBe(false)
  })
})

describe('between the Secret and the token', () => {
  test('a rejected request deletes the Secret at once', async () => {
    const stage = await at(YAML, { rules: ['create secrets', 'delete secrets'] })
    const failure = await failureOf(stage.obtain())
    expect(failure.message).toContain(': Forbidden (TokenRequest)\n')
    expect(stage.kube.living()).toEqual([])
    expect(stage.receipts()).toEqual([])
  })

  test('a lost response leaves a token that the deletion ends', async () => {
    const stage = await at(YAML, { fault: faultAt(isToken, lost, 20) })
    expect((await failureOf(stage.obtain())).code).toBe('UNREACHABLE')
    expect(stage.kube.living()).toEqual([])
  })

  test('a response that cannot be trusted does so, too', async () => {
    const stage = await at(YAML, { fault: faultAt(isToken, { status: 201, body: { status: {} } }) })
    expect((await failureOf(stage.obtain())).code).toBe('RESPONSE_INVALID')
    expect(stage.kube.living()).toEqual([])
  })

  test('a deletion that fails is left to the rollback', async () => {
    const stage = await at(YAML, {
      rules: ['create secrets', 'delete secrets'],
      fault: faultAt(isDelete, { status: 403 }),
    })
    await failureOf(stage.obtain())
    expect(stage.kube.living()).toHaveLength(1)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.living()).toEqual([])
  })

  test('a Secret whose response was lost is created anew, and none is left', async () => {
    const stage = await at(YAML, { fault: faultAt(isSecret, lost) })
    await stage.obtain()
    expect(stage.kube.living()).toEqual([expect.stringContaining(`token ${SUBJECT} of `)])
    expect(stage.kube.secrets.size).toBe(1)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.living()).toEqual([])
  })

  test('a Secret of which nothing was heard is deleted by its name', async () => {
    const stage = await at(YAML, { fault: faultAt(isSecret, lost, 20) })
    await failureOf(stage.obtain())
    expect(stage.kube.living()).toHaveLength(1)
    expect(stage.receipts()).toMatchObject([{ revocation: { secret: expect.any(String) } }])
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.living()).toEqual([])
    // It has no uid: no token was ever requested for it.
    expect(await stage.revoke()).toEqual(['revoked'])
  })

  test('a rejection after a lost response does not close the receipt', async () => {
    let creations = 0
    const stage = await at(YAML, {
      fault(request) {
        if (!isSecret(request)) return undefined
        return ++creations === 1 ? lost : { status: 403 }
      },
    })
    await failureOf(stage.obtain())
    expect(stage.kube.secrets.size).toBe(1)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.secrets.size).toBe(0)
  })

  test('a Secret that was refused leaves nothing to revoke', async () => {
    const stage = await at(YAML, { rules: [] })
    expect((await failureOf(stage.obtain())).message).toContain(': Forbidden (Secrets)\n')
    expect(stage.receipts()).toEqual([])
  })

  test.each([
    ['the Secret is created', 2, 'secrets'],
    ['the token is requested', 3, 'token'],
  ])('a full disk stops before %s', async (_, remember, never) => {
    const seen: string[] = []
    const stage = await at(YAML, {
      fullFrom: { remember },
      fault: ({ url }) => void seen.push(url.pathname.split('/').at(-1) ?? ''),
    })
    expect((await failureOf(stage.obtain())).code).toBe('STATE_UNWRITABLE')
    expect(seen).not.toContain(never)
    // The rollback has the receipt in memory.
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.kube.living()).toEqual([])
  })
})

describe('revoke: none', () => {
  test('leases a token that is bound to nothing, and says so', async () => {
    const stage = await at(`${YAML}revoke: none`, { rules: ['create serviceaccounts/token'] })
    await stage.obtain()
    expect(stage.kube.living()).toEqual([`token ${SUBJECT}`])
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('not bound to a Secret') },
    ])
    expect(await stage.revoke()).toEqual(['expires'])
  })

  test('leaves nothing on record if the request is rejected', async () => {
    const stage = await at(`${YAML}revoke: none`, { rules: [] })
    await failureOf(stage.obtain())
    expect(stage.receipts()).toEqual([])
  })

  test('is never assumed where Secrets are forbidden', async () => {
    const stage = await at(YAML, { rules: ['create serviceaccounts/token'] })
    await failureOf(stage.obtain())
    expect(stage.kube.living()).toEqual([])
  })
})

describe('without a service account', () => {
  test('the ID token is the lease, with a warning that has its real expiry', async () => {
    const stage = await at(DIRECT)
    const lease = await stage.obtain()
    expect(stage.kube.userOf(tokenOf(lease))).toBe(KUBE_USER)
    expect(lease).toMatchObject({ id: KUBE_USER, expiresAt: NOW + 300 })
    expect(stage.receipts()).toMatchObject([{ revocation: null, expiresAt: NOW + 300 }])
    expect(JSON.stringify([...stage.runtime.state.values()])).not.toMatch(/eyJ[\w-]+\.eyJ/)
    expect(stage.runtime.logged()).toContain('it is valid for 300 s and cannot be revoked')
    expect(stage.kube.secrets.size).toBe(0)
    expect(await stage.revoke()).toEqual(['expires'])
  })
})

describe('the guard', () => {
  const isReview = ({ url }: LabRequest): boolean => url.pathname.endsWith('selfsubjectreviews')
  const review = (extra: object | undefined, username = KUBE_USER): LabAnswer => ({
    status: 201,
    body: { status: { userInfo: { username, extra } } },
  })
  const OTHER = { 'authentication.kubernetes.io/credential-id': ['JTI=another'] }

  test.each<[string, string, Scene]>([
    ['a user that is not expected', `${YAML}expect-user: gha:other`, {}],
    ['a proxy that presents a token of its own', YAML, { fault: faultAt(isReview, review(OTHER)) }],
    [
      'the same with the expected user',
      `${YAML}expect-user: ${KUBE_USER}`,
      {
        fault: faultAt(isReview, review(OTHER)),
      },
    ],
    [
      'a certificate in place of the token',
      YAML,
      {
        fault: faultAt(
          isReview,
          review({
            'authentication.kubernetes.io/credential-id': ['X509SHA256=00'],
          }),
        ),
      },
    ],
    [
      'two ids',
      YAML,
      {
        fault: faultAt(
          isReview,
          review({
            'authentication.kubernetes.io/credential-id': ['JTI=a', 'JTI=b'],
          }),
        ),
      },
    ],
    ['the direct path at another cluster', DIRECT, { fault: faultAt(isReview, review(OTHER)) }],
  ])('stops %s before anything is created', async (_, yaml, scene) => {
    const stage = await at(yaml, scene)
    expect((await failureOf(stage.obtain())).code).toBe('GUARD_FAILED')
    expect(stage.kube.living()).toEqual([])
    expect(stage.receipts()).toEqual([])
  })

  test('says that it could not check where an old server states nothing', async () => {
    const old = await at(YAML, { statesCredential: false })
    expect((await old.obtain()).unverifiedNote).toContain('not verified')
    const user = await at(`${YAML}expect-user: ${KUBE_USER}`, { statesCredential: false })
    expect((await user.obtain()).unverifiedNote).toBeUndefined()
  })

  test('shows no user that might be a token', async () => {
    const stage = await at(`${DIRECT}expect-user: me`, { username: () => 'x'.repeat(300) })
    const { message } = await failureOf(stage.obtain())
    expect(message).toBe(
      `${HOST} authenticated this workflow as "(long text left out)", not as "me"`,
    )
    const odd = await at(`${DIRECT}expect-user: me`, { username: () => '::stop\n##[x]' })
    expect((await failureOf(odd.obtain())).message).not.toMatch(/\n|##\[/)
  })

  const claims = (change: object): object => ({
    ...{ aud: ['kube'], exp: NOW + 3600, iat: NOW, sub: SUBJECT, jti: 'j' },
    'kubernetes.io': { secret: { name: 'replaced', uid: 'replaced' } },
    ...change,
  })
  const issue = (change: object, expires = NOW + 3600): LabAnswer => ({
    status: 201,
    body: {
      status: {
        token: serviceAccountJwt(claims(change)),
        expirationTimestamp: new Date(expires * 1000).toISOString(),
      },
    },
  })
  const bound = `${YAML}revoke: none\n`
  test.each<[string, string, LabAnswer, string]>([
    ['of another account', bound, issue({ sub: `${SUBJECT}x` }), '"sub" is'],
    ['for another audience', `${bound}token-audience: vault`, issue({}), '"aud" is "kube"'],
    [
      'for a further audience',
      `${bound}token-audience: vault`,
      issue({ aud: ['vault', 'x'] }),
      '"aud" is "vault x"',
    ],
    ['bound to another Secret', YAML, issue({}), '"secret.uid" is "replaced"'],
    ['bound to no Secret', YAML, issue({ 'kubernetes.io': {} }), '"secret.uid" is absent'],
    ['valid for longer', bound, issue({ exp: NOW + 7200 }, NOW + 7200), 'longer than requested'],
  ])('rejects a token %s', async (_, yaml, answer, reason) => {
    const stage = await at(yaml, { fault: faultAt(isToken, answer) })
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('GUARD_FAILED')
    expect(failure.message).toContain(reason)
    expect(stage.kube.secrets.size).toBe(0)
  })

  test.each<[string, LabAnswer]>([
    ['no expiry', issue({ exp: undefined })],
    ['two expiries', issue({}, NOW + 60)],
    [
      'something else than a JWT',
      {
        status: 201,
        body: { status: { token: 'opaque', expirationTimestamp: '2027-01-01T00:00:00Z' } },
      },
    ],
  ])('rejects a token with %s', async (_, answer) => {
    const stage = await at(bound, { fault: faultAt(isToken, answer) })
    expect((await failureOf(stage.obtain())).code).toBe('RESPONSE_INVALID')
  })
})

describe('a rejection is explained', () => {
  const kubeStatus = (code: number, reason: string, message = ''): LabAnswer => ({
    status: code,
    body: { kind: 'Status', status: 'Failure', reason, message, code },
  })
  const all = (answer: LabAnswer): Scene => ({ fault: () => answer })
  test.each<[string, string, Scene]>([
    ['Unauthorized', YAML, { audience: 'https://other.lab.test' }],
    ['Unauthorized', YAML, { admits: () => false }],
    [
      'Forbidden for system:anonymous',
      YAML,
      all(kubeStatus(403, 'Forbidden', 'User "system:anonymous" cannot create')),
    ],
    [
      'Forbidden (SelfSubjectReview)',
      YAML,
      all(kubeStatus(403, 'Forbidden', 'User "x" cannot create')),
    ],
    ['NotFound (SelfSubjectReview)', YAML, all({ status: 404, body: '404 page not found' })],
    ['Forbidden (Secrets)', YAML, { rules: ['delete secrets', 'create serviceaccounts/token'] }],
    ['Forbidden (TokenRequest)', YAML, { rules: ['create secrets', 'delete secrets'] }],
    [
      'Forbidden',
      YAML,
      { fault: faultAt(isSecret, kubeStatus(403, 'Forbidden', 'exceeded quota')) },
    ],
    ['NotFound (service account)', YAML, { accounts: [] }],
    ['NotFound (namespace)', YAML, { fault: faultAt(isSecret, kubeStatus(404, 'NotFound')) }],
    ['Conflict', YAML, { fault: faultAt(isToken, kubeStatus(409, 'Conflict')) }],
    ['Invalid (TokenRequest)', YAML, { fault: faultAt(isToken, kubeStatus(422, 'Invalid')) }],
  ])('as %s', async (symptom, yaml, scene) => {
    const stage = await at(yaml, scene)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toContain(`: ${symptom}\n`)
    expect(refusals.kubernetes).toContainEqual(
      expect.objectContaining({ symptom, causes: failure.causes, fix: failure.fix }),
    )
    expect(stage.kube.living()).toEqual([])
  })

  test('with our side of it, or with the user that the cluster sees', async () => {
    const unknown = await at(YAML, { admits: () => false })
    expect((await failureOf(unknown.obtain())).message).toContain(
      `${HOST} returned 401 to the review of the user: Unauthorized\n  the token says iss: `,
    )
    const seen = await at(YAML, { rules: [] })
    expect((await failureOf(seen.obtain())).message).toContain(
      `\n  the cluster authenticated this workflow as user: "${KUBE_USER}"`,
    )
  })
})

describe('a mistake in the inputs is found before anything is requested', () => {
  test.each([
    ['no address', 'kube-service-account: a/b', '"address" is required'],
    ['a plain address', 'address: http://kube.lab.test', '"address" must be an https URL'],
    ['a name alone', `${DIRECT}kube-service-account: ci`, 'as NAMESPACE/NAME; got "ci"'],
    ['a path', `${DIRECT}kube-service-account: a/b/c`, 'as NAMESPACE/NAME; got "a/b/c"'],
    ['dots', `${DIRECT}kube-service-account: ../b`, 'as NAMESPACE/NAME; got "../b"'],
    ['a short lifetime', `${YAML}lifetime: 5m`, '"lifetime" must be a duration'],
    ['a lifetime alone', `${DIRECT}lifetime: 15m`, '"lifetime" needs "kube-service-account"'],
    ['an audience alone', `${DIRECT}token-audience: x`, '"token-audience" needs'],
    ['revoke alone', `${DIRECT}revoke: none`, '"revoke" needs'],
    ['another way to revoke', `${YAML}revoke: delete`, '"revoke" must be "none" or left out'],
    [
      'a namespace',
      `${YAML}kube-namespace: A_B`,
      '"kube-namespace" must be the name of a namespace',
    ],
    [
      'a namespace for another server',
      `${YAML}kube-namespace: web\ntoken-audience: x`,
      '"kube-namespace" cannot be used with "token-audience"',
    ],
  ])('%s', async (_, yaml, error) => {
    expect((await failureOf(orderOf(kubernetes, yaml))).message).toContain(error)
  })

  test('and what is requested is known', async () => {
    const { order } = await orderOf(kubernetes, YAML)
    expect(order).toMatchObject({
      ...{ audience: `https://${HOST}`, host: HOST, tokenUse: 'many', maxLifetime: 3600 },
      ...{ cluster: true, requested: { service_account: 'deploy/ci' } },
    })
    expect((await orderOf(kubernetes, DIRECT)).order.maxLifetime).toBe(300)
  })
})
