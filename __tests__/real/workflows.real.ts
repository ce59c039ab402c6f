import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { unpackArchive } from '../lab/archive.ts'
import type { Texts } from '../lab/job.ts'
import { findLeaks } from '../lab/leaks.ts'
import { example, page, replaced } from './examples.ts'
import { act, runWorkflow, type WorkflowRun } from './parts/act.ts'
import { type Minio, minio, startMinio } from './parts/minio.ts'
import { startVault, type Vault, vault } from './parts/vault.ts'
import { openStage, type Stage } from './stage.ts'
import { suite } from './suite.ts'

interface World {
  readonly vault: Vault
  readonly minio: Minio
  /**
   * Runs a workflow file, with what else is checked out; when it has ended, nothing that it leased
   * lives, and its log tells none of it.
   */
  run(workflow: string, more?: Texts): Promise<WorkflowRun>
}

/** A file of `workflows/`. */
const file = (path: string): string =>
  readFileSync(join(import.meta.dirname, 'workflows', path), 'utf8')

async function open(): Promise<World> {
  const stage = await openStage()
  // What a runner would download, unless another folder is to be tested.
  const action = process.env['ACTION_UNDER_TEST'] ?? archiveUntilExit()
  const [server, store] = [await startVault(), await startMinio(stage.issuer.verifier.iss)]
  await configure(server, stage)
  const { facts, idToken } = stage.issuer
  const github = Object.entries(facts).map(([name, value]) => [
    `GITHUB_${name.toUpperCase()}`,
    value,
  ])
  const env = {
    ...Object.fromEntries(github),
    ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.bearer,
  }
  const vars = { VAULT_ADDR: server.address, STORE: store.address, STORE_ROLE: store.role }
  return {
    ...{ vault: server, minio: store },
    async run(workflow, more = {}) {
      const before = await server.tokens()
      const result = await runWorkflow({
        action,
        files: { '.github/workflows/workflow.yml': workflow, ...more },
        env,
        vars,
      })
      equal(await server.tokens(), before, result.log)
      const secrets = [...stage.lab.issued, ...SECRETS.flatMap((name) => result.seen[name] ?? [])]
      deepEqual(findLeaks([{ where: 'log', text: result.log }], secrets), [])
      return result
    },
  }
}

function archiveUntilExit(): string {
  const archive = unpackArchive()
  process.once('exit', () => archive.close())
  return archive.folder
}

/** The address of the README's Vault. */
const VAULT = 'https://vault.example.com'

/** What workflows note of secrets. */
const SECRETS = ['token', 'first', 'second', 'password']

async function configure({ ask, address }: Vault, { issuer }: Stage): Promise<void> {
  const { iss } = issuer.verifier
  await ask('sys/mounts/secret', { type: 'kv', options: { version: '2' } })
  await ask('secret/data/app', { data: { password: 'the-real-password' } })
  // The README's example reads a database's credentials; what else it does is the same.
  await ask('sys/mounts/database', { type: 'kv' })
  await ask('database/creds/app', { username: 'app', password: 'the-database-password' })
  const policy = ['secret/data/app', 'database/creds/app'].map(
    (path) => `path "${path}" { capabilities = ["read"] }`,
  )
  await ask('sys/policies/acl/ci', { policy: policy.join('\n') })
  await ask('sys/auth/jwt', { type: 'jwt' })
  await ask('auth/jwt/config', { jwks_url: `${iss}/.well-known/jwks`, bound_issuer: iss })
  // The role, too, is that of the page.
  const [, role = ''] = /^```json\n([\s\S]*?)^```$/m.exec(page('docs/setup/vault.md')) ?? []
  const named = { [VAULT]: address, '"app-production"': '"ci"' }
  await ask('auth/jwt/role/ci', JSON.parse(replaced(role, named)))
}

const passwordIn = (answer: string | undefined): string =>
  JSON.parse(answer ?? '{}').data.data.password

const HEAD = `name: README
on: push
permissions:
  contents: read
  id-token: write
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v5
`

const workflowOf = (steps: string): string =>
  `${HEAD}${steps.replace(/[\w-]+\/lease-credentials@/, 'octo-org/lease-credentials@').replace(/^(?=.)/gm, '      ')}`

/** Uses both leases: what it was given of Vault, and the keys in its environment. */
const migrateWith = ({ address }: Minio): string => `#!/bin/sh
printf '%s' "$PASSWORD" > "$SEEN/password"
curl --silent --fail --aws-sigv4 "aws:amz:$AWS_REGION:s3" --user "$AWS_ACCESS_KEY_ID:$AWS_SECRET_ACCESS_KEY" \\
  -H "X-Amz-Security-Token: $AWS_SESSION_TOKEN" ${address}/ > "$SEEN/answer"
`

