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

/** A plant, one step with these inputs, its values in the environment. */
const leased = async (
  inputs: Texts,
  vault: LoopbackOptions['vault'] = SECRETS,
  role: VaultRole = {},
) => {
  const plant = await opened({ vault })
  for (const secret of textsIn([vault?.kv1, vault?.kv2]))
    if (secret !== HOST) plant.lab.issue(secret)
  plant.vault.writeRole('jwt/ci', role)
  const main = await plant.job.step({ with: { ...plant.fields.vault, export: 'env', ...inputs } })
  return { ...plant, main, env: plant.job.env }
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
    const plant = await leased(
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
    expect(plant.env).toMatchObject({
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
    expect(JSON.parse(plant.env['DOCUMENT'] ?? '')).toEqual(kv2.many[0])
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
    const { shown } = await plant.job.run(({ env, print }) =>
      print(names.map((name) => env[name]).join(' ')),
    )
    expect(shown).toBe(`${'*** '.repeat(8)}${HOST}`)
    const asked = plant.ports.vault.requests.map(({ url }) => url.pathname.slice(4) + url.search)
    expect(asked.filter((each) => each.startsWith('secret/data/app')).sort()).toEqual([
      'secret/data/app',
      'secret/data/app?version=1',
    ])
    expect([plant.env['VAULT_TOKEN'], alive(plant)]).toEqual([undefined, []])
  })

  test('is a user of the database, of one lease, that post ends', async () => {
    const plant = await leased({
      read: 'DB_*: database/creds/app\nDB_AGAIN: database/creds/app#username',
    })
    const { DB_USERNAME = '', DB_PASSWORD = '', DB_AGAIN } = plant.env
    expect([plant.vault.admits(DB_USERNAME, DB_PASSWORD), DB_AGAIN]).toEqual([true, DB_USERNAME])
    expect(await posted(plant)).toMatch(/^vault: revoked/m)
    expect([plant.vault.admits(DB_USERNAME, DB_PASSWORD), alive(plant)]).toEqual([false, []])
  })

  test('is what engines make of parameters, and the certificate among it is revoked in post', async () => {
    const plant = await leased({
      read: [
        PKI.read,
        'SSH_CERT: {path: ssh/sign/ci, with: {public_key: ssh-rsa AAAA}, field: signed_key}',
        'SEALED: {path: transit/encrypt/app, with: {plaintext: aGVsbG8=}, field: ciphertext}',
      ].join('\n'),
      unmasked: '[TLS_SERIAL_NUMBER, SSH_CERT]',
    })
    const { TLS_SERIAL_NUMBER: serial, SSH_CERT, SEALED } = plant.env
    expect([SSH_CERT, SEALED]).toEqual(['ssh-rsa-cert ssh-rsa AAAA', 'vault:v1:aGVsbG8='])
    expect(plant.vault.living()).toContain(`certificate ${serial}`)
    const post = await posted(plant)
    expect([post.match(/^vault: .*/gm), alive(plant)]).toEqual([
      expect.arrayContaining([
        expect.stringMatching(/vault: revoked/),
        expect.stringMatching(/vault: cannot be revoked/),
      ]),
      [],
    ])
    expect(
      plant.ports.vault.requests.find(({ url }) => url.pathname === '/v1/pki/revoke')?.body,
    ).toContain(serial)
  })

  test('is wrapped where `wrap` says so: a later step unwraps it once', async () => {
    const plant = await leased({ read: 'APP: secret/data/app', wrap: '5m' })
    expect(alive(plant)).toEqual(['wrapping'])
    expect(plant.vault.unwrap(plant.env['APP'] ?? '')).toMatchObject({
      data: { data: { password: PASSWORD } },
    })
    expect([plant.vault.unwrap(plant.env['APP'] ?? ''), alive(plant)]).toEqual([undefined, []])
  })

  test('is refused as a whole, with path and cause, where one thing is missing', async () => {
    const plant = await leased({
      read: 'A: secret/data/app#password\nB: secret/data/app#pasword\nC: secret/app#password',
    })
    expect([plant.main.outputs['error-code'], plant.env, alive(plant)]).toEqual([
      'READ_REFUSED',
      {},
      [],
    ])
    expect(plant.main.shown).toMatch(/the login was fine.*(?:did you mean "#password"|secret\/app)/)
  })
})

