import { globSync, readFileSync } from 'node:fs'
import { beforeAll, describe, expect, test } from '@jest/globals'
import { isMap, parse, parseDocument, visit } from 'yaml'
import { failures } from '../src/core/failure.ts'
import { parseInputs } from '../src/flow/plan.ts'
import { loadYaml } from '../src/inputs/yaml.ts'
import { labAuthority } from './lab/certificates.ts'
import { inProcessStep } from './lab/inProcessStep.ts'
import { events } from './lab/transcript.ts'

type Inputs = Readonly<Record<string, string>>
interface Step {
  readonly uses?: string
  readonly with?: Inputs
}
interface Job {
  readonly permissions?: Readonly<Record<string, string>>
  readonly steps?: readonly Step[]
}
interface Workflow {
  readonly permissions?: unknown
  readonly jobs?: Readonly<Record<string, Job>>
}

const pages = globSync('docs/howto/*.md').sort()
// The index has no workflow; the page about Forgejo is older than this shape; that about `review`
// leases nothing, and is played in `review/page.test.ts`.
const shaped = pages.filter((page) => !/(?:README|forgejo|review)\.md$/.test(page))
const security = ['docs/security/data-handling.md']

const read = (path: string): string => readFileSync(path, 'utf8')

/** Returns the content of the fenced blocks of one language. */
const blocksIn = (page: string, language: string): readonly string[] =>
  [...read(page).matchAll(new RegExp(`^\`\`\`${language}\n([\\s\\S]*?)^\`\`\``, 'gm'))].map(
    ([, block = '']) => block,
  )

// As GitHub does, with every scalar as the text that is written.
const parseText = (block: string): unknown => parse(block, { schema: 'failsafe' })

/** Returns every step of a block that uses this action, in workflows and in composite actions. */
function ourSteps(block: string): readonly Step[] {
  const steps: Step[] = []
  const document = parseDocument(block, { schema: 'failsafe' })
  visit(document, {
    Map: (_, node) => {
      const uses = node.get('uses')
      if (typeof uses === 'string' && uses.includes('/lease-credentials@'))
        steps.push(node.toJS(document) as Step)
    },
  })
  return steps
}

const PEM = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----'
const FROZEN_MS = 1_790_000_000_000
/** What the expressions of the pages may become; any other expression fails the test. */
const EXPRESSIONS: Record<string, string> = {
  'matrix.environment': 'production',
  'inputs.role': 'arn:aws:iam::123456789012:role/deploy',
  'vars.INTERNAL_CA': PEM,
  'secrets.ACCESS_CLIENT_SECRET': 'secret-of-the-gateway',
  'github.token': 'ghs_0123456789abcdef',
}

beforeAll(async () => {
  const clients = await labAuthority('Authority of the clients')
  const { cert, key } = await clients.leaf({ names: ['ci'], client: true, at: FROZEN_MS })
  EXPRESSIONS['vars.VAULT_CLIENT_CERTIFICATE'] = cert
  EXPRESSIONS['secrets.VAULT_CLIENT_KEY'] = key
})

/** Returns an input as the runner passes it on. */
function evaluate(value: string): string {
  const filled = value.replace(/\$\{\{ (\S+) \}\}/g, (whole, name: string) => {
    const known = EXPRESSIONS[name]
    if (known === undefined) throw new Error(`no value is known for ${whole}`)
    return known
  })
  return filled.trim()
}

/** Parses the inputs of a step by the parser that main uses. Throws `INPUT_INVALID`. */
async function planFor({ with: inputs = {} }: Step) {
  const given = Object.entries(inputs).map(([name, value]) => [name, evaluate(value)] as const)
  // The PEM of this test is not a certificate.
  const facts = { serverUrl: 'https://github.com', isPem: () => true }
  return parseInputs(new Map(given), await loadYaml(), facts)
}

