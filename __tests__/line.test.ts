import { generateKeyPairSync } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { Failure } from '../src/core/failure.ts'
import { TOMBSTONE } from '../src/journal/header.ts'
import { jobFacts } from './lab/facts.ts'
import {
  awsInputs,
  bothInputs,
  type InProcessStep,
  inProcessStep,
  ROLE,
  STS,
  VAULT,
  vaultInputs,
} from './lab/inProcessStep.ts'
import { signingKey } from './lab/issuer.ts'
import { events } from './lab/transcript.ts'

const isRecord = new Ajv2020({ allErrors: true, strict: false }).compile({
  ...(JSON.parse(readFileSync('src/record/record.schema.json', 'utf8')) as object),
  additionalProperties: false,
})
const requests = ({ runtime }: InProcessStep) => events(runtime.transcript, 'request')
const sentTo = (s: InProcessStep, origin: string) =>
  requests(s).filter(({ url }) => new URL(url).origin === origin)
const tokens = (s: InProcessStep) => s.vault.living().filter((each) => each.startsWith('token '))
const at = ({ runtime }: InProcessStep, line: RegExp): number =>
  runtime.readable().findIndex((each) => line.test(each))

describe('a lease from Vault', () => {
  test('is verified, leased, exported as outputs, and revoked', async () => {
    const s = inProcessStep()
    expect(await s.main(vaultInputs)).toBeUndefined()
    const { VAULT_TOKEN = '', token, leased } = s.runtime.outputs
    expect([s.vault.accepts(VAULT_TOKEN), token, leased, s.runtime.env]).toEqual([
      true,
      VAULT_TOKEN,
      'true',
      {},
    ])
    const after = await s.post()
    expect([after?.failure, s.vault.accepts(VAULT_TOKEN), s.vault.living()]).toEqual([
      undefined,
      false,
      [],
    ])
    expect(after?.runtime.logged()).toMatch(/vault: revoked/)
  })

  test('is exported to the environment only with `export: env`', async () => {
    const s = inProcessStep()
    await s.main({ ...vaultInputs, export: 'env', prefix: 'CI_' })
    expect(Object.keys(s.runtime.env)).toEqual(['CI_VAULT_ADDR', 'CI_VAULT_TOKEN'])
    expect(s.runtime.outputs).not.toHaveProperty('VAULT_TOKEN')
  })

  test('goes into files that post removes', async () => {
    const s = inProcessStep()
    await s.main({ ...vaultInputs, export: '[file, env]' })
    const path = s.runtime.env['VAULT_TOKEN_FILE'] ?? ''
    expect(s.runtime.disk.get(path)).toBe(s.runtime.env['VAULT_TOKEN'])
    expect(JSON.parse(s.runtime.outputs['values'] ?? '')).toMatchObject({
      vault: { VAULT_TOKEN_FILE: path },
    })
    await s.post()
    expect([...s.runtime.disk.keys()].filter((each) => !each.endsWith('record.jsonl'))).toEqual([])
  })

  test('with `export: none` is still revoked', async () => {
    const s = inProcessStep()
    await s.main({ ...vaultInputs, export: 'none' })
    expect([s.runtime.env, s.runtime.outputs['values'], tokens(s).length]).toEqual([
      {},
      undefined,
      1,
    ])
    await s.post()
    expect(s.vault.living()).toEqual([])
  })

  test('with a lifetime below min-lifetime is revoked and rejected', async () => {
    const s = inProcessStep()
    expect(await s.main({ ...vaultInputs, 'min-lifetime': '20h' })).toMatchObject({
      code: 'GUARD_FAILED',
      message: expect.stringMatching(/granted \d+ s.*72000 s/s),
    })
    expect([s.vault.living(), s.runtime.outputs]).toEqual([[], {}])
  })
})

