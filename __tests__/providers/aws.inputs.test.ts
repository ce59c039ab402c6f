import { describe, expect, test } from '@jest/globals'
import { aws } from '../../src/providers/aws/index.ts'
import type { PreparedLease } from '../../src/providers/provider.ts'
import { failureOf, orderOf } from './providerHarness.ts'

const ROLE = 'arn:aws:iam::123456789012:role/deploy'
const STRAIGHT = { role: ROLE, region: 'eu-central-1' }

type Inputs = Readonly<Record<string, string | undefined>>

const yamlOf = (inputs: Inputs): string =>
  Object.entries(inputs)
    .flatMap(([name, value]) => (value === undefined ? [] : [`${name}: ${value}`]))
    .join('\n')

const order = async (inputs: Inputs): Promise<PreparedLease> =>
  (await orderOf(aws, yamlOf({ ...STRAIGHT, ...inputs }))).order

/** All errors about the inputs. */
async function complaints(inputs: Inputs): Promise<string> {
  const failure = await failureOf(orderOf(aws, yamlOf({ ...STRAIGHT, ...inputs })))
  expect(failure.code).toBe('INPUT_INVALID')
  return failure.message
}

const roleIn = (partition: string): string => `arn:${partition}:iam::123456789012:role/deploy`

describe('the token goes to the host that the endpoint rules of AWS name', () => {
  test.each([
    ['aws', 'eu-central-1', '', 'sts.eu-central-1.amazonaws.com'],
    ['aws', 'us-east-1', '', 'sts.us-east-1.amazonaws.com'],
    ['aws', 'us-east-1', 'fips', 'sts-fips.us-east-1.amazonaws.com'],
    ['aws', 'us-east-1', 'dual-stack', 'sts.us-east-1.api.aws'],
    ['aws', 'us-east-1', 'fips dual-stack', 'sts-fips.us-east-1.api.aws'],
    ['aws', 'ap-southeast-5', '', 'sts.ap-southeast-5.amazonaws.com'],
    ['aws', 'mx-central-1', '', 'sts.mx-central-1.amazonaws.com'],
    ['aws', 'il-central-1', '', 'sts.il-central-1.amazonaws.com'],
    ['aws', 'aws-global', '', 'sts.amazonaws.com'],
    ['aws', 'xx-newland-1', '', 'sts.xx-newland-1.amazonaws.com'],
    ['aws-cn', 'cn-north-1', '', 'sts.cn-north-1.amazonaws.com.cn'],
    ['aws-cn', 'cn-northwest-1', 'fips', 'sts-fips.cn-northwest-1.amazonaws.com.cn'],
    ['aws-cn', 'cn-northwest-1', 'dual-stack', 'sts.cn-northwest-1.api.amazonwebservices.com.cn'],
    ['aws-cn', 'cn-north-1', 'fips dual-stack', 'sts-fips.cn-north-1.api.amazonwebservices.com.cn'],
    ['aws-us-gov', 'us-gov-west-1', '', 'sts.us-gov-west-1.amazonaws.com'],
    ['aws-us-gov', 'us-gov-west-1', 'fips', 'sts.us-gov-west-1.amazonaws.com'],
    ['aws-us-gov', 'us-gov-east-1', 'dual-stack', 'sts.us-gov-east-1.api.aws'],
    ['aws-us-gov', 'us-gov-east-1', 'fips dual-stack', 'sts-fips.us-gov-east-1.api.aws'],
    ['aws-eusc', 'eusc-de-east-1', '', 'sts.eusc-de-east-1.amazonaws.eu'],
    ['aws-eusc', 'eusc-de-east-1', 'fips', 'sts-fips.eusc-de-east-1.amazonaws.eu'],
    ['aws-eusc', 'eusc-de-east-1', 'dual-stack', 'sts.eusc-de-east-1.api.amazonwebservices.eu'],
    ['aws-iso', 'us-iso-east-1', '', 'sts.us-iso-east-1.c2s.ic.gov'],
    ['aws-iso', 'us-iso-west-1', 'fips', 'sts-fips.us-iso-west-1.c2s.ic.gov'],
    ['aws-iso', 'us-iso-east-1', 'dual-stack', 'sts.us-iso-east-1.api.aws.ic.gov'],
    ['aws-iso-b', 'us-isob-east-1', '', 'sts.us-isob-east-1.sc2s.sgov.gov'],
    ['aws-iso-b', 'us-isob-east-1', 'dual-stack', 'sts.us-isob-east-1.api.aws.scloud'],
    ['aws-iso-e', 'eu-isoe-west-1', '', 'sts.eu-isoe-west-1.cloud.adc-e.uk'],
    ['aws-iso-e', 'eu-isoe-west-1', 'dual-stack', 'sts.eu-isoe-west-1.api.cloud-aws.adc-e.uk'],
    ['aws-iso-f', 'us-isof-south-1', '', 'sts.us-isof-south-1.csp.hci.ic.gov'],
    [
      'aws-iso-f',
      'us-isof-south-1',
      'fips dual-stack',
      'sts-fips.us-isof-south-1.api.aws.hci.ic.gov',
    ],
  ])('%s %s %s: %s', async (partition, region, variant, host) => {
    const flags = Object.fromEntries(
      variant
        .split(' ')
        .filter(Boolean)
        .map((name) => [name, 'true']),
    )
    const found = await order({ role: roleIn(partition), region, ...flags })
    expect(found.host).toBe(host)
    expect(found.origins.map(String)).toEqual([`https://${host}/`])
    expect(found.audienceOwner).toBe(`aws:${partition}`)
    expect(found.audience).toBe(
      partition === 'aws-cn' ? 'sts.amazonaws.com.cn' : 'sts.amazonaws.com',
    )
  })

  test('or to the one that the user names, which owns its audience alone', async () => {
    const found = await order({
      role: 'arn:minio:iam:::role/dHJ1c3Q',
      region: 'us-east-1',
      address: 'http://127.0.0.1:9000',
    })
    expect(found).toMatchObject({
      host: '127.0.0.1:9000',
      audienceOwner: 'http://127.0.0.1:9000',
      audience: 'http://127.0.0.1:9000',
    })
  })
})

