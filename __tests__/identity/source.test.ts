import { describe, expect, test } from '@jest/globals'
import { issuerOf } from '../../src/identity/source.ts'

const issOf = (serverUrl: string | undefined, declared?: string): string => {
  const source = issuerOf(serverUrl, declared)
  return 'issuer' in source ? source.issuer.iss : source.mistake
}

describe('the issuer follows from the server', () => {
  test.each([
    [undefined, 'https://token.actions.githubusercontent.com'],
    ['https://github.com', 'https://token.actions.githubusercontent.com'],
    ['https://github.com/', 'https://token.actions.githubusercontent.com'],
    ['https://octo.ghe.com', 'https://token.actions.octo.ghe.com'],
    ['https://OCTO.ghe.com', 'https://token.actions.octo.ghe.com'],
    ['https://github.example.com', 'https://github.example.com/_services/token'],
    ['https://github.example.com:8443', 'https://github.example.com:8443/_services/token'],
    ['https://ghe.com', 'https://ghe.com/_services/token'],
    ['https://github.com.example.com', 'https://github.com.example.com/_services/token'],
    ['https://evilghe.com', 'https://evilghe.com/_services/token'],
    ['https://github.com:8443', 'https://github.com:8443/_services/token'],
    ['http://localhost:8080', 'http://localhost:8080/_services/token'],
    ['http://127.0.0.1:8080', 'http://127.0.0.1:8080/_services/token'],
    ['http://[::1]:8080', 'http://[::1]:8080/_services/token'],
  ])('%s → %s', (server, iss) => expect(issOf(server)).toBe(iss))

  test('its keys and its discovery document are at the places that everybody knows', () => {
    const source = issuerOf('https://github.example.com')
    expect(source).toEqual({
      issuer: {
        iss: 'https://github.example.com/_services/token',
        jwks: new URL('https://github.example.com/_services/token/.well-known/jwks'),
        discovery: new URL(
          'https://github.example.com/_services/token/.well-known/openid-configuration',
        ),
        origin: new URL('https://github.example.com'),
      },
    })
  })

  test.each([
    '',
    'github.com',
    'http://github.example.com',
    'ftp://github.com',
    'https://user@github.com',
    'https://:x@github.com',
    'http://localhost.example.com',
  ])('nothing follows from %j', (server) =>
    expect(issOf(server)).toBe('cannot be derived, as GITHUB_SERVER_URL is not an https address'),
  )
})

describe('an enterprise declares its slug', () => {
  const derived = 'https://token.actions.githubusercontent.com'

  test.each([
    derived,
    `${derived}/octo-enterprise`,
    `${derived}/a`,
    `${derived}/A1`,
    `${derived}/${'a'.repeat(100)}`,
  ])('%s', (declared) => {
    expect(issOf('https://github.com', declared)).toBe(declared)
  })

  test('and the keys are below it', () => {
    const source = issuerOf('https://octo.ghe.com', 'https://token.actions.octo.ghe.com/octo')
    expect('issuer' in source && source.issuer.jwks.href).toBe(
      'https://token.actions.octo.ghe.com/octo/.well-known/jwks',
    )
  })

  test.each([
    '',
    'octo-enterprise',
    `${derived}/`,
    `${derived}/octo/`,
    `${derived}/octo/more`,
    `${derived}/..`,
    `${derived}/%2e%2e`,
    `${derived}/a?b`,
    `${derived}/a#b`,
    `${derived}/-a`,
    `${derived}/a-`,
    `${derived}/a_b`,
    `${derived}/ü`,
    `${derived}/${'a'.repeat(101)}`,
    `${derived}.example.com/octo`,
    `${derived}@octo`,
    `${derived}:8443`,
    `${derived}@example.com/octo`,
    'https://example.com',
    'http://token.actions.githubusercontent.com/octo',
    `${derived}/octo\n`,
  ])('but %j is on no host of this server, or no slug', (declared) => {
    expect(issOf('https://github.com', declared)).toBe(
      `must be ${derived}, or that with a slash and the slug of the enterprise, and nothing after it`,
    )
  })
})
