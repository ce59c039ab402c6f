import { clusterAndRegistryPeers } from './clusterPeers.ts'
import {
  either,
  list,
  oidcOnly,
  type Peer,
  readFromSecrets,
  same,
  seconds,
  to,
  why,
} from './peer.ts'
import { secretReaders } from './secretReaders.ts'

const longLived =
  'remove it: this action takes no long-lived keys; the ID token of the run is exchanged instead'
const retries =
  'remove it: attempts repeat within "timeout", at most ten, and only where a repeat can help'
// In quotes: an input of a step is a string, and GitHub rejects a YAML list as its value.
const quotedList = (value: string): string => `'${list(value)}'`

const configureAwsCredentials: Peer = {
  action: 'configure-aws-credentials',
  from: 'aws',
  version: '6.2.4',
  inputs: {
    audience: same,
    'aws-region': to('region'),
    'role-to-assume': to('role'),
    'role-duration-seconds': to('lifetime', seconds),
    'role-session-name': to('session-name'),
    'inline-session-policy': why('rename it to "session-policy"; its value stays as it is'),
    'managed-session-policies': to('managed-policies', quotedList),
    'action-timeout-s': to('timeout', seconds),
    'aws-profile': why(
      'write "export: profile"; the profile is named after the lease, in a file of its own',
    ),
    'overwrite-aws-profile': why('remove it: "export: profile" never changes an existing file'),
    'output-credentials': either(
      'export: output',
      'remove it: nothing is an output unless "export" says so',
    ),
    'output-env-credentials': either(
      'export: env',
      'remove it: nothing is a variable unless "export" says so',
    ),
    'allowed-account-ids': why(
      'remove it: the session is compared with the account in "role", and another is rejected',
    ),
    'role-external-id': why(
      'write it in "chain": a role assumed with an ID token takes no external ID, a chained one does',
    ),
    'role-chaining': either(
      'remove this step, and write its role in "chain" of the step with the first role',
      'remove it: that is the default',
    ),
    'transitive-tag-keys': why(
      'write "transitive-tags" in "chain": a role assumed with an ID token takes its tags from the token',
    ),
    'custom-tags': why('write "tags" in "chain": a role assumed with an ID token takes no others'),
    'role-skip-session-tagging': why('remove it: no tags are sent unless "chain" names them'),
    'aws-access-key-id': why(longLived),
    'aws-secret-access-key': why(longLived),
    'aws-session-token': why(longLived),
    'web-identity-token-file': why(oidcOnly),
    'force-skip-oidc': why(oidcOnly),
    'use-existing-credentials': why(
      'remove it: each step leases its own session, so that its end is known',
    ),
    'unset-current-credentials': why(
      'remove it: "export: env" replaces the variables of an earlier session',
    ),
    'mask-aws-account-id': why('remove it: account IDs are not secrets and are never masked'),
    'http-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
    'https-proxy': why('set HTTPS_PROXY on the runner; proxy variables are honoured'),
    'no-proxy': why('set NO_PROXY on the runner; proxy variables are honoured'),
    'sts-endpoint': to('address'),
    'disable-retry': why(retries),
    'retry-max-attempts': why(retries),
    'special-characters-workaround': why(
      'remove it: quote the variable in the tool that cannot read it',
    ),
  },
  outputs: {
    'aws-account-id': '`account`, with `export: output`',
    'aws-access-key-id': '`AWS_ACCESS_KEY_ID` with `export: output`',
    'aws-secret-access-key': '`AWS_SECRET_ACCESS_KEY` with `export: output`',
    'aws-session-token': '`AWS_SESSION_TOKEN` with `export: output`',
    'aws-expiration': '`expires-at`',
    'authenticated-arn': '`arn`, with `export: output`; always `id` of the lease in `details`',
  },
}

