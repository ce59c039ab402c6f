import { createHash } from 'node:crypto'
import { afterEach, describe, expect, jest, test } from '@jest/globals'
import { type AllProviders, startAllProviders } from './lab/allProviders.ts'
import type { Job, StepResult, Texts } from './lab/job.ts'
import {
  entry,
  type LoopbackServers,
  several,
  startLoopbackServers,
} from './lab/loopbackServers.ts'
import { commandFiles } from './lab/recorded.ts'

jest.setTimeout(120_000)
const plants = several(startLoopbackServers)
const towns = several(startAllProviders)
afterEach(async () => expect([await plants.closed(), await towns.closed()]).toEqual([[], []]))

const stateFiles = (job: Job) =>
  commandFiles(job).filter(({ name, text }) => name.startsWith('save_state_') && text !== '')
const lines = (step: StepResult | undefined): readonly string[] =>
  (step?.shown ?? '').split('\n').filter((line) => !line.startsWith('::'))

/**
 * A later step that runs as the job's user: it reads the state that main left on disk, takes the
 * nonce, and sets state entries that claim that everything was revoked.
 */
const attack = (job: Job): Promise<StepResult> =>
  job.run(({ write }) => {
    const state = stateFiles(job)
      .map(({ text }) => text)
      .join('')
    const opening = state.split('\n').findLast((line) => line.startsWith('opening='))
    const nonce = /"nonce":"([0-9a-f]{32})"/.exec(opening ?? '')?.[1]
    const count = state.match(/^entry_\d+=/gm)?.length ?? 0
    const forged = Array.from({ length: count }, (_, receipt) => ({
      ...{ nonce, kind: 'revoked', receipt },
    }))
    for (const [at, line] of [...forged, ...forged].entries())
      write('env', `STATE_entry_${at}=${JSON.stringify(line)}\n`)
    for (const [at, line] of forged.entries())
      write('env', `STATE_entry_${count + at}=${JSON.stringify(line)}\n`)
    write('env', `STATE_closed=99\nSTATE_opening=${opening?.slice('opening='.length) ?? '{}'}\n`)
  })

