import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import type { Secret } from '../../src/core/secret.ts'
import type { Entry, Receipt } from '../../src/journal/entry.ts'
import { TOMBSTONE } from '../../src/journal/header.ts'
import { type Journal, nothingLeased, openJournal, readJournal } from '../../src/journal/journal.ts'
import { outstanding } from '../../src/journal/outstanding.ts'
import { runs } from '../properties/runs.ts'

const facts = {
  budget: 15_000,
  summary: true,
  record: '/tmp/r/record.jsonl',
  proxy: {},
  noProxy: undefined,
  ca: undefined,
}
const intent: Entry = {
  kind: 'intent',
  lease: 'app',
  from: 'vault',
  host: 'vault.example.com',
  until: null,
}
const receipt: Receipt = {
  kind: 'receipt',
  intent: 0,
  lease: 'app',
  from: 'vault',
  host: 'vault.example.com',
  id: 'ab12',
  expiresAt: 2_000,
  revocation: { token: 'hvs.x' },
  onRevokeFailure: 'warn',
}

/** The runner's memory, and what was masked. */
function runner(full = Number.POSITIVE_INFINITY) {
  const state = new Map<string, string>()
  const hushed: string[] = []
  let writes = 0
  const runtime = {
    random: (bytes: number) => new Uint8Array(bytes).fill(7),
    mask: (secret: Secret) => void hushed.push(secret.reveal()),
    saveState(pairs: Readonly<Record<string, string>>) {
      if (writes >= full) throw new Failure('STATE_UNWRITABLE', 'the disk is full')
      writes += 1
      for (const [key, line] of Object.entries(pairs)) state.set(key, line)
    },
  }
  return { state, hushed, runtime, read: (key: string) => state.get(key) }
}

