import { describe, expect, test } from '@jest/globals'
import type { Failure } from '../../src/core/failure.ts'
import type { LabRequest } from '../lab/handler.ts'
import { type InProcessStep, inProcessStep } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'

const ISSUER = 'https://sso.lab.test/realms/ci'
const OTHER = 'https://tokens.lab.test'
const TOKEN = 'leased-token-of-the-lab'

type Inputs = Readonly<Record<string, string>>

/** A step at an issuer whose metadata names these endpoints; every host leases and revokes. */
async function step(
  metadata: Readonly<Record<string, unknown>>,
  inputs: Inputs = {},
): Promise<{ readonly s: InProcessStep; readonly failure: Failure | undefined }> {
  const s = inProcessStep({
    fault: ({ url }: LabRequest) => {
      if (!/^(?:sso|tokens|revoke)\./.test(url.host)) return undefined
      const published = url.pathname.includes('/.well-known/')
      const body = published
        ? { issuer: ISSUER, token_endpoint: `${ISSUER}/token`, ...metadata }
        : { access_token: TOKEN, expires_in: 600 }
      return { status: 200, body }
    },
  })
  const fixed = { from: 'oauth', discover: ISSUER, audience: ISSUER, export: 'env' }
  return { s, failure: await s.main({ ...fixed, ...inputs }) }
}

const hosts = ({ runtime }: InProcessStep): readonly string[] => [
  ...new Set(
    events(runtime.transcript, 'request')
      .map(({ url }) => new URL(url).host)
      .filter((host) => /\.test(?::\d+)?$/.test(host)),
  ),
]

/** The hosts that received the ID token of the job. */
const receivers = ({ runtime }: InProcessStep): readonly string[] =>
  events(runtime.transcript, 'request')
    .filter(({ body }) => body.includes('subject_token='))
    .map(({ url }) => new URL(url).host)

describe('with "discover", the ID token goes to the host that is on record', () => {
  test('which is that of the issuer', async () => {
    const { s, failure } = await step({})
    expect(failure).toBeUndefined()
    expect(receivers(s)).toEqual(['sso.lab.test'])
    expect(s.record()).toMatchObject([{ host: 'sso.lab.test' }])
    expect(s.runtime.logged()).toContain('oauth: requesting from sso.lab.test (oauth)')
  })

  test('a token_endpoint of another origin is rejected, and receives nothing', async () => {
    for (const origin of [OTHER, 'https://sso.lab.test:8443', 'https://sso.lab.test.evil.test']) {
      const { s, failure } = await step({ token_endpoint: `${origin}/token` })
      expect(failure?.code).toBe('RESPONSE_INVALID')
      const { host } = new URL(origin)
      expect(failure?.message).toContain(
        `the metadata of sso.lab.test names a token_endpoint of another origin: ${host}`,
      )
      expect(failure?.facts.fix).toContain('write its token endpoint as `address`')
      expect(hosts(s)).toEqual(['sso.lab.test'])
    }
  })

  test('unless "address" names it too: log, summary and record show that host', async () => {
    const { s, failure } = await step(
      { token_endpoint: `${OTHER}/token` },
      { address: `${OTHER}/token` },
    )
    expect(failure).toBeUndefined()
    expect(receivers(s)).toEqual(['tokens.lab.test'])
    expect(s.record()).toMatchObject([
      {
        host: 'tokens.lab.test',
        requested: { address: `${OTHER}/token`, discover: ISSUER },
      },
    ])
    expect(s.runtime.summary()).toContain('oauth (tokens.lab.test)')
    expect(s.runtime.logged()).toContain(
      `oauth: requesting from tokens.lab.test (oauth): address ${OTHER}/token; discover ${ISSUER}`,
    )
  })

  test.each([
    ['another path', `${OTHER}/token`, `${OTHER}/other`],
    ['the issuer', `${ISSUER}/token`, `${OTHER}/token`],
  ])('and the metadata must name the same: %s', async (_, address, endpoint) => {
    const { s, failure } = await step({ token_endpoint: endpoint }, { address })
    expect(failure?.message).toContain(
      'the metadata of sso.lab.test names another token_endpoint than "address"',
    )
    expect(hosts(s)).toEqual(['sso.lab.test'])
  })
})

describe('a revocation_endpoint of another origin', () => {
  const metadata = { revocation_endpoint: 'https://revoke.lab.test/revoke' }

  test('is rejected before anything is leased', async () => {
    for (const inputs of [{}, { revoke: 'rfc7009' }]) {
      const { s, failure } = await step(metadata, inputs as Inputs)
      expect(failure?.message).toContain(
        'the metadata of sso.lab.test names a revocation_endpoint of another origin: ' +
          'revoke.lab.test',
      )
      expect(hosts(s)).toEqual(['sso.lab.test'])
    }
  })

  test('does not matter where another way is written, or none', async () => {
    for (const inputs of [
      { revoke: 'none' },
      { revoke: 'rfc7009', 'revoke-address': `${ISSUER}/revoke` },
    ]) {
      const { s, failure } = await step(metadata, inputs as Inputs)
      expect(failure).toBeUndefined()
      await s.post()
      expect(hosts(s)).toEqual(['sso.lab.test'])
    }
  })

  test('may be that of "address"', async () => {
    const { failure } = await step(
      { token_endpoint: `${OTHER}/token`, revocation_endpoint: `${OTHER}/revoke` },
      { address: `${OTHER}/token` },
    )
    expect(failure).toBeUndefined()
  })
})
