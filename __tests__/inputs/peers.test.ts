import { describe, expect, test } from '@jest/globals'
import { leaseFields, stepFields } from '../../src/flow/fields.ts'
import { migratedFrom, peerAdvice } from '../../src/inputs/peerAdvice.ts'
import { peers } from '../../src/inputs/peers.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'

const ours = new Set(
  [...stepFields, ...leaseFields, ...providerNames.flatMap((name) => providers[name].fields)].map(
    ({ name }) => name,
  ),
)
const rows = peers.flatMap(({ action, inputs }) =>
  Object.entries(inputs).map(([input, advice]) => ({ action, input, advice })),
)

describe('the table of other actions', () => {
  test.each(rows)('$action: $input points at fields that exist', ({ advice }) => {
    const texts =
      advice.kind === 'switch'
        ? [advice.on, advice.off]
        : advice.kind === 'sentence'
          ? [...advice.text.matchAll(/"([a-z-]+): /g)].map(([, field = '']) => `${field}: `)
          : advice.kind === 'field'
            ? [`${advice.field}: `]
            : []
    const fields = texts
      .filter((text) => !text.startsWith('remove'))
      .map((text) => text.split(':')[0])
    expect(fields.filter((field) => !ours.has(field ?? ''))).toEqual([])
  })

  test.each(rows.filter(({ advice }) => advice.kind === 'same'))(
    '$action: $input is a field of ours with the same meaning',
    ({ input }) => expect(ours.has(input)).toBe(true),
  )

  test('no field of ours has the name of an input that means something else there', () => {
    const foreign = rows.filter(({ advice }) => advice.kind !== 'same')
    const shared = foreign.filter(({ input }) => ours.has(input.toLowerCase()))
    // Its values there are files of credentials; here "own" and "merge", which no file is.
    expect(shared.map(({ action, input }) => `${action}: ${input}`)).toEqual([
      'azure/k8s-set-context: kubeconfig',
    ])
  })
})

describe('peerAdvice', () => {
  test.each([
    ['role-duration-seconds', '900', 'is configure-aws-credentials\' name; write "lifetime: 900s"'],
    [
      'role-duration-seconds',
      'an hour',
      'is configure-aws-credentials\' name; write "lifetime" in its place',
    ],
    [
      'managed-session-policies',
      'arn:aws:iam::aws:policy/A, arn:aws:iam::aws:policy/B',
      "is configure-aws-credentials' name; write \"managed-policies: '[arn:aws:iam::aws:policy/A, arn:aws:iam::aws:policy/B]'\"",
    ],
    ['exportenv', 'false', 'is vault-action\'s name; write "export: output"'],
    [
      'output-env-credentials',
      '${{ inputs.x }}',
      'is configure-aws-credentials\' name; write "export: env" for "true"; for "false", remove it: nothing is a variable unless "export" says so',
    ],
    [
      'permission-contents',
      'read',
      'is create-github-app-token\'s name; write the permission into the trust policy that "identity" names',
    ],
  ])('%s: %s', (name, value, sentence) => expect(peerAdvice(name, value)).toBe(sentence))

  test('never repeats the value of an input that holds a secret', () => {
    for (const name of [
      'aws-secret-access-key',
      'token',
      'secretid',
      'private-key',
      'password',
      'k8s-secret',
    ])
      expect(peerAdvice(name, 'hunter2')).not.toContain('hunter2')
  })

  test('leaves alone what no other action knows, and what means the same here', () => {
    expect(peerAdvice('my-own-note', 'x')).toBeUndefined()
    expect(peerAdvice('namespace', 'teams/web')).toBeUndefined()
  })
})

describe('an input that several actions have', () => {
  test.each([
    [
      'db:my-project/db, key:my-project/api-key/3',
      'get-secretmanager-secrets',
      'DB: projects/my-project/secrets/db\nKEY: projects/my-project/secrets/api-key?version=3',
    ],
    [
      'a:projects/p1/locations/europe-west3/secrets/s/versions/latest',
      'get-secretmanager-secrets',
      'A: projects/p1/locations/europe-west3/secrets/s',
    ],
    ['db-password, api-key', 'get-keyvault-secrets', 'DB_PASSWORD: db-password\nAPI_KEY: api-key'],
    ['secret/data/app password', 'vault-action', 'PASSWORD: secret/data/app#password'],
  ])('%j is known by its format', (secrets, action, read) => {
    const advice = peerAdvice('secrets', secrets) ?? ''
    expect(advice).toContain(`${action}'`)
    expect(advice.replace(/^ {4}/gm, '')).toContain(`read: |\n${read}`)
  })

  test('is known by the values that each action takes', () => {
    expect(peerAdvice('method', 'service-account')).toContain("azure/k8s-set-context's name")
    expect(peerAdvice('method', 'approle')).toContain("vault-action's name")
    const migrated = (kubeconfig: string) => migratedFrom(new Map([['kubeconfig', kubeconfig]]))
    expect(migrated('apiVersion: v1\nkind: Config\n')?.from).toBe('kubernetes')
    expect([migrated('merge'), migrated('own')]).toEqual([undefined, undefined])
  })

  test('says which provider takes the place of the action', () => {
    const migrated = (secrets: string) => migratedFrom(new Map([['secrets', secrets]]))?.from
    expect(migrated('db:my-project/db')).toBe('gcp')
    expect(migrated('db-password')).toBe('azure')
    expect(migrated('secret/data/app password')).toBe('vault')
    expect(migrated('secret/data/app')).toBe('vault')
  })
})

describe("vault-action's secrets", () => {
  test.each([
    [
      'secret/data/ci/aws accessKey | AWS_ACCESS_KEY_ID ;\n secret/data/ci/aws secretKey | AWS_SECRET_ACCESS_KEY',
      'AWS_ACCESS_KEY_ID: secret/data/ci/aws#accessKey\nAWS_SECRET_ACCESS_KEY: secret/data/ci/aws#secretKey',
    ],
    ['secret/data/app password', 'PASSWORD: secret/data/app#password'],
    ['secret/data/app db.user-name', 'DB__USERNAME: secret/data/app#db.user-name'],
    ['secret/data/app * | APP_ ;', 'APP_*: secret/data/app'],
  ])('%j becomes lines of "read"', (secrets, read) => {
    expect(peerAdvice('secrets', secrets)).toBe(
      read.includes('\n')
        ? `is vault-action's name; write\n  read: |\n${read
            .split('\n')
            .map((line) => `    ${line}`)
            .join('\n')}`
        : `is vault-action's name; write\n  read: |\n    ${read}`,
    )
  })

  test.each([
    'secret/data/app $.a[0] | A',
    'secret/data/app',
    'secret/data/app *',
    'secret/data/app a | B | C',
    ';',
  ])('%j has no line of "read"', (secrets) => {
    expect(peerAdvice('secrets', secrets)).toBe(
      'is vault-action\'s name; write "read" in its place',
    )
  })
})
