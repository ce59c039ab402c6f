import { describe, expect, test } from '@jest/globals'
import { refusals } from '../../.ci/docs/refusals.ts'
import { failures } from '../../src/core/failure.ts'
import type { VaultOptions } from '../lab/vault.ts'
import { failureOf } from './providerHarness.ts'
import { at, CI, HOME, type Scene } from './vaultHarness.ts'

const role = (terms: object): VaultOptions => ({ roles: { 'jwt/ci': { ...CI, ...terms } } })

/** The role that a refusal's text would write, and where. */
function written(message: string): {
  readonly path: string
  readonly name: string
  readonly terms: object
} {
  const [, path = '', json = ''] =
    /vault write (?:-namespace=\S+ )?auth\/(\S+?) - <<'EOF'\n {2}(.*)\nEOF/.exec(message) ?? []
  const name = path.replace(/.*\/role\//, '')
  return { path: path.replace('/role/', '/'), name, terms: JSON.parse(json) as object }
}

describe('a refused login says why, shows our side, and what to do', () => {
  const rows: readonly (readonly [string, Scene, RegExp, RegExp])[] = [
    [
      'E1 another audience',
      role({ bound_audiences: ['https://other'] }),
      /invalid audience \(aud\) claim/,
      /bound_audiences/,
    ],
    [
      'E1 no audience bound',
      role({ bound_audiences: [] }),
      /no audiences bound to the role/,
      /bound_audiences/,
    ],
    [
      'E2 a subject left over',
      role({ bound_subject: 'repo:octo-org/old:ref:refs/heads/main' }),
      /invalid subject \(sub\) claim/,
      /Other workflows may use the role as it is: write another one/,
    ],
    [
      'E3 another value',
      role({ bound_claims: { ref: 'refs/heads/release' } }),
      /a claim does not match bound_claims/,
      /bound_claims_type/,
    ],
    [
      'E3 a pattern taken literally',
      role({ bound_claims: { ref: 'refs/heads/*' } }),
      /a claim does not match bound_claims/,
      /glob/,
    ],
    [
      'E3 a missing claim',
      role({ bound_claims: { enterprise: 'octo' } }),
      /a claim of bound_claims is missing/,
      /bound_claims/,
    ],
    [
      'a missing user_claim',
      role({ user_claim: 'email' }),
      /user_claim is not in the token/,
      /repository/,
    ],
    [
      'E4 no configuration',
      { broken: 'unconfigured' },
      /could not load configuration/,
      /oidc_discovery_url/,
    ],
    [
      'E5 no such role',
      { roles: { 'jwt/other': CI } },
      /the role could not be found/,
      /write the role/,
    ],
    ['no role at all', { roles: { 'jwt/ci': {} } }, /role_type oidc/, /role_type=jwt/],
    ['E6 a role for people', role({ role_type: 'oidc' }), /role_type oidc/, /role_type=jwt/],
    [
      'E7 a mount for people',
      { broken: 'oidc' },
      /returned 500 .*not configured for JWT/,
      /separate JWT mount/,
    ],
    ['E8 no keys', { broken: 'no keys' }, /cannot fetch the keys/, /reach the issuer/],
    [
      'E9 no such mount',
      { roles: { 'github/ci': CI } },
      /returned 403 .*denied without a reason/,
      /`mount`/,
    ],
    [
      'E9 another namespace',
      { namespace: 'team' },
      /returned 403 .*denied without a reason/,
      /`namespace`/,
    ],
    [
      'E9 another path',
      { prefix: '/vault' },
      /returned 404 .*the path does not exist/,
      /`address`/,
    ],
    ['a second factor', { broken: 'mfa' }, /a second factor/, /MFA/],
    [
      'a reason that nobody knows',
      { fault: () => ({ status: 400, body: { errors: ['hvs.what', 7] } }) },
      /returned 400 to the login at auth\/jwt\/login as role "ci"\n/,
      /trust policy/,
    ],
  ]
  test.each(rows)('%s', async (_, scene, message, fix) => {
    const stage = await at(HOME, scene)
    const failure = await failureOf(stage.obtain())
    expect(failure.code).toBe('EXCHANGE_REFUSED')
    expect(failure.message).toMatch(message)
    expect(failure.fix).toMatch(fix)
    expect(failure.message).toContain('The audience of the token is "https://vault.lab.test"')
    expect(failure.message).toContain('  repository: "octo-org/app"')
    expect(stage.asked()).toHaveLength(1)
    expect(stage.vault.living()).toEqual([])
    expect(stage.receipts()).toEqual([])
  })

  test.each([
    [
      'error validating token: error verifying token signature: no known key successfully ' +
        'validated the token signature',
      'no key that the server knows',
    ],
    ['error validating token: invalid issuer (iss) claim', 'invalid issuer (iss) claim'],
    [
      'error validating token: invalid expiration time (exp) claim: token is expired',
      'not valid at the time of the server',
    ],
    [
      'error validating token: invalid not before (nbf) claim: token not yet valid',
      'not valid at the time of the server',
    ],
    [
      'error validating token: invalid issued at (iat) claim: token issued in the future',
      'not valid at the time of the server',
    ],
    ['unsupported config type', 'not configured for JWT'],
    [
      'no handler for route "auth/github/login". route entry not found.',
      'there is no login endpoint at that path',
    ],
    ['missing client token', 'there is no login endpoint at that path'],
  ])('the words of a server: %s', async (words, symptom) => {
    const stage = await at(HOME, { fault: () => ({ status: 400, body: { errors: [words] } }) })
    expect((await failureOf(stage.obtain())).message).toContain(symptom)
  })

  test('a login that is incomplete has leased nothing that post would have to look for', async () => {
    const stage = await at(HOME, { broken: 'mfa' })
    await failureOf(stage.obtain())
    expect(
      [...stage.runtime.state.values()].filter((line) => line.includes('"refused"')),
    ).toHaveLength(1)
  })

  test('a missing role, where the mount has no default', async () => {
    const stage = await at('address: https://vault.lab.test\n')
    expect(await failureOf(stage.obtain())).toMatchObject({
      message: expect.stringMatching(/at auth\/jwt\/login: missing role/),
    })
  })

  test('a server without CEL says so', async () => {
    const stage = await at(`${HOME}login: cel\n`)
    const failure = await failureOf(stage.obtain())
    expect(failure.fix).toContain('`login`')
    expect(failure.message).not.toContain('vault write')
  })
})

describe('the command in a refusal', () => {
  test.each([
    ['an audience', role({ bound_audiences: ['https://other'] })],
    ['a subject', role({ bound_subject: 'repo:octo-org/old:pull_request' })],
    ['a claim', role({ bound_claims: { ref: 'refs/heads/release', enterprise: 'octo' } })],
    ['a pattern', role({ bound_claims: { environment: 'dev*' }, bound_claims_type: 'glob' })],
    ['an absent role', { roles: { 'jwt/other': CI } }],
  ])('admits this workflow after %s was refused, and nobody else', async (_, scene) => {
    const stage = await at(HOME, scene)
    const { path, name, terms } = written((await failureOf(stage.obtain())).message)
    const renamed = HOME.replace('role: ci', `role: ${name}`)
    const again = await at(renamed, scene)
    again.vault.writeRole(path, terms)
    await again.obtain()
    expect(again.vault.living()).toHaveLength(1)
    for (const claims of [
      { repository_id: '7' },
      { workflow_ref: 'octo-org/app/.github/workflows/x.yml@refs/heads/main' },
      { environment: undefined },
      { sub: 'repo:octo-org/app:ref:refs/heads/other' },
    ]) {
      const other = await at(renamed, { ...scene, claims })
      other.vault.writeRole(path, terms)
      expect(await failureOf(other.obtain())).toMatchObject({ code: 'EXCHANGE_REFUSED' })
    }
  })

  const OTHERS = { claims: { repository: 'octo-org/old', sub: 'repo:octo-org/old:pull_request' } }

  test('takes the access of nobody who uses the role that refused', async () => {
    const scene = role({ bound_subject: 'repo:octo-org/old:pull_request' })
    const { message } = await failureOf((await at(HOME, scene)).obtain())
    const { path, name, terms } = written(message)
    const old = await at(HOME, { ...scene, ...OTHERS })
    await old.obtain()
    old.vault.writeRole(path, terms)
    await old.obtain()
    expect(old.vault.living()).toHaveLength(2)
    expect(name).toMatch(/^ci-octo-org-app-[0-9a-f]{8}$/)
    expect(message).toContain('leaves role "ci" as it is')
    expect(message).toContain('differs from role "ci" in bound_audiences and bound_claims')
    expect(message).toContain(`write "role: ${name}"`)
  })

  test('names one role for one identity, and another for each other one', async () => {
    const scene = role({ bound_audiences: ['https://other'] })
    const nameFor = async (claims: Readonly<Record<string, string>>): Promise<string> =>
      written((await failureOf((await at(HOME, { ...scene, claims })).obtain())).message).name
    const names = [
      await nameFor({}),
      await nameFor({ environment: 'staging' }),
      await nameFor({ workflow_ref: 'octo-org/app/.github/workflows/x.yml@refs/heads/main' }),
    ]
    expect(new Set(names).size).toBe(3)
    expect(await nameFor({})).toBe(names[0])
  })

  test('is the role itself where there is none, as nothing is replaced then', async () => {
    const stage = await at(HOME, { roles: { 'jwt/other': CI } })
    const { message } = await failureOf(stage.obtain())
    expect(written(message).name).toBe('ci')
    expect(message).not.toContain('Another role')
  })

  test('no fix of a refusal takes access from anybody', () => {
    const taking = /\b(?:delete|remove|replace|overwrite|anew|empty)\b|^Set (?:bound|oidc|user)/i
    for (const { fix } of [...refusals.vault, ...refusals.gcp, ...refusals.aws, ...refusals.azure])
      expect(fix).not.toMatch(taking)
  })

  test('is a command for a shell, whatever the names are', async () => {
    const stage = await at("address: https://vault.lab.test\nrole: it's\nnamespace: a/b\n", {
      namespace: 'a/b',
      claims: { workflow_ref: 'x##[error]y\n::error::z' },
    })
    const { message } = await failureOf(stage.obtain())
    expect(message).toContain("vault write -namespace=a/b 'auth/jwt/role/it'\\''s' - <<'EOF'")
    expect(message).not.toMatch(/##\[|\n::/)
    expect(JSON.parse(/\n {2}(\{.*\})\nEOF/.exec(message)?.[1] ?? '')).toMatchObject({
      bound_claims: { workflow_ref: 'x##[error]y\n::error::z' },
    })
  })

  test('leaves out what the token does not say, and the name of a role that nobody wrote', async () => {
    const stage = await at('address: https://vault.lab.test\n', {
      ...role({ bound_audiences: [] }),
      defaultRole: 'ci',
      claims: { environment: undefined },
    })
    const { path, terms } = written((await failureOf(stage.obtain())).message)
    expect(path).toMatch(/^jwt\/github-octo-org-app-[0-9a-f]{8}$/)
    expect(terms).not.toHaveProperty('bound_claims.environment')
  })
})

describe('the fix for an audience that the role does not bind', () => {
  const fixFor = async (yaml: string, scene: Scene = {}): Promise<string> =>
    (await failureOf((await at(yaml, { ...role({ bound_audiences: ['x'] }), ...scene })).obtain()))
      .fix

  test('offers first the one that vault-action asks for, and to add ours', async () => {
    const first =
      'Write `audience: https://github.com/octo-org` if the role was created for vault-action'
    expect(await fixFor(HOME)).toBe(
      `${first}, whose default is the URL of the owner; or add "https://vault.lab.test" ` +
        'to bound_audiences of the role, beside those that it has.',
    )
  })

  test('and a role that binds it admits the workflow', async () => {
    const scene = role({ bound_audiences: ['https://github.com/octo-org'] })
    const { fix } = await failureOf((await at(HOME, scene)).obtain())
    const [, audience = ''] = /^Write `(audience: \S+)`/.exec(fix) ?? []
    const stage = await at(`${HOME}${audience}\n`, scene)
    await stage.obtain()
    expect(stage.vault.living()).toHaveLength(1)
  })

  test('does not offer what was asked for already', async () => {
    expect(await fixFor(`${HOME}audience: https://github.com/octo-org\n`)).toBe(
      'Add "https://github.com/octo-org" to bound_audiences of the role, beside those that it has.',
    )
  })
})

test('every row of the troubleshooting has causes, a cure and a code of the table', () => {
  for (const { symptom, causes, fix, code } of refusals.vault) {
    expect(failures).toHaveProperty(code)
    expect(symptom).not.toBe('')
    expect(causes.length).toBeGreaterThan(0)
    expect(fix).toMatch(/[.}]$|: \S+/)
  }
})
