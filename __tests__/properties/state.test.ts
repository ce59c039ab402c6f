import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import { runPost } from '../../src/flow/post.ts'
import { readJournal, type StoredJournal } from '../../src/journal/journal.ts'
import { bothInputs, inProcessStep } from '../lab/inProcessStep.ts'
import { inMemoryRuntime } from '../lab/runtime.ts'
import { events } from '../lab/transcript.ts'
import { runs } from './runs.ts'

const VAULT = 'https://vault.lab.test'
const main = inProcessStep()
await main.main({ ...bothInputs, export: '[env, file]', 'on-revoke-failure': 'fail' })
const written: ReadonlyMap<string, string> = new Map(main.runtime.state)
const entries = [...written.keys()].filter((key) => key.startsWith('entry_'))
/** What the runner passes to post: its own state counts, and what a step has set beside it. */
const beside = (smuggled: State): State => new Map([...smuggled, ...written])

type State = ReadonlyMap<string, string>
/** Post, on this state; whatever is asked for is granted. */
async function post(state: State): Promise<{
  readonly found: StoredJournal | undefined
  readonly asked: readonly string[]
  readonly error: unknown
}> {
  const { lab, disk } = main.runtime
  const runtime = inMemoryRuntime({
    hosts: {},
    fault: () => ({ status: 204 }),
    after: { lab, disk: new Map(disk), state: new Map(state) },
  })
  let found: StoredJournal | undefined
  let error: unknown
  try {
    found = readJournal(runtime.stateOf())
    if (found) await runPost(runtime, found, () => new Map())
  } catch (thrown) {
    error = thrown
  }
  return {
    found,
    asked: events(runtime.transcript, 'request').map(({ url }) => new URL(url).origin),
    error,
  }
}

const originOf = (address: string | undefined): readonly string[] =>
  address !== undefined && URL.canParse(address) ? [new URL(address).origin] : []
const named = (found: StoredJournal | undefined): readonly string[] =>
  [...(found?.entries.values() ?? [])].flatMap((entry) =>
    entry.kind === 'receipt' ? originOf(entry.revocation?.['address']) : [],
  )

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 2 }),
  fc.constantFrom(-1, 0.5, 1e13, -8.64e15, 1e300),
  fc.constantFrom<unknown>(
    'https://evil.example/',
    'http://127.0.0.1:1/',
    'file:///etc/passwd',
    `${VAULT}/x?y#z`,
    '',
  ),
  fc.constantFrom(
    'vault',
    'aws',
    'gcp',
    'kubernetes',
    'oauth',
    'octo-sts',
    '__proto__',
    'receipt',
    'intent',
    'file',
    'rfc7009',
    'delete',
    'batch',
    'fail',
  ),
)
/** Every part of an entry of each kind, by the key of the entry and the way to the part. */
const places = entries.slice(0, 5).flatMap((key) => {
  const { nonce: _, ...entry } = JSON.parse(written.get(key) ?? '{}') as Record<string, unknown>
  const revocation = Object.keys(entry['way'] ?? {}).map((name) => ['way', name])
  return [...Object.keys(entry).map((name) => [name]), ...revocation].map(
    (path) => [key, path] as const,
  )
})
const edit = fc.tuple(fc.constantFrom(...places), value)

function changed(line: string, at: readonly string[], to: unknown): string {
  const object = JSON.parse(line) as Record<string, unknown>
  const [first = '', second] = at
  const inner = object[first]
  if (second === undefined) object[first] = to
  else if (typeof inner === 'object' && inner !== null) object[first] = { ...inner, [second]: to }
  return JSON.stringify(object)
}

describe('post, on a state that others have written to', () => {
  test('asks nobody that no receipt of main names, and fails only in our own words', async () => {
    const line = fc.oneof(
      fc.string(),
      fc.json(),
      edit.map(([[key, at], to]) =>
        changed(written.get(key) ?? '{}', at, to).replace(/"nonce":"\w+"/, '"nonce":"00"'),
      ),
    )
    const smuggled = fc.array(
      fc.tuple(
        fc.nat(9).map((n) => `entry_${n}`),
        line,
      ),
      { minLength: 1, maxLength: 4 },
    )
    await fc.assert(
      fc.asyncProperty(smuggled, async (lines) => {
        const { asked, error } = await post(new Map([...written, ...lines]))
        expect(asked.filter((origin) => origin !== VAULT)).toEqual([])
        expect(error).toBeUndefined()
      }),
      runs(100),
    )
  })

  test('survives its own entries with any part replaced, and asks nobody else than they name', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(edit, { minLength: 1, maxLength: 3 }), async (edits) => {
        const state = new Map(written)
        for (const [[key, at], to] of edits) state.set(key, changed(state.get(key) ?? '{}', at, to))
        const { found, asked, error } = await post(state)
        const owned = new Set(named(found))
        expect(asked.filter((origin) => !owned.has(origin))).toEqual([])
        expect(error === undefined || (error instanceof Failure && found !== undefined)).toBe(true)
        expect(
          error instanceof Failure && error.code === 'INTERNAL' && /unexpected/.test(error.message),
        ).toBe(false)
      }),
      runs(300),
    )
  })

  test('survives an opening with any part replaced', async () => {
    const part = fc.constantFrom(
      'v',
      'nonce',
      'budget',
      'summary',
      'record',
      'proxy',
      'noProxy',
      'ca',
      'run',
      'issuer',
      'idTokenOrigin',
    )
    await fc.assert(
      fc.asyncProperty(part, value, async (name, to) => {
        const { error, found } = await post(
          new Map([...written, ['opening', changed(written.get('opening') ?? '', [name], to)]]),
        )
        expect(error === undefined || error instanceof Failure).toBe(true)
        if (!found) return
        const { proxy, noProxy, ca, record, budget } = found.header
        const texts = [proxy.https, proxy.http, noProxy, record, ca?.path, ca?.sha256]
        expect(texts.every((each) => each === undefined || typeof each === 'string')).toBe(true)
        expect(budget > 0 && Number.isFinite(budget)).toBe(true)
      }),
      runs(200),
    )
  })

  test('does the same with any variables beside its own, even with the nonce of main', async () => {
    const { found, asked } = await post(written)
    const nonce = found?.header.nonce ?? ''
    const key = fc.oneof(
      fc.nat(entries.length + 3).map((n) => `entry_${n}`),
      fc.constantFrom('opening', 'closed', 'CLOSED', 'entry_', 'nonce'),
    )
    const kinds = [
      ...entries.map((each) => JSON.parse(written.get(each) ?? '{}') as object),
      ...entries.map((_, receipt) => ({ nonce, kind: 'revoked', receipt })),
      ...entries.map((_, intent) => ({ nonce, kind: 'refused', intent })),
    ].map((each) => JSON.stringify(each))
    const line = fc.oneof(fc.constantFrom(...kinds), fc.constantFrom('open', '0', '99'), fc.json())
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(key, line), { maxLength: 6 }), async (smuggled) => {
        const again = await post(beside(new Map(smuggled)))
        expect(again.found?.entries).toEqual(found?.entries)
        expect(again.asked).toEqual(asked)
        expect(asked).toContain(VAULT)
      }),
      runs(100),
    )
  })

  test('reads to the first gap, whatever lies beyond', async () => {
    await fc.assert(
      fc.asyncProperty(fc.nat(entries.length - 1), async (gap) => {
        const state = new Map(written)
        state.delete(`entry_${gap}`)
        expect([...((await post(state)).found?.entries.keys() ?? [])]).toEqual(
          Array.from({ length: gap }, (_, n) => n),
        )
      }),
      runs(20),
    )
  })
})
