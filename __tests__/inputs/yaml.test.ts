import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Document } from 'yaml'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { YamlValue } from '../../src/inputs/yamlValue.ts'
import { runs } from '../properties/runs.ts'

const parse = await loadYaml()

const read = (text: string): YamlValue => {
  const result = parse(text)
  if ('errors' in result) throw new Error(`refused: ${result.errors.join('; ')}`)
  return result.value
}
const mistakes = (text: string): readonly string[] => {
  const result = parse(text)
  return 'errors' in result ? result.errors : []
}
const map = (record: Readonly<Record<string, YamlValue>>): YamlValue =>
  new Map(Object.entries(record))

describe('what is written is what is read', () => {
  test.each([
    ['an id keeps its digits', 'a: 1296269', '1296269'],
    ['a leading zero stays', 'a: 0123', '0123'],
    ['an exponent is not a number', 'a: 1e10', '1e10'],
    ['a large number is not rounded', 'a: 12345678901234567890', '12345678901234567890'],
    ['true is a word', 'a: true', 'true'],
    ['no is a word', 'a: no', 'no'],
    ['null is a word', 'a: null', 'null'],
    ['a tilde is a tilde', 'a: ~', '~'],
    ['a date is a text', 'a: 2026-11-21', '2026-11-21'],
    ['a sexagesimal is a text', 'a: 1:30:00', '1:30:00'],
    [
      'an address keeps its colon',
      'a: https://vault.example.com:8200/x',
      'https://vault.example.com:8200/x',
    ],
    ['a # inside a word belongs to it', 'a: secret/data/app#password', 'secret/data/app#password'],
    ['a * inside a word is a star', 'a: refs/tags/v*', 'refs/tags/v*'],
    ['quotes make an empty text', 'a: ""', ''],
    ['an empty block is an empty text', 'a: |', ''],
    ['a quoted star is a star', "a: '**'", '**'],
    ['a comment with a space after # is none of the value', 'a: main # only this', 'main'],
    ['a comment may name an issue', 'a: main # as of #12', 'main'],
    ['a line of its own may be a comment on Windows, too', 'a: main\r\n#second\r\n', 'main'],
    ['a line of its own may be a comment of any form', '#first\na: main\n  #second', 'main'],
    ['# inside quotes or a block is text', 'a: |\n  x #y\n', 'x #y\n'],
    ['line ends of Windows are line ends', 'a: b\r\n', 'b'],
    ['a document may say where it begins and ends', '---\na: b\n...\n', 'b'],
  ])('%s', (_, text, value) => {
    expect(read(text)).toEqual(map({ a: value }))
  })

  test('a block at the left edge is text, whatever it begins with', () => {
    expect(read('|\n*x')).toBe('*x\n')
  })

  test('mappings keep the order in which they are written, also of keys that look like numbers', () => {
    expect([...(read('b: x\n10: y\n9: z\na: w') as ReadonlyMap<string, YamlValue>).keys()]).toEqual(
      ['b', '10', '9', 'a'],
    )
  })

  test('lists are written with dashes or in brackets', () => {
    expect(read('a:\n  - x\n  - y\nb: [x, y]\nc: []')).toEqual(
      map({ a: ['x', 'y'], b: ['x', 'y'], c: [] }),
    )
  })

  test('names of built-in properties are names like any other', () => {
    expect(read('__proto__: x\nconstructor: y')).toEqual(
      new Map([
        ['__proto__', 'x'],
        ['constructor', 'y'],
      ]),
    )
  })

  test('whatever the library writes of nested mappings of texts is read back as it was', () => {
    const text = fc.string({
      unit: fc.oneof(
        fc.constantFrom(...'*@&!#:-?{}[]|>%`"\'\\ \n\t,~<='),
        fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
      ),
    })
    // What YAML cannot hold as it is: control characters, halves of characters, and what the
    // library writes raw or folds.
    const sound = text.filter((each) => !/(?![\t\n])\p{Cc}|\p{Cs}|[\u2028\u2029\ufeff]/u.test(each))
    const { tree } = fc.letrec<{ tree: YamlValue; branch: YamlValue }>((tie) => ({
      branch: fc.oneof(
        fc.array(tie('tree'), { maxLength: 4 }),
        fc
          .array(
            fc.tuple(
              sound.filter((key) => key !== '<<'),
              tie('tree'),
            ),
            { maxLength: 4 },
          )
          .map((pairs) => new Map(pairs)),
      ),
      tree: fc.oneof({ depthSize: 'small', withCrossShrink: true }, sound, tie('branch')),
    }))
    fc.assert(
      fc.property(tree, fc.constantFrom('PLAIN', 'QUOTE_DOUBLE'), (node, defaultStringType) => {
        const written = new Document(node, { aliasDuplicateObjects: false }).toString({
          lineWidth: 0,
          blockQuote: false,
          defaultStringType,
        })
        expect(read(written)).toEqual(node)
      }),
      runs(500),
    )
  })
})

