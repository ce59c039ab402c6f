import { describe, expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import { awsInputs, bothInputs, type Setting, stage, vaultInputs } from '../lab/stage.ts'
import { deeds } from '../lab/transcript.ts'

/** What main says, each line with its level. */
async function said(inputs: Readonly<Record<string, string>>, setting: Setting = {}): Promise<readonly string[]> {
  const s = stage({ facts: { ...jobFacts, action: 'creds' }, ...setting })
  await s.main(inputs)
  return deeds(s.world.transcript, 'say').map(({ level, text }) => `${level}: ${text}`)
}
const { expect: _, ...trusting } = vaultInputs

describe('the log of a step', () => {
  test('tells what is asked, of whom, who asks, what was leased and where it went', async () => {
    expect(await said({ ...awsInputs, export: '[env, output, profile]' })).toEqual([
      expect.stringMatching(
        /^plain: aws: asking sts\.eu-central-1\.amazonaws\.com \(aws\) for role arn:aws:iam::123456789012:role\/deploy/,
      ),
      expect.stringMatching(/^plain: Proven: repository "octo-org\/app", ref "refs\/heads\/main", .*, run_id "\d+"$/),
      expect.stringMatching(/^plain: aws: leased arn:aws:sts::\S+ until 2026-09-21T15:13:20Z \(60 min\)$/),
      expect.stringMatching(
        /^plain: aws: handed over in the environment as AWS_ACCESS_KEY_ID, .*; as outputs AWS_ACCESS_KEY_ID, .*; as the AWS profile aws$/,
      ),
    ])
  })

  test('ends with how to read what is an output alone', async () => {
    expect((await said(vaultInputs)).at(-1)).toBe(
      "plain: Later steps of this job read them by the step's id: ${{ steps.creds.outputs.VAULT_ADDR }}",
    )
    expect((await said(bothInputs, { facts: { ...jobFacts, action: '__self' } })).at(-2)).toMatch(
      /^plain: .*: \$\{\{ fromJSON\(steps\.ID\.outputs\.values\)\.deploy\.AWS_ACCESS_KEY_ID \}\}$/,
    )
  })

  test('offers to a step that expects nothing a block to copy, of what the token holds', async () => {
    expect(await said(trusting, { issuer: { claims: { environment: '', job_workflow_ref: undefined } } })).toContain(
      'notice: Nothing is expected of the identity, so any run of this job may lease. To pin what was seen now, add:\n  expect: |\n    repository_id: "1296269"\n    ref: "refs/heads/main"',
    )
  })

  test('offers nothing to a step of which a lease expects something', async () => {
    const leases = `${bothInputs.leases.trim().replace('role: ci}', 'role: ci, expect: {repository: octo-org/app}}')}`
    expect((await said({ leases })).filter((line) => line.startsWith('notice'))).toEqual([])
  })

  test('warns of a signature that is not verified, and calls nobody proven', async () => {
    const lines = await said({ ...vaultInputs, 'verify-signature': 'false' })
    expect(lines).toContainEqual(expect.stringMatching(/^warning: The signature of the ID token is not verified/))
    expect(lines).toContainEqual(expect.stringMatching(/^plain: Claimed, not proven: repository "octo-org\/app", /))
  })

  test('warns of outputs that nobody can read, unless they were asked for', async () => {
    const anonymous = { facts: { ...jobFacts, action: '__self' } }
    expect(await said(vaultInputs, anonymous)).toContainEqual(expect.stringMatching(/^warning: This step has no "id"/))
    expect((await said({ ...vaultInputs, export: 'output' }, anonymous)).filter((line) => line.startsWith('warning'))).toEqual([])
  })

  test('says why nothing is leased where the runner has no tokens and that is fine', async () => {
    expect(await said({ ...vaultInputs, 'if-unavailable': 'skip' }, { idToken: undefined })).toEqual([
      expect.stringMatching(/^notice: Nothing is leased, as "if-unavailable: skip" asks: the job has no permission to ask for ID tokens/),
    ])
  })
})
