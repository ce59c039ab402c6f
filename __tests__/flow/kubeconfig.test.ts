import { describe, expect, test } from '@jest/globals'
import { EKS_SERVER } from '../lab/eks.ts'
import { awsInputs, type InProcessStep, inProcessStep, ROLE } from '../lab/inProcessStep.ts'
import { kubernetesServer } from '../lab/kubernetes.ts'
import { events } from '../lab/transcript.ts'

const inputs = { ...awsInputs, cluster: 'prod', export: 'kubeconfig' }
const AWS = `from: aws, role: "${ROLE}", region: eu-central-1`

/** The file that a later step finds by the variable. */
const fileOf = ({ runtime }: InProcessStep): string | undefined =>
  runtime.disk.get((runtime.env['KUBECONFIG'] ?? '').split(':')[0] ?? '')
const logged = ({ runtime }: InProcessStep, level: string): string =>
  events(runtime.transcript, 'say')
    .flatMap((deed) => (deed.level === level ? [deed.text] : []))
    .join('\n')

describe('a step with "export: kubeconfig"', () => {
  test('gives later steps a file with which the cluster sees the role, and no session', async () => {
    const s = inProcessStep()
    expect(await s.main(inputs)).toBeUndefined()
    const { users, clusters } = JSON.parse(fileOf(s) ?? '')
    expect(s.eks.user(users[0].user.token)).toBe(ROLE)
    expect(clusters[0].cluster.server).toBe(EKS_SERVER)
    expect(Object.keys(s.runtime.env)).toEqual(['KUBECONFIG', 'KUBE_CONFIG_PATH'])
    expect(s.runtime.outputs['kubeconfig']).toBe(s.runtime.env['KUBECONFIG'])
    expect(Object.keys(s.runtime.outputs)).not.toContain('AWS_SESSION_TOKEN')
    expect(logged(s, 'info')).toContain('aws: exported in the kubeconfig, as the context aws')
    expect(s.record()[0]).toMatchObject({ exported: ['kubeconfig:aws'] })
  })

  test('removes the file in post, and says what lives on', async () => {
    const s = inProcessStep()
    await s.main(inputs)
    const path = s.runtime.env['KUBECONFIG'] ?? ''
    const after = await s.post()
    expect([after?.failure, s.runtime.disk.has(path)]).toEqual([undefined, false])
    expect(after?.runtime.logged()).toMatch(/aws: cannot be revoked, expires in 15 min/)
    expect(s.record().at(-1)).toMatchObject({
      ...{ event: 'ended', end: 'expires' },
      note: expect.stringContaining('it signed a token for EKS cluster prod'),
    })
  })

  test('with a service account leaves no valid token and no Secret after post', async () => {
    const s = inProcessStep()
    const account = { ...inputs, 'kube-service-account': 'deploy/ci' }
    expect(await s.main(account)).toBeUndefined()
    const { users } = JSON.parse(fileOf(s) ?? '')
    expect(s.eksApi.userOf(users[0].user.token)).toBe('system:serviceaccount:deploy:ci')
    const after = await s.post()
    expect([after?.failure, s.eksApi.living()]).toEqual([undefined, []])
    expect(after?.runtime.logged()).toMatch(/^aws: revoked$/m)
  })

  test('with a service account leaves nothing if another lease fails', async () => {
    const s = inProcessStep({ vault: { roles: {} } })
    const vault = 'from: vault, address: "https://vault.lab.test", role: ci, export: env'
    const leases = `a: {${AWS}, cluster: prod, kube-service-account: deploy/ci, export: kubeconfig}\nb: {${vault}}`
    expect(await s.main({ leases })).toMatchObject({ code: 'EXCHANGE_REFUSED' })
    expect([s.eksApi.living(), s.runtime.env]).toEqual([[], {}])
  })

  test('exports the session where another target is named', async () => {
    const s = inProcessStep()
    expect(await s.main({ ...inputs, export: '[kubeconfig, env]' })).toBeUndefined()
    expect(Object.keys(s.runtime.env)).toEqual(
      expect.arrayContaining(['AWS_SESSION_TOKEN', 'KUBECONFIG']),
    )
    expect(s.runtime.outputs['AWS_SESSION_TOKEN']).toBeUndefined()
  })

  test('of a lease with a token is the only output: the token is in the file alone', async () => {
    const s = inProcessStep({
      servers: (lab, { verifier }) => kubernetesServer(lab, verifier).hosts,
    })
    const kube = { from: 'kubernetes', address: 'https://kube.lab.test', export: 'kubeconfig' }
    expect(await s.main({ ...kube, 'kube-service-account': 'deploy/ci' })).toBeUndefined()
    const { users } = JSON.parse(fileOf(s) ?? '')
    const outputs = JSON.stringify(s.runtime.outputs) + JSON.stringify(s.runtime.env)
    expect(outputs).not.toContain(users[0].user.token)
    expect(s.runtime.outputs['kubeconfig']).toBe(s.runtime.env['KUBECONFIG'])
  })

  test('leaves no context current where there are several', async () => {
    const s = inProcessStep()
    const leases = `a: {${AWS}, cluster: prod}\nb: {${AWS}, cluster: prod, kube-namespace: shop}`
    expect(await s.main({ leases, export: 'kubeconfig' })).toBeUndefined()
    expect(JSON.parse(fileOf(s) ?? '')).toMatchObject({
      'current-context': 'choose-a-context-a-or-b',
      contexts: [{ name: 'a' }, { name: 'b', context: { namespace: 'shop' } }],
    })
    const path = s.runtime.env['KUBECONFIG']
    expect(JSON.parse(s.runtime.outputs['values'] ?? '')).toEqual({
      a: { kubeconfig: path },
      b: { kubeconfig: path },
    })
  })

  test('hides what an earlier step set, with a notice, and keeps it where that is wanted', async () => {
    const variables = { KUBECONFIG: '/old', KUBE_CONFIG_PATH: '/old', HELM_KUBETOKEN: 'x' }
    const own = inProcessStep({ variables })
    await own.main(inputs)
    expect(own.runtime.env['KUBECONFIG']).not.toContain('/old')
    expect(logged(own, 'notice')).toMatch(/no longer see the contexts of the KUBECONFIG/)
    expect(logged(own, 'warning')).toMatch(/Some tools read HELM_KUBETOKEN, set earlier/)
    const merged = inProcessStep({ variables })
    await merged.main({ ...inputs, kubeconfig: 'merge' })
    expect(merged.runtime.env['KUBECONFIG']).toMatch(/kubeconfig:\/old$/)
    expect(merged.runtime.env['KUBE_CONFIG_PATHS']).toBe(merged.runtime.env['KUBECONFIG'])
    expect(logged(merged, 'warning')).toMatch(/Some tools read KUBE_CONFIG_PATH, HELM_KUBETOKEN/)
  })

  test('exports nothing if the job has a context of that name', async () => {
    const s = inProcessStep({ variables: { KUBECONFIG: '/old' } })
    s.runtime.disk.set('/old', '{"contexts":[{"name":"aws"}]}')
    expect(await s.main({ ...inputs, kubeconfig: 'merge' })).toMatchObject({
      ...{ code: 'EXPORT_FAILED', fix: expect.stringContaining('another name') },
    })
    expect([s.runtime.env, fileOf(s)]).toEqual([{}, undefined])
  })

  test('fails if the token lives for less than "min-lifetime", whatever the session does', async () => {
    const s = inProcessStep()
    const export_ = '[kubeconfig, env]'
    expect(await s.main({ ...inputs, export: export_, 'min-lifetime': '20m' })).toMatchObject({
      ...{ code: 'GUARD_FAILED', message: expect.stringMatching(/granted 900 s/) },
    })
    expect(s.runtime.env).toEqual({})
    const session = inProcessStep()
    expect(
      await session.main({ ...awsInputs, export: 'env', 'min-lifetime': '20m' }),
    ).toBeUndefined()
  })

  test('is refused beside a lease that sets one of its variables', async () => {
    const s = inProcessStep({ vault: { kv2: { app: [{ A: 'x' }] } } })
    const vault = 'from: vault, address: "https://vault.lab.test", role: ci, export: env'
    const leases =
      `a: {${AWS}, cluster: prod, export: kubeconfig}\n` +
      `b: {${vault}, read: {KUBE_CONFIG_PATHS: "secret/data/app#A"}}`
    expect(await s.main({ leases })).toMatchObject({
      ...{
        code: 'INPUT_INVALID',
        message: expect.stringMatching(/KUBE_CONFIG_PATHS would be set/),
      },
    })
  })
})
