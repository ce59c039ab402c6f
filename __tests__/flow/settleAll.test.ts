import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { settleAll } from '../../src/flow/session.ts'

describe('parallel parts', () => {
  test('return their results in order, without a stop', async () => {
    const stopped: Failure[] = []
    const late = Promise.withResolvers<string>()
    const parts = settleAll([late.promise, Promise.resolve('soon')], (failure) =>
      stopped.push(failure),
    )
    late.resolve('late')
    expect([await parts, stopped]).toEqual([['late', 'soon'], []])
  })

  test('fail with the first failure in time, once all have settled', async () => {
    const stopped: Failure[] = []
    const halted = Promise.withResolvers<string>()
    let ended = false
    const parts = settleAll(
      [halted.promise, Promise.reject(new Failure('READ_REFUSED', 'no'))],
      (failure) => stopped.push(failure),
    )
    void parts.catch(() => {
      ended = true
    })
    await new Promise(setImmediate)
    expect(ended).toBe(false)
    halted.reject(new Failure('CANCELLED', 'stopped for the sake of another'))
    await expect(parts).rejects.toMatchObject({ code: 'READ_REFUSED', message: 'no' })
    expect(stopped.map(({ code }) => code)).toEqual(['READ_REFUSED', 'READ_REFUSED'])
  })
})
