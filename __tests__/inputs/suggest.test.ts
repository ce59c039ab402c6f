import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { nearest } from '../../src/inputs/suggest.ts'
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
    expect(nearest(written, known)).toBe(meant)
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
    expect(nearest(written, known)).toBeUndefined()
  })

  test('the closest of several is named, and of equals the first', () => {
    expect(nearest('exporr', ['expect', 'export', 'exporter'])).toBe('export')
    expect(nearest('rolx', ['role', 'rolf'])).toBe('role')
  })

  test('nothing is near when nothing is known', () => {
    expect(nearest('role', [])).toBeUndefined()
  })

  test('two edits in a long name are near, three are not; a name shorter than three allows none', () => {
    const name = fc.string({ unit: fc.constantFrom(...'abcdefgh'), minLength: 9, maxLength: 20 })
    fc.assert(
      fc.property(name, fc.nat(), fc.nat(), (word, a, b) => {
        const [i, j] = [a % word.length, b % word.length]
        const once = `${word.slice(0, i)}Z${word.slice(i + 1)}`
        const twice = `${once.slice(0, j)}Y${once.slice(j)}`
        expect(nearest(twice, [word])).toBe(word)
        expect(nearest(`${twice}XX`, [word])).toBeUndefined()
      }),
      runs(100),
    )
    expect(nearest('cb', ['ca'])).toBeUndefined()
    expect(nearest('CA', ['ca'])).toBe('ca')
  })
})