describe('the journal', () => {
  test('tells post what main noted, in order', () => {
    const { runtime, read } = runner()
    const journal = openJournal(runtime, facts)
    expect([
      journal.append(intent),
      journal.append(receipt),
      journal.append({ kind: 'file', path: '/tmp/r/app-X' }),
    ]).toEqual([0, 1, 2])
    const found = readJournal(read)
    expect(found?.header).toMatchObject({ ...facts, v: 1 })
    expect([...(found?.entries.values() ?? [])]).toEqual([
      intent,
      receipt,
      { kind: 'file', path: '/tmp/r/app-X' },
    ])
    expect(found?.warnings).toEqual([])
  })

  test('keeps each entry on one line, so that a cut write spoils no earlier one', () => {
    const { runtime, state } = runner()
    openJournal(runtime, facts).append({ ...receipt, note: 'two\nlines' })
    expect([...state.values()].filter((line) => /[\r\n]/.test(line))).toEqual([])
  })

  test('masks the nonce before it is written', () => {
    const { runtime, hushed, state } = runner()
    openJournal(runtime, facts)
    expect(hushed).toEqual(['07'.repeat(16)])
    expect(state.get('opening')).toContain('07'.repeat(16))
  })

  test('knows in memory what a full disk refused, so that it can still be revoked', () => {
    const { runtime } = runner(2)
    const journal = openJournal(runtime, facts)
    journal.append(intent)
    expect(() => journal.append(receipt)).toThrow('the disk is full')
    expect(outstanding(journal.entries.entries()).receipts).toEqual([[1, receipt]])
  })

  test('does not know of an attempt that a full disk prevented', () => {
    const { runtime } = runner(1)
    const journal = openJournal(runtime, facts)
    expect(() => journal.append(intent)).toThrow('the disk is full')
    expect(outstanding(journal.entries.entries()).lost).toEqual([])
    expect(journal.fullyPersisted).toBe(true)
  })

  test('lets no attempt begin that the state has no room for', () => {
    const { runtime, state } = runner()
    const journal = openJournal(runtime, facts)
    const large = { ...receipt, revocation: { token: 'x'.repeat(29_000) } }
    expect(() => Array.from({ length: 18 }, () => journal.append(large))).toThrow('too large')
    const lines = state.size
    expect(() => journal.append(intent)).toThrow(
      expect.objectContaining({ code: 'STATE_UNWRITABLE' }),
    )
    expect([state.size, outstanding(journal.entries.entries()).lost]).toEqual([lines, []])
  })

  test.each([
    ['one entry', 30_001, 1],
    ['all entries together', 29_000, 18],
  ])(
    'refuses %s beyond what a process can be started with, yet knows of it',
    (_, length, count) => {
      const { runtime, state } = runner()
      const journal = openJournal(runtime, facts)
      const large = { ...receipt, revocation: { token: 'x'.repeat(length) } }
      const noteAll = (): void => {
        for (let each = 0; each < count; each++) journal.append(large)
      }
      expect(noteAll).toThrow(expect.objectContaining({ code: 'STATE_UNWRITABLE' }))
      expect(journal.entries).toHaveLength(count)
      expect([...state.values()].every((line) => line.length <= 30_000)).toBe(true)
    },
  )

  test('says nothing when main never opened it', () =>
    expect(readJournal(() => undefined)).toBeUndefined())

  describe('against a later step that knows the nonce', () => {
    /** Main's state, and the entries that a later step adds with the nonce of main. */
    const attacked = (act: (journal: Journal) => void, ...forged: readonly Entry[]) => {
      const { runtime, state, read } = runner()
      const journal = openJournal(runtime, facts)
      act(journal)
      const { nonce } = JSON.parse(state.get('opening') ?? '') as { nonce: string }
      const environment = new Map(
        forged.map((entry, at) => [
          `entry_${journal.entries.length + at}`,
          JSON.stringify({ nonce, ...entry }),
        ]),
      )
      environment.set('closed', '99')
      environment.set('opening', '{}')
      // The runner's own state overrides the environment.
      return readJournal((key) => read(key) ?? environment.get(key))
    }
    const returned: Entry = { kind: 'revoked', receipt: 1 }

    test('ignores the entries beyond the count of main, with one warning', () => {
      const found = attacked(
        (journal) => {
          journal.append(intent)
          journal.append(receipt)
          journal.close()
        },
        returned,
        returned,
      )
      expect(found).toMatchObject({
        killed: false,
        warnings: ["state entries from 2 on were not written by this step's main: ignored"],
      })
      expect(outstanding(found?.entries ?? []).receipts).toEqual([[1, receipt]])
    })

    test.each([0, 1, 2])('ignores them also when main was killed after %d entries', (count) => {
      const found = attacked((journal) => {
        for (const entry of [intent, receipt].slice(0, count)) journal.append(entry)
      }, returned)
      expect([found?.killed, found?.entries.size, found?.warnings.length]).toEqual([true, count, 1])
    })

    test('believes no entry where main leased nothing, and says so in one line', () => {
      const read = (key: string): string | undefined =>
        Object.hasOwn(TOMBSTONE, key)
          ? TOMBSTONE[key as keyof typeof TOMBSTONE]
          : JSON.stringify(receipt)
      expect(readJournal(read)).toBeUndefined()
      expect(nothingLeased(read)).toMatch(/^Nothing was leased.* are ignored$/)
      expect(nothingLeased(() => undefined)).toMatch(/^Nothing was leased/)
    })
  })

  test('says how many entries main wrote, before the entry itself', () => {
    const { runtime } = runner()
    const writes: (readonly string[])[] = []
    const journal = openJournal(
      { ...runtime, saveState: (pairs) => void writes.push(Object.entries(pairs).map(String)) },
      facts,
    )
    journal.append(intent)
    journal.close()
    expect(writes.map((write) => write.map((pair) => pair.slice(0, 13)))).toEqual([
      ['closed,open', expect.stringMatching(/^opening,/)],
      ['closed,open 1', expect.stringMatching(/^entry_0,/)],
      ['closed,1'],
    ])
  })

  test.each(['', 'open x', 'open 1234567', '-1', '1.5', 'OPEN'])(
    'believes the entries with its nonce where a full disk has cut the count to %j',
    (closed) => {
      const { runtime, state, read } = runner()
      const journal = openJournal(runtime, facts)
      journal.append(intent)
      journal.close()
      state.set('closed', closed)
      expect(readJournal(read)).toMatchObject({ killed: true, entries: new Map([[0, intent]]) })
    },
  )

  test('is open when the disk is full at the last act, and closed when there is room again', () => {
    const { runtime, read } = runner()
    let full = false
    const remember: typeof runtime.saveState = (pairs) => {
      if (full) throw new Failure('STATE_UNWRITABLE', 'the disk is full')
      runtime.saveState(pairs)
    }
    const journal = openJournal({ ...runtime, saveState: remember }, facts)
    journal.append(intent)
    full = true
    expect(() => journal.append(receipt)).toThrow('full')
    expect(() => journal.close()).toThrow('full')
    expect(readJournal(read)).toMatchObject({ killed: true, entries: new Map([[0, intent]]) })
    full = false
    journal.close()
    expect(readJournal(read)).toMatchObject({ killed: false, warnings: [] })
    expect(readJournal(read)?.entries.size).toBe(2)
  })

  test('ignores what a later step smuggled in, with a warning, and goes on', () => {
    const { runtime, state, read } = runner()
    openJournal(runtime, facts).append(intent)
    state.set('closed', '3')
    state.set(
      'entry_1',
      JSON.stringify({
        ...receipt,
        nonce: '00'.repeat(16),
        revocation: { address: 'https://evil.example' },
      }),
    )
    state.set('entry_2', 'not JSON')
    const found = readJournal(read)
    expect(found?.warnings).toHaveLength(2)
    expect([...(found?.entries.values() ?? [])]).toEqual([intent])
  })

  test('leaves no gap behind an entry that is too large, as post would stop there', () => {
    const { runtime, read } = runner()
    const journal = openJournal(runtime, facts)
    journal.append(intent)
    expect(() => journal.append({ ...receipt, note: 'x'.repeat(40_000) })).toThrow('too large')
    journal.append({ ...receipt, id: 'later' })
    const found = readJournal(read)
    expect(found?.warnings).toEqual([])
    const open = outstanding(found?.entries ?? [])
    expect([
      [...open.receipts].map(([number, { id }]) => [number, id]),
      journal.fullyPersisted,
    ]).toEqual([[[2, 'later']], false])
  })

  test('writes what a full disk refused as soon as there is room, before anything else', () => {
    const { runtime, read } = runner()
    let full = false
    const { saveState } = runtime
    const journal = openJournal(
      {
        ...runtime,
        saveState: (pairs) => (full ? runner(0).runtime.saveState(pairs) : saveState(pairs)),
      },
      facts,
    )
    journal.append(intent)
    full = true
    expect(() => journal.append(receipt)).toThrow('full')
    expect(() => journal.append({ ...intent, lease: 'never asked for' })).toThrow('full')
    expect(journal.fullyPersisted).toBe(false)
    full = false
    journal.append({ kind: 'file', path: '/tmp/r/app-X' })
    expect([...(readJournal(read)?.entries.values() ?? [])]).toEqual([
      intent,
      receipt,
      { kind: 'file', path: '/tmp/r/app-X' },
    ])
    expect(journal.fullyPersisted).toBe(true)
  })

  test('names a response that was lost, though what it would have been added to is unreadable', () => {
    const more: Entry = {
      kind: 'more',
      receipt: 1,
      intent: 2,
      expiresAt: null,
      revocation: null as never,
    }
    const entries = [intent, undefined, intent, more].flatMap((entry, number) =>
      entry ? [[number, entry] as const] : [],
    )
    expect(outstanding(entries).lost).toHaveLength(2)
  })

  test('ends at the first gap', () => {
    const { runtime, state, read } = runner()
    openJournal(runtime, facts).append(intent)
    state.set('entry_2', state.get('entry_0') ?? '')
    state.set('closed', '3')
    expect(readJournal(read)?.entries.size).toBe(1)
  })

  test.each([
    ['not JSON'],
    ['[]'],
    ['null'],
    ['{"v":2}'],
    ['{"v":1,"nonce":"x","budget":1,"summary":true,"proxy":{}}'],
    [`{"v":1,"nonce":"${'0'.repeat(32)}","budget":-1,"summary":true,"proxy":{}}`],
  ])('refuses an opening that main did not write: %s', (opening) =>
    expect(() => readJournal((key) => (key === 'opening' ? opening : undefined))).toThrow(
      expect.objectContaining({ code: 'INTERNAL' }),
    ),
  )

  const opening = {
    v: 1,
    nonce: '0'.repeat(32),
    uid: '1'.repeat(32),
    budget: 1,
    summary: true,
    record: '/r',
    proxy: { https: 'x' },
    noProxy: 'y',
    ca: { path: 'p', sha256: 's' },
  }
  const opened = (change: object) =>
    readJournal((key) =>
      key === 'opening' ? JSON.stringify({ ...opening, ...change }) : undefined,
    )
  test.each([{}, { record: undefined }, { noProxy: undefined }, { ca: undefined }, { proxy: {} }])(
    'believes an opening as main writes it, with %j',
    (change) => expect(opened(change)?.header).toEqual({ ...opening, ...change }),
  )
  test.each<object>([
    { nonce: `x${opening.nonce}` },
    { nonce: `${opening.nonce}x` },
    { nonce: [opening.nonce] },
    { budget: 0 },
    { budget: '1' },
    { summary: 'true' },
    { uid: undefined },
    { run: '1658821493-1' },
    { run: { run_id: 1658821493 } },
    { record: 7 },
    { noProxy: ['y'] },
    { system: true },
    ...[null, 'x', 7, ['x'], { https: 7 }, undefined].map((proxy) => ({ proxy })),
    ...[null, 'x', 7, [], {}, { path: 'p' }, { sha256: 's' }, { path: 7, sha256: 's' }].map(
      (ca) => ({ ca }),
    ),
  ])('believes no opening with %j', (change) =>
    expect(() => opened(change)).toThrow(expect.objectContaining({ code: 'INTERNAL' })),
  )

  test.each([
    ['intent', { ...intent, until: -1 }, false],
    ['intent', { ...intent, until: '5' }, false],
    ['intent', { ...intent, until: 0 }, true],
    ['intent', { ...intent, token: { jti: 'j' } }, true],
    ['intent', { ...intent, token: { jti: 7 } }, false],
    ['receipt', { ...receipt, keys: { item: 'x' }, token: { jti: 'j' }, request: 'r' }, true],
    ['receipt', { ...receipt, keys: ['x'] }, false],
    ['receipt', { ...receipt, token: 'j' }, false],
    ['receipt', { ...receipt, request: 7 }, false],
    ['receipt', { ...receipt, expiresAt: 253_402_300_799 }, true],
    ['receipt', { ...receipt, expiresAt: 253_402_300_800 }, false],
    ['receipt', { ...receipt, expiresAt: -0.5 }, false],
    ['receipt', { ...receipt, intent: 0.5 }, false],
    ['receipt', { ...receipt, intent: -1 }, false],
    ['revoked', { kind: 'revoked', receipt: '1' }, false],
    ['more', { kind: 'more', receipt: 1, intent: 2, expiresAt: null, revocation: null }, false],
    ...['https://x', 7, ['https://x'], { address: 'https://x', token: 7 }].map(
      (revocation) => ['receipt', { ...receipt, revocation }, false] as const,
    ),
  ])('believes a part of an entry only where it can be one: %s %j, %s', (_, entry, believed) => {
    const lines: Record<string, string> = {
      opening: JSON.stringify(opening),
      entry_0: JSON.stringify({ nonce: opening.nonce, ...entry }),
      closed: '1',
    }
    expect(readJournal((key) => lines[key])?.entries.size).toBe(Number(believed))
  })

  const parts: readonly Entry[] = [
    intent,
    receipt,
    {
      ...receipt,
      revocation: null,
      note: 'n',
      ca: 'PEM',
      onRevokeFailure: 'fail',
      expiresAt: null,
    },
    { kind: 'refused', intent: 0 },
    { kind: 'more', receipt: 1, intent: 2, expiresAt: null, revocation: { ends: 'lease x' } },
    { kind: 'revoked', receipt: 1 },
    { kind: 'file', path: '/x' },
  ]
  test.each(
    parts.flatMap((entry) => Object.keys(entry).map((key) => [entry.kind, key, entry] as const)),
  )('believes no %s without a sound %s', (_kind, key, entry) => {
    const { runtime, state, read } = runner()
    openJournal(runtime, facts).append(entry)
    expect([...(readJournal(read)?.entries.values() ?? [])]).toEqual([entry])
    const line = JSON.parse(state.get('entry_0') ?? '') as Record<string, unknown>
    state.set('entry_0', JSON.stringify({ ...line, [key]: { not: ['what', 'it', 'was'] } }))
    expect(readJournal(read)).toMatchObject({ warnings: [expect.stringContaining('entry 0')] })
    expect(readJournal(read)?.entries.size).toBe(0)
  })

  test('survives any state whatever', () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.string(), fc.json())), (lines) => {
        const { runtime, state, read } = runner()
        openJournal(runtime, facts)
        for (const [at, line] of lines.entries()) state.set(`entry_${at}`, line)
        state.set('closed', String(lines.length))
        expect(readJournal(read)?.warnings).toHaveLength(lines.length)
      }),
      runs(100),
    )
  })
})

