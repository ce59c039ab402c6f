/** gcloud and Terraform read an access token from these. */
export const ACCESS = ['CLOUDSDK_AUTH_ACCESS_TOKEN', 'GOOGLE_OAUTH_ACCESS_TOKEN'] as const
/** Holds an ID token. */
export const ID = 'GOOGLE_ID_TOKEN'
/** gcloud and each generation of the libraries read the project from a different one of these. */
export const PROJECT = [
  'CLOUDSDK_CORE_PROJECT',
  'CLOUDSDK_PROJECT',
  'GCLOUD_PROJECT',
  'GCP_PROJECT',
  'GOOGLE_CLOUD_PROJECT',
] as const

/** The variables of an exported token, of either type, with its project. */
export const TOKEN_VARIABLES: readonly string[] = [...ACCESS, ID, ...PROJECT]
