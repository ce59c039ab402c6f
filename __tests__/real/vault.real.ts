import { deepEqual, doesNotMatch, equal, match, notEqual, ok } from 'node:assert/strict'
import { spawnSync } from 'node:child_process'
import { X509Certificate } from 'node:crypto'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { type Authority, authorityDirectory, labAuthority } from '../lab/certificates.ts'
import { subjectOf } from '../lab/facts.ts'
import type { StepResult, Texts } from '../lab/job.ts'
import { startVault, type Vault, vault } from './parts/vault.ts'
import { openStage, outcome, type Stage, yaml } from './stage.ts'
import { suite } from './suite.ts'

interface World {
  readonly stage: Stage
  readonly vault: Vault
  readonly tls: { readonly server: Authority; readonly clients: Authority }
  /** The inputs of a login as this role. */
  login(role: string, more?: Texts): Texts
}

const POLICY = `
path "secret/data/*" { capabilities = ["read"] }
path "kv/*" { capabilities = ["read"] }
path "ssh/creds/otp" { capabilities = ["update", "read"] }
path "pki/issue/ci" { capabilities = ["update"] }`
const REVOKING = `path "pki/revoke" { capabilities = ["update"] }`

async function open(): Promise<World> {
  const tls = {
    server: await labAuthority(),
    clients: await labAuthority('Authority of the clients'),
  }
  const [stage, server] = [await openStage(), await startVault(await filesOf(tls))]
  await configure(server, stage)
  return {
    stage,
    tls,
    vault: server,
    login: (role, more) => ({
      from: 'vault',
      export: 'output',
      address: server.address,
      role,
      ...more,
    }),
  }
}

/** The files of a listener with `tls_require_and_verify_client_cert`. */
async function filesOf({ server, clients }: World['tls']): Promise<readonly string[]> {
  const folder = authorityDirectory()
  const { cert, key } = await server.leaf({ names: ['127.0.0.1'] })
  const texts = { 'server.pem': cert, 'key.pem': key, 'clients.pem': clients.pem }
  return Object.entries(texts).map(([name, text]) => {
    writeFileSync(join(folder, name), text, { mode: 0o600 })
    return join(folder, name)
  })
}

/** The inputs of a client of the listener with mutual TLS. */
async function asClient({ stage, vault: server, tls }: World, authority: Authority) {
  const { cert, key } = await authority.leaf({ names: ['ci'], client: true })
  for (const line of key.split('\n')) if (!line.startsWith('---') && line) stage.lab.issue(line)
  return {
    ...{ address: server.mutual, 'ca-certificate': tls.server.pem },
    ...{ 'tls-certificate': cert, 'tls-key': key },
  }
}

/** Vault as its administrators set it up for one repository. */
async function configure({ ask, address, mutual }: Vault, { issuer }: Stage): Promise<void> {
  await ask('sys/mounts/secret', { type: 'kv', options: { version: '2' } })
  for (const type of ['kv', 'pki', 'ssh']) await ask(`sys/mounts/${type}`, { type })
  await ask('secret/data/app', { data: { password: 'first-password' } })
  await ask('secret/data/app', {
    data: { password: 'second-password', nested: { key: 'nested-value' } },
  })
  await ask('kv/app', { user: 'kv-one-user', password: 'kv-one-password' })
  await ask('ssh/roles/otp', { key_type: 'otp', default_user: 'deploy', cidr_list: '127.0.0.0/8' })
  await ask('pki/root/generate/internal', { common_name: 'Lab', ttl: '2h' })
  await ask('pki/roles/ci', { allow_any_name: true, ttl: '15m' })
  await ask('sys/policies/acl/ci', { policy: POLICY })
  await ask('sys/policies/acl/revoking', { policy: REVOKING })

  await ask('sys/auth/jwt', { type: 'jwt' })
  const { iss } = issuer.verifier
  await ask('auth/jwt/config', { jwks_url: `${iss}/.well-known/jwks`, bound_issuer: iss })
  const subject = subjectOf({ repository: 'octo-org/app', environment: 'production' })
  const base = {
    role_type: 'jwt',
    user_claim: 'repository',
    bound_audiences: [address],
    token_ttl: 600,
    token_policies: ['ci'],
  }
  const roles = {
    ci: {
      bound_subject: subject,
      bound_claims: { repository_id: '1296269', ref: ['refs/heads/main', 'refs/heads/next'] },
    },
    certifying: { token_policies: ['ci', 'revoking'] },
    'of-another-audience': { bound_audiences: ['https://elsewhere.example.com'] },
    'of-another-subject': { bound_subject: 'repo:octo-org/other:ref:refs/heads/main' },
    'of-another-claim': { bound_claims: { ref: 'refs/heads/release' } },
    mutual: { bound_audiences: [mutual] },
    batch: { token_type: 'batch' },
    bare: { token_no_default_policy: true },
    'of-one-use': { token_num_uses: 1 },
  }
  for (const [name, terms] of Object.entries(roles))
    await ask(`auth/jwt/role/${name}`, { ...base, ...terms })
}

