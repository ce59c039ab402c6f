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
async function logOf(
  inputs: Readonly<Record<string, string>>,
  setting: StepSetting = {},
): Promise<readonly string[]> {
  const s = inProcessStep({ facts: { ...jobFacts, action: 'creds' }, ...setting })
  expect(await s.main(inputs)).toBeUndefined()
  return events(s.runtime.transcript, 'say').map(({ level, text }) => `${level}: ${text}`)
}
const { expect: _, ...trusting } = vaultInputs

describe('the log of a step', () => {
  test('shows the request, the host, the identity, the lease and its export', async () => {
    expect(await logOf({ ...awsInputs, export: '[env, output, profile]' })).toEqual([
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

  test('ends with the expression that reads an output', async () => {
    expect((await logOf(vaultInputs)).at(-1)).toBe(
      "info: Later steps of this job read them by the step's id: ${{ " +
        'steps.creds.outputs.VAULT_ADDR }}',
    )
    expect((await logOf(bothInputs, { facts: { ...jobFacts, action: '__self' } })).at(-2)).toMatch(
      /^info: .*: \$\{\{ fromJSON\(steps\.ID\.outputs\.values\)\.deploy\.AWS_ACCESS_KEY_ID \}\}, \$\{\{ fromJSON\(steps\.ID\.outputs\.values\)\.app\.VAULT_ADDR \}\}$/,
    )
  })

  test('shows no expression if a lease is also exported in another way', async () => {
    expect(
      (await logOf({ export: 'output', leases: `a: {${AWS}}\nb: {${VAULT}, export: env}` })).at(-1),
    ).toMatch(/^info: b: exported in the environment/)
  })

  test('shows a placeholder for the id of a step without one', async () => {
    const { action: _, ...facts } = jobFacts
    expect((await logOf(vaultInputs, { facts })).at(-1)).toBe(
      "info: Later steps of this job read them by the step's id: ${{ " +
        'steps.ID.outputs.VAULT_ADDR }}',
    )
  })

  test('lists what is requested, and nothing that only the server knows', async () => {
    const policies = ['ReadOnlyAccess', 'SecurityAudit'].map(
      (name) => `arn:aws:iam::aws:policy/${name}`,
    )
    expect((await logOf({ ...awsInputs, 'managed-policies': `[${policies}]` }))[0]).toBe(
      `info: aws: requesting from sts.eu-central-1.amazonaws.com (aws): role ${awsInputs.role}; ` +
        `region eu-central-1; lifetime 3600 s; managed-policies ${policies.join(', ')}`,
    )
    const { role: _, ...any } = vaultInputs
    expect((await logOf(any, { vault: { defaultRole: 'ci' } }))[0]).toBe(
      'info: vault: requesting from vault.lab.test (vault)',
    )
  })

  test('lists the variables that hold the paths of files', async () => {
    expect(await logOf({ ...vaultInputs, export: 'file', prefix: 'CI_' })).toContain(
      'info: vault: exported in files, whose paths are in CI_VAULT_ADDR_FILE, CI_VAULT_TOKEN_FILE',
    )
  })

  test('says which facts of a lease its server does not report', async () => {
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

  test('suggests an `expect` block with the claims of the token', async () => {
    expect(
      await logOf(trusting, {
        issuer: { claims: { environment: '', job_workflow_ref: undefined } },
      }),
    ).toContain(
      'notice: No claim is expected, so any run of this job may lease. To pin ' +
        'what was seen now, add:\n  expect: |\n    repository_id: "1296269"\n    ref: "refs/heads/main"',
    )
  })

  test('suggests no `expect` block if a lease has expectations', async () => {
    const leases = `${bothInputs.leases
      .trim()
      .replace('role: ci}', 'role: ci, expect: ' + '{repository: ' + 'octo-org/app}}')}`
    expect(
      (await logOf({ export: 'output', leases })).filter((line) => line.startsWith('notice')),
    ).toEqual([])
  })

  test('warns about missing ids only if outputs are the only export', async () => {
    const anonymous = { facts: { ...jobFacts, action: '__self' } }
    expect(await logOf(vaultInputs, anonymous)).toContainEqual(
      expect.stringMatching(/^warning: This step has no "id"/),
    )
    for (const inputs of [
      { ...vaultInputs, export: '[output, env]' },
      { ...vaultInputs, export: 'none' },
      { export: 'output', leases: `a: {${AWS}}\nb: {${VAULT}, export: env}` },
    ])
      expect((await logOf(inputs, anonymous)).filter((line) => line.startsWith('warning'))).toEqual(
        [],
      )
  })

  test('says why nothing is leased with `on-unavailable: skip`', async () => {
    expect(
      await logOf({ ...vaultInputs, 'on-unavailable': 'skip' }, { idToken: undefined }),
    ).toEqual([
      expect.stringMatching(
        /^notice: Nothing is leased, as "on-unavailable: skip" asks: the job has no permission to request ID tokens/,
      ),
    ])
  })
})