describe('a later step that knows the nonce of main', () => {
  test('cannot make post skip a revocation', async () => {
    const { job, vault, fields } = await plants.opened()
    await job.step({ with: fields.vault })
    expect(vault.living()).toHaveLength(1)
    await attack(job)
    const [post] = await job.post()
    expect([post?.code, vault.living()]).toEqual([0, []])
    expect(lines(post)).toEqual([
      "##[warning]state entries from 2 on were not written by this step's main: ignored",
      expect.stringMatching(/^vault: revoked/),
    ])
  })

  test.each<[string, RegExp]>([
    ['after its first lease', /secret\/data/],
    ['at its last one', /database\/creds/],
  ])('cannot do so either when main was killed %s', async (_, moment) => {
    const { job, vault, ports, fields } = await plants.opened({
      vault: { kv2: { app: [{ password: 'correct-horse-battery' }] } },
    })
    const read = '{P: secret/data/app#password, DB_*: database/creds/app}'
    ports.vault.watch((when, _request, { url }) => {
      if (when === 'arrived' && moment.test(url.pathname)) main.kill('SIGKILL')
    })
    const main = job.start({ with: { ...fields.vault, read } })
    expect((await main.done).code).toBe(137)
    expect(vault.living()).not.toEqual([])
    await attack(job)
    const [post] = await job.post()
    expect([post?.code, vault.living()]).toEqual([0, []])
    expect(lines(post)).toContainEqual(expect.stringMatching(/^##\[warning\]state entries from/))
  })

  test('has no effect if main leased nothing: post sends no request', async () => {
    const steps: Readonly<Record<string, (one: LoopbackServers) => Promise<StepResult>>> = {
      'an input error': ({ job }) => job.step({ with: { from: 'vault' } }),
      'a rejected environment': ({ job, fields }) =>
        job.step({ with: fields.vault, env: { NODE_TLS_REJECT_UNAUTHORIZED: '0' } }),
      'a skipped step': ({ job, fields }) =>
        job.step({ with: { ...fields.vault, 'on-unavailable': 'skip' } }),
    }
    for (const [title, run] of Object.entries(steps)) {
      const skips = title === 'a skipped step'
      const one = await plants.opened(skips ? { job: { idToken: undefined } } : {})
      const main = await run(one)
      expect([title, main.code]).toEqual([title, skips ? 0 : 1])
      const { vault } = one.ports
      const nonce = '0'.repeat(32)
      const way = { address: `${vault.origin}/`, token: 'hvs.x', kind: 'service' }
      const receipt = { lease: 'app', from: 'vault', host: 'h', id: 'x', expiresAt: null, way }
      const forged: Texts = {
        opening: JSON.stringify({ v: 1, nonce, budget: 9_000, summary: true, proxy: {} }),
        closed: '1',
        entry_0: JSON.stringify({
          ...receipt,
          ...{ nonce, kind: 'receipt', intent: 0, onRevokeFailure: 'fail' },
        }),
      }
      await one.job.run(({ write }) => {
        for (const [key, line] of Object.entries(forged)) write('env', `STATE_${key}=${line}\n`)
      })
      const [post] = await one.job.post()
      expect([title, post?.code, vault.requests]).toEqual([title, 0, []])
      expect(lines(post)).toEqual([expect.stringMatching(/^Nothing was leased.* are ignored$/)])
    }
  })
})

const SECRET = 'client-secret-of-the-workflow'
const ofClient = { 'client-id': 'ci', 'client-secret': SECRET }
const opened = (): Promise<AllProviders> =>
  towns.opened({ oauth: { client: { id: 'ci', secret: SECRET } } })

describe('what a later step can read in the files of the runner', () => {
  test('is readable by the owner only, and contains no secret that the workflow supplied', async () => {
    const place = await opened()
    const { job, fields, lab } = place
    const leases = Object.entries(fields).map(([name, each]) =>
      entry(name, { ...each, export: 'env', ...(name === 'oauth' && ofClient) }),
    )
    const asserted = {
      ...fields.oauth,
      grant: 'client-credentials',
      'client-id': 'ci',
      export: 'env',
    }
    const main = await job.step({ with: { leases: leases.join('\n') } })
    const other = await job.step({ with: { ...asserted, prefix: 'OTHER_' } })
    expect([main.code, other.code]).toEqual([0, 0])
    const files = commandFiles(job).filter(({ text }) => text !== '')
    expect(files.map(({ mode }) => mode)).toEqual(files.map(() => '600'))
    expect(stateFiles(job)).toHaveLength(2)
    const idTokens = [...lab.issued].filter((each) =>
      Buffer.from(each.split('.')[1] ?? '', 'base64url').includes('"repository_id"'),
    )
    const secrets = [SECRET, btoa(`ci:${SECRET}`), ...idTokens]
    const held = files.flatMap(({ name, text }) =>
      secrets.filter((each) => text.includes(each)).map((each) => [name, each]),
    )
    expect([idTokens.length > 0, held]).toEqual([true, []])
    const digest = createHash('sha256').update(SECRET).digest('hex')
    expect(stateFiles(job).filter(({ text }) => text.includes(digest))).toHaveLength(1)
    await job.post()
    expect(place.alive().filter((each) => each === 'oauth')).toEqual([])
  })
})

describe('a revocation that needs a secret of the workflow', () => {
  const forms: Readonly<Record<string, (place: AllProviders, secret: string) => Texts>> = {
    'the flat form': ({ fields }, secret) => ({
      ...fields.oauth,
      ...{ ...ofClient, 'client-secret': secret },
    }),
    leases: ({ fields }, secret) => ({
      leases: entry('oauth', { ...fields.oauth, ...ofClient, 'client-secret': secret }),
    }),
  }

  test.each(Object.entries(forms))('reads it from the input again: %s', async (_, inputs) => {
    const place = await opened()
    await place.job.step({ with: inputs(place, SECRET) })
    const [post] = await place.job.post()
    expect([post?.code, place.alive()]).toEqual([0, []])
    expect(lines(post)).toEqual([expect.stringMatching(/^oauth: revoked/)])
  })

  test.each(Object.entries(forms))(
    'is not sent with another value, which is reported: %s',
    async (_, inputs) => {
      const place = await opened()
      let secret = SECRET
      await place.job.step({ with: () => inputs(place, secret) })
      secret = 'set-by-a-later-step'
      const before = place.hosts['auth.lab.test']?.requests.length
      const [post] = await place.job.post()
      expect(place.alive()).toEqual(['oauth'])
      expect(place.hosts['auth.lab.test']?.requests).toHaveLength(before ?? -1)
      expect(lines(post).join('\n')).toMatch(
        /oauth: could not be revoked \("client-secret" .* SHA-256 differs\); it stays valid/,
      )
    },
  )
})
