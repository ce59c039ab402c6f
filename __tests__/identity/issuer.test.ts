import { describe, expect, test } from '@jest/globals'
import { deriveIssuer } from '../../src/identity/issuer.ts'
import { FORGEJO, GITHUB, sourceOf } from '../../src/identity/sources.ts'

const issOf = (serverUrl: string | undefined, declared?: string): string => {
  const source = deriveIssuer(serverUrl, declared)
  return 'issuer' in source ? source.issuer.iss : source.error
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
    const source = deriveIssuer('https://github.example.com')
    expect(source).toEqual({
      issuer: {
        iss: 'https://github.example.com/_services/token',
        source: GITHUB,
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
    expect(issOf(server)).toBe('cannot be derived, as GITHUB_SERVER_URL is not an https URL'),
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
    const source = deriveIssuer('https://octo.ghe.com', 'https://token.actions.octo.ghe.com/octo')
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
      `must be ${derived}, or that with a slash and the slug of the enterprise, and ` +
        `nothing after it`,
    )
  })
})

describe('the issuer of a Forgejo', () => {
  const issuerFor = (serverUrl: string, declared?: string): string => {
    const result = deriveIssuer(serverUrl, declared, FORGEJO)
    return 'issuer' in result ? result.issuer.iss : result.error
  }
  const server = 'https://git.example.com'

  test.each([
    [server, `${server}/api/actions`],
    [`${server}/`, `${server}/api/actions`],
    [`${server}/forgejo/`, `${server}/forgejo/api/actions`],
    [`${server}:3000`, `${server}:3000/api/actions`],
    ['http://127.0.0.1:3000', 'http://127.0.0.1:3000/api/actions'],
  ])('of %s is %s', (at, iss) => expect(issuerFor(at)).toBe(iss))

  test('may be declared, as a runner can have registered with an internal address', () => {
    const declared = 'https://code.example.org/git/api/actions'
    for (const at of [server, 'http://forgejo:3000', 'nonsense'])
      expect(issuerFor(at, declared)).toBe(declared)
    expect(issuerFor('http://forgejo:3000')).toBe(
      'must be declared, as GITHUB_SERVER_URL is not an https URL: ROOT_URL of the ' +
        'Forgejo with /api/actions after it',
    )
  })

  test('has its keys below it', () => {
    expect(deriveIssuer(`${server}/x`, undefined, FORGEJO)).toMatchObject({
      issuer: {
        source: { name: 'forgejo' },
        jwks: new URL(`${server}/x/api/actions/.well-known/keys`),
        discovery: new URL(`${server}/x/api/actions/.well-known/openid-configuration`),
        origin: new URL(server),
      },
    })
  })

  test.each([
    'https://token.actions.githubusercontent.com',
    'https://token.actions.githubusercontent.com/api/actions',
    'https://github.com/api/actions',
    'https://x.ghe.com/api/actions',
    'https://github.com./api/actions',
    server,
    `${server}/api/actions/`,
    `${server}/api/actions?x`,
    `${server}/api/actions#x`,
    `${server}/x/../api/actions`,
    `${server}/%2e%2e/api/actions`,
    'https://user@git.example.com/api/actions',
    'https://GIT.example.com/api/actions',
    'http://git.example.com/api/actions',
    'git.example.com/api/actions',
    '/api/actions',
    '',
  ])('may not be declared as %j', (declared) =>
    expect(issuerFor(server, declared)).toMatch(/^must be the https URL of a Forgejo/),
  )

  test('is not accepted on GitHub, whatever is declared', () => {
    const declared = `${server}/api/actions`
    const source = sourceOf({ forgejo: false, github: () => undefined })
    expect(source).toBe(GITHUB)
    for (const at of ['https://github.com', server])
      expect(deriveIssuer(at, declared, source)).toHaveProperty('error')
  })
})