describe('the token', () => {
  test('is exported beside what was read only where the user says so', async () => {
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

  test('that can be used too seldom is refused before it is used up, and enough uses are told', async () => {
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

  test('of the batch kind, and one without the default policy, are told at once and named in post', async () => {
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

  test('does not exist where OpenBao takes the login with each read', async () => {
    const plant = await leased({ ...READ, inline: 'true' }, { ...SECRETS, bao: true })
    expect([plant.main.code, plant.env['APP_PASSWORD'], alive(plant)]).toEqual([0, PASSWORD, []])
    expect(plant.ports.vault.requests.map(({ url }) => url.pathname)).toEqual([
      '/v1/secret/data/app',
    ])
    expect(await posted(plant)).toBe('Nothing is left to revoke')
  })

  test('takes its leases with it, and `sync` waits until the server has really ended them', async () => {
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
    const plant = await opened({ vault: { ...SECRETS, namespace: 'teams/web', prefix: '/vault' } })
    const address = `${plant.ports.vault.origin}/vault`
    await plant.job.step({
      with: { ...plant.fields.vault, address, namespace: 'teams/web', export: 'env' },
    })
    expect(plant.job.env).toMatchObject({ VAULT_ADDR: address, VAULT_NAMESPACE: 'teams/web' })
    expect(plant.vault.accepts(plant.job.env['VAULT_TOKEN'] ?? '')).toBe(true)
    expect([await posted(plant), alive(plant)]).toEqual([
      expect.stringMatching(/^vault: revoked/),
      [],
    ])
  })

  test('is not left for where a standby points to, which is explained', async () => {
    const elsewhere = await opened()
    const plant = await leased({}, { standby: elsewhere.ports.vault.origin })
    expect([plant.main.outputs['error-code'], elsewhere.ports.vault.requests]).toEqual([
      'EXCHANGE_REFUSED',
      [],
    ])
    expect(plant.main.shown).toMatch(
      /a redirect to .*, which is not followed[\s\S]*that of a standby node[\s\S]*Set `address` to the active node/,
    )
  })

  test('may lag behind: what it refuses for that alone is repeated', async () => {
    const plant = await leased(
      { ...READ, timeout: '6s' },
      { ...SECRETS, lag: { requests: 2, as: 412 } },
    )
    const reads = plant.ports.vault.requests.filter(
      ({ url }) => url.pathname === '/v1/secret/data/app',
    )
    expect([plant.main.code, plant.env['APP_PASSWORD'], reads.length, alive(plant)]).toEqual([
      0,
      PASSWORD,
      3,
      [],
    ])
  })

  test('that wants a second factor is told to be out of reach for a workflow', async () => {
    const plant = await leased({}, { broken: 'mfa' })
    expect([plant.main.outputs['error-code'], alive(plant)]).toEqual(['EXCHANGE_REFUSED', []])
    expect(plant.main.shown).toMatch(/second factor[\s\S]*Exclude the JWT mount from login MFA/)
  })

  test('whose role admits another workflow prints the role that admits this one, and that role does', async () => {
    const plant = await leased({}, SECRETS, {
      bound_subject: 'repo:octo-org/other:ref:refs/heads/main',
    })
    expect([plant.main.outputs['error-code'], alive(plant)]).toEqual(['EXCHANGE_REFUSED', []])
    const [, name = '', terms = ''] =
      /vault write auth\/jwt\/role\/(\S+) - <<'EOF'\n(.*)\n *EOF/.exec(plant.main.shown) ?? []
    expect(name).not.toBe('ci')
    plant.vault.writeRole(`jwt/${name}`, JSON.parse(terms) as VaultRole)
    const again = await plant.job.step({ with: { ...plant.fields.vault, role: name } })
    expect([again.code, alive(plant)]).toEqual([0, ['token']])
    await posted(plant)
    expect(alive(plant)).toEqual([])
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
} as const satisfies Record<string, NodeJS.Signals | ((plant: LoopbackServers) => Promise<void>)>
type End = keyof typeof ENDS

const LOST =
  /(?:no usable response|\d+ unusable responses) from .*; (?:an unknown lease|unknown leases) may be valid/
const LASTS = /cannot be revoked, expires in/
const none = { alive: [], said: /returned|Nothing/ }
const lost = (what: string) => ({ alive: [what], said: LOST })
const lasts = (what: string) => ({ alive: [what], said: LASTS })

describe('what is alive in Vault, of', () => {
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
  ])('%s, is nothing, or is named', async (_, { inputs, last, role }, expected) => {
    const ended = (Object.keys(ENDS) as End[]).map(async (end) => {
      const plant = await opened({ vault: SECRETS })
      if (role) plant.vault.writeRole('jwt/ci', role)
      const main = plant.job.start({ with: { ...plant.fields.vault, ...inputs } })
      const how = ENDS[end]
      plant.ports.vault.watch((moment, __, { url }) => {
        if (typeof how !== 'string' || moment !== 'answering' || !url.pathname.endsWith(last))
          return undefined
        main.kill(how)
        return main.done
      })
      const { code, shown } = await main.done
      if (typeof how !== 'string') await how(plant)
      return [
        end,
        {
          code,
          alive: alive(plant),
          said: `${shown}\n${await posted(plant)}`,
          after: alive(plant),
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
