import type { Fault } from './fault.ts'

const dryRun = (named: string): Fault['guard'] => ({ test: '__tests__/flow/dryRun.test.ts', named })
const trustTest = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/trustTest.test.ts',
  named,
})
const printed = (named: string): Fault['guard'] => ({
  test: '__tests__/trust/printed.test.ts',
  named,
})

/** Dry runs, tests of trust policies, and the policies that are printed. */
export const trust: readonly Fault[] = [
  {
    breaks: 'a dry run connects to no server of a lease',
    file: 'src/flow/main.ts',
    find: 'if (!plan.step.dryRun) await preconnectTargets',
    replace: 'await preconnectTargets',
    guard: dryRun('contacts the runner and the issuer only, and leases nothing'),
  },
  {
    breaks: 'a dry run leases nothing',
    file: 'src/flow/main.ts',
    find: 'if (plan.step.dryRun) return (',
    replace: 'if (plan.step.dryRun) await (',
    guard: dryRun('contacts the runner and the issuer only, and leases nothing'),
  },
  {
    breaks: 'a dry run fails where the real run would',
    file: 'src/flow/dryRun.ts',
    find: '  await verifyTokens(run)\n',
    replace: '  void verifyTokens\n',
    guard: dryRun('an expectation differs'),
  },
  {
    breaks: 'a public log has no custom property, enterprise or token id',
    file: 'src/flow/dryRun.ts',
    find: "visibility !== 'private' && visibility !== 'internal'",
    replace: "visibility === 'secret'",
    guard: dryRun('properties, enterprise and jti are present, not shown'),
  },
  {
    breaks: 'an unknown visibility counts as public',
    file: 'src/flow/dryRun.ts',
    find: "visibility !== 'private' && visibility !== 'internal'",
    replace: "visibility === 'public'",
    guard: dryRun('and in one of unknown visibility; a private one shows them'),
  },
  {
    breaks: 'a fence in the summary is longer than any run of backticks in a claim',
    file: 'src/flow/dryRun.ts',
    find: '...runs.map(({ length }) => length + 1)',
    replace: '...runs.map(() => 3)',
    guard: dryRun('does not leave its fence in the summary'),
  },
  {
    breaks: 'only a rejection by the trust policy proves anything',
    file: 'src/flow/trustTest.ts',
    find: "failure.facts.rejectedBy === 'trust-policy'",
    replace: "failure.code === 'EXCHANGE_REFUSED'",
    guard: trustTest('proves nothing if the role does not exist'),
  },
  {
    breaks: 'a lease that is granted fails its test',
    file: 'src/flow/trustTest.ts',
    find: "return { config, passed: false, failure: new Failure('NOT_REJECTED', sentence) }",
    replace: "return { config, passed: true, failure: new Failure('NOT_REJECTED', sentence) }",
    guard: trustTest('fails if it is granted, and the lease is revoked'),
  },
  {
    breaks: 'a login that a later request fails was granted all the same',
    file: 'src/flow/trustTest.ts',
    find: "entry.kind === 'receipt' && entry.lease === name",
    replace: "entry.kind === 'revoked' && name === ''",
    guard: trustTest('was not rejected if a guard found the granted lease to be another one'),
  },
  {
    breaks: 'a session that AWS cannot revoke may do nothing',
    file: 'src/providers/aws/config.ts',
    find: 'policies: isTest\n      ? { policy: DENY_ALL, managed: [] }',
    replace: 'policies: isTest\n      ? { policy: undefined, managed: [] }',
    guard: trustTest('fails if it is granted, and the session that AWS cannot revoke'),
  },
  {
    breaks: 'a printed policy accepts one workflow only',
    file: 'src/trust/subject.ts',
    find: "['ref', 'workflow_ref', 'job_workflow_ref']",
    replace: "['workflow']",
    guard: printed('admits both forms of an environment and no neighbour'),
  },
  {
    breaks: 'a printed policy accepts both forms of the subject',
    file: 'src/trust/subject.ts',
    find: '  if (isShort && id !== undefined && owner !== undefined)',
    replace: '  if (isShort && id === undefined && owner !== undefined)',
    guard: printed('admits both forms of a push and no neighbour'),
  },
  {
    breaks: 'a claim is no expression of Terraform',
    file: 'src/trust/quote.ts',
    find: ".replace(/[$%](?=\\{)/g, '$&$&')",
    replace: '',
    guard: dryRun('is not interpolated by Terraform'),
  },
]
