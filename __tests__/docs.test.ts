import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { anchorOf, blocksOf, documents, rewritten } from '../.ci/docs.ts'
import { Failure, failures } from '../src/core/failure.ts'
import { ERRORS_PAGE, formatFailure } from '../src/core/report.ts'
import { leaseFields, outputRows, stepFields } from '../src/flow/fields.ts'
import { providerNames, providers } from '../src/providers/registry.ts'

const text = (path: string): string => readFileSync(path, 'utf8')
const action = parse(text('action.yml')) as {
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly runs: Readonly<Record<string, string>>
}
const all = providerNames.map((name) => providers[name])
const names = (fields: readonly { readonly name: string }[]): readonly string[] =>
  fields.map(({ name }) => name)

describe('what users read is what the source says', () => {
  test.each(documents)('%s is what "npm run docs" writes', async (document) => {
    expect(rewritten(text(document), await blocksOf(document))).toBe(text(document))
  })

  test('action.yml declares every input of every provider, and nothing else', () => {
    const declared = Object.keys(action.inputs)
    expect(declared).toEqual([
      ...new Set([
        ...names(stepFields),
        ...names(leaseFields),
        ...all.flatMap(({ fields }) => names(fields)),
      ]),
    ])
    // Decision 32: a person reads this list.
    expect(declared.length).toBeLessThanOrEqual(90)
  })

  test('action.yml declares every output of every provider, so that linters and composite actions know them', () => {
    expect(new Set(Object.keys(action.outputs))).toEqual(
      new Set([...Object.keys(outputRows), ...all.flatMap(({ outputs }) => Object.keys(outputs))]),
    )
  })

  test('no input has a default for the runner, and none is required: what a user wrote could not be told otherwise', () => {
    for (const row of [...Object.values(action.inputs), ...Object.values(action.outputs)])
      expect(Object.keys(row)).toEqual(['description'])
  })

  test('an input that several providers know is one row, with a sentence of each and the defaults', () => {
    for (const { title, fields } of all)
      for (const { name, description: help, default: value } of fields) {
        const { description } = action.inputs[name] ?? {}
        expect(description).toContain(`${title}: ${help}`)
        expect(description).toContain(value === undefined ? '' : `Default: \`${value}\``)
      }
  })

  test('the runner is told to run the built files, on Node 24', () => {
    expect(action.runs).toEqual({
      using: 'node24',
      main: 'dist/main.js',
      post: 'dist/post.js',
    })
  })

  test('every error has the heading to which the log links', () => {
    const page = text(ERRORS_PAGE.replace(/^.*\/blob\/main\//, ''))
    const headings = [...page.matchAll(/^## (.*)$/gm)].map(([, title = '']) => anchorOf(title))
    expect(headings).toEqual(expect.arrayContaining(Object.keys(failures).map(anchorOf)))
    expect(formatFailure(new Failure('UNREACHABLE', 'x')).lines).toContain(
      `See ${ERRORS_PAGE}#unreachable`,
    )
  })

  test.each(stepFields.concat(leaseFields, ...all.map(({ fields }) => fields)))(
    '$name is explained in whole sentences',
    ({ description }) => {
      expect(description).toMatch(/^[A-Z`].*[.]$/s)
      expect(description).not.toMatch(/\n|\$\{\{/)
    },
  )
})

describe('what a reader is sent to', () => {
  test('every package that runs in a job is known to the decision records, in its version', () => {
    const { dependencies } = JSON.parse(text('package.json')) as {
      dependencies: Readonly<Record<string, string>>
    }
    const record = text('.github/decisions/0001-run-time-packages.md')
    for (const [name, version] of Object.entries(dependencies))
      expect(record).toContain(`| \`${name}\` ${version} |`)
  })
})

describe('a generator that finds no marks throws', () => {
  const blocks = new Map([['inputs', 'NEW']])
  const marked = 'before\n# generated:start inputs (why)\nold\n# generated:end\nafter\n'

  test('and rewrites only what stands between them', () => {
    expect(rewritten(marked, blocks)).toBe(
      'before\n# generated:start inputs (why)\nNEW\n# generated:end\nafter\n',
    )
    expect(rewritten(rewritten(marked, blocks), blocks)).toBe(rewritten(marked, blocks))
  })

  test('a block may hold what looks like a pattern of replacement', () => {
    expect(rewritten(marked, new Map([['inputs', "$& $1 $'"]]))).toContain("\n$& $1 $'\n")
  })

  test.each([
    ['there are none', 'before\nafter\n'],
    ['the start is missing', 'old\n# generated:end\n'],
    ['the end is missing', '# generated:start inputs\nold\n'],
    ['the name is unknown', marked.replace('inputs', 'outputs')],
    ['the block stands twice', marked + marked],
    [
      'a second block begins inside',
      '# generated:start inputs\n# generated:start inputs\n# generated:end\n',
    ],
  ])('when %s', (_, document) => {
    expect(() => rewritten(document, blocks)).toThrow(/marks/)
  })

  test('when one of several is missing', () => {
    expect(() => rewritten(marked, new Map([...blocks, ['outputs', '']]))).toThrow(
      'there are no marks for block "outputs"',
    )
  })
})
