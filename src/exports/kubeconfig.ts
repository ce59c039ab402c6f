import { Failure } from '../core/failure.ts'
import { Secret } from '../core/secret.ts'
import type { ClusterAccess } from '../journal/credentials.ts'
import { EXEC_API } from './refreshScript.ts'
import type { ExportTarget, JobView } from './target.ts'

interface ClusterContext extends ClusterAccess {
  /** The lease: also the name of context, cluster and user. */
  readonly name: string
  /** With `refresh`: the path of the command that prints tokens. */
  readonly command: string | undefined
}

const FILE = 'kubeconfig'

/**
 * Exports each lease as a context named after it, in one file for all clusters of the step. Later
 * steps see no other context, unless the step merges.
 */
export const kubeconfig: ExportTarget = {
  description:
    'clusters only: contexts named after the leases, in a file of their own, for kubectl, Helm ' +
    'and Terraform',
  logPhrase: 'in the kubeconfig, as the context',
  accepts: ({ prepared }) =>
    prepared.cluster
      ? undefined
      : 'can be "kubeconfig" only with access to a cluster: "from: kubernetes", or "cluster"',
  names: ([first]) => ({
    // Both of Terraform's variables are taken, as it reads the first one before the second.
    variables: ['KUBECONFIG', 'KUBE_CONFIG_PATH', 'KUBE_CONFIG_PATHS'].flatMap((name) =>
      first ? [{ lease: first.name, name, fixed: true }] : [],
    ),
  }),
  reads: (job) =>
    job.settings.kubeconfig === 'merge'
      ? Object.fromEntries(inheritedPaths(job).map((path) => [path, path]))
      : {},
  write(leases, job) {
    const contexts = leases.flatMap(({ config: { name }, lease: { cluster }, command }) =>
      cluster ? [{ ...cluster, name, command }] : [],
    )
    const names = contexts.map(({ name }) => name)
    const [first] = names
    if (first === undefined) return { exported: [] }
    const current = names.length === 1 ? first : `choose-a-context-${names.join('-or-')}`
    const path = job.filePath(FILE)
    const merged = job.settings.kubeconfig === 'merge'
    const inherited = merged ? inheritedPaths(job) : []
    rejectExistingNames([...names, current], job)
    const list = [path, ...inherited].join(job.delimiter)
    const terraform = merged ? 'KUBE_CONFIG_PATHS' : 'KUBE_CONFIG_PATH'
    return {
      env: [
        { lease: first, name: 'KUBECONFIG', value: list },
        { lease: first, name: terraform, value: list },
      ],
      outputs: names.map((lease) => ({ lease, name: 'kubeconfig', value: path })),
      files: [{ lease: first, file: FILE, content: fileOf(contexts, current), atEnd: 'delete' }],
      notices:
        job.variable('KUBECONFIG') && !merged
          ? [
              'Later steps no longer see the contexts of the KUBECONFIG that an earlier step set; ' +
                'write "kubeconfig: merge" to keep them',
            ]
          : [],
      exported: names.map((lease) => ({ lease, name: `kubeconfig:${lease}` })),
    }
  },
  // Terraform and Helm read these before the file.
  overriddenBy: () => [
    ...['KUBE_CONFIG_PATH', 'KUBE_CTX', 'KUBE_HOST', 'KUBE_TOKEN'],
    ...['HELM_KUBEAPISERVER', 'HELM_KUBECONTEXT', 'HELM_KUBETOKEN'],
  ],
}

/** Returns the files that later steps would read without this step, in their order. */
function inheritedPaths({
  variable,
  delimiter,
}: Pick<JobView, 'variable' | 'delimiter'>): readonly string[] {
  const listed = (variable('KUBECONFIG') ?? '').split(delimiter).filter(Boolean)
  const home = variable(delimiter === ';' ? 'USERPROFILE' : 'HOME')
  return listed.length > 0 || !home ? listed : [`${home}/.kube/config`]
}

/**
 * Throws `EXPORT_FAILED` if a file of the job has one of these names: the first file wins for each
 * entry, so a context of the job would be sent to the cluster of a lease, or the reverse.
 */
function rejectExistingNames(names: readonly string[], { existing }: JobView): void {
  const found = Object.values(existing).flatMap((text) => namesIn(text ?? ''))
  const duplicates = names.filter((name) => found.includes(name))
  if (duplicates.length === 0) return
  throw new Failure(
    'EXPORT_FAILED',
    `the job's kubeconfig already has a context, cluster or user named ${duplicates.join(', ')}`,
    {
      causes: ['an earlier step, or the runner itself, set it up'],
      fix: 'Give the lease another name, or leave out "kubeconfig: merge".',
    },
  )
}

/** Returns the value after each `name:` of a file in YAML or JSON, at any depth. */
const namesIn = (text: string): readonly string[] =>
  [...text.matchAll(/\bname["']?\s*:\s*(["']?)([^"'\s,}#]+)\1/g)].map(([, , name = '']) => name)

/** Returns the file. It is JSON, which is YAML too, so that no value needs rules of its own. */
function fileOf(contexts: readonly ClusterContext[], current: string): Secret {
  const document = {
    apiVersion: 'v1',
    kind: 'Config',
    clusters: contexts.map(({ name, server, ca }) => ({
      name,
      cluster: {
        server,
        ...(ca !== undefined && {
          'certificate-authority-data': Buffer.from(ca).toString('base64'),
        }),
      },
    })),
    users: contexts.map((context) => ({ name: context.name, user: userOf(context) })),
    contexts: contexts.map(({ name, namespace }) => ({
      name,
      context: { cluster: name, user: name, ...(namespace !== undefined && { namespace }) },
    })),
    'current-context': current,
  }
  return new Secret(`${JSON.stringify(document, undefined, 2)}\n`)
}

/** A user with a token and a command would use the token alone. */
const userOf = ({ token, command }: ClusterContext): object =>
  command === undefined
    ? { token: token.reveal() }
    : {
        exec: {
          ...{ apiVersion: EXEC_API, command, args: [], interactiveMode: 'Never' },
          provideClusterInfo: false,
          installHint: 'The command was written by lease-credentials, for the steps of its job.',
        },
      }
