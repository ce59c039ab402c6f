import { afterEach, describe, expect, jest, test } from '@jest/globals'
import type { Texts } from './lab/job.ts'
import {
  blurt,
  type LoopbackOptions,
  type LoopbackServers,
  startLoopbackServers as plantOf,
  several,
} from './lab/loopbackServers.ts'
import type { VaultRole } from './lab/vaultLogin.ts'

// Several jobs at once, on a machine that may have better things to do.
jest.setTimeout(30_000)
const { opened, closed } = several(plantOf)
afterEach(async () => expect(await closed()).toEqual([]))

const HOST = 'db.lab.test'
const PASSWORD = 'correct-horse-battery'
const SECRETS = {
  kv2: { app: [{ password: 'an-older-password' }, { password: PASSWORD }] },
} as const
const READ = { read: 'APP_PASSWORD: secret/data/app#password' }
const DATABASE = { read: 'DB_*: database/creds/app' }
const PKI = { read: 'TLS_*: {path: pki/issue/ci, with: {common_name: app.lab.test}}' }

/** Servers and a job, one step with these inputs, its values in the environment. */
const leased = async (
  inputs: Texts,
  vault: LoopbackOptions['vault'] = SECRETS,
  role: VaultRole = {},
) => {
  const setup = await opened({ vault })
  for (const secret of textsIn([vault?.kv1, vault?.kv2]))
    if (secret !== HOST) setup.lab.issue(secret)
  setup.vault.writeRole('jwt/ci', role)
  const main = await setup.job.step({ with: { ...setup.fields.vault, export: 'env', ...inputs } })
  return { ...setup, main, env: setup.job.env }
}
const textsIn = (value: unknown): string[] =>
  typeof value === 'string'
    ? [value]
    : typeof value === 'object' && value !== null
      ? Object.values(value).flatMap(textsIn)
      : []
const posted = async ({ job }: LoopbackServers): Promise<string> => {
  await blurt(job)
  return (await job.post()).map(({ shown }) => shown).join('\n')
}
/** What is alive, without names that differ from run to run. */
const alive = ({ vault }: LoopbackServers): string[] =>
  vault.living().map((each) => each.replace(/ .*/, ''))

