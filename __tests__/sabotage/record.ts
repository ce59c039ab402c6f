import type { Fault } from './fault.ts'

const correlation = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/correlation.test.ts',
  named,
})

/** Faults in the record, and in the headers by which it is joined with other logs. */
export const record: readonly Fault[] = [
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
