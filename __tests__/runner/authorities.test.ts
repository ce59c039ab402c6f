import { existsSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import {
  authorityVariables,
  checkAuthorities,
  jobBegan,
  judgeProvenance,
  systemCaVariable,
} from '../../src/runner/authorities.ts'
import { refuseEnvironment } from '../../src/runner/environment.ts'
import { isKernelPath, locate } from '../../src/runner/places.ts'
import { authorityDirectory } from '../lab/certificates.ts'

const unix = process.platform === 'win32' ? test.skip : test
let temp = ''
let machine = ''
beforeEach(() => {
  temp = mkdtempSync(join(tmpdir(), 'authorities-'))
  machine = authorityDirectory()
})
afterEach(() => rmSync(temp, { recursive: true }))

const MACHINE = { uid: 0, gid: 0 }
const RUNNER = { uid: 1001, groups: [1001, 118] }
const ROOT = { uid: 0, groups: [0] }
const BEGAN = 1_000

describe('the provenance of a file of authorities', () => {
  test.each([
    ['of the machine', { ...MACHINE, mode: 0o100644 }],
    ['of another user', { uid: 33, gid: 33, mode: 0o100600 }],
    ['writable by a group that is not the job', { ...MACHINE, mode: 0o100664 }],
  ])('is protected, whenever it was written: %s', (_, file) => {
    for (const ctimeMs of [BEGAN - 1, BEGAN + 1])
      expect(judgeProvenance({ ...file, ctimeMs }, RUNNER, BEGAN)).toBe('protected')
  })

  test.each([
    ['owns it', { uid: 1001, gid: 0, mode: 0o100444 }, RUNNER],
    ['may write it as everybody may', { ...MACHINE, mode: 0o100666 }, RUNNER],
    ['may write it by a group', { uid: 0, gid: 118, mode: 0o100664 }, RUNNER],
    ['is root', { uid: 33, gid: 33, mode: 0o100444 }, ROOT],
    ['is not known', { ...MACHINE, mode: 0o100444 }, { uid: undefined, groups: [] }],
  ])("is judged by its age if the job's user %s", (_, file, user) => {
    const at = (ctimeMs: number) => judgeProvenance({ ...file, ctimeMs }, user, BEGAN)
    expect([at(BEGAN - 1), at(BEGAN), at(BEGAN + 1)]).toEqual([
      'older than the job',
      'older than the job',
      'changed since the job began',
    ])
  })
})

describe('the beginning of the job', () => {
  const event = (): string => join(temp, 'workflow', 'event.json')
  const planted = (): string => join(machine, 'ca.pem')

  unix('is that of the first step, though the runner rewrites the event file before each', () => {
    mkdirSync(dirname(event()))
    writeFileSync(event(), '{}')
    const first = jobBegan({ GITHUB_EVENT_PATH: event() })
    // Until the clock of the file system has gone on.
    const env = { GITHUB_EVENT_PATH: event(), NODE_EXTRA_CA_CERTS: planted() }
    const younger = (): boolean => {
      writeFileSync(planted(), 'x')
      return checkAuthorities('NODE_EXTRA_CA_CERTS', env).problem !== undefined
    }
    while (!younger());
    writeFileSync(event(), '{"rewritten":true}')
    expect(jobBegan(env)).toBe(first)
    expect(checkAuthorities('NODE_EXTRA_CA_CERTS', env).problem).toContain('younger than the job')
  })

  unix('makes no file old where the event file is gone, and every file outside of a runner', () => {
    writeFileSync(planted(), 'x')
    const gone = { GITHUB_EVENT_PATH: join(temp, 'none', 'event.json') }
    const env = { NODE_EXTRA_CA_CERTS: planted() }
    expect(checkAuthorities('NODE_EXTRA_CA_CERTS', { ...env, ...gone }).problem).toContain(
      'younger than the job',
    )
    expect(checkAuthorities('NODE_EXTRA_CA_CERTS', env)).toMatchObject({
      problem: undefined,
      writable: true,
    })
  })
})

describe('the place of a path', () => {
  const env = () => ({
    GITHUB_WORKSPACE: join(machine, 'work'),
    RUNNER_TEMP: join(machine, 'temp'),
  })
  beforeEach(() => {
    mkdirSync(join(machine, 'work', 'sub'), { recursive: true })
    mkdirSync(join(machine, 'temp'))
    writeFileSync(join(machine, 'work', 'ca.pem'), 'x')
  })

  unix.each([
    '/proc/self/environ',
    '/proc/1/environ',
    '/dev/null',
    '/dev/shm/ca.pem',
    '/dev/stdin',
    '/sys/kernel/notes',
    '/dev/fd/../environ',
    '/proc/self/root/proc/self/environ',
  ])('is the kernel: %s', (path) =>
    expect([locate(path, env()), isKernelPath(path)]).toEqual(['kernel', true]),
  )

  unix('is where the path leads, links before ..', () => {
    symlinkSync(join(machine, 'work', 'sub'), join(machine, 'link'))
    // Where the path would lead if `..` were taken first.
    writeFileSync(join(machine, 'ca.pem'), 'x')
    symlinkSync(join(machine, 'work', 'ca.pem'), join(machine, 'file'))
    symlinkSync('/proc/self/environ', join(machine, 'environ'))
    const at = (path: string) => locate(path, env())
    expect([
      at(`${machine}/link/../ca.pem`),
      at(join(machine, 'link', 'not there')),
      at(join(machine, 'file')),
      at(join(machine, 'environ')),
      at(join(machine, 'temp', 'x')),
      at('/tmp/x'),
      at('/var/tmp/x'),
      at(join(machine, 'ca.pem')),
      at('/tmpfile'),
    ]).toEqual([
      ...['workspace', 'workspace', 'workspace', 'kernel'],
      ...['temporary', 'temporary', 'temporary', 'elsewhere', 'elsewhere'],
    ])
  })

  unix('is temporary below /tmp wherever TMPDIR leads, and below TMPDIR', () => {
    const moved = { TMPDIR: join(machine, 'work') }
    expect([locate('/tmp/x', moved), locate(join(machine, 'work', 'x'), moved)]).toEqual([
      'temporary',
      'temporary',
    ])
  })
})

describe('the authorities of the machine', () => {
  const bundles = [
    '/etc/ssl/certs/ca-certificates.crt',
    '/etc/pki/tls/certs/ca-bundle.crt',
    '/etc/ssl/cert.pem',
  ].filter((path) => existsSync(path))
  const job = (): string => {
    mkdirSync(join(temp, 'workflow'), { recursive: true })
    writeFileSync(join(temp, 'workflow', 'event.json'), '{}')
    return join(temp, 'workflow', 'event.json')
  }

  test.each(bundles)('are accepted, in a file and in a directory: %s', (path) => {
    const env = { GITHUB_EVENT_PATH: job(), GITHUB_WORKSPACE: temp }
    const warned = process.getuid?.() === 0 ? 1 : 0
    expect(refuseEnvironment({ ...env, NODE_EXTRA_CA_CERTS: path }).warnings).toHaveLength(warned)
    const system = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: path, SSL_CERT_DIR: dirname(path) }
    expect(refuseEnvironment({ ...env, ...system }).warnings).toHaveLength(2 * warned)
  })

  test('are trusted because of NODE_OPTIONS however it is written', () => {
    const by = (NODE_OPTIONS: string) => systemCaVariable({ NODE_OPTIONS })
    expect(
      ['--use-system-ca', '--use_openssl_ca', '"--use-system-ca"', '--a --use-openssl-ca'].map(by),
    ).toEqual(Array(4).fill('NODE_OPTIONS'))
    expect(['', '--no-use-system-ca', '--use-system-cat', '--use-bundled-ca'].map(by)).toEqual(
      Array(4).fill(undefined),
    )
  })

  test('are named by variables that count only where the system is trusted', () => {
    const env = { NODE_EXTRA_CA_CERTS: 'a', SSL_CERT_FILE: 'b', SSL_CERT_DIR: '' }
    expect([
      authorityVariables(env),
      authorityVariables({ ...env, NODE_USE_SYSTEM_CA: '1' }),
    ]).toEqual([['NODE_EXTRA_CA_CERTS'], ['NODE_EXTRA_CA_CERTS', 'SSL_CERT_FILE']])
  })
})
