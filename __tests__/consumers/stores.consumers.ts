import { deepEqual, equal, match } from 'node:assert/strict'
import { spawn } from 'node:child_process'
import { leaseFields } from '../../src/flow/fields.ts'
import { Reader } from '../../src/inputs/reader.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import { parseConfig } from '../../src/providers/aws/config.ts'
import { fields } from '../../src/providers/aws/fields.ts'
import { narrowingPolicy } from '../../src/providers/aws/narrowing.ts'
import { keyVault, vaultVersion } from '../lab/keyVault.ts'
import { listen } from '../lab/listen.ts'
import { checksum, secretManager } from '../lab/secretManager.ts'
import { type Suite, suite } from '../real/suite.ts'
import { storeClients, storeProgram } from './storeParts.ts'

/** Runs a program to its end and returns its lines. */
function linesOf(
  [file, ...parameters]: readonly [string, ...string[]],
  input = '',
): Promise<readonly string[]> {
  return new Promise((done, reject) => {
    const child = spawn(file, parameters, { stdio: ['pipe', 'pipe', 'pipe'] })
    let [printed, complained] = ['', '']
    child.stdout.setEncoding('utf8').on('data', (text: string) => (printed += text))
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text))
    child.stdin.end(input)
    child
      .on('error', reject)
      .on('close', (code) =>
        code === 0 ? done(printed.trim().split('\n')) : reject(new Error(complained)),
      )
  })
}

const SM = 'arn:aws:secretsmanager:eu-central-1:123456789012:secret:'
const SSM = 'arn:aws:ssm:eu-central-1:123456789012:parameter'

/** The session policy that a lease with these paths sends to STS. */
async function policyFor(...paths: readonly string[]): Promise<string> {
  const read = new Map(paths.map((path, index) => [`A${index}`, path]))
  const errors: string[] = []
  const reader = new Reader({
    values: new Map<string, string | ReadonlyMap<string, string>>([
      ['role', 'arn:aws:iam::123456789012:role/app-read'],
      ['region', 'eu-central-1'],
      ['read', read],
    ]),
    fields: [...leaseFields, ...fields],
    parse: await loadYaml(),
    errors,
    where: '',
  })
  const policy = narrowingPolicy(parseConfig(reader))
  deepEqual(errors, [])
  return policy ?? ''
}

const ANYTHING =
  '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"*","Resource":"*"}]}'

/** What a session may do whose role may do anything. */
async function verdicts(
  policy: string,
  requests: Readonly<Record<string, readonly [action: string, resource: string]>>,
): Promise<Readonly<Record<string, string>>> {
  const program = storeProgram('iamSimulate.mjs', policy, ANYTHING)
  const lines = await linesOf(program, JSON.stringify(Object.values(requests)))
  return Object.fromEntries(Object.keys(requests).map((name, index) => [name, lines[index] ?? '']))
}

