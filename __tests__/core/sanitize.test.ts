import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { quoted, sanitizeForeign } from '../../src/core/sanitize.ts'
import { runs } from '../properties/runs.ts'

describe('foreign text', () => {
  test.each([
    ['a word and (another)', 'a word and (another)'],
    ['  two\r\n lines\t', 'two lines'],
    ['::error::no', ':error:no'],
    ['a:::b', 'a:b'],
    ['##[add-mask]x', 'add-mask x'],
    ['Zoë <zoe@example.com>', 'Zo zoe@example.com'],
    ['x'.repeat(40), 'x'.repeat(40)],
    [`is ${'é'.repeat(41)} it`, 'is (long text left out) it'],
    [`${'word '.repeat(39)}words`, `${'word '.repeat(39)}words`],
    [
      '0123456789'.repeat(4).padEnd(41).repeat(5),
      `${'0123456789'.repeat(4).padEnd(41).repeat(5).slice(0, 200)} (cut)`,
    ],
  ])('%j is told as %j', (text, told) => expect(sanitizeForeign(text)).toBe(told))

  test.each([
    ['it is hunter2!zebra, not another', 'it is , not another'],
    // Reduced, none of these would have a form that the mask covers.
    [
      `${encodeURIComponent('hunter2!zé')} or ${Buffer.from('hunter2!zebra').toString('hex')}`,
      'or',
    ],
    // The longest first: else a part of it would stay.
    ['hunter2!zebra-crossing', ''],
    ['hunter2!zebra,hunter2!zebra', ','],
    ['a,hunter2!zebra,b', 'a, ,b'],
  ])('%j is told without what is masked: %j', (text, told) => {
    expect(sanitizeForeign(text, ['hunter2!zebra', 'hunter2!zebra-crossing', 'hunter2!zé'])).toBe(
      told,
    )
  })

  test('whatever it holds, is one short line in which a runner sees no command and nobody a token', () => {
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string({ unit: 'binary', maxLength: 300 }),
          fc.string({ unit: fc.constantFrom(...': \n#[a'), maxLength: 300 }),
        ),
        (text) => {
          expect(sanitizeForeign(text)).toMatch(
            /^(?!.*::)(?!.*\S{41})[A-Za-z0-9 _.,:/@()-]{0,206}$/,
          )
        },
      ),
      runs(100),
    )
  })
})

describe('what a user wrote', () => {
  test.each([
    ['role', '"role"'],
    ['two\nlines', '"two\\nlines"'],
    ['##[error]', '"## [error]"'],
    ['x'.repeat(120), `"${'x'.repeat(120)}"`],
    ['x'.repeat(121), `"${'x'.repeat(120)}…"`],
  ])('%j is quoted as %s', (text, told) => expect(quoted(text)).toBe(told))
})
