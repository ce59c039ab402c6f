import { execFileSync } from 'node:child_process'
import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import { Secret } from '../../src/core/secret.ts'
import { createFiles } from '../../src/runner/files.ts'

let root = ''
let env: Record<string, string>
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'files-'))
  for (const name of ['temp', 'work', 'home']) mkdirSync(join(root, name))
  env = {
    RUNNER_TEMP: join(root, 'temp'),
    GITHUB_WORKSPACE: join(root, 'work'),
    HOME: join(root, 'home'),
    GITHUB_RUN_ID: '77',
    GITHUB_RUN_ATTEMPT: '2',
  }
})
afterEach(() => rmSync(root, { recursive: true }))

const temp = (...names: readonly string[]): string => join(root, 'temp', ...names)
const failureOf = (act: () => unknown): Failure => {
  try {
    act()
  } catch (error) {
    if (error instanceof Failure) return error
    throw error
  }
  throw new Error('it was allowed')
}
const mode = (path: string): number => statSync(path).mode & 0o777

describe('a file for later steps', () => {
  test('is in a directory of its run under RUNNER_TEMP, readable by its owner only', () => {
    const files = createFiles(env)
    const path = files.tempFilePath('app-TOKEN')
    expect(readdirSync(temp())).toEqual([])
    files.writeTempFile(path, new Secret('top secret'))
    expect(basename(dirname(path))).toMatch(/^lease-credentials-77-2-[0-9a-f]{16}$/)
    expect([mode(dirname(path)), mode(path), readFileSync(path, 'utf8')]).toEqual([
      0o700,
      0o600,
      'top secret',
    ])
  })

  test('holds bytes that are not text as they are', () => {
    const files = createFiles(env)
    const path = files.tempFilePath('key.p12')
    files.writeTempFile(path, new Secret('\x00\xff\x80', 'latin1'))
    expect([...readFileSync(path)]).toEqual([0, 255, 128])
  })

  test('shares its directory with the other files of its step only', () => {
    const files = createFiles(env)
    for (const name of ['a', 'b']) files.writeTempFile(files.tempFilePath(name), name)
    const more = createFiles(env)
    more.writeTempFile(more.tempFilePath('c'), 'c')
    expect(readdirSync(temp())).toHaveLength(2)
  })

  test('is never written over another', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('a'), 'one')
    expect(failureOf(() => files.writeTempFile(files.tempFilePath('a'), 'two')).message).toContain(
      'EEXIST',
    )
    expect(readFileSync(files.tempFilePath('a'), 'utf8')).toBe('one')
  })

  test.each([
    '',
    '.',
    '..',
    '../a',
    'a/b',
    'docker/../a',
    'docker/',
    'docker/docker/a',
    '-rf',
    'a\nb',
    'x'.repeat(201),
  ])('cannot be called %j', (name) => {
    expect(failureOf(() => createFiles(env).tempFilePath(name)).code).toBe('EXPORT_FAILED')
  })

  test('is not written into a directory that another step created, nor through a link', () => {
    const files = createFiles(env)
    const path = files.tempFilePath('a')
    mkdirSync(dirname(path))
    expect(failureOf(() => files.writeTempFile(path, 'x')).message).toContain('EEXIST')
    rmSync(dirname(path), { recursive: true })
    symlinkSync(env['HOME'] ?? '', dirname(path))
    expect(failureOf(() => files.writeTempFile(path, 'x')).code).toBe('EXPORT_FAILED')
    expect(readdirSync(join(root, 'home'))).toEqual([])
  })

  test('may be in a directory for docker, which is as protected and can be emptied and filled again', () => {
    const files = createFiles(env)
    const path = files.tempFilePath('docker/config.json')
    files.writeTempFile(path, 'with a login')
    expect([mode(dirname(dirname(path))), mode(dirname(path)), mode(path)]).toEqual([
      ...[0o700, 0o700, 0o600],
    ])
    const post = createFiles(env)
    expect(post.removeTempFile(path)).toBe('removed')
    expect(readdirSync(temp())).toEqual([])
    post.writeTempFile(path, '{}')
    expect([mode(dirname(path)), readFileSync(path, 'utf8')]).toEqual([0o700, '{}'])
  })

  test('is neither written nor removed through a link in the place of the directory for docker', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('a'), '')
    const path = files.tempFilePath('docker/config.json')
    symlinkSync(join(root, 'home'), dirname(path))
    expect(failureOf(() => files.writeTempFile(path, 'x')).code).toBe('EXPORT_FAILED')
    writeFileSync(join(root, 'home', 'config.json'), 'of the user')
    expect(failureOf(() => createFiles(env).removeTempFile(path)).code).toBe('EXPORT_FAILED')
    expect(readFileSync(join(root, 'home', 'config.json'), 'utf8')).toBe('of the user')
  })

  test('is not written through a link in its directory', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('first'), '')
    symlinkSync(join(root, 'home', 'target'), files.tempFilePath('a'))
    expect(failureOf(() => files.writeTempFile(files.tempFilePath('a'), 'x')).message).toContain(
      'EEXIST',
    )
    expect(existsSync(join(root, 'home', 'target'))).toBe(false)
  })

  test('needs a RUNNER_TEMP outside the workspace, with all links resolved', () => {
    expect(
      failureOf(() => createFiles({ ...env, RUNNER_TEMP: '' }).tempFilePath('a')).message,
    ).toContain('does not set RUNNER_TEMP')
    symlinkSync(join(root, 'work'), temp('link'))
    for (const path of ['work', 'work/sub', 'temp/link'])
      expect(
        failureOf(() => createFiles({ ...env, RUNNER_TEMP: join(root, path) }).tempFilePath('a'))
          .message,
      ).toContain('inside the workspace')
    expect(() =>
      createFiles({ RUNNER_TEMP: join(root, 'workshop') }).tempFilePath('a'),
    ).not.toThrow()
    expect(() =>
      createFiles({ ...env, RUNNER_TEMP: join(root, 'workshop') }).tempFilePath('a'),
    ).not.toThrow()
  })
})

