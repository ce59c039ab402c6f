import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { docker } from '../../src/exports/docker.ts'
import { mergeDockerConfig } from '../../src/exports/dockerConfig.ts'
import type { ExportConfig, JobView, LeaseToExport } from '../../src/exports/target.ts'
import type { RegistryLogin } from '../../src/journal/credentials.ts'

const login = (host: string, username = 'AWS', password = 'pass'): RegistryLogin => ({
  ...{ host, username, password: new Secret(password), expiresAt: undefined },
})
const base64 = (text: string): string => Buffer.from(text).toString('base64')
const merged = (existing: object | string | undefined, ...logins: readonly RegistryLogin[]) => {
  const text = typeof existing === 'object' ? JSON.stringify(existing) : existing
  const { content, ...rest } = mergeDockerConfig(text, logins)
  return { ...rest, config: JSON.parse(content.reveal()) as Record<string, unknown> }
}
const OURS = 'ecr.lab.test'
const OTHER = { auth: base64('me:secret-of-the-job') }

describe('the merged docker configuration', () => {
  test('has the logins of the leases alone if the job has none', () => {
    const { config, ...rest } = merged(undefined, login(OURS), login('a.lab.test:5000', 'x', 'y'))
    expect(config).toEqual({
      auths: {
        [OURS]: { auth: base64('AWS:pass') },
        'a.lab.test:5000': { auth: base64('x:y') },
      },
    })
    expect(rest).toEqual({ restored: '{}', inherited: [], notices: [] })
  })

  test.each(['docker.io', 'index.docker.io', 'registry-1.docker.io'])(
    'names Docker Hub by the only key that docker knows, also for %s',
    (host) => {
      const job = { auths: { 'https://index.docker.io/v1/': OTHER, 'docker.io/team': OTHER } }
      expect(merged(job, login(host)).config).toEqual({
        auths: { 'https://index.docker.io/v1/': { auth: base64('AWS:pass') } },
      })
    },
  )

  test('passes on logins and helpers of the job for other registries, and nothing else', () => {
    const { config, inherited, notices } = merged(
      {
        auths: { 'quay.io': OTHER, 'ghcr.io': { identitytoken: 'id', email: 'a@b.c' } },
        credHelpers: { 'gcr.io': 'gcloud' },
        ...{ HttpHeaders: { 'X-Meta': 'secret' }, currentContext: 'prod', proxies: {} },
      },
      login(OURS),
    )
    expect(config).toEqual({
      auths: {
        'quay.io': OTHER,
        'ghcr.io': { identitytoken: 'id' },
        [OURS]: { auth: base64('AWS:pass') },
      },
      credHelpers: { 'gcr.io': 'gcloud' },
    })
    expect(inherited).toEqual(['quay.io', 'ghcr.io'])
    expect(notices).toEqual([
      "Keys of the job's docker configuration that are not passed on: HttpHeaders, " +
        'currentContext, proxies',
    ])
  })

  test.each([OURS, `https://${OURS}`, `https://${OURS}/v1/`, `http://${OURS}`, `${OURS}/team`])(
    'has no login and no helper of the job for our registry, written as %s',
    (key) => {
      const { config, notices } = merged(
        { auths: { [key]: OTHER }, credHelpers: { [key]: 'ecr-login' } },
        login(OURS),
      )
      expect(config).toEqual({ auths: { [OURS]: { auth: base64('AWS:pass') } } })
      expect(notices).toEqual([`Logins of the job at ${OURS} are replaced for later steps`])
    },
  )

  test('keeps a credential store for the registries that it is known for, so that it hides no login', () => {
    const { config, restored } = merged(
      {
        auths: { 'quay.io': {}, 'https://index.docker.io/v1/': {}, [OURS]: {} },
        ...{ credsStore: 'desktop', credHelpers: { 'quay.io': 'quay' } },
      },
      login(OURS),
    )
    expect(config).toEqual({
      auths: {
        'quay.io': {},
        'https://index.docker.io/v1/': {},
        [OURS]: { auth: base64('AWS:pass') },
      },
      credHelpers: { 'https://index.docker.io/v1/': 'desktop', 'quay.io': 'quay' },
    })
    expect(JSON.parse(restored)).toEqual({
      ...{ credHelpers: { 'quay.io': 'quay' }, credsStore: 'desktop' },
    })
  })

  test('leaves no login for post to restore, neither ours nor one of the job', () => {
    const { restored } = merged({ auths: { 'quay.io': OTHER } }, login(OURS))
    expect(restored).toBe('{}')
    const helpers = Object.fromEntries(
      Array.from({ length: 500 }, (_, i) => [`registry-${i}.lab.test`, 'helper']),
    )
    expect(merged({ credHelpers: helpers }, login(OURS)).restored).toBe('{}')
  })

  test.each([
    ['{', 'is not a JSON object'],
    ['[]', 'is not a JSON object'],
    ['{"auths": 1}', '"auths" that is not an object'],
    ['{"auths": {"quay.io": "x"}}', 'entry in "auths" that is not an object'],
    ['{"auths": {"quay.io": {"auth": 1}}}', 'a value that is not a string'],
    ['{"credHelpers": {"quay.io": null}}', 'a value that is not a string'],
    ['{"credsStore": {}}', '"credsStore" that is not a string'],
    ['{"auths": {}, "auths": {}}', 'two members with the same name'],
  ])('is not made from %s', (text, sentence) => {
    expect(() => merged(text, login(OURS))).toThrow(Failure)
    expect(() => merged(text, login(OURS))).toThrow(sentence)
  })

  test.each(['', ' \n', '{}', '{"auths": null}', '{"credsStore": ""}'])(
    'is made from %j, as docker reads it',
    (text) => expect(Object.keys(merged(text, login(OURS)).config)).toEqual(['auths']),
  )

  test('has a key of the job that is called like a member of every object', () => {
    const text = '{"auths": {"__proto__": {"auth": "eDp5"}}, "credHelpers": {"constructor": "a"}}'
    const { config } = merged(text, login(OURS))
    expect(Object.keys(config['auths'] as object)).toEqual(['__proto__', OURS])
  })
})

