import { entra } from '../lab/entra.ts'
import { github } from '../lab/github.ts'
import { google } from '../lab/google.ts'
import type { Handler, Lab, TokenVerifier } from '../lab/handler.ts'
import type { Texts } from '../lab/job.ts'
import { kubernetesServer } from '../lab/kubernetes.ts'
import { oauthServer } from '../lab/oauth.ts'
import { octoStsServer } from '../lab/octo-sts.ts'
import { stsServer } from '../lab/sts.ts'
import { vaultServer } from '../lab/vault.ts'

/** One provider that every attacker attacks. A new provider is one more row. */
export interface ProviderRow {
  readonly name: string
  /** The inputs of one lease, without `export`. */
  readonly fields: Texts
  /** The hosts that may receive an ID token, and the audience that each of them owns. */
  readonly audiences: Readonly<Record<string, string>>
  /** Its credential file holds an ID token for its own audience (decision 9). */
  readonly fileHoldsIdToken?: true
  /** The export targets that it accepts. */
  readonly targets: readonly string[]
  /** Starts its servers: handlers by origin, and how many of their leases are alive. */
  open(lab: Lab, verifier: TokenVerifier): Opened
}

/** The servers of a provider. */
export interface Opened {
  readonly hosts: Readonly<Record<string, Handler>>
  living(): number
}

const COMMON = ['output', 'env', 'file', 'none']
const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const SUBJECT = 'repo:octo-org/app:environment:production'
const STS = 'https://sts.lab.test'
const VAULT = 'https://vault.lab.test'
const OAUTH = 'https://auth.lab.test/realms/lab'
const POOL = 'projects/123456789012/locations/global/workloadIdentityPools/github/providers/github'
const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const TENANT = '11111111-2222-4333-8444-555555555555'
const CLIENT = '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22'
const KUBE = 'https://kube.lab.test'
const kubernetes = { from: 'kubernetes', export: 'output', address: KUBE }
const aws = { from: 'aws', export: 'output', role: ROLE, region: 'eu-central-1' }

/**
 * Every provider; AWS twice, since another server that speaks its protocol must not get its token.
 */
export const providers: readonly ProviderRow[] = [
  {
    name: 'aws',
    fields: aws,
    audiences: { 'sts.eu-central-1.amazonaws.com': 'sts.amazonaws.com' },
    targets: [...COMMON, 'profile'],
    open: (lab, verifier) => stsAt(lab, verifier, {}),
  },
  {
    name: 'aws at another STS',
    fields: { ...aws, address: STS },
    audiences: { 'sts.lab.test': STS },
    targets: [...COMMON, 'profile'],
    open: (lab, verifier) => stsAt(lab, verifier, { origin: STS, audiences: [STS] }),
  },
  {
    name: 'vault',
    fields: { from: 'vault', export: 'output', address: VAULT, role: 'ci' },
    audiences: { 'vault.lab.test': VAULT },
    targets: COMMON,
    open(lab, verifier) {
      const { hosts, living } = vaultServer(lab, verifier)
      return { hosts, living: () => living().length }
    },
  },
  {
    name: 'gcp',
    fields: {
      from: 'gcp',
      export: 'output',
      'workload-identity-provider': POOL,
      'service-account': ACCOUNT,
    },
    audiences: { 'sts.googleapis.com': `https://iam.googleapis.com/${POOL}` },
    fileHoldsIdToken: true,
    targets: COMMON,
    open(lab, verifier) {
      const { hosts, living } = google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] } })
      return { hosts, living: () => living().size }
    },
  },
  {
    name: 'azure',
    fields: { from: 'azure', export: 'output', 'tenant-id': TENANT, 'client-id': CLIENT },
    audiences: { 'login.microsoftonline.com': 'api://AzureADTokenExchange' },
    targets: COMMON,
    open(lab, verifier) {
      const { hosts, living } = entra(lab, verifier)
      return { hosts, living: () => living().size }
    },
  },
  {
    name: 'kubernetes',
    fields: { ...kubernetes, 'kube-service-account': 'deploy/ci' },
    audiences: { 'kube.lab.test': KUBE },
    targets: COMMON,
    open: kubernetesAt,
  },
  {
    name: 'oauth',
    fields: { from: 'oauth', export: 'output', discover: OAUTH, audience: OAUTH },
    audiences: { 'auth.lab.test': OAUTH },
    targets: COMMON,
    open(lab, verifier) {
      const { hosts, living } = oauthServer(lab, verifier, { issuer: OAUTH })
      return { hosts, living: () => living().length }
    },
  },
  {
    name: 'octo-sts',
    fields: { from: 'octo-sts', export: 'output', scope: 'octo-org/infra', identity: 'deploy' },
    audiences: { 'octo-sts.dev': 'octo-sts.dev' },
    targets: COMMON,
    open(lab, verifier) {
      const app = github(lab)
      const policies = { 'octo-org/infra:deploy': { subject: SUBJECT } }
      const hosts = { ...octoStsServer(verifier, app, { policies }), ...app.hosts }
      return { hosts, living: () => app.living().size }
    },
  },
]

function stsAt(
  lab: Lab,
  verifier: TokenVerifier,
  where: { readonly origin?: string; readonly audiences?: readonly string[] },
): Opened {
  const { hosts, living } = stsServer(lab, verifier, {
    roles: { [ROLE]: { claims: {} } },
    ...where,
  })
  return { hosts, living: () => living().length }
}

function kubernetesAt(lab: Lab, verifier: TokenVerifier): Opened {
  const { hosts, living } = kubernetesServer(lab, verifier, { origin: KUBE })
  return { hosts, living: () => living().length }
}
