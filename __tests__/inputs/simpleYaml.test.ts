import { beforeAll, describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { parseSimpleYaml } from '../../src/inputs/simpleYaml.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { ParseYaml } from '../../src/inputs/yamlValue.ts'
import { runs } from '../properties/runs.ts'

let parse: ParseYaml
beforeAll(async () => {
  parse = await loadYaml()
})

const map = (...pairs: readonly (readonly [string, unknown])[]): ReadonlyMap<string, unknown> =>
  new Map(pairs)

describe('YAML as most workflows write it', () => {
  test.each([
    ['ACCESS_TOKEN', 'ACCESS_TOKEN'],
    ['null', 'null'],
    ['ref: refs/heads/main', map(['ref', 'refs/heads/main'])],
    [
      'ref: refs/heads/main\nenvironment: production\n',
      map(['ref', 'refs/heads/main'], ['environment', 'production']),
    ],
    ['repository_id: "1296269"', map(['repository_id', '1296269'])],
    ["ref: '*'  ", map(['ref', '*'])],
    ['ref: ""', map(['ref', ''])],
    [
      'role: arn:aws:iam::123456789012:role/deploy',
      map(['role', 'arn:aws:iam::123456789012:role/deploy']),
    ],
    ['PASSWORD: secret/data/app#password', map(['PASSWORD', 'secret/data/app#password'])],
    ['workflow: Build  and test', map(['workflow', 'Build  and test'])],
    ['a: 0123\n\nb: no\n  \nc: 1e10', map(['a', '0123'], ['b', 'no'], ['c', '1e10'])],
    ['  a: b\n  c: d', map(['a', 'b'], ['c', 'd'])],
    [
      'db:\n  from: vault\n  expect:\n    ref: refs/heads/main\n  role: ci\ncloud:\n  from: aws',
      map(
        ['db', map(['from', 'vault'], ['expect', map(['ref', 'refs/heads/main'])], ['role', 'ci'])],
        ['cloud', map(['from', 'aws'])],
      ),
    ],
  ])('%j is read without the library', (text, value) => {
    expect(parseSimpleYaml(text)).toEqual(value)
    expect(parse(text)).toEqual({ value })
  })

  test.each([
    ['nothing', ''],
    ['whitespace', '  \n '],
    ['a text of two words', 'production east'],
    ['a list', '- a'],
    ['a list as a value', 'a:\n  - b'],
    ['braces', '{a: b}'],
    ['braces as a value', 'a: {b: c}'],
    ['a key without a value', 'a: b\nc:'],
    ['a key without a value before another', 'a:\nb: c'],
    ['a key that stands twice', 'a: b\na: b'],
    ['a key that stands twice, once with a mapping', 'a: b\na:\n  c: d'],
    ['a text and a mapping', 'a: b\n  c: d'],
    ['an indentation between two others', 'a:\n    b: c\n  d: e'],
    ['less indentation than the first line', '  a: b\nc: d'],
    ['a text over two lines', 'a: b\n  c'],
    ['a block of text', 'a: |\n  b'],
    ['an alias', 'a: *b'],
    ['an anchor', 'a: &b c'],
    ['a tag', 'a: !b c'],
    ['a merge key', '<<: a'],
    ['a comment', 'a: b # c'],
    ['a comment on a line of its own', '# a\nb: c'],
    ['a comment that may be a value', 'a: b #c'],
    ['a second colon', 'a: b: c'],
    ['a colon at the end', 'a: b:'],
    ['an escape', 'a: "b\\n"'],
    ['a doubled quote', "a: 'b''c'"],
    ['a text behind quotes', 'a: "b" c'],
    ['a tab', 'a:\tb'],
    ['a tab that indents', 'a:\n\tb: c'],
    ['a carriage return', 'a: b\r\nc: d'],
    ['a letter beyond ASCII', 'a: ü'],
    ['a control character', 'a: b\x07'],
    ['a document mark', '---\na: b'],
    ['a directive', '%YAML 1.2\n---\na: b'],
    ['many levels', 'a:\n b:\n  c:\n   d:\n    e: f'],
    ['more than 64 KiB', `a: ${'b'.repeat(65_536)}`],
    ['a key longer than YAML likes', `${'a'.repeat(1100)}: b`],
  ])('%s is left to the library', (_, text) => {
    expect(parseSimpleYaml(text)).toBeUndefined()
  })

  test('whatever is read here, the library reads in the same way', () => {
    const bits = fc.constantFrom(
      ...[
        ':',
        ': ',
        ' #',
        '#',
        '"',
        "'",
        '\\',
        '*',
        '&',
        '!',
        '|',
        '>',
        '-',
        '- ',
        '?',
        '? ',
        '[',
        ']',
        '{',
        '}',
        ',',
        '%',
        '@',
        '`',
      ],
    )
    const odd = fc.constantFrom(
      '\t',
      '\r',
      '\0',
      '\x07',
      'ü',
      '\u2028',
      '\ufeff',
      '<<',
      '---',
      '...',
      'true',
      '~',
      'null',
      '0x1',
      ' ',
    )
    const text = fc.array(
      fc.oneof(
        { weight: 6, arbitrary: fc.constantFrom('a', 'b1', 'ref', '/x', '.', '_', ' ') },
        bits,
        odd,
      ),
      {
        maxLength: 5,
      },
    )
    const bare = text.map((each) => each.join(''))
    const value = fc.oneof(
      bare,
      fc.constant(''),
      bare.map((each) => `"${each}"`),
      bare.map((each) => `'${each}'`),
    )
    const key = fc.oneof(
      { weight: 9, arbitrary: fc.constantFrom('a', 'b', 'c', 'ref', 'x-y', 'k.l') },
      bare,
    )
    const colon = fc.oneof({ weight: 9, arbitrary: fc.constantFrom(': ', ':', ':  ') }, bits)
    const line = fc
      .tuple(
        fc.constantFrom('', '', '  ', '  ', '    ', ' '),
        key,
        colon,
        value,
        fc.constantFrom('', '', ' '),
      )
      .map((each) => each.join(''))
    const document = fc
      .array(fc.oneof({ weight: 9, arbitrary: line }, bare), { minLength: 1, maxLength: 5 })
      .map((lines) => lines.join('\n'))
    let plain = 0
    fc.assert(
      fc.property(document, (each) => {
        const node = parseSimpleYaml(each)
        if (node === undefined) return
        plain++
        expect(parse(each)).toEqual({ value: node })
      }),
      runs(3000),
    )
    // It has something to say of a part of them.
    expect(plain).toBeGreaterThan(runs(3000).numRuns / 50)
  })
})
