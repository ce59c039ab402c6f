import {
  either,
  milliseconds,
  type Peer,
  readFromGoogleSecrets,
  readFromKeyVault,
  readFromSecretIds,
  same,
  to,
  why,
} from './peer.ts'

const getSecrets: Peer = {
  action: 'aws-secretsmanager-get-secrets',
  from: 'aws',
  version: '2.0.0',
  inputs: {
    'secret-ids': { ...to('read', readFromSecretIds), block: true },
    'parse-json-secrets': why('write "NAME_*" in "read" for one value of each key'),
    'name-transformation': why(
      'remove it: "read" names each variable, and "NAME_*" makes capitals of the keys',
    ),
    'auto-select-family-attempt-timeout': to('timeout', milliseconds),
  },
  outputs: {},
}

const googleSecrets: Peer = {
  action: 'google-github-actions/get-secretmanager-secrets',
  from: 'gcp',
  version: '3.0.0',
  inputs: {
    secrets: { ...to('read', readFromGoogleSecrets), block: true },
    universe: same,
    encoding: why('write "| bytes" after the path of a secret that is not text'),
    min_mask_length: why('remove it: values of 4 characters and more are masked'),
    export_to_environment: either('export: env', 'export: output'),
  },
  outputs: { secrets: '`values` with `export: output`' },
}

const keyVaultSecrets: Peer = {
  action: 'Azure/get-keyvault-secrets',
  from: 'azure',
  version: '1.2.0',
  inputs: {
    keyvault: to('key-vault'),
    secrets: { ...to('read', readFromKeyVault), block: true },
  },
  outputs: {},
}

/** The vendors' actions that read secrets from the store of their cloud. */
export const secretReaders: readonly Peer[] = [getSecrets, googleSecrets, keyVaultSecrets]
