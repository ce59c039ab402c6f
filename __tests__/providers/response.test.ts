import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import {
  jsonOrEmpty,
  objectAt,
  ownMember,
  parseJson,
  rejection,
  secondsAt,
  textAt,
  tokenAt,
} from '../../src/providers/response.ts'

const HOST = 'vault.lab.test'
const codeOf = (act: () => unknown): string | undefined => {
  try {
    act()
  } catch (error) {
    return error instanceof Failure ? error.code : String(error)
  }
  return undefined
}

describe('the JSON object of a response', () => {
  test('an object is read', () => {
    expect(parseJson({ text: '{"auth":{"client_token":"x"}}' }, HOST)).toEqual({
      auth: { client_token: 'x' },
    })
  })

  test.each(['', 'null', '[]', '"text"', '7', '{', '<html>', '{"a":1}{"b":2}'])(
    'what is not an object is an invalid answer: %s',
    (text) => {
      expect(codeOf(() => parseJson({ text }, HOST))).toBe('RESPONSE_INVALID')
      expect(jsonOrEmpty({ text })).toEqual({})
    },
  )

  test.each(['[', '{"a":'])(
    'a hundred thousand levels are an invalid answer, and no stack overflows: %s',
    (open) => {
      const close = open === '[' ? ']' : '}'
      const text = `{"data":${open.repeat(100_000)}1${close.repeat(100_000)}}`
      expect(codeOf(() => parseJson({ text }, HOST))).toBe('RESPONSE_INVALID')
      expect(jsonOrEmpty({ text })).toEqual({})
    },
  )

  test('brackets inside a text do not count', () => {
    const deep = '[{'.repeat(500)
    expect(parseJson({ text: JSON.stringify({ key: `\\"${deep}` }) }, HOST)).toEqual({
      key: `\\"${deep}`,
    })
  })

  test('sixty-four levels are read, one more is not', () => {
    const nested = (levels: number): string => `${'{"a":'.repeat(levels)}1${'}'.repeat(levels)}`
    expect(parseJson({ text: nested(64) }, HOST)).toHaveProperty('a')
    expect(codeOf(() => parseJson({ text: nested(65) }, HOST))).toBe('RESPONSE_INVALID')
  })
})

describe('the members of a response', () => {
  const object = parseJson(
    {
      text: JSON.stringify({
        text: 'a b',
        empty: '',
        token: 'hvs.x',
        broken: 'a\nb',
        n: 900,
        digits: '3599',
        minus: -1,
        far: 1e12,
        list: [],
        inner: { a: 1 },
        nothing: null,
      }),
    },
    HOST,
  )

  test('are what they are, or absent', () => {
    expect(textAt(object, 'text')).toBe('a b')
    expect(textAt(object, 'empty')).toBeUndefined()
    expect(textAt(object, 'n')).toBeUndefined()
    expect(objectAt(object, 'inner')).toEqual({ a: 1 })
    expect(objectAt(object, 'list')).toBeUndefined()
    expect(objectAt(object, 'nothing')).toBeUndefined()
  })

  test('what every object inherits is absent', () => {
    expect(ownMember(object, 'constructor')).toBeUndefined()
    expect(objectAt(object, '__proto__')).toBeUndefined()
  })

  test('a token with whitespace or line breaks is none', () => {
    expect(tokenAt(object, 'token')).toBe('hvs.x')
    expect(tokenAt(object, 'text')).toBeUndefined()
    expect(tokenAt(object, 'broken')).toBeUndefined()
  })

  test('seconds are numbers or digits, never negative, never beyond reason', () => {
    expect(secondsAt(object, 'n')).toBe(900)
    expect(secondsAt(object, 'digits')).toBe(3599)
    for (const name of ['minus', 'far', 'text', 'list', 'missing'])
      expect(secondsAt(object, name)).toBeUndefined()
  })
})

describe('a refusal', () => {
  const base = { code: 'EXCHANGE_REFUSED', host: HOST, to: 'the login' } as const

  test('names the status and, where it is known, the row with its causes and cure', () => {
    const row = {
      code: 'EXCHANGE_REFUSED',
      symptom: 'the role is not known',
      causes: ['a wrong role'],
      fix: 'Correct it.',
    } as const
    const answer = { status: 400, headers: {}, text: '{"error":"tell-tale"}' }
    const failure = rejection(answer, { ...base, row, diagnostics: ['audience: a'] })
    expect(failure.message).toBe(
      `${HOST} returned 400 to the login: the role is not known\naudience: a`,
    )
    expect(failure.causes).toEqual(['a wrong role'])
    expect(failure.fix).toBe('Correct it.')
    const plain = rejection(answer, base)
    expect(plain.message).toBe(`${HOST} returned 400 to the login`)
    expect(plain.fix).toMatch(/trust policy/)
  })

  test('that is a yes is a response that nobody can use, unless the provider knows better', () => {
    expect(rejection({ status: 204, headers: {} }, base)).toMatchObject({
      code: 'RESPONSE_INVALID',
      message: `${HOST} returned 204 for the login, but no credentials`,
    })
    const row = {
      code: 'EXCHANGE_REFUSED',
      symptom: 'a second factor is asked for',
      causes: [],
      fix: 'None.',
    } as const
    expect(rejection({ status: 200, headers: {} }, { ...base, row }).code).toBe(base.code)
  })

  test('that is a redirect says where it points, and that nobody follows', () => {
    const failure = rejection(
      { status: 307, headers: { location: 'https://node-2.lab.test:8200/v1/auth/jwt/login' } },
      base,
    )
    expect(failure.message).toContain('a redirect to node-2.lab.test:8200, which is not followed')
    expect(failure.fix).toMatch(/never sent to the target/)
    expect(rejection({ status: 302, headers: { location: '/elsewhere' } }, base).message).toContain(
      'a redirect, which',
    )
    expect(rejection({ status: 302, headers: {} }, base).message).toContain('a redirect, which')
  })
})
