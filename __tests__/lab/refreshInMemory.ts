import { asFailure, type Failure } from '../../src/core/failure.ts'
import { runMain } from '../../src/flow/main.ts'
import { type RefreshStore, refresh } from '../../src/flow/refresh.ts'
import type { Reply } from '../../src/flow/refreshReply.ts'
import { frozenLab } from './clock.ts'
import { type Google, google } from './google.ts'
import { ROLE, STS } from './inProcessStep.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from './issuer.ts'
import { type KubernetesServer, kubernetesServer } from './kubernetes.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from './runtime.ts'
import { type StsRole, type StsServer, stsServer } from './sts.ts'

const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'

/** A lease with `refresh` from AWS, and one from Google. */
export const refreshedAws = {
  from: 'aws',
  role: ROLE,
  region: 'eu-central-1',
  export: 'profile',
  refresh: 'true',
} as const
export const refreshedGoogle = {
  from: 'gcp',
  'workload-identity-provider':
    'projects/123456789012/locations/global/workloadIdentityPools/github/providers/github',
  'service-account': ACCOUNT,
  export: 'file',
  refresh: 'true',
} as const

export const refreshedKubernetes = {
  from: 'kubernetes',
  address: 'https://kube.lab.test',
  export: 'kubeconfig',
  refresh: 'true',
} as const

/** A job whose later steps lease again, on a frozen clock. */
export interface RefreshJob {
  readonly main: InMemoryRuntime
  readonly failure: Failure | undefined
  readonly issuer: LabIssuer
  readonly sts: StsServer
  readonly google: Google
  readonly kubernetes: KubernetesServer
  /** The content of a file of the lease, by the end of its path; set to change it. */
  file(end: string): string | undefined
  write(end: string, content: string): void
  /** Lets so many seconds pass. */
  pass(seconds: number): void
  /** Runs the command in a later step; `requests` are those that it sent. */
  call(later?: LaterStep): Promise<Reply & { readonly requests: readonly string[] }>
}

/** What differs in the later step. */
export interface LaterStep extends Partial<Omit<RuntimeOptions, 'hosts' | 'lab'>> {
  readonly env?: Readonly<Record<string, string>>
  readonly store?: Partial<RefreshStore>
}

interface Setting {
  readonly inputs?: Readonly<Record<string, string>>
  readonly claims?: IssuerOptions['claims']
  readonly roles?: Record<string, StsRole>
  readonly lease?: string
}

/** Runs main with a lease with `refresh`. */
export async function refreshJob({
  inputs = refreshedAws,
  claims = {},
  roles = { [ROLE]: { claims: {} } },
  lease = inputs['from'] ?? 'aws',
}: Setting = {}): Promise<RefreshJob> {
  const lab = frozenLab()
  const issuer = labIssuer(lab, { claims })
  const sts = stsServer(lab, issuer.verifier, { roles, origin: STS })
  const cloud = google(lab, issuer.verifier, {
    accounts: { [ACCOUNT]: ['repo:octo-org/app:environment:production'] },
  })
  const cluster = kubernetesServer(lab, issuer.verifier)
  const hosts = { ...issuer.hosts, ...sts.hosts, ...cloud.hosts, ...cluster.hosts }
  const { facts, idToken } = issuer
  const main = inMemoryRuntime({ lab, hosts, facts, idToken })
  const failure = await runMain(main, new Map(Object.entries(inputs))).then(
    () => undefined,
    asFailure,
  )
  const pathOf = (end: string): string =>
    [...main.disk.keys()].find((path) => path.endsWith(`/${end}`)) ?? main.tempFilePath(end)
  const file = (end: string): string | undefined => main.disk.get(pathOf(end))
  const write = (end: string, content: string): void => void main.disk.set(pathOf(end), content)
  return {
    ...{ main, failure, issuer, sts, google: cloud, kubernetes: cluster, file, write },
    pass: (seconds) => lab.pass(seconds * 1000),
    async call({ env = {}, store = {}, ...later } = {}) {
      const known = { lab, hosts, idToken }
      let runtime: InMemoryRuntime | undefined
      const reply = await refresh({
        store: {
          ...memoryStore(lease, { file, write, drop: (end) => main.disk.delete(pathOf(end)) }),
          ...store,
        },
        variable: (name) => env[name],
        open(saved) {
          runtime = inMemoryRuntime({ ...known, facts: saved.facts, ...later })
          return runtime
        },
      })
      const requests = (runtime?.transcript ?? []).flatMap((deed) =>
        deed.kind === 'request' ? [`${deed.method} ${new URL(deed.url).host}`] : [],
      )
      return { ...reply, requests }
    },
  }
}

interface Disk {
  file(end: string): string | undefined
  write(end: string, content: string): void
  drop(end: string): void
}

/** The files of a lease on the disk of main's runtime. */
function memoryStore(lease: string, { file, write, drop }: Disk): RefreshStore {
  let own = false
  return {
    lease,
    plan: () => file(`refresh-${lease}.json`),
    session: () => file(`lease-${lease}.json`),
    rejection: () => file(`lease-${lease}.rejected`),
    saveSession: (content) => write(`lease-${lease}.json`, content.reveal()),
    saveRejection: (content) => write(`lease-${lease}.rejected`, content),
    lock() {
      own = file(`lease-${lease}.lock`) === undefined
      if (own) write(`lease-${lease}.lock`, '')
      return own
    },
    unlock() {
      if (own) drop(`lease-${lease}.lock`)
    },
    appendToRecord: (line) => write('record.jsonl', `${file('record.jsonl')}${line}\n`),
  }
}
