import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { basicAuthForms, isMasked, maskForms } from '../../src/core/masks.ts'
import { runs } from '../properties/runs.ts'

/** What the masker leaves of a line of the log. */
const masked = (line: string, masks: readonly string[]): string =>
  masks.reduce((text, mask) => text.replaceAll(mask, '***'), line)

const secrets = fc
  .string({ minLength: 8, maxLength: 60, unit: 'grapheme-ascii' })
  .filter((text) => text.trim().length >= 8)

describe('a secret in the log', () => {
  test('is masked as it is, and in base64url, hex and a form', () => {
    expect(maskForms('top secret+1')).toEqual([
      'top secret+1',
      'dG9wIHNlY3JldCsx',
      'b3Agc2VjcmV0',
      'cCBzZWNyZXQr',
      '746f70207365637265742b31',
      '746F70207365637265742B31',
      'top+secret%2B1',
    ])
  })

  test('is masked also where a tool prints it without the whitespace around it', () => {
    expect(masked('password: s3cret-word', maskForms(' s3cret-word '))).toBe('password: ***')
    expect(masked('password:  s3cret-word !', maskForms(' s3cret-word '))).toBe('password:  *** !')
  })

  test('is found in base64url wherever it stands in a longer text', () => {
    fc.assert(
      fc.property(
        secrets,
        fc.string({ maxLength: 7 }),
        fc.string({ maxLength: 7 }),
        (secret, before, after) => {
          const line = Buffer.from(`${before}${secret}${after}`).toString('base64url')
          expect(maskForms(secret).some((mask) => line.includes(mask))).toBe(true)
        },
      ),
      runs(100),
    )
  })

  test('is found in hex and in a form wherever it stands', () => {
    fc.assert(
      fc.property(secrets, fc.string({ maxLength: 7 }), (secret, around) => {
        const masks = maskForms(secret)
        const hex = Buffer.from(`${around}${secret}${around}`).toString('hex')
        const form = new URLSearchParams({ a: around, token: secret }).toString()
        for (const line of [hex, hex.toUpperCase(), form])
          expect(masks.some((mask) => line.includes(mask))).toBe(true)
      }),
      runs(100),
    )
  })

  test.each(['', 'abc', ' ab ', '{\n}\n'])(
    'of fewer than four characters, %j, has no mask at all, or half the log would be blotted out',
    (value) => {
      expect(
        maskForms(value).filter((mask) => mask.length < 4 || !/[0-9A-Fa-f%]{4}/.test(mask)),
      ).toEqual([])
    },
  )

  test('never has a mask shorter than four characters, of several lines, or twice', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom('{', '}', ' ', '\n', '\r', '"', 'a', 'é', '.', '-') }),
        (value) => {
          const masks = maskForms(value)
          expect(masks.filter((mask) => mask.trim().length < 4 || /[\r\n]/.test(mask))).toEqual([])
          expect(new Set(masks).size).toBe(masks.length)
        },
      ),
      runs(100),
    )
  })
})

describe('a secret of several lines', () => {
  const key = '{\n  "private_key": "MIIEvQ",\r\n  "id": 7\n}'

  test('is never given whole: the runner would then mask every brace in the log', () => {
    expect(maskForms(key)).not.toContain(key)
    expect(maskForms(key)).not.toContain('{')
  })

  test('is masked line by line, without the indent', () => {
    expect(maskForms(key).slice(0, 2)).toEqual(['"private_key": "MIIEvQ",', '"id": 7'])
  })

  test('is masked where it travels whole on one line', () => {
    expect(maskForms(key)).toContain(Buffer.from(key).toString('hex'))
  })
})

describe('a JWT', () => {
  const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJodHRwczovL2lzcyJ9.c2lnbmF0dXJl'

  test('is masked in its payload and its signature, but not in its header, which is not a secret', () => {
    const line = jwt.split('.').join(' ')
    expect(masked(line, maskForms(jwt))).toBe('eyJhbGciOiJSUzI1NiJ9 *** ***')
  })

  test('is masked so with whitespace around it, too', () =>
    expect(maskForms(` ${jwt} `)).toEqual(expect.arrayContaining(jwt.split('.').slice(1))))

  test.each(['1.2.3.4', 'www.example.com', 'eyJh.only-two'])('is not seen in %s', (value) => {
    for (const part of value.split('.')) expect(maskForms(value)).not.toContain(part)
  })
})

describe('a user and a password', () => {
  test('are masked as a Basic header and a URL carry them', () => {
    const basic = Buffer.from('me:open sesame!').toString('base64')
    expect(basicAuthForms('me', 'open sesame!')).toContain(basic)
    expect(masked(`Authorization: Basic ${basic}`, basicAuthForms('me', 'open sesame!'))).toBe(
      'Authorization: Basic ***',
    )
    expect(basicAuthForms('me', 'open sesame')).toEqual(
      expect.arrayContaining([
        Buffer.from('me:open sesame').toString('base64'),
        'me%3Aopen+sesame',
        Buffer.from('me:open sesame').toString('hex'),
      ]),
    )
  })
})

test.each([
  ['four', true],
  ['abc', false],
  ['a\nb\nc', false],
  ['{\n  "key": 1\n}', true],
  ['a b\r\nc d', false],
])('whether the log hides any of %j: %s', (value, hidden) => expect(isMasked(value)).toBe(hidden))
