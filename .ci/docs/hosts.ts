import { parseInputs } from '../../src/flow/plan.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'
import { type ProviderName, providerNames, providers } from '../../src/providers/registry.ts'
import { table } from './markdown.ts'

type Inputs = Readonly<Record<string, string>>

const commercial = { role: 'arn:aws:iam::123456789012:role/r', region: 'eu-central-1' }
/** ID and a region of each AWS partition, by its usual name; the first is the default. */
const partitions: Readonly<Record<string, readonly [id: string, region: string]>> = {
  '': ['aws', 'eu-central-1'],
  GovCloud: ['aws-us-gov', 'us-gov-west-1'],
  China: ['aws-cn', 'cn-north-1'],
  'the European Sovereign Cloud': ['aws-eusc', 'eusc-de-east-1'],
  '`us-iso-…`': ['aws-iso', 'us-iso-east-1'],
  '`us-isob-…`': ['aws-iso-b', 'us-isob-east-1'],
  '`eu-isoe-…`': ['aws-iso-e', 'eu-isoe-west-1'],
  '`us-isof-…`': ['aws-iso-f', 'us-isof-south-1'],
}
const variants: Readonly<Record<string, Inputs>> = {
  '': {},
  '`fips`': { fips: 'true' },
  '`dual-stack`': { 'dual-stack': 'true' },
  '`fips` and `dual-stack`': { fips: 'true', 'dual-stack': 'true' },
}
const regional = Object.entries(partitions).flatMap(([partition, [id, region]]) =>
  Object.entries(variants).map(([variant, inputs]) => [
    [partition, variant].filter((text) => text !== '').join(', '),
    { role: `arn:${id}:iam::123456789012:role/r`, region, ...inputs },
  ]),
)
const entra = {
  'tenant-id': 'contoso.onmicrosoft.com',
  'client-id': 'b0b0b0b0-1111-4222-8333-444444444444',
}
const pool = 'projects/1234567890/locations/global/workloadIdentityPools/github/providers/github'
const ecr = {
  registries: '123456789012.dkr.ecr.eu-central-1.amazonaws.com',
  export: 'docker',
}
const eks = { cluster: 'prod', export: 'kubeconfig' }
const awsRead = { read: '{A: "secretsmanager:a", B: "ssm:/b"}' }
/** Inputs that lead to every kind of host of a provider, by the inputs in which they differ. */
const ways: Readonly<Record<ProviderName, Readonly<Record<string, Inputs>>>> = {
  aws: {
    ...Object.fromEntries(regional),
    '`region: aws-global`': { ...commercial, region: 'aws-global' },
    '`address`': { ...commercial, address: 'https://address.example' },
    '`read`': { ...commercial, ...awsRead },
    '`read` and `fips`': { ...commercial, ...awsRead, fips: 'true' },
    '`read` and `dual-stack`': { ...commercial, ...awsRead, 'dual-stack': 'true' },
    '`cluster`': { ...commercial, ...eks },
    '`cluster` and `fips`': { ...commercial, ...eks, fips: 'true' },
    '`cluster` and `dual-stack`': { ...commercial, ...eks, 'dual-stack': 'true' },
    '`registries`': { ...commercial, ...ecr },
    '`registries` and `fips`': { ...commercial, ...ecr, fips: 'true' },
    '`registries` and `dual-stack`': { ...commercial, ...ecr, 'dual-stack': 'true' },
    '`registries: public.ecr.aws`': { ...commercial, ...ecr, registries: 'public.ecr.aws' },
  },
  vault: { '': { address: 'https://address.example', role: 'ci' } },
  gcp: {
    '': { 'workload-identity-provider': pool },
    '`service-account`': {
      'workload-identity-provider': pool,
      'service-account': 'ci@app.iam.gserviceaccount.com',
    },
    '`service-account` and `registries`': {
      'workload-identity-provider': pool,
      'service-account': 'ci@app.iam.gserviceaccount.com',
      registries: 'europe-west3-docker.pkg.dev',
      export: 'docker',
    },
    '`read`': { 'workload-identity-provider': pool, read: '{A: projects/p/secrets/a}' },
    '`read`, a regional secret': {
      'workload-identity-provider': pool,
      read: '{A: projects/p/locations/europe-west3/secrets/a}',
    },
    '`universe`': {
      'workload-identity-provider': pool,
      'service-account': 'ci@app.iam.gserviceaccount.com',
      universe: 'universe.example',
    },
  },
  azure: {
    '': entra,
    '`read`': { ...entra, read: '{A: example-vault/a}' },
    '`registries`': { ...entra, registries: 'example-registry.azurecr.io', export: 'docker' },
    '`cloud: government`': { ...entra, cloud: 'government' },
    '`cloud: china`': { ...entra, cloud: 'china' },
  },
  kubernetes: {
    '': { address: 'https://address.example', 'kube-service-account': 'deploy/ci' },
  },
  oauth: {
    '': {
      address: 'https://address.example/token',
      audience: 'https://address.example',
      'subject-type': 'jwt',
    },
    '`discover`': {
      discover: 'https://discover.example',
      audience: 'https://discover.example',
      'subject-type': 'jwt',
    },
  },
  'octo-sts': {
    '': { scope: 'octo-org/app', identity: 'ci' },
    '`address`': { scope: 'octo-org/app', identity: 'ci', address: 'https://address.example' },
  },
}

