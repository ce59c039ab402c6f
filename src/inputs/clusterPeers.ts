import { oidcOnly, type Peer, same, to, why } from './peer.ts'

const amazonEcrLogin: Peer = {
  action: 'amazon-ecr-login',
  from: 'aws',
  version: '2.1.7',
  inputs: {
    'http-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
    registries: same,
    'registry-type': why('for "public" write "registries: public.ecr.aws"'),
    'skip-logout': why('remove it: post removes the login from a configuration of its own'),
    'mask-password': why('remove it: the password is always masked'),
  },
  outputs: {
    registry: 'the host in `registries`',
    'docker_username_*': 'none: `AWS`, in the file at `docker-config`',
    'docker_password_*': 'none: it is in the file at `docker-config` until post',
  },
}

const dockerLogin: Peer = {
  action: 'docker/login-action',
  version: '4.6.0',
  inputs: {
    registry: to('registries'),
    username: to('registry-username'),
    password: why(
      'a lease obtains the password: write "from: aws", "from: azure", "from: gcp" or ' +
        '"from: oauth"; for a stored password keep docker/login-action, after this step',
    ),
    scope: same,
    ecr: why('remove it: with "from: aws", "registries: " names hosts of ECR'),
    logout: why('remove it: post removes the login from a configuration of its own'),
    'registry-auth': why('write one lease for each registry'),
  },
  outputs: {},
}

const arc = 'remove it; for a cluster of Azure Arc keep azure/k8s-set-context'

const k8sSetContext: Peer = {
  action: 'azure/k8s-set-context',
  from: 'kubernetes',
  version: '4.1.0',
  inputs: {
    'cluster-type': why(arc),
    method: why(oidcOnly),
    kubeconfig: why(
      'remove it, with the credentials that it holds: "export: kubeconfig" writes a file for this job',
      // Ours has these two values.
      /^(?!(?:own|merge)$)/,
    ),
    'kubeconfig-encoding': why('remove it: no file is passed in'),
    context: why('remove it: the context has the name of the lease and is the current one'),
    'k8s-url': to('address'),
    'k8s-secret': why(
      'write "kube-service-account: NAMESPACE/NAME", and delete the long-lived token in the cluster',
    ),
    token: why(oidcOnly),
    'resource-group': why(arc),
    'cluster-name': why(arc),
  },
  outputs: {},
}

/** The actions that log in at container registries and clusters. */
export const clusterAndRegistryPeers: readonly Peer[] = [amazonEcrLogin, dockerLogin, k8sSetContext]
