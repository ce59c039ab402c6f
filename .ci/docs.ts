import { globSync, readFileSync, writeFileSync } from 'node:fs'
import { failures } from '../src/core/failure.ts'
import { leaseFields, outputRows, stepFields } from '../src/flow/fields.ts'
import { parseInputs } from '../src/flow/plan.ts'
import type { Field } from '../src/inputs/field.ts'
import { loadYaml } from '../src/inputs/yaml.ts'
import type { YamlValue } from '../src/inputs/yamlValue.ts'
import { refusals } from '../src/providers/troubleshooting.ts'
import { type ProviderName, providerNames, providers } from '../src/providers/registry.ts'

/** The files that hold generated blocks. */
export const documents = ['action.yml', 'README.md'] as const

/**
 * Returns the text with the content between all marks replaced. Throws if the marks do not match
 * the blocks.
 */
export function rewritten(text: string, blocks: ReadonlyMap<string, string>): string {
  const marks = /^([^\n]*\bgenerated:start (\S+)[^\n]*\n)([\s\S]*?)^([^\n]*\bgenerated:end\b)/gm
  const seen = new Set<string>()
  const result = text.replace(marks, (_, start: string, name: string, old: string, end: string) => {
    const block = blocks.get(name)
    if (block === undefined || seen.has(name) || old.includes('generated:start'))
      throw new Error(`the marks of block "${name}" are unknown, doubled or not closed`)
    seen.add(name)
    return `${start}${block}\n${end}`
  })
  for (const name of blocks.keys())
    if (!seen.has(name)) throw new Error(`there are no marks for block "${name}"`)
  return result
}

/** Returns the generated blocks of a document, by name. */
export async function blocksOf(
  document: (typeof documents)[number],
): Promise<ReadonlyMap<string, string>> {
  if (document === 'action.yml') {
    return new Map([
      ['inputs', entries(inputRows())],
      ['outputs', entries(outputDescriptions())],
    ])
  }
  return new Map([
    ['inputs', inputTables()],
    ['outputs', outputTable()],
    ['errors', errorTables()],
    ['deployments', deployments()],
    ['hosts', await hostTable()],
  ])
}

/**
 * Returns the inputs of each step in the YAML examples of a document that uses this action. Throws
 * if an example is not valid YAML.
 */
export async function examplesIn(
  markdown: string,
): Promise<readonly ReadonlyMap<string, string>[]> {
  const parse = await loadYaml()
  return [...markdown.matchAll(/^```yaml\n([\s\S]*?)^```/gm)].flatMap(([, text = '']) => {
    const parsed = parse(text)
    if ('errors' in parsed)
      throw new Error(`an example is not YAML: ${parsed.errors.join('; ')}\n${text}`)
    return stepsIn(parsed.value).map(
      (step) =>
        new Map([...((step.get('with') ?? []) as ReadonlyMap<string, YamlValue>)].map(textual)),
    )
  })
}

function stepsIn(node: YamlValue): readonly ReadonlyMap<string, YamlValue>[] {
  if (typeof node === 'string') return []
  if (!(node instanceof Map)) return (node as readonly YamlValue[]).flatMap(stepsIn)
  return String(node.get('uses')).includes('lease-credentials@')
    ? [node]
    : [...node.values()].flatMap(stepsIn)
}

/** Returns an input as the runner passes it. Throws if it is not a scalar: GitHub rejects it. */
function textual([name, value]: readonly [string, YamlValue]): [string, string] {
  if (typeof value !== 'string') throw new Error(`input "${name}" of an example is not a string`)
  return [name, value.trim()]
}

type Rows = ReadonlyMap<string, string>

const sentence = ({ description, default: value }: Field): string =>
  value === undefined ? description : `${description} Default: \`${value}\`.`
const add = (rows: Map<string, string>, name: string, text: string): void =>
  void rows.set(name, [rows.get(name), text].filter(Boolean).join(' '))

/** Returns one row for each input, with a sentence from each provider that has it. */
function inputRows(): Rows {
  const rows = new Map(
    [...stepFields, ...leaseFields].map((field) => [field.name, sentence(field)]),
  )
  for (const { title, fields } of providerNames.map((name) => providers[name]))
    for (const field of fields) add(rows, field.name, `${title}: ${sentence(field)}`)
  return rows
}

function outputDescriptions(): Rows {
  const rows = new Map(Object.entries(outputRows))
  for (const { title, outputs } of providerNames.map((name) => providers[name]))
    for (const [name, text] of Object.entries(outputs)) add(rows, name, `${title}: ${text}`)
  return rows
}

/**
 * Returns entries without `default:`. With it the runner would set every input, and a user's value
 * could not be distinguished from a default.
 */