/** Workflow files as users write them, run by a runner that others wrote. */
export const workflowSuite = suite<World>({
  name: 'workflows',
  parts: [act, minio, vault],
  open,
  scenarios: {
    async 'one lease: the next step uses the output, nobody else sees it, and post returns it'({
      run,
    }) {
      const { passed, seen, log, steps } = await run(file('one-lease.yml'))
      ok(passed, log)
      equal(passwordIn(seen['answer']), 'the-real-password')
      match(log, /the token is \*\*\*/)
      ok(!seen['variables']?.includes('VAULT_TOKEN'))
      match(log, /revoked/)
      equal(steps['Post octo-org/lease-credentials@v1'], 'success')
    },

    async 'three leases in one step: all values by lease and name'({ run, minio: store }) {
      const { passed, seen, log } = await run(file('three-leases.yml'))
      ok(passed, log)
      const { values = '{}', leases = '{}', password, key } = seen
      equal(password, 'the-real-password')
      equal(JSON.parse(values).store.AWS_ACCESS_KEY_ID, key)
      const told = JSON.parse(leases)
      deepEqual(Object.keys(told), ['store', 'app', 'token'])
      equal(told.store.id, store.role)
      deepEqual(
        findLeaks(
          [{ where: 'log', text: log }],
          [JSON.parse(values).store.AWS_SECRET_ACCESS_KEY, JSON.parse(values).token.VAULT_TOKEN],
        ),
        [],
      )
    },

    async 'the README: its example for Vault, as it stands'({ run, vault: server }) {
      const migrate = `#!/bin/sh\nprintf '%s' "$PASSWORD" > "$SEEN/password"\n`
      const { passed, seen, log } = await run(
        workflowOf(example('id: app', { [VAULT]: server.address })),
        { migrate },
      )
      ok(passed, log)
      equal(seen['password'], 'the-real-password')
    },

    async 'the README: many leases in one step, with the role and audience of MinIO'({
      run,
      vault: server,
      minio: store,
    }) {
      const role = 'role: arn:aws:iam::123456789012:role/deploy'
      const ofMinio = [
        `role: ${store.role}`,
        `address: ${store.address}`,
        'audience: minio.lab',
      ].join('\n        ')
      const steps = example('id: creds', { [VAULT]: server.address, [role]: ofMinio })
      const { passed, seen, log } = await run(workflowOf(steps), { migrate: migrateWith(store) })
      ok(passed, log)
      equal(seen['password'], 'the-real-password')
      match(seen['answer'] ?? '', /<ListAllMyBucketsResult/)
    },

    async 'environment: every later step has the variables'({ run, vault: server }) {
      const { passed, seen, log } = await run(file('environment.yml'))
      ok(passed, log)
      equal(passwordIn(seen['answer']), 'the-real-password')
      equal(await server.status('auth/token/lookup-self', undefined, seen['token'] ?? ''), 403)
    },

    async 'profile: a configuration file for the job alone, gone after it'({ run }) {
      const { passed, seen, log } = await run(file('profile.yml'))
      ok(passed, log)
      match(
        seen['config'] ?? '',
        /^\[profile store\]\naws_access_key_id = \S+\naws_secret_access_key = \S+\naws_session_token = \S+$/m,
      )
      equal(existsSync(seen['path'] ?? ''), false)
      match(log, /cannot be revoked/)
    },

    async 'a later step fails: the job fails, and the lease is returned all the same'({
      run,
      vault: server,
    }) {
      const { passed, seen, log, steps } = await run(file('later-failure.yml'))
      equal(passed, false, log)
      equal(steps['Deploy'], 'failure')
      equal(seen['never'], undefined)
      equal(steps['Post octo-org/lease-credentials@v1'], 'success')
      equal(await server.status('auth/token/lookup-self', undefined, seen['token'] ?? ''), 403)
    },

    async 'a refused claim: the workflow goes on, and reads code and claims'({ run }) {
      const { passed, seen, log } = await run(file('refused.yml'))
      ok(passed, log)
      deepEqual(seen, { code: 'CLAIM_MISMATCH', claim: 'environment,ref', token: 'none' })
    },

    async 'inside a composite action: the output passes through, and post returns the lease'({
      run,
      vault: server,
    }) {
      const { passed, seen, log } = await run(file('composite.yml'), {
        '.github/actions/composite/action.yml': file('composite/action.yml'),
      })
      ok(passed, log)
      equal(passwordIn(seen['answer']), 'the-real-password')
      equal(await server.status('auth/token/lookup-self', undefined, seen['token'] ?? ''), 403)
    },

    async 'twice in one job: each post returns its own lease'({ run, vault: server }) {
      const { passed, seen, log } = await run(file('twice.yml'))
      ok(passed, log)
      equal(seen['answers']?.match(/the-real-password/g)?.length, 2)
      for (const token of [seen['first'], seen['second']]) {
        equal(await server.status('auth/token/lookup-self', undefined, token ?? ''), 403)
      }
    },
  },
})
