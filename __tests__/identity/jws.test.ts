import { createHmac, generateKeyPairSync, sign } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { type Overrides, signingKey } from '../lab/issuer.ts'
import { failureOf, ISS, proving, segment } from './job.ts'

describe('a token that nobody can have signed is refused', () => {
  const other = generateKeyPairSync('rsa', { modulusLength: 2048 })
  const kid = (text: string) => ({ kid: text })

  test.each<[string, Overrides, string]>([
    [
      'by another key',
      { key: other.privateKey },
      'its signature was not made by the issuer\'s key "',
    ],
    [
      'by a key that the issuer does not have',
      { header: kid('C0FFEE') },
      `${ISS} has no key with the id "C0FFEE", which the token names`,
    ],
    [
      'by a key without a name',
      { header: { kid: undefined } },
      'its header does not name the key ("kid")',
    ],
    [
      'by a key with an empty name',
      { header: kid('') },
      'its header does not name the key ("kid")',
    ],
    [
      'by a key whose name is not a string',
      { header: { kid: 1 } },
      'its header does not name the key ("kid")',
    ],
    ['with RS512', { header: { alg: 'RS512' } }, 'it is not signed with RS256'],
    ['with nothing', { header: { alg: 'none' } }, 'it is not signed with RS256'],
    ['with rs256', { header: { alg: 'rs256' } }, 'it is not signed with RS256'],
    ['as something else', { header: { typ: 'at+jwt' } }, 'its header\'s "typ" is not JWT'],
    ['as null', { header: { typ: null } }, 'its header\'s "typ" is not JWT'],
    [
      'with conditions',
      { header: { crit: ['b64'], b64: true } },
      'its header has "crit", which no token of a job has',
    ],
    [
      'over a compressed payload',
      { header: { zip: 'DEF' } },
      'its header has "zip", which no token of a job has',
    ],
    [
      'over other bytes',
      { header: { b64: false } },
      'its header has "b64", which no token of a job has',
    ],
    ...['Alg', 'ki\u200bd', 'Typ', 'Crit', 'B64', 'ZIP', 'JKU', 'x5U', 'Jwk'].map(
      (name): [string, Overrides, string] => [
        `with "${name}"`,
        { header: { [name]: 'x' } },
        'its header has a member that looks like "',
      ],
    ),
  ])('%s', async (_, overrides, message) => {
    const failure = await proving().refusal(overrides)
    expect(failure.code).toBe('ID_TOKEN_INVALID')
    expect(failure.message).toMatch(`the ID token is rejected: ${message}`)
  })

  test("with the issuer's public key as a common secret", async () => {
    const { issuer, prove, mint } = proving()
    const [, body = ''] = mint().split('.')
    const head = segment(JSON.stringify({ alg: 'HS256', typ: 'JWT', kid: issuer.keys[0]?.kid }))
    const signature = createHmac('sha256', JSON.stringify(issuer.keys[0]?.jwk))
      .update(`${head}.${body}`)
      .digest('base64url')
    expect((await failureOf(prove(`${head}.${body}.${signature}`))).message).toMatch(
      'it is not signed with RS256',
    )
  })

  test.each<[string, (jwt: string) => string]>([
    ['nothing', () => ''],
    ['no token', () => 'not-a-jwt'],
    ['a part of one', (jwt) => jwt.split('.').slice(0, 2).join('.')],
    ['one without a signature', (jwt) => `${jwt.split('.').slice(0, 2).join('.')}.`],
    ['more than one', (jwt) => `${jwt}.${jwt}`],
    ['one with a line break', (jwt) => `${jwt}\n`],
    ['one with padding', (jwt) => `${jwt}==`],
    [
      'one in another alphabet',
      (jwt) => jwt.replaceAll('-', '+').replaceAll('_', '/').replace(/^/, '+'),
    ],
    [
      'one in another spelling',
      (jwt) => jwt.slice(0, -1) + String.fromCharCode(jwt.charCodeAt(jwt.length - 1) + 1),
    ],
  ])('as %s is', async (_, spoil) => {
    const { prove, mint } = proving()
    expect(await failureOf(prove(spoil(mint())))).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      message: 'the ID token is rejected: it is not a JSON Web Token',
    })
  })

  test('as one beyond all measure is', async () => {
    const failure = await proving().refusal({ claims: { workflow: 'x'.repeat(16_000) } })
    expect(failure).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      message: 'the ID token is rejected: it is longer than 16 KiB',
    })
  })

  test('before anything that it claims is looked at', async () => {
    const failure = await proving().refusal({
      key: other.privateKey,
      claims: { iss: 'https://evil.example.com', exp: 1, run_id: '1', event_name: 'issues' },
    })
    expect(failure.message).toMatch(/its signature was not made by/)
    expect(failure.message).not.toMatch(/evil|exp|run_id/)
  })

  test.each(['header', 'payload'])('with a %s that is not a string, or no object', async (part) => {
    for (const [text, mistake] of [
      ['bytes that are no UTF-8', 'is not a JSON object'],
      ['\ufeff{}', 'is not a JSON object'],
      ['[]', 'is not a JSON object'],
      ['null', 'is not a JSON object'],
      ['"iss"', 'is not a JSON object'],
      ['{"a":1}{', 'is not a JSON object'],
      ['{"a":{"b":1,"b":1}}', 'has two members with the same name'],
      ['{"a":[{"b":1,"\\u0062":1}]}', 'has two members with the same name'],
    ] as const) {
      const { prove, issuer, mint } = proving()
      const bytes = text.startsWith('bytes')
        ? Buffer.from('{"a":"\xff"}', 'latin1').toString('base64url')
        : segment(text)
      const [head = '', body = '', signature = ''] = mint().split('.')
      const signed = sign(
        'RSA-SHA256',
        Buffer.from(`${head}.${bytes}`),
        signingKey(0).privateKey,
      ).toString('base64url')
      const jwt = part === 'header' ? `${bytes}.${body}.${signature}` : `${head}.${bytes}.${signed}`
      expect((await failureOf(prove(jwt))).message).toBe(
        `the ID token is rejected: its ${part} ${mistake}`,
      )
      expect(issuer.keys).toHaveLength(1)
    }
  })
})
