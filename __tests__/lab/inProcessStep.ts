import { asFailure, type Failure } from '../../src/core/failure.ts'
import { runMain } from '../../src/flow/main.ts'
import { runPost } from '../../src/flow/post.ts'
import { TOMBSTONE } from '../../src/journal/header.ts'
import { readJournal } from '../../src/journal/journal.ts'
import { frozenLab } from './clock.ts'
import { type Eks, eks, eksApi } from './eks.ts'
import type { Facts } from './facts.ts'
import type { Handler } from './handler.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from './issuer.ts'
import type { KubernetesServer } from './kubernetes.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from './runtime.ts'
import { type StsRole, type StsServer, stsServer } from './sts.ts'
import { type VaultOptions, type VaultServer, vaultServer } from './vault.ts'

export const ROLE = 'arn:aws:iam::123456789012:role/deploy'
export const STS = 'https://sts.eu-central-1.amazonaws.com'
export const VAULT = 'https://vault.lab.test'

/** A lease of each kind, as inputs of the flat form. */
export const awsInputs = {
  from: 'aws',
  export: 'output',
  role: ROLE,
  region: 'eu-central-1',
  expect: 'repository: octo-org/app',
} as const
export const vaultInputs = {
  from: 'vault',
  export: 'output',
  address: VAULT,
  role: 'ci',
  expect: 'repository: octo-org/app',
} as const

/** Two leases in one step. */
export const bothInputs = {
  expect: 'repository: octo-org/app',
  export: 'output',
  leases: `
deploy: {from: aws, role: ${ROLE}, region: eu-central-1}
app: {from: vault, address: ${VAULT}, role: ci}`,
} as const

export interface StepSetting extends Partial<Omit<RuntimeOptions, 'hosts' | 'facts'>> {
  readonly facts?: Facts
  readonly issuer?: Omit<IssuerOptions, 'facts'>
  readonly vault?: VaultOptions
  readonly roles?: Readonly<Record<string, StsRole>>
  /** Mounts further servers; they share the lab and its issuer. */
  readonly servers?: (
    lab: InMemoryRuntime['lab'],
    issuer: LabIssuer,
    sts: StsServer,
  ) => Readonly<Record<string, Handler>>
}

/** One step on an in-memory runner, with an issuer, a Vault, an STS and an EKS cluster. */
export interface InProcessStep {
  readonly runtime: InMemoryRuntime
  readonly issuer: LabIssuer
  readonly vault: VaultServer
  readonly sts: StsServer
  readonly eks: Eks
  /** The API server of the EKS cluster. */
  readonly eksApi: KubernetesServer
  /** Runs main; a failure is returned, not thrown. */
  main(inputs: Readonly<Record<string, string>>): Promise<Failure | undefined>
  /** Runs post on what main left; `undefined` when there was nothing to read. */
  post(
    options?: Partial<RuntimeOptions> & { readonly inputs?: ReadonlyMap<string, string> },
  ): Promise<
    { readonly runtime: InMemoryRuntime; readonly failure: Failure | undefined } | undefined
  >
  /** The record, line by line. */
  record(): readonly Readonly<Record<string, unknown>>[]
}

export function inProcessStep(setting: StepSetting = {}): InProcessStep {
  const {
    facts,
    issuer: claims,
    vault: vaultOptions,
    roles = { [ROLE]: { claims: {} } },
    servers,
    ...rest
  } = setting
  const lab = frozenLab()
  const issuer = labIssuer(lab, { ...(facts && { facts }), ...claims })
  const vault = vaultServer(lab, issuer.verifier, vaultOptions)
  const sts = stsServer(lab, issuer.verifier, { roles, origin: STS })
  const cluster = eks(sts)
  const api = eksApi(lab, cluster)
  const own = [issuer, vault, sts, cluster, api].map((server) => server.hosts)
  const hosts: RuntimeOptions['hosts'] = Object.assign({}, ...own, servers?.(lab, issuer, sts))
  const idToken = 'idToken' in rest ? rest.idToken : issuer.idToken
  let given: ReadonlyMap<string, string> = new Map()
  const runtime = inMemoryRuntime({ ...rest, lab, hosts, facts: issuer.facts, idToken })
  return {
    ...{ runtime, issuer, vault, sts, eks: cluster, eksApi: api },
    main(inputs) {
      given = new Map(Object.entries(inputs))
      for (const [key, line] of Object.entries(TOMBSTONE)) runtime.state.set(key, line)
      return runMain(runtime, given).then(() => undefined, asFailure)
    },
    async post({ inputs, ...options } = {}) {
      const found = readJournal(runtime.stateOf())
      if (!found) return undefined
      const known = { hosts, facts: issuer.facts, idToken }
      const after = inMemoryRuntime({ ...known, ...options, after: runtime })
      const ended = runPost(after, found, () => inputs ?? given)
      return { runtime: after, failure: await ended.then(() => undefined, asFailure) }
    },
    record() {
      const [, text = ''] = [...runtime.disk].find(([path]) => path.endsWith('record.jsonl')) ?? []
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as Record<string, unknown>)
    },
  }
}
