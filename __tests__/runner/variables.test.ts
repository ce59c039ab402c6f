import { execFileSync } from 'node:child_process'
import { describe, expect, test } from '@jest/globals'
import { refuseEnvironment } from '../../src/runner/environment.ts'
import {
  COMPILE_CACHE_VARIABLES,
  HARMLESS_NODE_VARIABLES,
  UNSAFE_VARIABLES,
} from '../../src/runner/variables.ts'

describe('the variables of Node', () => {
  const known: readonly string[] = [...UNSAFE_VARIABLES, ...HARMLESS_NODE_VARIABLES]

  test('that "node --help" lists are each listed as unsafe or as harmless', () => {
    const help = execFileSync(process.execPath, ['--help'], { encoding: 'utf8' })
    const listed = help.slice(help.indexOf('Environment variables:')).match(/^NODE_\w+/gm) ?? []
    expect(listed.length).toBeGreaterThan(10)
    expect(listed.filter((name) => !known.includes(name))).toEqual([])
  })

  test('that it does not list, but that change what runs or what is trusted, are listed, too', () => {
    expect(UNSAFE_VARIABLES).toEqual(
      expect.arrayContaining([
        ...['NODE_OPTIONS', 'NODE_COMPILE_CACHE', 'NODE_COMPILE_CACHE_PORTABLE', 'NODE_CHANNEL_FD'],
        ...['NODE_USE_SYSTEM_CA', 'NODE_USE_ENV_PROXY', 'SSL_CERT_FILE', 'SSL_CERT_DIR'],
        ...['LD_PRELOAD', 'LD_AUDIT', 'LD_LIBRARY_PATH', 'DYLD_INSERT_LIBRARIES', 'OPENSSL_CONF'],
      ]),
    )
  })

  test('are on one of the two lists, once', () => {
    expect(known).toHaveLength(new Set(known).size)
  })

  test.each(COMPILE_CACHE_VARIABLES)(
    'with which compiled code of others runs are rejected: %s',
    (name) => {
      expect(() => refuseEnvironment({ [name]: '/var/cache/x' })).toThrow(`${name} lets Node run`)
      expect(refuseEnvironment({ [name]: '' }).warnings).toEqual([])
    },
  )
})
