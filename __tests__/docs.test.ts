import { existsSync, globSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { blocksOf, documents, examplesIn, rewritten } from '../.ci/docs.ts'
import { failures } from '../src/core/failure.ts'
import { leaseFields, outputRows, stepFields } from '../src/flow/fields.ts'
import { parseInputs } from '../src/flow/plan.ts'
import { isPem } from '../src/http/tls.ts'
import { mismatches } from '../src/identity/expect.ts'
import { loadYaml } from '../src/inputs/yaml.ts'
import { providerNames, providers } from '../src/providers/registry.ts'

const text = (path: string): string => readFileSync(path, 'utf8')
const readme = text('README.md')
const action = parse(text('action.yml')) as {
  readonly inputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly outputs: Readonly<Record<string, Readonly<Record<string, string>>>>
  readonly runs: Readonly<Record<string, string>>
}
const all = providerNames.map((name) => providers[name])
const names = (fields: readonly { readonly name: string }[]): readonly string[] =>
  fields.map(({ name }) => name)
/** A heading as GitHub makes it an anchor. */
const slug = (title: string): string =>
  title
    .toLowerCase()
    .replace(/[^\w\- ]/g, '')
    .replaceAll(' ', '-')

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

  test('every error has its row in the README', () => {
    for (const code of Object.keys(failures)) expect(readme).toContain(`| \`${code}\` |`)
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
  const pages = ['README.md', ...globSync('.github/**/*.md')]

  test.each(pages)('%s links only to files that exist', (page) => {
    const links = [...text(page).matchAll(/\]\((?!https?:|#)([^)#\s]+)/g)].map(([, link = '']) =>
      join(dirname(page), link),
    )
    expect(links.filter((link) => !existsSync(link))).toEqual([])
  })

  test.each(pages)('%s links only to headings that exist', (page) => {
    const headings = new Set(
      [...text(page).matchAll(/^#+ (.*)$/gm)].map(([, title = '']) => slug(title)),
    )
    const links = [...text(page).matchAll(/\]\(#([^)\s]+)\)/g)].map(([, link = '']) => link)
    expect(links.filter((link) => !headings.has(link))).toEqual([])
  })

  test('every package that runs in a job is known to the decision records, in its version', () => {
    const { dependencies } = JSON.parse(text('package.json')) as {
      dependencies: Readonly<Record<string, string>>
    }
    const record = text('.github/decisions/0001-run-time-packages.md')
    for (const [name, version] of Object.entries(dependencies))
      expect(record).toContain(`| \`${name}\` ${version} |`)
  })
})

describe('the examples of the README', () => {
  test('are all found', async () => {
    expect(await examplesIn(readme)).toHaveLength(
      readme.match(/uses: [^\s]*lease-credentials@/g)?.length ?? 0,
    )
  })

  test('are accepted as they stand', async () => {
    const yaml = await loadYaml()
    const plans = (await examplesIn(readme)).map((example) =>
      parseInputs(example, yaml, { serverUrl: 'https://github.com', isPem }),
    )
    expect(plans.length).toBeGreaterThan(5)
    // Every provider is shown at least once.
    expect(new Set(plans.flatMap(({ leases }) => leases.map(({ from }) => from)))).toEqual(
      new Set(providerNames),
    )
  })

  describe('for organisations', () => {
    const page = text('docs/organisations.md')
    /**
     * The leases of the page where a caller asks for this environment; the runner puts its name
     * into the inputs as it is.
     */
    const leasesFor = async (environment: string) => {
      const yaml = await loadYaml()
      return (await examplesIn(page)).flatMap((example) => {
        const filled = [...example].map(
          ([name, value]) =>
            [name, value.replaceAll('${{ inputs.environment }}', environment)] as const,
        )
        return parseInputs(new Map(filled), yaml, {
          serverUrl: 'https://github.com',
          isPem,
        }).leases
      })
    }

    test('are all found, and each says what it expects', async () => {
      const examples = await examplesIn(page)
      expect(examples).toHaveLength(page.match(/uses: OWNER\/lease-credentials@/g)?.length ?? 0)
      expect(examples.every((example) => example.has('expect'))).toBe(true)
    })

    test.each(['production', 'eu-prod', 'true', '1.10', '@x', '---'])(
      'are accepted as they stand in the environment %j',
      async (environment) => {
        expect(await leasesFor(environment)).toHaveLength(3)
      },
    )

    test.each([
      ...[
        '',
        '*',
        '**',
        '" #',
        'x"',
        'x\\',
        "x'",
        'x: y',
        '{x: y}',
        '[x',
        '\u0000',
        '\u2028',
        'x\n---\n',
        'x y',
        '%0A',
      ],
      'x"\nrepository_owner_id: "*',
      '"\nref_protected: ["true", "false"] #',
      'x\n  expect: {ref: "**"}',
      'x\n  address: https://evil.example.com',
      'x\n  audience: https://evil.example.com',
      'x\n  read: {A: secret/data/b#c}\n  audience: x',
      'x\nevil: {from: vault, address: https://evil.example.com, role: ci}\nmore:\n  x: ',
    ])(
      'lease nothing where a caller calls the environment %j: no input is meant so, or no token says so',
      async (environment) => {
        const leases = await leasesFor(environment).catch((error: unknown) => {
          expect(error).toMatchObject({ code: 'INPUT_INVALID' })
          return []
        })
        const wanted = leases.flatMap(({ expect: all }) =>
          all.filter((each) => each.has('environment')),
        )
        expect(
          wanted.filter(
            (each) =>
              !mismatches({ environment }, each).some(({ claim }) => claim === 'environment'),
          ),
        ).toEqual([])
      },
    )
  })

  test('say what they expect of the identity where they show how to deploy', async () => {
    const examples = await examplesIn(readme)
    expect(examples.slice(0, 2).every((example) => example.has('expect'))).toBe(true)
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
