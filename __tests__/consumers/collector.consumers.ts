import { deepEqual, match, ok } from 'node:assert/strict'
import { labAuthority } from '../lab/certificates.ts'
import type { Texts } from '../lab/job.ts'
import { listen } from '../lab/listen.ts'
import { type VaultServer, vaultServer } from '../lab/vault.ts'
import { openStage, outcome, type Stage, yaml } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'
import { type Collector, collector, type LogRecord, startCollector } from './collectorParts.ts'

interface World {
  readonly stage: Stage
  readonly vault: VaultServer
  readonly collector: Collector
  /** The inputs of a lease whose record is sent to an address. */
  inputs(address: string, onFailure: 'warn' | 'fail'): Texts
}

/** Opens a Collector that trusts the issuer of the stage, and a Vault. */
async function open(): Promise<World> {
  const authority = await labAuthority('Authority of the issuer')
  const stage = await openStage(authority)
  const { verifier } = stage.issuer
  const port = await listen((request) => vault.handle(request))
  const role = {
    role_type: 'jwt',
    user_claim: 'repository',
    bound_audiences: [port.origin],
    token_policies: ['app'],
  } as const
  const roles = { 'jwt/ci': role }
  const vault = vaultServer(stage.lab, verifier, { origin: port.origin, roles })
  const running = await startCollector({ url: verifier.iss, authority: authority.file() })
  return {
    ...{ stage, vault, collector: running },
    inputs: (address, onFailure) => ({
      ...{ from: 'vault', address: port.origin, role: 'ci', export: 'env' },
      sinks: yaml({ audit: { to: 'otlp', address, 'on-failure': onFailure } }),
    }),
  }
}

const lineOf = ({ body }: LogRecord): Readonly<Record<string, unknown>> =>
  JSON.parse(body?.stringValue ?? '{}') as Readonly<Record<string, unknown>>

/** The record of a job, at an OpenTelemetry Collector that others wrote. */
export const collectorConsumers: Suite = suite<World>({
  name: 'collector',
  parts: [collector],
  open,
  scenarios: {
    async 'the Collector accepts the ID token, and stores each line of the record once'({
      stage,
      vault,
      collector: { address, received },
      inputs,
    }) {
      const { length: before } = await received(0, 0)
      const { main, post, record } = await stage.lease(
        inputs(`${address}/v1/logs`, 'fail'),
        async (leased) => {
          outcome(leased, 'success')
          const [first, ...more] = await received(before, 1)
          deepEqual([first && lineOf(first)['event'], more], ['leased', []])
        },
      )
      outcome(post, 'success')
      const seen = await received(before, 2)
      deepEqual(seen.map(lineOf), record)
      deepEqual(
        record.map(({ event }) => event),
        ['leased', 'ended'],
      )
      deepEqual(
        seen.map(({ traceId }) => traceId),
        record.map(({ trace }) => trace),
      )
      const token = main.env['VAULT_TOKEN'] ?? ''
      ok(token !== '' && !JSON.stringify(seen).includes(token))
      deepEqual(vault.living(), [])
    },

    async 'a Collector that does not accept the audience fails the step with "on-failure: fail", and nothing is exported'({
      stage,
      vault,
      collector: { address, received },
      inputs,
    }) {
      const { length: before } = await received(0, 0)
      const other = address.replace('127.0.0.1', 'localhost')
      const { main } = await stage.lease(inputs(`${other}/v1/logs`, 'fail'))
      outcome(main, 'failure')
      match(main.outputs['error-code'] ?? '', /SINK_FAILED/)
      deepEqual([main.env, vault.living()], [{}, []])
      deepEqual(await received(before, 0), [])
    },

    async 'the same with "on-failure: warn" is a warning, and the lease works'({
      stage,
      collector: { address },
      inputs,
    }) {
      const other = address.replace('127.0.0.1', 'localhost')
      const { main, post } = await stage.lease(inputs(`${other}/v1/logs`, 'warn'))
      outcome(main, 'success')
      outcome(post, 'success')
      match(main.shown, /warning.*audit/)
    },
  },
})