describe('the how-to pages', () => {
  test('are all listed in the index', () => {
    const index = read('docs/howto/README.md')
    const missing = pages.filter((page) => !index.includes(`](${page.split('/').at(-1)})`))
    expect(missing).toEqual(['docs/howto/README.md'])
  })

  test.each(pages)('%s has only YAML that parses, as a mapping', (page) => {
    const documents = blocksIn(page, 'yaml').map((block) => parseDocument(block))
    expect(documents.flatMap(({ errors, warnings }) => [...errors, ...warnings])).toEqual([])
    expect(documents.every(({ contents }) => isMap(contents))).toBe(true)
  })

  test.each(shaped)('%s leases with inputs that are accepted', async (page) => {
    const steps = blocksIn(page, 'yaml').flatMap(ourSteps)
    expect(steps.length).toBeGreaterThan(0)
    for (const step of steps) {
      const { leases } = await planFor(step)
      expect(leases.length).toBeGreaterThan(0)
      // The identity is pinned for each lease.
      expect(leases.filter((lease) => lease.expect.length === 0)).toEqual([])
    }
  })

  test.each(shaped)('%s writes "export" for each lease', async (page) => {
    for (const step of blocksIn(page, 'yaml').flatMap(ourSteps)) {
      const { leases } = await planFor(step)
      const written = Object.values(step.with ?? {})
        .flatMap((value) => value.match(/^\s*export: /gm) ?? [])
        .concat(step.with?.['export'] === undefined ? [] : ['export'])
      expect(written).toHaveLength(leases.length)
    }
  })

  test.each(shaped)('%s grants ID tokens to the jobs that lease, and to no other', (page) => {
    const workflows = blocksIn(page, 'yaml').map((block) => parseText(block) as Workflow)
    for (const { jobs, permissions } of workflows.filter(({ jobs }) => jobs !== undefined)) {
      expect(permissions).toEqual({})
      for (const job of Object.values(jobs ?? {})) {
        const runsForeignCode = job.steps?.every(({ uses = 'actions/' }) => /^actions\//.test(uses))
        expect([job.permissions?.['id-token'], runsForeignCode]).not.toEqual(['write', true])
        const leases = job.steps?.some(({ uses = '' }) => uses.includes('/lease-credentials@'))
        if (leases) expect(job.permissions?.['id-token']).toBe('write')
      }
    }
  })

  test.each(shaped)('%s pins every action by its SHA', (page) => {
    const used = blocksIn(page, 'yaml').flatMap((block) =>
      [...block.matchAll(/uses: (\S+)/g)].map(([, name = '']) => name),
    )
    // A called workflow is named by its branch, which `job_workflow_ref` is compared with.
    const foreign = used.filter((name) => !/^\.\/|\/\.github\/workflows\//.test(name))
    expect(foreign.filter((name) => !/@[0-9a-f]{40}$/.test(name))).toEqual([])
  })

  test.each(shaped)('%s says what fails, with a known code, and what is left behind', (page) => {
    const headings = [...read(page).matchAll(/^## (.*)$/gm)].map(([, title]) => title)
    expect(headings).toEqual(['A workflow', 'When it fails', 'What is left behind'])
    const log = blocksIn(page, 'text').join('\n')
    const codes = [...log.matchAll(/^([A-Z_]+)(?: \(lease "[^"]+"\))?: /gm)].map(([, code]) => code)
    expect(codes.filter((code) => !Object.hasOwn(failures, code ?? ''))).toEqual([])
    expect(log).toMatch(/^(?:[A-Z_]+(?: \(lease|:)|##\[(?:notice|warning)\])/m)
  })

  test.each([...shaped, ...security])('%s has short lines', (page) => {
    const lines = read(page).split('\n')
    expect(lines.length).toBeLessThan(96)
    // A row of a table cannot be wrapped.
    const long = lines.filter((line) => [...line].length > 100 && !line.startsWith('|'))
    expect(long).toEqual([])
  })

  test('mutual-tls.md presents certificate and headers in main and in post, and leaves nothing', async () => {
    const [step] = blocksIn('docs/howto/mutual-tls.md', 'yaml').flatMap(ourSteps)
    const written = Object.entries(step?.with ?? {})
    const inputs = Object.fromEntries(written.map(([name, value]) => [name, evaluate(value)]))
    const s = inProcessStep({
      vault: {
        origin: 'https://vault.example.com',
        roles: {
          'jwt/ci': {
            ...{ role_type: 'jwt', user_claim: 'repository', token_policies: [] },
            bound_audiences: ['https://vault.example.com'],
          },
        },
      },
      issuer: { claims: { environment: 'production' } },
    })
    expect(await s.main(inputs)).toBeUndefined()
    const after = await s.post()
    expect(s.vault.living()).toEqual([])
    const transcripts = [s.runtime.transcript, after?.runtime.transcript ?? []]
    for (const transcript of transcripts) {
      const own = events(transcript, 'request').filter(({ url }) => url.includes('//vault.'))
      expect(own.length).toBeGreaterThan(0)
      for (const { certificate, headers } of own) {
        expect(certificate).toBe(EXPRESSIONS['vars.VAULT_CLIENT_CERTIFICATE'])
        expect(JSON.stringify(headers)).toContain('secret-of-the-gateway')
      }
    }
  })

  test('the condition against forks runs for pushes, and knows Dependabot by the author', () => {
    const [workflow = ''] = blocksIn('docs/howto/forks-dependabot.md', 'yaml')
    const { jobs } = parseText(workflow) as { jobs: { integration: { if: string } } }
    expect(jobs.integration.if).toBe(
      "(github.event_name != 'pull_request' || " +
        'github.event.pull_request.head.repo.full_name == github.repository) && ' +
        "github.event.pull_request.user.login != 'dependabot[bot]'",
    )
  })
})
