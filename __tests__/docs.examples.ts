import { readFileSync } from 'node:fs'
import { isMap, parseDocument, visit } from 'yaml'
import { parseInputs } from '../src/flow/plan.ts'
import { loadYaml } from '../src/inputs/yaml.ts'

type Inputs = Readonly<Record<string, string>>

/** A step of a workflow, with every scalar as the text that is written. */
export interface DocumentedStep {
  readonly uses: string
  readonly with?: Inputs
}

export const read = (path: string): string => readFileSync(path, 'utf8')

/** Returns the content of the fenced blocks of one language. */
export const blocksIn = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )

/** Returns every step of a block that uses an action, in the order in which they stand. */
export function stepsIn(block: string): readonly DocumentedStep[] {
  const steps: DocumentedStep[] = []
  const document = parseDocument(block, { schema: 'failsafe' })
  if (document.errors.length > 0) throw new Error(`not YAML: ${document.errors.join('; ')}`)
  visit(document, {
    Map: (_, node) => {
      if (isMap(node) && typeof node.get('uses') === 'string')
        steps.push(node.toJS(document) as DocumentedStep)
    },
  })
  return steps
}

/** Whether a step uses this action. */
export const isOurs = ({ uses }: DocumentedStep): boolean => uses.includes('/lease-credentials@')

/** Returns the plan of a step's inputs by the parser that main uses. Throws `INPUT_INVALID`. */
export async function planOf({ with: inputs = {} }: DocumentedStep) {
  const given = Object.entries(inputs).map(([name, value]) => [name, value.trim()] as const)
  const facts = { serverUrl: 'https://github.com', isPem: () => true }
  return parseInputs(new Map(given), await loadYaml(), facts)
}

/** Returns how many leases of a step have an `export`; one of the step counts for all. */
export function writtenExports({ with: inputs = {} }: DocumentedStep, leases: number): number {
  if (inputs['export'] !== undefined) return leases
  return (inputs['leases'] ?? '').match(/(?:^\s*|[{,] ?)export: /gm)?.length ?? 0
}