const vaultAction: Peer = {
  action: 'vault-action',
  from: 'vault',
  version: '3.4.0',
  inputs: {
    role: same,
    namespace: same,
    url: to('address'),
    secrets: { ...to('read', readFromSecrets), block: true },
    jwtGithubAudience: to('audience'),
    path: to('mount'),
    exportEnv: either("export: '[env, output]'", 'export: output'),
    exportToken: either('export-credentials: true', 'remove it: that is the default'),
    outputToken: either('export-credentials: true', 'remove it: that is the default'),
    caCertificate: why('write "ca-certificate" with the PEM text itself, not in Base64'),
    // k8s-set-context has an input of this name with values of its own.
    method: why(oidcOnly, /^(?!kubeconfig$|service-)/i),
    token: why(oidcOnly),
    roleId: why(oidcOnly),
    secretId: why(oidcOnly),
    githubToken: why(oidcOnly),
    username: why(oidcOnly),
    password: why(oidcOnly),
    kubernetesTokenPath: why(oidcOnly),
    authPayload: why(oidcOnly),
    jwtPrivateKey: why(oidcOnly),
    jwtKeyPassword: why(oidcOnly),
    jwtTtl: why('remove it: the lifetime of the token is set by the role in Vault'),
    ignoreNotFound: why(
      'write " | optional" after path and field of each secret that may be absent; remove it otherwise',
    ),
    secretEncodingType: why(
      'write " | base64" after path and field of each secret that is encoded',
    ),
    tlsSkipVerify: why(
      'remove it: certificates are always verified; write "ca-certificate" for a private authority',
    ),
    extraHeaders: why('write "headers", a mapping of names that begin with X- or CF-'),
    clientCertificate: why('write "tls-certificate" with the PEM text itself, not in Base64'),
    clientKey: why('write "tls-key" with the PEM text itself, not in Base64'),
  },
  outputs: {
    vault_token: '`token`, in a lease without `read` or with `export-credentials: true`',
    errorMessage: '`error-code`, and the annotation of the failed step',
  },
}

const googleAuth: Peer = {
  action: 'google-github-actions/auth',
  from: 'gcp',
  version: '3.0.0',
  inputs: {
    audience: same,
    delegates: same,
    universe: same,
    workload_identity_provider: to('workload-identity-provider'),
    service_account: to('service-account'),
    project_id: to('project'),
    access_token_lifetime: to('lifetime', seconds),
    access_token_scopes: to('scope', quotedList),
    id_token_audience: to('token-audience'),
    token_format: why('write "token-type: access" or "token-type: id"'),
    create_credentials_file: why('remove it: the file is written if "export" lists "file"'),
    export_environment_variables: either("export: '[env, file]'", 'export: output'),
    credentials_json: why(longLived),
    cleanup_credentials: why('remove it: the file is always deleted in the post step'),
    access_token_subject: why('remove it: domain-wide delegation is not supported'),
    id_token_include_email: why('remove it: an ID token of a service account includes its e-mail'),
    request_reason: why('remove it: this action sends no text of the workflow as the reason'),
    retries: why(retries),
    backoff: why(retries),
    backoff_limit: why(retries),
  },
  outputs: {
    project_id: '`GOOGLE_CLOUD_PROJECT` with `export: env` or `output`',
    credentials_file_path: '`GOOGLE_APPLICATION_CREDENTIALS` with `export: file`',
    access_token: '`token`, with `export: output`',
    access_token_expiration: '`expires-at`',
    id_token: '`token`, with `token-type: id` and `export: output`',
    auth_token: '`token` of a lease without `service-account`',
  },
}

const azureLogin: Peer = {
  action: 'azure/login',
  from: 'azure',
  version: '2.3.0',
  inputs: {
    audience: same,
    'client-id': same,
    'tenant-id': same,
    'subscription-id': same,
    environment: why('write "cloud: public", "cloud: government" or "cloud: china"'),
    creds: why(longLived),
    'auth-type': why(oidcOnly),
    'enable-AzPSSession': why(
      'remove it, and log in with Connect-AzAccount -AccessToken in the step that needs PowerShell',
    ),
    'allow-no-subscriptions': why('remove it: "subscription-id" is optional'),
  },
  outputs: {},
}

const createGithubAppToken: Peer = {
  action: 'create-github-app-token',
  version: '3.0.0',
  inputs: {
    'app-id': why(longLived),
    'private-key': why(longLived),
    owner: why('write "scope: OWNER/REPO" with "from: octo-sts"'),
    repositories: why('write "scope: OWNER/REPO" with "from: octo-sts", a lease for each'),
    enterprise: why('remove it: a trust policy of Octo STS names the organisation'),
    'skip-token-revoke': why('remove it: the token is always revoked in the post step'),
    'github-api-url': why('remove it: the API follows from the GitHub server of the job'),
    'permission-*': why('write the permission into the trust policy that "identity" names'),
  },
  outputs: {
    token: '`token`, with `export: output`',
    'installation-id': 'none: the trust policy names what the token is for',
    'app-slug': 'none: the app is that of the Octo STS server',
  },
}

/** The actions that users migrate from; source of the errors, the migration pages and the tests. */
export const peers: readonly Peer[] = [
  configureAwsCredentials,
  vaultAction,
  googleAuth,
  azureLogin,
  createGithubAppToken,
  ...clusterAndRegistryPeers,
  ...secretReaders,
]
