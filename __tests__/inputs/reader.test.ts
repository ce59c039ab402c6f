import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { type Field, Reader } from '../../src/inputs/reader.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { YamlValue } from '../../src/inputs/yamlValue.ts'
import { runs } from '../properties/runs.ts'

const parse = await loadYaml()
const fields: readonly Field[] = [
  { name: 'role', description: 'The role.' },
  { name: 'mode', description: 'The mode.', default: 'fast' },
  { name: 'strict', description: 'A flag.', default: 'true' },
  { name: 'key', description: 'A key.', secret: true },
]

/** What a reader makes of one value of `role`, and its errors. */
function reading<T>(
  value: YamlValue | undefined,
  take: (read: Reader) => T,
  where = '',
): { readonly got: T; readonly complaints: readonly string[] } {
  const errors: string[] = []
  const values = new Map(value === undefined ? [] : [['role', value]])
  return { got: take(new Reader({ values, fields, parse, errors, where })), complaints: errors }
}

describe('text', () => {
  test('is taken as it was written', () => {
    expect(reading(' a b ', (read) => read.required('role'))).toEqual({
      got: ' a b ',
      complaints: [],
    })
  })

  test('that is absent is complained of when it is required, and is undefined when it is not', () => {
    expect(reading(undefined, (read) => read.required('role'))).toEqual({
      got: '',
      complaints: ['"role" is required'],
    })
    expect(reading(undefined, (read) => read.optional('role'))).toEqual({
      got: undefined,
      complaints: [],
    })
  })

  test('falls back to the default of its row, which does not count as written', () => {
    expect(reading(undefined, (read) => [read.required('mode'), read.has('mode')]).got).toEqual([
      'fast',
      false,
    ])
    expect(reading('x', (read) => read.has('role')).got).toBe(true)
  })

  test('cannot be a list or a mapping', () => {
    expect(reading(['a'], (read) => read.required('role'))).toEqual({
      got: '',
      complaints: ['"role" must be a string'],
    })
    expect(reading(new Map(), (read) => read.optional('role')).complaints).toEqual([
      '"role" must be a string',
    ])
  })

  test('that is none is not shown where a word was due', () => {
    const { complaints } = reading(new Map(), (read) => read.oneOf('role', ['a', 'b']))
    expect(complaints).toEqual(['"role" must be a string', '"role" must be one of a, b'])
  })

  test('of a shape shows what it got instead', () => {
    const take = (read: Reader): unknown => read.matching('role', /^a+$/, 'several a')
    expect(reading('aaa', take)).toEqual({ got: 'aaa', complaints: [] })
    expect(reading(undefined, take)).toEqual({ got: undefined, complaints: [] })
    expect(reading('b"\n::error::', take)).toEqual({
      got: undefined,
      complaints: ['"role" must be several a; got "b\\"\\n::error::"'],
    })
  })

  test('a error about a secret does not show it', () => {
    const errors: string[] = []
    const read = new Reader({
      values: new Map([['key', 'hunter2']]),
      fields,
      parse,
      errors,
      where: '',
    })
    read.matching('key', /^a+$/, 'several a')
    read.oneOf('key', ['a', 'b'])
    read.duration('key', { min: 1, max: 2 })
    read.address('key')
    expect(errors).toHaveLength(4)
    expect(errors.join()).not.toContain('hunter2')
  })

  test('a error names the lease that it stands in', () => {
    expect(
      reading(undefined, (read) => read.required('role'), 'leases.deploy.').complaints,
    ).toEqual(['"leases.deploy.role" is required'])
  })

  test('all errors are gathered, and reading goes on', () => {
    const { got, complaints } = reading('x', (read) => [
      read.flag('role'),
      read.duration('role', { min: 1, max: 9 }),
      read.oneOf('role', ['a', 'b']),
    ])
    expect(got).toEqual([true, undefined, 'a'])
    expect(complaints).toHaveLength(3)
  })

  test('a field that no row declares is a fault of ours', () => {
    expect(() => reading('x', (read) => read.required('rôle'))).toThrow(
      expect.objectContaining({ code: 'INTERNAL', message: 'no field is named "rôle"' }),
    )
  })
})

