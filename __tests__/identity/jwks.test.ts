import { generateKeyPairSync } from 'node:crypto'
import { describe, expect, test } from '@jest/globals'
import { createKeySet } from '../../src/identity/jwks.ts'
import { START } from '../lab/clock.ts'
import { jobFacts } from '../lab/facts.ts'
import type { LabAnswer, LabRequest } from '../lab/handler.ts'
import { signingKey } from '../lab/issuer.ts'
import { failureOf, jobAt } from './job.ts'

const { kid, jwk } = signingKey(0)
const { n = '', e = '' } = jwk as { n?: string; e?: string }
const ISS = 'https://token.actions.githubusercontent.com'
const settled = () => new Promise((resolve) => setImmediate(resolve))

/** The keys as a job gets them whose issuer answers this at these paths. */
const served = (
  answers: Readonly<Record<string, LabAnswer | ((request: LabRequest) => LabAnswer)>>,
) => {
  const job = jobAt({
    hosts: {
      [ISS]: (request) => {
        const answer = answers[request.url.pathname] ?? { status: 404 }
        return typeof answer === 'function' ? answer(request) : answer
      },
    },
  })
  return { ...job, keys: createKeySet(job.runtime, job.sender, job.source) }
}
const publishing = (...keys: readonly unknown[]) =>
  served({ '/.well-known/jwks': { status: 200, body: { keys } } })
const urls = ({ runtime }: ReturnType<typeof served>) =>
  runtime.transcript.flatMap((deed) => (deed.kind === 'request' ? [deed.url] : []))

describe('the keys of the issuer', () => {
  test('are asked for at once, at the known address, without asking where they are', async () => {
    const job = publishing(jwk)
    await settled()
    expect(job.runtime.transcript).toMatchObject([
      { kind: 'request', method: 'GET', url: `${ISS}/.well-known/jwks` },
      { kind: 'answer' },
    ])
    expect(await job.keys.find(kid)).toEqual({ kty: 'RSA', alg: 'RS256', n, e: 'AQAB' })
    expect(urls(job)).toHaveLength(1)
  })

  test('of a GitHub Enterprise Server are below its path for tokens', async () => {
    const { runtime, sender, source } = jobAt({
      facts: { ...jobFacts, server_url: 'https://github.example.com' },
    })
    expect((await createKeySet(runtime, sender, source).find(kid)).n).toBe(n)
  })

  test('may be many, and large', async () => {
    const others = Array.from({ length: 300 }, (_, i) => ({ ...jwk, kid: `other-${i}` }))
    expect((await publishing(...others, 'nonsense', null, { kid: 1 }, jwk).keys.find(kid)).n).toBe(
      n,
    )
  })

  test('may not be larger than 256 KiB', async () => {
    expect(await failureOf(publishing({ kid: 'x'.repeat(300_000) }).keys.find(kid))).toMatchObject({
      code: 'RESPONSE_INVALID',
    })
  })

  test('are asked for once more, and only once, when a token names one that is not there', async () => {
    const { runtime, sender, source, issuer } = jobAt()
    const keys = createKeySet(runtime, sender, source)
    await keys.find(kid)
    const fresh = issuer.rotate()
    const found = await Promise.all([keys.find(fresh.kid), keys.find(fresh.kid), keys.find(kid)])
    expect(found.map((key) => key.n)).toEqual([fresh.jwk['n'], fresh.jwk['n'], n])
    expect(await failureOf(keys.find('C0FFEE'))).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      message:
        `the ID token is rejected: ${ISS} has no key with the id "C0FFEE", which the ` +
        `token names`,
    })
    expect(runtime.transcript.filter(({ kind }) => kind === 'request')).toHaveLength(2)
  })

  test('that nobody waits for do not disturb when they cannot be had', async () => {
    const { runtime, sender, source } = jobAt({ hosts: {} })
    const failures: unknown[] = []
    const note = (reason: unknown) => failures.push(reason)
    process.on('unhandledRejection', note)
    createKeySet(runtime, sender, source)
    await runtime.lab.sleep(120_000)
    await settled()
    process.off('unhandledRejection', note)
    expect(failures).toEqual([])
  })

  test('that cannot be had: what failed, and the way out', async () => {
    const { runtime, sender, source } = jobAt({ hosts: {} })
    const failure = await failureOf(createKeySet(runtime, sender, source).find(kid))
    expect(failure.code).toBe('UNREACHABLE')
    expect(failure.message).toMatch(
      `the keys of ${ISS} could not be fetched: token.actions.githubusercontent.com could ` +
        `not be reached`,
    )
    expect(failure.fix).toContain('must be able to reach token.actions.githubusercontent.com')
  })

  test('that a silent firewall keeps away: the way out, too', async () => {
    const { runtime, sender, source } = jobAt({ fault: () => 'silence' })
    const failure = await failureOf(createKeySet(runtime, sender, source).find(kid))
    expect(failure).toMatchObject({
      code: 'TIMED_OUT',
      message: expect.stringMatching(`the keys of ${ISS} could not be fetched`),
    })
    expect(failure.fix).toContain('must be able to reach token.actions.githubusercontent.com')
  })
})