/**
 * Returns the table of hosts to which leases send requests, as the providers report them. A part
 * that comes from an input is shown as the name of the input.
 */
export async function hostTable(): Promise<string> {
  const origins = await originReader()
  const hostsOf = (from: ProviderName, inputs: Inputs): readonly string[] =>
    origins(from, inputs).map(({ host }) => `\`${patternOf(host, inputs)}\``)
  const rows = providerNames.flatMap((from) => {
    const alike = Map.groupBy(Object.entries(ways[from]), ([, inputs]) =>
      hostsOf(from, inputs).join(', '),
    )
    return [...alike].map(([hosts, steps]) => [
      `\`${from}\``,
      steps.map(([when]) => when || (steps.length > 1 ? 'by default' : '')).join('; '),
      hosts,
    ])
  })
  return table(['`from`', 'with', 'hosts'], rows)
}

/** Returns a host with the values of inputs replaced by their names. */
function patternOf(host: string, inputs: Inputs): string {
  const replaced = ['region', 'universe'].reduce(
    (text, name) => text.replace(inputs[name] ?? `<${name}>`, `<${name}>`),
    host,
  )
  return replaced
    .replace('europe-west3', '<location>')
    .replace('example-vault', '<vault>')
    .replace('example-registry', '<registry>')
    .replace(/^(address|discover)\.example$/, '<host of $1>')
}

type OriginReader = (from: ProviderName, inputs: Inputs) => readonly URL[]

/** Returns a reader of the origins to which a lease sends requests, as its provider reports them. */
async function originReader(): Promise<OriginReader> {
  const parse = await loadYaml()
  return (from, inputs) => {
    const step = new Map(Object.entries({ from, export: 'output', ...inputs }))
    const { leases } = parseInputs(step, parse, { serverUrl: undefined, isPem: () => true })
    return leases.flatMap(({ prepared }) => prepared.origins.map((origin) => new URL(origin)))
  }
}

// The usual case, where it is not the first way; and a host that stands for the reader's own.
const USUAL: Readonly<Partial<Record<ProviderName, string>>> = { gcp: '`service-account`' }
const OWN_HOSTS: Readonly<Partial<Record<ProviderName, string>>> = {
  vault: 'vault.example.com',
  oauth: 'sso.example.com',
}

// What every job with ID tokens needs: the request for a token, and the keys of the issuer.
const GITHUB = [
  'github.com:443',
  'api.github.com:443',
  '*.actions.githubusercontent.com:443',
  'token.actions.githubusercontent.com:443',
]

/**
 * Returns for each provider the Harden-Runner step that allows what a lease with the usual inputs
 * contacts, beside what the runner itself and the checkout need.
 */
export async function endpointBlocks(): Promise<string> {
  const origins = await originReader()
  const blocks = providerNames.map((from) => {
    const hosts = origins(from, ways[from][USUAL[from] ?? ''] ?? {}).map(({ hostname }) =>
      hostname === 'address.example' ? (OWN_HOSTS[from] ?? hostname) : hostname,
    )
    const endpoints = [...GITHUB, ...hosts.map((host) => `${host}:443`)]
    const lines = [...new Set(endpoints)].map((endpoint) => `      ${endpoint}`)
    return [
      `### ${providers[from].title}`,
      '',
      '```yaml',
      '- uses: step-security/harden-runner@v2 # pin this to a full commit SHA',
      '  with:',
      '    egress-policy: block',
      '    allowed-endpoints: >',
      ...lines,
      '```',
    ].join('\n')
  })
  return blocks.join('\n\n')
}
