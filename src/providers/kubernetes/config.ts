import type { Reader } from '../../inputs/reader.ts'
import type { ServiceAccount } from './api.ts'

/** The validated inputs of a Kubernetes lease. */
export interface KubernetesConfig {
  /** Ends with a slash. */
  readonly base: URL
  readonly ca: string | undefined
  readonly account: ServiceAccount | undefined
  /** In seconds; of the service account's token. */
  readonly lifetime: number
  readonly tokenAudience: string | undefined
  readonly namespace: string | undefined
  readonly expectUser: string | undefined
  readonly revocable: boolean
  /** Later steps obtain ID tokens of their own. */
  readonly refreshed: boolean
}

const LABEL = '[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?'
/** Matches the name of a namespace. */
export const NAMESPACE = new RegExp(`^${LABEL}$`)
const ACCOUNT = new RegExp(`^(${LABEL})/([a-z0-9](?:[a-z0-9.-]{0,251}[a-z0-9])?)$`)
const HOUR = 3600
/** The lifetimes of tokens in seconds: the API server rejects shorter ones. */
export const BOUNDS = { min: 600, max: 86_400 }

/** Reads all inputs of one lease; an invalid input adds an error. */
export function parseConfig(read: Reader): KubernetesConfig {
  const address = read.address('address')
  if (address === undefined && !read.has('address')) read.addError('address', 'is required')
  const account = parseAccount(read)
  read.matching('revoke', /^none$/, '"none" or left out')
  const config: KubernetesConfig = {
    base: baseOf(address ?? new URL('https://address.invalid')),
    ca: read.certificates('ca-certificate'),
    account,
    lifetime: read.duration('lifetime', BOUNDS) ?? HOUR,
    tokenAudience: read.matching('token-audience', /^[\x21-\x7e]{1,512}$/, 'an audience'),
    namespace: read.matching('kube-namespace', NAMESPACE, 'the name of a namespace'),
    expectUser: read.matching('expect-user', /^\P{Cc}{1,512}$/u, 'the name of a user'),
    revocable: account !== undefined && !read.has('revoke'),
    refreshed: read.flag('refresh'),
  }
  rejectContradictions(read, config)
  return config
}

/** Reads `kube-service-account`; an invalid one adds an error. */
export function parseAccount(read: Reader): ServiceAccount | undefined {
  const text = read.matching('kube-service-account', ACCOUNT, 'a service account as NAMESPACE/NAME')
  const [, namespace, name] = ACCOUNT.exec(text ?? '') ?? []
  return namespace === undefined || name === undefined ? undefined : { namespace, name }
}

function rejectContradictions(read: Reader, { tokenAudience }: KubernetesConfig): void {
  if (!read.has('kube-service-account'))
    for (const name of ['lifetime', 'token-audience', 'revoke'] as const)
      if (read.has(name))
        read.addError(
          name,
          'needs "kube-service-account": without it the ID token itself is exported',
        )
  if (tokenAudience !== undefined && read.has('kube-namespace'))
    read.addError(
      'kube-namespace',
      'cannot be used with "token-audience", which names another server',
    )
}

/** Returns the variables that are set. */
export const knownNames = ({ ca, tokenAudience }: KubernetesConfig): readonly string[] =>
  tokenAudience === undefined
    ? ['KUBE_HOST', 'KUBE_TOKEN', ...(ca === undefined ? [] : ['KUBE_CLUSTER_CA_CERT_DATA'])]
    : ['KUBE_TOKEN']

/** Returns the address with a trailing slash. */
const baseOf = (address: URL): URL => new URL(`${address.pathname.replace(/\/+$/, '')}/`, address)