describe('a lease from AWS', () => {
  test('is exported with its expiry, and post logs that it stays valid', async () => {
    const s = inProcessStep()
    expect(await s.main({ ...awsInputs, export: 'env' })).toBeUndefined()
    expect(Object.keys(s.runtime.env)).toContain('AWS_SESSION_TOKEN')
    expect(s.runtime.outputs).toMatchObject({ account: '123456789012', 'ttl-seconds': '3600' })
    const after = await s.post()
    expect(after?.runtime.logged()).toMatch(/aws: cannot be revoked, expires in 60 min/)
    expect(after?.runtime.summary()).toMatch(/^Not revoked: /m)
  })

  test('is written as a profile after the existing profiles of the job', async () => {
    const s = inProcessStep({
      variables: { AWS_CONFIG_FILE: '/home/config', AWS_ACCESS_KEY_ID: 'old' },
    })
    s.runtime.disk.set('/home/config', '[profile old]\n')
    await s.main({ ...awsInputs, name: 'prod', export: 'profile' })
    expect(s.runtime.env).toEqual({
      AWS_CONFIG_FILE: expect.stringMatching(/aws-config$/),
      AWS_PROFILE: 'prod',
    })
    expect(s.runtime.disk.get(s.runtime.env['AWS_CONFIG_FILE'] ?? '')).toMatch(
      /^\[profile old\]\n\n\[profile prod\]\n/,
    )
    expect(s.runtime.logged()).toMatch(/Some tools read AWS_ACCESS_KEY_ID/)
  })
})

describe('many leases in one step', () => {
  test('are exchanged in parallel, exported separately, and share the output "values"', async () => {
    const s = inProcessStep({ latency: 50 })
    expect(await s.main(bothInputs)).toBeUndefined()
    const values = JSON.parse(s.runtime.outputs['values'] ?? '') as Record<
      string,
      Record<string, string>
    >
    expect(Object.keys(values)).toEqual(['deploy', 'app'])
    expect(s.vault.accepts(values['app']?.['VAULT_TOKEN'] ?? '')).toBe(true)
    expect(s.runtime.outputs).not.toHaveProperty('VAULT_TOKEN')
    // Keys and both tokens at once, then both exchanges at once: two waves, whatever the number of
    // leases.
    expect(s.runtime.lab.elapsed()).toBe(100)
  })

  test('send the request token to the runner only', async () => {
    const s = inProcessStep()
    await s.main(bothInputs)
    const after = await s.post()
    const all = [...requests(s), ...events(after?.runtime.transcript ?? [], 'request')]
    const { url, bearer } = s.issuer.idToken
    expect(new Set(all.map((each) => new URL(each.url).origin)).size).toBeGreaterThan(3)
    expect(
      new Set(
        all
          .filter((each) => JSON.stringify(each).includes(bearer))
          .map((each) => new URL(each.url).origin),
      ),
    ).toEqual(new Set([new URL(url).origin]))
  })

  test('share a token if they have the same audience, and only then', async () => {
    const s = inProcessStep()
    const more =
      `${bothInputs.leases}\nsecond: {from: aws, role: ${ROLE}, region: eu-central-1, ` +
      `export: none}`
    await s.main({ ...bothInputs, leases: more })
    expect(requests(s).filter(({ url }) => url.includes('audience='))).toHaveLength(2)
    expect(sentTo(s, STS)).toHaveLength(2)
  })

  test('that would set the same variable are rejected before any request', async () => {
    const s = inProcessStep()
    const twice =
      `a: {from: vault, address: ${VAULT}, role: ci}\nb: {from: vault, address: ` +
      `${VAULT}, ` +
      `role: ci}`
    expect(await s.main({ leases: twice, export: 'env' })).toMatchObject({
      code: 'INPUT_INVALID',
      message: expect.stringMatching(/VAULT_TOKEN would be set by "a" and by "b"/),
    })
    expect(requests(s)).toEqual([])
  })
})

