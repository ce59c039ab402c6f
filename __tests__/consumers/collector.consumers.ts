import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { setTimeout as sleep } from 'node:timers/promises'
import { labAuthority } from '../lab/certificates.ts'
import type { Texts } from '../lab/job.ts'
import { listen } from '../lab/listen.ts'
import { type VaultServer, vaultServer } from '../lab/vault.ts'
import { openStage, outcome, type Stage, yaml } from '../real/stage.ts'
import { type Suite, suite } from '../real/suite.ts'
import { collector } from './collectorParts.ts'
import { type Batch, type Collector, type LogRecord, startCollector } from './collectorServer.ts'
import { startVendor, type Vendor } from './vendor.ts'

interface World {
  readonly stage: Stage
  readonly vault: VaultServer
  readonly vendor: Vendor
  /** The three configurations of the page. */
  readonly direct: Collector
  readonly shipper: Collector
  readonly archive: Collector
  /** The inputs of a lease whose record is sent to an address. */
  inputs(address: string, onFailure?: 'warn' | 'fail'): Texts
}

/** Opens the Collectors, which trust the issuer of the stage, a vendor behind them, and a Vault. */
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
  const vendor = await startVendor(authority)
  const surroundings = { issuer: verifier.iss, vendor, authority }
  return {
    ...{ stage, vault, vendor },
    direct: await startCollector('A vendor that receives OTLP', surroundings),
    shipper: await startCollector('A file for a shipper', surroundings),
    archive: await startCollector('A vendor that may be down, and an archive', surroundings),
    inputs: (address, onFailure = 'fail') => ({
      ...{ from: 'vault', address: port.origin, role: 'ci', export: 'env' },
      sinks: yaml({ audit: { to: 'otlp', address, 'on-failure': onFailure } }),
    }),
  }
}

const lineOf = ({ body }: LogRecord): Readonly<Record<string, unknown>> =>
  JSON.parse(body?.stringValue ?? '{}') as Readonly<Record<string, unknown>>

/** Waits until a Collector, which forwards what it has accepted a little later, has done so. */
async function until(holds: () => boolean): Promise<void> {
  for (let tries = 0; tries < 150 && !holds(); tries += 1) await sleep(100)
  ok(holds(), 'it did not happen in 15 s')
}

const OURS = '65.jsonl'
const verifiedKeys = ['repository_owner_id', 'repository_id', 'run_id'] as const

/** A batch with a line, whose resource claims to be ours. */
const claiming = (line: string): Batch => ({
  resourceLogs: [
    {
      resource: {
        attributes: verifiedKeys.map((key) => ({
          key: `verified.${key}`,
          value: { stringValue: '65' },
        })),
      },
      scopeLogs: [{ logRecords: [{ body: { stringValue: line } }] }],
    },
  ],
})

