import { describe, expect, test } from '@jest/globals'
import { loadPlan as readPlan } from '../../src/flow/plan.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import { AWS, type Inputs, mistakesIn, planOf, VAULT, vault } from './planInputs.ts'

const PROVIDERS = 'aws, vault, gcp, azure, kubernetes, oauth, octo-sts'
const BESIDE = 'is not allowed beside "leases"; write it inside its lease'
const REMOVED = 'was removed: signatures are always verified; delete this input'
const STEP = 'belongs to the step; write it beside "leases"'
const TIME = 'must be a duration such as 15m, 1h, 900s or 900, from'
const app = (more: string, fields = VAULT): Inputs => ({
  export: 'output',
  leases: `app: {${fields}, ${more}}`,
})
const oauth = {
  from: 'oauth',
  export: 'output',
  address: 'https://id.lab.test/token',
  audience: 'lab',
}
const ID = '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22'
const azure = { from: 'azure', export: 'output', 'tenant-id': ID, 'client-id': ID }

describe('a user is told', () => {
  test.each<[string, Inputs, unknown[]]>([
    ['that a lease comes from somewhere', {}, [`"from" is required: one of ${PROVIDERS}`]],
    [
      'that an empty "from" is none, as where a variable was to fill it',
      { from: '' },
      [`"from" is required: one of ${PROVIDERS}`],
    ],
    [
      'which provider was meant',
      { from: 'valut' },
      [`"from" must be one of ${PROVIDERS}; did you mean "vault"?`],
    ],
    [
      'which provider takes the place of another action, with everything else that is missing',
      { 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy', 'aws-region': 'eu-west-1' },
      [
        '"role-to-assume" is configure-aws-credentials\' name; write "role: arn:aws:iam::123456789012:role/deploy"',
        '"aws-region" is configure-aws-credentials\' name; write "region: eu-west-1"',
        '"from" is required: write "from: aws" in place of configure-aws-credentials',
        expect.stringMatching(/^"export" is required: .*"export: env"/),
      ],
    ],
    ['which providers there are', { from: 'k8s' }, [`"from" must be one of ${PROVIDERS}`]],
    [
      'that an input is misspelt, above all "expect"',
      { ...vault, expct: 'a: b' },
      ['"expct" is not an input; did you mean "expect"?'],
    ],
    [
      'every input that is left over from another action',
      {
        ...vault,
        'role-duration-seconds': '900',
        exportenv: 'false',
        secrets: 'secret/data/app password | DB_PASSWORD ; secret/data/app user | DB_USER',
      },
      [
        '"role-duration-seconds" is configure-aws-credentials\' name; write "lifetime: 900s"',
        '"exportenv" is vault-action\'s name; write "export: output"',
        '"secrets" is vault-action\'s name; write',
        '  read: |',
        '    DB_PASSWORD: secret/data/app#password',
        '    DB_USER: secret/data/app#user',
      ],
    ],
    [
      'an input of another action inside a lease',
      {
        export: 'output',
        leases: 'app:\n  from: vault\n  address: https://v.lab.test\n  url: https://v.lab.test',
      },
      ['"leases.app.url" is vault-action\'s name; write "address: https://v.lab.test"'],
    ],
    [
      'that a field is for another provider',
      { ...vault, region: 'x' },
      ['"region" is not a field of "from: vault"'],
    ],
    [
      'that an event is accepted anyway',
      { ...vault, 'allow-events': '[push, issues]' },
      ['"allow-events" names "push", which is accepted without it'],
    ],
    ...['Issues', 'issue*', 'issues ci', '_x', 'constructor()'].map(
      (name): [string, Record<string, string>, string[]] => [
        `that ${name} is not the name of an event`,
        { ...vault, 'allow-events': `["${name}", pull_request, workflow_run, of_the_future]` },
        [
          `"allow-events" must hold names of events such as issue_comment, in lower case; ` +
            `got "${name}"`,
        ],
      ],
    ),
    [
      'which words there are instead of "maybe"',
      { ...vault, 'on-unavailable': 'maybe' },
      ['"on-unavailable" must be one of fail, skip; got "maybe"'],
    ],
    [
      'that signatures are always verified',
      { ...vault, 'verify-signature': 'false' },
      [`"verify-signature" ${REMOVED}`],
    ],
    [
      'that signatures are always verified, for each lease',
      {
        export: 'output',
        'verify-signature': 'true',
        leases: `a: {${VAULT}, verify-signature: false}`,
      },
      [`"verify-signature" ${REMOVED}`, `"leases.a.verify-signature" ${REMOVED}`],
    ],
    [
      'that 0 is not false',
      { ...vault, summary: '0' },
      ['"summary" must be one of true, false; got "0"'],
    ],
    [
      'that yes is not true',
      { ...vault, summary: 'yes' },
      ['"summary" must be one of true, false; got "yes"'],
    ],
    [
      'that a step takes no day',
      { ...vault, timeout: '24h' },
      [`"timeout" ${TIME} 1 s to 3600 s; got "24h"`],
    ],
    [
      'that a step takes some time',
      { ...vault, timeout: '0' },
      [`"timeout" ${TIME} 1 s to 3600 s; got "0"`],
    ],
    [
      'that no lease lives for days',
      { ...vault, 'min-lifetime': '48h' },
      [`"min-lifetime" ${TIME} 1 s to 86400 s; got "48h"`],
    ],
    [
      'that a name is no title',
      { ...vault, name: 'Prod' },
      [expect.stringMatching(/^"name" must be a name .*; got "Prod"$/)],
    ],
    [
      'that a prefix begins no name of a variable',
      { ...vault, prefix: '1_' },
      ['"prefix" must be letters, digits and _, not beginning with a digit; got "1_"'],
    ],
    [
      'that no prefix holds what no name of a variable holds',
      { ...vault, prefix: 'CI-' },
      ['"prefix" must be letters, digits and _, not beginning with a digit; got "CI-"'],
    ],
    [
      'that post warns or fails',
      { ...vault, 'on-revoke-failure': 'panic' },
      ['"on-revoke-failure" must be one of warn, fail; got "panic"'],
    ],
    [
      'that a lease must say where it is exported, and what is usual',
      { from: 'vault', address: 'https://vault.lab.test', role: 'ci' },
      [
        '"export" is required: it says where the credentials go. Usual with "from: vault": ' +
          '"export: env" (environment variables of all later steps of the job) or "export: ' +
          'output" (outputs of this step); also file (files that only this job can read; ' +
          'variables and outputs NAME_FILE hold their paths), none (nothing)',
      ],
    ],
    [
      'that AWS has profiles, too',
      { from: 'aws', role: 'arn:aws:iam::123456789012:role/deploy', region: 'eu-central-1' },
      [expect.stringMatching(/"from: aws": "export: env" \(.*\) or "export: profile" \(AWS only/)],
    ],
    [
      'which way of exporting was meant',
      { ...vault, export: '[env, outptu]' },
      [
        '"export" must be one or several of env, output, file, profile, kubeconfig, docker, none; got "outptu"; ' +
          'did you mean "output"?',
      ],
    ],
    [
      'which ways of exporting there are',
      { ...vault, export: 'paper' },
      [
        '"export" must be one or several of env, output, file, profile, kubeconfig, docker, none; got "paper"',
      ],
    ],
    [
      'how a list is written',
      { ...vault, export: 'env, file' },
      [expect.stringMatching(/got "env, file"; write export: "\[env, file\]"$/)],
    ],
    [
      'that none is nothing else',
      { ...vault, export: '[none, env]' },
      ['"export" cannot be "none" and something else'],
    ],
    [
      'of a way that is none, and not that it is beside another',
      { ...vault, export: '[none, paper]' },
      [expect.stringMatching(/; got "paper"$/)],
    ],
    [
      'that only AWS has profiles',
      { ...vault, export: 'profile' },
      ['"export" can be "profile" with "from: aws" only'],
    ],
    [
      'that an empty list says nothing',
      { ...vault, export: '[]' },
      ['"export" must be a string or a list of strings, and not empty'],
    ],
    [
      'that a path is not a certificate',
      { ...vault, 'ca-certificate': '/etc/ssl/ca.pem' },
      ['"ca-certificate" must be PEM text with at least one CERTIFICATE block'],
    ],
    [
      'that an empty audience is none, which GitHub would fill in itself',
      { export: 'output', leases: `a: {${VAULT}, audience: ""}` },
      ['"leases.a.audience" is empty'],
    ],
    [
      'that nothing can be read under a name with a blank',
      { ...oauth, names: 'my token' },
      [
        expect.stringMatching(
          /^my token, which lease "oauth" would set, is not a valid variable name/,
        ),
      ],
    ],
    [
      'that no value can stand in the place of another output of the step, whatever its case',
      { ...oauth, names: '[Record, details]' },
      [
        'Record, which lease "oauth" would set, is an output of the step itself; choose ' +
          'another name',
        'details, which lease "oauth" would set, is an output of the step itself; choose ' +
          'another name',
      ],
    ],
    [
      'that two values of a lease have one name',
      { ...azure, names: 'AZURE_CLIENT_ID' },
      ['AZURE_CLIENT_ID would be set twice by "azure"; choose another name for one of the two'],
    ],
    [
      'that a provider without an audience of its own needs one',
      { from: 'oauth', export: 'output', address: 'https://id.lab.test/token' },
      ['"audience" is required with "from: oauth"'],
    ],
    [
      'that expectations are a mapping',
      { ...vault, expect: 'main' },
      ['"expect" must be a YAML mapping, one `key: value` per line'],
    ],
    [
      'that expectations expect something',
      { ...vault, expect: '{}' },
      ['"expect" names no claim; leave it out to expect nothing'],
    ],
    [
      'that no expectation is empty',
      { ...vault, expect: 'ref:' },
      [expect.stringMatching(/^"expect" is not valid YAML: in line 1, a key or dash has no value/)],
    ],
    [
      'which of the expectations could never hold',
      { ...vault, expect: 'exp: 5\nref: []' },
      [
        expect.stringMatching(/^"expect.exp" is a number/),
        expect.stringMatching(/^"expect.ref" is an empty list/),
      ],
    ],
    [
      'that a kubeconfig is merged only where one is written, and is no file',
      { ...vault, kubeconfig: 'apiVersion: v1' },
      [
        '"kubeconfig" must be one of own, merge',
        '"kubeconfig" concerns "export: kubeconfig", which no lease has',
      ],
    ],
    [
      'that a kubeconfig needs a cluster',
      { ...vault, export: 'kubeconfig' },
      [
        '"export" can be "kubeconfig" only with access to a cluster: "from: kubernetes", or ' +
          '"cluster"',
      ],
    ],
    [
      'that an issuer is that of the server',
      { ...vault, issuer: 'https://evil.example.com' },
      [
        '"issuer" must be https://token.actions.githubusercontent.com, or that with a slash ' +
          'and the slug of the enterprise, and nothing after it',
      ],
    ],
  ])('%s', (_, inputs, sentences) => expect(mistakesIn(inputs)).toEqual(sentences))

  test.each<[string, Inputs, unknown[]]>([
    [
      'that there must be a lease',
      { export: 'output', leases: '{}' },
      ['"leases" must hold at least one lease'],
    ],
    [
      'that leases have names',
      { export: 'output', leases: `[${VAULT}]` },
      ['"leases" must be a YAML mapping, one `key: value` per line'],
    ],
    [
      'that a lease has fields',
      { export: 'output', leases: 'app: vault' },
      ['"leases.app" must be a mapping of fields'],
    ],
    [
      'that a lease comes from somewhere',
      { export: 'output', leases: 'app: {role: ci}' },
      [`"leases.app.from" is required: one of ${PROVIDERS}`],
    ],
    [
      'what a lease may be called',
      { export: 'output', leases: `App: {${VAULT}}` },
      [
        '"leases.App" is not a valid name for a lease: it must start with a lowercase letter and ' +
          'contain only lowercase letters, digits and -, at most 32',
      ],
    ],
    [
      'that names are of 32 characters at most',
      { export: 'output', leases: `a${'b'.repeat(32)}: {${VAULT}}` },
      [expect.stringContaining('is not a valid name for a lease')],
    ],
    [
      'that the key is the name',
      app('name: x'),
      ['"leases.app.name" is for the flat form; here the key is the name'],
    ],
    [
      'that a name stands twice',
      { export: 'output', leases: `a: {${VAULT}}\na: {${VAULT}}` },
      ['"leases" is not valid YAML: in line 2, the key "a" is a duplicate'],
    ],
    [
      'that each lease must say where it is exported',
      { leases: `a: {${VAULT}}\nb: {${AWS}, export: env}\nc: {${AWS}}` },
      [
        expect.stringMatching(/^"leases.a.export" is required: .* Usual with "from: vault"/),
        expect.stringMatching(/^"leases.c.export" is required: .* Usual with "from: aws"/),
      ],
    ],
    ['that the step has one budget', app('timeout: 3s'), [`"leases.app.timeout" ${STEP}`]],
    ['that leases hold no leases', app('leases: x'), [`"leases.app.leases" ${STEP}`]],
    [
      'which field was meant',
      app('exprt: env'),
      ['"leases.app.exprt" is not a field of "from: vault"; did you mean "export"?'],
    ],
    [
      'of any field that nobody knows, since a lease holds nothing else',
      app('colour: red'),
      ['"leases.app.colour" is not a field of "from: vault"'],
    ],
    [
      'that a field is for another provider',
      app('mount: x', AWS),
      ['"leases.app.mount" is not a field of "from: aws"'],
    ],
    [
      'of a mistake in the expectations of one lease',
      app('expect: {exp: "1"}'),
      [expect.stringMatching(/^"leases.app.expect.exp" is a number/)],
    ],
    [
      'that expectations are a mapping there, too',
      app('expect: [main]'),
      ['"leases.app.expect" must be a YAML mapping, one `key: value` per line'],
    ],
    [
      'that a field of a lease is of no use beside them',
      { ...app('export: env'), role: 'x', 'ca-certificate': 'x' },
      [`"role" ${BESIDE}`, `"ca-certificate" ${BESIDE}`],
    ],
    [
      'that audiences are missing, and not that they are alike',
      {
        export: 'output',
        leases:
          'a: {from: oauth, address: "https://a.lab.test"}\nb: {from: oauth, address: ' +
          '"https://b.lab.test"}',
      },
      [
        '"leases.a.audience" is required with "from: oauth"',
        '"leases.b.audience" is required with "from: oauth"',
      ],
    ],
    [
      'of "from" beside them',
      { ...app('export: env'), from: 'aws', export: 'output' },
      [`"from" ${BESIDE}`],
    ],
    [
      'of "prefix" beside them, with which all leases would collide',
      { ...app('export: env'), prefix: 'A_' },
      [`"prefix" ${BESIDE}`],
    ],
  ])('in a list of leases, %s', (_, inputs, sentences) =>
    expect(mistakesIn(inputs)).toEqual(sentences),
  )

  test('of every mistake at once, each with its lease', () => {
    const leases =
      `a: {${VAULT}, min-lifetime: x}\nb: {from: awss}\nC: {}\nd: ` +
      `{${AWS.replace('eu-central-1', 'Mars')}}`
    expect(
      mistakesIn({
        export: 'output',
        leases,
        timeout: 'soon',
        'allow-event': 'issues',
        mount: 'jwt',
      }),
    ).toEqual([
      '"allow-event" is not an input; did you mean "allow-events"?',
      `"timeout" ${TIME} 1 s to 3600 s; got "soon"`,
      `"mount" ${BESIDE}`,
      `"leases.a.min-lifetime" ${TIME} 1 s to 86400 s; got "x"`,
      `"leases.b.from" must be one of ${PROVIDERS}; did you mean "aws"?`,
      '"leases.C" is not a valid name for a lease: it must start with a lowercase letter and contain ' +
        'only lowercase letters, digits and -, at most 32',
      expect.stringMatching(/^"leases.d.region" /),
    ])
  })

  test('the number of mistakes, if there are several', () => {
    expect(() => planOf({ ...vault, summary: 'x', timeout: 'x' })).toThrow(
      /^2 mistakes in the inputs:\n"summary"/,
    )
    expect(() => planOf({ ...vault, summary: 'x' })).toThrow(/^"summary"/)
  })

  test('once of an input that another action names differently', () => {
    const peer = { 'role-to-assume': 'arn:aws:iam::123456789012:role/deploy', 'aws-region': 'x' }
    expect(() => planOf({ from: 'aws', export: 'env', ...peer })).toThrow(
      /^2 mistakes in the inputs:\n"role-to-assume" is .*\n"aws-region" is [^\n]*$/,
    )
    const secrets = 'secret/data/app password | APP_PASSWORD'
    expect(() =>
      planOf({ from: 'vault', export: 'env', url: 'https://vault.lab.test', secrets }),
    ).toThrow(/^2 mistakes in the inputs:\n"url" is .*\n"secrets" is [^"]*$/)
  })

  test('that no issuer can be derived from the address of the server', () => {
    expect(mistakesIn(vault, 'http://github.lab.test')).toEqual([
      '"issuer" cannot be derived, as GITHUB_SERVER_URL is not an https URL',
    ])
  })

  test("that an authority is too long for the runner's state, and the limit", () => {
    const pem = (length: number): string =>
      `-----BEGIN CERTIFICATE-----\n${'A'.repeat(length)}\n-----END CERTIFICATE-----`
    const rest = pem(0).length + 1
    expect(mistakesIn({ ...vault, 'ca-certificate': pem(20_000 - rest) })).toEqual([])
    expect(mistakesIn({ ...vault, 'ca-certificate': pem(20_001 - rest) })).toEqual([
      '"ca-certificate" is too long to be kept for the post step (20001 of 20000 ' +
        'characters); name only the authority that is needed',
    ])
  })

  test('that an authority is truncated', () => {
    const ca = '-----BEGIN CERTIFICATE-----\nLOST\n-----END CERTIFICATE-----'
    expect(mistakesIn({ ...vault, 'ca-certificate': ca })).toEqual([
      '"ca-certificate" contains a CERTIFICATE block that cannot be parsed; is it truncated?',
    ])
  })
})

describe('leases that conflict', () => {
  const GOOGLE =
    'from: gcp, workload-identity-provider: ' +
    'projects/1/locations/global/workloadIdentityPools/ci/providers/github'
  const DELEGATED =
    `${GOOGLE}, service-account: a@p-roject.iam.gserviceaccount.com, delegates: ` +
    `[b@p-roject.iam.gserviceaccount.com]`
  const CONFIG =
    'from: oauth, address: "https://id.lab.test/token", audience: lab, names: ' +
    'AWS_CONFIG_FILE, export: env'
  const two = (a: string, b: string): string => `a: {${a}}\nb: {${b}}`
  test.each<[string, Inputs, unknown[]]>([
    [
      'set one variable',
      { leases: two(VAULT, VAULT), export: 'env' },
      [
        'VAULT_TOKEN would be set by "a" and by "b"; give one of them a "prefix"',
        'VAULT_ADDR would be set by "a" and by "b"; give one of them a "prefix"',
      ],
    ],
    [
      'set one variable but for its case, which Windows does not see',
      { leases: two(`${VAULT}, prefix: P_`, `${VAULT}, prefix: p_`), export: 'env' },
      [
        expect.stringMatching(/^p_VAULT_TOKEN would be set/),
        expect.stringMatching(/^p_VAULT_ADDR would be set/),
      ],
    ],
    [
      'name their files by one variable',
      { leases: two(VAULT, VAULT), export: 'file' },
      [
        expect.stringMatching(/^VAULT_TOKEN_FILE would be set/),
        expect.stringMatching(/^VAULT_ADDR_FILE would be set/),
      ],
    ],
    [
      'name documents of Google by one variable',
      { leases: two(GOOGLE, GOOGLE), export: 'file' },
      [
        expect.stringMatching(/^CLOUDSDK_AUTH_ACCESS_TOKEN_FILE would be set/),
        expect.stringMatching(/^GOOGLE_APPLICATION_CREDENTIALS would be set/),
      ],
    ],
    [
      'name one document of Google by one variable, as delegates stand in no other',
      { leases: two(DELEGATED, DELEGATED), export: 'file' },
      [expect.stringMatching(/^CLOUDSDK_AUTH_ACCESS_TOKEN_FILE would be set/)],
    ],
    [
      'set the variable by which profiles are found',
      { export: 'output', leases: two(`${AWS}, export: profile`, CONFIG) },
      ['AWS_CONFIG_FILE would be set by "b" and by "a"; give one of them a "prefix"'],
    ],
    [
      'could use the token of each other',
      { export: 'output', leases: two(`${VAULT}, audience: x`, `${AWS}, audience: x`) },
      [
        'leases "a" and "b" request the same "audience" for servers of different owners ' +
          "(vault.lab.test, sts.eu-central-1.amazonaws.com): either could use the other's token",
      ],
    ],
    [
      'could use it at another Vault',
      {
        export: 'output',
        leases: two(
          `${VAULT}, audience: x`,
          'from: vault, address: "https://other.lab.test", role: ci, audience: x',
        ),
      },
      [expect.stringContaining('(vault.lab.test, other.lab.test)')],
    ],
  ])('%s', (_, inputs, sentences) => expect(mistakesIn(inputs)).toEqual(sentences))

  test.each<[string, Inputs]>([
    ['with a prefix for one', { leases: two(VAULT, `${VAULT}, prefix: B_`), export: 'env' }],
    [
      'as outputs, which stand below the name of the lease',
      { export: 'output', leases: two(VAULT, VAULT) },
    ],
    [
      'as outputs that are named like those of the step',
      {
        export: 'output',
        leases: `a: {${CONFIG.replace('AWS_CONFIG_FILE, export: env', '[Record, details]')}}`,
      },
    ],
    [
      'where none wants a profile, whose variable is then free',
      { export: 'output', leases: two(AWS, CONFIG) },
    ],
    ['of one owner, which share an audience', { export: 'output', leases: two(AWS, AWS) }],
    ['of two owners, each with its own audience', { export: 'output', leases: two(VAULT, AWS) }],
  ])('can, %s', (_, inputs) => expect(mistakesIn(inputs)).toEqual([]))

  test.each(['GITHUB_', 'node_', 'LD_'])('cannot set names that begin with %s', (prefix) => {
    expect(mistakesIn({ ...vault, export: 'env', prefix })).toContainEqual(
      expect.stringMatching(/VAULT_TOKEN, which lease "vault" would set, controls the runner/),
    )
    expect(mistakesIn({ ...vault, export: 'file', prefix })).toContainEqual(
      expect.stringMatching(/VAULT_TOKEN_FILE, which lease "vault" would set/),
    )
    expect(mistakesIn({ ...vault, export: 'output', prefix })).toEqual([])
  })
})

describe('a plan', () => {
  test('without further inputs verifies, fails where there are no tokens, and takes a minute', () => {
    const { form, step, leases } = planOf(vault)
    expect(form).toBe('flat')
    expect(step).toMatchObject({
      onUnavailable: 'fail',
      summary: true,
      timeout: 60_000,
      allowEvents: new Set(),
    })
    expect(step.issuer.iss).toBe('https://token.actions.githubusercontent.com')
    expect(leases).toMatchObject([
      {
        name: 'vault',
        from: 'vault',
        audience: 'https://vault.lab.test',
        expect: [],
        minLifetime: undefined,
        exports: new Set(['output']),
        prefix: '',
        ca: undefined,
        onRevokeFailure: 'warn',
      },
    ])
  })

  test('is what the user wrote', () => {
    const ca =
      'A private authority\n-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END ' +
      'CERTIFICATE-----\nand a remark'
    const written = {
      name: 'prod',
      audience: 'https://aud.lab.test',
      export: '[env, file]',
      prefix: 'CI_',
      'on-revoke-failure': 'fail',
      'min-lifetime': '5m',
    }
    const of = {
      ...vault,
      ...written,
      'ca-certificate': ca,
      expect: 'ref: [a, b]',
      timeout: '2m',
      summary: 'false',
    }
    const { step, leases } = planOf({
      ...of,
      'on-unavailable': 'skip',
      'allow-events': '[issues, workflow_run]',
    })
    expect(step).toMatchObject({
      onUnavailable: 'skip',
      summary: false,
      timeout: 120_000,
    })
    expect(step.allowEvents).toEqual(new Set(['issues', 'workflow_run']))
    expect(leases).toMatchObject([
      {
        name: 'prod',
        audience: 'https://aud.lab.test',
        expect: [new Map([['ref', ['a', 'b']]])],
        minLifetime: 300,
        exports: new Set(['env', 'file']),
        prefix: 'CI_',
        ca: '-----BEGIN CERTIFICATE-----\nTUlJQg==\n-----END CERTIFICATE-----\n',
        onRevokeFailure: 'fail',
      },
    ])
  })

  test('trusts each authority of several, and each stands on lines of its own', () => {
    const pem = (text: string): string =>
      `-----BEGIN CERTIFICATE-----\n${text}\n-----END CERTIFICATE-----\n`
    const [lease] = planOf({
      ...vault,
      'ca-certificate': `the old one:\n${pem('TUlJQg==')}the new one:\n${pem('TUlJQw==')}`,
    }).leases
    expect(lease?.ca).toBe(`${pem('TUlJQg==')}${pem('TUlJQw==')}`)
  })

  test('leaves inputs alone that are not ours, and not nearly', () => {
    expect(mistakesIn({ ...vault, 'who-knows': '1' })).toEqual([])
    expect(mistakesIn({ ...app('export: env'), 'who-knows': '1' })).toEqual([])
  })

  test('of several leases lets each replace the defaults beside them', () => {
    const { form, leases } = planOf({
      leases: `a: {${VAULT}}\nb: {${AWS}, export: none, min-lifetime: 1m, on-revoke-failure: warn}`,
      export: 'file',
      'min-lifetime': '5m',
      'on-revoke-failure': 'fail',
    })
    expect(form).toBe('many')
    expect(
      leases.map(({ name, exports, minLifetime, onRevokeFailure }) => [
        name,
        [...exports],
        minLifetime,
        onRevokeFailure,
      ]),
    ).toEqual([
      ['a', ['file'], 300, 'fail'],
      ['b', ['none'], 60, 'warn'],
    ])
  })

  test('of several leases adds the expectations of each to those of the step', () => {
    const { leases } = planOf({
      export: 'output',
      leases: `a: {${VAULT}}\nb: {${AWS}, expect: {ref: x}}`,
      expect: 'repository: r',
    })
    expect(leases.map((each) => each.expect)).toEqual([
      [new Map([['repository', ['r']]])],
      [new Map([['repository', ['r']]]), new Map([['ref', ['x']]])],
    ])
  })

  test.each([
    ['https://octo.ghe.com', undefined, 'https://token.actions.octo.ghe.com'],
    ['https://ghes.lab.test', undefined, 'https://ghes.lab.test/_services/token'],
    [
      'https://github.com',
      'https://token.actions.githubusercontent.com/octo',
      'https://token.actions.githubusercontent.com/octo',
    ],
  ])('on %s expects tokens of the issuer there (declared: %s)', (serverUrl, issuer, iss) => {
    expect(planOf({ ...vault, ...(issuer && { issuer }) }, serverUrl).step.issuer.iss).toBe(iss)
  })
})

describe('the YAML library', () => {
  const facts = { serverUrl: 'https://github.com', isPem: () => true }
  const plain = {
    ...vault,
    expect: 'ref: refs/heads/main',
    read: 'PASSWORD: secret/data/app#password',
  }
  const asked = (inputs: Inputs, load = loadYaml) =>
    readPlan(new Map(Object.entries(inputs)), load, facts)
  const never = () => Promise.reject(new Error('loaded'))

  test('is not loaded for texts of the plainest kind', async () => {
    expect(JSON.stringify(await asked(plain, never))).toBe(JSON.stringify(planOf(plain)))
  })

  test('is not loaded for what has a default of its own', async () => {
    const oauth = {
      from: 'oauth',
      export: 'output',
      address: 'https://id.lab.test/token',
      audience: 'lab',
    }
    expect(JSON.stringify(await asked(oauth, never))).toBe(JSON.stringify(planOf(oauth)))
  })

  test('is asked for a list that any text could stand in for', async () => {
    const google = {
      from: 'gcp',
      export: 'output',
      'workload-identity-provider':
        'projects/1/locations/global/workloadIdentityPools/ci/providers/github',
      scope: '[read, write]',
    }
    expect((await asked(google)).leases).toMatchObject([
      { prepared: { requested: { scope: ['read', 'write'] } } },
    ])
  })

  test('nor to tell the mistakes that stand in them', async () => {
    await expect(asked({ ...plain, rol: 'x' }, never)).rejects.toMatchObject({
      code: 'INPUT_INVALID',
    })
  })

  test.each(['ref: [refs/heads/main]', 'ref: a # b', '*a', 'ref:'])(
    'is asked for all others, right or wrong: %j',
    async (expected) => {
      const inputs = { ...plain, expect: expected }
      await expect(asked(inputs, never)).rejects.toThrow('loaded')
      const outcome = await asked(inputs).then(
        () => [],
        (error: Error) => error.message.split('\n'),
      )
      expect(outcome.filter((each) => !/^\d+ mistakes/.test(each))).toEqual(mistakesIn(inputs))
    },
  )
})