test('an order says what it asks for, and for how long it may live unheard of', async () => {
  const found = await order({
    ...{ lifetime: '15m', 'session-name': 'nightly' },
    'session-policy': `'{"Version": "2012-10-17", "Statement": []}'`,
    'managed-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
  })
  expect(found.requested).toEqual({
    ...{
      role: ROLE,
      region: 'eu-central-1',
      lifetime: '900 s',
      'session-name': 'nightly',
      'session-policy': '39 characters',
    },
    'managed-policies': ['arn:aws:iam::aws:policy/ReadOnlyAccess'],
  })
  expect(found).toMatchObject({ maxLifetime: 900, tokenUse: 'many' })
  expect((await order({ lifetime: '12h' })).maxLifetime).toBe(43_200)
  const plain = await order({})
  expect(plain.maxLifetime).toBe(3600)
  expect(plain.requested).toEqual({ role: ROLE, region: 'eu-central-1', lifetime: '3600 s' })
  expect(plain.names).toEqual([
    ...[
      'AWS_ACCESS_KEY_ID',
      'AWS_SECRET_ACCESS_KEY',
      'AWS_SESSION_TOKEN',
      'AWS_REGION',
      'AWS_DEFAULT_REGION',
    ],
    ...['AWS_CREDENTIAL_EXPIRATION', 'AWS_ACCOUNT_ID'],
  ])
})

