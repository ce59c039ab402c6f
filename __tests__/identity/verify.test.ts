import { describe, expect, test } from '@jest/globals'
import { loadVerifier, VerifiedToken } from '../../src/identity/verify.ts'
import { START } from '../lab/clock.ts'
import { AUDIENCE, expecting, failureOf, proving } from './job.ts'

describe('a token of this job', () => {
  test('is proven for every lease that shares its audience', async () => {
    const { prove, mint } = proving()
    const jwt = mint()
    const proven = await prove(jwt, [
      { name: 'a', expect: expecting(['repository', 'octo-org/app']) },
      {
        name: 'b',
        expect: [
          ...expecting(['ref', 'refs/heads/*']),
          ...expecting(['environment', 'staging', 'production']),
        ],
      },
    ])
    expect([...proven.keys()]).toEqual(['a', 'b'])
    const token = proven.get('b')
    expect(token).toBeInstanceOf(VerifiedToken)
    expect(token).toMatchObject({
      audience: AUDIENCE,
      lease: 'b',
      expiresAt: START + 300,
    })
    expect(token?.jwt.reveal()).toBe(jwt)
    expect(token?.claims).toMatchObject({ repository: 'octo-org/app', run_id: '1658821493' })
  })

  test('shows nothing of itself where it is printed', async () => {
    const { prove, mint } = proving()
    const jwt = mint()
    const token = (await prove(jwt)).get('app')
    const { inspect } = await import('node:util')
    for (const text of [
      JSON.stringify(token),
      inspect(token, { depth: 9, showHidden: true }),
      String(token),
    ])
      expect(text).not.toContain(jwt.slice(0, 20))
  })

  test("is proven when the runner's clock is a minute off, either way", async () => {
    for (const skew of [-59, 59]) {
      const { prove, mint } = proving({ skew })
      expect((await prove(mint())).size).toBe(1)
    }
  })

  test('is proven whatever its header says of other keys', async () => {
    const { prove, mint, runtime } = proving()
    const lure = {
      jku: 'https://evil.example.com/jwks',
      x5u: 'https://evil.example.com/x5u',
      jwk: { kty: 'oct', k: 'AA' },
      x5c: ['AA'],
    }
    expect((await prove(mint({ header: lure }))).size).toBe(1)
    expect(
      runtime.transcript.filter((deed) => deed.kind === 'request' && deed.url.includes('evil')),
    ).toEqual([])
  })

  test('needs no "typ"', async () => {
    const { prove, mint } = proving()
    expect((await prove(mint({ header: { typ: undefined } }))).size).toBe(1)
  })

  test('is proven by what was loaded early', async () =>
    expect(typeof (await loadVerifier()).compactVerify).toBe('function'))
})

test('no refusal repeats the token or a part of it', async () => {
  const { prove, mint } = proving()
  const jwt = mint({ claims: { run_id: '7', iss: 'x', exp: 1 } })
  const failures = await Promise.all([
    failureOf(prove(jwt)),
    failureOf(prove(`${jwt}x`)),
    failureOf(prove(jwt.slice(0, -6))),
  ])
  for (const failure of failures) {
    const text = `${failure.message} ${failure.fix} ${JSON.stringify(failure)}`
    for (const part of jwt.split('.')) expect(text).not.toContain(part.slice(0, 12))
  }
})
