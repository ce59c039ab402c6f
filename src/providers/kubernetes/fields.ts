import type { Field } from '../../inputs/reader.ts'

/** The inputs of `from: kubernetes`. */
export const fields: readonly Field[] = [
  {
    name: 'address',
    description: 'The https address of the API server, with the path of a proxy before it.',
  },
  {
    name: 'kube-service-account',
    description:
      'The service account `NAMESPACE/NAME` whose token is requested with the ID token. Post ' +
      'revokes it. Without it, the ID token itself is what later steps get: for about 5 minutes.',
  },
  {
    name: 'kube-namespace',
    description: 'The namespace that `kubectl` uses unless a command names one.',
  },
  {
    name: 'token-audience',
    description:
      'Whom the token of the service account is for, where that is another server than the ' +
      'Kubernetes API.',
  },
  {
    name: 'expect-user',
    description:
      'The user as whom the cluster must know this workflow, as `claimMappings` produces it; ' +
      'compared before anything is requested.',
  },
  {
    name: 'revoke',
    description:
      '`none` where the workflow may not create and delete Secrets: the token of the service ' +
      'account is then valid until it expires.',
  },
]