const isAlive = async ({ status }: Vault, token: string | undefined): Promise<boolean> =>
  (await status('auth/token/lookup-self', undefined, token ?? 'none')) === 200

const codeOf = ({ outputs }: StepResult): string | undefined => outputs['error-code']

/** Nobody got in, and our side is told: what was asked for and by whom. */
async function refused(
  { stage, vault: server, login }: World,
  role: string,
  said: RegExp,
): Promise<StepResult> {
  const before = await server.tokens()
  const { main, post } = await stage.lease(login(role))
  outcome(main, 'failure')
  outcome(post, 'success')
  equal(codeOf(main), 'EXCHANGE_REFUSED')
  match(main.shown, said)
  deepEqual(Object.keys(main.env), [])
  equal(await server.tokens(), before)
  return main
}

interface AuditEntry {
  readonly request: {
    readonly id: string
    readonly path: string
    readonly headers: Readonly<Record<string, readonly string[]>>
  }
}

const parseEntry = (line: string): AuditEntry => JSON.parse(line) as AuditEntry

/** Runs the script for auditors; returns its exit code and what it printed. */
function audit(lines: readonly string[], log: string): readonly [number | null, string] {
  const script = resolve(import.meta.dirname, '../../docs/audit/join.mjs')
  const { status, stdout } = spawnSync(
    process.execPath,
    [script, '--record', '-', '--vault', log],
    { input: lines.join(''), encoding: 'utf8' },
  )
  return [status, stdout]
}

