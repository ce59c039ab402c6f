import { describe, expect, test } from '@jest/globals'
import type { Entry } from '../../src/journal/entry.ts'
import { isSettled } from '../../src/journal/outstanding.ts'

const lease = { lease: 'app', from: 'vault', host: 'vault.lab.test' }
const intent = { ...lease, kind: 'intent', until: null } as unknown as Entry
const receipt = {
  ...lease,
  kind: 'receipt',
  intent: 0,
  expiresAt: 60,
  revocation: {},
} as unknown as Entry
const returned = { kind: 'revoked', receipt: 1 } as unknown as Entry
const refused = { kind: 'refused', intent: 0 } as unknown as Entry
const file = { kind: 'file', path: '/temp/key.json' } as unknown as Entry

describe('isSettled', () => {
  const stored = (...entries: readonly Entry[]) => ({
    entries: new Map(entries.entries()),
    warnings: [],
  })

  test.each([
    ['everything leased was revoked', [intent, receipt, returned]],
    ['the server rejected the request', [intent, refused]],
    ['nothing was leased', []],
  ])('is true if %s', (_, entries) => {
    expect(isSettled(stored(...entries))).toBe(true)
  })

  test.each([
    ['a lease was not revoked', [intent, receipt]],
    ['no response arrived to a request that may have leased', [intent]],
    ['a file is left', [intent, refused, file]],
  ])('is false if %s', (_, entries) => {
    expect(isSettled(stored(...entries))).toBe(false)
  })

  test('is false if there is something to warn of', () => {
    expect(isSettled({ ...stored(), warnings: ['an entry was ignored'] })).toBe(false)
  })

  test('is false after a kill: what main says it revoked is not trusted', () => {
    const killed = { ...stored(intent, receipt, returned), killed: true }
    expect(isSettled(killed)).toBe(false)
  })
})
