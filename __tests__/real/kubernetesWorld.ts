import { setTimeout as sleep } from 'node:timers/promises'
import { labAuthority } from '../lab/certificates.ts'
import type { LabRequest } from '../lab/handler.ts'
import type { Texts } from '../lab/job.ts'
import { type Listener, listen } from '../lab/listen.ts'
import { type Cluster, startKubernetes } from './parts/kubernetes.ts'
import { openStage, type Stage } from './stage.ts'

/** A cluster that trusts the issuer of the stage, and one repository that may deploy there. */
export interface KubernetesWorld {
  readonly stage: Stage
  readonly cluster: Cluster
  /** The inputs of a lease of the token of the service account `ci/deploy`. */
  login(more?: Texts): Texts
  /** The names of the Secrets in the namespace of the service account. */
  secrets(): Promise<readonly string[]>
  /** Whether the API server accepts a token. */
  isAccepted(token: string): Promise<boolean>
}

const RBAC = 'rbac.authorization.k8s.io'

type Rule = readonly [resource: string, verbs: readonly string[], names?: readonly string[]]

const ruleOf = ([resource, verbs, resourceNames]: Rule): object => ({
  apiGroups: [''],
  resources: [resource],
  verbs,
  ...(resourceNames && { resourceNames }),
})

/** Lets a subject do something in a namespace. */
async function grant(
  { create }: Cluster,
  namespace: string,
  { name, subject, rules }: { name: string; subject: object; rules: readonly Rule[] },
): Promise<void> {
  const path = `/apis/${RBAC}/v1/namespaces/${namespace}`
  const object = { apiVersion: `${RBAC}/v1`, metadata: { name } }
  await create(`${path}/roles`, { ...object, kind: 'Role', rules: rules.map(ruleOf) })
  const roleRef = { apiGroup: RBAC, kind: 'Role', name }
  await create(`${path}/rolebindings`, {
    ...object,
    kind: 'RoleBinding',
    roleRef,
    subjects: [subject],
  })
}

/** As `docs/setup/kubernetes.md` sets a cluster up. */
async function setUp(cluster: Cluster): Promise<void> {
  const { create } = cluster
  for (const name of ['ci', 'app'])
    await create('/api/v1/namespaces', {
      ...{ apiVersion: 'v1', kind: 'Namespace' },
      metadata: { name },
    })
  for (const name of ['deploy', 'admin'])
    await create('/api/v1/namespaces/ci/serviceaccounts', {
      ...{ apiVersion: 'v1', kind: 'ServiceAccount' },
      metadata: { name },
    })
  await create('/api/v1/namespaces/app/configmaps', {
    ...{ apiVersion: 'v1', kind: 'ConfigMap' },
    metadata: { name: 'settings' },
  })
  const workflow = { kind: 'User', apiGroup: RBAC, name: 'gha:octo-org/app' }
  await grant(cluster, 'ci', {
    name: 'lease',
    subject: workflow,
    rules: [
      ['secrets', ['create', 'delete']],
      ['serviceaccounts/token', ['create'], ['deploy']],
    ],
  })
  await grant(cluster, 'app', {
    name: 'deploy',
    subject: { kind: 'ServiceAccount', namespace: 'ci', name: 'deploy' },
    rules: [['configmaps', ['get', 'list', 'create']]],
  })
  await grant(cluster, 'app', {
    name: 'read',
    subject: workflow,
    rules: [['configmaps', ['get', 'list']]],
  })
}

/** Starts an API server and sets it up. */
export async function openKubernetesWorld(): Promise<KubernetesWorld> {
  const authority = await labAuthority('Authority of the issuer')
  const stage = await openStage(authority)
  const { iss: url } = stage.issuer.verifier
  const cluster = await startKubernetes({ url, certificate: authority.pem })
  await setUp(cluster)
  return {
    ...{ stage, cluster },
    login: (more = {}) => ({
      from: 'kubernetes',
      address: cluster.address,
      'ca-certificate': cluster.authority.pem,
      'kube-service-account': 'ci/deploy',
      export: 'kubeconfig',
      ...more,
    }),
    async secrets() {
      const { body } = await cluster.send('GET', '/api/v1/namespaces/ci/secrets')
      const { items } = body as { items: readonly { metadata: { name: string } }[] }
      return items.map(({ metadata }) => metadata.name)
    },
    async isAccepted(token) {
      const { status } = await cluster.send('POST', REVIEWS, { token, body: REVIEW })
      return status === 201
    },
  }
}

const REVIEWS = '/apis/authentication.k8s.io/v1/selfsubjectreviews'
const REVIEW = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' }

/** Returns how many seconds pass until the API server rejects a token; infinity after `most`. */
export async function secondsUntilRejected(
  { isAccepted }: Pick<KubernetesWorld, 'isAccepted'>,
  token: string,
  most = 15,
): Promise<number> {
  const begun = performance.now()
  const seconds = (): number => (performance.now() - begun) / 1000
  while (await isAccepted(token)) {
    if (seconds() > most) return Number.POSITIVE_INFINITY
    await sleep(250)
  }
  return seconds()
}

/** A proxy in front of the API server. */
export interface Front {
  readonly listener: Listener
  /** The token of a service account that it has passed on last. */
  readonly passed: { token?: string }
}

interface FrontOptions {
  /** Returns the bearer token that it presents. */
  readonly bearer?: (own: string) => string
  /** Sees each response before it is sent back; the proxy waits for it. */
  readonly watch?: (request: LabRequest, status: number) => unknown
}

/** Starts one with a certificate of the cluster's authority. */
export async function openFront(
  { cluster }: KubernetesWorld,
  { bearer = (own) => own, watch = () => undefined }: FrontOptions,
): Promise<Front> {
  const passed: Front['passed'] = {}
  const listener = await listen(
    async (request) => {
      const token = bearer((request.headers['authorization'] ?? '').replace(/^bearer /i, ''))
      const { pathname, search } = request.url
      const method = request.method as 'GET' | 'POST' | 'DELETE'
      const body = request.body === '' ? undefined : (JSON.parse(request.body) as unknown)
      const answer = await cluster.send(method, `${pathname}${search}`, { token, body })
      if (/\/serviceaccounts\/[^/]+\/token$/.test(pathname))
        passed.token = (answer.body as { status?: { token?: string } }).status?.token ?? ''
      await watch(request, answer.status)
      return { status: answer.status, body: answer.body as object }
    },
    { tls: await cluster.authority.leaf({ names: ['127.0.0.1'] }) },
  )
  return { listener, passed }
}
