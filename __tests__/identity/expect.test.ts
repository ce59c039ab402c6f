import { describe, expect, test } from '@jest/globals'
import { mismatches, parseExpectations } from '../../src/identity/expect.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import type { YamlValue } from '../../src/inputs/yamlValue.ts'

const parse = await loadYaml()

/** What is wrong with `expect` as a user writes it. */
const complaintsOf = (node: YamlValue): readonly string[] => {
  const complaints: string[] = []
  parseExpectations(node, (claim, sentence) =>
    complaints.push(`${claim ?? '(expect)'} ${sentence}`),
  )
  return complaints
}

const written = (yaml: string): YamlValue => {
  const parsed = parse(yaml)
  return 'value' in parsed ? parsed.value : ''
}

/** A claim with this value holds under this pattern, as a user would write it in quotes. */
const holds = (pattern: string, value: unknown): boolean => {
  const expected = parseExpectations(new Map([['claim', pattern]]), (_, sentence) => {
    throw new Error(sentence)
  })
  return mismatches(value === undefined ? {} : { claim: value }, expected).length === 0
}

const ACCEPTED: readonly (readonly [pattern: string, value: string])[] = [
  // Plain texts.
  ['refs/heads/main', 'refs/heads/main'],
  ['', ''],
  [' ', ' '],
  ['1296269', '1296269'],
  ['0012', '0012'],
  ['1e10', '1e10'],
  ['true', 'true'],
  ['null', 'null'],
  ['~', '~'],
  ['a.b', 'a.b'],
  ['a+b', 'a+b'],
  ['a?b', 'a?b'],
  ['[ab]', '[ab]'],
  ['{a,b}', '{a,b}'],
  ['(a|b)', '(a|b)'],
  ['^a$', '^a$'],
  ['a\\b', 'a\\b'],
  ['\\d', '\\d'],
  ['a\nb', 'a\nb'],
  ['{{ github.ref }}', '{{ github.ref }}'],
  ['%3A', '%3A'],
  ['ü', 'ü'],
  ['u\u0308', 'u\u0308'],
  ['日本', '日本'],
  ['😀', '😀'],
  ['\u0000', '\u0000'],
  ['__proto__', '__proto__'],
  // One star: any run without / and :.
  ['*', ''],
  ['*', 'a'],
  ['*', 'main'],
  ['*', 'ü😀.*[]'],
  ['*', 'a\nb'],
  ['*', '*'],
  ['refs/tags/v*', 'refs/tags/v'],
  ['refs/tags/v*', 'refs/tags/v1'],
  ['refs/tags/v*', 'refs/tags/v1.2.3'],
  ['refs/tags/v*.*', 'refs/tags/v1.2'],
  ['refs/tags/v*.*', 'refs/tags/v.'],
  ['refs/heads/*', 'refs/heads/main'],
  ['refs/*/main', 'refs/heads/main'],
  ['refs/*/main', 'refs//main'],
  ['*/app', 'octo-org/app'],
  ['octo-org/*', 'octo-org/app'],
  ['octo-org/*', 'octo-org/'],
  ['*-prod', 'eu-prod'],
  ['*-prod', '-prod'],
  ['*-prod', 'prod-prod'],
  ['a*a', 'aa'],
  ['a*a', 'aaa'],
  ['a*a', 'aba'],
  ['a*b*c', 'abc'],
  ['a*b*c', 'aXbXbXc'],
  ['*a*', 'bab'],
  ['*aa*', 'aaaa'],
  ['*/*', 'a/b'],
  ['*/*', '/'],
  ['*:*', 'a:b'],
  ['*', '＊'],
  ['*', '∕'],
  ['x*', 'x\\'],
  ['x*😀', 'x😃😀'],
  ['*😀', '😀'],
  // Two stars: any run at all.
  ['**', ''],
  ['**', 'repo:a/b:c'],
  ['**', '\n/:\u0000'],
  ['refs/**', 'refs/heads/a/b'],
  ['refs/**', 'refs/'],
  ['refs/heads/**', 'refs/heads/feature/x:y'],
  ['**/main', 'refs/heads/main'],
  ['**/main', '/main'],
  ['repo:octo-org/**', 'repo:octo-org/app:ref:refs/heads/main'],
  ['repo:**:environment:production', 'repo:octo-org/app:environment:production'],
  ['**:environment:*', 'repo:octo-org/app:environment:production'],
  ['a**a', 'aa'],
  ['a**a', 'a/a:a'],
  ['**a**', 'b/a/b'],
  ['**x*y', '/x/xay'],
  ['**x*y', 'x/xy'],
  ['*x**y', 'ax/:y'],
  ['*/**/z', 'a/b/c/z'],
  ['**/**', 'a/b'],
  ['**.yml@*', 'octo-org/app/.github/workflows/a.yml@v1'],
  [
    'octo-org/*/.github/workflows/*@refs/**',
    'octo-org/app/.github/workflows/x.yml@refs/heads/main',
  ],
  // Immutable subjects.
  [
    'repo:octo-org@65/app@1296269:ref:refs/heads/main',
    'repo:octo-org@65/app@1296269:ref:refs/heads/main',
  ],
  ['repo:octo-org@65/*:ref:refs/heads/main', 'repo:octo-org@65/app@1296269:ref:refs/heads/main'],
  [
    'repo:octo-org@*/app@*:environment:production',
    'repo:octo-org@65/app@1296269:environment:production',
  ],
  ['repo:octo-org*/app*:pull_request', 'repo:octo-org/app:pull_request'],
  ['repo:octo-org*/app*:pull_request', 'repo:octo-org@65/app@1296269:pull_request'],
  ['repo:**', 'repo:octo-org@65/app@1296269:pull_request'],
]

