import type { Fault } from './fault.ts'

const at =
  (test: string) =>
  (named: string): Fault['guard'] => ({ test: `__tests__/providers/${test}.test.ts`, named })
const awsRead = at('aws.read')
const gcpRead = at('gcp.read')
const azureRead = at('azure.read')
const vaultRead = at('vault.read')

/** Faults in what is read from secret stores with a lease. */
export const stores: readonly Fault[] = [
  {
    breaks: 'a session that only reads is restricted to what "read" names',
    file: 'src/providers/aws/read.ts',
    find: 'policy: narrowingPolicy(config),',
    replace: 'policy: undefined,',
    guard: awsRead('may read what is named and nothing else'),
  },
  {
    breaks: 'a session that only reads is not exported',
    file: 'src/providers/aws/read.ts',
    find: "credentials: exported ? { ...credentials, more: values } : { kind: 'values', values },",
    replace: 'credentials: { ...credentials, more: values },',
    guard: awsRead('stays in this process'),
  },
  {
    breaks: 'a response of another account is rejected',
    file: 'src/providers/aws/secretValue.ts',
    find: "(account === '' || owner === account) && ",
    replace: '',
    guard: awsRead('is rejected: another account'),
  },
  {
    breaks: 'ciphertext is not a secret',
    file: 'src/providers/aws/parameterStore.ts',
    find: '/^(?:kms:|AQICAH)/.test(value)',
    replace: 'value === path',
    guard: awsRead('is rejected for a parameter: ciphertext'),
  },
  {
    breaks: 'only "not found" counts as absent, never "denied"',
    file: 'src/providers/aws/callStore.ts',
    find: 'return row === notFound ?',
    replace: 'return row === notFound || row === accessDenied ?',
    guard: awsRead('is one that may not be read'),
  },
  {
    breaks: 'bytes without their checksum are rejected',
    file: 'src/providers/gcp/read.ts',
    find: 'return checksum === String(crc32c(bytes)) ? bytes : undefined',
    replace: 'return bytes',
    guard: gcpRead('that is wrong once is asked for again; for good, nothing is exported'),
  },
  {
    breaks: 'an expired secret is rejected',
    file: 'src/providers/azure/read.ts',
    find: "const late = typeof ends === 'number' && ends <= now",
    replace: 'const late = ends === null',
    guard: azureRead('an expired one'),
  },
  {
    breaks: 'the token for Key Vault is not one for Resource Manager',
    file: 'src/providers/azure/config.ts',
    find: "read.has('read') ? cloud.vaultScope : cloud.scope",
    replace: 'cloud.scope',
    guard: azureRead('the token beside it where that is wanted'),
  },
  {
    breaks: 'one 404 of a node that lags behind is not absence',
    file: 'src/providers/vault/retryLagging.ts',
    find: 'optional && attempt === 1 && isAbsent(response)',
    replace: 'optional && attempt === 0 && isAbsent(response)',
    guard: vaultRead('is asked for twice before it counts as absent'),
  },
]