describe('the removal of files', () => {
  test('removes a file and then its directory, also from another process of the same run', () => {
    const main = createFiles(env)
    const [a, b] = [main.tempFilePath('a'), main.tempFilePath('b')]
    for (const path of [a, b]) main.writeTempFile(path, 'x')
    const post = createFiles(env)
    expect([post.removeTempFile(a), existsSync(a), existsSync(b)]).toEqual(['removed', false, true])
    expect([post.removeTempFile(b), post.removeTempFile(b), post.removeTempFile(a)]).toEqual([
      'removed',
      'absent',
      'absent',
    ])
    expect(readdirSync(temp())).toEqual([])
  })

  test('rejects a path that is not of this run', () => {
    const other = createFiles({ ...env, GITHUB_RUN_ATTEMPT: '1' })
    other.writeTempFile(other.tempFilePath('a'), 'x')
    const dir = `lease-credentials-77-2-${'0'.repeat(16)}`
    const paths = [
      other.tempFilePath('a'),
      join(root, 'home', dir, 'a'),
      join(root, 'temp', 'else', 'a'),
      join(root, 'temp', dir),
      `${temp(dir)}/../${dir}/a`,
      `${temp(dir)}/.a`,
      'a',
      '',
    ]
    for (const path of paths) {
      expect(failureOf(() => createFiles(env).removeTempFile(path)).code).toBe('EXPORT_FAILED')
      expect(failureOf(() => createFiles(env).writeTempFile(path, 'x')).code).toBe('EXPORT_FAILED')
      expect(failureOf(() => createFiles(env).appendToRecord(path, 'x')).code).toBe('EXPORT_FAILED')
    }
    expect(existsSync(other.tempFilePath('a'))).toBe(true)
  })

  test('follows no link at the path of its directory', () => {
    writeFileSync(join(root, 'home', 'a'), 'mine')
    const dir = temp(`lease-credentials-77-2-${'0'.repeat(16)}`)
    symlinkSync(join(root, 'home'), dir)
    expect(failureOf(() => createFiles(env).removeTempFile(join(dir, 'a'))).code).toBe(
      'EXPORT_FAILED',
    )
    expect(readFileSync(join(root, 'home', 'a'), 'utf8')).toBe('mine')
  })

  test('removes a link itself where a file was, and never what it points to', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('keep'), '')
    writeFileSync(join(root, 'home', 'a'), 'mine')
    symlinkSync(join(root, 'home', 'a'), files.tempFilePath('a'))
    expect(files.removeTempFile(files.tempFilePath('a'))).toBe('removed')
    expect(readFileSync(join(root, 'home', 'a'), 'utf8')).toBe('mine')
  })

  test('reports what it could not remove', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('keep'), '')
    mkdirSync(files.tempFilePath('a'))
    expect(failureOf(() => files.removeTempFile(files.tempFilePath('a'))).message).toMatch(
      /could not be removed \(E\w+\)/,
    )
  })
})

describe('the removal of stale files', () => {
  test('removes directories of other runs, and neither those of this run, nor links, nor other files', () => {
    const own = createFiles(env)
    own.writeTempFile(own.tempFilePath('a'), 'x')
    for (const [id, attempt] of [
      ['77', '1'],
      ['5', '2'],
    ] as const) {
      const other = createFiles({ ...env, GITHUB_RUN_ID: id, GITHUB_RUN_ATTEMPT: attempt })
      other.writeTempFile(other.tempFilePath('a'), 'x')
    }
    mkdirSync(temp('lease-credentials-mine'))
    symlinkSync(join(root, 'home'), temp(`lease-credentials-5-5-${'a'.repeat(16)}`))
    own.removeStale()
    const left = [
      basename(dirname(own.tempFilePath('a'))),
      `lease-credentials-5-5-${'a'.repeat(16)}`,
      'lease-credentials-mine',
    ]
    expect(new Set(readdirSync(temp()))).toEqual(new Set(left))
    expect(existsSync(own.tempFilePath('a'))).toBe(true)
  })

  test('never fails a step', () => {
    expect(() =>
      createFiles({ ...env, RUNNER_TEMP: join(root, 'nowhere') }).removeStale(),
    ).not.toThrow()
  })
})

