import { leaseFields, outputRows, stepFields } from '../../src/flow/fields.ts'
import type { Field } from '../../src/inputs/reader.ts'
import { providerNames, providers } from '../../src/providers/registry.ts'
import { reviewFields, reviewOutputs } from '../../src/review/fields.ts'
import { table } from './markdown.ts'

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

/** Returns the inputs of `action.yml`. */
export const actionInputs = (): string => entries(inputRows())
/** Returns the outputs of `action.yml`. */
export const actionOutputs = (): string => entries(outputDescriptions())

const fieldTable = (fields: readonly Field[]): string =>
  table(
    ['input', 'meaning'],
    fields.map((field) => [`\`${field.name}\``, sentence(field)]),
  )

/** Returns a section for the step, one for every lease, and one for each provider. */
export function inputTables(): string {
  const ofProviders = providerNames.map(
    (name) =>
      `## With \`from: ${name}\`\n\n` +
      `${providers[name].title}.\n\n${fieldTable(providers[name].fields)}`,
  )
  return [
    `## Of the step\n\n${fieldTable(stepFields)}`,
    `## Of every lease\n\n${fieldTable(leaseFields)}`,
    ...ofProviders,
  ].join('\n\n')
}

/** Returns the table of all outputs. */
export const outputTable = (): string =>
  table(
    ['output', 'meaning'],
    [...outputDescriptions()].map(([name, text]) => [`\`${name}\``, text]),
  )

/** Returns the generated blocks of `review/action.yml`. */
export const reviewBlocks = (): Rows =>
  new Map([
    ['inputs', entries(new Map(reviewFields.map((field) => [field.name, sentence(field)])))],
    ['outputs', entries(new Map(Object.entries(reviewOutputs)))],
  ])

/** Returns the tables of the inputs and outputs of the review. */
export const reviewTables = (): Rows =>
  new Map([
    ['inputs', fieldTable(reviewFields)],
    [
      'outputs',
      table(
        ['output', 'meaning'],
        Object.entries(reviewOutputs).map(([name, text]) => [`\`${name}\``, text]),
      ),
    ],
  ])
