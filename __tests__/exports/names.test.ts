import { describe, expect, test } from '@jest/globals'
import { chosenNameError, duplicateNames, reservedNameError } from '../../src/exports/names.ts'

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
  ])('accepts %s', (name) => expect(reservedNameError(name)).toBeUndefined())

  test.each(['', '1A', 'A-B', 'A B', 'A=B', 'A\nB', 'Ä', 'X'.repeat(129)])(
    'rejects %j, which is not a valid name',
    (name) => expect(reservedNameError(name)).toMatch(/^is not a valid variable name/),
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
  ])('rejects %s, which controls other programs', (name) =>
    expect(reservedNameError(name)).toMatch(/^controls the runner/),
  )
})

describe('a name that only a server chooses', () => {
  test.each([
    'JAVA_TOOL_OPTIONS _JAVA_OPTIONS JDK_JAVA_OPTIONS CLASSPATH MAVEN_OPTS GRADLE_OPTS',
    'DOTNET_STARTUP_HOOKS DOTNET_ADDITIONAL_DEPS CORECLR_PROFILER COR_PROFILER_PATH',
    'npm_config_registry NPM_CONFIG_SCRIPT_SHELL YARN_RC_FILENAME PIP_INDEX_URL PYTEST_ADDOPTS',
    'GOFLAGS GOPROXY GOTOOLCHAIN RUSTC_WRAPPER RUSTFLAGS CARGO_BUILD_RUSTC CARGO_HOME CC MAKEFLAGS',
    'DOCKER_HOST DOCKER_CONFIG KUBECONFIG HELM_PLUGINS BUNDLE_GEMFILE GEM_HOME',
    'AWS_CONFIG_FILE AWS_SHARED_CREDENTIALS_FILE AWS_ENDPOINT_URL AWS_ENDPOINT_URL_S3',
    'OPENSSL_CONF GCONV_PATH GLIBC_TUNABLES HOSTALIASES KRB5_CONFIG REQUESTS_CA_BUNDLE NETRC',
    'PROMPT_COMMAND SHELLOPTS BASHOPTS BASH_FUNC_ls PS4 PSModulePath ComSpec PATHEXT ZDOTDIR',
    'TF_CLI_ARGS TF_CLI_CONFIG_FILE VAULT_ADDR CLOUDSDK_CONFIG GOOGLE_APPLICATION_CREDENTIALS',
    'TMPDIR EDITOR PAGER LESSOPEN SSH_ASKPASS',
  ])('rejects %s', (names) => {
    for (const name of names.split(' ')) {
      expect([name, chosenNameError(name)]).toEqual([
        name,
        expect.stringMatching(/^controls|^names a config/),
      ])
      expect(chosenNameError(name.toLowerCase())).toBe(chosenNameError(name))
      expect(chosenNameError(name.toUpperCase())).toBe(chosenNameError(name))
    }
  })

  test.each(['GITHUB_ENV', 'PATH', 'LD_PRELOAD', 'A-B', ''])(
    'rejects %j, which a workflow must not write either',
    (name) => expect(chosenNameError(name)).toBe(reservedNameError(name)),
  )

  test('accepts the names of ordinary secrets', () => {
    const names =
      'DB_PASSWORD DB_HOST PGHOST PGPASSWORD MYSQL_HOST NPM_TOKEN AWS_ACCESS_KEY_ID AWS_REGION ' +
      'DOCKER_USERNAME DOCKER_PASSWORD GOOGLE_API_KEY STORAGE_ACCOUNT_KEY GITHUB_TOKEN ' +
      'GHCR_TOKEN ' +
      'MAVEN_PASSWORD NUGET_API_KEY SSH_PRIVATE_KEY SENTRY_DSN STACK_NAME SIGNING_KEY KUBE_TOKEN'
    for (const name of names.split(' '))
      expect([name, chosenNameError(name)]).toEqual([name, undefined])
  })

  test('accepts more if the workflow writes the name', () => {
    for (const name of ['JAVA_TOOL_OPTIONS', 'AWS_CONFIG_FILE', 'VAULT_ADDR', 'CARGO_HOME'])
      expect(reservedNameError(name)).toBeUndefined()
  })
})

test.each(['KUBECONFIG', 'kubeconfig', 'DOCKER_CONFIG'])(
  'rejects %s, which names a whole configuration file',
  (name) => expect(reservedNameError(name)).toMatch(/configuration file/),
)

describe('two leases', () => {
  test('may not set the same variable, whatever its case', () => {
    const found = duplicateNames([
      { lease: 'a', name: 'DB_USER' },
      { lease: 'b', name: 'db_user' },
      { lease: 'b', name: 'OTHER' },
    ])
    expect(found).toEqual(['db_user would be set by "a" and by "b"; give one of them a "prefix"'])
  })

  test('nor may one set it twice', () =>
    expect(
      duplicateNames([
        { lease: 'a', name: 'DB_USER' },
        { lease: 'a', name: 'Db_User' },
      ]),
    ).toEqual(['Db_User would be set twice by "a"; choose another name for one of the two']))
})
