import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterAll, afterEach, describe, expect, jest, test } from '@jest/globals'
import type { Job, StepResult } from './lab/job.ts'
import { type End, killed, type Row, rows, tabulated } from './lab/kills.ts'
import {
  entry,
  type LoopbackServers,
  several,
  startLoopbackServers,
} from './lab/loopbackServers.ts'
import { commandFile, openingOf, ours, recorded } from './lab/recorded.ts'

// Many jobs, on a machine that may have better things to do.
jest.setTimeout(300_000)
const { opened, closed } = several(startLoopbackServers)
const shells = mkdtempSync(join(tmpdir(), 'limited-'))
afterAll(() => rmSync(shells, { recursive: true }))
afterEach(async () => expect(await closed()).toEqual([]))

describe('a step with three leases in progress', () => {
  // All of them: `KILLS=all npm run jest -- dist-crash`, which prints the table, too.
  const all = process.env['KILLS'] === 'all'
  const chosen = rows.filter((_, index) => all || index % 5 === 0)

  test('that is stopped or killed at any moment leaves no valid lease that is not reported', async () => {
    const waiting = [...chosen]
    const ends = new Map<Row, End>()
    const work = async (): Promise<void> => {
      for (let row = waiting.shift(); row; row = waiting.shift()) ends.set(row, await killed(row))
    }
    await Promise.all([work(), work(), work()])
    const found = chosen.flatMap((row) => ends.get(row) ?? [])
    if (all) process.stdout.write(`${tabulated(found)}\n`)
    expect(found.map(({ title, wrong }) => ({ title, wrong }))).toEqual(
      chosen.map(({ title }) => ({ title, wrong: [] })),
    )
    // The table tells something: kills came in time, and there was something to revoke and to name.
    expect(found.filter(({ reached }) => !reached).map(({ title }) => title)).toEqual([])
    expect(
      found.some(({ returned }) => returned > 0) &&
        found.some(({ alive, named }) => alive > 0 && named > 0),
    ).toBe(true)
  })

  test('that is not interrupted gives the reference for that table', async () => {
    const { code, wrong, returned, alive, named } = await killed({
      title: 'nobody kills it',
      at: () => false,
      signal: 'SIGTERM',
    })
    // The AWS session lives on, and post says so; one token died in main, the other in post.
    expect({ code, wrong, returned, alive, named }).toEqual({
      code: 0,
      wrong: [],
      returned: 1,
      alive: 1,
      named: 1,
    })
  })
})

const both = ({ fields }: LoopbackServers): string =>
  `${entry('deploy', { ...fields.aws, export: '[env, file]' })}\n${entry('app', { ...fields.vault, export: '[env, output]' })}`

/** What a refused step may leave: its code, its claims, the path of its record. */
const silent = ({ env, outputs }: StepResult): readonly unknown[] => [
  env,
  Object.keys(outputs).filter((name) => !['error-code', 'error-claim', 'record'].includes(name)),
]