describe('what `read` names', () => {
  test('reaches later steps in every form of a key-value store, masked unless it is plain', async () => {
    const stored = {
      password: PASSWORD,
      'user.name': 'dotted-by-name',
      deep: { key: 'inside-of-a-map' },
      file: btoa('text-once-encoded'),
    }
    const kv2 = {
      app: [{ password: 'an-older-password' }, stored],
      many: [{ user: 'web-user-name', 'pass-word': 'web-pass-word' }],
    }
    const setup = await leased(
      {
        read: [
          'NOW: secret/data/app#password',
          'BEFORE: secret/data/app?version=1#password',
          'DOTTED: secret/data/app#user.name',
          'NESTED: secret/data/app#deep.key',
          'DECODED: "secret/data/app#file | base64"',
          'WEB_*: secret/data/many',
          'DOCUMENT: secret/data/many',
          'OLD: kv/legacy#token',
          'DB_HOST: kv/place#plain',
        ].join('\n'),
        unmasked: 'DB_HOST',
      },
      { kv2, kv1: { legacy: { token: 'of-version-one' }, place: { plain: HOST } } },
    )
    expect(setup.env).toMatchObject({
      ...{
        NOW: PASSWORD,
        BEFORE: 'an-older-password',
        DOTTED: 'dotted-by-name',
        NESTED: 'inside-of-a-map',
        DECODED: 'text-once-encoded',
      },
      ...{
        WEB_USER: 'web-user-name',
        WEB_PASS_WORD: 'web-pass-word',
        OLD: 'of-version-one',
        DB_HOST: HOST,
      },
    })
    expect(JSON.parse(setup.env['DOCUMENT'] ?? '')).toEqual(kv2.many[0])
    const names = [
      'NOW',
      'BEFORE',
      'DOTTED',
      'NESTED',
      'DECODED',
      'WEB_USER',
      'WEB_PASS_WORD',
      'OLD',
      'DB_HOST',
    ]
    const { shown } = await setup.job.run(({ env, print }) =>
      print(names.map((name) => env[name]).join(' ')),
    )
    expect(shown).toBe(`${'*** '.repeat(8)}${HOST}`)
    const asked = setup.ports.vault.requests.map(({ url }) => url.pathname.slice(4) + url.search)
    expect(asked.filter((each) => each.startsWith('secret/data/app')).sort()).toEqual([
      'secret/data/app',
      'secret/data/app?version=1',
    ])
    expect([setup.env['VAULT_TOKEN'], alive(setup)]).toEqual([undefined, []])
  })

  test('leases a database user that post revokes', async () => {
    const setup = await leased({
      read: 'DB_*: database/creds/app\nDB_AGAIN: database/creds/app#username',
    })
    const { DB_USERNAME = '', DB_PASSWORD = '', DB_AGAIN } = setup.env
    expect([setup.vault.admits(DB_USERNAME, DB_PASSWORD), DB_AGAIN]).toEqual([true, DB_USERNAME])
    expect(await posted(setup)).toMatch(/^vault: revoked/m)
    expect([setup.vault.admits(DB_USERNAME, DB_PASSWORD), alive(setup)]).toEqual([false, []])
  })

  test('passes parameters to engines, and post revokes the certificate', async () => {
    const setup = await leased({
      read: [
        PKI.read,
        'SSH_CERT: {path: ssh/sign/ci, with: {public_key: ssh-rsa AAAA}, field: signed_key}',
        'SEALED: {path: transit/encrypt/app, with: {plaintext: aGVsbG8=}, field: ciphertext}',
      ].join('\n'),
      unmasked: '[TLS_SERIAL_NUMBER, SSH_CERT]',
    })
    const { TLS_SERIAL_NUMBER: serial, SSH_CERT, SEALED } = setup.env
    expect([SSH_CERT, SEALED]).toEqual(['ssh-rsa-cert ssh-rsa AAAA', 'vault:v1:aGVsbG8='])
    expect(setup.vault.living()).toContain(`certificate ${serial}`)
    const post = await posted(setup)
    expect([post.match(/^vault: .*/gm), alive(setup)]).toEqual([
      expect.arrayContaining([
        expect.stringMatching(/vault: revoked/),
        expect.stringMatching(/vault: cannot be revoked/),
      ]),
      [],
    ])
    expect(
      setup.ports.vault.requests.find(({ url }) => url.pathname === '/v1/pki/revoke')?.body,
    ).toContain(serial)
  })

  test('is wrapped where `wrap` says so: a later step unwraps it once', async () => {
    const setup = await leased({ read: 'APP: secret/data/app', wrap: '5m' })
    expect(alive(setup)).toEqual(['wrapping'])
    expect(setup.vault.unwrap(setup.env['APP'] ?? '')).toMatchObject({
      data: { data: { password: PASSWORD } },
    })
    expect([setup.vault.unwrap(setup.env['APP'] ?? ''), alive(setup)]).toEqual([undefined, []])
  })

  test('is rejected as a whole, with path and cause, if one entry is missing', async () => {
    const setup = await leased({
      read: 'A: secret/data/app#password\nB: secret/data/app#pasword\nC: secret/app#password',
    })
    expect([setup.main.outputs['error-code'], setup.env, alive(setup)]).toEqual([
      'READ_REFUSED',
      {},
      [],
    ])
    expect(setup.main.shown).toMatch(/the login was fine.*(?:did you mean "#password"|secret\/app)/)
  })
})