const REFUSED: readonly (readonly [pattern: string, value: unknown])[] = [
  // Both ends are tied down.
  ['refs/heads/main', 'refs/heads/main2'],
  ['refs/heads/main', 'xrefs/heads/main'],
  ['main', 'refs/heads/main'],
  ['refs/heads/main', 'main'],
  ['refs/heads/main', ''],
  ['', 'a'],
  ['', ' '],
  ['', '\n'],
  ['a', 'a\n'],
  ['a', '\na'],
  ['a', ' a'],
  ['a', 'a '],
  ['a', 'a\u0000'],
  ['a', 'a\u200b'],
  // Nothing but stars is special.
  ['a.b', 'aXb'],
  ['a.*', 'abc'],
  ['a?', 'a'],
  ['a?', 'ab'],
  ['a+', 'aa'],
  ['[ab]', 'a'],
  ['{a,b}', 'a'],
  ['a|b', 'a'],
  ['^a$', 'a'],
  ['\\*', '*'],
  ['\\*', 'a'],
  ['\\d', '1'],
  ['!a', 'b'],
  ['%', 'a'],
  ['_', 'a'],
  // Neither case nor spelling is forgiven.
  ['Octo-Org/app', 'octo-org/app'],
  ['octo-org/APP', 'octo-org/app'],
  ['True', 'true'],
  ['0012', '12'],
  ['1e10', '10000000000'],
  ['1296269', '1296269.0'],
  ['ü', 'u\u0308'],
  ['u\u0308', 'ü'],
  ['ﬁ', 'fi'],
  ['K', '\u212a'],
  ['ß', 'ss'],
  ['main', 'mаin'],
  ['%3A', ':'],
  ['%3a', '%3A'],
  // One star stops at / and :.
  ['*', '/'],
  ['*', ':'],
  ['*', 'a/b'],
  ['*', 'a:b'],
  ['refs/heads/*', 'refs/heads/feature/x'],
  ['refs/*', 'refs/heads/main'],
  ['refs/tags/v*', 'refs/tags/v1/2'],
  ['refs/tags/v*', 'refs/tags/V1'],
  ['refs/tags/v*', 'refs/heads/v1'],
  ['refs/tags/v*', 'xrefs/tags/v1'],
  ['refs/*/main', 'refs/main'],
  ['octo-org/*', 'octo-org/app/x'],
  ['octo-*', 'octo-org/app'],
  ['repo:octo-org/*', 'repo:octo-org/app:ref:refs/heads/main'],
  ['repo:octo-org/app:*', 'repo:octo-org/app:ref:refs/heads/main'],
  ['repo:*', 'repo:octo-org/app:pull_request'],
  ['*-prod', 'eu-prod-2'],
  ['a*a', 'a'],
  ['a*b*c', 'acb'],
  ['*a*', 'b'],
  ['*/*', 'a'],
  ['*/*', 'a/b/c'],
  ['x*😀', 'x😃'],
  ['\ud83d*', '😀'],
  ['*\ude00', '😀'],
  // Two stars cross both, and still need what stands beside them.
  ['refs/**', 'refs'],
  ['refs/**', 'xrefs/heads/main'],
  ['**/main', 'main'],
  ['**/main', 'refs/heads/main2'],
  ['a**a', 'a'],
  ['**x*y', 'x/y'],
  ['*x**y', '/xy'],
  ['**x', 'x/'],
  ['repo:**:environment:production', 'repo:octo-org/app:environment:production2'],
  ['repo:octo-org/**', 'repo:octo-org2/app:pull_request'],
  // Old and immutable subjects are different texts.
  ['repo:octo-org/app:ref:refs/heads/main', 'repo:octo-org@65/app@1296269:ref:refs/heads/main'],
  ['repo:octo-org@65/app@1296269:ref:refs/heads/main', 'repo:octo-org/app:ref:refs/heads/main'],
  ['repo:octo-org/**', 'repo:octo-org@65/app@1296269:ref:refs/heads/main'],
  ['repo:octo-org@65/*:ref:refs/heads/main', 'repo:octo-org@651/app@1296269:ref:refs/heads/main2'],
  ['repo:octo-org@*/app@1:pull_request', 'repo:octo-org@65/app@12:pull_request'],
  // Whatever is absent, or no text.
  ['', undefined],
  ['*', undefined],
  ['**', undefined],
  ['undefined', undefined],
  ['true', true],
  ['false', false],
  ['**', true],
  ['1', 1],
  ['**', 0],
  ['null', null],
  ['**', null],
  ['a', ['a']],
  ['**', ['a']],
  ['**', []],
  ['**', { a: 'a' }],
  ['[object Object]', {}],
]

