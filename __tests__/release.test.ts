import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { bill, type Package } from '../.ci/sbom.ts'

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly steps: readonly { readonly name?: string; readonly run?: string }[] }>
  >
}

const folder = mkdtempSync(join(tmpdir(), 'release-'))
afterEach(() => rmSync(folder, { recursive: true, force: true }))

// The step runs on Ubuntu alone.
const onUnix = process.platform === 'win32' ? describe.skip : describe

onUnix('the dist of an update', () => {
  /**
   * What the step makes of an artifact before it touches git: whether it takes it, and what it
   * says.
   */
  const taken = (change: (artifact: string) => void): readonly [boolean, string] => {
    const artifact = join(folder, 'runner', 'dist')
    cpSync('dist', artifact, { recursive: true })
    cpSync('dist', join(folder, 'tree', 'dist'), { recursive: true })
    change(artifact)
    const { jobs } = parse(readFileSync('.github/workflows/dist.yml', 'utf8')) as Workflow
    const script = jobs['adopt']?.steps.find(({ name }) => name === 'Commit it')?.run ?? ''
    const [check, ...rest] = script.split('\ngit config')
    expect(rest.length).toBeGreaterThan(0)
    const env = { ...process.env, RUNNER_TEMP: join(folder, 'runner') }
    const { status, stdout } = spawnSync('bash', ['-e', '-c', check ?? ''], {
      cwd: join(folder, 'tree'),
      env,
      encoding: 'utf8',
    })
    return [status === 0, stdout.trim().split('\n').at(-1) ?? '']
  }

  test('is accepted if it contains what dist contains', () => {
    expect(
      taken((artifact) =>
        writeFileSync(join(artifact, 'lib', 'index.js'), '// of the new packages'),
      ),
    ).toEqual([true, ''])
    expect(readFileSync(join(folder, 'tree', 'dist', 'lib', 'index.js'), 'utf8')).toBe(
      '// of the new packages',
    )
  })

  test.each([
    [
      'a file of another name',
      (artifact: string) => writeFileSync(join(artifact, 'lib', 'evil.cjs'), ''),
    ],
    [
      'a folder more',
      (artifact: string) =>
        cpSync(join(artifact, 'lib'), join(artifact, 'more'), { recursive: true }),
    ],
    ['a link', (artifact: string) => symlinkSync('/etc/passwd', join(artifact, 'lib', 'link.js'))],
    [
      'another entry',
      (artifact: string) => writeFileSync(join(artifact, 'main.js'), "require('./lib/evil.js')"),
    ],
    [
      'other code in place of unused packages',
      (artifact: string) => rmSync(join(artifact, 'lib', 'unused.js')),
    ],
    [
      'another way to load it',
      (artifact: string) =>
        writeFileSync(join(artifact, 'package.json'), '{ "type": "commonjs", "exports": {} }'),
    ],
  ])('is rejected with %s', (_, change) => {
    expect(taken(change)).toEqual([false, '::error::The artifact holds more than bundles'])
  })
})

// The step runs on Ubuntu alone, with the tools of GNU.
const onLinux = process.platform === 'linux' ? describe : describe.skip

onLinux('the packed release', () => {
  const PACKED = ['action.yml', 'dist', 'LICENSE', 'README.md']

  /**
   * Whether the signing job accepts a tree that was packed beside the commit; digests are its own.
   */
  const accepted = (change: (tree: string) => void, more: readonly string[] = []): boolean => {
    const [commit, tree, release] = ['commit', 'tree', 'release'].map((name) => join(folder, name))
    for (const path of PACKED)
      for (const to of [commit, tree]) cpSync(path, join(`${to}`, path), { recursive: true })
    change(`${tree}`)
    const pack = `set -e; mkdir -p "${release}"; cd "${tree}"
      tar --create --gzip --file "${release}/lease-credentials-v1.0.0.tar.gz" ${[...PACKED, ...more].join(' ')}
      find ${PACKED.join(' ')} -type f | xargs sha256sum > "${release}/SHA256SUMS"`
    expect(spawnSync('bash', ['-c', pack], { encoding: 'utf8' })).toMatchObject({ status: 0 })
    const { jobs } = parse(readFileSync('.github/workflows/release.yml', 'utf8')) as Workflow
    const script = jobs['publish']?.steps.find(({ name }) => name === 'Check what was packed')?.run
    const env = { ...process.env, VERSION: '1.0.0' }
    return spawnSync('bash', ['-e', '-c', script ?? 'false'], { cwd: release, env }).status === 0
  }

  test('is signed if it equals the commit', () => expect(accepted(() => {})).toBe(true))

  test.each<[string, (tree: string) => void]>([
    ['a changed bundle', (tree) => writeFileSync(join(tree, 'dist/lib/index.js'), 'evil()')],
    ['a file more', (tree) => writeFileSync(join(tree, 'dist/lib/evil.js'), '')],
    ['a file less', (tree) => rmSync(join(tree, 'dist/package.json'))],
    ['a changed action.yml', (tree) => writeFileSync(join(tree, 'action.yml'), 'runs: {}')],
    [
      'a link in the place of a file',
      (tree) => {
        rmSync(join(tree, 'LICENSE'))
        symlinkSync('README.md', join(tree, 'LICENSE'))
      },
    ],
  ])('is not signed with %s', (_, change) => expect(accepted(change)).toBe(false))

  test('is not signed with a path that does not belong to the action', () =>
    expect(accepted((tree) => writeFileSync(join(tree, 'evil'), ''), ['evil'])).toBe(false))
})

describe('the bill of materials of a release', () => {
  const self: Package = { name: 'lease-credentials', version: '1.0.0', license: 'MIT' }
  const jose: Package = { name: 'jose', version: '6.1.0', license: 'MIT' }

  test('can be attested by GitHub, and has the same serial number for the same content', () => {
    // What actions/attest asks of CycloneDX.
    const attestable = {
      bomFormat: 'CycloneDX',
      specVersion: '1.5',
      serialNumber: expect.stringMatching(/^urn:uuid:[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/),
    }
    expect(bill(self, [jose])).toMatchObject({
      ...attestable,
      components: [{ name: 'jose', purl: 'pkg:npm/jose@6.1.0' }],
    })
    expect(bill(self, [jose])).toEqual(bill(self, [jose]))
    expect(bill(self, [{ ...jose, version: '6.1.1' }])).not.toMatchObject({
      serialNumber: Reflect.get(bill(self, [jose]), 'serialNumber'),
    })
  })
})
