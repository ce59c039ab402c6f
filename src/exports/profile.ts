import { Failure } from '../core/failure.ts'
import { Secret } from '../core/secret.ts'
import type { Credentials } from '../journal/credentials.ts'
import type { ExportTarget } from './target.ts'

interface AwsProfile {
  readonly name: string
  readonly credentials: Extract<Credentials, { kind: 'aws' }>
  /** With `refresh`: the command that prints credentials. */
  readonly command?: string | undefined
}

/**
 * Exports each AWS lease as a profile named after it, in one new configuration file that starts
 * with the job's own.
 */
export const profile: ExportTarget = {
  description: 'AWS only: a profile named after the lease, in a configuration file of its own',
  logPhrase: 'as the AWS profile',
  accepts: ({ from }) => (from === 'aws' ? undefined : 'can be "profile" with "from: aws" only'),
  names: (configs) => ({
    variables: variablesOf(
      configs.map(({ name }) => name),
      configs.some(({ refresh }) => refresh),
    ).map(({ lease, name }) => ({ lease, name, fixed: true })),
  }),
  reads: ({ variable }) => ({
    config: variable('AWS_CONFIG_FILE') || '~/.aws/config',
    credentials: variable('AWS_SHARED_CREDENTIALS_FILE') || '~/.aws/credentials',
  }),
  write(leases, { variable, existing }) {
    const profiles = leases.flatMap(({ config: { name }, lease: { credentials }, command }) =>
      credentials.kind === 'aws' ? [{ name, credentials, command }] : [],
    )
    const names = profiles.map(({ name }) => name)
    const [first] = names
    if (first === undefined) return { exported: [] }
    rejectExistingProfiles(names, existing)
    const { config = '' } = existing
    const start = config === '' || config.endsWith('\n') ? config : `${config}\n`
    return {
      env: variablesOf(
        names,
        profiles.some(({ command }) => command !== undefined),
      ).flatMap(({ lease, name, value }) => (value === undefined ? [] : [{ lease, name, value }])),
      files: [
        {
          lease: first,
          file: 'aws-config',
          variable: 'AWS_CONFIG_FILE',
          content: new Secret(`${start}${profiles.map(profileSection).join('')}`),
          atEnd: 'delete',
        },
      ],
      notices:
        variable('AWS_CONFIG_FILE') && existing['config'] === undefined
          ? ['AWS_CONFIG_FILE does not name a readable file; the new one starts empty']
          : [],
      exported: names.map((name) => ({ lease: name, name: `profile:${name}` })),
    }
  },
  overriddenBy({ lease: { credentials } }) {
    switch (credentials.kind) {
      case 'aws':
        return ['AWS_ACCESS_KEY_ID', 'AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN']
      case 'values':
        return []
    }
  },
}

/**
 * Returns the variables that profiles set, attributed to the first lease: the file that all share
 * (its path is known only later), the profile name if there is only one, and for a command what
 * older SDKs need to read the file.
 */
function variablesOf(
  [first, ...more]: readonly string[],
  hasCommand: boolean,
): readonly { readonly lease: string; readonly name: string; readonly value?: string }[] {
  if (first === undefined) return []
  return [
    { lease: first, name: 'AWS_CONFIG_FILE' },
    ...(more.length === 0 ? [{ lease: first, name: 'AWS_PROFILE', value: first }] : []),
    ...(hasCommand ? [{ lease: first, name: 'AWS_SDK_LOAD_CONFIG', value: '1' }] : []),
  ]
}

/** Throws `EXPORT_FAILED` if a profile name exists already; a profile is never overridden. */
function rejectExistingProfiles(
  names: readonly string[],
  { config = '', credentials = '' }: Readonly<Record<string, string | undefined>>,
): void {
  // The AWS tools read both files, and the credentials file takes precedence.
  const existing = new Set([...profilesIn(config), ...profilesIn(credentials)])
  const duplicates = names.filter((name) => existing.has(name))
  if (duplicates.length === 0) return
  throw new Failure(
    'EXPORT_FAILED',
    `the job's AWS configuration has a profile ${duplicates.join(', ')} already`,
    {
      causes: ['an earlier step, or the runner itself, set it up'],
      fix: 'Give the lease another name.',
    },
  )
}

const profilesIn = (text: string): readonly (string | undefined)[] =>
  [...text.matchAll(/^\s*\[\s*(?:profile\s+)?(["']?)([^\]"']+?)\1\s*\]/gm)].map(
    ([, , name]) => name,
  )

function profileSection({
  name,
  credentials: { accessKeyId, secretAccessKey, sessionToken, region },
  command,
}: AwsProfile): string {
  // Some SDKs prefer keys in a profile to its command, so a profile never has both.
  const source =
    command === undefined
      ? [
          ['aws_access_key_id', accessKeyId.reveal()],
          ['aws_secret_access_key', secretAccessKey.reveal()],
          ['aws_session_token', sessionToken.reveal()],
        ]
      : [['credential_process', command]]
  const lines = [...source, ['region', region]]
  // Only the default profile has no `profile` before its name.
  const title = name === 'default' ? name : `profile ${name}`
  return `\n[${title}]\n${lines.map(([key, value]) => `${key} = ${value}\n`).join('')}`
}