describe('a key', () => {
  const rsa = (modulusLength: number, publicExponent = 65_537) => ({
    ...generateKeyPairSync('rsa', { modulusLength, publicExponent }).publicKey.export({
      format: 'jwk',
    }),
    kid,
  })
  const zeros = Buffer.concat([Buffer.alloc(200), Buffer.from('ff'.repeat(64), 'hex')]).toString(
    'base64url',
  )

  const leadingZero = Buffer.concat([Buffer.alloc(1), Buffer.from(n, 'base64url')]).toString(
    'base64url',
  )
  // 256 octets end in a character of which two bits count.
  const trailingBits = n.slice(0, -1) + String.fromCharCode(n.charCodeAt(n.length - 1) + 1)
  /** A key whose modulus differs in the two alphabets. */
  const standardAlphabet = () => {
    const key = rsa(2048) as { readonly n?: string }
    const modulus = Buffer.from(key.n ?? '', 'base64url')
    modulus[1] = 0xff
    modulus[2] = 0xff
    return { ...key, n: modulus.toString('base64').replace(/=+$/, '') }
  }
  const NOT_CANONICAL = 'has a modulus that is not canonical base64url'
  const OTHER_EXPONENT = 'has an exponent other than 65537'
  const NOT_FOR_SIGNATURES = 'is not an RSA key for signatures with RS256'
  const PUBLISHED = 'is published with its private part, so anyone can sign with it'

  test.each<[string, readonly unknown[]]>([
    ['with operations', [{ ...jwk, key_ops: ['verify'] }]],
    ['beside the private part of another key', [{ kty: 'RSA', kid: 'x', n: 'AQ', d: 'AA' }, jwk]],
    ['with a twin that may not verify', [{ ...jwk, key_ops: ['encrypt'] }, jwk]],
    ['without use and algorithm', [{ kty: 'RSA', kid, n, e }]],
    ['with a twin that is for encryption', [{ ...jwk, use: 'enc' }, jwk]],
    ['with a twin of another kind', [{ kty: 'EC', kid }, jwk]],
    ['with a twin for another algorithm', [{ ...jwk, alg: 'RS512' }, jwk]],
  ])('%s is fine', async (_, keys) => expect((await publishing(...keys).keys.find(kid)).n).toBe(n))

  test.each<[string, readonly unknown[], string]>([
    ['that stands twice', [jwk, jwk], 'stands 2 times among its keys'],
    ['for encryption', [{ ...jwk, use: 'enc' }], 'is not an RSA key for signatures with RS256'],
    [
      'for a use that is not a string',
      [{ ...jwk, use: null }],
      'is not an RSA key for signatures with RS256',
    ],
    [
      'for another algorithm',
      [{ ...jwk, alg: 'RS512' }],
      'is not an RSA key for signatures with RS256',
    ],
    ['that is symmetric', [{ kty: 'oct', k: 'AAAA', kid }], PUBLISHED],
    ['of 1024 bits', [rsa(1024)], 'has fewer than 2048 bits'],
    ['of 2047 bits', [rsa(2047)], 'has fewer than 2048 bits'],
    ['of zeros', [{ ...jwk, n: Buffer.alloc(256).toString('base64url') }], NOT_CANONICAL],
    ['that zeros make long', [{ ...jwk, n: zeros }], NOT_CANONICAL],
    ['without a modulus', [{ ...jwk, n: undefined }], NOT_CANONICAL],
    ['whose modulus is empty', [{ ...jwk, n: '' }], NOT_CANONICAL],
    ['whose modulus is a number', [{ ...jwk, n: 7 }], NOT_CANONICAL],
    ['whose modulus is padded', [{ ...jwk, n: `${n}==` }], NOT_CANONICAL],
    ['whose modulus has a leading zero octet', [{ ...jwk, n: leadingZero }], NOT_CANONICAL],
    ['whose modulus has trailing bits', [{ ...jwk, n: trailingBits }], NOT_CANONICAL],
    ['whose modulus has a line break', [{ ...jwk, n: `${n}\n` }], NOT_CANONICAL],
    ['whose modulus is in the standard alphabet', [standardAlphabet()], NOT_CANONICAL],
    ['whose exponent has a leading zero octet', [{ ...jwk, e: 'AAEAAQ' }], OTHER_EXPONENT],
    ['whose exponent is padded', [{ ...jwk, e: 'AQAB==' }], OTHER_EXPONENT],
    ['that may only sign', [{ ...jwk, key_ops: ['sign'] }], NOT_FOR_SIGNATURES],
    ['without operations', [{ ...jwk, key_ops: [] }], NOT_FOR_SIGNATURES],
    ['whose operations are no list', [{ ...jwk, key_ops: 'verify' }], NOT_FOR_SIGNATURES],
    ...['d', 'p', 'q', 'dp', 'dq', 'qi', 'oth', 'k'].map(
      (member): [string, readonly unknown[], string] => [
        `published with its "${member}"`,
        [{ ...jwk, [member]: 'AA' }],
        PUBLISHED,
      ],
    ),
    ['with a private twin of its id', [jwk, { ...jwk, use: 'enc', d: 'AA' }], PUBLISHED],
    ['with a private twin of another id', [jwk, { ...jwk, kid: 'x', d: 'AA' }], PUBLISHED],
    [
      'with a private twin in another spelling',
      [{ kty: 'RSA', kid: 'x', n: `${leadingZero}==`, d: 'AA' }, jwk],
      PUBLISHED,
    ],
    ['with the exponent 3', [rsa(2048, 3)], 'has an exponent other than 65537'],
    ['without an exponent', [{ ...jwk, e: undefined }], 'has an exponent other than 65537'],
  ])('%s is refused', async (_, keys, reason) => {
    expect(await failureOf(publishing(...keys).keys.find(kid))).toMatchObject({
      code: 'ID_TOKEN_INVALID',
      message: `the ID token is rejected: the issuer's key "${kid}" ${reason}`,
    })
  })

  test('of 2048 bits and more is long enough', async () => {
    expect((await publishing(rsa(3072)).keys.find(kid)).e).toBe('AQAB')
  })
})