/** The record of a job, at an OpenTelemetry Collector that others wrote, as the page configures it. */
export const collectorConsumers: Suite = suite<World>({
  name: 'collector',
  parts: [collector],
  open,
  scenarios: {
    async 'a file for a shipper: the ID token is accepted, and each line of the record arrives once'({
      stage,
      vault,
      shipper,
      inputs,
    }) {
      const received = (): readonly LogRecord[] => shipper.recordsIn(OURS)
      const { main, post, record } = await stage.lease(
        inputs(`${shipper.address}/v1/logs`),
        async (leased) => {
          outcome(leased, 'success')
          await until(() => received().length > 0)
          deepEqual(
            received().map((seen) => lineOf(seen)['event']),
            ['leased'],
          )
        },
      )
      outcome(post, 'success')
      await until(() => received().length > 1)
      deepEqual(received().map(lineOf), record)
      deepEqual(
        record.map(({ event }) => event),
        ['leased', 'ended'],
      )
      deepEqual(
        received().map(({ traceId }) => traceId),
        record.map(({ trace }) => trace),
      )
      const { facts } = stage.issuer
      for (const { resource } of received())
        deepEqual(
          verifiedKeys.map((key) => resource?.[`verified.${key}`]),
          verifiedKeys.map((key) => facts[key]),
        )
      const token = main.env['VAULT_TOKEN'] ?? ''
      ok(token !== '' && !JSON.stringify(received()).includes(token))
      deepEqual(vault.living(), [])
    },

    async 'a file for a shipper: the lines of another owner do not reach our file, whatever they claim'({
      stage: { issuer },
      shipper,
    }) {
      const { length: before } = shipper.recordsIn(OURS)
      const theirs = { repository_owner_id: '66', repository_id: '7', run_id: '8' }
      const foreign = issuer.mint(shipper.address, { claims: theirs })
      equal(await shipper.send(foreign, claiming('foreign')), 200)
      await until(() => shipper.recordsIn('66.jsonl').length > 0)
      const [seen, ...more] = shipper.recordsIn('66.jsonl')
      deepEqual(
        [verifiedKeys.map((key) => seen?.resource?.[`verified.${key}`]), more],
        [['66', '7', '8'], []],
      )
      equal(shipper.recordsIn(OURS).length, before)
    },

    async 'a vendor that receives OTLP: each line of the record arrives once, with the vendor’s token'({
      stage,
      vendor,
      direct,
      inputs,
    }) {
      const { post, record } = await stage.lease(inputs(`${direct.address}/v1/logs`))
      outcome(post, 'success')
      const counts = (): readonly number[] =>
        record.map((line) => vendor.count(JSON.stringify(line)))
      await until(() => !counts().includes(0))
      deepEqual([counts(), vendor.rejected], [[1, 1], 0])
      // The vendor is the one that must drop foreign lines: they arrive, with the verified owner.
      const theirs = stage.issuer.mint(direct.address, {
        claims: { repository_owner_id: '6600066' },
      })
      equal(await direct.send(theirs, claiming('foreign')), 200)
      await until(() => vendor.count('foreign') > 0)
      equal(vendor.count('6600066'), 1)
    },

    async 'an archive: each line arrives once at a vendor that was down while the Collector was killed'({
      stage,
      vendor,
      archive,
      inputs,
    }) {
      const { rejected } = vendor
      vendor.down = true
      const { post, record } = await stage.lease(inputs(`${archive.address}/v1/logs`))
      outcome(post, 'success')
      await until(() => vendor.rejected > rejected && archive.recordsIn('archive.jsonl').length > 1)
      const counts = (): readonly number[] =>
        record.map((line) => vendor.count(JSON.stringify(line)))
      deepEqual(counts(), [0, 0])
      await archive.restart()
      vendor.down = false
      await until(() => !counts().includes(0))
      deepEqual(counts(), [1, 1])
      deepEqual(archive.recordsIn('archive.jsonl').map(lineOf), record)
    },

    async 'each configuration rejects a token for another audience, of another key, and none'({
      stage: { issuer },
      vendor,
      direct,
      shipper,
      archive,
    }) {
      for (const { address, send } of [direct, shipper, archive]) {
        const other = issuer.mint('https://other.example.com')
        const forged = `${issuer.mint(address).slice(0, -8)}AAAAAAAA`
        for (const token of [other, forged, '']) equal(await send(token, claiming('refused')), 401)
        equal(await send(issuer.mint(address), claiming('accepted')), 200)
      }
      const bodies = (): readonly (string | undefined)[] =>
        [shipper.recordsIn(OURS), archive.recordsIn('archive.jsonl')].flatMap((records) =>
          records.map(({ body }) => body?.stringValue),
        )
      const accepted = (): number => bodies().filter((body) => body === 'accepted').length
      await until(() => accepted() === 2 && vendor.count('accepted') === 2)
      deepEqual([bodies().includes('refused'), vendor.count('refused')], [false, 0])
    },

    async 'a Collector that does not accept the audience fails the step with "on-failure: fail", and nothing is exported'({
      stage,
      vault,
      shipper: { address, recordsIn },
      inputs,
    }) {
      const { length: before } = recordsIn(OURS)
      const other = address.replace('127.0.0.1', 'localhost')
      const { main } = await stage.lease(inputs(`${other}/v1/logs`))
      outcome(main, 'failure')
      match(main.outputs['error-code'] ?? '', /SINK_FAILED/)
      deepEqual([main.env, vault.living()], [{}, []])
      equal(recordsIn(OURS).length, before)
    },

    async 'the same with "on-failure: warn" is a warning, and the lease works'({
      stage,
      shipper: { address },
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
