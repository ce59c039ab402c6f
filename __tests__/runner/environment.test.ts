import { execFileSync } from 'node:child_process'
import { linkSync, mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals'
import { Failure } from '../../src/core/failure.ts'
import {
  changedSinceMain,
  networkNotes,
  readNetworkSettings,
  refuseEnvironment,
  trustedCas,
} from '../../src/runner/environment.ts'
import { jobFacts } from '../../src/runner/job.ts'
import { authorityDirectory } from '../lab/certificates.ts'

let root = ''
let machine = ''
let event = ''
/** Environments name it, so that a file of authorities made before it is older than the job. */
const beginJob = (): string => {
  rmSync(dirname(event), { recursive: true, force: true })
  mkdirSync(dirname(event), { recursive: true })
  writeFileSync(event, '{}')
  return event
}
beforeEach(() => {
  root = mkdtempSync(join(tmpdir(), 'environment-'))
  machine = authorityDirectory()
  event = join(root, 'workflow', 'event.json')
  mkdirSync(join(root, 'work'))
})
afterEach(() => rmSync(root, { recursive: true }))

const refusalOf = (env: Record<string, string>): string => {
  try {
    refuseEnvironment(env)
    return ''
  } catch (error) {
    return error instanceof Failure ? `${error.code}: ${error.message}` : String(error)
  }
}

describe('an environment', () => {
  test('that disables verification is rejected, with all problems at once', () => {
    const env = {
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
      NODE_DEBUG: 'fs,tls',
      NODE_EXTRA_CA_CERTS: join(root, 'work', 'ca.pem'),
      GITHUB_WORKSPACE: join(root, 'work'),
    }
    const refusal = refusalOf(env)
    expect(refusal).toMatch(
      /^ENVIRONMENT_REFUSED: NODE_TLS_REJECT_UNAUTHORIZED=0 .*\nNODE_DEBUG .*\nNODE_EXTRA_CA_CERTS .*$/,
    )
  })

  test.each([
    'http',
    'HTTPS',
    'fs, net',
    'undici',
    'stream',
    '*',
    'ht*',
    'tls*',
    'x tunnel',
    'a-tunnel',
  ])('in which NODE_DEBUG=%s would print tokens is rejected', (list) => {
    expect(refusalOf({ NODE_DEBUG: list })).toContain('NODE_DEBUG')
  })

  test('with a long run of * in NODE_DEBUG is checked at once', () => {
    const began = performance.now()
    expect(refusalOf({ NODE_DEBUG: `${'*'.repeat(60)}x` })).toBe('')
    expect(refusalOf({ NODE_DEBUG: `h${'*'.repeat(60)}p` })).toContain('NODE_DEBUG')
    expect(performance.now() - began).toBeLessThan(1_000)
  })

  test.each(['', 'fs', 'module,timer', 'network', 'h.tp', '(', 'tunnels'])(
    'in which NODE_DEBUG=%s prints other things is accepted',
    (list) => {
      expect(refusalOf({ NODE_DEBUG: list, NODE_TLS_REJECT_UNAUTHORIZED: '1' })).toBe('')
    },
  )

  test.each(['SSL_CERT_FILE', 'SSL_CERT_DIR'])(
    'in which %s names a place in the workspace is rejected',
    (name) => {
      const env = { [name]: join(root, 'work', 'ca'), GITHUB_WORKSPACE: join(root, 'work') }
      expect(refusalOf({ ...env, NODE_USE_SYSTEM_CA: '1' })).toMatch(
        new RegExp(`^ENVIRONMENT_REFUSED: ${name} .* inside the workspace`),
      )
      // Node reads it for nothing else.
      expect(refusalOf(env)).toBe('')
    },
  )

  test('with authorities outside the workspace is accepted', () => {
    expect(
      refusalOf({
        NODE_EXTRA_CA_CERTS: join(machine, 'ca.pem'),
        GITHUB_WORKSPACE: join(root, 'work'),
      }),
    ).toBe('')
    expect(refusalOf({ NODE_EXTRA_CA_CERTS: join(machine, 'ca.pem') })).toBe('')
  })
})

describe('the network settings', () => {
  const ca = (content: string): string => {
    writeFileSync(join(root, 'ca.pem'), content)
    return join(root, 'ca.pem')
  }

  test('are recorded by main and logged without credentials', () => {
    const network = readNetworkSettings({
      HTTPS_PROXY: 'http://me:secret@proxy:3128',
      NODE_EXTRA_CA_CERTS: ca('one'),
    })
    expect(network).toMatchObject({
      proxy: { https: 'http://me:secret@proxy:3128' },
      ca: { path: join(root, 'ca.pem'), sha256: expect.stringMatching(/^[0-9a-f]{64}$/) },
    })
    expect(networkNotes(network, {})).toEqual([
      'Requests go through the proxy proxy:3128 (HTTPS_PROXY)',
      `The certificate authorities in ${join(root, 'ca.pem')} are trusted (NODE_EXTRA_CA_CERTS)`,
    ])
    expect(
      networkNotes({ proxy: { https: 'http://:no' }, noProxy: undefined, ca: undefined }, {}),
    ).toEqual(['Requests go through the proxy in HTTPS_PROXY (HTTPS_PROXY)'])
  })

  test('are logged if the authorities of the system are trusted, with their place', () => {
    const notes = (env: Record<string, string>): readonly string[] =>
      networkNotes(readNetworkSettings(env), env)
    expect(notes({ NODE_USE_SYSTEM_CA: '1' })).toEqual([
      'The certificate authorities of the system are trusted (NODE_USE_SYSTEM_CA)',
    ])
    expect(notes({ NODE_OPTIONS: '--use-system-ca' })).toEqual([
      'The certificate authorities of the system are trusted (NODE_OPTIONS)',
    ])
    expect(notes({ NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: '/a', SSL_CERT_DIR: '/b' })).toEqual([
      'The certificate authorities of the system in /a and /b are trusted (NODE_USE_SYSTEM_CA)',
    ])
    expect(notes({ SSL_CERT_FILE: '/a' })).toEqual([])
  })

  test('are empty if nothing is set, or if the file of authorities is missing', () => {
    for (const env of [{}, { NODE_EXTRA_CA_CERTS: join(root, 'none.pem') }]) {
      expect(readNetworkSettings(env)).toEqual({ proxy: {}, noProxy: undefined, ca: undefined })
      expect(networkNotes(readNetworkSettings(env), env)).toEqual([])
    }
    expect(trustedCas(readNetworkSettings({}))).toEqual({})
  })

  test('keep the authorities in post only if their file is unchanged', () => {
    const network = readNetworkSettings({ NODE_EXTRA_CA_CERTS: ca('one') })
    expect(trustedCas(network)).toEqual({ extra: 'one' })
    ca('two')
    expect(trustedCas(network)).toEqual({
      warning: expect.stringContaining('has changed; it is not used'),
    })
    rmSync(join(root, 'ca.pem'))
    expect(trustedCas(network)).toEqual({ warning: expect.stringContaining('it is not used') })
  })

  test('keep the authorities of the system in post only if their place is unchanged', () => {
    const env = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: ca('one') }
    const network = readNetworkSettings(env)
    expect(trustedCas(network, env).warning).toBeUndefined()
    expect(trustedCas(network, { ...env, NODE_USE_SYSTEM_CA: '' }).warning).toBeUndefined()
    const moved = { warning: expect.stringContaining('the authorities of the system are not used') }
    expect(trustedCas(network, { ...env, SSL_CERT_FILE: '/evil' })).toEqual(moved)
    expect(trustedCas(network, { ...env, SSL_CERT_DIR: '/evil' })).toEqual(moved)
    ca('two')
    expect(trustedCas(network, env)).toEqual(moved)
    const directory = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_DIR: root }
    const seen = readNetworkSettings(directory)
    expect(trustedCas(seen, directory).warning).toBeUndefined()
    writeFileSync(join(root, 'another.pem'), 'three')
    expect(trustedCas(seen, directory)).toEqual(moved)
    // Post does not trust what main did not trust.
    expect(trustedCas(readNetworkSettings({}), env)).toEqual({})
    expect([
      readNetworkSettings({ NODE_OPTIONS: '--use-system-ca' }).system,
      readNetworkSettings({ NODE_OPTIONS: '--no-warnings' }).system,
    ]).toEqual([expect.any(String), undefined])
    expect(changedSinceMain(readNetworkSettings({}), env)).toEqual([
      expect.stringContaining('not used here: NODE_USE_SYSTEM_CA'),
    ])
  })

  // Windows has neither.
  const unix = process.platform === 'win32' ? test.skip : test
  unix('waits for no file of authorities that never ends or is never written', () => {
    execFileSync('mkfifo', [join(root, 'pipe.pem')])
    for (const where of [
      { SSL_CERT_FILE: '/dev/zero' },
      { SSL_CERT_FILE: '/proc/self/pagemap' },
      { SSL_CERT_FILE: join(root, 'pipe.pem') },
      { SSL_CERT_DIR: root },
    ]) {
      const env = { NODE_USE_SYSTEM_CA: '1', ...where }
      expect([where, readNetworkSettings(env).system]).toEqual([where, undefined])
    }
    expect(readNetworkSettings({ NODE_EXTRA_CA_CERTS: join(root, 'pipe.pem') }).ca).toBeUndefined()
    const then = readNetworkSettings({ NODE_USE_SYSTEM_CA: '1' })
    expect(trustedCas(then, { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: '/dev/zero' })).toEqual({
      warning: expect.stringContaining('the authorities of the system are not used'),
    })
  })

  test('are rejected if they name more than post can compare', () => {
    const large = join(machine, 'large.pem')
    const refused = (env: NodeJS.ProcessEnv): string => {
      try {
        refuseEnvironment({ ...env, GITHUB_EVENT_PATH: beginJob() })
        return 'accepted'
      } catch (error) {
        return (error as Error).message
      }
    }
    const accepted = (env: NodeJS.ProcessEnv): boolean => refused(env) === 'accepted'
    const system = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_FILE: large }
    writeFileSync(large, '')
    truncateSync(large, 16 * 1024 * 1024)
    expect([accepted(system), accepted({ NODE_EXTRA_CA_CERTS: large })]).toEqual([true, true])
    expect(refused({ ...system, SSL_CERT_DIR: machine })).toMatch(
      /^SSL_CERT_FILE must name certificate files of at most 16 MiB/,
    )
    truncateSync(large, 16 * 1024 * 1024 + 1)
    expect(refused({ ...system, NODE_EXTRA_CA_CERTS: large })).toMatch(
      /^NODE_EXTRA_CA_CERTS must name .* at most.*\nSSL_CERT_FILE must name .* at most/,
    )
    const many = join(machine, 'many')
    mkdirSync(many)
    const one = join(machine, 'one.pem')
    writeFileSync(one, 'one')
    for (let each = 0; each < 4_999; each++) linkSync(one, join(many, `${each}`))
    const folder = { NODE_USE_SYSTEM_CA: '1', SSL_CERT_DIR: many }
    expect(accepted(folder)).toBe(true)
    linkSync(one, join(many, 'one more'))
    expect([accepted(folder), readNetworkSettings(folder).system]).toEqual([false, undefined])
  })

  test('are not changed by a later step, whose variables are reported', () => {
    const then = readNetworkSettings({
      HTTPS_PROXY: 'http://proxy',
      NODE_EXTRA_CA_CERTS: ca('one'),
    })
    expect(
      changedSinceMain(then, {
        HTTPS_PROXY: 'http://proxy',
        NODE_EXTRA_CA_CERTS: join(root, 'ca.pem'),
        NODE_TLS_REJECT_UNAUTHORIZED: '1',
      }),
    ).toEqual([])
    const now = {
      HTTPS_PROXY: 'http://evil',
      http_proxy: 'http://evil',
      NO_PROXY: '*',
      NODE_EXTRA_CA_CERTS: '/evil',
      NODE_TLS_REJECT_UNAUTHORIZED: '0',
    }
    expect(changedSinceMain(then, now)).toEqual([
      'Changed since the credentials were leased, and not used here: HTTPS_PROXY, ' +
        'HTTP_PROXY, NO_PROXY, NODE_EXTRA_CA_CERTS, NODE_TLS_REJECT_UNAUTHORIZED',
    ])
  })
})