describe('a mistake is named before anything is sent', () => {
  test.each<readonly [string, Inputs, string]>([
    [
      'no role',
      { role: undefined },
      '"role" is required; where a secret or variable was to fill it, that one is empty',
    ],
    ['an empty role', { role: '""' }, '"role" is required'],
    [
      'a name alone',
      { role: 'deploy' },
      '"role" must be the full ARN of a role, such as arn:aws:iam::123456789012:role/deploy; ' +
        'got "deploy", a name without its account',
    ],
    [
      'a role with a line break',
      { role: `"${ROLE}\\n"` },
      'which contains whitespace or a line break',
    ],
    [
      'a user',
      { role: 'arn:aws:iam::123456789012:user/deploy' },
      '"role" must be the full ARN of a role',
    ],
    [
      'a role of no account',
      { role: 'arn:aws:iam:::role/deploy' },
      '"role" must be the full ARN of a role',
    ],
    [
      'a role that is far too long',
      { role: `arn:aws:iam::123456789012:role/${'p/'.repeat(1200)}deploy` },
      '"role" must be the full ARN',
    ],
    [
      'an unknown partition',
      { role: roleIn('aws-moon') },
      '"role" must be of one of the partitions aws, aws-cn, aws-us-gov, aws-eusc, aws-iso, ' +
        'aws-iso-b, aws-iso-e, aws-iso-f; got "aws-moon"',
    ],
    ['no region', { region: undefined }, '"region" is required, such as eu-central-1'],
    ['an empty region', { region: '""' }, '"region" is required'],
    ['a masked region', { region: '"***"' }, '"region" is the *** by which a log hides a secret'],
    [
      'a region with a line break',
      { region: '"eu-central-1\\n"' },
      '"region" contains whitespace or a line break: "eu-central-1\\n"',
    ],
    [
      'a zone',
      { region: 'eu-central-1a' },
      '"region" must be the name of a region, such as eu-central-1; got "eu-central-1a"',
    ],
    [
      'a region that is a host',
      { region: 'evil.example/x-1' },
      '"region" must be the name of a region',
    ],
    [
      'a region elsewhere that is none',
      { region: 'a.b', address: 'https://sts.lab.test' },
      '"region" must be the name of a region',
    ],
    [
      'a region of another partition',
      { region: 'cn-north-1' },
      `"region" is "cn-north-1", in partition aws-cn, where this role cannot be: ${ROLE}`,
    ],
    [
      'a chain into another partition',
      { chain: `[{ role: "${roleIn('aws-cn')}" }]` },
      `where this role cannot be: ${roleIn('aws-cn')}`,
    ],
    [
      'a time too short',
      { lifetime: '5m' },
      '"lifetime" must be a duration such as 15m, 1h, 900s or 900, from 900 s to 43200 s',
    ],
    ['a time too long', { lifetime: '13h' }, '"lifetime" must be a duration'],
    [
      'a chain for more than an hour',
      { lifetime: '2h', chain: `[{ role: "${ROLE}" }]` },
      '"lifetime" must not exceed 1h with "chain"',
    ],
    [
      'a session name with a slash',
      { 'session-name': 'octo/app' },
      '"session-name" must be 2 to 64 letters',
    ],
    [
      'an address without encryption',
      { address: 'http://sts.lab.test' },
      '"address" must be an https URL',
    ],
    [
      'fips at an address',
      { address: 'https://sts.lab.test', fips: 'true' },
      '"fips" cannot be used with "address"',
    ],
    [
      'two addresses at one',
      { address: 'https://sts.lab.test', 'dual-stack': 'true' },
      '"dual-stack" cannot be used with "address"',
    ],
    [
      'fips of the global host',
      { region: 'aws-global', fips: 'true' },
      '"fips" has no effect on the region aws-global',
    ],
    ['a flag that is none', { fips: 'yes' }, '"fips" must be one of true, false'],
    [
      'a policy that is no JSON',
      { 'session-policy': "'{'" },
      '"session-policy" must be a JSON object',
    ],
    [
      'a policy that is a list',
      { 'session-policy': "'[]'" },
      '"session-policy" must be a JSON object',
    ],
    [
      'a policy that is nothing',
      { 'session-policy': "'null'" },
      '"session-policy" must be a JSON object',
    ],
    [
      'a policy in other letters',
      { 'session-policy': `'{"Sid": "→"}'` },
      '"session-policy" must contain only characters up to U+00FF',
    ],
    [
      'a policy that is too long',
      { 'session-policy': `'{"Sid": "${'x'.repeat(2040)}"}'` },
      '"session-policy" must not be longer than 2048 characters; got 2050 without whitespace',
    ],
    [
      'policies that are too long together',
      {
        'session-policy': `'{"Sid":"${'x'.repeat(2030)}"}'`,
        'managed-policies': 'arn:aws:iam::aws:policy/ReadOnlyAccess',
      },
      'characters together with "managed-policies"; got 2078',
    ],
    [
      'a policy by its name',
      { 'managed-policies': 'ReadOnlyAccess' },
      '"managed-policies" must name each policy by its ARN',
    ],
    [
      'a policy of another account',
      { 'managed-policies': 'arn:aws:iam::999999999999:policy/x' },
      "of the role's account 123456789012",
    ],
    [
      'eleven policies',
      { 'managed-policies': `[${Array(11).fill('arn:aws:iam::aws:policy/x').join(', ')}]` },
      '"managed-policies" may name 10 policies; got 11',
    ],
    [
      'a chain that is not a list',
      { chain: `{ role: "${ROLE}" }` },
      '"chain" must be a YAML list of mappings',
    ],
    ['an empty chain', { chain: '[]' }, '"chain" must be a YAML list of mappings'],
    [
      'a chain of texts',
      { chain: `["${ROLE}"]` },
      '"chain" is mistaken in entry 1: it must be a mapping with a "role"',
    ],
    [
      'a link without a role',
      { chain: '[{ external-id: abc }]' },
      '"chain" is mistaken in entry 1: "role" is required',
    ],
    [
      'a misspelt key',
      { chain: `[{ role: "${ROLE}", external-ids: x }]` },
      '"external-ids" is not one of role, external-id, tags, transitive-tags, ' +
        'source-identity; did you mean "external-id"?',
    ],
    [
      'an unknown key',
      { chain: `[{ role: "${ROLE}", zone: x }]` },
      '"zone" is not one of role, external-id, tags, transitive-tags, source-identity',
    ],
    ['a role that is a list', { chain: '[{ role: [a] }]' }, 'entry 1: "role" must be text'],
    [
      'the second link',
      { chain: `[{ role: "${ROLE}" }, { role: deploy }]` },
      '"chain" is mistaken in entry 2: "role" must be the full ARN',
    ],
    [
      'an external id with a blank',
      { chain: `[{ role: "${ROLE}", external-id: "a b" }]` },
      'entry 1: "external-id" has a length, or characters',
    ],
    [
      'a source identity of AWS',
      { chain: `[{ role: "${ROLE}", source-identity: "aws:me" }]` },
      'entry 1: "source-identity" has a length, or characters',
    ],
    [
      'tags that are a list',
      { chain: `[{ role: "${ROLE}", tags: [a] }]` },
      'entry 1: "tags" must be a mapping',
    ],
    [
      'a tag that is a list',
      { chain: `[{ role: "${ROLE}", tags: { a: [b] } }]` },
      'entry 1: tag "a": key and value must be strings',
    ],
    [
      'a tag of AWS',
      { chain: `[{ role: "${ROLE}", tags: { "aws:a": b } }]` },
      'entry 1: tag "aws:a"',
    ],
    [
      'tags that differ in case',
      { chain: `[{ role: "${ROLE}", tags: { a: b, A: b } }]` },
      'differ only in letter case',
    ],
    [
      'too many tags',
      {
        chain:
          `[{ role: "${ROLE}", tags: { ` +
          `${Array.from({ length: 51 }, (_, n) => `t${n}: x`).join(', ')} } }]`,
      },
      '"tags" must have at most 50 entries; got 51',
    ],
    [
      'a transitive tag that is none',
      { chain: `[{ role: "${ROLE}", tags: { a: b }, transitive-tags: [c] }]` },
      '"transitive-tags" must be a list of keys of "tags"',
    ],
    [
      'no transitive tags',
      { chain: `[{ role: "${ROLE}", transitive-tags: [] }]` },
      '"transitive-tags" must be a list of keys',
    ],
    [
      'transitive tags that are a mapping',
      { chain: `[{ role: "${ROLE}", tags: { a: b }, transitive-tags: { a: b } }]` },
      '"transitive-tags" must be a list of keys',
    ],
  ])('%s', async (_, inputs, sentence) => expect(await complaints(inputs)).toContain(sentence))

  test('and all of them at once, each by itself', async () => {
    const found = await complaints({
      role: 'deploy',
      region: 'Frankfurt',
      lifetime: 'long',
      fips: 'maybe',
      'session-policy': 'x',
    })
    expect(found.split('\n').map((line) => /^"([a-z-]+)"/.exec(line)?.[1])).toEqual([
      'role',
      'region',
      'fips',
      'lifetime',
      'session-policy',
    ])
  })

  test('without the external id, which may come from a secret', async () => {
    expect(
      await complaints({ chain: `[{ role: "${ROLE}", external-id: "not allowed" }]` }),
    ).not.toContain('not allowed')
  })
})

test('what AWS allows is allowed', async () => {
  const tags = '{ Team: "Größe: a/b=c+d-e@f", cost: "" }'
  const chain =
    `[{ role: "arn:aws:iam::210987654321:role/a/b/c+=,.@-_d", external-id: ` +
    `"a:b/c@d", tags: ` +
    `${tags}, transitive-tags: Team, source-identity: octocat }]`
  const found = await order({
    chain,
    'managed-policies': '[arn:aws:iam::210987654321:policy/x/y, arn:aws:iam::aws:policy/z]',
  })
  expect(found.requested['chain']).toEqual(['arn:aws:iam::210987654321:role/a/b/c+=,.@-_d'])
  for (const role of [
    'arn:aws:iam:::role/S3Access',
    'arn:minio:iam:::role/dHJ1c3Q',
    'arn:aws:iam::tenant:role/a/b/c',
  ])
    expect((await order({ role, address: 'https://sts.lab.test' })).requested['role']).toBe(role)
})