describe('the six orders', () => {
  test('1. every mistake in the inputs is reported before the first request', async () => {
    const s = inProcessStep()
    const failure = await s.main({
      from: 'aws',
      export: 'output',
      rol: ROLE,
      expect: 'ref: [',
      'verify-signature': 'no',
      timeout: '1d',
    })
    expect(failure?.code).toBe('INPUT_INVALID')
    for (const name of [
      '"rol"',
      '"role"',
      '"region"',
      '"expect"',
      '"verify-signature"',
      '"timeout"',
    ])
      expect(failure?.message).toContain(name)
    expect([requests(s), Object.fromEntries(s.runtime.state)]).toEqual([[], TOMBSTONE])
  })

  test('2. no token is sent before all tokens are verified and all expectations match', async () => {
    const s = inProcessStep()
    const failure = await s.main({
      ...bothInputs,
      export: 'output',
      leases: `${bothInputs.leases.replace(
        'role: ci}',
        'role: ci, expect: {environment: ' + 'staging}}',
      )}`,
    })
    expect(failure).toMatchObject({
      code: 'CLAIM_MISMATCH',
      facts: { lease: 'app', claims: ['environment'] },
    })
    expect([sentTo(s, STS), sentTo(s, VAULT)]).toEqual([[], []])
  })

  test('2. a forged token is never sent', async () => {
    const s = inProcessStep()
    s.issuer.rotate()
    s.issuer.keys.splice(0, 1, { ...(s.issuer.keys[0] as never as object), jwk: {} } as never)
    const forged = inProcessStep({
      fault: ({ url }) =>
        url.search.includes('audience=')
          ? { status: 200, body: { value: s.issuer.mint('sts.amazonaws.com') } }
          : undefined,
    })
    expect(await forged.main(awsInputs)).toMatchObject({ code: 'ID_TOKEN_INVALID' })
    expect(sentTo(forged, STS)).toEqual([])
  })

  test('3. every secret is masked before any later output', async () => {
    const s = inProcessStep()
    await s.main({ ...bothInputs, export: 'env' })
    const printed = s.runtime.transcript.map((deed) =>
      deed.kind === 'mask'
        ? `\0${deed.value}`
        : deed.kind === 'request'
          ? ''
          : JSON.stringify(deed),
    )
    for (const secret of s.runtime.lab.issued) {
      const seen = printed.findIndex((each) => !each.startsWith('\0') && each.includes(secret))
      const hushed = printed.indexOf(`\0${secret}`)
      if (seen >= 0) expect([secret, hushed >= 0 && hushed < seen]).toEqual([secret, true])
    }
    expect(s.runtime.logged()).not.toMatch(
      [...s.runtime.lab.issued].map((each) => each.slice(0, 12).replace(/[^\w]/g, '.')).join('|'),
    )
  })

  test('4. post revokes what was leased when main is killed before its next request', async () => {
    const s = inProcessStep({
      fault: ({ url }) => (url.pathname.includes('/secret/') ? new Promise(() => {}) : undefined),
      vault: { kv2: { app: [{ password: 'correct horse' }] } },
    })
    let over = false
    void s.main({ ...vaultInputs, read: 'APP_PASSWORD: secret/data/app#password' }).then(() => {
      over = true
    })
    while (!over && at(s, /^request .*secret\/data/) < 0) await new Promise(setImmediate)
    expect(over).toBe(false)
    expect(tokens(s)).toHaveLength(1)
    await s.post()
    expect(s.vault.living()).toEqual([])
  })

  test('4. post reports a lost response', async () => {
    const s = inProcessStep({
      fault: ({ url }) =>
        url.pathname.endsWith('/login')
          ? { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }
          : undefined,
    })
    await s.main({ ...vaultInputs, timeout: '6s' })
    const after = await s.post()
    expect(tokens(s).length).toBeGreaterThan(1)
    expect(after?.runtime.logged()).toContain(
      `${tokens(s).length} unusable responses from vault.lab.test`,
    )
  })

  test('4. a lease that stays valid after a rollback is recorded once, by post', async () => {
    const s = inProcessStep({
      fault: ({ url }) =>
        url.pathname.endsWith('/login')
          ? { lost: new Failure('UNREACHABLE', 'reset', { transient: true }) }
          : undefined,
    })
    await s.main({ ...bothInputs, timeout: '6s' })
    await s.post()
    const ends = s
      .record()
      .flatMap(({ event, lease, end }) => (event === 'ended' ? [`${lease} ${end}`] : []))
    expect(ends).toEqual(['deploy expires', ...tokens(s).map(() => 'app unknown')])
  })

  test('5. nothing is exported when the second of two fails, and the first is revoked', async () => {
    const s = inProcessStep({ roles: {} })
    const failure = await s.main({ ...bothInputs, export: '[env, output, file]' })
    expect(failure).toMatchObject({ code: 'EXCHANGE_REFUSED', facts: { lease: 'deploy' } })
    expect(failure?.message).toMatch(/Nothing was exported\.\napp: revoked/)
    expect([
      s.runtime.env,
      s.runtime.outputs,
      [...s.runtime.disk.keys()].filter((each) => !each.endsWith('.jsonl')),
      s.vault.living(),
    ]).toEqual([{}, {}, [], []])
  })

  test('5. an unwritable summary does not stop the export', async () => {
    const s = inProcessStep({ fullFrom: { summarize: 1 } })
    expect(await s.main({ ...bothInputs, export: '[env, file]' })).toBeUndefined()
    expect([Object.keys(s.runtime.env).includes('VAULT_TOKEN'), s.runtime.summary()]).toEqual([
      true,
      '',
    ])
  })

  test.each(['expose', 'append', 'store'] as const)(
    '5. a full disk at %s revokes everything and exports nothing',
    async (what) => {
      const s = inProcessStep({ fullFrom: { [what]: 1 } })
      expect(await s.main({ ...bothInputs, export: '[env, file]' })).toMatchObject({
        code: 'EXPORT_FAILED',
      })
      expect([
        s.runtime.env,
        s.runtime.outputs,
        [...s.runtime.disk.keys()].filter((each) => !each.endsWith('.jsonl')),
        s.vault.living(),
      ]).toEqual([{}, {}, [], []])
    },
  )

  test.each([1, 2, 3])(
    '4. a full disk at the %d. line of the state leaves no valid lease',
    async (n) => {
      const s = inProcessStep({ fullFrom: { remember: n } })
      expect(await s.main(vaultInputs)).toMatchObject({ code: 'STATE_UNWRITABLE' })
      expect([s.runtime.outputs, s.vault.living()]).toEqual([{}, []])
      if (n === 1) expect(requests(s)).toEqual([])
    },
  )

  test('4. a lease that stays valid and is not in the state is recorded by the rollback', async () => {
    const s = inProcessStep({ fullFrom: { remember: 3 } })
    expect(await s.main(awsInputs)).toMatchObject({ code: 'STATE_UNWRITABLE' })
    expect(s.record()).toContainEqual(
      expect.objectContaining({ event: 'ended', lease: 'aws', end: 'expires' }),
    )
  })
})

