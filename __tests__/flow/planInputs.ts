import { Failure } from '../../src/core/failure.ts'
import { parseInputs } from '../../src/flow/plan.ts'
import type { Plan } from '../../src/flow/run.ts'
import { planSinks } from '../../src/flow/sinkInputs.ts'
import { loadYaml } from '../../src/inputs/yaml.ts'

const parse = await loadYaml()

/** What a user writes under `with:`. */
export type Inputs = Readonly<Record<string, string>>

/** The fields of a lease of each kind, as YAML on one line. */
export const VAULT = 'from: vault, address: "https://vault.lab.test", role: ci'
export const AWS = 'from: aws, role: "arn:aws:iam::123456789012:role/deploy", region: eu-central-1'

/** The same for the flat form. */
export const vault: Inputs = {
  from: 'vault',
  export: 'output',
  address: 'https://vault.lab.test',
  role: 'ci',
}

/** What the inputs ask for. */
export function planOf(inputs: Inputs, serverUrl: string | undefined = 'https://github.com'): Plan {
  return parseInputs(new Map(Object.entries(inputs)), parse, {
    serverUrl,
    isPem: (pem) => !pem.includes('LOST'),
    ...('sinks' in inputs && { planSinks }),
  })
}

/** Returns the errors in the inputs, one sentence each; empty if they are valid. */
export function mistakesIn(inputs: Inputs, serverUrl?: string): readonly string[] {
  try {
    planOf(inputs, serverUrl)
    return []
  } catch (error) {
    if (!(error instanceof Failure) || error.code !== 'INPUT_INVALID') throw error
    return error.message.split('\n').filter((line) => !/^\d+ mistakes in the inputs:$/.test(line))
  }
}
