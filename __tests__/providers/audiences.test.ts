import { describe, expect, test } from '@jest/globals'
import { type ProviderName, providerNames, providers } from '../../src/providers/registry.ts'
import { mistakesIn, planOf } from '../flow/planInputs.ts'
import { PROVIDER } from '../lab/google.ts'
import { inProcessStep } from '../lab/inProcessStep.ts'
import { events } from '../lab/transcript.ts'
import { providerHarness } from './providerHarness.ts'

type Inputs = Readonly<Record<string, string>>

const ID = '5a0b9c1e-2f6d-4c57-8a43-0d1c9a7c3b22'
const FOREIGN = 'https://id.lab.test'
const aws = {
  from: 'aws',
  export: 'output',
  role: 'arn:aws:iam::123456789012:role/deploy',
  region: 'eu-central-1',
}
const gcp = { from: 'gcp', export: 'output', 'workload-identity-provider': PROVIDER }
const azure = { from: 'azure', export: 'output', 'tenant-id': ID, 'client-id': ID }
const octoSts = { from: 'octo-sts', export: 'output', scope: 'octo-org/infra', identity: 'deploy' }
const vault = { from: 'vault', export: 'output', address: FOREIGN, role: 'ci' }
const kubernetes = { from: 'kubernetes', export: 'output', address: FOREIGN }
const oauth = { from: 'oauth', export: 'output', address: `${FOREIGN}/token`, audience: FOREIGN }

/** For each provider: inputs, the default audience, and the host that the audience names. */
const defaults: Readonly<Record<ProviderName, readonly (readonly [Inputs, string, string])[]>> = {
  aws: [
    [aws, 'sts.amazonaws.com', 'sts.eu-central-1.amazonaws.com'],
    [{ ...aws, region: 'aws-global' }, 'sts.amazonaws.com', 'sts.amazonaws.com'],
    [
      { ...aws, role: 'arn:aws-cn:iam::123456789012:role/deploy', region: 'cn-north-1' },
      'sts.amazonaws.com.cn',
      'sts.cn-north-1.amazonaws.com.cn',
    ],
    [{ ...aws, address: FOREIGN }, FOREIGN, 'id.lab.test'],
    [{ ...aws, address: `${FOREIGN}:8443/sts` }, `${FOREIGN}:8443`, 'id.lab.test:8443'],
    [{ ...aws, address: 'http://127.0.0.1:9000' }, 'http://127.0.0.1:9000', '127.0.0.1:9000'],
    [
      { ...aws, address: 'https://vpce-0a1b-c2d3.sts.eu-central-1.vpce.amazonaws.com' },
      'sts.amazonaws.com',
      'vpce-0a1b-c2d3.sts.eu-central-1.vpce.amazonaws.com',
    ],
    [
      { ...aws, address: 'https://sts.cn-north-1.amazonaws.com.cn' },
      'sts.amazonaws.com.cn',
      'sts.cn-north-1.amazonaws.com.cn',
    ],
  ],
  vault: [
    [vault, FOREIGN, 'id.lab.test'],
    [{ ...vault, address: `${FOREIGN}:8200/prefix` }, `${FOREIGN}:8200`, 'id.lab.test:8200'],
  ],
  gcp: [
    [gcp, `https://iam.googleapis.com/${PROVIDER}`, 'sts.googleapis.com'],
    [
      { ...gcp, universe: 'apis.lab.test' },
      `https://iam.apis.lab.test/${PROVIDER}`,
      'sts.apis.lab.test',
    ],
  ],
  azure: [
    [azure, 'api://AzureADTokenExchange', 'login.microsoftonline.com'],
    [
      { ...azure, cloud: 'government' },
      'api://AzureADTokenExchangeUSGov',
      'login.microsoftonline.us',
    ],
    [{ ...azure, cloud: 'china' }, 'api://AzureADTokenExchangeChina', 'login.chinacloudapi.cn'],
  ],
  kubernetes: [
    [kubernetes, FOREIGN, 'id.lab.test'],
    [{ ...kubernetes, address: `${FOREIGN}:6443/k8s` }, `${FOREIGN}:6443`, 'id.lab.test:6443'],
  ],
  oauth: [[oauth, FOREIGN, 'id.lab.test']],
  'octo-sts': [
    [octoSts, 'octo-sts.dev', 'octo-sts.dev'],
    [{ ...octoSts, address: FOREIGN }, 'id.lab.test', 'id.lab.test'],
  ],
}

