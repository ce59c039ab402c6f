import { asFailure, type Failure } from '../../src/core/failure.ts'
import { runMain } from '../../src/flow/main.ts'
import { runPost } from '../../src/flow/post.ts'
import { TOMBSTONE } from '../../src/journal/header.ts'
import { readJournal } from '../../src/journal/journal.ts'
import { isSettled } from '../../src/journal/outstanding.ts'
import { frozenLab } from './clock.ts'
import { CLIENT, type Entra, entra, TENANT } from './entra.ts'
import { type EnvironmentOptions, environmentsApi } from './environments.ts'
import { type Google, google, PROVIDER } from './google.ts'
import type { Handler } from './handler.ts'
import { ROLE, STS, VAULT } from './inProcessStep.ts'
import { type IssuerOptions, type LabIssuer, labIssuer } from './issuer.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from './runtime.ts'
import {
  azureMonitor,
  CLOUDWATCH,
  COLLECTOR,
  cloudWatch,
  collector,
  type LabSink,
  MONITOR,
  MONITOR_SCOPE,
  RULE,
  type SinkLine,
  TELEMETRY,
  telemetry,
} from './sinks.ts'
import { type StsServer, stsServer } from './sts.ts'
import { type VaultOptions, type VaultServer, vaultServer } from './vault.ts'

const ACCOUNT = 'ci@my-project.iam.gserviceaccount.com'

/** The fields of each sink of the lab, and of the lease that authenticates it. */
export const SINKS = {
  collector: `{to: otlp, address: ${COLLECTOR}/v1/logs}`,
  cloudwatch:
    `{to: otlp, address: ${CLOUDWATCH}/v1/logs, lease: audit, log-group: ci, ` +
    'log-stream: leases}',
  google: `{to: otlp, address: ${TELEMETRY}/v1/logs, lease: logs, project: my-project}`,
  sentinel: `{to: azure-logs, address: ${MONITOR}, lease: monitor, rule: ${RULE}, stream: Custom-Leases}`,
} as const
export const LEASES = {
  app: `{from: vault, address: ${VAULT}, role: ci, export: env}`,
  audit: `{from: aws, role: ${ROLE}, region: eu-central-1, export: none}`,
  logs: `{from: gcp, workload-identity-provider: ${PROVIDER}, service-account: ${ACCOUNT}, export: none}`,
  monitor: `{from: azure, tenant-id: ${TENANT}, client-id: ${CLIENT}, scope: "${MONITOR_SCOPE}", export: none}`,
} as const

type SinkName = keyof typeof SINKS
type LeaseName = keyof typeof LEASES

/** Returns the inputs of a step with these sinks and leases; `fail` for the sinks so named. */
export function sinkInputs(
  sinks: Readonly<Partial<Record<SinkName, 'warn' | 'fail'>>>,
  leases: readonly LeaseName[] = ['app'],
): Readonly<Record<string, string>> {
  const entries = Object.entries(sinks).map(
    ([name, onFailure]) =>
      `${name}: ${SINKS[name as SinkName].replace(/\}$/, `, on-failure: ${onFailure}}`)}`,
  )
  return {
    expect: 'repository: octo-org/app',
    leases: leases.map((name) => `${name}: ${LEASES[name]}`).join('\n'),
    sinks: entries.join('\n'),
  }
}

export interface SinkSetting
  extends Partial<Pick<RuntimeOptions, 'fault' | 'latency' | 'fullFrom'>> {
  readonly vault?: VaultOptions
  readonly api?: EnvironmentOptions
  readonly claims?: IssuerOptions['claims']
  /** Further servers, or others in place of those of the lab. */
  readonly hosts?: (job: Pick<SinkJob, 'sinks' | 'issuer'>) => Readonly<Record<string, Handler>>
}

/** A step with every sink of the lab within its reach. */
export interface SinkJob {
  readonly runtime: InMemoryRuntime
  readonly issuer: LabIssuer
  readonly vault: VaultServer
  readonly sts: StsServer
  readonly google: Google
  readonly entra: Entra
  readonly sinks: Readonly<Record<SinkName, LabSink>>
  main(inputs: Readonly<Record<string, string>>): Promise<Failure | undefined>
  /** Runs post; `undefined` if the entry would have ended before it. */
  post(options?: Partial<RuntimeOptions>): Promise<PostEnd | undefined>
  record(): readonly SinkLine[]
}

interface PostEnd {
  readonly runtime: InMemoryRuntime
  readonly failure: Failure | undefined
}

export function sinkJob({ vault: options, api, claims, hosts: more, ...rest }: SinkSetting = {}) {
  const lab = frozenLab()
  const issuer = labIssuer(lab, claims && { claims })
  const { verifier, facts, idToken } = issuer
  const places = {
    vault: vaultServer(lab, verifier, options),
    sts: stsServer(lab, verifier, { roles: { [ROLE]: { claims: {} } }, origin: STS }),
    google: google(lab, verifier, {
      accounts: { [ACCOUNT]: ['repo:octo-org/app:environment:production'] },
    }),
    entra: entra(lab, verifier),
  }
  const sinks = {
    collector: collector(verifier),
    cloudwatch: cloudWatch(places.sts),
    google: telemetry(places.google),
    sentinel: azureMonitor(places.entra),
  }
  const all = [issuer, ...Object.values(places), ...Object.values(sinks), environmentsApi(api)]
  const hosts = Object.assign({}, ...all.map((place) => place.hosts), more?.({ sinks, issuer }))
  const runtime = inMemoryRuntime({ ...rest, lab, hosts, facts, idToken })
  let given: ReadonlyMap<string, string> = new Map()
  return {
    ...{ runtime, issuer, sinks, ...places },
    main(inputs) {
      given = new Map(Object.entries(inputs))
      for (const [key, line] of Object.entries(TOMBSTONE)) runtime.state.set(key, line)
      return runMain(runtime, given).then(() => undefined, asFailure)
    },
    async post(settings = {}) {
      const found = readJournal(runtime.stateOf())
      if (!found || isSettled(found)) return undefined
      const after = inMemoryRuntime({ hosts, facts, idToken, ...settings, after: runtime })
      const ended = runPost(after, found, () => given)
      return { runtime: after, failure: await ended.then(() => undefined, asFailure) }
    },
    record() {
      const [, text = ''] = [...runtime.disk].find(([path]) => path.endsWith('record.jsonl')) ?? []
      return text
        .split('\n')
        .filter(Boolean)
        .map((line) => JSON.parse(line) as SinkLine)
    },
  } satisfies SinkJob as SinkJob
}
