import { describe, expect, test } from '@jest/globals'
import { failures } from '../../src/core/failure.ts'
import { START } from '../lab/clock.ts'
import { signingKey } from '../lab/issuer.ts'
import { AUDIENCE, failureOf, ISS, lines, proving } from './job.ts'

describe('a token that says a thing twice is refused, though the issuer signed it', () => {
  const twice = (extra: string) => (jwt: string) => {
    const [, body = ''] = jwt.split('.')
    return Buffer.from(body, 'base64url').toString().replace(/}$/, `,${extra}}`)
  }

  test.each([
    '"iss":"https://evil.example.com"',
    '"run_id":"1658821493"',
    '"\\u0069ss":"x"',
    '"x":{"y":{"z":1,"z":2}}',
    '"x":"{\\"a\\":1,\\"a\\":2}","y":[{"a":1},{"a":1,"a":1}]',
    '"x":{"iss":1},"iss":"x"',
    '"a:b":1,"a\\u003ab":2',
    '"__proto__":1,"__proto__":2',
  ])('%s', async (extra) => {
    const { refusal, mint } = proving()
    expect((await refusal({ payload: twice(extra)(mint()) })).message).toBe(
      'the ID token is rejected: its payload has two members with the same name',
    )
  })

  test.each([
    '"x":{"iss":1,"a":{"iss":2},"y":1},"y":[{"a":1},{"a":1}],"z":"{\\"a\\":1,\\"a\\":2}"',
    '"w":"\\\\","v":": { } \\" , :","__proto__":"a"',
  ])('but once here and once there is not twice: %s', async (extra) => {
    const { prove, mint } = proving()
    expect((await prove(mint({ payload: twice(extra)(mint()) }))).size).toBe(1)
  })

  test.each([
    ['ISS', 'iss'],
    ['Sub', 'sub'],
    ['aUd', 'aud'],
    ['Exp', 'exp'],
    ['ıat'.replace('ı', 'I'), 'iat'],
    ['NBF', 'nbf'],
    ['JTI', 'jti'],
    ['ｉｓｓ', 'iss'],
    ['iſs', 'iss'],
    ['iss\u200b', 'iss'],
    ['is\u00ads', 'iss'],
    [' iss', 'iss'],
    ['iss\u0000', 'iss'],
    ['𝐬ub', 'sub'],
    ['Run_Id', 'run_id'],
    ['repository_ID', 'repository_id'],
    ['event_Name', 'event_name'],
  ])('%j beside "%s"', async (name, meant) => {
    expect((await proving().refusal({ claims: { [name]: 'x' } })).message).toBe(
      `the ID token is rejected: it has a claim whose name is easily confused with "${meant}"`,
    )
  })

  test('also when the real one is missing', async () => {
    const { message } = await proving().refusal({
      claims: { sub: undefined, Sub: 'repo:octo-org/app' },
    })
    expect(lines(message)).toEqual([
      'the ID token is rejected:',
      'it has a claim whose name is easily confused with "sub"',
      '"sub" is absent; it must name a subject',
    ])
  })
})

describe('a token for others is refused, and both sides are named', () => {
  test.each<[string, Record<string, unknown>, string]>([
    [
      'another issuer',
      { iss: 'https://evil.example.com' },
      `"iss" is "https://evil.example.com"; it must be "${ISS}"`,
    ],
    ['an issuer with a slash', { iss: `${ISS}/` }, `"iss" is "${ISS}/"; it must be "${ISS}"`],
    ['no issuer', { iss: undefined }, `"iss" is absent; it must be "${ISS}"`],
    ['a list of issuers', { iss: [ISS] }, `"iss" is a list, not a string; it must be "${ISS}"`],
    [
      'another audience',
      { aud: 'sts.amazonaws.com' },
      `"aud" is "sts.amazonaws.com"; it must be "${AUDIENCE}"`,
    ],
    [
      'an audience with a slash',
      { aud: `${AUDIENCE}/` },
      `"aud" is "${AUDIENCE}/"; it must be "${AUDIENCE}"`,
    ],
    [
      'this audience in a list',
      { aud: [AUDIENCE] },
      `"aud" is a list, not a string; it must be "${AUDIENCE}"`,
    ],
    [
      'this audience among others',
      { aud: [AUDIENCE, 'x'] },
      `"aud" is a list, not a string; it must be "${AUDIENCE}"`,
    ],
    ['no audience', { aud: undefined }, `"aud" is absent; it must be "${AUDIENCE}"`],
    ['an audience that is null', { aud: null }, `"aud" is not a string; it must be "${AUDIENCE}"`],
    ['an empty subject', { sub: '' }, '"sub" is ""; it must name a subject'],
    ['no subject', { sub: undefined }, '"sub" is absent; it must name a subject'],
    [
      'a subject that is a number',
      { sub: 7 },
      '"sub" is the number 7, not a string; it must name a subject',
    ],
  ])('%s', async (_, claims, sentence) => {
    const failure = await proving().refusal({ claims })
    expect(failure).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      message: `the ID token is rejected: ${sentence}`,
    })
  })

  test('and a slug of an enterprise is recognised', async () => {
    const failure = await proving().refusal({ claims: { iss: `${ISS}/octo-enterprise` } })
    expect(failure.causes).toEqual(['the enterprise has an issuer of its own'])
    expect(failure.fix).toBe(
      `If that is your enterprise, declare it: issuer: "${ISS}/octo-enterprise"`,
    )
  })

  test.each(['https://evil.example.com/octo', `${ISS}.example.com/octo`, [`${ISS}/octo`]])(
    'and nobody is advised to declare an issuer that is not below their own: %j',
    async (iss) => {
      const { causes, fix } = await proving().refusal({ claims: { iss } })
      expect({ causes, fix }).toMatchObject({
        causes: failures.ID_TOKEN_INVALID.causes,
        fix: failures.ID_TOKEN_INVALID.fix,
      })
    },
  )

  test('all that is wrong is said at once, and nothing of it can command the runner', async () => {
    const { message } = await proving().refusal({
      claims: { iss: '##[add-mask]x\n::stop::', aud: 1, sub: 'х' },
    })
    expect(lines(message)).toEqual([
      'the ID token is rejected:',
      `"iss" is "## [add-mask]x\\n::stop::"; it must be "${ISS}"`,
      `"aud" is the number 1, not a string; it must be "${AUDIENCE}"`,
    ])
  })
})

