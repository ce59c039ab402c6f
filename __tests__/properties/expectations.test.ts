import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { mismatches } from '../../src/identity/expect.ts'
import { matches } from '../../src/identity/glob.ts'
import { runs } from './runs.ts'

/**
 * Whether a text is what a pattern says: tries every length for every star. Slow, and simple enough
 * to be believed.
 */
function oracle(pattern: readonly string[], text: readonly string[]): boolean {
  const [first, second] = pattern
  if (first === undefined) return text.length === 0
  if (first !== '*') return text[0] === first && oracle(pattern.slice(1), text.slice(1))
  const any = second === '*'
  const rest = pattern.slice(any ? 2 : 1)
  for (let taken = 0; taken <= text.length; taken++) {
    if (oracle(rest, text.slice(taken))) return true
    const next = text[taken]
    if (!any && (next === '/' || next === ':')) return false
  }
  return false
}
const holds = (pattern: string, text: string): boolean => oracle([...pattern], [...text])

const point = fc.constantFrom('a', 'b', '/', ':', '😀', 'é')
const text = fc.string({ unit: point, maxLength: 8 })
const pattern = fc
  .string({ unit: fc.oneof(point, fc.constant('*')), maxLength: 6 })
  .filter((each) => !each.includes('***'))
const stars = fc.array(fc.constantFrom('', '', '*', '**'), { minLength: 8, maxLength: 8 })
/** A text, and a pattern made of it by putting stars for some of its parts: these match often. */
const related = fc.tuple(text, stars).map(([whole, put]) => ({
  whole,
  made: [...whole]
    .map((each, n) => put[n] || each)
    .join('')
    .replace(/\*{3,}/g, '**'),
}))

describe('a pattern', () => {
  test('holds of a text exactly when it does in the plainest reading', () => {
    fc.assert(
      fc.property(pattern, text, (each, whole) =>
        expect(matches(each, whole)).toBe(holds(each, whole)),
      ),
      runs(1000),
    )
  })

  test('that was made of a text holds of it, unless a single star would have to cross a border', () => {
    const often = runs(1000)
    let held = 0
    fc.assert(
      fc.property(related, ({ whole, made }) => {
        const verdict = matches(made, whole)
        expect(verdict).toBe(holds(made, whole))
        held += Number(verdict)
      }),
      often,
    )
    expect(held).toBeGreaterThan(often.numRuns / 10)
  })
})

describe('expectations', () => {
  const claim = fc.constantFrom('ref', 'actor', 'sub', '__proto__', 'toString')
  const expected = fc.dictionary(claim, fc.array(pattern, { minLength: 1, maxLength: 3 }), {
    noNullPrototype: true,
  })
  const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.constant(null), fc.array(text))
  const claims = fc.dictionary(claim, value, { noNullPrototype: true })

  test('name the claims, in their order, of which no pattern holds', () => {
    fc.assert(
      fc.property(expected, claims, (config, said) => {
        const wrong = Object.keys(config).filter((name) => {
          const got = Object.getOwnPropertyDescriptor(said, name)?.value as unknown
          return typeof got !== 'string' || !(config[name] ?? []).some((each) => holds(each, got))
        })
        expect(mismatches(said, new Map(Object.entries(config))).map((each) => each.claim)).toEqual(
          wrong,
        )
      }),
      runs(300),
    )
  })
})
