import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from '@jest/globals'

const PAGE = 'docs/try-a-step.md'
const folder = mkdtempSync(join(tmpdir(), 'try-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function run(...argv: readonly string[]): { readonly text: string; readonly code: number | null } {
  const { stdout, stderr, status } = spawnSync(
    process.execPath,
    ['__tests__/try/try.ts', ...argv],
    {
      encoding: 'utf8',
    },
  )
  return { text: `${stdout}${stderr}`, code: status }
}

/** What differs from run to run, and from machine to machine. */
const normalized = (text: string): string =>
  text
    .replaceAll(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ/g, '2026-11-27T21:46:49Z')
    .replaceAll(
      /[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}/g,
      'ec05aada-651c-4dcb-856f-21acf5f4c23e',
    )
    .replaceAll(/(?<![0-9a-f])[0-9a-f]{16}(?![0-9a-f])/g, 'ae1bff8ff457551c')
    .replaceAll(/127\.0\.0\.1:\d+/g, '127.0.0.1:33391')
    .replaceAll(/\S+lab-authority-\w+/g, '/home/you/.cache/lab-authority')
    .trim()

/** The first block of a page that begins with these words. */
function block(page: string, start: string): string {
  const blocks = [...page.matchAll(/^```console\n([\s\S]*?)^```/gm)].map(([, text = '']) => text)
  return blocks.find((text) => text.startsWith(start))?.trim() ?? ''
}

describe('npm run try', () => {
  test('prints what its page shows', () => {
    const { text, code } = run('__tests__/try/step.yml')
    expect(code).toBe(0)
    const page = readFileSync(PAGE, 'utf8')
    const shown = block(page, '=== main')
    if (process.env['TRY'] === 'write')
      writeFileSync(
        PAGE,
        page.replace(shown, () => normalized(text)),
      )
    else expect(normalized(text)).toBe(shown)
  })

  test('names a claim that does not match, and ends with the exit code of main', () => {
    const path = join(folder, 'staging.yml')
    const step = readFileSync('__tests__/try/step.yml', 'utf8')
    writeFileSync(path, `${step}claims:\n  environment: staging\n`)
    const { text, code } = run(path)
    expect(code).toBe(1)
    expect(text).toContain('CLAIM_MISMATCH')
    expect(text).toMatch(/=== alive at the servers of the lab ===\n\(nothing\)/)
  })

  test('plays every kind of server that a step names', () => {
    const path = join(folder, 'all.yml')
    const leases = [
      'a: {from: aws, role: "arn:aws:iam::210987654321:role/ship", region: eu-west-1, export: env}',
      'v: {from: vault, address: "https://vault.example.com", role: ci, mount: gh, export: output}',
      'g: {from: gcp, workload-identity-provider: projects/1/locations/global/workloadIdentityPools/p/providers/q, service-account: x@y.iam.gserviceaccount.com, export: output}',
      'z: {from: azure, tenant-id: 11111111-1111-4111-8111-111111111111, client-id: 22222222-2222-4222-8222-222222222222, export: output}',
      'o: {from: octo-sts, scope: octo-org/x, identity: y, export: output}',
      't: {from: oauth, discover: "https://auth.example.com/realms/x", audience: "https://auth.example.com/realms/x", export: output}',
    ]
    const step = `uses: x/lease-credentials@v1\nwith:\n  leases: |\n    ${leases.join('\n    ')}\n`
    writeFileSync(path, step)
    const { text, code } = run(path)
    expect({ text, code }).toEqual({ text: expect.stringContaining('post, exit code 0'), code: 0 })
  })

  test('says what is missing in a file without a step', () => {
    const path = join(folder, 'empty.yml')
    writeFileSync(path, 'name: x\n')
    const { text, code } = run(path)
    expect(code).toBe(2)
    expect(text.replace(path, 'step.yml').trim()).toBe(
      block(readFileSync(PAGE, 'utf8'), 'step.yml'),
    )
  })
})
