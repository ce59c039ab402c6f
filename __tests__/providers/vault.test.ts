import { describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { findLeaks } from '../lab/leaks.ts'
import { events } from '../lab/transcript.ts'
import { failureOf, plain } from './providerHarness.ts'
import { at, CI, HOME, NOW } from './vaultHarness.ts'

const lost = {
  lost: new Failure('UNREACHABLE', 'vault.lab.test closed the connection', { transient: true }),
}

describe('a login without reads exports the token', () => {
  test('with the address, for the CLI and Terraform, alive until the role says so', async () => {
    const stage = await at(HOME)
    const lease = await stage.obtain()
    const { VAULT_TOKEN = '', ...rest } = plain(lease)
    expect(rest).toEqual({ VAULT_ADDR: 'https://vault.lab.test' })
    expect(stage.vault.accepts(VAULT_TOKEN)).toBe(true)
    expect(lease).toMatchObject({ expiresAt: NOW + 900, credentials: { token: 'VAULT_TOKEN' } })
    expect(lease.id).toMatch(/^[0-9a-f]{16}$/)
    expect(stage.asked()).toEqual(['POST /v1/auth/jwt/login'])
  })

  test('and post revokes it by the receipt alone', async () => {
    const stage = await at(HOME)
    await stage.obtain()
    expect(stage.vault.living()).toHaveLength(1)
    expect(stage.runtime.logged()).not.toMatch(/policy|batch|end to its tokens/)
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('the receipt is in the state before anything else is asked, and the token is masked before that', async () => {
    const stage = await at(`${HOME}read:\n  A: secret/data/app#password\n`)
    await stage.obtain()
    const order = stage.runtime.transcript.flatMap((deed) => {
      if (deed.kind === 'remember') return [/"kind":"(\w+)"/.exec(deed.line)?.[1] ?? 'opening']
      return deed.kind === 'mask'
        ? ['mask']
        : deed.kind === 'request'
          ? [new URL(deed.url).pathname]
          : []
    })
    expect(order.slice(2)).toEqual([
      'intent',
      '/v1/auth/jwt/login',
      'mask',
      'receipt',
      '/v1/secret/data/app',
      'mask',
      '/v1/auth/token/revoke-self',
      'revoked',
    ])
  })

  test('its name is no accessor and no token', async () => {
    const stage = await at(HOME)
    const { id } = await stage.obtain()
    for (const secret of stage.runtime.lab.issued) expect(secret).not.toContain(id)
  })

  test('a server behind a path, in a namespace, with a mount of its own', async () => {
    const yaml =
      'address: https://vault.lab.test/shared/\nmount: /team/github/\nnamespace: ' +
      'ns1/ns2/\nrole: CI\n'
    const stage = await at(yaml, {
      prefix: '/shared',
      namespace: 'ns1/ns2',
      roles: { 'team/github/ci': CI },
    })
    const { VAULT_TOKEN, ...rest } = await stage.values()
    expect(rest).toEqual({
      VAULT_ADDR: 'https://vault.lab.test/shared',
      VAULT_NAMESPACE: 'ns1/ns2',
    })
    expect(stage.asked()).toEqual(['POST /shared/v1/auth/team/github/login'])
    expect(await stage.revoke()).toEqual(['revoked'])
    expect(stage.vault.living()).toEqual([])
  })

  test('the default role of the mount, where none is written', async () => {
    const stage = await at('address: https://vault.lab.test\n', { defaultRole: 'ci' })
    await stage.obtain()
    expect(
      JSON.parse(events(stage.runtime.transcript, 'request')[0]?.body ?? ''),
    ).not.toHaveProperty('role')
    expect(stage.vault.living()).toHaveLength(1)
  })

  test("OpenBao's CEL login", async () => {
    const stage = await at(`${HOME}login: cel\n`, { bao: true })
    await stage.obtain()
    expect(stage.asked()).toEqual(['POST /v1/auth/jwt/cel/login'])
  })

  test('a response that was lost is followed by another login, and the first is on record as lost', async () => {
    const stage = await at(HOME, { fault: (_, n) => (n === 1 ? lost : undefined) })
    const { VAULT_TOKEN = '' } = await stage.values()
    expect(stage.vault.accepts(VAULT_TOKEN)).toBe(true)
    await stage.revoke()
    expect(stage.vault.living()).toHaveLength(1)
    expect(stage.runtime.state.get('entry_0')).toContain('"intent"')
  })

  test('a token without end is said to have none', async () => {
    const stage = await at(HOME, { roles: { 'jwt/ci': { ...CI, token_ttl: 0 } } })
    expect((await stage.obtain()).expiresAt).toBeUndefined()
    expect(stage.runtime.logged()).toMatch(/the tokens of the role do not expire; set token_ttl/)
  })

  test('a batch token is on record as one that nothing can revoke', async () => {
    const stage = await at(HOME, { roles: { 'jwt/ci': { ...CI, token_type: 'batch' } } })
    const lease = await stage.obtain()
    expect(lease.id).toMatch(/^[0-9a-f]{16}$/)
    expect(stage.receipts()).toMatchObject([
      { revocation: null, note: expect.stringContaining('batch token') },
    ])
    expect(await stage.revoke()).toEqual(['expires'])
    expect(stage.runtime.logged()).toMatch(/batch tokens, which cannot be revoked/)
    stage.runtime.lab.pass(901_000)
    expect(stage.vault.living()).toEqual([])
  })

  test('a token that may not revoke itself is told in advance, with the line of policy, and is not taken for returned', async () => {
    const stage = await at(HOME, { roles: { 'jwt/ci': { ...CI, token_no_default_policy: true } } })
    await stage.obtain()
    expect(stage.runtime.logged()).toContain(
      'path "auth/token/revoke-self" { capabilities = ["update"] }',
    )
    const failure = await failureOf(stage.revoke())
    expect(failure).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringContaining('403'),
    })
    expect(failure.fix).toContain('auth/token/revoke-self')
    expect(stage.vault.living()).toHaveLength(1)
  })

  test('a token that is dead already is gone', async () => {
    const stage = await at(HOME)
    await stage.obtain()
    const [receipt] = stage.receipts()
    await stage.revoke()
    expect(receipt && (await stage.revoke())).toEqual(['already-gone'])
  })

  test.each([412, 403] as const)('a node that lags behind (%d) is asked again', async (as) => {
    const stage = await at(`${HOME}read:\n  A: secret/data/app#password\n`, {
      lag: { requests: 2, as },
    })
    expect(await stage.values()).toEqual({ A: 'app-password-1' })
    expect(stage.vault.living()).toEqual([])
  })

  test('a node that never catches up is named as the reason', async () => {
    const stage = await at(`${HOME}read:\n  A: secret/data/app#password\n`, {
      lag: { requests: 1000, as: 412 },
    })
    const failure = await failureOf(stage.obtain())
    expect(failure).toMatchObject({
      code: 'UNREACHABLE',
      message: expect.stringContaining('lags behind'),
    })
    expect(failure.message).toContain('the login was fine; reading "secret/data/app"')
    expect(failure.causes[0]).toContain('standby')
  })

  test.each([
    [503, 'Vault is sealed'],
    [500, 'local node not active but active cluster node not found'],
  ])(
    'a server that is not active (%d) is named as the reason, and leased nothing',
    async (status, words) => {
      const stage = await at(HOME, { fault: () => ({ status, body: { errors: [words] } }) })
      expect(await failureOf(stage.obtain())).toMatchObject({
        code: 'UNREACHABLE',
        message: expect.stringContaining('is sealed, or has no active node'),
        fix: expect.stringMatching(/^Unseal/),
      })
      const entries = [...stage.runtime.state]
        .filter(([key]) => key.startsWith('entry_'))
        .map(([, line]) => JSON.parse(line) as { kind: string })
      const count = (kind: string): number => entries.filter((each) => each.kind === kind).length
      expect([count('intent') > 1, count('refused')]).toEqual([true, count('intent')])
    },
  )

  test('a token that stays unknown is not asked for ever', async () => {
    const stage = await at(`${HOME}read:\n  A: secret/data/app#password\n`, {
      lag: { requests: 1000, as: 403 },
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'READ_REFUSED' })
    expect(stage.asked().filter((each) => each.includes('secret'))).toHaveLength(4)
  })
})

describe('nothing that anyone can read holds a secret', () => {
  test('whatever the server repeats in its errors', async () => {
    for (const [role, read] of [
      ['nobody', ''],
      ['ci', 'read:\n  A: database/config/x\n'],
    ]) {
      const stage = await at(`address: https://vault.lab.test\nrole: ${role}\n${read}`)
      const failure = await failureOf(stage.obtain())
      const shown = [
        { where: 'failure', text: [failure.message, failure.fix, ...failure.causes].join('\n') },
        { where: 'log', text: stage.runtime.logged() },
      ]
      expect(findLeaks(shown, stage.runtime.lab.issued)).toEqual([])
    }
  })
})

describe('answers that cannot be trusted', () => {
  const nested = `{"auth":${'['.repeat(20_000)}${']'.repeat(20_000)}}`
  const auth = (parts: object): { status: 200; body: object } => ({
    status: 200,
    body: { auth: { client_token: 'hvs.x', accessor: 'a', lease_duration: 9, ...parts } },
  })
  test.each([
    ['no object', { status: 200, body: '[]' }],
    ['20,000 levels', { status: 200, body: nested }],
    ['no auth', { status: 200, body: { auth: null } }],
    ['a token that is a number', auth({ client_token: 7 })],
    ['a token with a line break', auth({ client_token: 'hvs.x\nX-Evil: 1' })],
    ['no token', auth({ client_token: '' })],
    ['a lifetime that is none', auth({ lease_duration: 'long' })],
    ['a lifetime before now', auth({ lease_duration: -1 })],
  ])('%s is refused', async (_, answer) => {
    const stage = await at(HOME, { fault: () => answer })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
  })

  test('a token whose lifetime cannot be read is revoked', async () => {
    const stage = await at(HOME, {
      async fault(request) {
        if (!request.url.pathname.endsWith('/login')) return undefined
        const { body, ...rest } = await stage.vault.handle(request)
        return { ...rest, body: JSON.stringify(body).replaceAll('lease_duration', 'duration') }
      },
    })
    expect(await failureOf(stage.obtain())).toMatchObject({ code: 'RESPONSE_INVALID' })
    expect(stage.vault.living()).toHaveLength(1)
    await stage.revoke()
    expect(stage.vault.living()).toEqual([])
  })

  test('a token without accessor still has a name', async () => {
    const stage = await at(HOME, {
      fault: () => auth({ accessor: '', num_uses: 'x', token_policies: 'x' }),
    })
    expect((await stage.obtain()).id).toMatch(/^[0-9a-f]{16}$/)
  })
})
