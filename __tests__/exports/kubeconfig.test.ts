import { describe, expect, test } from '@jest/globals'
import { Secret, unwrap } from '../../src/core/secret.ts'
import { kubeconfig } from '../../src/exports/kubeconfig.ts'
import type { ExportConfig, JobView, LeaseToExport, Writes } from '../../src/exports/target.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { ClusterAccess } from '../../src/journal/credentials.ts'

const CA = '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n'
const PATH = '/tmp/step/kubeconfig'

const config = (name: string): ExportConfig => ({
  ...{ name, from: 'kubernetes', prefix: '', prepared: { names: [], cluster: true } },
})
const leased = (name: string, more: Partial<ClusterAccess> = {}): LeaseToExport => ({
  config: config(name),
  lease: {
    credentials: { kind: 'values', values: new Map() },
    expiresAt: undefined,
    id: name,
    cluster: {
      server: `https://${name}.lab.test:6443`,
      ...{ ca: CA, token: new Secret(`token-of-${name}`), namespace: undefined, ...more },
    },
  },
})

interface Job {
  readonly variables?: Readonly<Record<string, string>>
  readonly files?: Readonly<Record<string, string>>
  readonly merge?: boolean
  readonly windows?: boolean
}

/** Writes as the flow does: with the files that the target asks for. */
function written(
  leases: readonly LeaseToExport[],
  { variables = {}, files = {}, merge = false, windows = false }: Job = {},
): Writes {
  const job: Omit<JobView, 'existing'> = {
    ...{ variable: (name) => variables[name], delimiter: windows ? ';' : ':' },
    ...{
      settings: { kubeconfig: merge ? 'merge' : 'own' },
      filePath: (file) => `/tmp/step/${file}`,
    },
  }
  const paths = Object.entries(kubeconfig.reads?.(job) ?? {})
  const existing = Object.fromEntries(paths.map(([key, path]) => [key, files[path]]))
  return kubeconfig.write(leases, { ...job, existing })
}
const env = ({ env: variables = [] }: Writes) =>
  Object.fromEntries(variables.map(({ name, value }) => [name, unwrap(value)]))
const fileOf = ({ files = [] }: Writes): string => {
  const [{ content } = { content: '' }, ...more] = files
  if (typeof content === 'function' || more.length > 0) throw new Error('not one file')
  return unwrap(content)
}
const document = (writes: Writes) => JSON.parse(fileOf(writes))

