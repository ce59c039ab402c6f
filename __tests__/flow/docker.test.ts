import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../src/core/failure.ts'
import { ACCOUNT, SUBJECT } from '../lab/allProviders.ts'
import { type Ecr, type EcrOptions, ecr } from '../lab/ecr.ts'
import { google, PROVIDER } from '../lab/google.ts'
import {
  awsInputs,
  type InProcessStep,
  inProcessStep,
  type StepSetting,
} from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const HOST = 'europe-west3-docker.pkg.dev'
const inputs = {
  ...{ from: 'gcp', export: 'docker', registries: HOST, expect: 'repository: octo-org/app' },
  ...{ 'workload-identity-provider': PROVIDER, 'service-account': ACCOUNT },
}
const step = (setting: StepSetting = {}): InProcessStep =>
  inProcessStep({
    issuer: { claims: { sub: SUBJECT } },
    servers: (lab, { verifier }) =>
      google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } }).hosts,
    ...setting,
  })
const put = ({ runtime: { disk } }: InProcessStep, path: string, auths: object, more = {}) =>
  disk.set(path, JSON.stringify({ auths, ...more }))
const readConfig = ({ runtime: { disk } }: InProcessStep, path = '') =>
  JSON.parse(disk.get(path) ?? '') as {
    readonly auths?: Readonly<Record<string, { auth: string }>>
  }
const started = async (s: InProcessStep, more = {}): Promise<Failure | undefined> =>
  s.main({ ...inputs, ...more })
const said = ({ runtime }: InProcessStep, level: string): string =>
  events(runtime.transcript, 'say')
    .flatMap((event) => (event.level === level ? [event.text] : []))
    .join('\n')

describe('export: docker', () => {
  test('gives later steps a configuration with a masked login, and no token', async () => {
    const s = step({ variables: { HOME: '/home/me' } })
    expect(await started(s)).toBeUndefined()
    const { env, outputs } = s.runtime
    expect(new Set(Object.keys(env))).toEqual(
      new Set(['BUILDX_CONFIG', 'DOCKER_CONFIG', 'REGISTRY_AUTH_FILE']),
    )
    expect([env['REGISTRY_AUTH_FILE'], outputs['docker-config']]).toEqual([
      `${env['DOCKER_CONFIG']}/config.json`,
      env['DOCKER_CONFIG'],
    ])
    expect(JSON.parse(outputs['values'] ?? '')).toEqual({
      gcp: { 'docker-config': env['DOCKER_CONFIG'] },
    })
    const { auth = '' } = readConfig(s, env['REGISTRY_AUTH_FILE']).auths?.[HOST] ?? {}
    const [user, token = ''] = Buffer.from(auth, 'base64').toString().split(':')
    const masked = events(s.runtime.transcript, 'mask').map(({ value }) => value)
    expect([user, masked]).toEqual([
      'oauth2accesstoken',
      expect.arrayContaining([token, auth, Buffer.from(auth, 'base64').toString('hex')]),
    ])
    expect(s.record()[0]).toMatchObject({ exported: [`docker:${HOST}`] })
    expect(s.runtime.logged()).toContain(`exported in DOCKER_CONFIG as the login at ${HOST}`)
  })

  test('leaves in post the directory, and a file without any login', async () => {
    const s = step()
    put(
      s,
      '~/.docker/config.json',
      { 'quay.io': { auth: 'am9iOnNlY3JldA==' } },
      { credsStore: 'x' },
    )
    await started(s)
    const path = s.runtime.env['REGISTRY_AUTH_FILE'] ?? ''
    expect(readConfig(s, path).auths).toHaveProperty([HOST])
    const state = [...s.runtime.state.values()].join('\n')
    expect(state).not.toMatch(/am9iOnNlY3JldA/)
    await s.post()
    expect(readConfig(s, path)).toEqual({ credsStore: 'x' })
    // The file of the job is as it was.
    expect(readConfig(s, '~/.docker/config.json').auths).toHaveProperty(['quay.io'])
  })

  test('does not create the file again if a later step has deleted it', async () => {
    const s = step()
    await started(s)
    const path = s.runtime.env['REGISTRY_AUTH_FILE'] ?? ''
    s.runtime.disk.delete(path)
    await s.post()
    expect(s.runtime.disk.has(path)).toBe(false)
  })

  test('passes the login of an earlier step on, and no post revives it', async () => {
    const first = step()
    await started(first)
    const one = first.runtime.env['REGISTRY_AUTH_FILE'] ?? ''
    const second = step({ variables: { DOCKER_CONFIG: first.runtime.env['DOCKER_CONFIG'] ?? '' } })
    second.runtime.disk.set(one, first.runtime.disk.get(one) ?? '')
    await started(second, { registries: 'gcr.io' })
    const two = second.runtime.env['REGISTRY_AUTH_FILE'] ?? ''
    expect(Object.keys(readConfig(second, two).auths ?? {})).toEqual([HOST, 'gcr.io'])
    await second.post()
    await first.post()
    expect([readConfig(second, two), readConfig(first, one)]).toEqual([{}, {}])
  })

  test('never overwrites or copies a configuration that cannot be parsed', async () => {
    const s = step()
    s.runtime.disk.set('~/.docker/config.json', '{"auths":')
    expect(await started(s)).toMatchObject({
      code: 'EXPORT_FAILED',
      message: expect.stringMatching(
        /docker configuration cannot be used: it is not a JSON object\nNothing was exp/,
      ),
    })
    expect([s.runtime.env, s.runtime.disk.get('~/.docker/config.json')]).toEqual([{}, '{"auths":'])
  })

  test('removes the file if the step fails after it was written', async () => {
    const s = step({ fullFrom: { expose: 1 } })
    expect(await started(s)).toMatchObject({ code: 'EXPORT_FAILED' })
    expect([...s.runtime.disk.keys()].filter((path) => path.includes('/docker/'))).toEqual([])
  })

  test('warns of variables that docker and helm read first', async () => {
    const s = step({ variables: { DOCKER_AUTH_CONFIG: '{}', HELM_REGISTRY_CONFIG: '/x' } })
    await started(s)
    expect(said(s, 'warning')).toMatch(/DOCKER_AUTH_CONFIG, HELM_REGISTRY_CONFIG/)
  })

  test.each([
    [{ export: 'env' }, /"registries" needs "export: docker"/],
    [{ registries: 'https://gcr.io/x' }, /in lower case, without https:\/\/ or a path/],
    [{ registries: 'quay.io' }, /registries of Google, such as/],
    [{ registries: '[gcr.io, gcr.io]' }, /name each registry once/],
    [{ read: 'A: my-project/app' }, /"registries" cannot be used with "read"/],
    [{ 'token-type': 'id', 'token-audience': 'x' }, /"token-type" must be "access"/],
    [{ 'must-be-rejected': 'true', export: 'none' }, /"registries" has no effect/],
  ])('rejects %j before any request', async (more, message) => {
    const s = step()
    expect(await started(s, more)).toMatchObject({
      ...{ code: 'INPUT_INVALID', message: expect.stringMatching(message) },
    })
    expect(events(s.runtime.transcript, 'request')).toEqual([])
  })

  test('rejects two leases that log in at one registry before any request', async () => {
    const s = step()
    const { expect: expected, export: target, ...fields } = inputs
    const lease = JSON.stringify(fields)
    expect(
      await s.main({ expect: expected, export: target, leases: `a: ${lease}\nb: ${lease}` }),
    ).toMatchObject({ message: expect.stringMatching(/"a" and "b" would both log in/) })
    expect(events(s.runtime.transcript, 'request')).toEqual([])
  })
})