/** The stores of the lab by the SDK of their vendor, and the policy of a session by a simulator. */
export const storeConsumers: Suite = suite({
  name: 'stores',
  parts: [storeClients],
  open: async () => undefined,
  scenarios: {
    async 'the session of a lease may read what "read" names, and nothing else that its role may'() {
      const policy = await policyFor('secretsmanager:app/db', `${SM}api-AbCdEf`, 'ssm:/app/token')
      const read = 'secretsmanager:GetSecretValue'
      deepEqual(
        await verdicts(policy, {
          'the secret': [read, `${SM}app/db-AbCdEf`],
          'the secret by its ARN': [read, `${SM}api-AbCdEf`],
          'the parameter': ['ssm:GetParameters', `${SSM}/app/token`],
          'a secret of a longer name': [read, `${SM}app/db2-AbCdEf`],
          'a secret below it': [read, `${SM}app/db/x-AbCdEf`],
          'a parameter below it': ['ssm:GetParameters', `${SSM}/app/token/x`],
          'a new value': ['secretsmanager:PutSecretValue', `${SM}app/db-AbCdEf`],
          'one parameter by another call': ['ssm:GetParameter', `${SSM}/app/token`],
          'another service': ['s3:GetObject', 'arn:aws:s3:::bucket/key'],
          'another role': ['sts:AssumeRole', 'arn:aws:iam::123456789012:role/admin'],
        }),
        {
          'the secret': 'Allowed',
          'the secret by its ARN': 'Allowed',
          'the parameter': 'Allowed',
          'a secret of a longer name': 'ImplicitlyDenied',
          'a secret below it': 'ImplicitlyDenied',
          'a parameter below it': 'ImplicitlyDenied',
          'a new value': 'ImplicitlyDenied',
          'one parameter by another call': 'ImplicitlyDenied',
          'another service': 'ImplicitlyDenied',
          'another role': 'ImplicitlyDenied',
        },
      )
    },

    async "Google's client reads the lab's Secret Manager, versions, checksums and refusals"() {
      const place = 'projects/my-project/secrets'
      const store = secretManager(
        { living: () => new Map([['good-token', 'somebody']]) },
        {
          secrets: {
            [`${place}/db`]: [{ data: 'old' }, { data: 'new' }],
            [`${place}/off`]: [{ data: 'x', state: 'DISABLED' }],
          },
        },
      )
      const port = await listen(store.handle)
      try {
        const names = ['db/versions/latest', 'db/versions/1', 'off/versions/1', 'no/versions/1']
        const program = storeProgram(
          'secretManagerVersion.mjs',
          ...[String(port.port), 'good-token', ...names.map((name) => `${place}/${name}`)],
        )
        const [latest, first, off, no] = (await linesOf(program)).map(
          (line) => JSON.parse(line) as Readonly<Record<string, unknown>>,
        )
        const sum = (text: string): string => String(checksum(Buffer.from(text)))
        deepEqual(latest, {
          ...{ name: 'projects/123456789012/secrets/db/versions/2', data: 'new' },
          checksum: sum('new'),
        })
        deepEqual([first?.['data'], first?.['checksum']], ['old', sum('old')])
        match(String(off?.['message']), /is in DISABLED state/)
        match(String(no?.['message']), /not found or has no versions/)
        deepEqual(port.errors, [])
      } finally {
        await port.close()
      }
    },

    async "the SDK of Key Vault reads the lab's vault, versions and refusals as this action does"() {
      const scope = 'https://vault.azure.net/.default'
      const vault = keyVault(
        { living: () => new Map([['good-token', scope]]) },
        {
          secrets: {
            db: [{ value: 'old' }, { value: 'new' }],
            off: [{ value: 'x', attributes: { enabled: false } }],
          },
        },
      )
      const port = await listen(vault.handle)
      try {
        const names = ['db', `db/${vaultVersion(1)}`, 'off', 'nowhere']
        const ask = (token: string, ...each: readonly string[]) =>
          linesOf(storeProgram('keyVaultSecret.mjs', port.origin, token, ...each))
        const [latest, first, off, nowhere] = (await ask('good-token', ...names)).map(
          (line) => JSON.parse(line) as Readonly<Record<string, string>>,
        )
        deepEqual([latest?.['value'], latest?.['version']], ['new', vaultVersion(2)])
        deepEqual([first?.['value'], first?.['version']], ['old', vaultVersion(1)])
        match(latest?.['id'] ?? '', /^https:\/\/app-prod\.vault\.azure\.net\/secrets\/db\//)
        deepEqual(off, { status: 403, code: 'Forbidden' })
        deepEqual(nowhere, { status: 404, code: 'SecretNotFound' })
        const [foreign] = await ask('bad-token', 'db')
        equal((JSON.parse(foreign ?? '{}') as { status: number }).status, 401)
        deepEqual(port.errors, [])
      } finally {
        await port.close()
      }
    },
  },
})