describe('what YAML would change without a word is refused, by its line', () => {
  test.each([
    [
      'a value that begins with a star',
      'x: y\nref: *',
      'in line 2, a string that starts with * must be in quotes',
    ],
    ['two stars', 'ref: **', 'in line 1, a string that starts with * must be in quotes'],
    [
      'a star in a list',
      'ref: [main, */x]',
      'in line 1, a string that starts with * must be in quotes',
    ],
    [
      'a key that begins with a star',
      '*_X: y',
      'in line 1, a string that starts with * must be in quotes',
    ],
    ['an alias', 'b: *x', 'in line 1, a string that starts with * must be in quotes'],
    [
      'an anchor',
      'a: &x y',
      'in line 1, a string that starts with & must be in quotes (anchors are not allowed)',
    ],
    [
      'a tag',
      'a: !!str y',
      'in line 1, a string that starts with ! must be in quotes (tags are not allowed)',
    ],
    [
      'a tag of its own',
      'a: !secret y',
      'in line 1, a string that starts with ! must be in quotes (tags are not allowed)',
    ],
    [
      'a directive',
      '%YAML 1.1\n---\na: b',
      'in line 1, a string that starts with % must be in quotes (directives are not allowed)',
    ],
    [
      'a value that begins with @',
      'a: @x',
      'in line 1, a string that starts with @ must be in quotes',
    ],
    [
      'a value that begins with a back-tick',
      'a: `x`',
      'in line 1, a string that starts with a character that YAML reserves must be in quotes',
    ],
    [
      'a field that became a comment',
      'a: b\nPASSWORD: secret/data/app #password',
      'in line 2, YAML takes what follows # for a comment: remove the space before # if it ' +
        'belongs to the value, or put one after it if it is a comment',
    ],
    ['a key that stands twice', 'a: x\nb: y\na: z', 'in line 3, the key "a" is a duplicate'],
    ['a merge key', '<<: {a: b}', 'in line 1, there is a merge key; write the fields out'],
    ['a key that is a list', '? [a]\n: b', 'in line 1, a key is not a string'],
    ['a value without a key', ': b', 'in line 1, a key is not a string'],
    [
      'a key without a value',
      'a: x\nb:',
      'in line 2, a key or dash has no value; write "" for an empty string',
    ],
    [
      'a key without a colon in braces',
      '{a, b: c}',
      'in line 1, a key or dash has no value; write "" for an empty string',
    ],
    [
      'a dash without a value',
      '- x\n-',
      'in line 2, a key or dash has no value; write "" for an empty string',
    ],
    ['nothing at all', '', 'in line 1, there is nothing but whitespace and comments'],
    ['only a comment', '# nothing', 'in line 1, there is nothing but whitespace and comments'],
    ['two documents', 'a: b\n---\nc: d', 'in line 2, a second document begins'],
    ['a tab before a key', '\ta: b', 'in line 1, a tab indents; use spaces'],
    [
      'a second colon',
      'a: b: c',
      'in line 1, there is a second ": " on the line; put the value in quotes',
    ],
    [
      'a wrong indentation',
      'a:\n    b: x\n  c: y',
      'in line 3, the indentation does not fit the lines before',
    ],
    ['a quote that never ends', 'a: "b', 'in line 1, a quote, bracket, colon or comma is missing'],
    [
      'an unknown escape',
      'a: "\\y"',
      'in line 1, a backslash in double quotes starts an unknown escape; use single quotes',
    ],
    [
      'a colon without a space',
      'a:b\nc: d',
      'in line 1, a key is spread over several lines; perhaps its ": " is missing',
    ],
    ['an empty item', '[a, , b]', 'in line 1, there is a syntax error'],
    ['a control character', 'a: b\u0000', 'in line 1, there is a control character'],
    ['a carriage return inside a line', 'a: b\rc', 'in line 1, there is a control character'],
    [
      'a control character that the parser itself uses',
      'a: b\nc: \u001f*',
      'in line 2, there is a control character',
    ],
  ])('%s', (_, text, sentence) => {
    expect(mistakes(text)).toEqual([sentence])
  })

  test('all mistakes are named at once, in the order of their lines', () => {
    expect(mistakes('b:\na: *\na: x')).toEqual([
      'in line 1, a key or dash has no value; write "" for an empty string',
      'in line 2, a string that starts with * must be in quotes',
      'in line 3, the key "a" is a duplicate',
    ])
  })

  test('no more than ten are named', () => {
    expect(mistakes('- *\n'.repeat(5000))).toHaveLength(10)
  })

  test('no value is quoted, not even in part', () => {
    for (const text of [
      'a: @hunter2',
      'a: *hunter2',
      'a: hunter1 #hunter2',
      'a: !hunter2 x',
      'a: b: hunter2',
      'hunter2\na: b',
      'a: "hunter2',
      'a: "x" hunter2',
      'x\n hunter2: [',
    ])
      expect(mistakes(text).join()).not.toMatch(/hunter/)
  })
})

