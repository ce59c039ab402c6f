import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/${test}.test.ts`, named })
const target = at('exports/kubeconfig')
const flow = at('flow/kubeconfig')
const cluster = at('providers/aws.cluster')

/** Faults in the access to clusters, and in the file that later steps get. */
export const kubeconfigs: readonly Fault[] = [
  {
    breaks: 'no kubectl reaches a cluster that the step did not name',
    file: 'src/exports/kubeconfig.ts',
    find: 'const inherited = merged ? inheritedPaths(job) : []',
    replace: 'const inherited = inheritedPaths(job)',
    guard: target('hides the clusters of the job'),
  },
  {
    breaks: 'with several clusters none is chosen for the user',
    file: 'src/exports/kubeconfig.ts',
    find: "names.length === 1 ? first : `choose-a-context-${names.join('-or-')}`",
    replace: 'first',
    guard: target('has no current context if there are several'),
  },
  {
    breaks: 'a context of the job is never sent to the cluster of a lease',
    file: 'src/exports/kubeconfig.ts',
    find: 'rejectExistingNames([...names, current], job)',
    replace: 'rejectExistingNames([], job)',
    guard: target('is not merged with a file that has'),
  },
  {
    breaks: 'the token in a file is not an output, too',
    file: 'src/flow/export.ts',
    find: "const hasOutputs = config.exports.has('output')",
    replace: 'const hasOutputs = true',
    guard: flow('of a lease with a token is the only output'),
  },
  {
    breaks: 'a session behind a cluster is restricted to describing it',
    file: 'src/providers/aws/cluster.ts',
    find: 'if (cluster.exportSession || isRestricted(policies)) return config',
    replace: 'return config',
    guard: cluster('may describe the cluster and nothing else'),
  },
  {
    breaks: 'a description of another cluster is rejected',
    file: 'src/providers/aws/describeCluster.ts',
    find: "if (textAt(cluster, 'name') === name && stated === own) return own",
    replace: 'return own',
    guard: cluster('is rejected: another account'),
  },
  {
    breaks: 'a token is bound to one cluster',
    file: 'src/providers/aws/clusterToken.ts',
    find: "headers: { 'x-k8s-aws-id': bound }",
    replace: "headers: { 'x-k8s-aws-id': bound.toUpperCase() }",
    guard: cluster('is its address, its authority and a token that the cluster takes'),
  },
  {
    breaks: 'the token of 15 minutes is masked',
    file: 'src/providers/aws/cluster.ts',
    find: 'return { token: secret(text), expiresAt:',
    replace: 'return { token: { reveal: () => text } as never, expiresAt:',
    guard: cluster('is masked before the next request'),
  },
  {
    breaks: 'the session with which post deletes a Secret may do nothing',
    file: 'src/providers/aws/revoke.ts',
    find: "['DurationSeconds', '900'] as const, ['Policy', DENY_ALL] as const",
    replace: "['DurationSeconds', '900'] as const",
    guard: cluster('is revoked by the role, which is assumed again'),
  },
  {
    breaks: 'post deletes no Secret but that of a lease',
    file: 'src/providers/aws/revoke.ts',
    find: '    isLeaseSecret(way) &&\n',
    replace: '',
    guard: cluster('is not revoked by a state with another Secret'),
  },
]
