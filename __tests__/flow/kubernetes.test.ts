import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import type { Handler } from '../lab/handler.ts'
import { inProcessStep, vaultInputs } from '../lab/inProcessStep.ts'
import {
  KUBE_USER,
  type KubernetesOptions,
  type KubernetesServer,
  kubernetesServer,
} from '../lab/kubernetes.ts'

const KUBE = 'https://kube.lab.test'
const inputs = {
  ...{ from: 'kubernetes', address: KUBE, export: 'env', expect: 'repository: octo-org/app' },
  'kube-service-account': 'deploy/ci',
}

/** `between` stands before the server, as what kills a process at a request. */
function step(
  options: KubernetesOptions = {},
  between: (handle: Handler) => Handler = (handle) => handle,
) {
  let kube: KubernetesServer | undefined
  const made = inProcessStep({
    servers(lab, issuer) {
      kube = kubernetesServer(lab, issuer.verifier, { origin: KUBE, ...options })
      return { [KUBE]: between(kube.handle) }
    },
  })
  return { ...made, kube: kube as KubernetesServer }
}

test('a job deploys with the token, and post ends it', async () => {
  const { kube, main, post, runtime, record } = step()
  expect(await main(inputs)).toBeUndefined()
  const token = runtime.env['KUBE_TOKEN'] ?? ''
  expect(kube.userOf(token)).toBe('system:serviceaccount:deploy:ci')
  const after = await post()
  expect(after?.runtime.logged()).toContain('kubernetes: revoked')
  expect(kube.userOf(token)).toBeUndefined()
  expect(kube.secrets.size).toBe(0)
  expect(record()).toMatchObject([
    {
      event: 'leased',
      id: 'system:serviceaccount:deploy:ci',
      requested: { service_account: 'deploy/ci' },
      keys: { user: KUBE_USER, credential_id: expect.stringMatching(/^JTI=/) },
    },
    { event: 'ended', end: 'revoked', keys: { secret: expect.stringMatching(/^deploy\/lease-/) } },
  ])
  expect(JSON.stringify(record())).not.toContain(token)
})

describe.each([
  [1, 'review of the user', 0],
  [2, 'creation of the Secret', 1],
  [3, 'TokenRequest', 1],
])('a kill at request %i, the %s', (nth, _, secrets) => {
  test.each([
    ['before', false],
    ['after', true],
  ])('%s the server has served it leaves nothing behind', async (__, served) => {
    let seen = 0
    let reach = (): void => {}
    const reached = new Promise<void>((resolve) => {
      reach = resolve
    })
    const { kube, main, post } = step({}, (handle) => async (request) => {
      if (++seen !== nth) return handle(request)
      if (served) await handle(request)
      reach()
      return new Promise<never>(() => {})
    })
    void main(inputs)
    await reached
    expect(kube.secrets.size).toBe(served ? secrets : Math.max(0, nth - 2))
    const after = await post()
    expect(kube.living()).toEqual([])
    expect(kube.secrets.size).toBe(0)
    expect(after?.failure).toBeUndefined()
    expect(after?.runtime.logged()).not.toContain('may be valid')
  })
})

test('another lease that fails revokes the token, and nothing is exported', async () => {
  const { kube, main, runtime } = step()
  const failure = await main({
    ...{ expect: 'repository: octo-org/app', export: 'env' },
    leases:
      `cluster: {from: kubernetes, address: "${KUBE}", kube-service-account: deploy/ci}\n` +
      `app: {from: vault, address: "${vaultInputs.address}", role: absent}`,
  })
  expect(failure?.code).toBe('EXCHANGE_REFUSED')
  expect(runtime.env).toEqual({})
  expect(kube.living()).toEqual([])
})

test('must-be-rejected passes where RBAC denies the user, and leaves no Secret', async () => {
  const { export: _, ...rest } = { ...inputs, 'must-be-rejected': 'true' }
  for (const rules of [[], ['create secrets', 'delete secrets']]) {
    const denied = step({ rules })
    expect(await denied.main(rest)).toBeUndefined()
    await denied.post()
    expect(denied.kube.living()).toEqual([])
  }
  const granted = step()
  expect((await granted.main(rest))?.code).toBe('NOT_REJECTED')
  expect(granted.kube.living()).toEqual([])
  // A 401 has too many causes to prove anything.
  const unknown = step({ admits: () => false })
  expect((await unknown.main(rest))?.code).toBe('INCONCLUSIVE')
})

test('a deletion that the cluster denies fails the job that wants it, with the cause', async () => {
  const { kube, main, post } = step({ rules: ['create secrets', 'create serviceaccounts/token'] })
  await main({ ...inputs, 'on-revoke-failure': 'fail' })
  const after = await post()
  expect(after?.failure?.code).toBe('EXCHANGE_REFUSED')
  expect(after?.failure?.causes).toEqual([expect.stringContaining('but not `delete`')])
  expect(after?.runtime.logged()).toContain('could not be revoked')
  expect(kube.living()).toHaveLength(1)
})

describe('a cluster that cannot be reached in post', () => {
  const down = () => new Failure('UNREACHABLE', 'the host is down')

  test('leaves a Secret that the log names with the command that deletes it', async () => {
    const { kube, main, post, runtime } = step()
    await main(inputs)
    const [key = ''] = kube.secrets.keys()
    const command = `kubectl delete secret -n deploy ${key.split('/')[1]}`
    const after = await post({ fault: ({ url }) => (url.origin === KUBE ? down() : undefined) })
    expect(after?.failure).toBeUndefined()
    expect(after?.runtime.logged()).toMatch(/^kubernetes: could not be revoked/m)
    expect(after?.runtime.logged()).toContain(`; to remove what is left: ${command}`)
    expect(after?.runtime.summary()).toContain(command)
    expect(kube.userOf(runtime.env['KUBE_TOKEN'] ?? '')).toBe('system:serviceaccount:deploy:ci')
  })

  test('fails the job that wants it, and the fix has the command', async () => {
    const { kube, main, post } = step()
    await main({ ...inputs, 'on-revoke-failure': 'fail' })
    const [key = ''] = kube.secrets.keys()
    const after = await post({ fault: ({ url }) => (url.origin === KUBE ? down() : undefined) })
    expect(after?.failure?.code).toBe('UNREACHABLE')
    expect(after?.failure?.fix).toContain(`kubectl delete secret -n deploy ${key.split('/')[1]}`)
  })
})

test('post sends an ID token to the cluster alone, and no other request', async () => {
  const { main, post } = step()
  await main(inputs)
  const after = await post()
  const sent = (after?.runtime.transcript ?? []).flatMap((event) =>
    event.kind === 'request' && event.headers['authorization']?.includes('eyJ')
      ? [`${event.method} ${new URL(event.url).origin}`]
      : [],
  )
  expect(sent).toEqual([`DELETE ${KUBE}`])
})