describe('choices and flags', () => {
  test('a word of the list is taken, any other is named', () => {
    expect(reading('b', (read) => read.oneOf('role', ['a', 'b']))).toEqual({
      got: 'b',
      complaints: [],
    })
    expect(reading('B', (read) => read.oneOf('role', ['a', 'b'])).complaints).toEqual([
      '"role" must be one of a, b; got "B"',
    ])
    expect(reading(undefined, (read) => read.oneOf('mode', ['slow', 'fast'])).got).toBe('fast')
  })

  test.each(['True', 'FALSE', 'yes', 'no', '0', '1', ' true', ''])(
    'a flag is not "%s"',
    (value) => {
      expect(reading(value, (read) => read.flag('role')).complaints).toEqual([
        `"role" must be one of true, false; got ${JSON.stringify(value)}`,
      ])
    },
  )

  test('a flag is exactly true or false', () => {
    expect(reading('true', (read) => read.flag('role'))).toEqual({ got: true, complaints: [] })
    expect(reading('false', (read) => read.flag('role'))).toEqual({ got: false, complaints: [] })
    expect(reading(undefined, (read) => read.flag('strict')).got).toBe(true)
  })
})

describe('durations', () => {
  const bounds = { min: 60, max: 43_200 }

  test.each([
    ['900', 900],
    ['900s', 900],
    ['15m', 900],
    ['1h', 3600],
    ['12h', 43_200],
    ['60', 60],
    ['0090', 90],
  ])('%s is understood', (text, seconds) => {
    expect(reading(text, (read) => read.duration('role', bounds))).toEqual({
      got: seconds,
      complaints: [],
    })
  })

  test.each([
    '',
    '0',
    '59s',
    '13h',
    '1d',
    '15 m',
    '1h30m',
    '-900',
    '1e3',
    '900.5',
    'abc',
    '15M',
    '9999999999',
    ' 900',
  ])('"%s" is refused', (text) => {
    expect(reading(text, (read) => read.duration('role', bounds))).toEqual({
      got: undefined,
      complaints: [
        `"role" must be a duration such as 15m, 1h, 900s or 900, from 60 s to 43200 s; got ` +
          `${JSON.stringify(text)}`,
      ],
    })
  })

  test('an absent one is undefined', () => {
    expect(reading(undefined, (read) => read.duration('role', bounds))).toEqual({
      got: undefined,
      complaints: [],
    })
  })

  test('whatever is written, the seconds are within the bounds or there is a error', () => {
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.stringMatching(/^\d{1,10}[smhd]?$/)), (text) => {
        const { got, complaints } = reading(text, (read) => read.duration('role', bounds))
        if (got === undefined) expect(complaints).toHaveLength(1)
        else expect(got >= bounds.min && got <= bounds.max && complaints.length === 0).toBe(true)
      }),
      runs(100),
    )
  })
})

describe('addresses', () => {
  test.each([
    'https://vault.example.com',
    'https://vault.example.com:8200/',
    'https://example.com/vault',
    'http://localhost:8200',
    'http://127.0.0.1:8200',
    'http://[::1]:8200',
  ])('%s is taken', (text) => {
    const { got, complaints } = reading(text, (read) => read.address('role'))
    expect(complaints).toEqual([])
    expect(got?.href).toBe(new URL(text).href)
  })

  test.each([
    'vault.example.com',
    'http://vault.example.com',
    'http://localhost.example.com',
    'http://127.0.0.1.example.com',
    'ftp://vault.example.com',
    'https://user@vault.example.com',
    'https://:pw@vault.example.com',
    'https://vault.example.com/?x=y',
    'https://vault.example.com/#x',
    'file:///etc/passwd',
    '',
  ])('"%s" is refused', (text) => {
    const { got, complaints } = reading(text, (read) => read.address('role'))
    expect(got).toBeUndefined()
    expect(complaints).toEqual([
      `"role" must be an https URL without credentials, query or fragment; got ` +
        `${JSON.stringify(text)}`,
    ])
  })

  test('an absent one is undefined', () => {
    expect(reading(undefined, (read) => read.address('role'))).toEqual({
      got: undefined,
      complaints: [],
    })
  })
})

