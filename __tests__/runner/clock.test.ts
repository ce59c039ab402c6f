import { describe, expect, test } from '@jest/globals'
import { clock } from '../../src/runner/clock.ts'

describe('a wait', () => {
  test('lasts as long as requested', async () => {
    const before = clock.monotonicMs()
    await clock.sleep(20, new AbortController().signal)
    await clock.sleep(0)
    expect(clock.monotonicMs() - before).toBeGreaterThan(18)
  })

  test('ends at once with the reason of the abort', async () => {
    const controller = new AbortController()
    const waiting = clock.sleep(60_000, controller.signal)
    controller.abort('stop')
    await expect(waiting).rejects.toBe('stop')
    await expect(clock.sleep(60_000, controller.signal)).rejects.toBe('stop')
  })
})

test('the time of day is in seconds', () => {
  expect(Math.abs(clock.now() - Date.now() / 1000)).toBeLessThan(5)
})
