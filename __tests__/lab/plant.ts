import { livingLab } from './clock.ts'
import { jobFacts } from './facts.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from './issuer.ts'
import type { Job, JobOptions } from './job.ts'
import { leaks } from './leaks.ts'
import { type Listener, listen } from './listen.ts'
import { startJob } from './runner.ts'
import { ROLE } from './stage.ts'
import { type StsRole, type StsServer, stsServer } from './sts.ts'
import { type VaultOptions, type VaultServer, vaultServer } from './vault.ts'

export interface PlantOptions {
  readonly claims?: IssuerOptions['claims']
  readonly vault?: Omit<VaultOptions, 'origin' | 'roles'>
  readonly roles?: Readonly<Record<string, StsRole>>
  readonly job?: Partial<JobOptions>
}

/** The built action's surroundings on loopback ports: an issuer, a Vault, an STS, and a runner with one job. */
export interface Plant {
  readonly job: Job
  readonly issuer: LabIssuer
  readonly vault: VaultServer
  readonly sts: StsServer
  readonly ports: { readonly github: Listener; readonly vault: Listener; readonly aws: Listener }
  /** The fields of a lease of each kind. */
  readonly fields: { readonly aws: Fields; readonly vault: Fields }
  /** Tokens and credentials that stand somewhere unmasked. */
  leaks(): readonly unknown[]
  close(): Promise<void>
}

type Fields = Readonly<Record<string, string>>

/** Opens it all; `close` ends it. */
export async function plant(options: PlantOptions = {}): Promise<Plant> {
  const lab = livingLab()
  const issuer = labIssuer(lab, { facts: { ...jobFacts, action: 'creds' }, ...(options.claims && { claims: options.claims }) })
  const github = await listen(issuer.handle)
  issuer.settle(github.origin)
  const vaultPort = await listen((request) => vault.handle(request))
  const roles = {
    'jwt/ci': { role_type: 'jwt', user_claim: 'repository', bound_audiences: [vaultPort.origin], token_policies: ['app'] },
  } as const
  const vault = vaultServer(lab, issuer.relying, { ...options.vault, origin: vaultPort.origin, roles })
  const sts = stsServer(lab, issuer.relying, { roles: options.roles ?? { [ROLE]: { claims: {} } } })
  const aws = await listen(sts.handle)
  const job = startJob({ action: '.', facts: issuer.facts, idToken: issuer.idToken, ...options.job })
  const ports = { github, vault: vaultPort, aws }
  return {
    ...{ job, issuer, vault, sts, ports },
    fields: {
      aws: { from: 'aws', role: ROLE, region: 'eu-central-1', address: aws.origin },
      vault: { from: 'vault', address: vaultPort.origin, role: 'ci' },
    },
    leaks: () => leaks(job, lab),
    async close() {
      job.close()
      await Promise.all(Object.values(ports).map((port) => port.close()))
    },
  }
}

/** Fields as one entry of `leases`. */
export const entry = (name: string, fields: Fields): string => `${name}: ${JSON.stringify(fields)}`
