import { describe, expect, test } from '@jest/globals'
import { collisions, nameMistake } from '../../src/handover/names.ts'

describe('a name for an environment variable', () => {
  test.each([
    'AWS_ACCESS_KEY_ID',
    'a',
    '_x',
    'GITHUB_TOKEN',
    'NODE_AUTH_TOKEN',
    'PATHS',
    'HOMEPAGE',
    'PROXY',
    'X'.repeat(128),
  ])('may be %s', (name) => expect(nameMistake(name)).toBeUndefined())

  test.each(['', '1A', 'A-B', 'A B', 'A=B', 'A\nB', 'Ä', 'X'.repeat(129)])(
    'may not be %j, which is no name',
    (name) => expect(nameMistake(name)).toMatch(/no name/),
  )

  test.each([
    ...[
      'GITHUB_ENV',
      'github_env',
      'GITHUB_TOKEN_',
      'github_token',
      'RUNNER_TEMP',
      'ACTIONS_ID_TOKEN_REQUEST_URL',
      'INPUT_X',
      'STATE_entry_9',
      'NODE_OPTIONS',
      'node_auth_token',
    ],
    ...[
      'LD_PRELOAD',
      'DYLD_INSERT_LIBRARIES',
      'PATH',
      'Path',
      'HOME',
      'SHELL',
      'ENV',
      'IFS',
      'BASH_ENV',
      'PYTHONPATH',
      'PERL5LIB',
      'RUBYOPT',
      'RUBYLIB',
      'GIT_SSH_COMMAND',
    ],
    ...['HTTPS_PROXY', 'https_proxy', 'ALL_PROXY', 'SSL_CERT_FILE', 'CURL_CA_BUNDLE'],
  ])('may not be %s, which steers other programs', (name) =>
    expect(nameMistake(name)).toMatch(/steered/),
  )
})

describe('two leases', () => {
  test('may not set the same variable, whatever its case', () => {
    const found = collisions([
      { lease: 'a', name: 'DB_USER' },
      { lease: 'b', name: 'db_user' },
      { lease: 'b', name: 'OTHER' },
    ])
    expect(found).toEqual(['db_user would be set by "a" and by "b"; give one of them a "prefix"'])
  })

  test('nor may one set it twice', () =>
    expect(
      collisions([
        { lease: 'a', name: 'DB_USER' },
        { lease: 'a', name: 'Db_User' },
      ]),
    ).toEqual(['Db_User would be set twice by "a"; choose another name for one of the two']))
})
