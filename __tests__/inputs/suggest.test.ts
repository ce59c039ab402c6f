import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { suggest } from '../../src/inputs/suggest.ts'
import { runs } from '../properties/runs.ts'

const known = ['expect', 'export', 'region', 'role', 'from', 'ca', 'on-unavailable', 'audience']

describe('the name that was probably meant', () => {
  test.each([
    ['expct', 'expect'],
    ['Expect', 'expect'],
    ['expcet', 'expect'],
    ['exprot', 'export'],
    ['regoin', 'region'],
    ['roles', 'role'],
    ['form', 'from'],
    ['on-unavailabel', 'on-unavailable'],
    ['adience', 'audience'],
    ['audienes', 'audience'],
  ])('%s is taken for %s', (written, meant) => {
    expect(suggest(written, known)).toBe(meant)
  })

  test.each([
    '',
    'c',
    'cb',
    'ro',
    'rollo',
    'regs',
    'xadiencz',
    'auixencz',
    'audiences-of',
    'token',
    'fetch-depth',
  ])('"%s" is too far from every name', (written) => {
    expect(suggest(written, known)).toBeUndefined()
  })

  test('the closest of several is named, and of equals the first', () => {
    expect(suggest('exporr', ['expect', 'export', 'exporter'])).toBe('export')
    expect(suggest('rolx', ['role', 'rolf'])).toBe('role')
  })

  test('nothing is near when nothing is known', () => {
    expect(suggest('role', [])).toBeUndefined()
  })

  test('two edits in a long name are near, three are not; a name shorter than three allows none', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 9, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (word, a, b) => {
        const [i, j] = [a % word.length, b % word.length]
        const once = `${word.slice(0, i)}Z${word.slice(i + 1)}`
        const twice = `${once.slice(0, j)}Y${once.slice(j)}`
        expect(suggest(twice, [word])).toBe(word)
        expect(suggest(`${twice}XX`, [word])).toBeUndefined()
      }),
      runs(100),
    )
    expect(suggest('cb', ['ca'])).toBeUndefined()
    expect(suggest('CA', ['ca'])).toBe('ca')
  })
})
