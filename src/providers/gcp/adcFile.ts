import { Secret } from '../../core/secret.ts'
import type { GcpConfig } from './config.ts'

/** The address at which a service account is asked for something. */
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
 * The variables that name the paths of the files: gcloud reads the token from one, the libraries
 * read the other, for an access token at least.
 */
export function adcFileNames({ account }: GcpConfig): {
  readonly fileVariables?: readonly string[]
} {
  if (account?.tokenAudience !== undefined) return {}
  // The libraries' form of the document knows no delegates.
  return { fileVariables: account?.delegates.length ? [GCLOUD] : [GCLOUD, LIBRARIES] }
}

/** The files of a lease. */
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
 * Application-default credentials for Google's libraries: federation with the ID token of this
 * lease, which stands in the document itself, so that the file is its own source and the runner's
 * request token stays off the disk. A library that starts while the ID token lives (five minutes)
 * gets an access token of the full lifetime; a later one is refused. See the decision record on
 * this document.
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
