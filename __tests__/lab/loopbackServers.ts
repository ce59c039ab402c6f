import { type Clock, livingLab, type OpenLab } from './clock.ts'
import { jobFacts } from './facts.ts'
import { ROLE } from './inProcessStep.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from './issuer.ts'
import type { Job, JobOptions } from './job.ts'
import { leaks } from './leaks.ts'
import { type Listener, type ListenOptions, listen } from './listen.ts'
import { startJob } from './runner.ts'
import { type StsOptions, type StsRole, type StsServer, stsServer } from './sts.ts'
import { type VaultOptions, type VaultServer, vaultServer } from './vault.ts'

export interface LoopbackOptions {
  readonly claims?: IssuerOptions['claims']
  readonly vault?: Omit<VaultOptions, 'origin' | 'roles'>
  /** How the Vault is reached. */
  readonly vaultPort?: ListenOptions
  readonly roles?: Readonly<Record<string, StsRole>>
  readonly sts?: Omit<StsOptions, 'origin' | 'roles'>
  readonly job?: Partial<JobOptions>
}

/**
 * The built action's surroundings on loopback ports: an issuer, a Vault, an STS, and a runner with
 * one job.
 */
export interface LoopbackServers {
  readonly lab: OpenLab & Pick<Clock, 'pass'>
  readonly job: Job
  readonly issuer: LabIssuer
  readonly vault: VaultServer
  readonly sts: StsServer
  readonly ports: { readonly github: Listener; readonly vault: Listener; readonly aws: Listener }
  /** The fields of a lease of each kind. */
  readonly fields: { readonly aws: Fields; readonly vault: Fields }
  /** Tokens and credentials that stand somewhere unmasked, and what failed inside the lab. */
  leaks(): readonly unknown[]
  close(): Promise<void>
}

type Fields = Readonly<Record<string, string>>

/** The built action: that of this tree, or of another folder. */
export const ACTION = process.env['ACTION_UNDER_TEST'] ?? '.'

/** Opens it all; `close` ends it. */
export async function startLoopbackServers(
  options: LoopbackOptions = {},
): Promise<LoopbackServers> {
  const lab = livingLab()
  const issuer = labIssuer(lab, {
    facts: { ...jobFacts, action: 'creds' },
    ...(options.claims && { claims: options.claims }),
  })
  const github = await listen(issuer.handle)
  issuer.settle(github.origin)
  const vaultPort = await listen((request) => vault.handle(request), options.vaultPort)
  const roles = {
    'jwt/ci': {
      role_type: 'jwt',
      user_claim: 'repository',
      bound_audiences: [vaultPort.origin],
      token_policies: ['app'],
    },
  } as const
  const vault = vaultServer(lab, issuer.verifier, {
    ...options.vault,
    origin: vaultPort.origin,
    roles,
  })
  const sts = stsServer(lab, issuer.verifier, {
    ...options.sts,
    roles: options.roles ?? { [ROLE]: { claims: {} } },
  })
  const aws = await listen(sts.handle)
  const job = startJob({
    action: ACTION,
    facts: issuer.facts,
    idToken: issuer.idToken,
    ...options.job,
  })
  const ports = { github, vault: vaultPort, aws }
  return {
    ...{ lab, job, issuer, vault, sts, ports },
    fields: {
      aws: {
        from: 'aws',
        export: 'output',
        role: ROLE,
        region: 'eu-central-1',
        address: aws.origin,
      },
      vault: { from: 'vault', export: 'output', address: vaultPort.origin, role: 'ci' },
    },
    leaks: () => [...leaks(job, lab), ...Object.values(ports).flatMap(({ errors }) => errors)],
    async close() {
      job.close()
      await Promise.all(Object.values(ports).map((port) => port.close()))
    },
  }
}

/** Fields as one entry of `leases`. */
export const entry = (name: string, fields: Fields): string => `${name}: ${JSON.stringify(fields)}`

/**
 * A later step that prints all that it was handed: nothing but the masks stands between it and the
 * log.
 */
export const blurt = (job: Job): Promise<unknown> =>
  job.run(({ env, outputs, print }) => {
    for (const value of [env, ...Object.values(outputs)].flatMap((each) => Object.values(each)))
      print(value)
  })

/** Something that is opened for a test and closed after it. */
interface Premises {
  leaks(): readonly unknown[]
  close(): Promise<void>
}

/** Premises of one file of tests: `closed` ends those of a test, and returns what leaked there. */
export function several<O, P extends Premises>(
  open: (options?: O) => Promise<P>,
): { opened(options?: O): Promise<P>; closed(): Promise<readonly unknown[]> } {
  const all: P[] = []
  return {
    async opened(options) {
      const one = await open(options)
      all.push(one)
      return one
    },
    async closed() {
      const ended = all.splice(0)
      const found = ended.flatMap((each) => each.leaks())
      await Promise.all(ended.map((each) => each.close()))
      return found
    },
  }
}
