import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, expect, test } from '@jest/globals'
import { bothInputs, inProcessStep, ROLE } from './lab/inProcessStep.ts'

type Line = Readonly<Record<string, unknown>>
type Findings = Readonly<Record<string, readonly Line[]>>
interface Logs {
  readonly record: readonly Line[]
  readonly vault: readonly object[]
  readonly cloudtrail: readonly object[]
}

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})

/** Runs the script over these logs; returns its exit code and what it found, without the empty. */
function audit({ record, vault, cloudtrail }: Logs): readonly [number | null, Findings] {
  const folder = mkdtempSync(join(tmpdir(), 'audit-'))
  folders.push(folder)
  const lines = (entries: readonly object[]): string =>
    entries.map((entry) => `${JSON.stringify(entry)}\n`).join('')
  writeFileSync(join(folder, 'vault.log'), lines(vault))
  writeFileSync(join(folder, 'trail.json'), JSON.stringify({ Records: cloudtrail }))
  const { status, stdout } = spawnSync(
    process.execPath,
    [
      'docs/audit/join.mjs',
      ...['--record', '-', '--vault', join(folder, 'vault.log')],
      ...['--cloudtrail', join(folder, 'trail.json'), '--json'],
    ],
    { input: lines(record), encoding: 'utf8' },
  )
  const found = Object.entries(JSON.parse(stdout) as Findings)
  return [status, Object.fromEntries(found.filter(([, items]) => items.length > 0))]
}

/** What a whole step leaves: the record, and the books of both servers. */
async function played(inputs: Readonly<Record<string, string>> = bothInputs): Promise<Logs> {
  const s = inProcessStep()
  expect(await s.main(inputs)).toBeUndefined()
  await s.post()
  return { record: s.record(), vault: s.vault.audited, cloudtrail: s.sts.trail }
}

const lineOf = ({ record }: Logs, event: string, lease: string): Line =>
  record.find((line) => line['event'] === event && line['lease'] === lease) ?? {}

test('a record that agrees with the logs of both servers has no finding', async () => {
  const logs = await played()
  expect([logs.record.length, logs.vault.length, logs.cloudtrail.length]).toEqual([4, 1, 1])
  expect(audit(logs)).toEqual([0, {}])
  // A sink delivers at least once.
  expect(audit({ ...logs, record: [...logs.record, ...logs.record] })).toEqual([0, {}])
})

test('finds a session without a line, a line without a session, a lease without an end, and a forged line', async () => {
  const logs = await played()
  const [trail] = logs.cloudtrail
  const session = {
    ...trail,
    requestID: 'fedcba98-0000-4000-8000-000000000000',
    responseElements: { credentials: { accessKeyId: 'ASIASTOLENTOKEN12345' } },
  }
  const app = lineOf(logs, 'leased', 'app')
  const invented = {
    ...app,
    uid: '1'.repeat(32),
    lease_uid: '2'.repeat(32),
    request: '0f0f0f0f-0000-4000-8000-000000000000',
  }
  const deploy = lineOf(logs, 'leased', 'deploy')
  const forged = {
    ...deploy,
    uid: '3'.repeat(32),
    identity: { ...(deploy['identity'] as object), sub: 'repo:octo-org/other:ref:refs/heads/x' },
  }
  const record = logs.record.filter((line) => line !== lineOf(logs, 'ended', 'app'))
  const [status, found] = audit({
    ...logs,
    record: [...record, invented, forged],
    cloudtrail: [...logs.cloudtrail, session],
  })
  expect(status).toBe(1)
  expect(found['session without a line']).toMatchObject([{ keys: ['ASIASTOLENTOKEN12345'] }])
  expect(found['line without a session']).toMatchObject([{ uid: invented.uid }])
  expect(found['lease without an end']).toMatchObject([
    { lease: 'app', lease_uid: app['lease_uid'] },
    { uid: invented.uid },
  ])
  expect(found['line contradicts']).toMatchObject([
    { uid: forged.uid, why: expect.stringMatching(/^subject is repo:octo-org\/other:/) },
    { uid: forged.uid, why: 'another line has its session' },
  ])
})

test.each([
  ['of another run', { run: { run_id: '7', run_attempt: '1' } }, /run_id is 7 here/],
  ['for another role', { requested: { role: `${ROLE}-admin` } }, /role is .*-admin here/],
  ['with the uid of another line', { severity: 'low' }, /another line has its uid/],
  ['with another request', { request: 'abcdef01-2345' }, /request is abcdef01-2345 here/],
])('finds a copy of a genuine line %s', async (_, change, why) => {
  const logs = await played()
  const forged = { ...lineOf(logs, 'leased', 'deploy'), ...change }
  const [status, found] = audit({ ...logs, record: [...logs.record, forged] })
  expect(status).toBe(1)
  const reasons = (found['line contradicts'] ?? []).map(({ why: reason }) => reason)
  expect(reasons).toContainEqual(expect.stringMatching(why))
})

test('knows a session whose response was lost by the run and the lease in its User-Agent', async () => {
  const s = inProcessStep()
  await s.main(bothInputs)
  const [line] = s.record().filter(({ lease }) => lease === 'deploy')
  const { id, keys, request, ...rest } = line ?? {}
  const lost = { ...rest, uid: '4'.repeat(32), event: 'ended', end: 'unknown' }
  const logs = { record: [lost], vault: [], cloudtrail: s.sts.trail }
  expect([id, keys, request].includes(undefined)).toBe(false)
  expect(audit(logs)).toEqual([0, {}])
})

test('counts the sessions of a chain of roles as one lease', async () => {
  const second = 'arn:aws:iam::210987654321:role/second'
  const s = inProcessStep({ roles: { [ROLE]: { claims: {} }, [second]: { assumedBy: [ROLE] } } })
  const inputs = { from: 'aws', role: ROLE, region: 'eu-central-1', export: 'output' }
  expect(await s.main({ ...inputs, chain: `[{role: "${second}"}]` })).toBeUndefined()
  await s.post()
  const record = s.record()
  expect(new Set(record.map(({ id }) => id)).size).toBe(1)
  expect(audit({ record, vault: [], cloudtrail: s.sts.trail })).toEqual([0, {}])
})
