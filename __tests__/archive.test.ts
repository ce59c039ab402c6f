import { globSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from '@jest/globals'
import { unpackArchive } from './lab/archive.ts'
import { entry, several, startLoopbackServers } from './lab/loopbackServers.ts'

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

const byText = (a: string, b: string): number => (a < b ? -1 : 1)