describe('the record', () => {
  test('grows line by line, from main and from post', () => {
    const main = createFiles(env)
    const path = main.tempFilePath('record.jsonl')
    main.appendToRecord(path, '{"event":"leased"}')
    main.appendToRecord(path, '{"event":"leased"}')
    createFiles(env).appendToRecord(path, '{"event":"ended"}')
    expect(readFileSync(path, 'utf8')).toBe(
      '{"event":"leased"}\n{"event":"leased"}\n{"event":"ended"}\n',
    )
    expect(mode(path)).toBe(0o600)
  })

  test('is created by post if main was killed before it wrote a line', () => {
    const path = createFiles(env).tempFilePath('record.jsonl')
    createFiles(env).appendToRecord(path, '{"event":"ended"}')
    expect([mode(dirname(path)), readFileSync(path, 'utf8')]).toEqual([
      0o700,
      '{"event":"ended"}\n',
    ])
  })

  test('is not written through a link or into a FIFO', () => {
    const files = createFiles(env)
    files.writeTempFile(files.tempFilePath('keep'), '')
    symlinkSync(join(root, 'home', 'target'), files.tempFilePath('link'))
    execFileSync('mkfifo', [files.tempFilePath('fifo')])
    for (const name of ['link', 'fifo'])
      expect(
        failureOf(() => files.appendToRecord(files.tempFilePath(name), 'x')).message,
      ).toContain('the record could not be written')
    expect(existsSync(join(root, 'home', 'target'))).toBe(false)
  })

  test('is not written if its directory was replaced', () => {
    const dir = temp(`lease-credentials-77-2-${'0'.repeat(16)}`)
    writeFileSync(dir, '')
    expect(
      failureOf(() => createFiles(env).appendToRecord(join(dir, 'record.jsonl'), 'x')).message,
    ).toContain('the path is not a regular file')
  })
})

describe('a file of the job', () => {
  test('is read by its path, or from the home', () => {
    writeFileSync(join(root, 'home', 'config'), '[default]')
    expect([
      createFiles(env).readText('~/config'),
      createFiles({ USERPROFILE: join(root, 'home') }).readText('~/config'),
    ]).toEqual(['[default]', '[default]'])
    expect(createFiles(env).readText(join(root, 'home', 'config'))).toBe('[default]')
  })

  test('counts as absent if it is missing, not a regular file, endless, or too large', () => {
    execFileSync('mkfifo', [join(root, 'fifo')])
    writeFileSync(join(root, 'large'), 'x'.repeat(1024 * 1024 + 1))
    for (const path of [
      join(root, 'none'),
      root,
      join(root, 'fifo'),
      join(root, 'large'),
      '/dev/zero',
    ])
      expect(createFiles(env).readText(path)).toBeUndefined()
    expect(createFiles({}).readText('~/nothing-is-here')).toBeUndefined()
  })

  // Windows has no such files.
  const unix = process.platform === 'win32' ? test.skip : test
  unix.each(['/proc/self/environ', '/dev/fd/../environ', '/proc/self/root/proc/self/environ'])(
    'is not read from what the kernel makes up: %s',
    (path) => {
      symlinkSync(path, join(root, 'link'))
      expect([
        createFiles(env).readText(path),
        createFiles(env).readText(join(root, 'link')),
      ]).toEqual([undefined, undefined])
    },
  )
})

test('a file that could not be written completely is removed', () => {
  // A limit of the process on the size of files stands for a disk that is full.
  const source = `import { createFiles } from ${JSON.stringify(new URL('../../src/runner/files.ts', import.meta.url).href)}
    const files = createFiles(${JSON.stringify(env)})
    const path = files.tempFilePath('a')
    for (const act of [() => files.writeTempFile(path, 'x'.repeat(4096)), () => (files.appendToRecord(path, 'ok'), files.appendToRecord(path, 'x'.repeat(4096)))])
      try { act() } catch (error) { console.log(error.code, error.message) }`
  const printed = execFileSync(
    'sh',
    [
      '-c',
      'trap "" XFSZ; ulimit -f 1; exec "$0" --input-type=module -e "$1"',
      process.execPath,
      source,
    ],
    {
      encoding: 'utf8',
      env: { PATH: '/bin:/usr/bin' },
    },
  )
  expect(printed).toBe(
    'EXPORT_FAILED a file for later steps could not be written (EFBIG)\nEXPORT_FAILED the ' +
      'record could not be written (EFBIG)\n',
  )
  const [directory = ''] = readdirSync(temp())
  expect(readFileSync(temp(directory, 'a'), 'utf8')).toBe('ok\n')
})
