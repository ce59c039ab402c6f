import { readFileSync, writeFileSync } from 'node:fs'
import { loadYaml } from '../src/inputs/yaml.ts'
import type { YamlValue } from '../src/inputs/yamlValue.ts'
import { deployments } from './docs/endpoints.ts'
import { errorSections } from './docs/errors.ts'
import {
  actionInputs,
  actionOutputs,
  inputTables,
  outputTable,
  reviewBlocks,
  reviewTables,
} from './docs/fields.ts'
import { endpointBlocks, hostTable } from './docs/hosts.ts'
import { rewritten } from './docs/markdown.ts'
import { migrationPages, peerBlocks } from './docs/peers.ts'
import { mentioning, withRepository } from './docs/repository.ts'
import { statusTables } from './docs/status.ts'

export { anchorOf, rewritten } from './docs/markdown.ts'

type Blocks = ReadonlyMap<string, string>

const reference = 'docs/reference'
const generators: Readonly<Record<string, () => Blocks | Promise<Blocks>>> = {
  'action.yml': () =>
    new Map([
      ['inputs', actionInputs()],
      ['outputs', actionOutputs()],
    ]),
  'review/action.yml': reviewBlocks,
  'README.md': () => new Map([['status', statusTables()]]),
  [`${reference}/inputs.md`]: () => new Map([['inputs', inputTables()]]),
  [`${reference}/review.md`]: reviewTables,
  [`${reference}/outputs.md`]: () => new Map([['outputs', outputTable()]]),
  [`${reference}/errors.md`]: () => new Map([['errors', errorSections()]]),
  [`${reference}/token-endpoints.md`]: () => new Map([['deployments', deployments()]]),
  [`${reference}/hosts.md`]: async () =>
    new Map([
      ['hosts', await hostTable()],
      ['endpoints', await endpointBlocks()],
    ]),
  ...Object.fromEntries(
    Object.entries(migrationPages).map(([page, action]) => [page, () => peerBlocks(action)]),
  ),
}

/** The files that hold generated blocks. */
export const documents: readonly string[] = Object.keys(generators)

/** Returns the generated blocks of a document, by name. Throws if it has none. */
export async function blocksOf(document: string): Promise<Blocks> {
  const generate = generators[document]
  if (!generate) throw new Error(`nothing is generated in ${document}`)
  return generate()
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

if (import.meta.main) {
  for (const path of mentioning) {
    const text = readFileSync(path, 'utf8')
    if (withRepository(text) !== text) writeFileSync(path, withRepository(text))
  }
  for (const document of documents) {
    const text = readFileSync(document, 'utf8')
    writeFileSync(document, rewritten(text, await blocksOf(document)))
  }
}
