import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import { inProcessStep, ROLE } from '../lab/inProcessStep.ts'

const PAGE = 'docs/reference/record.md'
const VAULT = 'https://vault.example.com'
const role = {
  role_type: 'jwt',
  user_claim: 'repository',
  bound_audiences: [VAULT],
  token_policies: ['app'],
} as const

const marksOf = (name: string): RegExp =>
  new RegExp(`(<!-- example:start ${name} -->\\n)(.*?)(<!-- example:end -->)`, 's')

/** Compares an example of the page; writes it first where that is asked for. */
function expectExample(name: string, text: string): void {
  const page = readFileSync(PAGE, 'utf8')
  if (process.env['EXAMPLES'] === 'write')
    writeFileSync(
      PAGE,
      page.replace(marksOf(name), (_, start: string, __, end: string) => start + text + end),
    )
  const [, , example] = marksOf(name).exec(readFileSync(PAGE, 'utf8')) ?? []
  expect(example).toBe(text)
}

async function leased() {
  const s = inProcessStep({
    facts: { ...jobFacts, action: 'creds' },
    vault: { origin: VAULT, roles: { 'jwt/ci': role } },
  })
  const leases = `
deploy: {from: aws, role: ${ROLE}, region: eu-central-1, export: env}
app: {from: vault, address: ${VAULT}, role: ci, read: {DB_*: database/creds/app}, export: [env, file]}`
  expect(await s.main({ expect: 'repository: octo-org/app', leases })).toBeUndefined()
  return s
}

// `EXAMPLES=write npm run jest -- record/summary` writes both examples.
test('the summary of the page about the record is that of a run', async () => {
  const s = await leased()
  // The hash of an accessor is another one in every run.
  const summary = s.runtime.summary().replace(/^- app: [0-9a-f]{16}$/m, '- app: 78302efaf8172d63')
  expectExample('summary', `\n${summary}\n`)
})

test('the line of the page about the record is that of a run', async () => {
  const s = await leased()
  const [line] = s.record().filter(({ lease }) => lease === 'deploy')
  // These ids are others in every run.
  const shown = JSON.stringify(line, null, 2)
    .replace(/("jti": ")[^"]+/g, '$1a7f3')
    .replace(/("request": ")[^"]+/, '$1c610')
    .replace(/("access_key_id": ")[^"]+/, '$1ASIAEXAMPLE000000001')
  expectExample('record', `\n\`\`\`json\n${shown}\n\`\`\`\n\n`)
})