const OWN = '123456789012.dkr.ecr.eu-central-1.amazonaws.com'
const awsStep = (options: EcrOptions = {}): InProcessStep & { readonly living: Ecr['living'] } => {
  let server: Ecr | undefined
  const s = inProcessStep({
    servers: (lab, _, sts) => {
      server = ecr(lab, sts, options)
      return server.hosts
    },
  })
  return { ...s, living: () => server?.living() ?? new Map() }
}
const push = { ...awsInputs, export: 'docker', registries: OWN }

describe('a password of ECR', () => {
  test('is on record with its own end, which post names beside that of the session', async () => {
    const s = awsStep()
    expect(await s.main(push)).toBeUndefined()
    const { runtime } = (await s.post()) ?? {}
    expect(s.record().map(({ event, end, expires_at }) => [event, end, expires_at])).toEqual([
      ['leased', undefined, '2026-09-21T15:13:20Z'],
      ['ended', 'expires', '2026-09-21T15:13:20Z'],
      ['ended', 'expires', '2026-09-22T02:13:20Z'],
    ])
    expect(s.record()[0]).toMatchObject({
      keys: { registry: OWN, registry_expires_at: '2026-09-22T02:13:20Z' },
      exported: [`docker:${OWN}`],
    })
    expect(runtime?.logged()).toContain(
      `aws: the password for ${OWN} cannot be revoked, expires in 720 min, at 2026-09-22T02:13:20Z`,
    )
  })

  test('is what "min-lifetime" tests if nothing else is exported', async () => {
    expect(await awsStep().main({ ...push, 'min-lifetime': '11h' })).toBeUndefined()
    const both = await awsStep().main({ ...push, export: '[docker, env]', 'min-lifetime': '11h' })
    expect(both).toMatchObject({ code: 'GUARD_FAILED' })
  })

  test('is named as still valid if a later check fails', async () => {
    const s = awsStep()
    s.runtime.disk.set('~/.docker/config.json', 'no JSON')
    expect(await s.main(push)).toMatchObject({
      ...{ code: 'EXPORT_FAILED', message: expect.stringContaining(`the password for ${OWN}`) },
    })
    expect([s.living().size, s.runtime.env]).toEqual([1, {}])
  })

  test('never reaches the log or the state', async () => {
    const s = awsStep()
    await s.main({ ...push, export: '[docker, output]' })
    await s.post()
    const [password = ''] = s.living().keys()
    const pair = Buffer.from(`AWS:${password}`).toString('base64')
    const state = [...s.runtime.state.values()].join('\n')
    for (const text of [password, pair])
      expect([state, s.runtime.logged()].join()).not.toContain(text)
    expect(JSON.stringify(s.record())).not.toContain(password)
    expect(JSON.stringify([...s.runtime.disk])).not.toContain(pair)
  })
})