/** The real Vault. */
export const vaultSuite = suite<World>({
  name: 'vault',
  parts: [vault],
  open,
  scenarios: {
    async 'a token for this audience, subject and claims works during the job, and is dead after it'({
      stage,
      vault: server,
      login,
    }) {
      let token: string | undefined
      const { post, record } = await stage.lease(
        login('ci', { expect: yaml({ repository: 'octo-org/app' }) }),
        async (main) => {
          outcome(main, 'success')
          token = main.outputs['VAULT_TOKEN']
          equal(main.outputs['VAULT_ADDR'], server.address)
          ok(await isAlive(server, token))
        },
      )
      outcome(post, 'success')
      equal(await isAlive(server, token), false)
      deepEqual(
        record.map(({ event, end }) => [event, end]),
        [
          ['leased', undefined],
          ['ended', 'revoked'],
        ],
      )
    },

    async 'a listener with mutual TLS issues a token for the certificate, and post revokes it there'(
      runtime,
    ) {
      const { stage, login, tls, vault: server } = runtime
      let token: string | undefined
      const inputs = login('mutual', await asClient(runtime, tls.clients))
      const { post } = await stage.lease(inputs, async (main) => {
        outcome(main, 'success')
        token = main.outputs['VAULT_TOKEN']
        ok(await isAlive(server, token))
      })
      outcome(post, 'success')
      match(post.shown, /vault: revoked/)
      equal(await isAlive(server, token), false)
    },

    async 'without a certificate, and with one of another authority, nothing is leased'(runtime) {
      const { stage, login, vault: server } = runtime
      const before = await server.tokens()
      const own = await asClient(runtime, await labAuthority('Unknown authority'))
      const { 'tls-certificate': _, 'tls-key': __, ...without } = own
      for (const [inputs, said] of [
        [without, /requires a client certificate/],
        [own, /rejected the client certificate of this lease/],
      ] as const) {
        const { main, post } = await stage.lease(login('mutual', inputs))
        outcome(main, 'failure')
        outcome(post, 'success')
        equal(codeOf(main), 'UNREACHABLE')
        match(main.shown, said)
        // The alert proves that no request was read, so that no unknown lease is reported.
        doesNotMatch(post.shown, /unknown lease/)
      }
      equal(await server.tokens(), before)
    },

    async 'a role of another audience refuses, and the audience asked for is told'(runtime) {
      await refused(
        runtime,
        'of-another-audience',
        new RegExp(`audience[^\\n]*${runtime.vault.address}`, 'i'),
      )
    },

    async 'a role of another subject refuses, and the subject of the token is told'(runtime) {
      await refused(runtime, 'of-another-subject', /repo:octo-org\/app:environment:production/)
    },

    async 'a role of another claim refuses, and the command that is printed admits exactly this workflow'(
      runtime,
    ) {
      const { ask } = runtime.vault
      const { shown } = await refused(runtime, 'of-another-claim', /ref: "?refs\/heads\/main/)
      const [, path = '', terms = ''] = /vault write (\S+) - <<'EOF'\n\s*(\{.*\})/.exec(shown) ?? []
      const [, name = ''] = /^auth\/jwt\/role\/(of-another-claim-\S+)$/.exec(path) ?? []
      notEqual(name, '')
      await ask(path, JSON.parse(terms))
      const { main, post } = await runtime.stage.lease(runtime.login(name))
      outcome(main, 'success')
      outcome(post, 'success')
    },

    async 'a role that does not exist refuses'(runtime) {
      await refused(runtime, 'nobody', /role/)
    },

    async 'values of KV 1 and KV 2 come by their names, and no token outlives the step'({
      stage,
      vault: server,
      login,
    }) {
      const before = await server.tokens()
      const read = {
        PASSWORD: 'secret/data/app#password',
        FIRST_PASSWORD: 'secret/data/app?version=1#password',
        NESTED_SECRET: 'secret/data/app#nested.key',
        'OLD_*': 'kv/app',
      }
      const { post } = await stage.lease(login('ci', { read: yaml(read) }), async (main) => {
        outcome(main, 'success')
        const { values = '{}' } = main.outputs
        deepEqual(JSON.parse(values).vault, {
          PASSWORD: 'second-password',
          FIRST_PASSWORD: 'first-password',
          NESTED_SECRET: 'nested-value',
          OLD_USER: 'kv-one-user',
          OLD_PASSWORD: 'kv-one-password',
        })
        equal(await server.tokens(), before)
      })
      outcome(post, 'success')
    },

    async 'a path that may not be read fails the step, and takes the login back'({
      stage,
      vault: server,
      login,
    }) {
      const before = await server.tokens()
      const { main } = await stage.lease(
        login('ci', {
          read: yaml({ A: 'secret/data/app#password', B: 'sys/mounts#x' }),
          export: 'env',
        }),
      )
      outcome(main, 'failure')
      equal(codeOf(main), 'READ_REFUSED')
      match(main.shown, /sys\/mounts/)
      deepEqual(main.env, {})
      equal(await server.tokens(), before)
    },

    async 'a lease of an engine lives as long as the job, and is worth nothing after it'({
      stage,
      vault: server,
      login,
    }) {
      const leases = (): Promise<number> =>
        server.status('sys/leases/lookup/ssh/creds/otp?list=true')
      const read = {
        OTP_PASSWORD: { path: 'ssh/creds/otp', with: { ip: '127.0.0.1' }, field: 'key' },
      }
      const { main, post } = await stage.lease(
        login('ci', { read: yaml(read) }),
        async (leased) => {
          outcome(leased, 'success')
          equal(await leases(), 200)
        },
      )
      outcome(post, 'success')
      equal(await leases(), 404)
      equal(await server.status('ssh/verify', { otp: main.outputs['OTP_PASSWORD'] }), 400)
    },

    async 'a certificate is issued, and stands on the revocation list after the job'({
      stage,
      vault: server,
      login,
    }) {
      const path = { path: 'pki/issue/ci', with: { common_name: 'ci.example.com' } }
      const read = {
        CERTIFICATE: { ...path, field: 'certificate' },
        PRIVATE_KEY: { ...path, field: 'private_key' },
      }
      const revokedAt = async ({ outputs }: StepResult): Promise<number> => {
        const { subject, serialNumber } = new X509Certificate(outputs['CERTIFICATE'] ?? '')
        match(subject, /ci\.example\.com/)
        const serial = serialNumber.toLowerCase().replace(/..(?=.)/g, '$&:')
        return (await server.ask<{ data: { revocation_time: number } }>(`pki/cert/${serial}`)).data
          .revocation_time
      }
      const { main, post } = await stage.lease(
        login('certifying', { read: yaml(read), unmasked: 'CERTIFICATE' }),
        async (leased) => {
          outcome(leased, 'success')
          equal(await revokedAt(leased), 0)
        },
      )
      outcome(post, 'success')
      ok((await revokedAt(main)) > 0)
    },

    async 'a certificate that the role may not revoke is told in advance, and recorded as one that expires'({
      stage,
      login,
    }) {
      const read = {
        PRIVATE_KEY: {
          path: 'pki/issue/ci',
          with: { common_name: 'ci.example.com' },
          field: 'private_key',
        },
      }
      const { main, record } = await stage.lease(login('ci', { read: yaml(read) }))
      outcome(main, 'success')
      match(main.shown, /path "pki\/revoke" \{ capabilities = \["update"\] \}/)
      ok(record.some(({ event, end }) => event === 'ended' && end === 'expires'))
    },

    async 'with wrap a later step gets the values once, and nobody after it'({
      stage,
      vault: server,
      login,
    }) {
      const { main } = await stage.lease(
        login('ci', { read: yaml({ APP_TOKEN: 'secret/data/app' }), wrap: '5m' }),
      )
      outcome(main, 'success')
      const { values = '{}' } = main.outputs
      const token: string = JSON.parse(values).vault.APP_TOKEN
      const { data } = await server.ask<{ data: { data: object } }>(
        'sys/wrapping/unwrap',
        {},
        token,
      )
      deepEqual(data.data, { password: 'second-password', nested: { key: 'nested-value' } })
      equal(await server.status('sys/wrapping/unwrap', {}, token), 400)
    },

    async 'a batch token, which nothing can revoke, is exported and recorded as such'({
      stage,
      vault: server,
      login,
    }) {
      const { main, post, record } = await stage.lease(login('batch'))
      outcome(main, 'success')
      outcome(post, 'success')
      const { details = '{}' } = main.outputs
      equal(JSON.parse(details).vault.ends, 'expires')
      match(post.shown, /cannot be revoked/)
      // Nobody can: nothing may say that there is a way.
      doesNotMatch(post.shown, /end it early/)
      equal(record.at(-1)?.['end'], 'expires')
      match(String(record.at(-1)?.['note']), /batch/)
      ok(await isAlive(server, main.outputs['VAULT_TOKEN']))
    },

    async 'a token that its policies do not let return is told in advance, and fails the job where that is wanted'(
      runtime,
    ) {
      const { stage, vault: server, login } = runtime
      const { main, post, record } = await stage.lease(
        login('bare', { 'on-revoke-failure': 'fail' }),
      )
      outcome(main, 'success')
      match(main.shown, /path "auth\/token\/revoke-self" \{ capabilities = \["update"\] \}/)
      outcome(post, 'failure')
      equal(record.at(-1)?.['end'], 'failed')
      equal(await server.status('auth/token/lookup', { token: main.outputs['VAULT_TOKEN'] }), 200)
    },

    async 'a token with too few uses is refused before they run out'({ stage, login }) {
      const { main } = await stage.lease(
        login('of-one-use', { read: yaml({ A: 'secret/data/app#password', B: 'kv/app#user' }) }),
      )
      outcome(main, 'failure')
      equal(codeOf(main), 'GUARD_FAILED')
    },

    async 'the file of its audit device agrees with the record, until a login is not on record'({
      stage,
      vault: server,
      login,
    }) {
      const folder = mkdtempSync(join(tmpdir(), 'vault-audit-'))
      const log = join(folder, 'audit.log')
      await server.ask('sys/audit/file', { type: 'file', options: { file_path: log } })
      try {
        const read = yaml({ PASSWORD: 'secret/data/app#password' })
        const labels = yaml({ 'owned-by': 'payments' })
        const { main, record } = await stage.lease(
          login('ci', { read, labels, 'export-credentials': 'true', export: 'output' }),
        )
        outcome(main, 'success')
        const [leased] = record
        const entries = readFileSync(log, 'utf8').trim().split('\n').map(parseEntry)
        const entry = entries.find(({ request }) => request.id === leased?.['request'])
        equal(entry?.request.path, 'auth/jwt/login')
        deepEqual(entry?.request.headers['x-correlation-id'], [leased?.['lease_uid']])
        match(
          String(entry?.request.headers['user-agent']),
          /^lease-credentials\/[\d.]+ \(octo-org\/app; run 1658821493\/1; job \d+; vault\)$/,
        )
        const { read_request: reading } = (leased?.['keys'] ?? {}) as { read_request?: string }
        const other = entries.find(({ request }) => request.id === reading)
        equal(other?.request.path, 'secret/data/app')
        const lines = record.map((line) => `${JSON.stringify(line)}\n`)
        deepEqual(audit(lines, log), [0, ''])
        const [status, found] = audit([], log)
        equal(status, 1)
        match(found, /^session without a line: vault /)
      } finally {
        await server.remove('sys/audit/file')
        rmSync(folder, { recursive: true })
      }
    },

    async 'when the second of two leases is refused, the first is revoked and nothing is exported'({
      stage,
      vault: server,
      login,
    }) {
      const before = await server.tokens()
      const leases = {
        good: { ...login('ci'), export: 'env' },
        bad: { ...login('of-another-subject'), prefix: 'BAD_', export: 'env' },
      }
      const { main } = await stage.lease({ export: 'output', leases: yaml(leases) })
      outcome(main, 'failure')
      deepEqual(main.env, {})
      equal(main.outputs['values'], undefined)
      equal(await server.tokens(), before)
    },
  },
})
