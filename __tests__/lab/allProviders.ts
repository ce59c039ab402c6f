import { type Clock, livingLab, type OpenLab } from './clock.ts'
import { CLIENT, type Entra, type EntraOptions, entra, TENANT } from './entra.ts'
import { jobFacts } from './facts.ts'
import { type Github, github } from './github.ts'
import { type Google, type GoogleOptions, google, PROVIDER } from './google.ts'
import { ROLE } from './inProcessStep.ts'
import { type Internet, internet } from './internet.ts'
import { type IssuerOptions, labIssuer } from './issuer.ts'
import type { Job, Texts } from './job.ts'
import { leaks } from './leaks.ts'
import type { Listener } from './listen.ts'
import { ACTION } from './loopbackServers.ts'
import { type OauthOptions, type OauthServer, oauthServer } from './oauth.ts'
import { octoStsServer, type TrustPolicy } from './octo-sts.ts'
import { startJob } from './runner.ts'
import { type StsRole, type StsServer, stsServer } from './sts.ts'
import { type VaultServer, vaultServer } from './vault.ts'

export interface AllProvidersOptions {
  readonly claims?: IssuerOptions['claims']
  readonly roles?: Readonly<Record<string, StsRole>>
  /** Further hosts at which the STS answers. */
  readonly stsHosts?: readonly string[]
  readonly google?: GoogleOptions
  readonly entra?: EntraOptions
  readonly oauth?: OauthOptions
  readonly policy?: TrustPolicy
  /** Milliseconds of a round trip. */
  readonly rtt?: number
}

/** A job and the servers of all providers, each under its real host name. */
export interface AllProviders {
  readonly lab: OpenLab & Pick<Clock, 'pass'>
  readonly job: Job
  readonly aws: StsServer
  readonly vault: VaultServer
  readonly google: Google
  readonly entra: Entra
  readonly github: Github
  readonly oauth: OauthServer
  /** By host name. */
  readonly hosts: Internet['hosts']
  readonly fields: Readonly<Record<Provider, Texts>>
  /** Whose leases are alive: a name for each thing. */
  alive(): readonly Provider[]
  leaks(): readonly unknown[]
  close(): Promise<void>
}

type Provider = 'aws' | 'vault' | 'gcp' | 'azure' | 'octo-sts' | 'oauth'

export const SUBJECT = 'repo:octo-org/app:environment:production'
export const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'
const OAUTH = 'https://auth.lab.test/realms/lab'
const AUDIENCES = ['sts.amazonaws.com', 'sts.amazonaws.com.cn']
const VAULT = 'https://vault.lab.test'
const fields: AllProviders['fields'] = {
  aws: { from: 'aws', export: 'output', role: ROLE, region: 'eu-central-1' },
  vault: { from: 'vault', export: 'output', address: VAULT, role: 'ci' },
  gcp: {
    from: 'gcp',
    export: 'output',
    'workload-identity-provider': PROVIDER,
    'service-account': ACCOUNT,
  },
  azure: { from: 'azure', export: 'output', 'tenant-id': TENANT, 'client-id': CLIENT },
  'octo-sts': { from: 'octo-sts', export: 'output', scope: 'octo-org/infra', identity: 'deploy' },
  oauth: { from: 'oauth', export: 'output', discover: OAUTH, audience: OAUTH },
}

/** Opens it all; `close` ends it. */
export async function startAllProviders(options: AllProvidersOptions = {}): Promise<AllProviders> {
  const lab = livingLab()
  const issuer = labIssuer(lab, {
    facts: { ...jobFacts, action: 'creds' },
    ...(options.claims && { claims: options.claims }),
  })
  const { verifier } = issuer
  const installed = github(lab)
  const places = {
    aws: stsServer(lab, verifier, {
      roles: options.roles ?? { [ROLE]: { claims: {} } },
      audiences: AUDIENCES,
    }),
    vault: vaultServer(lab, verifier),
    google: google(lab, verifier, { accounts: { [ACCOUNT]: [SUBJECT] }, ...options.google }),
    entra: entra(lab, verifier, options.entra),
    github: installed,
    oauth: oauthServer(lab, verifier, { issuer: OAUTH, ...options.oauth }),
  }
  const policies = { 'octo-org/infra:deploy': options.policy ?? { subject: SUBJECT } }
  const others = [issuer, ...Object.values(places)].map(({ hosts }) => hosts)
  const regions = Object.fromEntries(
    (options.stsHosts ?? []).map((host) => [`https://${host}`, places.aws.handle]),
  )
  const handlers = Object.assign(
    {},
    ...others,
    regions,
    octoStsServer(verifier, installed, { policies }),
  )
  const net = await internet(handlers, { rtt: options.rtt ?? 0 })
  const job = startJob({
    action: ACTION,
    facts: issuer.facts,
    idToken: issuer.idToken,
    env: net.env,
  })
  const living: Readonly<Record<Provider, () => Iterable<unknown>>> = {
    ...{
      aws: places.aws.living,
      vault: places.vault.living,
      gcp: places.google.living,
      azure: places.entra.living,
    },
    ...{ 'octo-sts': installed.living, oauth: places.oauth.living },
  }
  return {
    ...{ lab, job, fields, ...places, hosts: net.hosts },
    alive: () =>
      (Object.keys(living) as Provider[]).flatMap((name) => [...living[name]()].map(() => name)),
    leaks: () => [
      ...leaks(job, lab),
      ...Object.values(net.hosts).flatMap(({ errors }: Listener) => errors),
    ],
    async close() {
      job.close()
      await net.close()
    },
  }
}
