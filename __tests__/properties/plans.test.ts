import { describe, expect, test } from '@jest/globals'
import fc from 'fast-check'
import { stringify } from 'yaml'
import { mistakesIn, planOf } from '../flow/planInputs.ts'
import { runs } from './runs.ts'

const name = fc.stringMatching(/^[a-z][a-z0-9-]{0,12}$/)
const words = fc.uniqueArray(fc.constantFrom('output', 'env', 'file'), {
  minLength: 1,
  maxLength: 3,
})
const pattern = fc
  .string({ unit: fc.constantFrom(...'aB/:*"\'# \\é-{1\n@!&%') })
  .filter((text) => !text.includes('***'))
const claim = fc.constantFrom('ref', 'repository', 'environment', '__proto__', 'sub', '1', 'true')
const expectations = fc.dictionary(
  claim,
  fc.oneof(pattern, fc.array(pattern, { minLength: 1, maxLength: 3 })),
  {
    minKeys: 1,
    maxKeys: 3,
    noNullPrototype: true,
  },
)
const seconds = fc.integer({ min: 1, max: 86_400 })
const lease = fc.record(
  {
    from: fc.constant('vault'),
    address: fc.stringMatching(/^[a-z]{1,9}$/).map((host) => `https://${host}.example.com`),
    role: fc.stringMatching(/^[a-z0-9-]{1,12}$/),
    expect: expectations,
    audience: fc.stringMatching(/^[A-Za-z0-9:/.]{1,30}$/),
    'min-lifetime': fc.oneof(
      seconds.map(String),
      seconds.map((count) => `${count}s`),
      fc.integer({ min: 1, max: 24 }).map((hours) => `${hours}h`),
    ),
    export: words,
    'on-revoke-failure': fc.constantFrom('warn', 'fail'),
  },
  { requiredKeys: ['from', 'address', 'role', 'export'] },
)
type Lease = typeof lease extends fc.Arbitrary<infer T> ? T : never

const IN_SECONDS: Readonly<Record<string, number>> = { s: 1, h: 3600 }
const secondsOf = (text: string | undefined): number | undefined =>
  text === undefined ? undefined : Number.parseInt(text, 10) * (IN_SECONDS[text.at(-1) ?? ''] ?? 1)
const expected = (config: Lease['expect']) =>
  config ? [new Map(Object.entries(config).map(([each, value]) => [each, [value].flat()]))] : []

/** What the plan should say of a lease, said once more in the plainest words. */
const meant = (config: Lease) => ({
  from: 'vault',
  audience: config.audience ?? config.address,
  expect: expected(config.expect),
  minLifetime: secondsOf(config['min-lifetime']),
  exports: new Set(config.export),
  onRevokeFailure: config['on-revoke-failure'] ?? 'warn',
})

describe('whatever a user asks for', () => {
  test('in a list of leases is what the plan holds, however YAML writes it', () => {
    const leases = fc.dictionary(name, lease, { minKeys: 1, maxKeys: 4, noNullPrototype: true })
    fc.assert(
      fc.property(
        leases,
        fc.constantFrom('QUOTE_DOUBLE', 'QUOTE_SINGLE'),
        fc.boolean(),
        (given, defaultStringType, flow) => {
          // Each has its own prefix and audience, so that none stands against another.
          const own = Object.entries(given).map(
            ([key, value], n) =>
              [
                key,
                {
                  ...value,
                  prefix: `P${n}_`,
                  ...(value.audience && { audience: `${n}:${value.audience}` }),
                },
              ] as const,
          )
          const style = {
            defaultStringType,
            defaultKeyType: 'QUOTE_DOUBLE',
            aliasDuplicateObjects: false,
          } as const
          const text = stringify(Object.fromEntries(own), {
            ...style,
            ...(flow && { collectionStyle: 'flow' }),
          })
          expect(planOf({ leases: text }).leases).toMatchObject(
            own.map(([key, value], n) => ({ name: key, prefix: `P${n}_`, ...meant(value) })),
          )
        },
      ),
      runs(100),
    )
  })

  test('as flat inputs is what the plan holds', () => {
    fc.assert(
      fc.property(lease, (given) => {
        const { expect: claims, export: ways, ...rest } = given
        const inputs = {
          ...rest,
          ...(claims && { expect: JSON.stringify(claims) }),
          export: JSON.stringify(ways),
        }
        expect(planOf(inputs as Record<string, string>).leases).toMatchObject([
          { name: 'vault', ...meant(given) },
        ])
      }),
      runs(100),
    )
  })

  test('and however it is written, ends with a plan or with sentences that fit into a log', () => {
    const key = fc.constantFrom(
      ...[
        'from',
        'leases',
        'expect',
        'export',
        'lifetime',
        'min-lifetime',
        'timeout',
        'allow-events',
        'ca-certificate',
        'prefix',
        'address',
      ],
      ...['role', 'region', 'read', 'chain', 'summary', 'issuer', 'name'],
    )
    const value = fc.oneof(
      fc.constantFrom(
        'aws',
        'vault',
        'gcp',
        'azure',
        'oauth',
        'octo-sts',
        'a: {from: vault}',
        '[env]',
        '{}',
        '[',
        '- a: b',
      ),
      fc.string({ unit: 'binary' }),
      fc.json(),
    )
    fc.assert(
      fc.property(fc.dictionary(key, value, { noNullPrototype: true }), (inputs) => {
        for (const sentence of mistakesIn(inputs)) expect(sentence).toMatch(/^[^\r\n\0]{1,2000}$/)
      }),
      runs(300),
    )
  })
})
