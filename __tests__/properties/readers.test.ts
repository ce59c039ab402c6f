import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { Failure } from '../../src/core/failure.ts'
import { parseObject } from '../../src/core/json.ts'
import { parseExpiry } from '../../src/providers/parseExpiry.ts'
import {
  jsonOrEmpty,
  objectAt,
  parseJson,
  secondsAt,
  textAt,
  tokenAt,
} from '../../src/providers/response.ts'
import { START } from '../lab/clock.ts'
import { runs } from './runs.ts'

// Anything that bytes can be, and text that is nearly JSON.
const bytes = fc.uint8Array({ maxLength: 200 }).map((each) => Buffer.from(each).toString('utf8'))
const nearly = fc
  .tuple(
    fc.json(),
    fc.nat(80),
    fc.constantFrom('', '"', '{', '}', '[', ',', ':', '\\', '\u0000', '1e', 'null'),
  )
  .map(([text, at, put]) => text.slice(0, at) + put + text.slice(at + 1))
const text = fc.oneof(bytes, nearly, fc.json(), fc.string({ unit: 'binary' }))

/**
 * What a reader says, or the code of the failure with which it ends; anything else is thrown on.
 */
function said<T>(act: () => T): T | string {
  try {
    return act()
  } catch (error) {
    if (error instanceof Failure) return error.code
    throw error
  }
}

function parsed(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

const isObject = (value: unknown): boolean =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

// Of two members of one name JSON.parse keeps one: fewer are read than the text has colons outside
// its strings.
const membersIn = (value: unknown): number =>
  typeof value === 'object' && value !== null
    ? Object.values(value).reduce<number>(
        (sum, each) => sum + membersIn(each),
        Array.isArray(value) ? 0 : Object.keys(value).length,
      )
    : 0
const hasTwins = (json: string): boolean =>
  json.replace(/"(\\.|[^"\\])*"/g, '').split(':').length - 1 > membersIn(parsed(json))

describe('whatever bytes a server sends', () => {
  test('they are an object or an invalid answer, exactly as they are JSON without twins or not', () => {
    fc.assert(
      fc.property(text, (each) => {
        const value = parsed(each)
        expect(said(() => parseJson({ text: each }, 'host'))).toEqual(
          isObject(value) && !hasTwins(each) ? value : 'RESPONSE_INVALID',
        )
        expect(jsonOrEmpty({ text: each })).toEqual(isObject(value) ? value : {})
      }),
      { ...runs(500), examples: [['{"in":{"":"","":null}}'], ['{"a:":"b","b:":":"}']] },
    )
  })

  test('of a token or of keys, two members of one name are seen wherever they stand', () => {
    const pair = fc.tuple(
      fc.constantFrom('a', 'iss', '__proto__', '{', '"', ':'),
      fc.json({ maxDepth: 1 }),
    )
    fc.assert(
      fc.property(fc.array(pair, { maxLength: 4 }), fc.nat(2), (pairs, depth) => {
        const object = `{${pairs.map(([name, value]) => `${JSON.stringify(name)}:${value}`).join()}}`
        const whole = Array.from({ length: depth }).reduce<string>(
          (inner) => `{"in":[${inner}]}`,
          object,
        )
        const twins = new Set(pairs.map(([name]) => name)).size < pairs.length
        const result = parseObject(whole)
        expect('error' in result).toBe(twins)
        if ('members' in result) expect(result.members).toEqual(parsed(whole))
      }),
      runs(300),
    )
  })

  test('their members are of the kind that is asked for, or absent', () => {
    const object = fc.dictionary(fc.constantFrom('a', 'b', '__proto__'), fc.jsonValue(), {
      noNullPrototype: true,
    })
    fc.assert(
      fc.property(object, (given) => {
        for (const name of ['a', 'b', '__proto__', 'constructor']) {
          const count = secondsAt(given, name)
          expect(count === undefined || (count >= 0 && count <= 315_576_000)).toBe(true)
          expect(textAt(given, name)).not.toBe('')
          expect(tokenAt(given, name) ?? 'x').toMatch(/^[!-~]+$/)
          if (!Object.hasOwn(given, name))
            expect([objectAt(given, name), textAt(given, name), count]).toEqual([
              undefined,
              undefined,
              undefined,
            ])
        }
      }),
      runs(300),
    )
  })

  test('their dates are instants that a record can tell, or none', () => {
    const date = fc.oneof(
      fc.string(),
      fc.double(),
      fc.date({ noInvalidDate: true }).map((each) => each.toISOString()),
      fc.stringMatching(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:\d\d)?$/),
    )
    fc.assert(
      fc.property(date, (each) => {
        const seconds = parseExpiry(each, START)
        if (seconds !== undefined)
          expect(Number.isFinite(new Date(seconds * 1000).getTime())).toBe(true)
      }),
      runs(300),
    )
  })
})