describe('hostile text costs little and throws nothing', () => {
  test('more than 64 KiB are refused unread, and 64 KiB are read', () => {
    expect(mistakes(`a: ${'x'.repeat(64 * 1024)}`)).toEqual(['it is larger than 64 KiB'])
    expect(mistakes(`a: ${'é'.repeat(33 * 1024)}`)).toEqual(['it is larger than 64 KiB'])
    expect(mistakes(`a: ${'x'.repeat(64 * 1024 - 3)}`)).toEqual([])
  })

  test('sixteen levels are read, the seventeenth is refused', () => {
    expect(mistakes(`${'['.repeat(16)}a${']'.repeat(16)}`)).toEqual([])
    expect(mistakes(`${'['.repeat(17)}a${']'.repeat(17)}`)).toEqual([
      'in line 1, it is nested deeper than 16 levels',
    ])
    expect(mistakes(`${'a: {'.repeat(1)}${'a: {'.repeat(16)}${'}'.repeat(17)}`)).toEqual([
      'in line 1, it is nested deeper than 16 levels',
    ])
  })

  test.each(['- ', '[', '{a: ', '? ', '"', 'a:\n', '- *\n', '&a ', '!', '\r', '#', ': '])(
    '%j repeated to 60 KiB is refused',
    (piece) => {
      expect(mistakes(piece.repeat(60_000 / piece.length))).not.toEqual([])
    },
  )

  test('even what is not a string is refused without an error', () => {
    expect(mistakes(undefined as never)).toEqual(['it cannot be parsed'])
  })

  test('any text whatever is read or refused', () => {
    const unit = fc.oneof(
      fc.constantFrom(...'*@&!#:-?{}[]|>%`"\'\\ \n\r\t,~<a1\u0001\u0002\u0018\u001f\ufeff'),
      fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
    )
    fc.assert(
      fc.property(fc.string({ unit, maxLength: 200 }), (text) => {
        const result = parse(text)
        expect('value' in result || result.errors.length > 0).toBe(true)
      }),
      runs(2000),
    )
  })
})
