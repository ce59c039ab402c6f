import { generateKeyPairSync } from 'node:crypto'
import { readFileSync, writeFileSync } from 'node:fs'
import { describe, expect, test } from '@jest/globals'
import { parse } from 'yaml'
import { jobFacts } from './lab/facts.ts'
import { type InProcessStep, inProcessStep } from './lab/inProcessStep.ts'
import { signingKey } from './lab/issuer.ts'

const VAULT = 'https://vault.example.com'
const PAGE = 'docs/reference/record.md'
const MARKS = /(<!-- example:start trail -->\n)(.*?)(<!-- example:end -->)/s

type Inputs = Readonly<Record<string, string>>

/** The inputs of the first step of the workflow in a page. */
function inputsIn(page: string): Inputs {
  const [, block = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(readFileSync(page, 'utf8')) ?? []
  const { jobs } = parse(block) as { jobs: { deploy: { steps: readonly { with: Inputs }[] } } }
  return jobs.deploy.steps[0]?.with ?? {}
}

const step = (): InProcessStep =>
  inProcessStep({
    facts: { ...jobFacts, action: 'lease' },
    vault: {
      origin: VAULT,
      roles: {
        'jwt/ci': {
          role_type: 'jwt',
          user_claim: 'repository',
          bound_audiences: [VAULT],
          token_policies: ['app'],
        },
      },
    },
  })

const RANDOM =
  /\b[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\b|\bASIA[0-9A-F]{16}\b|(?<="id":")[0-9a-f]{16}(?=")/g

/** Returns the lines with each value that is random in the lab replaced by one of its form. */
function settled(lines: readonly object[]): readonly string[] {
  const seen = new Map<string, string>()
  const stable = (value: string): string => {
    const next = String(seen.size + 1)
    if (value.startsWith('ASIA')) return `ASIA${next.padStart(16, '0')}`
    return value.length === 16
      ? next.padStart(16, '0')
      : `00000000-0000-4000-8000-${next.padStart(12, '0')}`
  }
  return lines.map((line) =>
    JSON.stringify(line).replace(RANDOM, (value) => {
      if (!seen.has(value)) seen.set(value, stable(value))
      return seen.get(value) ?? ''
    }),
  )
}

describe('the page about audit', () => {
  test('has a workflow that leases, is on record with its labels, and leaves nothing alive', async () => {
    const s = step()
    expect(await s.main(inputsIn('docs/howto/audit.md'))).toBeUndefined()
    await s.post()
    const lines = s.record().map(({ event, lease, labels }) => [event, lease, labels])
    expect(lines.slice(0, 2)).toEqual([
      ['leased', 'deploy', expect.objectContaining({ 'owned-by': 'payments' })],
      ['leased', 'app', expect.objectContaining({ reviewed: '2026-11-01' })],
    ])
    expect(
      lines
        .slice(2)
        .map(([event, lease]) => `${event} ${lease}`)
        .sort(),
    ).toEqual(['ended app', 'ended deploy'])
    expect(s.vault.living()).toEqual([])
  })
})

test('the trail in the reference is that of a run: `TRAIL=write npm run jest -- docs.record` writes it', async () => {
  const inputs = inputsIn('docs/howto/audit.md')
  const s = step()
  await s.main(inputs)
  await s.post()
  const stranger = step()
  // Another run draws other random numbers.
  for (let count = 0; count < 20; count++) stranger.runtime.random(32)
  const { privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 })
  stranger.issuer.keys.push({ ...signingKey(0), privateKey })
  expect(await stranger.main(inputs)).toMatchObject({ code: 'ID_TOKEN_INVALID' })
  const lines = settled([...s.record(), ...stranger.record().slice(0, 1)])
  const block = `\n\`\`\`json\n${lines.join('\n')}\n\`\`\`\n\n`
  const page = readFileSync(PAGE, 'utf8')
  if (process.env['TRAIL'] === 'write')
    writeFileSync(PAGE, page.replace(MARKS, `$1${block.replaceAll('$', '$$$$')}$3`))
  const [, , example] = MARKS.exec(readFileSync(PAGE, 'utf8')) ?? []
  expect(example).toBe(block)
})
