import type { Field } from '../../inputs/reader.ts'

/** The inputs of `from: kubernetes`. */
export const fields: readonly Field[] = [
  {
    name: 'address',
    description: 'The https address of the API server, with the path if a proxy is in front of it.',
  },
  {
    name: 'kube-service-account',
    description:
      'The service account, as `NAMESPACE/NAME`, for which a token is requested; post revokes ' +
      'it. Without this, the ID token itself is exported, which is valid for about 5 minutes.',
  },
  {
    name: 'kube-namespace',
    description: 'The namespace that `kubectl` uses unless a command names one.',
  },
  {
    name: 'token-audience',
    description:
      "The audience of the service account's token, if it is for a server other than the " +
      'Kubernetes API.',
  },
  {
    name: 'expect-user',
    description:
      'The username that the cluster must give to this workflow, as `claimMappings` produces it; ' +
      'compared before a token is requested.',
  },
  {
    name: 'revoke',
    description:
      '`none` where the workflow may not create and delete Secrets: the token of the service ' +
      'account is then valid until it expires.',
  },
]
