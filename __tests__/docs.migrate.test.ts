import { describe, expect, test } from '@jest/globals'
import { migrationPages } from '../.ci/docs/peers.ts'
import { peers } from '../src/inputs/peers.ts'
import { blocksIn, isOurs, planOf, read, stepsIn } from './docs.examples.ts'

const pages = Object.entries(migrationPages).map(([page, action]) => ({ page, action }))

/** Returns the inputs of each step that uses the other action. */
const before = (page: string, action: string) =>
  blocksIn(page, 'yaml')
    .flatMap(stepsIn)
    .filter(({ uses }) => uses.includes(action))

describe.each(pages)('$page', ({ page, action }) => {
  const text = read(page)

  test('says first what differs by default: where credentials go, audience, end of the job', () => {
    const [, first = ''] = text.split(/^## /m)
    expect(first).toMatch(/^What differs by default\n/)
    expect(first).toMatch(/`export`/)
    expect(first).toMatch(/audience/)
    expect(first).toMatch(/at the end of the job|is revoked as soon as nothing needs it/)
  })

  test('shows whole jobs, each before and after, with the same permissions', () => {
    const jobs = blocksIn(page, 'yaml')
    expect(jobs.length).toBeGreaterThan(1)
    expect(jobs.length % 2).toBe(0)
    for (const [index, job] of jobs.entries()) {
      expect(job).toMatch(/^name: .*\non: push\njobs:$/m)
      expect(job).toMatch(/^ {6}id-token: write$/m)
      expect(stepsIn(job).some(isOurs)).toBe(index % 2 === 1)
    }
  })

  test('maps every input and output of the other action', () => {
    const peer = peers.find((known) => known.action === action)
    for (const name of [...Object.keys(peer?.inputs ?? {}), ...Object.keys(peer?.outputs ?? {})])
      expect(text).toContain(`| \`${name}\` |`)
  })

  test('an input left over from the job before is one error that names it', async () => {
    const known = peers.find((peer) => peer.action === action)?.inputs ?? {}
    for (const { with: inputs = {} } of before(page, action)) {
      const foreign = Object.keys(inputs).filter((name) => known[name]?.kind !== 'same')
      const pasted = Object.entries(inputs).map(([name, value]) => [name.toLowerCase(), value])
      const step = { uses: 'ours', with: Object.fromEntries(pasted) as Record<string, string> }
      const failure = await planOf(step).then(
        () => undefined,
        (error: Error) => error,
      )
      expect(failure).toMatchObject({ code: 'INPUT_INVALID' })
      if (foreign.length > 0) expect(failure?.message).toContain(action)
      for (const name of foreign) expect(failure?.message).toContain(`"${name.toLowerCase()}" is `)
    }
  })
})

test('the page for Vault begins with the audience, and keeps the one that is there', () => {
  const text = read('docs/migrate/vault-action.md')
  const [, first = ''] = text.split(/^## /m)
  expect(first).toMatch(/^What differs by default\n\n\*\*The audience comes first\.\*\*/)
  expect(first).toMatch(/without removing the one that is there/)
})

test('the page for Azure says in its first row how "az" logs in without a token in arguments', () => {
  const rows = read('docs/migrate/azure-login.md').match(/^\| .*$/gm) ?? []
  expect(rows[2]).toMatch(/`az`.*--federated-token "@\$file"/)
})
