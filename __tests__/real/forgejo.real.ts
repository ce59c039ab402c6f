import { deepEqual, equal, match, ok } from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import { livingLab, type OpenLab } from '../lab/clock.ts'
import { forgejoDialect, forgejoFacts, forgejoVariables } from '../lab/forgejo.ts'
import { type LabIssuer, labIssuer } from '../lab/issuer.ts'
import type { Texts } from '../lab/job.ts'
import { findLeaks } from '../lab/leaks.ts'
import { listen } from '../lab/listen.ts'
import { type VaultServer, vaultServer } from '../lab/vault.ts'
import { act, runWorkflow, type WorkflowRun } from './parts/act.ts'
import { ACTION } from './stage.ts'
import { suite } from './suite.ts'

interface World {
  readonly vault: VaultServer
  readonly issuer: LabIssuer
  /** The requests that the issuer received since the last call, as method and path. */
  asked(): readonly string[]
  /** Runs the workflow of the docs page; what it leased is dead when it has ended. */
  run(more?: Texts, change?: (workflow: string) => string): Promise<WorkflowRun>
}

/** The workflow of the page. act knows neither Forgejo's labels nor its key for ID tokens. */
function pageWorkflow(vault: string): string {
  const page = readFileSync(new URL('../../docs/howto/forgejo.md', import.meta.url), 'utf8')
  const [, workflow = ''] = /```yaml\n([\s\S]*?)```/.exec(page) ?? []
  const changes: readonly (readonly [string | RegExp, string])[] = [
    ['enable-openid-connect: true\n', ''],
    ['runs-on: docker', 'runs-on: ubuntu-latest'],
    ['    container: node:24-bookworm\n', ''],
    [/https:\/\/github\.com\/[\w-]+\/lease-credentials@\S+/, 'octo-org/lease-credentials@v1'],
    ['> secret.json', '> "$SEEN/answer"'],
  ]
  const played = changes.reduce((text, [from, to]) => {
    const next = text.replace(from, to)
    ok(next !== text, `the page has no ${from}`)
    return next
  }, workflow)
  return played.replaceAll('https://vault.example.com', vault)
}

async function open(): Promise<World> {
  const lab: OpenLab = livingLab()
  const issuer = labIssuer(lab, { facts: forgejoFacts, dialect: forgejoDialect(16) })
  const forge = await listen(issuer.handle)
  issuer.settle(forge.origin)
  const vault = vaultOn(lab, issuer)
  const server = await listen(vault.handle)
  vault.serve(server.origin)
  let seen = 0
  return {
    ...{ vault: vault.server, issuer },
    asked() {
      const fresh = forge.requests.slice(seen).map(({ method, url }) => `${method} ${url.pathname}`)
      seen = forge.requests.length
      return fresh
    },
    async run(more = {}, change = (workflow) => workflow) {
      const { facts, idToken } = issuer
      const github = Object.entries(facts).map(([name, value]) => [
        `GITHUB_${name.toUpperCase()}`,
        value,
      ])
      const env = {
        ...Object.fromEntries(github),
        ...forgejoVariables,
        ACTIONS_ID_TOKEN_REQUEST_URL: idToken.url,
        ACTIONS_ID_TOKEN_REQUEST_TOKEN: idToken.bearer,
        ...more,
      }
      const workflow = change(pageWorkflow(server.origin))
      const files = { '.github/workflows/workflow.yml': workflow }
      const result = await runWorkflow({ action: ACTION, files, env, vars: {} })
      deepEqual(vault.server.living(), [], result.log)
      deepEqual(findLeaks([{ where: 'log', text: result.log }], lab.issued), [])
      return result
    },
  }
}

/** A Vault of the lab that knows its address only once it listens. */
function vaultOn(lab: OpenLab, { verifier }: LabIssuer) {
  const options = { kv2: { app: [{ password: 'the-password' }] } }
  let server = vaultServer(lab, verifier, options)
  return {
    // The lab demands a header that every client of ours sends, and that Vault does not need.
    handle: (request: Parameters<VaultServer['handle']>[0]) =>
      server.handle({ ...request, headers: { 'x-vault-request': 'true', ...request.headers } }),
    serve(origin: string) {
      const role = {
        role_type: 'jwt',
        user_claim: 'repository',
        bound_audiences: [origin],
        bound_claims: { repository: 'octo-org/app', ref: 'refs/heads/main' },
        token_policies: ['app'],
      } as const
      server = vaultServer(lab, verifier, { ...options, origin, roles: { 'forgejo/app': role } })
    },
    get server() {
      return server
    },
  }
}

/** act plays Forgejo's runner, which descends from it. */
export const forgejoSuite = suite<World>({
  name: 'forgejo',
  parts: [act],
  open,
  scenarios: {
    async 'the page: leases with a token of /api/actions, and post revokes'({ run, asked }) {
      asked()
      const { passed, seen, log, steps } = await run()
      ok(passed, log)
      match(seen['answer'] ?? '', /the-password/)
      equal(steps['Post octo-org/lease-credentials@v1'], 'success')
      const run_id = forgejoFacts['run_id']
      deepEqual(
        asked().toSorted(),
        [
          '/api/actions/.well-known/keys',
          `/api/actions/_apis/pipelines/workflows/${run_id}/idtoken`,
        ].map((path) => `GET ${path}`),
      )
    },

    async 'without ID tokens: says what Forgejo needs'({ run }) {
      const none = { ACTIONS_ID_TOKEN_REQUEST_URL: '', ACTIONS_ID_TOKEN_REQUEST_TOKEN: '' }
      const { passed, log } = await run(none)
      equal(passed, false)
      match(log, /enable-openid-connect: true/)
    },

    async 'a request URL that an earlier step wrote: nothing is requested'({ run, asked }) {
      asked()
      const step = `    steps:
      - run: echo "ACTIONS_ID_TOKEN_REQUEST_URL=\${ACTIONS_ID_TOKEN_REQUEST_URL/idtoken/evil}" >> "$GITHUB_ENV"
        shell: bash
`
      const { passed, log } = await run({}, (workflow) => workflow.replace('    steps:\n', step))
      equal(passed, false, log)
      match(log, /ENVIRONMENT_REFUSED: ACTIONS_ID_TOKEN_REQUEST_URL must be/)
      deepEqual(asked(), [])
    },

    async 'the ids of a GitHub job beside FORGEJO_ACTIONS: nothing is requested'({ run, asked }) {
      asked()
      const { passed, log } = await run({ GITHUB_REPOSITORY_ID: '1296269' })
      equal(passed, false, log)
      match(log, /FORGEJO_ACTIONS is "true", but GITHUB_REPOSITORY_ID is set/)
      deepEqual(asked(), [])
    },
  },
})
