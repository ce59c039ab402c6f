import { globSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, sep } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { awsStatement, awsTrustPolicy } from '../src/trust/awsPolicy.ts'
import { unpackArchive } from './lab/archive.ts'
import type { JobOptions } from './lab/job.ts'
import { entry, several, startLoopbackServers } from './lab/loopbackServers.ts'
import { startJob } from './lab/runner.ts'

const archive = unpackArchive()
afterAll(() => archive.close())
const { opened, closed } = several(startLoopbackServers)
afterEach(async () => expect(await closed()).toEqual([]))

/** The limits for the whole feature set. */
const MOST = { bytes: 400_000, files: 80 }

describe('what the runner downloads before main', () => {
  test('is at most 400,000 bytes, gzipped, in at most 80 files', () => {
    expect(archive.bytes).toBeLessThanOrEqual(MOST.bytes)
    expect(archive.files.length).toBeLessThanOrEqual(MOST.files)
  })

  test('is dist and four other files', () => {
    const dist = globSync('dist/**/*.*').map((path) => path.split(sep).join('/'))
    expect(new Set(archive.files)).toEqual(
      new Set(['LICENSE', 'README.md', 'action.yml', 'review/action.yml', ...dist]),
    )
  })

  test('has the entries that are run below, and no other', () => {
    const entries = archive.files.filter((path) => /^dist\/[^/]+\.js$/.test(path))
    expect(entries.sort(byText)).toEqual([
      'dist/main.js',
      'dist/post.js',
      'dist/refresh.js',
      'dist/review.js',
    ])
    const stubs = entries.map((path) => readFileSync(join(archive.folder, path), 'utf8'))
    for (const stub of stubs) expect(stub.split('\n').length).toBeLessThanOrEqual(4)
  })
})

describe('the unpacked archive', () => {
  const job = { action: archive.folder }

  test('leases from two servers, exports, and revokes in post', async () => {
    const kv2 = { app: [{ password: 'correct-horse-battery' }] }
    const { job: run, vault, sts, fields } = await opened({ job, vault: { kv2 } })
    const read = 'APP_PASSWORD: secret/data/app#password'
    const app = { ...fields.vault, export: 'env', 'export-credentials': 'true', read }
    const leases = `${entry('deploy', fields.aws)}\n${entry('app', app)}`
    const main = await run.step({ id: 'creds', with: { leases } })
    expect([main.code, run.env['APP_PASSWORD'], sts.living().length]).toEqual([
      0,
      'correct-horse-battery',
      1,
    ])
    expect(vault.accepts(run.env['VAULT_TOKEN'] ?? '')).toBe(true)
    const [post] = await run.post()
    expect([post?.code, vault.living()]).toEqual([0, []])
    expect(post?.shown).toMatch(/app: revoked/)
  })

  test('parses all YAML, reads the event, and annotates a failure', async () => {
    const own = { event: 'push', head_repository: { id: 1296269 } }
    const { job: run, fields } = await opened({
      job: { ...job, event: { workflow_run: own } },
      claims: { event_name: 'workflow_run' },
    })
    const expecting = '{ repository: [octo-org/app, "octo-org/\\u0061pp"] }'
    const main = await run.step({ with: { ...fields.aws, expect: expecting } })
    expect([main.code, main.annotations]).toEqual([0, []])
    const failing = await run.step({ with: { ...fields.aws, expect: 'ref: refs/heads/other' } })
    expect([failing.code, failing.outputs['error-code']]).toEqual([1, 'CLAIM_MISMATCH'])
    const errors = failing.annotations.filter(({ level }) => level === 'error')
    expect(errors[0]?.message).toMatch(/^CLAIM_MISMATCH/)
    expect((await run.post()).map(({ code }) => code)).toEqual([0, 0])
  })
})