describe('the token', () => {
  test('is exported beside what was read only with `export-credentials: true`', async () => {
    const [kept, handed] = await Promise.all([
      leased(READ),
      leased({ ...READ, 'export-credentials': 'true' }),
    ])
    expect([kept.env['APP_PASSWORD'], kept.env['VAULT_TOKEN'], alive(kept)]).toEqual([
      PASSWORD,
      undefined,
      [],
    ])
    expect([
      handed.env['VAULT_ADDR'],
      handed.vault.accepts(handed.env['VAULT_TOKEN'] ?? ''),
    ]).toEqual([handed.ports.vault.origin, true])
    expect([await posted(kept), await posted(handed)]).toEqual([
      'Nothing is left to revoke',
      expect.stringMatching(/^vault: revoked/),
    ])
    expect(alive(handed)).toEqual([])
  })

  test('with too few uses is rejected before it is used up, with the number it needs', async () => {
    const [short, enough] = await Promise.all([
      leased({ read: `${READ.read}\n${DATABASE.read}` }, SECRETS, { token_num_uses: 2 }),
      leased({ ...READ, 'export-credentials': 'true' }, SECRETS, { token_num_uses: 3 }),
    ])
    expect([short.main.outputs['error-code'], short.env, alive(short)]).toEqual([
      'GUARD_FAILED',
      {},
      [],
    ])
    expect(short.main.shown).toMatch(
      /can be used 2 times.*takes 3[\s\S]*Set token_num_uses of the role to 4/,
    )
    expect(enough.main.shown).toMatch(/can be used 2 times \(token_num_uses\)/)
    await posted(enough)
    expect([enough.env['APP_PASSWORD'], alive(enough)]).toEqual([PASSWORD, []])
  })

  test('of type batch, and one without the default policy, cause a notice in main and are reported in post', async () => {
    const [batch, bound] = await Promise.all([
      leased({}, SECRETS, { token_type: 'batch' }),
      leased({}, SECRETS, { token_no_default_policy: true }),
    ])
    expect(batch.main.shown).toMatch(/batch tokens, which nothing can revoke/)
    expect(bound.main.shown).toMatch(
      /path "auth\/token\/revoke-self" \{ capabilities = \["update"\] \}/,
    )
    expect(await posted(batch)).toMatch(/^vault: cannot be revoked, expires in 15 min/m)
    expect(await posted(bound)).toMatch(
      /vault: could not be revoked.*it stays valid, expires in 15 min/,
    )
    expect([alive(batch), alive(bound)]).toEqual([['token'], ['token']])
  })

  test('does not exist if OpenBao accepts the login with each read', async () => {
    const setup = await leased({ ...READ, inline: 'true' }, { ...SECRETS, bao: true })
    expect([setup.main.code, setup.env['APP_PASSWORD'], alive(setup)]).toEqual([0, PASSWORD, []])
    expect(setup.ports.vault.requests.map(({ url }) => url.pathname)).toEqual([
      '/v1/secret/data/app',
    ])
    expect(await posted(setup)).toBe('Nothing is left to revoke')
  })

  test('ends with its leases, and `sync` waits until the server has ended them', async () => {
    const policies = { app: { 'database/creds/*': ['read'], 'sys/leases/revoke': ['update'] } }
    const [waiting, leaving] = await Promise.all([
      leased({ ...DATABASE, sync: 'true' }, { slow: 30, policies }),
      leased(DATABASE, { slow: 30, policies }),
    ])
    await Promise.all([posted(waiting), posted(leaving)])
    expect([alive(waiting), alive(leaving)]).toEqual([[], ['user']])
    leaving.lab.pass(30_000)
    expect(alive(leaving)).toEqual([])
  })
})

describe('the place', () => {
  test('can have a namespace, and a path before the API', async () => {
    const setup = await opened({ vault: { ...SECRETS, namespace: 'teams/web', prefix: '/vault' } })
    const address = `${setup.ports.vault.origin}/vault`
    await setup.job.step({
      with: { ...setup.fields.vault, address, namespace: 'teams/web', export: 'env' },
    })
    expect(setup.job.env).toMatchObject({ VAULT_ADDR: address, VAULT_NAMESPACE: 'teams/web' })
    expect(setup.vault.accepts(setup.job.env['VAULT_TOKEN'] ?? '')).toBe(true)
    expect([await posted(setup), alive(setup)]).toEqual([
      expect.stringMatching(/^vault: revoked/),
      [],
    ])
  })

  test('does not follow the redirect of a standby, which is explained', async () => {
    const elsewhere = await opened()
    const setup = await leased({}, { standby: elsewhere.ports.vault.origin })
    expect([setup.main.outputs['error-code'], elsewhere.ports.vault.requests]).toEqual([
      'EXCHANGE_REFUSED',
      [],
    ])
    expect(setup.main.shown).toMatch(
      /a redirect to .*, which is not followed[\s\S]*that of a standby node[\s\S]*Set `address` to the active node/,
    )
  })

  test('may lag behind: a rejection for that reason is retried', async () => {
    const setup = await leased(
      { ...READ, timeout: '6s' },
      { ...SECRETS, lag: { requests: 2, as: 412 } },
    )
    const reads = setup.ports.vault.requests.filter(
      ({ url }) => url.pathname === '/v1/secret/data/app',
    )
    expect([setup.main.code, setup.env['APP_PASSWORD'], reads.length, alive(setup)]).toEqual([
      0,
      PASSWORD,
      3,
      [],
    ])
  })

  test('that requires a second factor is reported as unusable by a workflow', async () => {
    const setup = await leased({}, { broken: 'mfa' })
    expect([setup.main.outputs['error-code'], alive(setup)]).toEqual(['EXCHANGE_REFUSED', []])
    expect(setup.main.shown).toMatch(/second factor[\s\S]*Exclude the JWT mount from login MFA/)
  })

  test('whose role admits another workflow prints the role that admits this one, and that role does', async () => {
    const setup = await leased({}, SECRETS, {
      bound_subject: 'repo:octo-org/other:ref:refs/heads/main',
    })
    expect([setup.main.outputs['error-code'], alive(setup)]).toEqual(['EXCHANGE_REFUSED', []])
    const [, name = '', terms = ''] =
      /vault write auth\/jwt\/role\/(\S+) - <<'EOF'\n(.*)\n *EOF/.exec(setup.main.shown) ?? []
    expect(name).not.toBe('ci')
    setup.vault.writeRole(`jwt/${name}`, JSON.parse(terms) as VaultRole)
    const again = await setup.job.step({ with: { ...setup.fields.vault, role: name } })
    expect([again.code, alive(setup)]).toEqual([0, ['token']])
    await posted(setup)
    expect(alive(setup)).toEqual([])
  })
})