const config = (name: string, ...registries: readonly string[]): ExportConfig => ({
  ...{ name, from: 'gcp', prefix: 'P_', prepared: { names: ['TOKEN'], registries } },
})
const leased = (name: string, ...logins: readonly RegistryLogin[]): LeaseToExport => ({
  config: config(name, ...logins.map(({ host }) => host)),
  lease: {
    credentials: { kind: 'values', values: new Map([['TOKEN', new Secret('the-token')]]) },
    ...{ expiresAt: undefined, id: 'x', logins },
  },
})
const job = (variables: Readonly<Record<string, string>>, existing?: string): JobView => ({
  ...{ variable: (name) => variables[name], existing: { config: existing }, delimiter: ':' },
  ...{ settings: { kubeconfig: 'own' }, filePath: (file) => `/temp/${file}` },
})
const write = (variables: Readonly<Record<string, string>>, existing: string | undefined) =>
  docker.write(
    [leased('a', login(OURS)), leased('b', login('b.lab.test'))],
    job(variables, existing),
  )

describe('export: docker', () => {
  test('writes one file for all leases and exports nothing but the logins', () => {
    const { env, outputs, files, exported } = write({ HOME: '/home/me' }, undefined)
    expect(env?.map(({ lease, name, value }) => [lease, name, value])).toEqual([
      ['a', 'DOCKER_CONFIG', '/temp/docker'],
      ['a', 'REGISTRY_AUTH_FILE', '/temp/docker/config.json'],
      ['a', 'BUILDX_CONFIG', '/home/me/.docker/buildx'],
    ])
    expect(outputs).toEqual([
      { lease: 'a', name: 'docker-config', value: '/temp/docker' },
      { lease: 'b', name: 'docker-config', value: '/temp/docker' },
    ])
    expect(files).toMatchObject([{ lease: 'a', file: 'docker/config.json' }])
    expect(exported).toEqual([
      { lease: 'a', name: `docker:${OURS}` },
      { lease: 'b', name: 'docker:b.lab.test' },
    ])
  })

  test.each([
    [{ DOCKER_CONFIG: '/own/', HOME: '/h' }, '/own/buildx'],
    [{ DOCKER_CONFIG: '/own', BUILDX_CONFIG: '/builders' }, undefined],
    [{ USERPROFILE: 'C:\\Users\\me' }, 'C:\\Users\\me/.docker/buildx'],
    [{}, undefined],
  ])('keeps the builders of buildx where they were: %j', (variables, place) =>
    expect(
      write(variables, undefined).env?.find(({ name }) => name === 'BUILDX_CONFIG')?.value,
    ).toBe(place),
  )

  test('reads the configuration that the job uses', () => {
    expect(docker.reads?.(job({}))).toEqual({ config: '~/.docker/config.json' })
    expect(docker.reads?.(job({ DOCKER_CONFIG: '/own' }))).toEqual({ config: '/own/config.json' })
  })

  test('says which steps will log out of the copy only', () => {
    const existing = JSON.stringify({ auths: { 'quay.io': OTHER } })
    expect(write({}, existing).notices?.join()).toMatch(/Logins of the job at quay\.io are copied/)
    const own = '/temp/lease-credentials-1-1-0123456789abcdef/docker'
    expect(write({ DOCKER_CONFIG: own }, existing).notices).toEqual([])
  })

  test('rejects two leases that log in at one registry, whatever they call Docker Hub', () => {
    expect(docker.conflicts?.([config('a', OURS), config('b', 'b.lab.test')])).toEqual([])
    expect(docker.conflicts?.([config('a', 'docker.io'), config('b', 'index.docker.io')])).toEqual([
      expect.stringMatching(/"a" and "b" would both log in at index\.docker\.io/),
    ])
  })

  test('is not for a lease without registries, and never for one of Octo STS', () => {
    const without = { ...config('a'), prepared: { names: [] } }
    expect(docker.accepts?.(without)).toMatch(/only with "registries"/)
    expect(docker.accepts?.({ ...without, from: 'octo-sts' })).toMatch(/GITHUB_TOKEN/)
    expect(docker.accepts?.(config('a', OURS))).toBeUndefined()
  })
})