describe('what is outstanding', () => {
  const folded = (...entries: readonly Entry[]) => outstanding(entries.entries())

  test('is a receipt that nothing returned', () =>
    expect(folded(intent, receipt)).toEqual({
      receipts: [[1, receipt]],
      lost: [],
      files: [],
      unshipped: [],
      revoked: new Set(),
    }))
  test('is nothing once it was returned', () =>
    expect(folded(intent, receipt, { kind: 'revoked', receipt: 1 })).toEqual({
      receipts: [],
      lost: [],
      files: [],
      unshipped: [],
      revoked: new Set(),
    }))
  test('is a receipt that a killed main says it revoked: the server is asked again', () => {
    const entries: readonly Entry[] = [intent, receipt, { kind: 'revoked', receipt: 1 }]
    expect(outstanding(entries.entries(), { killed: true })).toEqual({
      receipts: [[1, receipt]],
      revoked: new Set([1]),
      lost: [],
      files: [],
      unshipped: [],
    })
  })
  test('is an attempt whose answer never came', () => expect(folded(intent).lost).toEqual([intent]))
  test('is no attempt that was refused', () =>
    expect(folded(intent, { kind: 'refused', intent: 0 }).lost).toEqual([]))
  test('is every thing of one answer', () =>
    expect(folded(intent, receipt, { ...receipt, id: 'cd34' }).receipts).toHaveLength(2))
  test('is a receipt with what was added to it, whose attempts are closed', () => {
    const more = (ends: string, expiresAt: number | null): Entry => ({
      kind: 'more',
      receipt: 1,
      intent: 2,
      expiresAt,
      revocation: { ends },
    })
    expect(folded(intent, receipt, intent, more('one', 3_000), more('two', null))).toEqual({
      receipts: [
        [1, { ...receipt, expiresAt: null, revocation: { token: 'hvs.x', ends: 'one\ntwo' } }],
      ],
      lost: [],
      files: [],
      unshipped: [],
      revoked: new Set(),
    })
    expect(
      folded(intent, receipt, { kind: 'revoked', receipt: 1 }, more('one', 1)).receipts,
    ).toEqual([])
    const lasting = { ...receipt, revocation: null }
    expect(folded(intent, lasting, intent, more('one', 1)).receipts).toEqual([[1, lasting]])
  })
  test('is the first of two attempts, when only the second was answered', () =>
    expect(folded(intent, intent, { ...receipt, intent: 1 })).toMatchObject({
      lost: [intent],
      receipts: [[2, { intent: 1 }]],
    }))
  test('is every file', () =>
    expect(folded({ kind: 'file', path: '/a' }, { kind: 'file', path: '/b' }).files).toHaveLength(
      2,
    ))
})