describe('the review of the unpacked archive', () => {
  const JOB_CLAIMS = {
    iss: 'https://token.actions.githubusercontent.com',
    sub: 'repo:octo-org/shop:environment:production',
    ...{ repository: 'octo-org/shop', repository_id: '456789', repository_owner_id: '123456' },
    ...{ environment: 'production', ref: 'refs/heads/main' },
  }
  const account = { partition: 'aws', account: '123456789012' }
  const exact = awsTrustPolicy(awsStatement(account, JOB_CLAIMS, 'sts.amazonaws.com'))
  const wide = JSON.stringify(exact).replaceAll(/repo:octo-org[^"]*/g, 'repo:octo-org/*')
  const role = 'arn:aws:iam::123456789012:role/deploy'
  const files = {
    'policies/deploy.json': wide.replaceAll('StringEquals', 'StringLike'),
    '.github/workflows/deploy.yml': `on: push
jobs:
  deploy:
    runs-on: ubuntu-latest
    steps:
      - uses: OWNER/lease-credentials@v1
        with: { from: aws, role: "${role}", region: eu-central-1, export: env }
`,
  }
  const inputs = { path: 'head', policies: 'policies/*.json', action: 'OWNER/lease-credentials' }

  /** Runs the entry as the runner does, and lists the modules of Node that it loaded. */
  async function review(
    given: Readonly<Record<string, string>>,
    options: Partial<JobOptions> = {},
  ) {
    const job = startJob({ action: join(archive.folder, 'review'), ...options })
    try {
      for (const [path, text] of Object.entries(files)) {
        const file = join(job.workspace, 'head', path)
        mkdirSync(dirname(file), { recursive: true })
        writeFileSync(file, text)
      }
      const [probe, list] = [join(job.temp, 'probe.cjs'), join(job.temp, 'loaded')]
      const code = `require('fs').writeFileSync(${JSON.stringify(list)}, process.moduleLoadList.join('\\n'))`
      writeFileSync(probe, `process.on('exit', () => ${code})`)
      const env = { NODE_OPTIONS: `--require=${probe}` }
      const step = await job.step({ id: 'review', with: given, env })
      const places = step.commands.flatMap(({ name, properties: { file, line } }) =>
        file === undefined ? [] : [`${name} ${file}:${line}`],
      )
      return { step, places, loaded: readFileSync(list, 'utf8') }
    } finally {
      job.close()
    }
  }
  const NETWORK = /NativeModule (?:https?|http2|tls|dns|dgram|child_process|internal.deps.undici)/

  test('finds, annotates, summarises and fails, without the network', async () => {
    const { step, places, loaded } = await review({ ...inputs, 'fail-on': 'trap' })
    const findings = JSON.parse(step.outputs['findings'] ?? '') as readonly { kind: string }[]
    const kinds = new Set(findings.map(({ kind }) => kind))
    expect(kinds).toEqual(new Set(['trap', 'no-expect', 'review-due']))
    expect(places).toContain('warning .github/workflows/deploy.yml:6')
    expect(new Set(places)).toContain('error policies/deploy.json:1')
    expect(JSON.parse(step.outputs['inventory'] ?? '')).toMatchObject([{ identity: role }])
    expect(step.summary).toContain(role)
    expect([step.code, step.outputs['error-code']]).toEqual([1, 'REVIEW_FAILED'])
    expect(loaded).toContain('NativeModule fs')
    expect(loaded).not.toMatch(NETWORK)
  })

  test('succeeds where only warnings are found', async () => {
    const { step, places } = await review({ ...inputs, 'fail-on': 'none' })
    expect([step.code, step.outputs['error-code']]).toEqual([0, undefined])
    expect(places).toContain('warning policies/deploy.json:1')
  })

  test('refuses a job that may request ID tokens, and reads nothing', async () => {
    const idToken = { url: 'https://127.0.0.1:9/token', bearer: 'the-bearer-of-this-job' }
    const { step, loaded } = await review(inputs, { idToken })
    expect([step.code, step.outputs]).toEqual([1, { 'error-code': 'ENVIRONMENT_REFUSED' }])
    expect(step.annotations[0]?.message).toMatch(/^ENVIRONMENT_REFUSED: .*ID tokens/)
    expect(step.summary).toBe('')
    expect(loaded).not.toMatch(NETWORK)
  })
})

const byText = (a: string, b: string): number => (a < b ? -1 : 1)