describe('export: kubeconfig', () => {
  test('writes one context, which is the current one', () => {
    const writes = written([leased('deploy', { namespace: 'shop' })])
    expect(document(writes)).toEqual({
      apiVersion: 'v1',
      kind: 'Config',
      clusters: [
        {
          name: 'deploy',
          cluster: {
            server: 'https://deploy.lab.test:6443',
            'certificate-authority-data': Buffer.from(CA).toString('base64'),
          },
        },
      ],
      users: [{ name: 'deploy', user: { token: 'token-of-deploy' } }],
      contexts: [
        { name: 'deploy', context: { cluster: 'deploy', user: 'deploy', namespace: 'shop' } },
      ],
      'current-context': 'deploy',
    })
    expect(env(writes)).toEqual({ KUBECONFIG: PATH, KUBE_CONFIG_PATH: PATH })
    expect(writes.outputs).toEqual([{ lease: 'deploy', name: 'kubeconfig', value: PATH }])
    expect(writes.files).toMatchObject([{ file: 'kubeconfig', atEnd: 'delete' }])
    expect(writes.exported).toEqual([{ lease: 'deploy', name: 'kubeconfig:deploy' }])
  })

  test('has no current context if there are several, and says how to choose one', () => {
    const { contexts, clusters, users, ...rest } = document(
      written([leased('deploy'), leased('staging', { ca: undefined })]),
    )
    expect(rest['current-context']).toBe('choose-a-context-deploy-or-staging')
    for (const list of [contexts, clusters, users])
      expect(list.map(({ name }: { name: string }) => name)).toEqual(['deploy', 'staging'])
    expect(clusters[1].cluster).toEqual({ server: 'https://staging.lab.test:6443' })
  })

  test('holds values that YAML would take for something else', async () => {
    const token = new Secret('null: "#\\ *&\u2028é')
    const parsed = (await loadYaml())(fileOf(written([leased('a', { token, namespace: 'no' })])))
    const tree = 'value' in parsed ? (parsed.value as ReadonlyMap<string, unknown>) : new Map()
    expect(tree.get('users')).toEqual([
      new Map<string, unknown>([
        ['name', 'a'],
        ['user', new Map([['token', token.reveal()]])],
      ]),
    ])
  })

  test('hides the clusters of the job, with a notice', () => {
    const variables = { KUBECONFIG: '/old', HOME: '/home/runner' }
    const writes = written([leased('deploy')], { variables, files: { '/old': 'name: deploy' } })
    expect(env(writes)['KUBECONFIG']).toBe(PATH)
    expect(writes.notices).toEqual([expect.stringContaining('"kubeconfig: merge"')])
    expect(written([leased('deploy')], { variables: { HOME: '/home/runner' } }).notices).toEqual([])
  })

  test('is first in the list of the job if it is merged', () => {
    const variables = { KUBECONFIG: '/a::/b', HOME: '/home/runner' }
    const writes = written([leased('deploy')], { variables, merge: true })
    expect(env(writes)).toEqual({
      KUBECONFIG: `${PATH}:/a:/b`,
      KUBE_CONFIG_PATHS: `${PATH}:/a:/b`,
    })
    expect(writes.notices).toEqual([])
  })
  test('is merged with the usual file if the job names none', () => {
    const home = { HOME: '/home/runner', USERPROFILE: 'C:\\Users\\me' }
    const list = (windows: boolean) =>
      env(written([leased('deploy')], { variables: home, merge: true, windows }))['KUBECONFIG']
    expect(list(false)).toBe(`${PATH}:/home/runner/.kube/config`)
    expect(list(true)).toBe(`${PATH};C:\\Users\\me/.kube/config`)
    expect(env(written([leased('deploy')], { merge: true }))['KUBECONFIG']).toBe(PATH)
  })

  test.each([
    ['a context', 'contexts:\n- context: {cluster: x, user: y}\n  name: deploy\n'],
    ['a cluster in JSON', '{"clusters":[{"cluster":{"server":"https://x"},"name":"deploy"}]}'],
    ['a user in quotes', "users:\n- name: 'deploy'\n  user: {token: x}\n"],
    ['what no context is to be', '- name: choose-a-context-deploy-or-staging # x\n'],
  ])('is not merged with a file that has %s of its own', (_, text) => {
    const files = { '/home/runner/.kube/config': text }
    const variables = { HOME: '/home/runner' }
    const both = [leased('deploy'), leased('staging')]
    expect(() => written(both, { variables, files, merge: true })).toThrow(
      expect.objectContaining({ code: 'EXPORT_FAILED' }),
    )
    expect(() => written(both, { variables, files })).not.toThrow()
  })
  test('is merged with a file that has other names', () => {
    const files = { '/a': 'contexts:\n- name: deploy-2\n- name: old\ncurrent-context: deploy\n' }
    const writes = written([leased('deploy')], {
      variables: { KUBECONFIG: '/a' },
      files,
      merge: true,
    })
    expect(document(writes).contexts).toHaveLength(1)
  })

  test('is for access to clusters only', () => {
    expect(kubeconfig.accepts?.(config('a'))).toBeUndefined()
    expect(kubeconfig.accepts?.({ ...config('a'), prepared: { names: [] } })).toMatch(/cluster/)
  })
  test('knows its variables before any response', () => {
    const { variables = [], outputs } = kubeconfig.names([config('a'), config('b')])
    expect(variables.map(({ lease, name, fixed }) => [lease, name, fixed])).toEqual([
      ['a', 'KUBECONFIG', true],
      ['a', 'KUBE_CONFIG_PATH', true],
      ['a', 'KUBE_CONFIG_PATHS', true],
    ])
    expect([outputs, kubeconfig.names([]).variables]).toEqual([undefined, []])
  })
})