describe('where the known address has no keys', () => {
  const document = (jwks_uri: unknown, issuer: unknown = ISS): LabAnswer => ({
    status: 200,
    body: { issuer, jwks_uri } as object,
  })
  const at = '/.well-known/openid-configuration'
  const keys = { status: 200, body: { keys: [jwk] } }

  test.each([404, 403, 301])('(%i) the discovery document says where they are', async (status) => {
    const job = served({
      '/.well-known/jwks': { status },
      [at]: document(`${ISS}/keys?v=1`),
      '/keys': keys,
    })
    expect((await job.keys.find(kid)).n).toBe(n)
    expect(urls(job)).toEqual([`${ISS}/.well-known/jwks`, `${ISS}${at}`, `${ISS}/keys?v=1`])
  })

  test.each([
    'https://evil.example.com/keys',
    'http://token.actions.githubusercontent.com/keys',
    'https://token.actions.githubusercontent.com:8443/keys',
    'https://token.actions.githubusercontent.com.example.com/keys',
    'https://user@token.actions.githubusercontent.com/keys',
    'https://:word@token.actions.githubusercontent.com/keys',
    '/keys',
    7,
    [`${ISS}/keys`],
  ])('it may not lead to %s', async (uri) => {
    const job = served({ [at]: document(uri), '/keys': keys })
    expect(await failureOf(job.keys.find(kid))).toMatchObject({
      code: 'RESPONSE_INVALID',
      message: `the discovery document of ${ISS} leads to another host`,
    })
    expect(urls(job)).toHaveLength(2)
  })

  test.each([`${ISS}/`, `${ISS}/octo`, 'https://evil.example.com', undefined])(
    'it may not be that of another issuer: %s',
    async (issuer) => {
      const job = served({
        [at]: { status: 200, body: { issuer, jwks_uri: `${ISS}/keys` } },
        '/keys': keys,
      })
      expect(await failureOf(job.keys.find(kid))).toMatchObject({
        code: 'RESPONSE_INVALID',
        message: `the discovery document of ${ISS} names another issuer`,
      })
    },
  )

  test('and there is no such document', async () => {
    expect((await failureOf(served({}).keys.find(kid))).message).toBe(
      'token.actions.githubusercontent.com returned 404 for its keys, and 404 for its ' +
        'discovery document',
    )
  })

  test('and nothing is where the document points', async () => {
    expect(
      (await failureOf(served({ [at]: document(`${ISS}/keys`) }).keys.find(kid))).message,
    ).toBe(
      'token.actions.githubusercontent.com returned 404 for the keys that its discovery ' +
        'document names',
    )
  })

  test('and the document is none', async () => {
    const { message, causes, fix } = await failureOf(
      served({ [at]: { status: 200, body: 'hello' } }).keys.find(kid),
    )
    expect(message).toBe(`the issuer's discovery document is not a JSON object`)
    expect(causes.join()).toMatch(/responds instead of the issuer,.*has another address/)
    expect(fix).toMatch(/^Fetch the URL from the runner yourself/)
  })
})