describe('a token of another moment is refused', () => {
  const now = START
  const at = (seconds: number) => new Date((now + seconds) * 1000).toISOString().replace('.000', '')
  const level =
    'the clock of this runner is level with that of the issuer, by the dates of its responses'

  test.each<[string, Record<string, unknown>, string | undefined]>([
    [
      'expired a minute ago',
      { iat: now - 300, exp: now - 60 },
      `"exp" is ${at(-60)}, 60 s ago by the clock of this runner`,
    ],
    ['expired just now', { iat: now - 300, exp: now - 59 }, undefined],
    [
      'not yet valid for more than a minute',
      { nbf: now + 61 },
      `"nbf" is ${at(61)}, 61 s ahead by the clock of this runner`,
    ],
    ['not yet valid for a minute', { nbf: now + 60 }, undefined],
    [
      'of the future',
      { iat: now + 61 },
      `"iat" is ${at(61)}, 61 s ahead by the clock of this runner`,
    ],
    ['of the next minute', { iat: now + 60 }, undefined],
    [
      'of more than ten minutes ago',
      { iat: now - 601 },
      `"iat" is ${at(-601)}, 601 s ago by the clock of this runner`,
    ],
    ['of ten minutes ago', { iat: now - 600 }, undefined],
    ['that never expires', { exp: undefined }, '"exp" is not a whole number of seconds'],
    ['that expires at a text', { exp: `${now + 300}` }, '"exp" is not a whole number of seconds'],
    ['that expires at a fraction', { exp: now + 0.5 }, '"exp" is not a whole number of seconds'],
    ['that expires at no number', { exp: null }, '"exp" is not a whole number of seconds'],
    ['that expires beyond all numbers', { exp: 1e300 }, '"exp" is not a whole number of seconds'],
    ['without "iat"', { iat: undefined }, '"iat" is not a whole number of seconds'],
    ['without "nbf"', { nbf: undefined }, '"nbf" is not a whole number of seconds'],
    [
      'beyond the calendar',
      { nbf: Number.MAX_SAFE_INTEGER },
      `"nbf" is ${Number.MAX_SAFE_INTEGER}, ${Number.MAX_SAFE_INTEGER - now} s ahead by the ` +
        `clock of this runner`,
    ],
  ])('%s', async (_, claims, sentence) => {
    const { prove, mint } = proving()
    if (sentence === undefined) expect((await prove(mint({ claims }))).size).toBe(1)
    else {
      const { code, message } = await failureOf(prove(mint({ claims })))
      expect(code).toBe('ID_TOKEN_INVALID')
      expect(lines(message)).toEqual(['the ID token is rejected:', sentence, level])
    }
  })

  test.each([0, -1, -30])('that expires %i s after it was issued', async (seconds) => {
    const { message, code } = await proving().refusal({ claims: { exp: now + seconds } })
    expect([code, message]).toEqual([
      'ID_TOKEN_INVALID',
      `the ID token is rejected: "exp" is ${at(seconds)}; it must be after "iat", which is ${at(0)}`,
    ])
  })

  test('whose "exp" no number can hold', async () => {
    const { refusal, mint } = proving()
    const [, body = ''] = mint().split('.')
    const payload = Buffer.from(body, 'base64url')
      .toString()
      .replace(/"exp":\d+/, '"exp":1e999')
    expect((await refusal({ payload })).message).toContain('"exp" is not a whole number of seconds')
  })

  test.each([
    [
      -400,
      'the clock of this runner is 400 s behind that of the issuer, by the dates of its responses',
    ],
    [
      400,
      'the clock of this runner is 400 s ahead of that of the issuer, by the dates of its ' +
        'responses',
    ],
  ])(
    'because the clock of the runner is wrong by %i s, and that is said',
    async (skew, sentence) => {
      expect(lines((await proving({ skew }).refusal({})).message).at(-1)).toBe(sentence)
    },
  )

  test('and where no clock was seen, the token itself tells', async () => {
    const { jwk, kid } = signingKey(0)
    const key = { kty: 'RSA', alg: 'RS256', n: String(jwk['n']), e: 'AQAB' } as const
    const find = async (id: string) => (id === kid ? key : Promise.reject(new Error(id)))
    const terms = { keys: { find, skew: () => undefined } }
    expect(lines((await proving({ skew: -400, terms }).refusal({})).message).at(-1)).toBe(
      'if the token was issued just now, the clock of this runner is 400 s behind that of ' +
        'the issuer',
    )
    expect(lines((await proving({ terms }).refusal({ claims: { iat: 'x' } })).message).at(-1)).toBe(
      'the clock of the issuer is not known',
    )
  })
})
