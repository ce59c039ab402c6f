import type { Provider } from '../provider.ts'
import { knownNames, parseConfig } from './config.ts'
import { fields } from './fields.ts'

// The lifetime of a GitHub ID token.
const ID_TOKEN_S = 300

const load = () => import('./exchange.ts')

/** Leases tokens of service accounts in clusters that trust the issuer of the ID tokens. */
export const kubernetes: Provider = {
  title: 'Kubernetes',
  fields,
  outputs: {
    KUBE_HOST: 'The address of the API server.',
    KUBE_TOKEN: 'The token for it, or for `token-audience`.',
    KUBE_CLUSTER_CA_CERT_DATA: 'The `ca-certificate` of the lease, in PEM form, where one is set.',
  },
  usualExports: ['kubeconfig', 'env'],
  configure(read) {
    const config = parseConfig(read)
    const { base, account, lifetime, tokenAudience, namespace, revocable, expectUser } = config
    return {
      audience: base.origin,
      audienceOwner: base.origin,
      tokenUse: 'many',
      host: base.host,
      origins: [new URL(base.origin)],
      names: knownNames(config),
      ...(tokenAudience === undefined && { cluster: true as const }),
      requested: {
        address: base.href,
        ...(account && { service_account: `${account.namespace}/${account.name}` }),
        ...(tokenAudience !== undefined && { audience: tokenAudience }),
        ...(namespace !== undefined && { namespace }),
      },
      maxLifetime: account ? lifetime : ID_TOKEN_S,
      trust: { kind: 'kubernetes', account, revocable, expectUser },
      preload: load,
      exchange: async (leaseSession) => (await load()).exchange(config, leaseSession),
    }
  },
}