test.each([
  ['hello', 'is not a JSON object'],
  ['[]', 'is not a JSON object'],
  ['{"keys":[],"keys":[]}', 'has two members with the same name'],
  ['{}', 'holds no list of keys'],
  ['{"keys":{}}', 'holds no list of keys'],
])('a response that is no set of keys is said to be none: %s', async (body, reason) => {
  const failure = await failureOf(
    served({ '/.well-known/jwks': { status: 200, body } }).keys.find(kid),
  )
  expect(failure).toMatchObject({
    code: 'RESPONSE_INVALID',
    message: `the issuer's set of keys ${reason}`,
  })
})

describe('how far the clocks are apart is seen in the dates of the responses', () => {
  const skewOf = async (headers: Readonly<Record<string, string>>) => {
    const { keys } = served({
      '/.well-known/jwks': { status: 200, headers, body: { keys: [jwk] } },
    })
    await keys.find(kid)
    return keys.skew()
  }

  const at = (seconds: number) => new Date((START + seconds) * 1000).toUTCString()

  test.each<[string, Readonly<Record<string, string>>, number | undefined]>([
    ['not at all', { date: at(0) }, 0],
    ['ahead', { date: at(600) }, 600],
    ['behind', { date: at(-60) }, -60],
    ['from a cache', { date: at(-60), age: '60' }, 0],
    ['unknown, without a date', { date: '' }, undefined],
    ['unknown, with a strange age', { age: 'old' }, undefined],
  ])('%s', async (_, headers, skew) => expect(await skewOf(headers)).toBe(skew))

  test('and not known before there is one', () =>
    expect(publishing(jwk).keys.skew()).toBeUndefined())
})