const yamlOf = ({ from: _, ...inputs }: Inputs): string =>
  Object.entries(inputs)
    .map(([name, value]) => `${name}: ${JSON.stringify(value)}`)
    .join('\n')

/** The hosts that received the ID token, whatever they answer. */
async function receivers(from: ProviderName, inputs: Inputs): Promise<readonly string[]> {
  const found = new Set<string>()
  const tried = await providerHarness(providers[from], yamlOf(inputs), {
    fault: ({ url, headers, body }) => {
      if (/eyJ[\w-]+\.eyJ/.test(JSON.stringify([url.href, headers, body]))) found.add(url.host)
      return { status: 403 }
    },
  })
  await tried.obtain().catch(() => undefined)
  return [...found]
}

describe('the default audience names the host that receives the token', () => {
  test.each(
    providerNames.flatMap((from) =>
      defaults[from].map(([inputs, audience, host]) => ({ from, inputs, audience, host })),
    ),
  )('$from: $audience goes to $host', async ({ from, inputs, audience, host }) => {
    const [lease] = planOf(inputs).leases
    expect([lease?.audience, lease?.prepared.host]).toEqual([audience, host])
    expect(await receivers(from, inputs)).toEqual([host])
  })
})

const AUDIENCES = {
  AWS: [
    'sts.amazonaws.com',
    'sts.amazonaws.com.cn',
    'https://sts.amazonaws.com',
    'STS.amazonaws.com',
    'sts.eu-central-1.amazonaws.com',
    'https://sts.eusc-de-east-1.amazonaws.eu/',
    'sts.us-iso-east-1.c2s.ic.gov',
    'sts.us-gov-west-1.amazonaws.com',
  ],
  Google: [
    `https://iam.googleapis.com/${PROVIDER}`,
    `//iam.googleapis.com/${PROVIDER}`,
    `iam.googleapis.com/${PROVIDER}`,
  ],
  Entra: [
    'api://AzureADTokenExchange',
    'api://AzureADTokenExchange/',
    'api://AzureADTokenExchangeUSGov',
    'api://AzureADTokenExchangeChina',
    'API://azureadtokenexchange',
  ],
  'Octo STS': ['octo-sts.dev', 'https://octo-sts.dev', 'https://octo-sts.dev/sts'],
} as const

type Owner = keyof typeof AUDIENCES

const servers: readonly {
  readonly to: string
  readonly owner: Owner | undefined
  readonly inputs: Inputs
}[] = [
  { to: 'AWS', owner: 'AWS', inputs: aws },
  { to: 'Google', owner: 'Google', inputs: gcp },
  { to: 'Entra', owner: 'Entra', inputs: azure },
  { to: 'Octo STS', owner: 'Octo STS', inputs: octoSts },
  { to: 'another STS', owner: undefined, inputs: { ...aws, address: FOREIGN } },
  {
    to: 'an STS on this machine',
    owner: undefined,
    inputs: { ...aws, address: 'http://127.0.0.1:9000' },
  },
  { to: 'another universe', owner: undefined, inputs: { ...gcp, universe: 'apis.lab.test' } },
  { to: 'another Octo STS', owner: undefined, inputs: { ...octoSts, address: FOREIGN } },
  { to: 'a Vault', owner: undefined, inputs: vault },
  { to: 'a token endpoint', owner: undefined, inputs: oauth },
  {
    to: 'a discovered token endpoint',
    owner: undefined,
    inputs: { from: 'oauth', export: 'output', discover: FOREIGN },
  },
]

