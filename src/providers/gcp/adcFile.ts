import { Secret } from '../../core/secret.ts'
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

type AdcFiles = ReadonlyMap<string, Secret | ((path: string) => Secret)>

const GCLOUD = 'CLOUDSDK_AUTH_ACCESS_TOKEN_FILE'
const LIBRARIES = 'GOOGLE_APPLICATION_CREDENTIALS'

/**
 * Returns the variables that hold the paths of the files, which only an access token has: gcloud
 * reads the token from one file, the client libraries read the other.
 */
export function adcFileNames({ account }: GcpConfig): {
  readonly fileVariables?: readonly string[]
} {
  if (account?.tokenAudience !== undefined) return {}
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
 * this lease. The ID token is in the document, so that the file is its own source and the runner's
 * request token is not written to disk. A library that starts while the ID token is valid (five
 * minutes) obtains an access token of the full lifetime; after that, the exchange is rejected. See
 * the decision record on this document.
 */
function adcFile(config: GcpConfig, idToken: Secret): (path: string) => Secret {
  const { universe, account } = config
  const impersonation = account && {
    service_account_impersonation_url: accountAddress(
      universe,
      account.email,
      'generateAccessToken',
    ),
    service_account_impersonation: { token_lifetime_seconds: account.lifetime },
  }
  return (path) =>
    new Secret(
      JSON.stringify({
        type: 'external_account',
        universe_domain: universe,
        audience: stsAudience(config),
        subject_token_type: 'urn:ietf:params:oauth:token-type:jwt',
        token_url: `https://sts.${universe}/v1/token`,
        ...impersonation,
        credential_source: {
          file: path,
          format: { type: 'json', subject_token_field_name: 'id_token' },
        },
        id_token: idToken.reveal(),
      }),
    )
}