const entries = (rows: Rows): string =>
  [...rows].map(([name, text]) => `  ${name}:\n    description: ${JSON.stringify(text)}`).join('\n')

const table = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [
    head,
    head.map(() => '---'),
    ...rows.map((row) => row.map((cell) => cell.replaceAll('|', '\\|'))),
  ]
    .map((row) => `| ${row.join(' | ')} |`)
    .join('\n')

const fieldTable = (fields: readonly Field[]): string =>
  table(
    ['input', 'meaning'],
    fields.map((field) => [`\`${field.name}\``, sentence(field)]),
  )

function inputTables(): string {
  const ofProviders = providerNames.map(
    (name) =>
      `**With \`from: ${name}\`** ` +
      `(${providers[name].title})\n\n${fieldTable(providers[name].fields)}`,
  )
  return [
    `**Of the step**\n\n${fieldTable(stepFields)}`,
    `**Of every lease**\n\n${fieldTable(leaseFields)}`,
    ...ofProviders,
  ].join('\n\n')
}

const outputTable = (): string =>
  table(
    ['output', 'meaning'],
    [...outputDescriptions()].map(([name, text]) => [`\`${name}\``, text]),
  )

function errorTables(): string {
  const general = table(
    ['error', 'what happened', 'likely causes', 'fix'],
    Object.entries(failures).map(([code, { summary, causes, fix }]) => [
      `\`${code}\``,
      summary,
      causes.join('; '),
      fix,
    ]),
  )
  const special = providerNames.map((name) => {
    const rows = refusals[name].map(({ code, symptom, causes, fix }) => [
      symptom,
      `\`${code}\``,
      causes.join('; '),
      fix,
    ])
    const shown = table(['symptom', 'error', 'likely causes', 'fix'], rows)
    return `<details>\n<summary>${providers[name].title}</summary>\n\n${shown}\n\n</details>`
  })
  return [general, ...special].join('\n\n')
}

/**
 * Returns the configurations that the tests run against the services of the lab, in the flat form:
 * nested values become strings.
 */
function deployments(): string {
  const files = globSync('__tests__/providers/deployments/*.yml').sort()
  const blocks = files.map((file) => {
    const [comment = '', ...lines] = readFileSync(file, 'utf8').trim().split('\n')
    const flat = lines.map((line) =>
      line.replace(/^([\w-]+):$/, '$1: |').replace(/^([\w-]+): ([{[].*)$/, "$1: '$2'"),
    )
    const inputs = flat.map((line) => `    ${line}`)
    const step = ['- uses: OWNER/lease-credentials@<sha>', '  with:', ...inputs]
    return [
      '<details>',
      `<summary>${comment.slice(2)}</summary>`,
      '',
      '```yaml',
      ...step,
      '```',
      '',
      '</details>',
    ].join('\n')
  })
  return blocks.join('\n')
}

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
/** Inputs that lead to every kind of host of a provider, by the inputs in which they differ. */
const ways: Readonly<Record<ProviderName, Readonly<Record<string, Inputs>>>> = {
  aws: {
    ...Object.fromEntries(regional),
    '`region: aws-global`': { ...commercial, region: 'aws-global' },
    '`address`': { ...commercial, address: 'https://address.example' },
  },
  vault: { '': { address: 'https://address.example', role: 'ci' } },
  gcp: {
    '': { 'workload-identity-provider': pool },
    '`service-account`': {
      'workload-identity-provider': pool,
      'service-account': 'ci@app.iam.gserviceaccount.com',
    },
    '`universe`': {
      'workload-identity-provider': pool,
      'service-account': 'ci@app.iam.gserviceaccount.com',
      universe: 'universe.example',
    },
  },
  azure: {
    '': entra,
    '`cloud: government`': { ...entra, cloud: 'government' },
    '`cloud: china`': { ...entra, cloud: 'china' },
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
async function hostTable(): Promise<string> {
  const parse = await loadYaml()
  const hostsOf = (from: ProviderName, inputs: Inputs): readonly string[] => {
    const { leases } = parseInputs(
      new Map(Object.entries({ from, export: 'none', ...inputs })),
      parse,
      {
        serverUrl: undefined,
        isPem: () => true,
      },
    )
    return leases.flatMap(({ prepared }) =>
      prepared.origins.map(({ host }) => `\`${patternOf(host, inputs)}\``),
    )
  }
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
  return replaced.replace(/^(address|discover)\.example$/, '<host of $1>')
}

if (import.meta.main) {
  for (const document of documents) {
    const text = readFileSync(document, 'utf8')
    writeFileSync(document, rewritten(text, await blocksOf(document)))
  }
}