describe('an expectation holds', () => {
  test.each(ACCEPTED)('%j of %j', (pattern, value) => expect(holds(pattern, value)).toBe(true))
})

describe('an expectation does not hold', () => {
  test.each(REFUSED)('%j of %j', (pattern, value) => expect(holds(pattern, value)).toBe(false))
})

describe('claims are compared with what was declared', () => {
  const expected = (yaml: string) => parseExpectations(written(yaml), () => {})

  test('any of a list will do', () => {
    const either = expected('ref: [refs/heads/main, refs/tags/v*]')
    expect(mismatches({ ref: 'refs/tags/v1' }, either)).toEqual([])
    expect(mismatches({ ref: 'refs/heads/main' }, either)).toEqual([])
    expect(mismatches({ ref: 'refs/heads/dev' }, either)).toHaveLength(1)
  })

  test('every claim that differs is found, in the order in which it was declared', () => {
    const found = mismatches(
      { ref: 'refs/heads/dev', repository: 'octo-org/app' },
      expected('ref: a\nrepository: octo-org/app\nactor: b\naud: c'),
    )
    expect(found).toEqual([
      { claim: 'ref', expected: ['a'], got: 'refs/heads/dev' },
      { claim: 'actor', expected: ['b'], got: undefined },
      { claim: 'aud', expected: ['c'], got: undefined },
    ])
  })

  test('a claim that only the prototype of objects has is absent', () => {
    for (const name of ['__proto__', 'constructor', 'toString', 'hasOwnProperty'])
      expect(mismatches({}, new Map([[name, ['**']]]))).toEqual([
        { claim: name, expected: ['**'], got: undefined },
      ])
  })

  test('a claim named __proto__ is a claim', () => {
    const claims = JSON.parse('{"__proto__": "a"}') as Record<string, unknown>
    expect(mismatches(claims, new Map([['__proto__', ['a']]]))).toEqual([])
    expect(mismatches(claims, new Map([['__proto__', ['b']]]))).toHaveLength(1)
  })

  // With a matcher that tries every way this would not end in this life; measured in seconds it
  // would fail on a busy machine.
  test('a text meant to exhaust the comparison does not', () => {
    const [pattern, value] = ['*a'.repeat(100), 'a'.repeat(1000)]
    expect(holds(`${pattern}b`, value)).toBe(false)
    expect(holds(`${pattern}*`, value)).toBe(true)
  })
})

describe('mistakes in `expect`', () => {
  test('none in what is meant', () => {
    const yaml =
      'repository_id: 1296269\nref_protected: true\nhead_ref: ""\nref:\n  - ' +
      'refs/heads/main\n  - refs/tags/v*'
    expect(complaintsOf(written(yaml))).toEqual([])
    expect([...parseExpectations(written(yaml), () => {})]).toEqual([
      ['repository_id', ['1296269']],
      ['ref_protected', ['true']],
      ['head_ref', ['']],
      ['ref', ['refs/heads/main', 'refs/tags/v*']],
    ])
  })

  test.each([
    ['refs/heads/main', ['(expect) must be a YAML mapping, one `claim: value` per line']],
    ['[ref, sub]', ['(expect) must be a YAML mapping, one `claim: value` per line']],
    ['{}', ['(expect) names no claim; leave it out to expect nothing']],
    ['ref: []', ['ref is an empty list, which nothing matches; write "" for an empty string']],
    ['ref: {a: b}', ['ref must be a string or a list of strings']],
    ['ref: [a, [b]]', ['ref must be a string or a list of strings']],
    ['ref: [a, {b: c}]', ['ref must be a string or a list of strings']],
    ['ref: a***', ['ref has three stars in a row; * stops at / and :, ** crosses both']],
    ['ref: [a, b****c]', ['ref has three stars in a row; * stops at / and :, ** crosses both']],
    ['exp: 1', ['exp is a number that differs in every token and is always checked; remove it']],
    ['iat: 1', ['iat is a number that differs in every token and is always checked; remove it']],
    ['nbf: 1', ['nbf is a number that differs in every token and is always checked; remove it']],
  ])('%s', (yaml, complaints) => expect(complaintsOf(written(yaml))).toEqual(complaints))

  test('all are found at once', () => {
    expect(complaintsOf(written('ref: []\nexp: 1\nsub: "***"'))).toHaveLength(3)
  })
})
