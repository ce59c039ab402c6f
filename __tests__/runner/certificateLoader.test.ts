import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { blockingVariables } from '../../src/runner/authorities.ts'

// Windows has no pipes in its file system.
const unix = process.platform === 'win32' ? describe.skip : describe
let root = ''
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'loader-'))
  execFileSync('mkfifo', [join(root, 'pipe')])
  mkdirSync(join(root, 'directory'))
  writeFileSync(join(root, 'ca.pem'), 'x')
})
afterEach(() => rmSync(root, { recursive: true }))

unix('the certificate loader of Node', () => {
  test.each<readonly [string, (at: string) => string]>([
    ['a pipe', (at) => join(at, 'pipe')],
    ['a device', () => '/dev/ptmx'],
    ['a file of the kernel', () => '/proc/kmsg'],
  ])('would wait for %s', (_, path) => {
    const value = path(root)
    const env = { NODE_EXTRA_CA_CERTS: value, SSL_CERT_FILE: value, SSL_CERT_DIR: root }
    expect(blockingVariables(env)).toEqual(['NODE_EXTRA_CA_CERTS'])
    expect(blockingVariables({ ...env, NODE_USE_SYSTEM_CA: '1' })).toEqual([
      'NODE_EXTRA_CA_CERTS',
      'SSL_CERT_FILE',
      'SSL_CERT_DIR',
    ])
  })

  test('does not wait for a file, a link to one, a directory, or a missing file', () => {
    symlinkSync(join(root, 'ca.pem'), join(root, 'directory', 'link'))
    const at = (name: string) =>
      blockingVariables({ NODE_EXTRA_CA_CERTS: name && join(root, name) })
    expect(['ca.pem', 'directory/link', 'directory', 'none', ''].flatMap(at)).toEqual([])
    const directory = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_DIR: join(root, 'directory') }
    expect(blockingVariables(directory)).toEqual([])
  })

  test('does not keep a program from ending that runs again without a pipe', () => {
    const module = new URL('../../src/runner/authorities.ts', import.meta.url).href
    writeFileSync(
      join(root, 'program.mjs'),
      `import { restartWithoutBlockers } from ${JSON.stringify(module)}
      if (!restartWithoutBlockers()) {
        process.getBuiltinModule('node:https')
        console.log('ran', process.env.NODE_EXTRA_CA_CERTS, process.env.STATE_x, process.argv[2])
        process.exitCode = 3
      }`,
    )
    const run = (path: string) =>
      spawnSync(process.execPath, [join(root, 'program.mjs'), 'word'], {
        ...{ env: { NODE_EXTRA_CA_CERTS: path, STATE_x: 'state' }, encoding: 'utf8' },
        ...{ timeout: 15_000, killSignal: 'SIGKILL' },
      })
    const [pipe, file] = [run(join(root, 'pipe')), run(join(root, 'ca.pem'))]
    expect([pipe.status, file.status]).toEqual([3, 3])
    expect(pipe.stdout).toMatch(
      /^::warning::NODE_EXTRA_CA_CERTS must name regular files only.*\nran undefined state word\n$/,
    )
    expect(file.stdout).toBe(`ran ${join(root, 'ca.pem')} state word\n`)
  })
})