describe('a full disk', () => {
  const files = { env: 'set_env_', outputs: 'set_output_' } as const

  test.each(Object.entries(files))(
    'at the %s of the step: nothing is exported, and everything is revoked',
    async (_, prefix) => {
      const one = await opened()
      const { job, vault } = one
      const running = job.start({ with: { leases: both(one) } })
      blocked(job, prefix)
      const main = await running.done
      expect([
        main.code,
        silent(main),
        vault.living(),
        ours(job).filter((each) => !each.endsWith('.jsonl')),
      ]).toEqual([1, [{}, []], [], []])
      expect(main.shown).toMatch(
        /^EXPORT_FAILED: a file of the runner could not be written \(EISDIR\); later steps see none of it$/m,
      )
      expect(main.shown).toMatch(/^deploy: cannot be revoked.*^app: revoked/ms)
      expect((await job.post()).map(({ code }) => code)).toEqual([0])
      expect(
        recorded(job).map(({ event, lease, code, end }) => [event, lease, code ?? end]),
      ).toEqual([
        ['refused', 'deploy', 'EXPORT_FAILED'],
        ['refused', 'app', 'EXPORT_FAILED'],
        ['ended', 'app', 'revoked'],
        ['ended', 'deploy', 'expires'],
      ])
    },
  )

  test('at the record: a lease that cannot be recorded is not exported', async () => {
    const one = await opened()
    const { job, vault, ports } = one
    // The directory is made with the first file of the step; something else stands where its record
    // goes.
    ports.aws.watch((moment) => {
      if (moment === 'answering') mkdirSync(dirname(openingOf(job).record), { mode: 0o700 })
      if (moment === 'answering') mkdirSync(openingOf(job).record)
    })
    const main = await job.step({ with: { leases: both(one).replace('[env, file]', 'env') } })
    expect([main.code, silent(main), vault.living()]).toEqual([1, [{}, []], []])
    expect([main.outputs['error-code'], main.outputs['record']]).toEqual([
      'EXPORT_FAILED',
      undefined,
    ])
    expect((await job.post()).map(({ code }) => code)).toEqual([0])
  })

  test('at the state: nothing is leased, and no request is sent', async () => {
    const one = await opened()
    const { job, ports } = one
    const running = job.start({ with: { leases: both(one) } })
    blocked(job, 'save_state_')
    const main = await running.done
    expect([main.code, main.outputs['error-code'], silent(main)]).toEqual([
      1,
      'STATE_UNWRITABLE',
      [{}, []],
    ])
    expect(Object.values(ports).flatMap(({ requests }) => requests)).toEqual([])
    expect((await job.post()).map(({ code, shown }) => [code, shown])).toEqual([
      [0, 'Nothing was leased, so there is nothing to revoke'],
    ])
  })

  test('at the state, once something is leased: it is revoked', async () => {
    const one = await opened({ vault: { kv2: { app: [{ password: 'correct-horse-battery' }] } } })
    const { job, vault, ports, fields } = one
    ports.vault.watch((moment, _, { url }) => {
      if (moment === 'answering' && url.pathname.endsWith('/login')) blocked(job, 'save_state_')
    })
    const main = await job.step({ with: { ...fields.vault, read: 'P: secret/data/app#password' } })
    expect([main.code, main.outputs['error-code'], silent(main), vault.living()]).toEqual([
      1,
      'STATE_UNWRITABLE',
      [{}, []],
      [],
    ])
    expect(main.shown).toMatch(/^vault: revoked/m)
  })

  // The limit of a process on the size of its files, in blocks of 512 bytes, stands for a disk that
  // fills up somewhere.
  test.each([1, 2, 3, 4, 6, 8, 12])(
    'after %d blocks: no partial line, and no lease is lost',
    async (blocks) => {
      const one = await opened({ job: { node: limited(blocks) } })
      const { job, vault, sts } = one
      const main = await job.step({ with: { leases: both(one), timeout: '20s' } })
      const done = main.code === 0
      expect([
        ['EXPORT_FAILED', 'STATE_UNWRITABLE'].includes(main.outputs['error-code'] ?? ''),
        done,
      ]).toEqual([!done, done])
      if (!done) expect([silent(main), vault.living()]).toEqual([[{}, []], []])
      // The runner could read each file: a cut line would be a mistake to it.
      expect(
        main.annotations.filter(({ message }) =>
          /Unable to process file command|Invalid/.test(message),
        ),
      ).toEqual([])
      const { closed = 'open', ...lines } = main.state
      expect(closed).toMatch(/^(?:open|(?:open )?\d+)$/)
      for (const line of Object.values(lines)) expect(() => JSON.parse(line)).not.toThrow()
      const [post] = await job.post()
      expect([post?.code, vault.living()]).toEqual([0, []])
      const told = `${main.shown}\n${post?.shown}`
      expect(
        sts
          .living()
          .every(() =>
            /deploy: (?:cannot be revoked|(?:a response|\d+ answers) of .* (?:was|were) lost)/.test(
              told,
            ),
          ),
      ).toBe(true)
      expect(() => recorded(job)).not.toThrow()
    },
  )

  test('occurs with some of those limits, and not with all', async () => {
    const ends = await Promise.all(
      [2, 200].map(async (blocks) => {
        const one = await opened({ job: { node: limited(blocks) } })
        const { code } = await one.job.step({ with: { leases: both(one) } })
        await one.job.post()
        return code
      }),
    )
    expect(ends).toEqual([1, 0])
  })
})

/** A directory stands where the file of the running step was. */
function blocked(job: Job, prefix: Parameters<typeof commandFile>[1]): void {
  const path = commandFile(job, prefix)
  rmSync(path)
  mkdirSync(path)
}

/** A node that can write so much into any one file. */
function limited(blocks: number): string {
  const path = join(shells, `node-${blocks}`)
  writeFileSync(
    path,
    `#!/bin/sh\ntrap '' XFSZ\nulimit -f ${blocks}\nexec '${process.execPath}' "$@"\n`,
  )
  chmodSync(path, 0o755)
  return path
}
