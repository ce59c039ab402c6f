import { readFileSync, writeFileSync } from 'node:fs'
import { expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import { inProcessStep, ROLE } from '../lab/inProcessStep.ts'

const VAULT = 'https://vault.example.com'
const MARKS = /(<!-- example:start summary -->\n\n)(.*?)(\n<!-- example:end -->)/s
const role = {
  role_type: 'jwt',
  user_claim: 'repository',
  bound_audiences: [VAULT],
  token_policies: ['app'],
} as const

test('the summary in the README is that of a run: `SUMMARY=write npm run jest -- summary` writes it', async () => {
  const s = inProcessStep({
    facts: { ...jobFacts, action: 'creds' },
    vault: { origin: VAULT, roles: { 'jwt/ci': role } },
  })
  const leases = `
deploy: {from: aws, role: ${ROLE}, region: eu-central-1, export: env}
app: {from: vault, address: ${VAULT}, role: ci, read: {DB_*: database/creds/app}, export: [env, file]}`
  expect(
    await s.main({ expect: 'repository: octo-org/app', export: 'output', leases }),
  ).toBeUndefined()
  // The hash of an accessor is another one in every run.
  const summary = s.runtime.summary().replace(/^- app: [0-9a-f]{16}$/m, '- app: 78302efaf8172d63')
  const readme = readFileSync('README.md', 'utf8')
  if (process.env['SUMMARY'] === 'write')
    writeFileSync('README.md', readme.replace(MARKS, `$1${summary}$3`))
  const [, , example] = MARKS.exec(readFileSync('README.md', 'utf8')) ?? []
  expect(example).toBe(summary)
})