const foreign = servers.flatMap(({ to, owner, inputs }) =>
  (Object.keys(AUDIENCES) as Owner[])
    .filter((name) => name !== owner)
    .flatMap((name) => AUDIENCES[name].map((audience) => ({ to, name, audience, inputs }))),
)

describe('an audience of a well-known provider is sent to no other host', () => {
  test.each(foreign)('$audience of $name, sent to $to', async ({ name, audience, inputs }) => {
    const s = inProcessStep()
    const failure = await s.main({ ...inputs, audience, export: 'none' })
    expect(failure?.code).toBe('INPUT_INVALID')
    const { host } = planOf({ ...inputs, audience: 'mine' }).leases[0]?.prepared ?? { host: '' }
    const said = `"audience" is ${JSON.stringify(audience)}, which ${name} accepts, `
    expect(failure?.message).toContain(`${said}but the token would be sent to ${host}, which is`)
    expect(failure?.message).toMatch(/; write "audience: \S+", and configure \S+ to accept it$/)
    expect(events(s.runtime.transcript, 'request')).toEqual([])
  })

  test('the audience that the message offers is accepted', () => {
    for (const { inputs, audience } of foreign) {
      const [message = ''] = mistakesIn({ ...inputs, audience })
      const [, offered = ''] = /write "audience: (\S+)"/.exec(message) ?? []
      expect(mistakesIn({ ...inputs, audience: offered })).toEqual([])
    }
  })

  test('names that only look like hosts of AWS are not hosts of AWS', () => {
    for (const host of [
      'amazonaws.com',
      'sts.amazonaws.com.lab.test',
      // Buckets and services that anybody can own.
      'sts.s3.amazonaws.com',
      'sts.s3-us-west-2.amazonaws.com',
      'abc.execute-api.eu-central-1.amazonaws.com',
      'lb-1.eu-central-1.elb.amazonaws.com',
      'vpce-0a1b.vpce-svc-0c2d.eu-central-1.vpce.amazonaws.com',
      'vpce-0a1b.s3.eu-central-1.vpce.amazonaws.com',
      'evil.sts.eu-central-1.amazonaws.com',
      'sts.eu-central-1.vpce.amazonaws.com',
      'sts.cn-north-1.amazonaws.com',
      'xsts.amazonaws.com',
    ])
      expect(
        mistakesIn({ ...aws, address: `https://${host}`, audience: 'sts.amazonaws.com' }),
      ).toEqual([expect.stringContaining('which AWS accepts')])
  })

  test.each([
    [{ ...oauth, address: 'https://sts.eu-central-1.amazonaws.com/' }, 'sts.amazonaws.com'],
    [{ ...oauth, address: 'https://sts-fips.us-gov-east-1.api.aws' }, 'sts.amazonaws.com'],
    [
      { ...oauth, address: 'https://sts.googleapis.com/v1/token' },
      `//iam.googleapis.com/${PROVIDER}`,
    ],
    [
      { ...oauth, address: `https://login.microsoftonline.us/${ID}/oauth2/v2.0/token` },
      'api://AzureADTokenExchangeUSGov',
    ],
    [{ ...oauth, address: 'https://octo-sts.dev/sts/exchange' }, 'octo-sts.dev'],
    [{ ...azure, cloud: 'government' }, 'api://AzureADTokenExchange'],
    [vault, 'https://github.com/octo-org'],
    [{ ...vault, address: 'https://vault-1.eu-central-1.elb.amazonaws.com' }, 'vault'],
  ])('%j may receive %s', (inputs, audience) =>
    expect(mistakesIn({ ...inputs, audience })).toEqual([]),
  )

  test('an address that is an error itself is not reported twice', () => {
    for (const inputs of [
      { ...vault, address: 'ftp://x' },
      { ...octoSts, address: 'ftp://x' },
      { from: 'oauth', export: 'output', address: 'ftp://x' },
    ])
      expect(mistakesIn({ ...inputs, audience: 'sts.amazonaws.com' })).toEqual([
        expect.stringContaining('"address" must be an https URL'),
      ])
  })
})
