import { readFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { examplesIn } from '../.ci/docs.ts'
import { parseInputs } from '../src/flow/plan.ts'
import { isPem } from '../src/http/tls.ts'
import { mismatches } from '../src/identity/expect.ts'
import { loadYaml } from '../src/inputs/yaml.ts'

describe('the examples for organisations', () => {
  const page = readFileSync('docs/organisations.md', 'utf8')
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
    expect(examples).toHaveLength(page.match(/uses: [\w-]+\/lease-credentials@/g)?.length ?? 0)
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
          (each) => !mismatches({ environment }, each).some(({ claim }) => claim === 'environment'),
        ),
      ).toEqual([])
    },
  )
})