/** How a step, or a job, comes to its end. */
const ENDS = {
  async success() {},
  async 'a later failure'({ job }) {
    await job.run(['sh', '-c', 'exit 1'])
  },
  // Both at the worst moment: the server has done what it was asked for, and its response is on the
  // way.
  cancel: 'SIGINT',
  kill: 'SIGKILL',
} as const satisfies Record<string, NodeJS.Signals | ((setup: LoopbackServers) => Promise<void>)>
type End = keyof typeof ENDS

const LOST =
  /(?:no usable response|\d+ unusable responses) from .*; (?:an unknown lease|unknown leases) may be valid/
const LASTS = /cannot be revoked, expires in/
const none = { alive: [], said: /revoked|Nothing/ }
const lost = (what: string) => ({ alive: [what], said: LOST })
const lasts = (what: string) => ({ alive: [what], said: LASTS })

describe('what is valid in Vault, of', () => {
  test.each<
    [
      string,
      { inputs: Texts; last: string; role?: VaultRole },
      Record<End, { alive: string[]; said: RegExp }>,
    ]
  >([
    [
      'a token',
      { inputs: {}, last: '/login' },
      { success: none, 'a later failure': none, cancel: lost('token'), kill: lost('token') },
    ],
    [
      'a password that was read',
      { inputs: READ, last: '/app' },
      { success: none, 'a later failure': none, cancel: none, kill: none },
    ],
    [
      'a database user',
      { inputs: DATABASE, last: '/app' },
      { success: none, 'a later failure': none, cancel: none, kill: none },
    ],
    [
      'a certificate',
      { inputs: PKI, last: '/ci' },
      {
        success: none,
        'a later failure': none,
        cancel: lost('certificate'),
        kill: lost('certificate'),
      },
    ],
    [
      'a wrapping token that nobody unwraps',
      { inputs: { read: 'APP: secret/data/app', wrap: '5m' }, last: '/app' },
      {
        success: lasts('wrapping'),
        'a later failure': lasts('wrapping'),
        cancel: lost('wrapping'),
        kill: lost('wrapping'),
      },
    ],
    [
      'a batch token',
      { inputs: READ, last: '/app', role: { token_type: 'batch' } },
      {
        success: lasts('token'),
        'a later failure': lasts('token'),
        cancel: lasts('token'),
        kill: lasts('token'),
      },
    ],
  ])('%s, is nothing, or is reported', async (_, { inputs, last, role }, expected) => {
    const ended = (Object.keys(ENDS) as End[]).map(async (end) => {
      const setup = await opened({ vault: SECRETS })
      if (role) setup.vault.writeRole('jwt/ci', role)
      const main = setup.job.start({ with: { ...setup.fields.vault, ...inputs } })
      const how = ENDS[end]
      setup.ports.vault.watch((moment, __, { url }) => {
        if (typeof how !== 'string' || moment !== 'answering' || !url.pathname.endsWith(last))
          return undefined
        main.kill(how)
        return main.done
      })
      const { code, shown } = await main.done
      if (typeof how !== 'string') await how(setup)
      return [
        end,
        {
          code,
          alive: alive(setup),
          said: `${shown}\n${await posted(setup)}`,
          after: alive(setup),
        },
      ] as const
    })
    for (const [end, { code, said, after }] of await Promise.all(ended)) {
      expect([end, code, after]).toEqual([
        end,
        { success: 0, 'a later failure': 0, cancel: 1, kill: 128 + 9 }[end],
        expected[end].alive,
      ])
      expect(said).toMatch(expected[end].said)
    }
  })
})
