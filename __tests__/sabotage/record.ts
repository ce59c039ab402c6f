import type { Fault } from './fault.ts'

const correlation = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/correlation.test.ts',
  named,
})

const rules = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/environmentRules.test.ts',
  named,
})

/** Faults in `environment-rules`, in the record, and in the headers by which it is joined with other logs. */
export const record: readonly Fault[] = [
  {
    breaks: 'environment-rules: the environment is the one of the verified token',
    file: 'src/flow/environmentCheck.ts',
    find: "typeof id !== 'string' || id === '' || state.nodeId !== id",
    replace: "typeof id !== 'string' || id === ''",
    guard: rules('an environment created anew'),
  },
  {
    breaks: 'environment-rules: an approval counts for this environment only',
    file: 'src/flow/environmentState.ts',
    find: "textAt(entry, 'node_id') === nodeId",
    replace: "textAt(entry, 'node_id') !== undefined",
    guard: rules('beside another that was approved'),
  },
  {
    breaks: 'environment-rules: the token goes to the API of the issuer',
    file: 'src/flow/environmentCheck.ts',
    find: 'const api = apiOf(new URL(step.issuer.iss))',
    replace: "const api = run.runtime.job.github('api_url') ?? apiOf(new URL(step.issuer.iss))",
    guard: rules('goes to the API of the issuer'),
  },
  {
    breaks: 'environment-rules: a setting that admits all branches is not protection',
    file: 'src/flow/environmentState.ts',
    find: "ownClaim(claims, 'ref_protected') === 'true'",
    replace: "ownClaim(claims, 'ref_protected') !== undefined",
    guard: rules('only while the ref of the run is protected itself'),
  },
  {
    breaks: 'a request without a secret is anonymous',
    file: 'src/flow/leaseRequests.ts',
    find: '(carriesSecret(request) ? identified(request) : withCa(request))',
    replace: 'identified(request)',
    guard: correlation('is the only one that does'),
  },
  {
    breaks: 'the ref is never sent in a header',
    file: 'src/providers/correlation.ts',
    find: '    run_id && `run',
    replace: "    run['ref'],\n    run_id && `run",
    guard: correlation('contains no text that an outsider can write'),
  },
  {
    breaks: 'main and post agree on the uid of a lease',
    file: 'src/flow/audit.ts',
    find: "...eventHead(runtime, step, { event: 'ended', lease, token }),",
    replace: "...eventHead(runtime, { ...step, uid: '' }, { event: 'ended', lease, token }),",
    guard: correlation('have one uid of the lease'),
  },
  {
    breaks: 'a part of a lease has the id of the lease',
    file: 'src/providers/azure/exchange.ts',
    find: '...{ intent, id: config.clientId, expiresAt',
    replace: '...{ intent, id: scope, expiresAt',
    guard: {
      test: '__tests__/providers/azure.test.ts',
      named: 'a token for each of several scopes',
    },
  },
  {
    breaks: 'a value that may be a secret is not recorded as an access key id',
    file: 'src/providers/aws/receipt.ts',
    find: 'form.test(value) ? { [name]: value } : {}',
    replace: 'form ? { [name]: value } : {}',
    guard: { test: '__tests__/providers/aws.test.ts', named: 'are not recorded in another form' },
  },
]
