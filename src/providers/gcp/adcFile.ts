import { Secret } from '../../core/secret.ts'
import type { FileContent } from '../../journal/credentials.ts'
import type { GcpConfig } from './config.ts'

/** Returns the IAM Credentials API endpoint of a service account. */
export const accountAddress = (
  universe: string,
  email: string,
  verb: 'generateAccessToken' | 'generateIdToken',
): string => `https://iamcredentials.${universe}/v1/projects/-/serviceAccounts/${email}:${verb}`

/** Returns the full resource name of the provider, as the token service of its universe expects. */
export const stsAudience = ({
  universe,
  provider,
}: Pick<GcpConfig, 'universe' | 'provider'>): string => `//iam.${universe}/${provider}`

type AdcFiles = ReadonlyMap<string, Secret | FileContent>

const GCLOUD = 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'
/** gcloud reads the libraries' file from this. */
const GCLOUD_LIBRARIES = 'CLOUDSDK_AUTH_CREDENTIAL_FILE_OVERRIDE'
const LIBRARIES = 'GOOGLE_APPLICATION_CREDENTIALS'

/**
 * Returns the variables that hold the paths of the files, which only an access token has: gcloud
 * reads the token from one file, the client libraries read the other.
 */
export function adcFileNames({ account, refresh }: GcpConfig): {
  readonly fileVariables?: readonly string[]
} {
  if (account?.tokenAudience !== undefined) return {}
  if (refresh) return { fileVariables: [LIBRARIES, GCLOUD_LIBRARIES] }
  // The format that the libraries read has no delegates.
  return { fileVariables: account?.delegates.length ? [GCLOUD] : [GCLOUD, LIBRARIES] }
}

/** Returns the credential files of a lease. */
export function adcFiles(
  config: GcpConfig,
  token: Secret,
  idToken: Secret,
): { readonly documents?: AdcFiles } {
  const { fileVariables: documents } = adcFileNames(config)
  return documents
    ? {
        documents: new Map(
          documents.map((name) => [name, name === GCLOUD ? token : adcFile(config, idToken)]),
        ),
      }
    : {}
}

/**
 * Returns application-default credentials for Google's libraries: federation with the ID token of
 * this lease, or with one that a command prints. In the first case the ID token is in the document,
 * so that the file is its own source and the runner's request token is not written to disk. A
 * library that starts while the ID token is valid (five minutes) obtains an access token of the full
 * lifetime; after that, the exchange is rejected. See the decision records on this document.
 */
function adcFile(config: GcpConfig, idToken: Secret): FileContent {
  const { universe, account } = config
  const impersonation = account && {
    service_account_impersonation_url: accountAddress(
      universe,
      account.email,
      'generateAccessToken',
    ),
    service_account_impersonation: { token_lifetime_seconds: account.lifetime },
  }
  const document = {
    type: 'external_account',
    universe_domain: universe,
    audience: stsAudience(config),
    subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
    token_url: `https://sts.${universe}/v1/token`,
    ...impersonation,
  }
  return (path, command) => {
    const format = { type: 'json', subject_token_field_name: 'id_token' }
    const source =
      command === undefined
        ? { credential_source: { file: path, format }, id_token: idToken.reveal() }
        : { credential_source: { executable: { command, timeout_millis: COMMAND_MS } } }
    return new Secret(JSON.stringify({ ...document, ...source }))
  }
}

const COMMAND_MS = 30_000