describe('the facts of the job', () => {
  test('are read from variables, and an empty one counts as absent', () => {
    const job = jobFacts({ GITHUB_RUN_ID: '7', GITHUB_HEAD_REF: '', ACT: 'true' })
    expect([
      job.github('run_id'),
      job.github('head_ref'),
      job.github('sha'),
      job.act,
      job.windows,
      job.idToken,
    ]).toEqual(['7', undefined, undefined, true, process.platform === 'win32', undefined])
  })

  test('remove the request token from the environment and wrap it', () => {
    const env: NodeJS.ProcessEnv = {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token/',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'top',
      PATH: '/bin',
    }
    const job = jobFacts(env)
    expect([job.idToken?.url, job.idToken?.bearer.reveal(), JSON.stringify(job)]).toEqual([
      'https://token/',
      'top',
      expect.not.stringContaining('top'),
    ])
    expect(env).toEqual({ PATH: '/bin' })
  })

  test.each(['URL', 'TOKEN'])('have no ID token without ACTIONS_ID_TOKEN_REQUEST_%s', (name) => {
    const env = {
      ACTIONS_ID_TOKEN_REQUEST_URL: 'https://token/',
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'top',
      [`ACTIONS_ID_TOKEN_REQUEST_${name}`]: '',
    }
    expect(jobFacts(env).idToken).toBeUndefined()
  })

  test.each([undefined, '/nowhere/event.json'])(
    'have an empty event if the file cannot be read: %s',
    async (path) => {
      expect(await jobFacts({ ...(path && { GITHUB_EVENT_PATH: path }) }).event()).toEqual({})
    },
  )
})