test('a lease that stays valid and is not in the state is recorded by the rollback, even if another lease failed first', async () => {
  let asked = false
  const s = inProcessStep({
    fault({ url }) {
      if (url.pathname.endsWith('/login'))
        return { status: 400, body: { errors: ['role "ci" could not be found'] } }
      if (url.origin === 'https://sts.eu-central-1.amazonaws.com') asked = true
      return undefined
    },
  })
  const { saveState } = s.runtime
  s.runtime.saveState = (pairs) => {
    if (Object.values(pairs).some((line) => line.includes('"receipt"')))
      throw new Failure('STATE_UNWRITABLE', 'the disk is full')
    saveState(pairs)
  }
  expect(await s.main(bothInputs)).toMatchObject({ code: 'EXCHANGE_REFUSED' })
  expect([asked, s.record().filter(({ event }) => event === 'ended')]).toEqual([
    true,
    [expect.objectContaining({ lease: 'deploy', end: 'expires' })],
  ])
})

describe('a cancelled step', () => {
  test('revokes its leases and exports nothing', async () => {
    const s = inProcessStep({
      vault: { kv2: { app: [{ password: 'correct horse' }] } },
      fault({ url }) {
        if (!url.pathname.includes('/secret/')) return undefined
        s.runtime.cancel()
        return 'silence'
      },
    })
    expect(
      await s.main({ ...vaultInputs, read: 'APP_PASSWORD: secret/data/app#password' }),
    ).toMatchObject({ code: 'CANCELLED' })
    expect([s.vault.living(), s.runtime.outputs, s.runtime.lab.elapsed() <= 5_000]).toEqual([
      [],
      {},
      true,
    ])
  })
})

