import { describe, expect, test } from '@jest/globals'
import { START } from '../lab/clock.ts'
import { type FrozenCase, frozen, replay } from './frozen.ts'

const title = ({ group, name }: FrozenCase): string => `${group}: ${name}`
const rejected = frozen.cases.filter(({ verdict }) => verdict !== 'accepted')
const accepted = frozen.cases.filter(({ verdict }) => verdict === 'accepted')

// Accepted by 2dcbd60, and rejected since: with which code, and for which finding.
const STRICTER: Readonly<Record<string, string>> = {}

describe('the frozen tokens', () => {
  test('are enough, and of the moment of the lab', () => {
    expect(frozen.now).toBe(START)
    expect(rejected.length).toBeGreaterThanOrEqual(100)
    expect(accepted.length).toBeGreaterThanOrEqual(30)
    expect(new Set(frozen.cases.map(title)).size).toBe(frozen.cases.length)
  })

  test.each(rejected.map((each) => [title(each), each] as const))(
    'rejected by 2dcbd60, rejected still: %s',
    async (_, each) => expect(await replay(each)).toBe(each.verdict),
  )

  test.each(accepted.map((each) => [title(each), each] as const))(
    'accepted by 2dcbd60: %s',
    async (name, each) => expect(await replay(each)).toBe(STRICTER[name] ?? 'accepted'),
  )

  test('name no exception that is not one of them', () =>
    expect(Object.keys(STRICTER).filter((name) => !accepted.map(title).includes(name))).toEqual([]))
})
