import { describe, expect, test } from '@jest/globals'
import { jobFacts } from '../lab/facts.ts'
import {
  awsInputs,
  bothInputs,
  inProcessStep,
  type StepSetting,
  vaultInputs,
} from '../lab/inProcessStep.ts'
import { type StsServer, stsServer } from '../lab/sts.ts'
import { events } from '../lab/transcript.ts'
import { AWS, VAULT } from './planInputs.ts'

/** What main says when it succeeds, each line with its level. */
async function said(
  inputs: Readonly<Record<string, string>>,
  setting: StepSetting = {},
): Promise<readonly string[]> {
  const s = inProcessStep({ facts: { ...jobFacts, action: 'creds' }, ...setting })
  expect(await s.main(inputs)).toBeUndefined()
  return events(s.runtime.transcript, 'say').map(({ level, text }) => `${level}: ${text}`)
}
const { expect: _, ...trusting } = vaultInputs

describe('the log of a step', () => {
  test('tells what is asked, of whom, who asks, what was leased and where it went', async () => {
    expect(await said({ ...awsInputs, export: '[env, output, profile]' })).toEqual([
      expect.stringMatching(
        /^info: aws: requesting from sts\.eu-central-1\.amazonaws\.com \(aws\): role arn:aws:iam::123456789012:role\/deploy/,
      ),
      expect.stringMatching(
        /^info: Verified: repository "octo-org\/app", ref "refs\/heads\/main", .*, run_id "\d+"$/,
      ),
      expect.stringMatching(
        /^info: aws: leased arn:aws:sts::\S+ until 2026-09-21T15:13:20Z \(60 min\), request ID [0-9a-f-]{36}$/,
      ),
      expect.stringMatching(
        /^info: aws: exported in the environment as AWS_ACCESS_KEY_ID, .*; as outputs AWS_ACCESS_KEY_ID, .*; as the AWS profile aws$/,
      ),
    ])
  })

  test('ends with how to read what is an output alone', async () => {
    expect((await said(vaultInputs)).at(-1)).toBe(
      "info: Later steps of this job read them by the step's id: ${{ " +
        'steps.creds.outputs.VAULT_ADDR }}',
    )
    expect((await said(bothInputs, { facts: { ...jobFacts, action: '__self' } })).at(-2)).toMatch(
      /^info: .*: \$\{\{ fromJSON\(steps\.ID\.outputs\.values\)\.deploy\.AWS_ACCESS_KEY_ID \}\}$/,
    )
  })

  test('says nothing of outputs where a lease goes elsewhere, too', async () => {
    expect(
      (await said({ export: 'output', leases: `a: {${AWS}}\nb: {${VAULT}, export: env}` })).at(-1),
    ).toMatch(/^info: b: exported in the environment/)
  })

  test('leaves a gap for the id of a step that the runner does not name', async () => {
    const { action: _, ...facts } = jobFacts
    expect((await said(vaultInputs, { facts })).at(-1)).toBe(
      "info: Later steps of this job read them by the step's id: ${{ " +
        'steps.ID.outputs.VAULT_ADDR }}',
    )
  })

  test('names each thing that is asked for, and nothing where the server alone knows', async () => {
    const policies = ['ReadOnlyAccess', 'SecurityAudit'].map(
      (name) => `arn:aws:iam::aws:policy/${name}`,
    )
    expect((await said({ ...awsInputs, 'managed-policies': `[${policies}]` }))[0]).toBe(
      `info: aws: requesting from sts.eu-central-1.amazonaws.com (aws): role ${awsInputs.role}; ` +
        `region eu-central-1; lifetime 3600 s; managed-policies ${policies.join(', ')}`,
    )
    const { role: _, ...any } = vaultInputs
    expect((await said(any, { vault: { defaultRole: 'ci' } }))[0]).toBe(
      'info: vault: requesting from vault.lab.test (vault)',
    )
  })

  test('names the variables that hold the paths of files', async () => {
    expect(await said({ ...vaultInputs, export: 'file', prefix: 'CI_' })).toContain(
      'info: vault: exported in files, whose paths are in CI_VAULT_ADDR_FILE, CI_VAULT_TOKEN_FILE',
    )
  })

  test('says what of a lease its server leaves unsaid', async () => {
    const [role, origin] = ['arn:minio:iam:::role/dHJ1c3Q', 'https://minio.lab.test']
    let minio: StsServer | undefined
    const s = inProcessStep({
      fault: (request) =>
        request.url.origin === origin ? minio?.hosts[origin]?.(request) : undefined,
    })
    minio = stsServer(s.runtime.lab, s.issuer.verifier, {
      origin,
      roles: { [role]: { claims: {} } },
      anonymous: true,
    })
    expect(
      await s.main({ from: 'aws', export: 'output', role, region: 'us-east-1', address: origin }),
    ).toBeUndefined()
    expect(s.runtime.logged()).toMatch(
      /leased arn:minio\S+ until \S+ \(60 min\), request ID \S+; the server did not say whose session it is, so that could not be checked$/m,
    )
  })

  test('offers to a step that expects nothing a block to copy, of what the token holds', async () => {
    expect(
      await said(trusting, {
        issuer: { claims: { environment: '', job_workflow_ref: undefined } },
      }),
    ).toContain(
      'notice: No claim is expected, so any run of this job may lease. To pin ' +
        'what was seen now, add:\n  expect: |\n    repository_id: "1296269"\n    ref: "refs/heads/main"',
    )
  })

  test('offers nothing to a step of which a lease expects something', async () => {
    const leases = `${bothInputs.leases
      .trim()
      .replace('role: ci}', 'role: ci, expect: ' + '{repository: ' + 'octo-org/app}}')}`
    expect(
      (await said({ export: 'output', leases })).filter((line) => line.startsWith('notice')),
    ).toEqual([])
  })

  test('warns of outputs only, which no step can read without an id', async () => {
    const anonymous = { facts: { ...jobFacts, action: '__self' } }
    expect(await said(vaultInputs, anonymous)).toContainEqual(
      expect.stringMatching(/^warning: This step has no "id"/),
    )
    for (const inputs of [
      { ...vaultInputs, export: '[output, env]' },
      { ...vaultInputs, export: 'none' },
      { export: 'output', leases: `a: {${AWS}}\nb: {${VAULT}, export: env}` },
    ])
      expect((await said(inputs, anonymous)).filter((line) => line.startsWith('warning'))).toEqual(
        [],
      )
  })

  test('says why nothing is leased where the runner has no tokens and that is fine', async () => {
    expect(
      await said({ ...vaultInputs, 'on-unavailable': 'skip' }, { idToken: undefined }),
    ).toEqual([
      expect.stringMatching(
        /^notice: Nothing is leased, as "on-unavailable: skip" asks: the job has no permission to request ID tokens/,
      ),
    ])
  })
})