describe('a step that is cancelled while it revokes', () => {
  test('ends within five seconds and reports what it could not revoke', async () => {
    let cancelled = 0
    const s: InProcessStep = inProcessStep({
      roles: {},
      fault({ url }) {
        if (!url.pathname.endsWith('/revoke-self')) return undefined
        if (cancelled === 0) cancelled = s.runtime.lab.elapsed()
        s.runtime.cancel()
        return 'silence'
      },
    })
    const failure = await s.main({ ...bothInputs, timeout: '10m' })
    expect(failure).toMatchObject({
      code: 'EXCHANGE_REFUSED',
      message: expect.stringMatching(/^app: could not be revoked/m),
    })
    expect(s.runtime.lab.elapsed() - cancelled).toBe(5_000)
  })
})

describe('a job without ID tokens', () => {
  test('fails with the permissions to add', async () => {
    const s = inProcessStep({ idToken: undefined })
    expect(await s.main(awsInputs)).toMatchObject({
      code: 'ID_TOKEN_UNAVAILABLE',
      fix: expect.stringMatching(/id-token: write/),
    })
  })
  test('leases nothing and succeeds with `on-unavailable: skip`', async () => {
    const s = inProcessStep({ idToken: undefined })
    expect(await s.main({ ...awsInputs, 'on-unavailable': 'skip' })).toBeUndefined()
    expect([s.runtime.outputs, requests(s), await s.post()]).toEqual([
      { leased: 'false' },
      [],
      undefined,
    ])
  })
})

describe('the record', () => {
  test.each<[string, Parameters<typeof inProcessStep>[0], Record<string, string>, string[]]>([
    ['two leases and their endings', {}, { ...bothInputs }, ['leased', 'leased', 'ended', 'ended']],
    ['a claim that differs', {}, { ...vaultInputs, expect: 'ref: refs/heads/x' }, ['refused']],
    ['a server that says no', { roles: {} }, { ...bothInputs }, ['refused', 'ended']],
  ])('of %s fits its schema and holds no secret', async (_, setting, inputs, events) => {
    const s = inProcessStep(setting)
    await s.main(inputs)
    await s.post()
    expect(s.record().map(({ event }) => event)).toEqual(events)
    for (const line of s.record()) expect([isRecord(line), isRecord.errors]).toEqual([true, null])
    for (const secret of s.runtime.lab.issued)
      expect(JSON.stringify(s.record())).not.toContain(secret)
  })

  test('distinguishes a verified identity from claims of an unverified token', async () => {
    const s = inProcessStep()
    const { privateKey: key } = generateKeyPairSync('rsa', { modulusLength: 2048 })
    s.issuer.keys.push({ ...signingKey(0), privateKey: key })
    expect((await s.main(vaultInputs))?.code).toBe('ID_TOKEN_INVALID')
    expect(s.record()).toMatchObject([
      { event: 'refused', verified: false, claimed: { repository: 'octo-org/app' } },
    ])
    const honest = inProcessStep()
    await honest.main(vaultInputs)
    expect(honest.record()[0]).toMatchObject({
      verified: true,
      identity: { repository: 'octo-org/app' },
    })
  })
})

describe('the log', () => {
  test('of a run has the identity, each lease with its expiry, its export and its end', async () => {
    const s = inProcessStep({ facts: { ...jobFacts, action: 'creds' } })
    await s.main(bothInputs)
    const lines = s.runtime.logged().split('\n')
    expect(lines).toHaveLength(9)
    expect(lines.join('\n')).toMatch(
      /Verified: repository "octo-org\/app", ref "refs\/heads\/main".*deploy: leased arn:aws:sts::.*until 2026-.*exported as outputs /s,
    )
    expect(lines.at(-1)).toBe(
      "Later steps of this job read them by the step's id: ${{ " +
        'fromJSON(steps.creds.outputs.values).deploy.AWS_ACCESS_KEY_ID }}, ' +
        '${{ fromJSON(steps.creds.outputs.values).app.VAULT_ADDR }}',
    )
  })
  test('suggests an `expect` block to a step without one', async () => {
    const s = inProcessStep()
    const { expect: _, ...inputs } = vaultInputs
    await s.main(inputs)
    expect(s.runtime.logged()).toContain('    repository_id: "1296269"')
  })
  test('warns if the step has no id, so that no step can read its outputs', async () => {
    const s = inProcessStep()
    await s.main(vaultInputs)
    expect(s.runtime.logged()).toMatch(/has no "id"/)
  })
})