describe('lists', () => {
  test.each([
    ['a', ['a']],
    ['a, b', ['a, b']],
    ['[a, b]', ['a', 'b']],
    ['- a\n- b', ['a', 'b']],
    [
      ['a', 'b'],
      ['a', 'b'],
    ],
  ] satisfies [YamlValue, string[]][])('%j is a list', (value, items) => {
    expect(reading(value as YamlValue, (read) => read.list('role'))).toEqual({
      got: items,
      complaints: [],
    })
  })

  test.each([[[]], [[['a']]], [new Map([['a', 'b']])], ['[]'], ['- a: b']] satisfies [YamlValue][])(
    '%j is none',
    (value) => {
      expect(reading(value as YamlValue, (read) => read.list('role'))).toEqual({
        got: undefined,
        complaints: ['"role" must be a string or a list of strings, and not empty'],
      })
    },
  )

  test.each(['x-y: z', 'a [b', 'v1-[x'])(
    'a text that only has a dash or a bracket within is a text: %j',
    (value) => {
      expect(reading(value, (read) => read.list('role'))).toEqual({ got: [value], complaints: [] })
    },
  )

  test('a list may stand further in, and none of its items may be anything but a text', () => {
    expect(reading('  - a\n  - b', (read) => read.list('role')).got).toEqual(['a', 'b'])
    expect(reading('[a, {b: c}]', (read) => read.list('role')).complaints).toHaveLength(1)
  })

  test('a list that is no YAML is complained of once', () => {
    expect(reading('[a', (read) => read.list('role'))).toEqual({
      got: undefined,
      complaints: [
        '"role" is not valid YAML: in line 1, a quote, bracket, colon or comma ' + 'is missing',
      ],
    })
  })

  test('an absent one is undefined, and a default is a list of one', () => {
    expect(reading(undefined, (read) => [read.list('role'), read.list('mode')])).toEqual({
      got: [undefined, ['fast']],
      complaints: [],
    })
  })
})

describe('mappings', () => {
  const ab = new Map([['a', 'b']])

  test('are parsed from text in the flat form, and are there already inside a lease', () => {
    expect(reading('a: b', (read) => read.map('role'))).toEqual({ got: ab, complaints: [] })
    expect(reading(ab, (read) => read.map('role'))).toEqual({ got: ab, complaints: [] })
    expect(reading(undefined, (read) => read.map('role'))).toEqual({
      got: undefined,
      complaints: [],
    })
  })

  test.each([['a'], ['[a]'], [['a']]] satisfies [YamlValue][])('%j is none', (value) => {
    expect(reading(value as YamlValue, (read) => read.map('role'))).toEqual({
      got: undefined,
      complaints: ['"role" must be a YAML mapping, one `key: value` per line'],
    })
  })

  test('every mistake in the YAML is a error of its own', () => {
    expect(reading('a: *\nb: @', (read) => read.map('role')).complaints).toEqual([
      '"role" is not valid YAML: in line 1, a string that starts with * must be ' + 'in quotes',
      '"role" is not valid YAML: in line 2, a string that starts with @ must be ' + 'in quotes',
    ])
  })

  test('YAML of any shape is a node', () => {
    expect(reading('[a, {b: c}]', (read) => read.yaml('role')).got).toEqual([
      'a',
      new Map([['b', 'c']]),
    ])
    expect(reading(['a'], (read) => read.yaml('role')).got).toEqual(['a'])
  })
})
