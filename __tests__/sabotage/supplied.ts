import type { Fault } from './fault.ts'

const supplied = (named: string): Fault['guard'] => ({
  test: '__tests__/flow/supplied.test.ts',
  named,
})
const connection = (named: string): Fault['guard'] => ({
  test: '__tests__/http/clientCertificate.test.ts',
  named,
})

/** Faults in the headers and the client certificate that a workflow supplies. */
export const suppliedFaults: readonly Fault[] = [
  {
    breaks: 'headers and client certificate reach the server of their lease alone',
    file: 'src/flow/leaseRequests.ts',
    find: 'request.url.origin === origin',
    replace: "origin !== ''",
    guard: supplied('are not sent to the issuer of another origin'),
  },
  {
    breaks: 'the state holds no secret of the workflow',
    file: 'src/providers/supplied.ts',
    find: "[name, hash('sha256', text)]",
    replace: '[name, text]',
    guard: supplied('are neither in the state of the job'),
  },
  {
    breaks: 'header values and the key are masked before the first request',
    file: 'src/flow/openRun.ts',
    find: 'supplied ? suppliedSecrets(supplied) : []',
    replace: '[]',
    guard: supplied('are masked before the first request'),
  },
  {
    breaks: 'post uses no other headers and no other certificate than main',
    file: 'src/flow/suppliedAgain.ts',
    find: '/^[0-9a-f]{64}$/.test(digest)',
    replace: "digest !== ''",
    guard: supplied('a value in place of a digest'),
  },
  {
    breaks: 'a key that does not match its certificate is found before the first request',
    file: 'src/providers/supplied.ts',
    find: '!leaf.checkPrivateKey(privateKey)',
    replace: 'false',
    guard: supplied('the key of another certificate'),
  },
  {
    breaks: 'an expired client certificate is found before the first request',
    file: 'src/flow/crossChecks.ts',
    find: 'time >= valid.from && time < valid.to',
    replace: 'time >= valid.from',
    guard: supplied('an expired certificate'),
  },
  {
    breaks: 'no connection is shared between two client certificates',
    file: 'src/http/tls.ts',
    find: 'clients.set(identity, values)',
    replace: 'clients.set(identity, clients.values().next().value ?? values)',
    guard: connection('is presented on the connections of its own requests'),
  },
  {
    breaks: 'a proxy never receives the client certificate',
    file: 'src/http/proxy.ts',
    find: 'secureContext: contexts.proxy()',
    replace: 'secureContext: contexts.target()',
    guard: connection('the proxy never sees it'),
  },
  {
    breaks: 'no file of "refresh" holds a secret of the workflow',
    file: 'src/flow/refreshInputs.ts',
    find: 'SUPPLIED_SECRETS.filter((input) => read.has(input))',
    replace: 'SUPPLIED_SECRETS.filter(() => false)',
    guard: supplied('are rejected beside "refresh"'),
  },
]
